/**
 * Calls Meta's Graph API and reads its refusals. It has no idempotency key: what may have been taken is never sent again.
 * Sources: Meta docs WhatsApp "Error codes" (2026), Messenger "Common error codes" (2026-03-18), "Graph API, handling errors"; read November 2026.
 */
import type { Network } from '../../platform/network.ts';
import type { MessagingAccount, SendOutcome } from '../messenger.ts';
import { baseUrl, callProvider, isObject, type ProviderAnswer, UnknownOutcome } from '../provider-call.ts';

/** Meta keeps a version for two years; v23.0 came in May 2025. */
const VERSION = 'v23.0';

/** @param node the id that sends: a phone number's, a page's or a professional account's */
export function postMessage(
  { settings, secrets }: MessagingAccount<'meta'>,
  network: Network,
  host: string,
  node: string,
  body: object,
): Promise<ProviderAnswer> {
  return callProvider(network, `${baseUrl(host, settings.base_url)}/${VERSION}/${node}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secrets.access_token}` },
    body: JSON.stringify(body),
  });
}

/** By code. What is not here is the message's or the set-up's own fault and is not tried again. */
const REFUSALS: Readonly<Record<number, string>> = {
  131026: 'recipient_not_reachable', // not on WhatsApp, or an app too old
  131030: 'recipient_not_allowed', // a test number's list
  131047: 'outside_window', // more than 24 hours since the person's last message
  131049: 'marketing_capped', // enough marketing for this person; days, not seconds
  131050: 'recipient_opted_out', // stopped marketing messages of this business
  131062: 'number_needed', // not to a business-scoped id
  132000: 'template_unfit',
  132001: 'template_missing',
  132012: 'template_unfit',
  132015: 'template_paused',
  132016: 'template_disabled',
  132018: 'template_unfit',
  190: 'credentials_refused',
  551: 'recipient_not_reachable', // turned the page's messages off
};

/** Said of this account's token or templates: another account may send it. */
const OF_THE_ACCOUNT = new Set([190, 132001, 132015, 132016]);

/** Not taken, for there were too many: of the app, the page, the business account, this number, this pair. */
const TOO_MANY = new Set([4, 32, 613, 80006, 80007, 130429, 131056]);
const OUTSIDE_WINDOW_SUBCODES = new Set([2018278, 2534022]);
const NO_SUCH_PERSON_SUBCODE = 2018001;
/** "An unexpected error": temporary, and nothing says that it was not taken. */
const UNEXPECTED = new Set([1, 2, 131000, 131016]);

/** @throws where Meta itself does not know. @param idOf the message's id in the answer to a success */
export function graphOutcome({ status, json }: ProviderAnswer, idOf: (json: Readonly<Record<string, unknown>>) => unknown): SendOutcome {
  if (status >= 200 && status < 300) {
    const id = json && idOf(json);
    return { sent: { providerId: typeof id === 'string' ? id : null } };
  }
  const error = isObject(json?.error) ? json.error : {};
  const [code, subcode] = [Number(error.code), Number(error.error_subcode)];
  if (status === 429 || TOO_MANY.has(code)) return { retry: 'later', reason: Number.isInteger(code) ? `code_${code}` : `status_${status}` };
  if (UNEXPECTED.has(code) || error.is_transient === true) throw new UnknownOutcome(`code_${code}`);
  if (OUTSIDE_WINDOW_SUBCODES.has(subcode)) return { retry: 'never', reason: 'outside_window' };
  if (subcode === NO_SUCH_PERSON_SUBCODE) return { retry: 'never', reason: 'recipient_not_reachable' };
  const reason = REFUSALS[code] ?? (Number.isInteger(code) ? `code_${code}` : `status_${status}`);
  return { retry: 'never', reason, ...(OF_THE_ACCOUNT.has(code) && { about: 'account' }) };
}
