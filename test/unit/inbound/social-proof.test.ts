/** What proves that a POST is a vendor's, and this account's: published vectors, spoiled bytes, other accounts; and that no bytes break a parser. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InboundPlatform } from '../../../worker/inbound/inbound.ts';
import { line } from '../../../worker/inbound/line/line.ts';
import { meta } from '../../../worker/inbound/meta/meta.ts';
import { telegram } from '../../../worker/inbound/telegram/telegram.ts';
import type { InboundKit } from '../../contract/inbound/kit.ts';
import { bytesOf, jsonOf } from '../../contract/inbound/kit.ts';
import { line as lineKit } from '../../contract/inbound/line.ts';
import { instagram, messenger, whatsapp } from '../../contract/inbound/meta.ts';
import { telegram as telegramKit } from '../../contract/inbound/telegram.ts';
import { lineSignature } from '../../vendors/line-webhooks.ts';
import { metaJson, metaSignature } from '../../vendors/meta-webhooks.ts';
import { telegramMember, telegramTap } from '../../vendors/telegram-updates.ts';
import { accountOf, arrive, RECEIVED_AT_MS, rawOf, URL_OF_ACCOUNT } from './arrive.ts';

/** Each platform with its kit; the type that differs is not what these tests look at. */
const ALL = [
  ['whatsapp', meta, whatsapp],
  ['messenger', meta, messenger],
  ['instagram', meta, instagram],
  ['line', line, lineKit],
  ['telegram', telegram, telegramKit],
] as unknown as readonly (readonly [string, InboundPlatform, InboundKit])[];

const STOP = (kit: InboundKit) =>
  kit.text?.({ from: kit.people[0].sent, id: '1', atMs: RECEIVED_AT_MS }, 'STOP', kit.account) ?? new Uint8Array();

describe('signatures that others published', () => {
  test('LINE: the vector of its own SDK', () => {
    // Source: line-bot-sdk-nodejs (Apache-2.0), test/validate-signature.spec.ts.
    const body = bytesOf('{"hello":"world"}');
    expect(lineSignature('test_secret', body)).toBe('t7Hn4ZDHqs6e+wdvI5TyQIvzie0DmMUmuXEBqyyE/tM=');
  });

  test('X-Hub-Signature-256: the vector of GitHub, whose header is the same', () => {
    // Source: GitHub docs "Validating webhook deliveries", "Testing the webhook payload validation".
    expect(metaSignature("It's a Secret to Everybody", bytesOf('Hello, World!'))).toBe(
      'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    );
  });

  test('the adapters take exactly those', async () => {
    const lineAccount = accountOf('line', { ...lineKit.account, secrets: { ...lineKit.account.secrets, channel_secret: 'test_secret' } });
    const signed = { 'x-line-signature': 't7Hn4ZDHqs6e+wdvI5TyQIvzie0DmMUmuXEBqyyE/tM=' };
    const request = { method: 'POST', url: URL_OF_ACCOUNT, headers: signed, body: bytesOf('{"hello":"world"}') } as const;
    expect(await line.verify(rawOf(request), lineAccount)).toMatchObject({ ok: true });
    const metaAccount = accountOf('meta', {
      ...whatsapp.account,
      secrets: { ...whatsapp.account.secrets, app_secret: "It's a Secret to Everybody" },
    });
    const headers = { 'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17' };
    expect(await meta.verify(rawOf({ ...request, headers, body: bytesOf('Hello, World!') }), metaAccount)).toMatchObject({ ok: true });
  });

  test('Meta signs its escaped spelling, which is not what JSON.stringify makes of it again', async () => {
    const body = whatsapp.text?.({ from: '12025550142', id: '1', atMs: RECEIVED_AT_MS }, 'Ähm… 停止/STOP 🛑', whatsapp.account);
    const spelled = new TextDecoder().decode(body);
    expect(spelled).toContain('\\u505c\\u6b62\\/STOP \\ud83d\\uded1');
    expect(JSON.stringify(JSON.parse(spelled))).not.toBe(spelled);
    expect(await arrive(meta, whatsapp, body as Uint8Array<ArrayBuffer>)).toMatchObject({ events: [{ text: 'Ähm… 停止/STOP 🛑' }] });
  });
});

describe.each(ALL)('%s', (_, platform, kit) => {
  const account = accountOf(kit.platform, kit.account);
  const signed = (body: Uint8Array<ArrayBuffer>, of = kit.account) =>
    kit.sign(body, { url: URL_OF_ACCOUNT, account: of, atMs: RECEIVED_AT_MS });
  const verified = async (request: ReturnType<typeof signed>) => platform.verify(rawOf(request), account);

  test('takes what its vendor signed, and nothing without a signature or with another key', async () => {
    expect(await verified(signed(STOP(kit)))).toEqual({ ok: true, value: undefined });
    expect(await verified(kit.unsigned(signed(STOP(kit))))).toEqual({ ok: false, error: 'signature_missing' });
    expect(await verified(signed(STOP(kit), kit.otherAccount))).toEqual({ ok: false, error: 'signature_wrong' });
  });

  test.runIf(kit.signsBytes)('any other bytes under the same signature are refused', async () => {
    const request = signed(STOP(kit));
    await fc.assert(
      fc.asyncProperty(fc.nat(request.body.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const body = new Uint8Array(request.body);
        body[at] = (body[at] ?? 0) ^ flip;
        expect(await verified({ ...request, body })).toEqual({ ok: false, error: 'signature_wrong' });
      }),
      { numRuns: 200 },
    );
  });

  test.runIf(kit.namesAccount)('another account’s payload is refused, though the same key signed it', async () => {
    const foreign = kit.text?.({ from: kit.people[0].sent, id: '1', atMs: RECEIVED_AT_MS }, 'STOP', kit.otherAccount);
    expect(await verified(signed(foreign as Uint8Array<ArrayBuffer>))).toEqual({ ok: false, error: 'other_account' });
  });

  test('a signature that is cut, doubled or of another form is refused', async () => {
    const request = signed(STOP(kit));
    const [name, value] = Object.entries(request.headers).find(([header]) => /signature|secret/.test(header)) ?? ['', ''];
    for (const wrong of ['', value.slice(0, -1), `${value}0`, value.replace('sha256=', ''), value.toUpperCase(), `${value},${value}`]) {
      if (wrong !== value) expect((await verified({ ...request, headers: { ...request.headers, [name]: wrong } })).ok).toBe(false);
    }
  });

  test.each(kit.malformed)('$what is refused, and nothing of it is read', async ({ body }) => {
    expect(await arrive(platform, kit, body)).toBe('malformed');
  });

  test('an unknown event is taken and counted by name', async () => {
    const parsed = await arrive(platform, kit, kit.unknownEvent(kit.account));
    expect(parsed).toMatchObject({ events: [], unknown: [expect.stringMatching(/^[a-z_]+(?:\.\w+)+$/)] });
  });

  test('no JSON whatever breaks the parser, and what it reads of it has a person and a time', async () => {
    const json = JSON.parse(new TextDecoder().decode(STOP(kit)));
    await fc.assert(
      fc.asyncProperty(spoiled(json), async (value) => {
        const parsed = await platform.parse(rawOf(signed(jsonOf(value))), account);
        if (!parsed.ok) return;
        for (const event of parsed.value.events) {
          expect(event.from.value).not.toBe('');
          expect(event.at.fromMs).toBeLessThanOrEqual(event.at.toMs);
          expect(event.id).not.toBe('');
        }
        for (const name of parsed.value.unknown) expect(name).toMatch(/^[\w.-]{1,200}$/);
      }),
      { numRuns: 300 },
    );
  });
});

/** A payload in which one part, anywhere, is replaced by something else. */
function spoiled(json: unknown): fc.Arbitrary<unknown> {
  const paths: (string | number)[][] = [[]];
  const walk = (value: unknown, path: (string | number)[]): void => {
    for (const [key, inner] of Object.entries(value !== null && typeof value === 'object' ? value : {})) {
      paths.push([...path, key]);
      walk(inner, [...path, key]);
    }
  };
  walk(json, []);
  const put = (value: unknown, path: readonly (string | number)[], other: unknown): unknown => {
    const [key, ...rest] = path;
    if (key === undefined) return other;
    const copy = structuredClone(value) as Record<string, unknown>;
    copy[key] = put(copy[key], rest, other);
    return copy;
  };
  const other = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(null, 0, -1, 1e300, '', '\ud800', [], {}, [[]], [null], { id: null }),
  );
  return fc.tuple(fc.constantFrom(...paths), other).map(([path, value]) => put(json, path, value));
}

describe('what names the account', () => {
  test('of entries of several pages in one POST ours are read, the others are counted', async () => {
    const post = JSON.parse(
      new TextDecoder().decode(messenger.text?.({ from: '1254477777772919', id: 'a', atMs: RECEIVED_AT_MS }, 'STOP', messenger.account)),
    );
    const other = JSON.parse(
      new TextDecoder().decode(messenger.text?.({ from: '999', id: 'b', atMs: RECEIVED_AT_MS }, 'STOP', messenger.otherAccount)),
    );
    post.entry.unshift(...other.entry);
    const parsed = await arrive(meta, messenger, metaJson(post));
    expect(parsed).toMatchObject({ events: [{ from: { value: '1254477777772919' } }], unknown: ['other_account'] });
  });

  test('another number of the same WhatsApp Business Account is another account’s', async () => {
    const sibling = { ...whatsapp.account, settings: { ...whatsapp.account.settings, phone_number_id: '999' } };
    const body = whatsapp.text?.({ from: '12025550142', id: '1', atMs: RECEIVED_AT_MS }, 'STOP', sibling) as Uint8Array<ArrayBuffer>;
    expect(await arrive(meta, whatsapp, body)).toEqual({ events: [], unknown: ['other_account'] });
  });

  test('an account without a page takes no page’s events', async () => {
    const { page_id, ...settings } = messenger.account.settings;
    const body = STOP(messenger as unknown as InboundKit);
    expect(await arrive(meta, messenger, body, { ...messenger.account, settings })).toBe('other_account');
  });

  test('Telegram: a tap and a block name their bot; another’s are refused', async () => {
    const bot = { id: 987654321, username: 'other_bot' };
    const block = telegramMember(bot, 1111111, { update: 1, atMs: RECEIVED_AT_MS, status: 'kicked' });
    const tap = telegramTap(bot, 1111111, { update: 2, id: '4382bfdwdsb323b2d9', sentAtMs: RECEIVED_AT_MS, data: 'yes' });
    expect(await arrive(telegram, telegramKit, jsonOf(block))).toBe('other_account');
    expect(await arrive(telegram, telegramKit, jsonOf(tap))).toBe('other_account');
  });
});

describe('Meta’s verification request', () => {
  const ask = (query: string, method: 'GET' | 'POST' = 'GET') =>
    meta.handshake?.(
      rawOf({ method, url: `${URL_OF_ACCOUNT}?${query}`, headers: {}, body: new Uint8Array(0) }),
      accountOf('meta', whatsapp.account),
    );
  const right = 'hub.mode=subscribe&hub.verify_token=meatyhamhock&hub.challenge=1158201444';

  test('is answered with the challenge', async () => {
    expect(await ask(right)).toEqual({ status: 200, contentType: 'text/plain', body: '1158201444' });
  });

  test.each([
    ['another token', right.replace('meatyhamhock', 'guess')],
    ['no token', 'hub.mode=subscribe&hub.challenge=1'],
    ['another mode', right.replace('subscribe', 'unsubscribe')],
    ['no challenge', 'hub.mode=subscribe&hub.verify_token=meatyhamhock'],
    ['a challenge that is a page', right.replace('1158201444', encodeURIComponent('<script>1</script>'))],
    ['nothing', ''],
  ])('%s is not answered', async (_, query) => {
    expect(await ask(query)).toBeNull();
  });

  test('a POST is none', async () => {
    expect(await ask(right, 'POST')).toBeNull();
  });
});
