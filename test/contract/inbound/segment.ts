/** What the contract suite is given for Segment: the consent event as its Webhooks destination posts it. Source: Segment docs, see the adapter. */
import { createHmac } from 'node:crypto';
import { bytesOf, jsonOf, type KitAccount, type KitMessage, kit } from './kit.ts';

const categories: KitAccount<'segment'>['settings']['categories'] = [
  { category: 'Advertising', channels: ['email'] },
  { category: 'Text messages', channels: ['sms', 'whatsapp'] },
];
const account: KitAccount<'segment'> = {
  settings: { categories, source_id: 'AvVe9KcS9Rwy' },
  secrets: { webhook_secret: 'segment-word-1' },
  senders: {},
};
const otherAccount: KitAccount<'segment'> = {
  settings: { categories, source_id: 'BwWf0LdT0Sxz' },
  secrets: { webhook_secret: 'segment-word-2' },
  senders: {},
};
const address = (value: string) => () => ({ kind: 'email', scope: '', value }) as const;

export const segmentEvent = (
  { from, id, atMs }: KitMessage,
  categoryPreferences: unknown,
  of: KitAccount<'segment'> = account,
  traits: object = { email: from },
) => ({
  version: 2,
  type: 'track',
  event: 'Segment Consent Preference Updated',
  userId: 'customer-7',
  messageId: `ajs-next-${id}`,
  projectId: of.settings.source_id,
  timestamp: new Date(atMs).toISOString(),
  sentAt: new Date(atMs).toISOString(),
  properties: {},
  context: { consent: { categoryPreferences }, traits, library: { name: 'analytics.js', version: 'next-1.70.0' } },
  integrations: {},
});

export const segment = kit<'segment'>({
  platform: 'segment',
  account,
  otherAccount,
  channel: 'email',
  people: [
    { sent: 'Jo@example.com', address: address('jo@example.com') },
    { sent: 'min@example.com', address: address('min@example.com') },
  ],
  sign(body, { url, account: { secrets } }) {
    const signature = createHmac('sha1', secrets.webhook_secret).update(body).digest('hex');
    return {
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json', 'user-agent': 'Segment', 'x-signature': signature },
      body,
    };
  },
  unsigned(request) {
    const { 'x-signature': _, ...headers } = request.headers as Record<string, string>;
    return { ...request, headers };
  },
  text: null,
  stops: [
    { what: 'a category that is off', means: 'withdraw', body: (message, of) => jsonOf(segmentEvent(message, { Advertising: false }, of)) },
    { what: 'no categories at all', means: 'withdraw', body: (message, of) => jsonOf(segmentEvent(message, {}, of)) },
  ],
  resumes: [],
  unknownEvent: () => jsonOf({ type: 'identify', userId: 'customer-7', messageId: 'i', traits: { email: 'jo@example.com' } }),
  malformed: [
    { what: 'JSON that is cut off', body: bytesOf('{"type":"track","event":"Segment Consent') },
    { what: 'no bytes', body: bytesOf('') },
    { what: 'a list', body: jsonOf([{ type: 'track' }]) },
    { what: 'no type', body: jsonOf({ event: 'Segment Consent Preference Updated' }) },
    { what: 'a type that is a number', body: jsonOf({ type: 7 }) },
    {
      what: 'a category that is a text',
      body: jsonOf(segmentEvent({ from: 'jo@example.com', id: '1', atMs: 0 }, { Advertising: 'false' })),
    },
    {
      what: 'no id',
      body: jsonOf({ ...segmentEvent({ from: 'jo@example.com', id: '1', atMs: 0 }, { Advertising: false }), messageId: undefined }),
    },
    { what: 'bytes that are not UTF-8', body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  ],
  staleAfterMs: null,
  signsBytes: true,
  namesAccount: true,
  tellsTime: true,
});
