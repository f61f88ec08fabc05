/** What the contract suite is given for Postmark. Payloads as its documentation has them (test/vendors/mail-webhooks.ts). */
import { Buffer } from 'node:buffer';
import { type PostmarkTold, postmarkBounce, postmarkChange, postmarkComplaint } from '../../vendors/mail-webhooks.ts';
import { bytesOf, jsonOf, type KitAccount, type KitEvent, type KitMessage, kit } from './kit.ts';

const account: KitAccount<'postmark'> = {
  settings: { message_stream: 'outbound', server_id: '23' },
  secrets: { server_token: '5b1d2f0a-token', webhook_secret: 'a-long-word-1' },
  senders: { email: 'offers@acme.example' },
};
const otherAccount: KitAccount<'postmark'> = {
  settings: { message_stream: 'outbound', server_id: '24' },
  secrets: { server_token: '6c2e3f1b-token', webhook_secret: 'a-long-word-2' },
  senders: { email: 'offers@other.example' },
};
const address = (value: string) => () => ({ kind: 'email', scope: '', value }) as const;
const told = ({ from, id, atMs }: KitMessage, { settings }: KitAccount<'postmark'>): PostmarkTold => ({
  email: from,
  message: id,
  atMs,
  server: Number(settings.server_id),
});
const event = (what: string, means: KitEvent['means'], record: (told: PostmarkTold) => object): KitEvent<'postmark'> => ({
  what,
  means,
  body: (message, of) => jsonOf(record(told(message, of))),
});

export const postmark = kit<'postmark'>({
  platform: 'postmark',
  account,
  otherAccount,
  channel: 'email',
  people: [
    { sent: 'Jo@example.com', address: address('jo@example.com') },
    { sent: 'min@example.com', address: address('min@example.com') },
  ],
  sign(body, { url, account: { secrets } }) {
    const authorization = `Basic ${Buffer.from(`sayso:${secrets.webhook_secret}`).toString('base64')}`;
    return { method: 'POST', url, headers: { 'content-type': 'application/json', 'user-agent': 'Postmark', authorization }, body };
  },
  unsigned(request) {
    const { authorization: _, ...headers } = request.headers as Record<string, string>;
    return { ...request, headers };
  },
  text: null,
  stops: [
    event('an unsubscribe', 'withdraw', (each) => postmarkChange(each)),
    event('a complaint', 'withdraw', postmarkComplaint),
    event('a complaint on the list', 'withdraw', (each) => postmarkChange(each, { SuppressionReason: 'SpamComplaint' })),
    event('a hard bounce', 'stop', (each) => postmarkBounce(each)),
    event('put on the list by the merchant', 'stop', (each) => postmarkChange(each, { Origin: 'Customer' })),
  ],
  resumes: [event('taken off the list', 'resume', (each) => postmarkChange(each, { SuppressSending: false, SuppressionReason: null }))],
  unknownEvent: () => jsonOf({ RecordType: 'Open', MessageID: 'm', Recipient: 'jo@example.com', ServerID: 23, FirstOpen: true }),
  malformed: [
    { what: 'JSON that is cut off', body: bytesOf('{"RecordType":"SubscriptionChange","Recip') },
    { what: 'no bytes', body: bytesOf('') },
    { what: 'a list', body: jsonOf([{ RecordType: 'SubscriptionChange', Recipient: 'jo@example.com' }]) },
    { what: 'no type', body: jsonOf({ Recipient: 'jo@example.com', SuppressSending: true }) },
    { what: 'a type that is a number', body: jsonOf({ RecordType: 7, Recipient: 'jo@example.com' }) },
    { what: 'no address', body: jsonOf({ RecordType: 'SpamComplaint', ServerID: 23 }) },
    { what: 'an address that is none', body: jsonOf({ RecordType: 'SpamComplaint', ServerID: 23, Email: 'jo at example' }) },
    { what: 'bytes that are not UTF-8', body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  ],
  staleAfterMs: null,
  signsBytes: false,
  namesAccount: true,
  tellsTime: true,
});
