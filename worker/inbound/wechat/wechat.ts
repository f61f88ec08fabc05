/**
 * A WeChat official account: messages, menu taps, follow and unfollow, and the scene of a scanned code, which is a link's token. A follow is
 * no consent. In the plain mode only the time is signed, not the bytes; the encrypted mode signs them.
 * Source: developers.weixin.qq.com "Access guide", "Receiving standard messages", "Receiving event pushes", "Message encryption", read November 2026.
 */
import { WECHAT_SIGNATURE_AGE_MS_MAX } from '../../../shared/chat-limits.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { sha1Hex } from '../../platform/vendor-signatures.ts';
import { wechatScope } from '../address-scope.ts';
import { eventSecond } from '../event-time.ts';
import type { InboundAccount, InboundEvent, InboundPlatform, RawRequest, VerifyRefusal } from '../inbound.ts';
import { unknownName } from '../json.ts';
import { sameText } from '../same-text.ts';
import type { VendorKeywords } from '../vendor-keywords.ts';
import { decrypt } from './decrypt.ts';
import { readXml, type XmlFields } from './xml.ts';

type Account = InboundAccount<'wechat'>;
const PLAIN_TEXT = 'text/plain; charset=utf-8';

export const wechat: InboundPlatform<'wechat'> = {
  id: 'wechat',
  accepted: { status: 200, contentType: PLAIN_TEXT, body: 'success' },

  /** "Access guide", step 2: echoed if the signature is right. The same in both modes. */
  async handshake(raw, account) {
    const query = new URL(raw.url).searchParams;
    const echo = query.get('echostr');
    if (raw.method !== 'GET' || echo === null || !signedOver(query, 'signature', account, []).ok || !isFresh(query, raw)) return null;
    return { status: 200, contentType: PLAIN_TEXT, body: echo };
  },

  /** `ToUserName` is the account's `gh_…`; in the encrypted mode the app id inside is checked as well. */
  async verify(raw, account) {
    if (raw.method !== 'POST') return err('signature_missing');
    const query = new URL(raw.url).searchParams;
    const isEncrypted = account.settings.mode === 'encrypted';
    const outer = readXml(raw.body);
    const signed = isEncrypted
      ? signedOver(query, 'msg_signature', account, [outer?.get('Encrypt') ?? ''])
      : signedOver(query, 'signature', account, []);
    if (!signed.ok) return signed;
    if (!isFresh(query, raw)) return err('stale');
    const fields = opened(outer, account);
    const to = fields?.get('ToUserName');
    if (isEncrypted && outer && !fields) return err('other_account'); // another app's key or id
    return typeof to === 'string' && to !== account.settings.original_id ? err('other_account') : ok(undefined);
  },

  async parse(raw, account) {
    const fields = opened(readXml(raw.body), account);
    if (!fields) return err({ reason: 'malformed', detail: 'not XML of the form of a push' });
    const read = readPush(fields, account, raw.receivedAtMs);
    if (read === null) return err({ reason: 'malformed', detail: 'no ToUserName, FromUserName, CreateTime or MsgType' });
    return ok(typeof read === 'string' ? { events: [], unknown: [read] } : { events: [read], unknown: [] });
  },
};

/** SHA-1 over the sorted values, one after the other. */
function signedOver(
  query: URLSearchParams,
  name: 'signature' | 'msg_signature',
  { secrets }: Account,
  more: readonly string[],
): Result<void, VerifyRefusal> {
  const [given, timestamp, nonce] = [query.get(name), query.get('timestamp'), query.get('nonce')];
  if (given === null || timestamp === null || nonce === null) return err('signature_missing');
  return sameText(given, sha1Hex([secrets.token, timestamp, nonce, ...more].sort().join(''))) ? ok(undefined) : err('signature_wrong');
}

function isFresh(query: URLSearchParams, { receivedAtMs }: RawRequest): boolean {
  const seconds = query.get('timestamp') ?? '';
  return /^\d{1,12}$/.test(seconds) && Math.abs(receivedAtMs - Number(seconds) * 1000) <= WECHAT_SIGNATURE_AGE_MS_MAX;
}

/** The push itself: in the encrypted mode nothing outside the cipher text counts. */
function opened(outer: XmlFields | null, { settings, secrets }: Account): XmlFields | null {
  if (settings.mode === 'plain') return outer;
  const sealed = outer?.get('Encrypt');
  const inner = sealed && secrets.encoding_aes_key ? decrypt(sealed, secrets.encoding_aes_key, settings.app_id) : null;
  return inner && readXml(inner);
}

/** @returns null for what is no push, the name of one that is none of ours. */
function readPush(fields: XmlFields, account: Account, receivedAtMs: number): InboundEvent | string | null {
  const [to, from, second, type] = ['ToUserName', 'FromUserName', 'CreateTime', 'MsgType'].map((name) => fields.get(name) || null);
  if (!to || !from || !second || !type || !/^\d{1,12}$/.test(second)) return null;
  const told = {
    channel: 'wechat',
    from: { kind: 'wechat_openid', scope: wechatScope(account.settings), value: from },
    to,
    at: eventSecond(second, receivedAtMs),
  } as const;
  return type === 'event' ? readEvent(fields, told, second) : readMessage(fields, told, type);
}

type Told = Omit<Extract<InboundEvent, { readonly kind: 'block' }>, 'kind' | 'id'>;

function readMessage(fields: XmlFields, told: Told, type: string): InboundEvent | string {
  const id = fields.get('MsgId');
  if (!id) return unknownName('wechat', type, 'no_id');
  const words = type === 'text' ? (fields.get('Content') ?? '') : '';
  // A tap in a menu of ours comes as the words of its item, with the item's id beside them.
  const item = fields.get('bizmsgmenuid');
  if (type === 'text' && item) return { kind: 'tap', id: `msg:${id}`, ...told, data: item, label: words };
  return { kind: 'text', id: `msg:${id}`, ...told, text: words };
}

/** An event has no id: "use FromUserName + CreateTime to tell repeats apart". What it is goes in, too: a scan can follow a follow at once. */
function readEvent(fields: XmlFields, told: Told, second: string): InboundEvent | string {
  const [event, key] = [fields.get('Event') ?? '', fields.get('EventKey') ?? ''];
  const id = `event:${told.from.value}:${second}:${event}:${key}`;
  switch (event) {
    case 'subscribe': {
      const scene = /^qrscene_(.+)$/.exec(key)?.[1];
      return { kind: 'unblock', id, ...told, ...(scene === undefined ? {} : { token: scene }) };
    }
    case 'SCAN':
      return key === '' ? unknownName('wechat', event, 'no_scene') : { kind: 'start', id, ...told, token: key };
    case 'unsubscribe':
      return { kind: 'block', id, ...told };
    case 'CLICK':
      return key === '' ? unknownName('wechat', event, 'no_key') : { kind: 'tap', id, ...told, data: key };
    default:
      return unknownName('wechat', 'event', event);
  }
}

/** Official accounts of WeChat itself answer TD and 退订; the platform acts on none. */
export const VENDOR_KEYWORDS: VendorKeywords = {
  platform: 'wechat',
  stop: [],
  start: [],
  help: [],
  matching: 'The platform reads no words: a person stops by unfollowing the account.',
  source: 'developers.weixin.qq.com, "Receiving event pushes", read November 2026',
};
