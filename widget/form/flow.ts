/**
 * What happens when somebody acts: the only part of the form that sends. It grants nothing by itself: every choice is what
 * was ticked at the press of the button, with the text that stood beside it.
 */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import type { ExternalId, NextStep, SubmissionRequest } from '../../shared/contract/submission.ts';
import { explain } from '../client/explain.ts';
import { type PendingSubmission, pendingSubmission, type Said } from '../client/pending-submission.ts';
import type { PublicApi, Refusal } from '../client/public-api.ts';
import type { EventName } from '../embed/host.ts';
import { say } from '../ui/say.ts';
import { checkFields } from './checks.ts';
import { choicesOf, tickedNeeds } from './choices.ts';
import { asciiDigits, type Regions, regionOf } from './phone-hint.ts';
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
  drawn(index: number): boolean;
}

export interface Flow {
  /** The first touch of the form. */
  touch(): void;
  typePhone(phone: string): void;
  tick(index: number, on: boolean): void;
  submit(): Promise<void>;
  decline(): void;
  backToFields(): void;
  verify(): Promise<void>;
  resend(): Promise<void>;
}

export function createFlow(deps: FlowDeps): Flow {
  const { config, api, get, set } = deps;
  const pending = pendingSubmission(deps.newKey);
  const tokens = renderTokens(deps);
  let touched = false;
  let askedAbout: string | undefined;

  const withoutError = (field: Field): FormState['errors'] => ({ ...get().errors, [field]: '' });

  const fail = (refusal: Refusal): void => {
    const { field, text, retry } = explain(refusal);
    set({ sending: false, ...(field ? { errors: { [field]: say(config.texts, text) } } : { notice: { text, retry } }) });
    if (field) deps.focus('error');
  };

  const wrongCode = (): void => {
    set({ sending: false, errors: { code: say(config.texts, 'code_wrong') } });
    deps.focus('error');
  };

  return {
    touch() {
      if (touched) return;
      touched = true;
      deps.emit('started');
      void tokens.get();
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
      const answer = await send(deps, pending, tokens);
      if (!answer.ok) return fail(answer.error);
      const receipt = answer.value;
      deps.emit('submitted');
      set({ sending: false, receipt, nextIndex: 0, manageUrl: receipt.own_acts_url });
      enterStep(deps, receipt.next[0]);
    },

    decline() {
      // What is on its way can't be declined any more; it can be taken back on the next screen.
      if (get().sending) return;
      // Whoever comes back finds nothing ticked.
      set({ step: 'none', ticked: config.controls.map(() => false), errors: {}, notice: undefined });
      deps.emit('closed');
      deps.focus('step');
    },

    backToFields() {
      set({ step: 'fields', errors: {}, notice: undefined });
      deps.focus('step');
    },

    async verify() {
      const { receipt, nextIndex, sending } = get();
      const step = receipt?.next[nextIndex];
      if (!receipt || !step || sending) return;
      const code = asciiDigits(get().code).replace(/\D/g, '');
      if (!code) return wrongCode();
      set({ sending: true, errors: {}, notice: undefined });
      const answer = await api.verify(receipt, code, step.to);
      if (!answer.ok) return answer.error.type === 'not-valid' ? wrongCode() : fail(answer.error);
      deps.emit('confirmed');
      // With two addresses the first one proved is the one whose page is linked.
      set({ sending: false, nextIndex: nextIndex + 1, manageUrl: nextIndex === 0 ? answer.value.preferences_url : get().manageUrl });
      enterStep(deps, receipt.next[nextIndex + 1]);
    },

    async resend() {
      const { receipt, nextIndex } = get();
      const step = receipt?.next[nextIndex];
      if (!receipt || !step || deps.now() < get().resendAtMs) return;
      set({ resendAtMs: deps.now() + step.resend_after_seconds * 1000, resent: false, notice: undefined, errors: {} });
      const answer = await api.resend(receipt, step.to);
      if (answer.ok) set({ resent: true });
      else fail(answer.error);
    },
  };
}

function enterStep({ now, set, focus }: FlowDeps, step: NextStep | undefined): void {
  if (step) set({ step: 'code', code: '', resent: false, resendAtMs: now() + step.resend_after_seconds * 1000 });
  else set({ step: 'done' });
  focus('step');
}

interface RenderTokens {
  get(): ReturnType<PublicApi['render']>;
  forget(): void;
}

/** One token, fetched at the first touch and kept until it is used; a fetch that failed is made again. */
function renderTokens({ api, config }: FlowDeps): RenderTokens {
  let token: ReturnType<PublicApi['render']> | undefined;
  return {
    async get() {
      token ??= api.render(config.version, config.locale);
      const answer = await token;
      if (!answer.ok) token = undefined;
      return answer;
    },
    forget() {
      token = undefined;
    },
  };
}

/** Sends what is on screen. A refused render token (a day old, or spent) is replaced once, under a new key. */
async function send(
  deps: FlowDeps,
  pending: PendingSubmission,
  tokens: RenderTokens,
  mayReplaceToken = true,
): ReturnType<PublicApi['submit']> {
  const token = await tokens.get();
  if (!token.ok) return token;
  const { key, body } = pending.take(said(deps), (content) => ({
    ...content,
    render_token: token.value.render_token,
    page: deps.page(),
  }));
  const answer = await deps.api.submit(key, body);
  if (!answer.ok && mayReplaceToken && answer.error.type === 'render-token-refused') {
    pending.forget();
    tokens.forget();
    return send(deps, pending, tokens, false);
  }
  if (answer.ok) {
    pending.forget();
    tokens.forget();
  }
  return answer;
}

function said(deps: FlowDeps): Said {
  const { config } = deps;
  const { phone, country, email, ticked } = deps.get();
  const ids = deps.externalIds();
  return {
    ...(config.phone && phone.trim() && { phone: phone.trim(), phone_country: country }),
    // Hidden again by its box, an address that was typed stays in the browser.
    ...(tickedNeeds('email', config.controls, ticked) && { email: email.trim() }),
    ...(ids.length > 0 && { external_ids: [...ids] }),
    locale: config.locale,
    choices: choicesOf(config.controls, ticked, deps.drawn),
  };
}
