/**
 * What happens when somebody acts. It grants nothing by itself: every choice is what was ticked at the press of the button,
 * with the text that stood beside it.
 */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import type { ExternalId, NextStep, SubmissionReceipt, SubmissionRequest } from '../../shared/contract/submission.ts';
import { explain } from '../client/explain.ts';
import type { PublicApi, Refusal } from '../client/public-api.ts';
import type { EventName } from '../embed/host.ts';
import { say } from '../ui/say.ts';
import { checkFields } from './checks.ts';
import { asciiDigits, type Regions, regionOf } from './phone-hint.ts';
import { createSender } from './sender.ts';
import type { Field, FormState } from './state.ts';

export interface FlowDeps {
  readonly config: WidgetConfig;
  readonly api: PublicApi;
  readonly regions: Regions;
  regionName(id: string): string;
  externalIds(): readonly ExternalId[];
  emit(event: EventName): void;
  page(): SubmissionRequest['page'];
  newKey(): string;
  now(): number;
  get(): FormState;
  /** Draws before it returns. */
  set(patch: Partial<FormState>): void;
  /** Brings the first field in error, else the new step, into focus. */
  focus(on: 'error' | 'step'): void;
  /** Whether the control at this position and its text are on screen. */
  drawn(index: number): boolean;
}

export interface FieldsFlow {
  /** The first touch of the form. */
  touch(): void;
  typePhone(phone: string): void;
  tick(index: number, on: boolean): void;
  submit(): Promise<void>;
  decline(): void;
  backToFields(): void;
}
export interface CodeFlow {
  verify(): Promise<void>;
  resend(): Promise<void>;
}
export type Flow = FieldsFlow & CodeFlow;

export function createFlow(deps: FlowDeps): Flow {
  return { ...fieldsFlow(deps), ...codeFlow(deps) };
}

function fieldsFlow(deps: FlowDeps): FieldsFlow {
  const { config, get, set } = deps;
  const sender = createSender(deps);
  let touched = false;
  let askedAbout: string | undefined;

  const withoutError = (field: Field): FormState['errors'] => ({ ...get().errors, [field]: '' });

  return {
    touch() {
      if (touched) return;
      touched = true;
      deps.emit('started');
      sender.prepare();
    },
    typePhone(phone) {
      set({ phone, country: regionOf(phone, get().country, deps.regions), errors: withoutError('phone') });
    },
    tick(index, on) {
      set({ ticked: get().ticked.map((before, at) => (at === index ? on : before)), errors: withoutError('choose') });
    },
    async submit() {
      if (get().sending) return;
      const checked = checkFields(config, get(), deps.regions, deps.regionName(get().country), askedAbout);
      askedAbout = checked.askedAbout ?? askedAbout;
      set({ errors: checked.errors, notice: undefined });
      if (Object.keys(checked.errors).length > 0) return deps.focus('error');
      set({ sending: true });
      const answer = await sender.send();
      if (!answer.ok) return fail(deps, answer.error);
      deps.emit('submitted');
      set({ sending: false, manageUrl: answer.value.own_acts_url });
      enterStep(deps, answer.value, 0);
    },
    decline() {
      // What is on its way can't be declined any more; the next screen says how to take it back.
      if (get().sending) return;
      // Whoever comes back finds nothing ticked.
      set({ step: 'none', ticked: config.controls.map(() => false), errors: {}, notice: undefined });
      deps.emit('closed');
      deps.focus('step');
    },
    backToFields() {
      if (get().sending) return;
      set({ step: 'fields', errors: {}, notice: undefined });
      deps.focus('step');
    },
  };
}

function codeFlow(deps: FlowDeps): CodeFlow {
  const { config, api, get, set, now } = deps;

  const wrongCode = (): void => {
    set({ sending: false, errors: { code: say(config.texts, 'code_wrong') } });
    deps.focus('error');
  };

  return {
    async verify() {
      const { receipt, nextIndex, sending } = get();
      const step = receipt?.next[nextIndex];
      if (!receipt || !step || sending) return;
      const code = asciiDigits(get().code).replace(/\D/g, '');
      if (!code) return wrongCode();
      set({ sending: true, errors: {}, notice: undefined });
      const answer = await api.verify(receipt, code, step.to);
      if (!answer.ok) return answer.error.type === 'not-valid' ? wrongCode() : fail(deps, answer.error);
      deps.emit('confirmed');
      // With two addresses, the page linked is that of the one proved first.
      set({ sending: false, manageUrl: nextIndex === 0 ? answer.value.preferences_url : get().manageUrl });
      enterStep(deps, receipt, nextIndex + 1);
    },
    async resend() {
      const { receipt, nextIndex, resendAtMs } = get();
      const step = receipt?.next[nextIndex];
      if (!receipt || !step || now() < resendAtMs) return;
      set({ resendAtMs: resendTime(step, now()), resent: false, notice: undefined, errors: {} });
      const answer = await api.resend(receipt, step.to);
      if (answer.ok) set({ resent: true });
      else fail(deps, answer.error);
    },
  };
}

function enterStep({ now, set, focus }: FlowDeps, receipt: SubmissionReceipt, nextIndex: number): void {
  const step = receipt.next[nextIndex];
  if (step) set({ step: 'code', receipt, nextIndex, code: '', resent: false, resendAtMs: resendTime(step, now()) });
  else set({ step: 'done', receipt, nextIndex });
  focus('step');
}

function resendTime(step: NextStep, nowMs: number): number {
  return nowMs + step.resend_after_seconds * 1000;
}

function fail({ config, set, focus }: FlowDeps, refusal: Refusal): void {
  const { field, text, retry } = explain(refusal);
  set({ sending: false, ...(field ? { errors: { [field]: say(config.texts, text) } } : { notice: { text, retry } }) });
  if (field) focus('error');
}
