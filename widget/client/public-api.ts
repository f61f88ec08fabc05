/** The public routes as functions. Every way to fail is a value: a refusal by its problem type, or `network` when no answer came. */
import type { Problem, ProblemError } from '../../shared/contract/error.ts';
import type { ProofChallenge } from '../../shared/contract/proof.ts';
import type { NextStep, RenderAnswer, SubmissionReceipt, SubmissionRequest, VerifyAnswer } from '../../shared/contract/submission.ts';
import { FORM_REQUEST_TIMEOUT_MS } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';

export interface Refusal {
  /** The last part of the problem's type, `network` when nothing came back, `unknown` for an answer that is no problem document. */
  readonly type: string;
  readonly errors: readonly ProblemError[];
  /** To be solved before the same is sent again. */
  readonly challenge?: ProofChallenge | undefined;
}
export type Answer<T> = Promise<Result<T, Refusal>>;
type To = NextStep['to'];
type Receipt = Pick<SubmissionReceipt, 'submission_id' | 'submission_secret'>;

export interface PublicApi {
  render(version: number, locale: string): Answer<RenderAnswer>;
  submit(key: string, body: SubmissionRequest): Answer<SubmissionReceipt>;
  verify(receipt: Receipt, code: string, to: To): Answer<VerifyAnswer>;
  resend(receipt: Receipt, to: To): Answer<unknown>;
}

/** @param base the loader's address, ending in a slash */
export function publicApi(base: string, widget: string, fetcher: typeof fetch): PublicApi {
  const post = async <T>(path: string, body: unknown, headers?: Record<string, string>): Answer<T> => {
    let problem: Partial<Problem> | undefined;
    try {
      const response = await fetcher(`${base}v1/${path}`, {
        method: 'POST',
        credentials: 'omit',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(FORM_REQUEST_TIMEOUT_MS),
      });
      // An answer torn off half way is no answer; a refusal may come from a proxy that knows no JSON.
      if (response.ok) return ok((await response.json()) as T);
      problem = await response.json().catch(() => undefined);
    } catch {
      return err({ type: 'network', errors: [] });
    }
    return err({ type: problem?.type?.split('/').pop() ?? 'unknown', errors: problem?.errors ?? [], challenge: problem?.challenge });
  };
  const widgetPath = `widgets/${encodeURIComponent(widget)}/`;
  const step = <T>(receipt: Receipt, name: string, body: unknown): Answer<T> =>
    post(`submissions/${encodeURIComponent(receipt.submission_id)}/${name}`, body, { 'sayso-secret': receipt.submission_secret });

  return {
    render: (version, locale) => post(`${widgetPath}render?texts=later`, { version, locale }),
    submit: (key, body) => post(`${widgetPath}submissions`, body, { 'idempotency-key': key }),
    verify: (receipt, code, to) => step(receipt, 'verify', { code, to }),
    resend: (receipt, to) => step(receipt, 'resend', { to }),
  };
}
