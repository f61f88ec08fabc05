/**
 * Reads Infobip's answers. A 200 is no acceptance: each message has a status of its own, and a rejected one was not taken.
 * Source: infobip.com/docs "Message status codes", "Response status and error codes", read November 2026.
 */
import type { SendOutcome } from '../messenger.ts';
import { isObject, type ProviderAnswer } from '../provider-call.ts';

/** By name. Those about the account leave another one to try. */
const REJECTED: Readonly<Record<string, Exclude<SendOutcome, { sent: unknown }> | undefined>> = {
  // "Destination is on a blocklist": the operator's or the account's own, which is where Infobip keeps opt-outs.
  REJECTED_DESTINATION: { retry: 'never', reason: 'recipient_opted_out' },
  REJECTED_DND: { retry: 'never', reason: 'recipient_on_do_not_disturb_list' },
  REJECTED_INVALID_DESTINATION: { retry: 'never', reason: 'number_invalid' },
  REJECTED_PREFIX_MISSING: { retry: 'never', reason: 'number_invalid' },
  MISSING_TO: { retry: 'never', reason: 'number_invalid' },
  REJECTED_MESSAGE_TOO_LONG: { retry: 'never', reason: 'text_too_long' },
  REJECTED_FLOODING_FILTER: { retry: 'never', reason: 'blocked_for_fraud' },
  REJECTED_NOT_ENOUGH_CREDITS: { retry: 'never', reason: 'no_credit', about: 'account' },
  REJECTED_PREPAID_PACKAGE_EXPIRED: { retry: 'never', reason: 'no_credit', about: 'account' },
  REJECTED_SENDER: { retry: 'never', reason: 'sender_refused', about: 'account' },
  REJECTED_SOURCE: { retry: 'never', reason: 'sender_refused', about: 'account' },
  REJECTED_NETWORK: { retry: 'never', reason: 'country_not_enabled', about: 'account' },
  REJECTED_ROUTE_NOT_AVAILABLE: { retry: 'never', reason: 'country_not_enabled', about: 'account' },
  REJECTED_DESTINATION_NOT_REGISTERED: { retry: 'never', reason: 'account_on_trial', about: 'account' },
  REJECTED_SYSTEM_ERROR: { retry: 'later', reason: 'REJECTED_SYSTEM_ERROR' },
};

export function outcomeOf({ status, json }: ProviderAnswer): SendOutcome {
  if (status === 200) return statusOf(json);
  if (status === 429) return { retry: 'later', reason: 'status_429' };
  if (status === 401 || status === 403) return { retry: 'never', reason: 'credentials_refused', about: 'account' };
  return { retry: 'never', reason: `status_${status}` };
}

function statusOf(json: ProviderAnswer['json']): SendOutcome {
  const [message] = Array.isArray(json?.messages) ? json.messages : [];
  const taken = isObject(message) ? message : {};
  const { groupName, name } = isObject(taken.status) ? taken.status : {};
  // What can't be read may have been sent; it is kept for sent, without an id.
  if (groupName !== 'REJECTED') return { sent: { providerId: typeof taken.messageId === 'string' ? taken.messageId : null } };
  const reason = /^[A-Z][A-Z_]{1,60}$/.exec(typeof name === 'string' ? name : '')?.[0] ?? 'REJECTED';
  return REJECTED[reason] ?? { retry: 'never', reason };
}
