/** Sends what was said, once it was checked, and goes on to what the server asks for next. A refusal is said where it can be mended. */
import type { ExternalId, NextStep, SubmissionReceipt, SubmissionRequest } from '../../shared/contract/submission.ts';
import { explain } from '../client/explain.ts';
import type { PublicApi, Refusal } from '../client/public-api.ts';
import { say } from '../ui/say.ts';
import type { FlowDeps } from './flow.ts';
import { createSender } from './sender.ts';

export interface SendDeps extends Pick<FlowDeps, 'config' | 'emit' | 'get' | 'set' | 'focus' | 'extra'> {
  readonly api: PublicApi;
  externalIds(): readonly ExternalId[];
  page(): SubmissionRequest['page'];
  newKey(): string;
  now(): number;
  /** Whether the control at this position and its text are on screen. */
  drawn(index: number): boolean;
}

export interface SendFlow {
  /** Fetches what sending needs, so that it is there when the button is pressed. */
  prepare(): void;
  send(): Promise<void>;
}

export function createSendFlow(deps: SendDeps): SendFlow {
  const sender = createSender(deps);
  return {
    prepare: sender.prepare,
    async send() {
      const answer = await sender.send();
      if (!answer.ok) return fail(deps, answer.error);
      deps.emit('submitted');
      deps.set({ sending: false, manageUrl: answer.value.own_acts_url });
      enterStep(deps, answer.value, 0);
    },
  };
}

export function enterStep({ now, set, focus }: SendDeps, receipt: SubmissionReceipt, nextIndex: number): void {
  const step = receipt.next[nextIndex];
  if (step) set({ step: 'code', receipt, nextIndex, code: '', resent: false, resendAtMs: resendTime(step, now()) });
  else set({ step: 'done', receipt, nextIndex });
  focus('step');
}

export function resendTime(step: NextStep, nowMs: number): number {
  return nowMs + step.resend_after_seconds * 1000;
}

export function fail({ config, set, focus }: SendDeps, refusal: Refusal): void {
  const { field, text, retry } = explain(refusal);
  set({ sending: false, ...(field ? { errors: { [field]: say(config.texts, text) } } : { notice: { text, retry } }) });
  if (field) focus('error');
}
