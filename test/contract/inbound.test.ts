/** Every inbound platform keeps the same promises about bytes: nothing is understood that its vendor did not sign for this account. */
import { describe, expect, test } from 'vitest';
import type { InboundAccount, InboundEvent, InboundPlatform, Parsed, RawRequest } from '../../worker/inbound/inbound.ts';
import { INBOUND_PLATFORMS, inboundPlatform } from '../../worker/inbound/registry.ts';
import { bytesOf, type InboundKit, type KitAccount, type KitRequest } from './inbound/kit.ts';
import { KITS } from './inbound/kits.ts';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 30);
const URL_OF_ACCOUNT = 'https://sayso.example/inbound/acc_0123456789';
const MONTH_MS = 30 * 24 * 3_600_000;

test('every platform of the registry has its kit', () => {
  // A platform with payloads of several kinds has a kit for each.
  expect([...new Set(KITS.map(({ platform }) => platform))].sort()).toEqual(Object.keys(INBOUND_PLATFORMS).sort());
});

describe.each(KITS.map((kit) => [kit.platform, kit.channel, kit] as const))('inbound platform %s, on %s', (id, _, kit) => {
  const platform = inboundPlatform(id) as InboundPlatform;
  const accountOf = ({ settings, secrets, senders }: KitAccount): InboundAccount => ({
    id: 'a1',
    platform: id,
    settings,
    secrets,
    senders,
  });
  const raw = ({ method, url, headers, body }: KitRequest, receivedAtMs = NOW): RawRequest => ({
    method,
    url,
    headers: new Headers(headers),
    body,
    receivedAtMs,
  });
  const sign = (body: Uint8Array<ArrayBuffer>, account = kit.account, atMs = NOW) => kit.sign(body, { url: URL_OF_ACCOUNT, account, atMs });
  const verify = async (request: KitRequest, account = kit.account, receivedAtMs = NOW) => {
    const verified = await platform.verify(raw(request, receivedAtMs), accountOf(account));
    return verified.ok ? 'ok' : verified.error;
  };
  const parse = async (body: Uint8Array<ArrayBuffer>, account = kit.account): Promise<Parsed> => {
    const parsed = await platform.parse(raw(sign(body, account)), accountOf(account));
    expect(parsed).toMatchObject({ ok: true });
    return (parsed as { value: Parsed }).value;
  };
  const message = (nth: 0 | 1 = 0, atMs = NOW) => ({ from: kit.people[nth].sent, id: `m${nth}-${atMs}`, atMs });
  const bodies = sampleBodies(kit, message());

  test('takes what its vendor signed', async () => {
    expect(bodies.length).toBeGreaterThan(0);
    for (const body of bodies) expect(await verify(sign(body))).toBe('ok');
  });

  test('refuses what nobody signed, or somebody else', async () => {
    for (const body of bodies) {
      expect(await verify(kit.unsigned(sign(body)))).not.toBe('ok');
      expect(await verify({ ...sign(body), headers: spoiled(sign(body).headers), url: spoiledUrl(sign(body).url) })).not.toBe('ok');
      expect(
        await verify(kit.sign(body, { url: URL_OF_ACCOUNT, account: { ...kit.otherAccount, settings: kit.account.settings }, atMs: NOW })),
      ).not.toBe('ok');
    }
  });

  test.skipIf(!kit.signsBytes)('refuses other bytes under the same signature', async () => {
    for (const body of bodies) {
      const signed = sign(body);
      for (const at of [0, body.length >> 1, body.length - 1]) {
        const other = body.slice();
        other[at]! ^= 1;
        expect(await verify({ ...signed, body: other })).not.toBe('ok');
      }
      expect(await verify({ ...signed, body: new Uint8Array([...body, 0x20]) })).not.toBe('ok');
      expect(await verify({ ...signed, body: body.slice(0, -1) })).not.toBe('ok');
    }
  });

  test.skipIf(!kit.namesAccount)('refuses another account’s payload, though it is signed with this one’s secret', async () => {
    for (const body of sampleBodies(kit, message(), kit.otherAccount)) expect(await verify(sign(body))).toBe('other_account');
  });

  test.skipIf(kit.staleAfterMs === null)('refuses a signature that is old, or of a time to come', async () => {
    const [body] = bodies;
    const ages = [(kit.staleAfterMs ?? 0) + 1000, MONTH_MS, -MONTH_MS];
    for (const age of ages) expect(await verify(sign(body!, kit.account, NOW - age))).toBe('stale');
  });

  test('never throws, whatever the bytes', async () => {
    for (const body of [
      bytesOf(''),
      bytesOf('\u0000'),
      new Uint8Array([0xff, 0xfe, 0xfd]),
      ...bodies.map((each) => each.slice(0, each.length >> 1)),
    ]) {
      await expect(platform.parse(raw(sign(body)), accountOf(kit.account))).resolves.toBeDefined();
      await expect(platform.verify(raw({ ...sign(bodies[0]!), body }), accountOf(kit.account))).resolves.toBeDefined();
    }
  });

  test('refuses what is no message of the vendor’s form, though it is signed', async () => {
    expect(kit.malformed.length).toBeGreaterThanOrEqual(6);
    for (const { what, body } of kit.malformed) {
      const request = raw(sign(body));
      const verified = await platform.verify(request, accountOf(kit.account));
      const parsed = await platform.parse(request, accountOf(kit.account));
      expect({ what, isTaken: verified.ok && parsed.ok && parsed.value.events.length > 0 }).toEqual({ what, isTaken: false });
    }
  });

  test('names what it does not understand, and makes nothing of it', async () => {
    const parsed = await parse(kit.unknownEvent(kit.account));
    expect(parsed.events).toEqual([]);
    expect(parsed.unknown.length).toBeGreaterThan(0);
    for (const name of parsed.unknown) expect(name).not.toContain(kit.people[0].sent);
  });

  test.skipIf(kit.text === null)('says who wrote what, when, and to whom', async () => {
    const { events } = await parse(kit.text!(message(1), 'Hello – 你好 🙂 <b>&amp;', kit.account));
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      kind: 'text',
      channel: kit.channel,
      from: kit.people[1].address(kit.account),
      text: 'Hello – 你好 🙂 <b>&amp;',
    });
    expectTime(kit, events[0]!);
  });

  test('gives a message the same id whenever it comes, and another message another', async () => {
    const idsOf = async (body: Uint8Array<ArrayBuffer>) => (await parse(body)).events.map((event) => event.id);
    for (const make of buildersOf(kit)) {
      const one = { ...message(), id: 'm-one' };
      expect(await idsOf(make(one, kit.account))).toEqual(await idsOf(make(one, kit.account)));
      expect(await idsOf(make(one, kit.account))).not.toEqual(
        await idsOf(make({ ...one, id: 'm-two', atMs: one.atMs - 5000 }, kit.account)),
      );
    }
  });

  test('each way to take back, block or lift that is what it is, and none of them gives', async () => {
    const kinds = { withdraw: ['withdraw', 'text'], stop: ['block'], resume: ['resume', 'unblock', 'text'] };
    for (const { what, means, body } of [...kit.stops, ...kit.resumes]) {
      // What became of a message of ours may stand beside it.
      const events = (await parse(body(message(), kit.account))).events.filter(({ kind }) => kind !== 'status');
      expect(events.length, what).toBeGreaterThan(0);
      for (const event of events) {
        expect(kinds[means], what).toContain(event.kind);
        expect(event.from, what).toEqual(kit.people[0].address(kit.account));
        expectTime(kit, event);
      }
    }
  });

  test('answers its vendor’s set-up request, and nobody else’s', async () => {
    for (const { what, request, forged, reply } of kit.handshakes ?? []) {
      const answer = await platform.handshake?.(raw(request(URL_OF_ACCOUNT, kit.account, NOW)), accountOf(kit.account));
      expect({ what, status: answer?.status, body: answer?.body }).toEqual({ what, ...reply });
      const other = await platform.handshake?.(raw(forged(URL_OF_ACCOUNT, kit.account, NOW)), accountOf(kit.account));
      expect({ what, isGiven: other?.status === reply.status && other.body === reply.body }).toEqual({ what, isGiven: false });
    }
  });
});

const buildersOf = (kit: InboundKit) => [
  ...(kit.text ? [(message: Parameters<typeof kit.text>[0], account: KitAccount) => kit.text!(message, 'Hello', account)] : []),
  ...[...kit.stops, ...kit.resumes].map(({ body }) => body),
];
const sampleBodies = (kit: InboundKit, message: { from: string; id: string; atMs: number }, account = kit.account) =>
  buildersOf(kit).map((make) => make(message, account));

/** The vendor's moment lies within what the adapter says of it, give or take what its clock is trusted to. */
function expectTime(kit: InboundKit, { at }: InboundEvent): void {
  expect(at.fromMs).toBeLessThanOrEqual(at.toMs);
  expect(at.toMs).toBeLessThanOrEqual(NOW + 999);
  expect(at.fromMs).toBeLessThanOrEqual(NOW);
  if (kit.tellsTime) expect(at.toMs).toBeGreaterThanOrEqual(NOW - 1000);
}

/** One character of whatever could be a signature or a secret is another. */
const spoiled = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, /^(content-type|user-agent)$/i.test(name) ? value : flipped(value)]),
  );
function flipped(value: string): string {
  const at = value.length >> 1;
  return `${value.slice(0, at)}${value[at] === '0' ? '1' : '0'}${value.slice(at + 1)}`;
}
function spoiledUrl(text: string): string {
  const url = new URL(text);
  for (const name of ['signature', 'msg_signature', 'token', 'key']) {
    const value = url.searchParams.get(name);
    if (value) url.searchParams.set(name, flipped(value));
  }
  return url.href;
}
