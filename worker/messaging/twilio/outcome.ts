/** Reads Twilio's answers. An answer names a code and a sentence; the sentence may hold the number and is never kept. Source: Twilio docs "Error and warning dictionary", read November 2026. */
import type { SendOutcome } from '../messenger.ts';
import type { ProviderAnswer } from '../provider-call.ts';

/** About the person or the message. */
const NEVER: Readonly<Record<number, string>> = {
  21610: 'recipient_opted_out', // the person's STOP holds at Twilio
  21211: 'number_invalid',
  21614: 'number_not_mobile',
  21635: 'number_not_mobile',
  60205: 'number_not_mobile', // Verify, SMS to a landline
  21612: 'recipient_not_reachable',
  21617: 'text_too_long',
  60410: 'blocked_for_fraud', // Verify Fraud Guard
};

/** About the account: another one may take it. */
const ACCOUNT: Readonly<Record<number, string>> = {
  20003: 'credentials_refused',
  20005: 'account_not_active',
  21408: 'country_not_enabled',
  60605: 'country_not_enabled', // Verify
  21603: 'no_sender',
  21606: 'sender_refused',
  21659: 'sender_refused',
  21660: 'sender_refused',
  21701: 'sender_refused', // no such Messaging Service
  21703: 'sender_refused', // a service without senders
  21910: 'sender_refused', // sender and recipient on two channels
  63007: 'sender_refused', // no such WhatsApp sender
  21655: 'template_missing',
  21656: 'template_unfit',
  60204: 'custom_code_not_enabled', // "Service does not support this feature"
  60206: 'custom_code_not_enabled',
  63038: 'quota_used_up', // the account's messages of a day
};

/** Surely not taken, and soon over. */
const LATER: readonly number[] = [14107, 20429, 21611, 60203, 60207, 60212, 63018];

export function outcomeOf({ status, json }: ProviderAnswer): SendOutcome {
  if (status === 200 || status === 201) return { sent: { providerId: typeof json?.sid === 'string' ? json.sid : null } };
  const code = typeof json?.code === 'number' ? json.code : 0;
  const [never, account] = [NEVER[code], ACCOUNT[code]];
  if (never !== undefined) return { retry: 'never', reason: never };
  if (LATER.includes(code) || status === 429) return { retry: 'later', reason: code === 0 ? 'status_429' : `code_${code}` };
  if (account !== undefined) return { retry: 'never', reason: account, about: 'account' };
  // Of credentials or a right that is missing, whatever the code.
  if (status === 401 || status === 403) return { retry: 'never', reason: 'credentials_refused', about: 'account' };
  return { retry: 'never', reason: code === 0 ? `status_${status}` : `code_${code}` };
}
