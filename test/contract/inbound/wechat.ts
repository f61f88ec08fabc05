/** What the contract suite is given for WeChat: one official account in the plain mode, one in the encrypted mode. */
import { createHash } from 'node:crypto';
import { wechatEncrypt, wechatEnvelope, wechatEvent, wechatQuery, wechatText } from '../../vendors/wechat-pushes.ts';
import { bytesOf, type InboundKit, type KitAccount, type KitEvent, type KitMessage, type KitRequest, kit } from './kit.ts';

type Account = KitAccount<'wechat'>;
const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const anAccount = (mode: 'plain' | 'encrypted', original: string, app: string, token: string, key: string): Account => ({
  settings: { app_id: app, original_id: original, mode },
  secrets: { app_secret: `secret-of-${app}`, token, ...(mode === 'encrypted' && { encoding_aes_key: key }) },
  senders: { wechat: original },
});
const JO = 'oyORnuP8q7ou2gfYjqLzSIWZf0rs';
const MIN = 'oia2TjjewbmiOUlr6X-1crbLOvLw';
const address = (value: string) => (of: Account) => ({ kind: 'wechat_openid', scope: of.settings.original_id, value }) as const;

const digits = (id: string): string => String(BigInt(`0x${createHash('sha256').update(id).digest('hex').slice(0, 15)}`));
/** Events have no id but their second: another id is another second of the last minute. */
const push = ({ from, id, atMs }: KitMessage, of: Account, isEvent: boolean) => ({
  to: of.settings.original_id,
  from,
  second: Math.floor(atMs / 1000) - (isEvent ? Number(BigInt(digits(id)) % 50n) : 0),
});

/** Other parties know neither key nor app id, so what they seal is sealed with theirs. */
const sealed = (xml: string, of: Account): Uint8Array<ArrayBuffer> =>
  bytesOf(
    of.settings.mode === 'plain'
      ? xml
      : wechatEnvelope(of.settings.original_id, wechatEncrypt(xml, of.secrets.encoding_aes_key ?? '', of.settings.app_id)),
  );
const event = (what: string, means: KitEvent['means'], name: string, key: string | null = ''): KitEvent<'wechat'> => ({
  what,
  means,
  body: (message, of) => sealed(wechatEvent(push(message, of, true), name, key), of),
});

function signedUrl(url: string, { settings, secrets }: Account, atMs: number, body: Uint8Array): string {
  const encrypted = /<Encrypt><!\[CDATA\[([^\]]*)\]\]><\/Encrypt>/.exec(new TextDecoder().decode(body))?.[1] ?? '';
  return `${url}?${wechatQuery(secrets.token, JO, atMs, settings.mode === 'plain' ? null : encrypted)}`;
}
function verification(url: string, { secrets }: Account, atMs: number): KitRequest {
  const query = `${wechatQuery(secrets.token, JO, atMs, null)}&echostr=4323014921954480154`;
  return { method: 'GET', url: `${url}?${query}`, headers: {}, body: new Uint8Array(0) };
}

const MALFORMED: readonly (readonly [string, string])[] = [
  ['XML that is cut off', '<xml><ToUserName><![CDATA[gh_7f083739789a]]></ToUserName><FromUserName><![CD'],
  ['no bytes', ''],
  ['JSON', '{"ToUserName":"gh_7f083739789a","MsgType":"event","Event":"unsubscribe"}'],
  [
    'a document type with entities',
    `<!DOCTYPE xml [<!ENTITY a "b">]>${wechatEvent({ to: 'gh_7f083739789a', from: JO, second: 1 }, 'unsubscribe')}`,
  ],
  ['an entity in a text', `<xml><ToUserName>gh_7f083739789a</ToUserName><FromUserName>&a;</FromUserName><CreateTime>1</CreateTime></xml>`],
  ['depth', `<xml>${'<a>'.repeat(2000)}${'</a>'.repeat(2000)}</xml>`],
  ['an element twice', `<xml><MsgType>event</MsgType><MsgType>text</MsgType></xml>`],
  ['an attribute', '<xml a="b"><MsgType>event</MsgType></xml>'],
  ['a comment', '<xml><!-- a --><MsgType>event</MsgType></xml>'],
  ['no person', `<xml><ToUserName>gh_7f083739789a</ToUserName><CreateTime>1</CreateTime><MsgType>event</MsgType></xml>`],
];

const everywhere = (mode: 'plain' | 'encrypted'): InboundKit<'wechat'> => {
  const account = anAccount(mode, 'gh_7f083739789a', 'wx2c2769f8efd9abc2', 'spamtest', AES_KEY);
  return kit<'wechat'>({
    platform: 'wechat',
    account,
    otherAccount: anAccount(mode, 'gh_10f6c3c3ac5a', 'wx3d3870a9f0e0bcd3', 'othertest', [...AES_KEY].reverse().join('')),
    channel: 'wechat',
    people: [
      { sent: JO, address: address(JO) },
      { sent: MIN, address: address(MIN) },
    ],
    sign: (body, { url, account: of, atMs }) => ({
      method: 'POST',
      url: signedUrl(url, of, atMs, body),
      headers: { 'content-type': 'text/xml', 'user-agent': 'Mozilla/4.0' },
      body,
    }),
    unsigned: (request) => ({ ...request, url: request.url.split('?')[0] ?? '' }),
    text: (message, text, of) => sealed(wechatText(push(message, of, false), digits(message.id), text), of),
    stops: [event('unfollowed', 'stop', 'unsubscribe')],
    resumes: [event('followed', 'resume', 'subscribe'), event('followed by a code', 'resume', 'subscribe', 'qrscene_tok-1')],
    unknownEvent: (of) =>
      sealed(wechatEvent({ to: of.settings.original_id, from: JO, second: 1_780_000_000 }, 'VIEW', 'https://a.example'), of),
    malformed: [
      ...MALFORMED.map(([what, xml]) => ({ what, body: sealed(xml, account) })),
      { what: 'bytes that are not UTF-8', body: new Uint8Array([0x3c, 0x78, 0x6d, 0x6c, 0x3e, 0xff, 0x3c, 0x2f, 0x78, 0x6d, 0x6c, 0x3e]) },
    ],
    staleAfterMs: 600_000,
    // The cipher text is signed and not its envelope; the plain mode signs no byte.
    signsBytes: false,
    namesAccount: true,
    tellsTime: true,
    handshakes: [
      {
        what: 'the request that the access guide describes',
        request: verification,
        forged: (url, of, atMs) => verification(url, { ...of, secrets: { ...of.secrets, token: 'guessed' } }, atMs),
        reply: { status: 200, body: '4323014921954480154' },
      },
    ],
  });
};

export const wechat = everywhere('plain');
export const wechatEncrypted = everywhere('encrypted');
