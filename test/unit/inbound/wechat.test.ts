/** WeChat's pushes: the vector of its own sample, the small XML reader, what the cipher text must hold, and what each push is. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decrypt } from '../../../worker/inbound/wechat/decrypt.ts';
import { wechat } from '../../../worker/inbound/wechat/wechat.ts';
import { readXml } from '../../../worker/inbound/wechat/xml.ts';
import { bytesOf } from '../../contract/inbound/kit.ts';
import { wechatEncrypted, wechat as wechatKit } from '../../contract/inbound/wechat.ts';
import { wechatEncrypt, wechatEnvelope, wechatEvent, wechatPush, wechatSignature, wechatText } from '../../vendors/wechat-pushes.ts';
import { accountOf, arrive, eventsOf, RECEIVED_AT_MS, rawOf, URL_OF_ACCOUNT } from './arrive.ts';

// Source: WeChat's own sample code for encrypted pushes (Sample.py of WXBizMsgCrypt), as many libraries' tests repeat it.
const VECTOR = {
  token: 'spamtest',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  appId: 'wx2c2769f8efd9abc2',
  timestamp: '1409735669',
  nonce: '1320562132',
  signature: '5d197aaffba7e9b25a30732f161a50dee96bd5fa',
  encrypted:
    'hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PGHQHFVAFmOD2LdJF9FrXpbUAh0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6tEDYsVticbSnyU8dKOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRjpA912xMezR4kw6KWwMrCVKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhvQl+q5rv1ixrcpCumEPo5MJSgM9ehVsNPfUM669WuMyVWQLCzpu9GhglF2PE=',
};
const JO = 'oyORnuP8q7ou2gfYjqLzSIWZf0rs';
const GH = 'gh_7f083739789a';
const push = { to: GH, from: JO, second: RECEIVED_AT_MS / 1000 - 5 };
/** As UTF-8 can spell it. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
const read = (xml: string) => eventsOf(wechat, wechatKit, bytesOf(xml));

describe('the vector of WeChat’s own sample', () => {
  const account = accountOf('wechat', {
    ...wechatEncrypted.account,
    settings: { app_id: VECTOR.appId, original_id: 'gh_10f6c3c3ac5a', mode: 'encrypted' },
    secrets: { app_secret: 's', token: VECTOR.token, encoding_aes_key: VECTOR.aesKey },
  });
  const request = (encrypted = VECTOR.encrypted, change: Partial<typeof VECTOR> = {}, receivedAtMs = 1_409_735_670_000) => {
    const { timestamp, nonce, signature } = { ...VECTOR, ...change };
    const url = `${URL_OF_ACCOUNT}?timestamp=${timestamp}&nonce=${nonce}&encrypt_type=aes&msg_signature=${signature}`;
    return rawOf({ method: 'POST', url, headers: {}, body: bytesOf(wechatEnvelope('gh_10f6c3c3ac5a', encrypted)) }, receivedAtMs);
  };

  test('is verified, opened and read', async () => {
    expect(await wechat.verify(request(), account)).toEqual({ ok: true, value: undefined });
    expect(await wechat.parse(request(), account)).toMatchObject({
      ok: true,
      value: { events: [{ kind: 'text', text: 'abcdteT', to: 'gh_10f6c3c3ac5a', from: { value: JO } }], unknown: [] },
    });
  });

  test('with any other character of the cipher text, time or nonce is refused', async () => {
    for (const at of [0, 100, VECTOR.encrypted.length - 3]) {
      const other = `${VECTOR.encrypted.slice(0, at)}${VECTOR.encrypted[at] === 'A' ? 'B' : 'A'}${VECTOR.encrypted.slice(at + 1)}`;
      expect(await wechat.verify(request(other), account)).toEqual({ ok: false, error: 'signature_wrong' });
    }
    for (const change of [{ timestamp: '1409735670' }, { nonce: '1' }, { signature: VECTOR.signature.toUpperCase() }])
      expect(await wechat.verify(request(undefined, change), account)).toEqual({ ok: false, error: 'signature_wrong' });
    expect(await wechat.verify(request(undefined, {}, 1_409_735_669_000 + 600_001), account)).toEqual({ ok: false, error: 'stale' });
  });

  test('of another app, or sealed with another key, is another account’s', async () => {
    const other = { ...account, settings: { ...account.settings, app_id: 'wx0000000000000000' } };
    const key = { ...account, secrets: { ...account.secrets, encoding_aes_key: [...VECTOR.aesKey].reverse().join('') } };
    const none = { ...account, secrets: { app_secret: 's', token: VECTOR.token } };
    for (const each of [other, key, none]) expect(await wechat.verify(request(), each)).toEqual({ ok: false, error: 'other_account' });
  });
});

describe('an encrypted push', () => {
  test('opens to what was sealed, whatever its length: the padding goes to 32 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const opened = decrypt(wechatEncrypt(text, VECTOR.aesKey, VECTOR.appId), VECTOR.aesKey, VECTOR.appId);
        expect(opened && new TextDecoder('utf-8', { ignoreBOM: true }).decode(opened)).toBe(wellFormed(text));
        expect(decrypt(wechatEncrypt(text, VECTOR.aesKey, `${VECTOR.appId}x`), VECTOR.aesKey, VECTOR.appId)).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  test('no cipher text or key breaks the opening', () => {
    fc.assert(
      fc.property(fc.base64String({ maxLength: 300 }), fc.string({ maxLength: 50 }), (sealed, key) => {
        expect(decrypt(sealed, VECTOR.aesKey, VECTOR.appId)).toBeNull();
        expect(decrypt(VECTOR.encrypted, key, VECTOR.appId)).toBeNull();
      }),
    );
  });

  test('is what counts: what stands beside the cipher text says nothing', async () => {
    const { account } = wechatEncrypted;
    const inside = wechatEvent(push, 'unsubscribe');
    const outside = `<xml><ToUserName>gh_other</ToUserName><FromUserName>${JO.toLowerCase()}</FromUserName><Encrypt>${wechatEncrypt(inside, VECTOR.aesKey, VECTOR.appId)}</Encrypt></xml>`;
    const signed = wechatEncrypted.sign(bytesOf(wechatEnvelope(GH, wechatEncrypt(inside, VECTOR.aesKey, VECTOR.appId))), {
      url: URL_OF_ACCOUNT,
      account,
      atMs: RECEIVED_AT_MS,
    });
    const raw = rawOf({ ...signed, body: bytesOf(outside) });
    expect((await wechat.verify(raw, accountOf('wechat', account))).ok).toBe(true);
    expect(await wechat.parse(raw, accountOf('wechat', account))).toMatchObject({
      value: { events: [{ kind: 'block', from: { value: JO } }] },
    });
  });

  test('an account of the encrypted mode takes no plain push, however it is signed', async () => {
    const { account } = wechatEncrypted;
    const [timestamp, nonce] = [String(RECEIVED_AT_MS / 1000), 'n'];
    const signature = wechatSignature(account.secrets.token, timestamp, nonce);
    const url = `${URL_OF_ACCOUNT}?signature=${signature}&timestamp=${timestamp}&nonce=${nonce}`;
    for (const query of ['', `&msg_signature=${signature}`]) {
      const raw = rawOf({ method: 'POST', url: url + query, headers: {}, body: bytesOf(wechatEvent(push, 'unsubscribe')) });
      const verified = await wechat.verify(raw, accountOf('wechat', account));
      const parsed = await wechat.parse(raw, accountOf('wechat', account));
      expect(verified.ok && parsed.ok).toBe(false);
    }
  });
});

describe('the XML of a push', () => {
  const fields = (xml: string) => {
    const read = readXml(bytesOf(xml));
    return read && Object.fromEntries(read);
  };

  test('is elements with a text or a section, in any spacing', () => {
    expect(fields('\n<xml> <a>1</a>\r\n<b> <![CDATA[<c>&d;]] >]]> </b><c></c></xml>\n')).toEqual({ a: '1', b: '<c>&d;]] >', c: '' });
    expect(fields('<xml><a><b>1</b><b>2</b></a><c>3</c></xml>')).toEqual({ a: null, c: '3' });
  });

  test.each<[string, string]>([
    ['a document type', '<!DOCTYPE xml><xml><a>1</a></xml>'],
    ['an entity of its own', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><a>&a;</a></xml>'],
    ['any entity', '<xml><a>&lt;</a></xml>'],
    ['a number for a character', '<xml><a>&#60;</a></xml>'],
    ['an instruction', '<?xml version="1.0"?><xml><a>1</a></xml>'],
    ['a comment', '<xml><!-- --><a>1</a></xml>'],
    ['an attribute', '<xml><a b="1">1</a></xml>'],
    ['an element that closes itself', '<xml><a/></xml>'],
    ['elements that cross', '<xml><a><b></a></b></xml>'],
    ['one that is not closed', '<xml><a>1</xml>'],
    ['a section that is not closed', '<xml><a><![CDATA[1</a></xml>'],
    ['a text beside a section', '<xml><a>1<![CDATA[2]]></a></xml>'],
    ['text between elements', '<xml><a>1</a>x</xml>'],
    ['an element twice', '<xml><a>1</a><a>2</a></xml>'],
    ['something behind it', '<xml></xml><xml></xml>'],
    ['another root', '<XML><a>1</a></XML>'],
    ['five levels', '<xml><a><b><c><d><e>1</e></d></c></b></a></xml>'],
    ['201 elements', `<xml>${Array.from({ length: 201 }, (_, n) => `<e${n}>1</e${n}>`).join('')}</xml>`],
    ['more than 64 KB', `<xml><a>${'x'.repeat(65_536)}</a></xml>`],
  ])('with %s is refused', (_, xml) => {
    expect(fields(xml)).toBeNull();
  });

  test('bytes that are not UTF-8 are refused', () => {
    expect(readXml(new Uint8Array([...bytesOf('<xml><a>'), 0xff, ...bytesOf('</a></xml>')]))).toBeNull();
  });

  test('is read as it was written, whatever the words; no bytes break the reader', () => {
    const words = fc.string({ unit: 'binary', maxLength: 100 }).map((text) => wellFormed(text).replaceAll(']]>', ''));
    fc.assert(
      fc.property(words, (text) => {
        expect(fields(`<xml><Content><![CDATA[${text}]]></Content></xml>`)).toEqual({ Content: text });
      }),
    );
    const marks = fc.constantFrom(
      '<xml>',
      '</xml>',
      '<a>',
      '</a>',
      '<![CDATA[',
      ']]>',
      '&a;',
      '<!DOCTYPE',
      '<',
      '>',
      'x',
      ' ',
      '<b>',
      '</b>',
    );
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 30 }), (parts) => {
        const read = fields(parts.join(''));
        if (read) for (const value of Object.values(read)) expect(value ?? '').not.toContain(']]>');
      }),
      { numRuns: 500 },
    );
  });
});

describe('what a push is', () => {
  test.each<[string, string, object]>([
    ['a text', wechatText(push, '6054768590064713728', '退订'), { kind: 'text', text: '退订', id: 'msg:6054768590064713728' }],
    ['a follow', wechatEvent(push, 'subscribe'), { kind: 'unblock' }],
    ['a follow by a code', wechatEvent(push, 'subscribe', 'qrscene_tok_1'), { kind: 'unblock', token: 'tok_1' }],
    ['a scan by a follower', wechatEvent(push, 'SCAN', 'tok_1'), { kind: 'start', token: 'tok_1' }],
    ['an unfollow', wechatEvent(push, 'unsubscribe'), { kind: 'block' }],
    ['a tap in the menu', wechatEvent(push, 'CLICK', 't.yes'), { kind: 'tap', data: 't.yes' }],
    ['a tap below a message of ours', wechatText(push, '7', 'Yes', 't.yes'), { kind: 'tap', data: 't.yes', label: 'Yes' }],
    ['a picture', wechatPush(push, '<MsgType>image</MsgType>', '<MediaId>m</MediaId>', '<MsgId>8</MsgId>'), { kind: 'text', text: '' }],
  ])('%s', async (_, xml, event) => {
    expect(await read(xml)).toEqual([expect.objectContaining({ from: { kind: 'wechat_openid', scope: GH, value: JO }, to: GH, ...event })]);
  });

  test('what it has no use for is counted, with whatever is inside', async () => {
    const scan = wechatPush(
      push,
      '<MsgType>event</MsgType>',
      '<Event>scancode_push</Event>',
      '<EventKey>k</EventKey>',
      '<ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>1</ScanResult></ScanCodeInfo>',
    );
    expect(await arrive(wechat, wechatKit, bytesOf(scan))).toEqual({ events: [], unknown: ['wechat.event.scancode_push'] });
    for (const [event, key] of [
      ['SCAN', ''],
      ['CLICK', ''],
    ] as const)
      expect(await arrive(wechat, wechatKit, bytesOf(wechatEvent(push, event, key)))).toMatchObject({ events: [] });
  });

  test('in one second a follow and a scan are two events; a repeat is one', async () => {
    const ids = async (...pushes: string[]) => new Set((await Promise.all(pushes.map(read))).map(([event]) => event?.id)).size;
    expect(await ids(wechatEvent(push, 'subscribe', 'qrscene_a'), wechatEvent(push, 'SCAN', 'a'), wechatEvent(push, 'unsubscribe'))).toBe(
      3,
    );
    expect(await ids(wechatEvent(push, 'unsubscribe'), wechatEvent(push, 'unsubscribe'))).toBe(1);
  });

  test('it is for the account that it names', async () => {
    expect(await arrive(wechat, wechatKit, bytesOf(wechatEvent({ ...push, to: 'gh_other' }, 'unsubscribe')))).toBe('other_account');
  });
});

test('set-up is answered by the signature and its time alone', async () => {
  const { account } = wechatKit;
  const ask = (token: string, atMs: number, more = '&echostr=<b>1</b>') => {
    const timestamp = String(Math.floor(atMs / 1000));
    const url = `${URL_OF_ACCOUNT}?signature=${wechatSignature(token, timestamp, 'n')}&timestamp=${timestamp}&nonce=n${more}`;
    const raw = rawOf({ method: 'GET', url, headers: {}, body: new Uint8Array(0) });
    return Promise.all([wechat.handshake?.(raw, accountOf('wechat', account)), wechat.verify(raw, accountOf('wechat', account))]);
  };
  const [reply] = await ask(account.secrets.token, RECEIVED_AT_MS);
  expect(reply).toEqual({ status: 200, contentType: 'text/plain; charset=utf-8', body: '<b>1</b>' });
  for (const [token, atMs, more] of [
    ['guessed', RECEIVED_AT_MS, undefined],
    [account.secrets.token, RECEIVED_AT_MS - 600_001, undefined],
    [account.secrets.token, RECEIVED_AT_MS, ''],
  ] as const) {
    const [none, verified] = await ask(token, atMs, more);
    expect([none, verified.ok]).toEqual([null, false]);
  }
});
