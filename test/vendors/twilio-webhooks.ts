/**
 * Twilio's webhooks, signed and built from its documentation alone: it knows nothing of the adapter.
 * Sources: Twilio docs "Webhooks security", "Twilio's request to your incoming message webhook URL", "Message status callback", "Advanced
 * Opt-Out", "Event Streams, Messaging"; a form with OptOutType as received (public gist, 2022). Read 2026-11-22.
 */
import { Buffer } from 'node:buffer';
import { createHash, createHmac } from 'node:crypto';

export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
}

/** 34 characters: a prefix of two and 32 hex digits, made of whatever names the message. */
export const sid = (prefix: string, of: string): string => `${prefix}${createHash('md5').update(of).digest('hex')}`;

export interface TwilioMessage {
  readonly id: string;
  /** As Twilio spells it: `whatsapp:` and `rcs:` before it where it is not a text message. */
  readonly from: string;
  readonly to: string;
  readonly body: string;
}

/** A message that came in, as an HTML form. */
export const messageForm = (account: TwilioAccount, message: TwilioMessage, more: Readonly<Record<string, string>> = {}): string =>
  new URLSearchParams({
    ToCountry: 'US',
    ToState: 'CA',
    SmsMessageSid: sid('SM', message.id),
    NumMedia: '0',
    ToCity: '',
    FromZip: '10001',
    SmsSid: sid('SM', message.id),
    FromState: 'NY',
    SmsStatus: 'received',
    FromCity: 'NEW YORK',
    Body: message.body,
    FromCountry: 'US',
    To: message.to,
    ToZip: '',
    NumSegments: '1',
    MessageSid: sid('SM', message.id),
    AccountSid: account.accountSid,
    From: message.from,
    ApiVersion: '2010-04-01',
    ...more,
  }).toString();

/** A status of a message that went out. */
export const statusForm = (
  account: TwilioAccount,
  given: { readonly id: string; readonly from: string; readonly to: string; readonly status: string },
  more: Readonly<Record<string, string>> = {},
): string =>
  new URLSearchParams({
    MessageSid: sid('SM', given.id),
    SmsSid: sid('SM', given.id),
    MessageStatus: given.status,
    SmsStatus: given.status,
    AccountSid: account.accountSid,
    From: given.from,
    To: given.to,
    ApiVersion: '2010-04-01',
    ...more,
  }).toString();

/** The same two as events of a stream: a batch is a JSON array of CloudEvents. */
export const cloudEvent = (
  type: string,
  data: Readonly<Record<string, unknown>>,
  given: { readonly id: string; readonly atMs: number },
): Record<string, unknown> => ({
  specversion: '1.0',
  type,
  source: `/2010-04-01/Accounts/${String(data.accountSid)}/Messages/${String(data.messageSid)}.json`,
  id: sid('EZ', given.id),
  dataschema: 'https://events-schemas.twilio.com/Messaging.InboundMessageV1/5',
  datacontenttype: 'application/json',
  time: new Date(given.atMs).toISOString(),
  data: { timestamp: new Date(given.atMs).toISOString(), ...data },
});

export const messageEvent = (account: TwilioAccount, message: TwilioMessage, atMs: number): Record<string, unknown> =>
  cloudEvent(
    'com.twilio.messaging.inbound-message.received',
    {
      messageSid: sid('SM', message.id),
      accountSid: account.accountSid,
      eventName: 'com.twilio.messaging.inbound-message.received',
      from: message.from,
      to: message.to,
      body: message.body,
      numMedia: 0,
      numSegments: 1,
    },
    { id: message.id, atMs },
  );

/** Of a form: the URL and behind it each name and value, sorted by name. */
export function signForm(authToken: string, url: string, body: Uint8Array): string {
  const fields = [...new URLSearchParams(Buffer.from(body).toString('utf8'))].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return createHmac('sha1', authToken)
    .update(url + fields.map((field) => field.join('')).join(''), 'utf8')
    .digest('base64');
}

/** Of JSON: the URL alone, which then carries the hash of the body. */
export function signJson(authToken: string, url: string, body: Uint8Array): { readonly url: string; readonly signature: string } {
  const hash = createHash('sha256').update(body).digest('hex');
  const signed = `${url}${url.includes('?') ? '&' : '?'}bodySHA256=${hash}`;
  return { url: signed, signature: createHmac('sha1', authToken).update(signed, 'utf8').digest('base64') };
}
