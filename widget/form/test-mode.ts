/**
 * A form in test mode, in a file of its own that no live form loads: after each answer that sends a code to nobody it fetches that code, and
 * the form says it where it says where a code went.
 */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import type { NextStep, SubmissionReceipt } from '../../shared/contract/submission.ts';
import type { SubmissionTestMessages } from '../../shared/contract/test-message.ts';
import type { PublicApi } from '../client/public-api.ts';

/** @param api is changed in place: the form's steps hold it already */
export function showTestCodes(api: PublicApi, { texts }: Pick<WidgetConfig, 'texts'>, base: string, fetcher: typeof fetch): void {
  const { submit, verify, resend } = api;
  let sentence = '';
  let steps: readonly NextStep[] = [];

  type Holder = Pick<SubmissionReceipt, 'submission_id' | 'submission_secret'>;
  const say = async (holder: Holder, to: NextStep['to'] | undefined): Promise<void> => {
    const code = to && (await codeFor(holder, to).catch(() => undefined));
    // As it came with the render token; said once, it holds the code.
    if (texts.code_hint?.includes('{code}')) sentence = texts.code_hint;
    // Whoever tests finds it at GET /v1/test-messages, too.
    Object.assign(texts, { code_hint: sentence.replace('{code}', code || '…') });
  };
  const codeFor = async ({ submission_id, submission_secret }: Holder, to: NextStep['to']): Promise<string | null | undefined> => {
    const url = `${base}v1/submissions/${encodeURIComponent(submission_id)}/test-messages`;
    const response = await fetcher(url, { credentials: 'omit', headers: { 'sayso-secret': submission_secret } });
    const { test_messages: found } = (await response.json()) as SubmissionTestMessages;
    return found.find((message) => message.to.kind === to && message.code)?.code;
  };

  api.submit = async (...given) => {
    const answer = await submit(...given);
    steps = answer.ok ? answer.value.next : [];
    if (answer.ok) await say(answer.value, steps[0]?.to);
    return answer;
  };
  api.verify = async (holder, code, to) => {
    const answer = await verify(holder, code, to);
    if (answer.ok) await say(holder, steps[steps.findIndex((step) => step.to === to) + 1]?.to);
    return answer;
  };
  api.resend = async (holder, to) => {
    const answer = await resend(holder, to);
    await say(holder, to);
    return answer;
  };
}
