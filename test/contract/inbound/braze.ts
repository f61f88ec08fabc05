/** What the contract suite is given for Braze: the template of docs/messaging.md as Liquid fills it in, under the HMAC. */
import { Buffer } from 'node:buffer';
import { createHmac } from 'node:crypto';
import { bytesOf, jsonOf, type KitAccount, kit } from './kit.ts';

const account: KitAccount<'braze'> = { settings: {}, secrets: { webhook_secret: 'braze-word-1' }, senders: {} };
const otherAccount: KitAccount<'braze'> = { settings: {}, secrets: { webhook_secret: 'braze-word-2' }, senders: {} };
const address = (value: string) => () => ({ kind: 'email', scope: '', value }) as const;
/** Liquid's `date: "%Y-%m-%dT%H:%M:%SZ"`: whole seconds, and an empty text for an attribute that the person has not. */
const said = (from: string, id: string, atMs: number, change: object = {}) => ({
  schema: 1,
  id: `5f3c0c2e-${id}`,
  event: 'withdrawn',
  channel: 'email',
  email: from,
  phone: '',
  at: new Date(Math.ceil(atMs / 1000) * 1000).toISOString().replace('.000Z', 'Z'),
  words: 'unsubscribed in the email footer',
  ...change,
});

export const braze = kit<'braze'>({
  platform: 'braze',
  account,
  otherAccount,
  channel: 'email',
  people: [
    { sent: 'Jo@example.com', address: address('jo@example.com') },
    { sent: 'min@example.com', address: address('min@example.com') },
  ],
  sign(body, { url, account: { secrets }, atMs }) {
    const seconds = String(Math.floor(atMs / 1000));
    const mac = createHmac('sha256', secrets.webhook_secret)
      .update(Buffer.concat([Buffer.from(`${seconds}.`), body]))
      .digest('hex');
    return { method: 'POST', url, headers: { 'content-type': 'application/json', 'x-sayso-signature': `t=${seconds},v1=${mac}` }, body };
  },
  unsigned(request) {
    const { 'x-sayso-signature': _, ...headers } = request.headers as Record<string, string>;
    return { ...request, headers };
  },
  text: null,
  stops: [{ what: 'an unsubscribe', means: 'withdraw', body: ({ from, id, atMs }) => jsonOf(said(from, id, atMs)) }],
  resumes: [],
  unknownEvent: () => jsonOf({ schema: 1, event: 'clicked', id: 'c' }),
  malformed: [
    { what: 'JSON that is cut off', body: bytesOf('{"schema":1,"id":"1","event":"withd') },
    { what: 'no bytes', body: bytesOf('') },
    { what: 'a list', body: jsonOf([said('jo@example.com', '1', 0)]) },
    { what: 'Liquid that was not filled in', body: bytesOf('{"schema":1,"id":{{dispatch_id}},"event":"withdrawn"}') },
    { what: 'no schema', body: jsonOf(said('jo@example.com', '1', 0, { schema: undefined })) },
    { what: 'no channel', body: jsonOf(said('jo@example.com', '1', 0, { channel: undefined })) },
    { what: 'a channel of a chat', body: jsonOf(said('jo@example.com', '1', 0, { channel: 'line' })) },
    { what: 'a field that is not known', body: jsonOf(said('jo@example.com', '1', 0, { external_id: '7' })) },
    { what: 'an address that is none', body: jsonOf(said('jo', '1', 0)) },
  ],
  staleAfterMs: 300_000,
  signsBytes: true,
  namesAccount: false,
  tellsTime: true,
});
