/**
 * RCS by Google's RCS Business Messaging. The message's id is ours, and Google takes one id once, so a repeat is harmless. The access token is
 * asked for with each message, under the service account's key; none is kept.
 * Source: rbm.proto (agentMessages.create), developers.google.com "Send messages", "Error codes"; Google Identity "Using OAuth 2.0 for Server to
 * Server Applications"; read November 2026.
 */
import {
  RBM_ASSERTION_LIFE_SECONDS,
  RBM_DATA_CHARS_MAX,
  RBM_LABEL_CHARS_MAX,
  RBM_SUGGESTIONS_MAX,
  RBM_TEXT_CHARS_MAX,
} from '../../../shared/chat-limits.ts';
import { base64url, hex, utf8 } from '../../platform/bytes.ts';
import type { Network } from '../../platform/network.ts';
import { sha256 } from '../../platform/sha256.ts';
import { signRs256 } from '../../platform/vendor-signatures.ts';
import type { MessagingAccount, MessagingProvider, OutgoingMessage, SendOutcome } from '../messenger.ts';
import { baseUrl, callProvider, cutLabel, isObject, type ProviderAnswer, UnknownOutcome } from '../provider-call.ts';

const TOKEN_HOST = 'https://oauth2.googleapis.com';
const SCOPE = 'https://www.googleapis.com/auth/rcsbusinessmessaging';
type Account = MessagingAccount<'rbm'>;

export const rbmProvider: MessagingProvider<'rbm'> = {
  id: 'rbm',
  channels: ['rcs'],
  isIdempotent: true,
  messenger: (account, network) => ({
    id: 'rbm',
    async send(message): Promise<SendOutcome> {
      const buttons = message.buttons ?? [];
      if (!/^\+[1-9]\d{6,14}$/.test(message.to)) return { retry: 'never', reason: 'no_such_number' };
      if (message.text.length > RBM_TEXT_CHARS_MAX) return { retry: 'never', reason: 'text_too_long' };
      if (buttons.length > RBM_SUGGESTIONS_MAX || buttons.some(({ data }) => data === '' || data.length > RBM_DATA_CHARS_MAX)) {
        return { retry: 'never', reason: 'buttons_unfit' };
      }
      const token = await accessToken(account, network, message.sentAtMs);
      if (typeof token !== 'string') return token;
      const { settings } = account;
      const id = rbmMessageId(message.id);
      const host = `https://${settings.region ? `${settings.region}-` : ''}rcsbusinessmessaging.googleapis.com`;
      const path = `/v1/phones/${encodeURIComponent(message.to)}/agentMessages`;
      const query = `messageId=${id}&agentId=${encodeURIComponent(settings.agent_id)}`;
      const answer = await callProvider(network, `${baseUrl(host, settings.base_url)}${path}?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ contentMessage: content(message) }),
      });
      return outcomeOf(answer, id);
    },
  }),
};

/** A UUID (version 8) that is a function of the message's id, so that every attempt carries the same. Google asks for a UUID of RFC 4122. */
export function rbmMessageId(messageId: string): string {
  const digits = hex(sha256(utf8(messageId))).slice(0, 32);
  const variant = ((Number.parseInt(digits[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, variant + digits.slice(17, 20), digits.slice(20)].join('-');
}

function content({ text, buttons = [] }: OutgoingMessage): object {
  if (buttons.length === 0) return { text };
  return {
    text,
    suggestions: buttons.map(({ label, data }) => ({ reply: { text: cutLabel(label, RBM_LABEL_CHARS_MAX), postbackData: data } })),
  };
}

/** Nothing was sent yet, so whatever goes wrong here can be tried again. @param nowMs of this attempt */
async function accessToken(account: Account, network: Network, nowMs: number): Promise<string | SendOutcome> {
  const assertion = await signedRequest(account, nowMs);
  if (assertion === null) return { retry: 'never', reason: 'credentials_unusable', about: 'account' };
  try {
    const form = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
    const { json, status } = await callProvider(network, `${baseUrl(TOKEN_HOST, account.settings.base_url)}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    if (typeof json?.access_token === 'string' && json.access_token !== '') return json.access_token;
    if (status === 400 || status === 401) return { retry: 'never', reason: 'credentials_refused', about: 'account' };
    return { retry: 'later', reason: 'token_not_given' };
  } catch (error) {
    if (error instanceof UnknownOutcome) return { retry: 'later', reason: 'token_not_given' };
    throw error;
  }
}

/** RFC 7523, as Google wants it. @returns null where the account has no key file, or one that can't sign. */
async function signedRequest({ secrets }: Account, nowMs: number): Promise<string | null> {
  try {
    const file: unknown = JSON.parse(secrets.service_account ?? 'null');
    if (!isObject(file) || typeof file.client_email !== 'string' || typeof file.private_key !== 'string') return null;
    const iat = Math.floor(nowMs / 1000);
    const claims = { iss: file.client_email, scope: SCOPE, aud: `${TOKEN_HOST}/token`, iat, exp: iat + RBM_ASSERTION_LIFE_SECONDS };
    const signed = [{ alg: 'RS256', typ: 'JWT' }, claims].map((part) => base64url(utf8(JSON.stringify(part)))).join('.');
    return `${signed}.${base64url(await signRs256(file.private_key, utf8(signed)))}`;
  } catch {
    return null; // no JSON, or no key
  }
}

function outcomeOf({ status, json }: ProviderAnswer, id: string): SendOutcome {
  if (status === 200) return { sent: { providerId: id } };
  // ALREADY_EXISTS: taken before, under the same id: what we wanted.
  if (status === 409) return { sent: { providerId: id } };
  if (status === 429) return { retry: 'later', reason: 'status_429' };
  if (status === 401 || status === 403) return { retry: 'never', reason: 'credentials_refused', about: 'account' };
  // No RCS on that number, or it can't be reached by this agent.
  if (status === 404) return { retry: 'never', reason: 'recipient_not_reachable' };
  const code = isObject(json?.error) && typeof json.error.status === 'string' ? json.error.status.toLowerCase() : `status_${status}`;
  return { retry: 'never', reason: code };
}
