/** What becomes of a message after one attempt: sent, tried again later, or dead. Pure. */
import { MESSAGE_BACKOFF_MS } from '../../shared/limits.ts';
import type { RouteOutcome } from './send-by-route.ts';

export type AfterAttempt =
  | { readonly do: 'settle'; readonly providerId: string | null; readonly account: string | null; readonly sender: string | null }
  /** `mayBeSentBy`: nobody knows whether that account has sent it, so that it goes by no other any more; null: no news of that. */
  | { readonly do: 'postpone'; readonly waitMs: number; readonly reason: string; readonly mayBeSentBy: string | null }
  | { readonly do: 'bury'; readonly reason: string; readonly account: string | null };

/**
 * @param attempts made so far, this one included.
 * @param mayBeSentBy the account that may have sent it at an earlier attempt.
 */
export function afterAttempt(outcome: RouteOutcome, attempts: number, mayBeSentBy: string | null): AfterAttempt {
  if ('sent' in outcome) {
    const { providerId, account = null, sender = null } = outcome.sent;
    return { do: 'settle', providerId, account, sender };
  }
  const waitMs = MESSAGE_BACKOFF_MS[attempts - 1];
  if ('unknown' in outcome) {
    const { account, mayRepeat } = outcome;
    return mayRepeat && waitMs !== undefined
      ? { do: 'postpone', waitMs, reason: 'outcome_unknown', mayBeSentBy: account }
      : { do: 'bury', reason: 'outcome_unknown', account };
  }
  if (outcome.retry === 'later' && waitMs !== undefined) return { do: 'postpone', waitMs, reason: outcome.reason, mayBeSentBy: null };
  // What an account may have sent before stays unknown, whatever it or our own side says now.
  return { do: 'bury', reason: mayBeSentBy === null ? outcome.reason : 'outcome_unknown', account: null };
}
