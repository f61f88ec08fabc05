/** Apps: a link from the page into the chat, the tap there, and an end by the app's own switch or by words. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { infobip } from '../../contract/inbound/infobip.ts';
import { kakao } from '../../contract/inbound/kakao.ts';
import { bytesOf, jsonOf } from '../../contract/inbound/kit.ts';
import { line } from '../../contract/inbound/line.ts';
import { instagram, messenger, whatsapp } from '../../contract/inbound/meta.ts';
import { rbm } from '../../contract/inbound/rbm.ts';
import { telegram } from '../../contract/inbound/telegram.ts';
import { viber } from '../../contract/inbound/viber.ts';
import { vonageSms } from '../../contract/inbound/vonage.ts';
import { wechat, wechatEncrypted } from '../../contract/inbound/wechat.ts';
import { inboundChat } from '../../vendors/infobip-webhooks.ts';
import { LineServer } from '../../vendors/line-server.ts';
import { lineEvent, linePost } from '../../vendors/line-webhooks.ts';
import { kakaoLoginServer, lineLoginServer } from '../../vendors/login-server.ts';
import { MetaServer } from '../../vendors/meta-server.ts';
import { messagingEvent, messagingPost, metaJson, whatsappMessage, whatsappPost } from '../../vendors/meta-webhooks.ts';
import { RbmServer } from '../../vendors/rbm-server.ts';
import { rbmMessage } from '../../vendors/rbm-webhooks.ts';
import { TelegramServer } from '../../vendors/telegram-server.ts';
import { telegramMessage, telegramTap } from '../../vendors/telegram-updates.ts';
import { viberBody, viberMessage } from '../../vendors/viber-callbacks.ts';
import { ViberServer } from '../../vendors/viber-server.ts';
import { inboundMessage } from '../../vendors/vonage-webhooks.ts';
import { wechatEncrypt, wechatEnvelope, wechatEvent, wechatText } from '../../vendors/wechat-pushes.ts';
import { WechatServer } from '../../vendors/wechat-server.ts';
import { byChat } from './bind.ts';
import { anyKit, event, infobipServer, running, VONAGE_KEY, vonage, words } from './code-ways.ts';
import { comeBack, LoginHost, openUrl, pressOnPage } from './logins.ts';
import type { WayShop } from './shop.ts';
import type { Chat, Vendor, Way } from './way.ts';

let events = 0;
const next = (): { readonly id: string; readonly number: number; readonly atMs: number } => {
  events += 1;
  return { id: `event-${events}-${randomBytes(4).toString('hex')}`, number: 1000 + events, atMs: Date.now() };
};
/** The person does something there, and the platform tells of it. */
function tell(shop: WayShop, body: Uint8Array<ArrayBuffer>): Promise<string> {
  shop.vendor?.personWrote?.();
  return shop.platformTells(body);
}

// Telegram.

const BOT = { id: 123456789, username: telegram.account.settings.bot_username };
const telegramServer = () => running(new TelegramServer({ token: telegram.account.secrets.bot_token, chats: [1111111, 7222222222] }));
const inTelegram: Chat = {
  async open(made, shop) {
    const link = openUrl(made);
    expect(`${link.origin}${link.pathname}`).toBe(`https://t.me/${BOT.username}`);
    const { number, atMs } = next();
    const text = { text: `/start ${link.searchParams.get('start') ?? ''}` };
    await tell(shop, jsonOf(telegramMessage(Number(shop.person.sent), { update: number, number, atMs }, text)));
  },
  async tap({ data }, _, shop) {
    const { id, number, atMs } = next();
    const tap = telegramTap(BOT, Number(shop.person.sent), { update: number, id, sentAtMs: atMs - 2000, data });
    // The answer itself ends the waiting on the button.
    expect(JSON.parse(await tell(shop, jsonOf(tap)))).toEqual({ method: 'answerCallbackQuery', callback_query_id: id });
  },
};

// Meta: WhatsApp, Messenger, Instagram.

function metaServer(): Promise<Vendor> {
  const { settings, secrets } = whatsapp.account;
  const people = { messenger: messenger.people.map(({ sent }) => sent), instagram: instagram.people.map(({ sent }) => sent) };
  const server = new MetaServer({
    accessToken: secrets.access_token,
    phoneNumberId: settings.phone_number_id ?? '',
    pageId: settings.page_id ?? '',
    instagramId: settings.instagram_id ?? '',
    templates: [],
    people: { messenger: [people.messenger[0] ?? ''], instagram: [people.instagram[1] ?? ''] },
  });
  const everybody = [...people.messenger, ...people.instagram, ...whatsapp.people.map(({ sent }) => sent)];
  return running(server, () => {
    for (const id of everybody) server.personWrote(id);
  });
}
const { waba_id = '', phone_number_id = '', page_id = '', instagram_id = '' } = whatsapp.account.settings;
const NUMBER = { wabaId: waba_id, phoneNumberId: phone_number_id, displayNumber: '12025550188' };
const inWhatsapp: Chat = {
  async open(made, shop) {
    const link = openUrl(made);
    expect(`${link.origin}${link.pathname}`).toBe('https://wa.me/12025550188');
    const { id, atMs } = next();
    const message = { type: 'text', text: { body: link.searchParams.get('text') ?? '' } };
    await tell(
      shop,
      metaJson(whatsappPost(waba_id, whatsappMessage(NUMBER, { waId: shop.person.sent }, { id: `wamid.${id}`, atMs }, message))),
    );
  },
  async tap({ label, data }, _, shop) {
    const { id, atMs } = next();
    const message = { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: data, title: label } } };
    await tell(
      shop,
      metaJson(whatsappPost(waba_id, whatsappMessage(NUMBER, { waId: shop.person.sent }, { id: `wamid.${id}`, atMs }, message))),
    );
  },
};
/** The same by other providers' webhooks: a text, and a reply button with its id. */
const inWhatsappBy = (
  said: (shop: WayShop, content: { readonly text: string; readonly data?: string }) => Uint8Array<ArrayBuffer>,
): Chat => ({
  async open(made, shop) {
    await tell(shop, said(shop, { text: openUrl(made).searchParams.get('text') ?? '' }));
  },
  async tap({ label, data }, _, shop) {
    await tell(shop, said(shop, { text: label, data }));
  },
});
const inVonageWhatsapp = inWhatsappBy((shop, { text, data }) => {
  const message = { from: shop.person.sent, to: '447700900199', channel: 'whatsapp', ...next() };
  const content = data === undefined ? { message_type: 'text', text } : { message_type: 'reply', reply: { id: data, title: text } };
  return jsonOf(inboundMessage(message, content));
});
const inInfobipWhatsapp = inWhatsappBy((shop, { text, data }) => {
  const message = { from: shop.person.sent, to: '447700900199', ...next() };
  const content = data === undefined ? { type: 'TEXT', text } : { type: 'INTERACTIVE_BUTTON_REPLY', id: data, title: text };
  return jsonOf(inboundChat(message, 'WHATSAPP', content));
});

/** @param opens how the link's ref comes: alone in a chat that is there, with a postback in a new one, or with the first message */
function inMessaging(channel: 'messenger' | 'instagram', opens: (ref: string, id: string) => object): Chat {
  const [object, ours] = channel === 'messenger' ? (['page', page_id] as const) : (['instagram', instagram_id] as const);
  const send = (shop: WayShop, content: object) =>
    tell(shop, metaJson(messagingPost(object, ours, messagingEvent(ours, shop.person.sent, next().atMs, content))));
  return {
    async open(made, shop) {
      const link = openUrl(made);
      // A link names Instagram's account by its user name, Messenger's page by either.
      expect(`${link.host}${link.pathname}`).toBe(channel === 'messenger' ? `m.me/${page_id}` : 'ig.me/m/aurora.coffee');
      await send(shop, opens(link.searchParams.get('ref') ?? '', next().id));
    },
    async tap({ label, data }, _, shop) {
      await send(shop, { message: { mid: `m_${next().id}`, text: label, quick_reply: { payload: data } } });
    },
  };
}
const referral = (ref: string) => ({ ref, source: 'SHORTLINK', type: 'OPEN_THREAD' });

// LINE.

const BOT_USER = line.account.settings.bot_user_id;
const lineServer = () =>
  running(new LineServer({ channelAccessToken: line.account.secrets.channel_access_token, users: line.people.map(({ sent }) => sent) }));
const inLine: Chat = {
  async open(made, shop) {
    const text = decodeURIComponent(openUrl(made).search.slice(1));
    await tell(shop, line.text?.({ from: shop.person.sent, ...next() }, text, line.account) ?? bytesOf(''));
  },
  async tap({ data }, _, shop) {
    const { id, atMs } = next();
    await tell(
      shop,
      jsonOf(linePost(BOT_USER, lineEvent(shop.person.sent, { id, atMs }, { type: 'postback', replyToken: 'r', postback: { data } }))),
    );
  },
};
const LOGIN = { clientId: '1653000000', clientSecret: 'login-secret' };
const lineLogin: Chat = {
  async open(made, shop) {
    const server = lineLoginServer({ ...LOGIN, redirectUri: `${shop.world.url}/link/${shop.accountId}` });
    (shop.vendor as LoginHost).login = server.answer;
    server.friends.add(shop.person.sent);
    expect(await comeBack(server.signIn(openUrl(made).href, shop.person.sent))).toContain('We sent you a message in LINE');
  },
  tap: inLine.tap,
};

// KakaoTalk: no chat in which a business writes freely, so the page that follows the login asks.

const kakaoBind: Way['bind'] = async (shop) => {
  const returnUrl = `${shop.world.url}/link/${shop.accountId}`;
  const server = kakaoLoginServer({
    clientId: 'rest-1',
    clientSecret: 'client-secret',
    appId: 42,
    channel: '_FLX',
    redirectUri: returnUrl,
  });
  (shop.vendor as LoginHost).login = server.answer;
  const receipt = await shop.submit();
  const made = await shop.link(receipt);
  const page = await comeBack(server.signIn(openUrl(made).href, shop.person.sent));
  expect(page).toContain('I agree to receive');
  const agreed = await pressOnPage(page, 'I agree', returnUrl);
  const { digits } = await shop.seen(receipt, made);
  expect(await pressOnPage(agreed, digits ?? '', returnUrl)).toContain('belong together');
};

// RCS: the text that the page shows is sent by hand.

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const SERVICE_ACCOUNT = JSON.stringify({
  client_email: 'rbm@acme.iam.example',
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
});
function rbmServer(): Promise<Vendor> {
  const server = new RbmServer({
    agentId: rbm.account.settings.agent_id,
    clientEmail: 'rbm@acme.iam.example',
    publicKey: String(publicKey.export({ type: 'spki', format: 'pem' })),
    phones: rbm.people.map(({ sent }) => sent),
  });
  server.now = Math.floor(Date.now() / 1000) + 60;
  return running(server);
}
const inRcs: Chat = {
  async open(made, shop) {
    expect(made.open_url).toBeNull();
    const { id, atMs } = next();
    const told = { phone: shop.person.sent, agent: rbm.account.settings.agent_id, id, atMs };
    await tell(shop, bytesOf(rbmMessage(told, { text: made.text_to_send?.text ?? '' })));
  },
  async tap({ label, data }, _, shop) {
    const { id, atMs } = next();
    const told = { phone: shop.person.sent, agent: rbm.account.settings.agent_id, id, atMs };
    const suggestionResponse = { postbackData: data, text: label, type: 'REPLY' };
    await tell(shop, bytesOf(rbmMessage(told, { suggestionResponse })));
  },
};

// WeChat: a code that it makes for one visit.

const wechatPeople = wechat.people.map(({ sent }) => sent);
let codes: ReadonlyMap<string, string> = new Map();
async function wechatServer(): Promise<Vendor> {
  const { settings, secrets } = wechat.account;
  const server = new WechatServer({ appId: settings.app_id, appSecret: secrets.app_secret, followers: wechatPeople });
  codes = server.codes;
  return running(server, () => {
    for (const id of wechatPeople) server.writers.add(id);
  });
}
/** @param opens a first follow by the code, or a scan by a follower */
function inWechat(kit: typeof wechat, opens: 'subscribe' | 'SCAN'): Chat {
  const { settings, secrets } = kit.account;
  const sealed = (xml: string) =>
    bytesOf(
      settings.mode === 'plain'
        ? xml
        : wechatEnvelope(settings.original_id, wechatEncrypt(xml, secrets.encoding_aes_key ?? '', settings.app_id)),
    );
  const push = (shop: WayShop) => ({ to: settings.original_id, from: shop.person.sent, second: Math.floor(Date.now() / 1000) });
  return {
    async open(made, shop) {
      expect([made.open_url, made.text_to_send]).toEqual([null, null]);
      const scene = [...codes.values()].at(-1) ?? '';
      await tell(shop, sealed(wechatEvent(push(shop), opens, opens === 'SCAN' ? scene : `qrscene_${scene}`)));
    },
    async tap({ label, data }, _, shop) {
      await tell(shop, sealed(wechatText(push(shop), String(10 ** 15 + next().number), label, data)));
    },
  };
}

// Viber: opening the chat is no subscription, so its answer is the one message that may come before one.

let viberHost: ViberServer;
function viberServer(): Promise<Vendor> {
  viberHost = new ViberServer({
    authToken: viber.account.secrets.auth_token,
    subscribers: [],
    others: viber.people.map(({ sent }) => sent),
  });
  return running(viberHost);
}
const inViber: Chat = {
  async open(made, shop) {
    const link = openUrl(made);
    expect([link.protocol, link.searchParams.get('chatURI')]).toEqual(['viber:', 'acmecoffee']);
    const user = { id: shop.person.sent, name: 'Jo', country: 'US', language: 'en', api_version: 10 };
    const started = { type: 'open', context: link.searchParams.get('context'), user, subscribed: false };
    const body = viberBody(next(), 'conversation_started', started);
    // Told again, since the answer was lost: it is answered alike.
    await tell(shop, body);
    viberHost.welcome(shop.person.sent, await tell(shop, body));
  },
  async tap({ data }, { buttons }, shop) {
    // Whoever taps has written to the bot, and is a subscriber from then on.
    viberHost.subscribers.add(shop.person.sent);
    const tracking_data = JSON.stringify({ taps: buttons.map((each) => each.data) });
    await tell(shop, viberMessage({ from: shop.person.sent, ...next() }, { type: 'text', text: data, tracking_data }));
  },
};

const [inTg, wa, ms, ig, ln, kt, rb, wx, wxs, vb] = [
  telegram,
  whatsapp,
  messenger,
  instagram,
  line,
  kakao,
  rbm,
  wechat,
  wechatEncrypted,
  viber,
].map(anyKit) as [Way['kit'], Way['kit'], Way['kit'], Way['kit'], Way['kit'], Way['kit'], Way['kit'], Way['kit'], Way['kit'], Way['kit']];
const [vn, ib] = [vonageSms, infobip].map(anyKit) as [Way['kit'], Way['kit']];
const withdrawn = { says: 'withdrawn' } as const;
const stopped = { says: 'stopped' } as const;

export const CHAT_WAYS: readonly Way[] = [
  {
    channel: 'telegram',
    what: 'start and tap, blocked',
    kit: inTg,
    vendor: telegramServer,
    bind: byChat(inTelegram),
    stop: event(inTg, 'my_chat_member: kicked'),
    ...stopped,
  },
  {
    channel: 'telegram',
    what: 'start and tap, /stop',
    kit: inTg,
    person: 1,
    vendor: telegramServer,
    bind: byChat(inTelegram),
    stop: words(inTg, '/stop'),
    ...withdrawn,
  },
  {
    channel: 'whatsapp',
    what: 'wa.me and tap, STOP',
    kit: wa,
    vendor: metaServer,
    bind: byChat(inWhatsapp),
    stop: words(wa, 'STOP'),
    ...withdrawn,
  },
  {
    channel: 'whatsapp',
    what: 'wa.me and tap at Vonage, STOP',
    kit: vn,
    account: { secrets: { private_key: VONAGE_KEY }, senders: { whatsapp: '447700900199' } },
    vendor: vonage,
    bind: byChat(inVonageWhatsapp),
    stop: ({ from, id, atMs }) =>
      jsonOf(inboundMessage({ from, id, atMs, to: '447700900199', channel: 'whatsapp' }, { message_type: 'text', text: 'STOP' })),
    ...withdrawn,
  },
  {
    channel: 'whatsapp',
    what: 'wa.me and tap at Infobip, STOP',
    kit: ib,
    account: { senders: { whatsapp: '447700900199' } },
    vendor: infobipServer,
    bind: byChat(inInfobipWhatsapp),
    stop: ({ from, id, atMs }) => jsonOf(inboundChat({ from, id, atMs, to: '447700900199' }, 'WHATSAPP', { type: 'TEXT', text: 'STOP' })),
    ...withdrawn,
  },
  {
    channel: 'messenger',
    what: 'm.me in a chat that is there, notifications stopped',
    kit: ms,
    vendor: metaServer,
    bind: byChat(inMessaging('messenger', (ref) => ({ referral: referral(ref) }))),
    stop: event(ms, 'messaging_optins: STOP NOTIFICATIONS'),
    ...withdrawn,
  },
  {
    channel: 'messenger',
    what: 'm.me in a new chat by Get Started, STOP',
    kit: ms,
    vendor: metaServer,
    bind: byChat(
      inMessaging('messenger', (ref, id) => ({
        postback: { mid: `m_${id}`, title: 'Get Started', payload: 'GET_STARTED', referral: referral(ref) },
      })),
    ),
    stop: words(ms, 'STOP'),
    ...withdrawn,
  },
  {
    channel: 'instagram',
    what: 'ig.me with the first message, STOP',
    kit: ig,
    person: 1,
    account: { senders: { instagram: 'aurora.coffee' } },
    vendor: metaServer,
    bind: byChat(inMessaging('instagram', (ref, id) => ({ message: { mid: `m_${id}`, text: 'Hello', referral: referral(ref) } }))),
    stop: words(ig, 'STOP'),
    ...withdrawn,
  },
  {
    channel: 'line',
    what: 'a text from the link and tap, unfollowed',
    kit: ln,
    vendor: lineServer,
    bind: byChat(inLine),
    stop: event(ln, 'unfollow'),
    ...stopped,
  },
  {
    channel: 'line',
    what: 'LINE Login, a friend’s tap, STOP',
    kit: ln,
    person: 1,
    account: { settings: { login_channel_id: LOGIN.clientId }, secrets: { login_channel_secret: LOGIN.clientSecret } },
    vendor: async () => LoginHost.start(await lineServer()),
    bind: byChat(lineLogin),
    stop: words(ln, 'STOP'),
    ...withdrawn,
  },
  {
    channel: 'kakaotalk',
    what: 'Kakao Login and the page that asks, the channel blocked',
    kit: kt,
    account: { settings: { app_id: '42' }, secrets: { client_secret: 'client-secret' } },
    vendor: () => LoginHost.start(null),
    bind: kakaoBind,
    stop: event(kt, 'the channel blocked'),
    ...stopped,
  },
  {
    channel: 'rcs',
    what: 'a text by hand and a suggested reply, Unsubscribe',
    kit: rb,
    account: { secrets: { service_account: SERVICE_ACCOUNT } },
    vendor: rbmServer,
    bind: byChat(inRcs),
    stop: event(rb, 'unsubscribed'),
    ...withdrawn,
  },
  {
    channel: 'wechat',
    what: 'a followed code and the menu, unfollowed',
    kit: wx,
    vendor: wechatServer,
    bind: byChat(inWechat(wechat, 'subscribe')),
    stop: event(wx, 'unfollowed'),
    ...stopped,
  },
  {
    channel: 'wechat',
    what: 'a scanned code and the menu, encrypted, STOP',
    kit: wxs,
    vendor: wechatServer,
    bind: byChat(inWechat(wechatEncrypted, 'SCAN')),
    stop: words(wxs, 'STOP'),
    ...withdrawn,
  },
  {
    channel: 'viber',
    what: 'a chat opened with the token and the keyboard, unsubscribed',
    kit: vb,
    vendor: viberServer,
    bind: byChat(inViber),
    stop: event(vb, 'unsubscribed'),
    ...withdrawn,
  },
];
