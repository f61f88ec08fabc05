/** What the contract suite is given for Meta: one app, three channels. Payloads as Meta documents them (test/vendors/meta-webhooks.ts). */
import { Buffer } from 'node:buffer';
import {
  messagingEvent,
  messagingPost,
  metaJson,
  metaSignature,
  notificationOptin,
  type WhatsappNumber,
  whatsappChange,
  whatsappMessage,
  whatsappPost,
  whatsappPreference,
} from '../../vendors/meta-webhooks.ts';
import { bytesOf, type InboundKit, type KitAccount, type KitEvent, type KitMessage, type KitRequest, kit } from './kit.ts';

const account: KitAccount<'meta'> = {
  settings: {
    waba_id: '102290129340398',
    phone_number_id: '106540352242922',
    page_id: '104405242342',
    instagram_id: '17841405309211844',
  },
  secrets: { access_token: 'EAAJB-token', app_secret: 'e6b0a1c2d3e4f5a6b7c8d9e0f1a2b3c4', verify_token: 'meatyhamhock' },
  senders: { whatsapp: '+12025550188', messenger: '104405242342', instagram: '17841405309211844' },
};
const otherAccount: KitAccount<'meta'> = {
  settings: {
    waba_id: '202290129340398',
    phone_number_id: '206540352242922',
    page_id: '204405242342',
    instagram_id: '27841405309211844',
  },
  secrets: { access_token: 'EAAJB-other', app_secret: 'f6b0a1c2d3e4f5a6b7c8d9e0f1a2b3c5', verify_token: 'other-token' },
  senders: { whatsapp: '+12025550189', messenger: '204405242342', instagram: '27841405309211844' },
};

const numberOf = ({ settings, senders }: KitAccount<'meta'>): WhatsappNumber => ({
  wabaId: settings.waba_id ?? '',
  phoneNumberId: settings.phone_number_id ?? '',
  displayNumber: (senders.whatsapp ?? '').slice(1),
});

function verification(url: string, token: string): KitRequest {
  const query = `hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${encodeURIComponent(token)}`;
  return { method: 'GET', url: `${url}?${query}`, headers: {}, body: new Uint8Array(0) };
}

const everywhere = {
  platform: 'meta',
  account,
  otherAccount,
  sign(body, { url, account: { secrets } }): KitRequest {
    const signature = metaSignature(secrets.app_secret, body);
    const headers = { 'content-type': 'application/json', 'user-agent': 'facebookexternalua', 'x-hub-signature-256': signature };
    return { method: 'POST', url, headers, body };
  },
  unsigned(request): KitRequest {
    const { 'x-hub-signature-256': _, ...headers } = request.headers as Record<string, string>;
    return { ...request, headers };
  },
  malformed: [
    { what: 'JSON that is cut off', body: bytesOf('{"object":"page","entry":[{"id":"104405242342"') },
    { what: 'no bytes', body: bytesOf('') },
    { what: 'a list', body: bytesOf('[{"object":"page"}]') },
    { what: 'no entries', body: bytesOf('{"object":"page"}') },
    { what: 'entries that are no list', body: bytesOf('{"object":"page","entry":{"id":"104405242342"}}') },
    { what: 'an object that is a number', body: bytesOf('{"object":7,"entry":[]}') },
    { what: 'bytes that are not UTF-8', body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
    { what: 'XML', body: bytesOf('<xml><entry>1</entry></xml>') },
  ],
  staleAfterMs: null,
  signsBytes: true,
  namesAccount: true,
  tellsTime: true,
  handshakes: [
    {
      what: 'the verification request of the App Dashboard',
      request: (url, { secrets }) => verification(url, secrets.verify_token),
      forged: (url) => verification(url, 'guessed'),
      reply: { status: 200, body: '1158201444' },
    },
  ],
} as const satisfies Partial<InboundKit<'meta'>>;

const wamid = (id: string): string => `wamid.${Buffer.from(id).toString('base64url')}`;

export const whatsapp = kit<'meta'>({
  ...everywhere,
  channel: 'whatsapp',
  people: [
    { sent: '12025550142', address: () => ({ kind: 'phone', scope: '', value: '+12025550142' }) },
    { sent: '447700900142', address: () => ({ kind: 'phone', scope: '', value: '+447700900142' }) },
  ],
  text({ from, id, atMs }, text, of) {
    const number = numberOf(of);
    const message = { type: 'text', text: { body: text } };
    return metaJson(whatsappPost(number.wabaId, whatsappMessage(number, { waId: from }, { id: wamid(id), atMs }, message)));
  },
  stops: [preference('stop', 'withdraw')],
  resumes: [preference('resume', 'resume')],
  unknownEvent(of) {
    const number = numberOf(of);
    const value = { event: 'APPROVED', message_template_id: 1689556908129832, message_template_name: 'order_confirmation' };
    return metaJson(whatsappPost(number.wabaId, whatsappChange(number, 'message_template_status_update', value)));
  },
});

function preference(value: 'stop' | 'resume', means: KitEvent<'meta'>['means']): KitEvent<'meta'> {
  return {
    what: `user_preferences: ${value}`,
    means,
    body({ from, atMs }, of) {
      const number = numberOf(of);
      return metaJson(whatsappPost(number.wabaId, whatsappPreference(number, { waId: from }, value, atMs)));
    },
  };
}

/** Messenger and Instagram differ in the object, the ids and what a person can switch off. */
function messaging(channel: 'messenger' | 'instagram', hasSwitch: boolean): InboundKit<'meta'> {
  const object = channel === 'messenger' ? 'page' : 'instagram';
  const ours = ({ settings }: KitAccount<'meta'>): string => (channel === 'messenger' ? settings.page_id : settings.instagram_id) ?? '';
  const address = (value: string) => (of: KitAccount<'meta'>) =>
    ({ kind: channel === 'messenger' ? 'messenger_psid' : 'instagram_igsid', scope: ours(of), value }) as const;
  const post = (of: KitAccount<'meta'>, { from, atMs }: Pick<KitMessage, 'from' | 'atMs'>, content: object) =>
    metaJson(messagingPost(object, ours(of), messagingEvent(ours(of), from, atMs, content)));
  const optin = (status: string, means: KitEvent<'meta'>['means']): KitEvent<'meta'> => ({
    what: `messaging_optins: ${status}`,
    means,
    body: (message, of) => post(of, message, notificationOptin(status)),
  });
  return kit<'meta'>({
    ...everywhere,
    channel,
    people: [
      { sent: '1254477777772919', address: address('1254477777772919') },
      { sent: '8211548912345678', address: address('8211548912345678') },
    ],
    text: (message, text, of) => post(of, message, { message: { mid: `m_${message.id}`, text } }),
    stops: hasSwitch ? [optin('STOP NOTIFICATIONS', 'withdraw')] : [],
    resumes: hasSwitch ? [optin('RESUME NOTIFICATIONS', 'resume')] : [],
    unknownEvent: (of) =>
      post(of, { from: '1254477777772919', atMs: 1_780_000_000_000 }, { reaction: { mid: 'm_1', action: 'react', emoji: '❤' } }),
  });
}

export const messenger = messaging('messenger', true);
export const instagram = messaging('instagram', false);
