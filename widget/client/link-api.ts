/** The routes of links into apps as functions. Every way to fail is null: the page asks again, or says that it did not go through. */
import type { LinkMade, LinkView } from '../../shared/contract/link.ts';
import type { SubmissionReceipt } from '../../shared/contract/submission.ts';
import { FORM_REQUEST_TIMEOUT_MS } from '../../shared/limits.ts';
import type { ChannelId } from '../../shared/vocabulary.ts';

type Receipt = Pick<SubmissionReceipt, 'submission_id' | 'submission_secret'>;

export interface LinkApi {
  make(receipt: Receipt, channel: ChannelId): Promise<LinkMade | null>;
  /** How it stands. */
  read(receipt: Receipt, made: LinkMade): Promise<LinkView | null>;
}

/** @param base the loader's address, ending in a slash */
export function linkApi(base: string, fetcher: typeof fetch): LinkApi {
  const call = async <T>(receipt: Receipt, below: string, secret: string, body?: unknown): Promise<T | null> => {
    try {
      const response = await fetcher(`${base}v1/submissions/${encodeURIComponent(receipt.submission_id)}/links${below}`, {
        credentials: 'omit',
        headers: { 'sayso-secret': secret, ...(body !== undefined && { 'content-type': 'application/json' }) },
        signal: AbortSignal.timeout(FORM_REQUEST_TIMEOUT_MS),
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      });
      return response.ok ? ((await response.json()) as T) : null;
    } catch {
      return null; // no answer, or one torn off half way
    }
  };
  return {
    make: (receipt, channel) => call(receipt, '', receipt.submission_secret, { channel }),
    read: (receipt, made) => call(receipt, `/${encodeURIComponent(made.link_id)}`, made.link_secret),
  };
}
