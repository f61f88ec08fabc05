/** What the contract suite is given for SendGrid. Payloads and signature as its documentation has them (test/vendors/mail-webhooks.ts). */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { sendgridEvent, sendgridSignature } from '../../vendors/mail-webhooks.ts';
import { bytesOf, jsonOf, type KitAccount, type KitEvent, kit } from './kit.ts';

/** Private keys by the public one that the merchant enters: SendGrid keeps them to itself. */
const PRIVATE = new Map<string, string>();

function anAccount(sender: string): KitAccount<'sendgrid'> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const entered = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  PRIVATE.set(entered, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
  return { settings: {}, secrets: { api_key: `SG.${sender}`, webhook_public_key: entered }, senders: { email: sender } };
}
const account = anAccount('offers@acme.example');
const otherAccount = anAccount('offers@other.example');
const address = (value: string) => () => ({ kind: 'email', scope: '', value }) as const;
const eventId = (id: string): string => createHash('sha256').update(id).digest('base64url');

const event = (what: string, means: KitEvent['means'], type: string, more: object = {}): KitEvent<'sendgrid'> => ({
  what,
  means,
  body: ({ from, id, atMs }) => jsonOf([sendgridEvent(type, { email: from, id: eventId(id), atMs }, more)]),
});

export const sendgrid = kit<'sendgrid'>({
  platform: 'sendgrid',
  account,
  otherAccount,
  channel: 'email',
  people: [
    { sent: 'Jo@example.com', address: address('jo@example.com') },
    { sent: 'min@example.com', address: address('min@example.com') },
  ],
  sign(body, { url, account: { secrets }, atMs }) {
    const timestamp = String(Math.floor(atMs / 1000));
    const signature = sendgridSignature(PRIVATE.get(secrets.webhook_public_key ?? '') ?? '', timestamp, body);
    const headers = {
      'content-type': 'application/json;charset=utf-8',
      'user-agent': 'SendGrid Event API',
      'x-twilio-email-event-webhook-signature': signature,
      'x-twilio-email-event-webhook-timestamp': timestamp,
    };
    return { method: 'POST', url, headers, body };
  },
  unsigned(request) {
    const { 'x-twilio-email-event-webhook-signature': _, ...headers } = request.headers as Record<string, string>;
    return { ...request, headers };
  },
  text: null,
  stops: [
    event('an unsubscribe', 'withdraw', 'unsubscribe'),
    event('an unsubscribe from a group', 'withdraw', 'group_unsubscribe', { asm_group_id: 10 }),
    event('a complaint', 'withdraw', 'spamreport'),
    event('a bounce', 'stop', 'bounce', { type: 'bounce', reason: '500 unknown recipient', status: '5.0.0' }),
  ],
  resumes: [event('a group again', 'resume', 'group_resubscribe', { asm_group_id: 10 })],
  unknownEvent: () => jsonOf([sendgridEvent('processed', { email: 'jo@example.com', id: 'p', atMs: 1_780_000_000_000 })]),
  malformed: [
    { what: 'JSON that is cut off', body: bytesOf('[{"email":"jo@example.com","event":"unsub') },
    { what: 'no bytes', body: bytesOf('') },
    { what: 'an object', body: jsonOf({ email: 'jo@example.com', event: 'unsubscribe', sg_event_id: '1' }) },
    { what: 'a list of texts', body: jsonOf(['unsubscribe']) },
    { what: 'no address', body: jsonOf([{ event: 'unsubscribe', sg_event_id: '1' }]) },
    { what: 'no id', body: jsonOf([{ event: 'unsubscribe', email: 'jo@example.com' }]) },
    { what: 'an address that is a number', body: jsonOf([{ event: 'unsubscribe', email: 7, sg_event_id: '1' }]) },
    { what: 'bytes that are not UTF-8', body: new Uint8Array([0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d]) },
  ],
  staleAfterMs: 25 * 3_600_000,
  signsBytes: true,
  namesAccount: false,
  tellsTime: true,
});
