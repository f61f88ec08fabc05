/** What must hold of every platform's webhooks end to end: the right answer, and nothing wrong stored. Issue 5, "Must show" 1. */
import { describe, expect, test } from 'vitest';
import { INBOUND_BODY_BYTES_MAX } from '../../../shared/inbound-limits.ts';
import type { InboundAct } from '../../../worker/consent/inbound-act.ts';
import { bytesOf, type InboundKit, type KitMessage, type KitRequest } from '../../contract/inbound/kit.ts';
import { KITS } from '../../contract/inbound/kits.ts';
import { problemOf } from '../admin/admin.ts';
import { type Connected, connected, counted, deliver, ledgerOf, records, standing } from './world.ts';

const MONTH_MS = 30 * 24 * 3_600_000;
const UNLIKE = ['\u0000', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><xml>&b;</xml>', '{"a":', '[[[[[[[['];
let messages = 0;

describe.each(KITS.map((kit) => [kit.platform, kit.channel, kit] as const))('webhooks of %s, on %s', (_platform, _channel, kit) => {
  const [person, other] = kit.people;
  const address = person.address(kit.account);
  const message = (over: Partial<KitMessage> = {}): KitMessage => {
    messages += 1;
    return { from: person.sent, id: `message-${messages}`, atMs: Date.now() - 1000, ...over };
  };
  const sign = (at: Connected, body: Uint8Array<ArrayBuffer>, account = kit.account, atMs = Date.now()): KitRequest =>
    kit.sign(body, { url: at.url, account, atMs });
  const ending = endingOf(kit);
  /** Somebody who agreed on this channel some minutes ago, by their own word. */
  async function agreed(given = kit.account) {
    const at = await connected(kit, given);
    await grantAt(at, Date.now() - 600_000);
    expect(await standing(at.merchant, address, kit.channel)).toBe('granted');
    return at;
  }
  const grantAt = async (at: Connected, ms: number) => {
    const { api, place } = ledgerOf(at.merchant, address);
    const grant = {
      programme: 'default',
      channel: kit.channel,
      purpose: 'marketing',
      topics: null,
      disclosure: 'ab'.repeat(32),
      optIn: 'double',
      grantLifeMs: null,
    } as const;
    const act: InboundAct = { do: 'grant', method: 'keyword', grants: [grant] };
    const told = { account: 'test', channel: kit.channel, isMessage: false, words: null, context: {}, act };
    messages += 1;
    await api.inbound(place, address, { ...told, messageId: `grant-${messages}`, at: { fromMs: ms, toMs: ms } });
  };
  const unmoved = async (at: Connected) => expect(await standing(at.merchant, address, kit.channel)).toBe('granted');

  test('what takes back is done when it is answered, and a duplicate adds nothing', async () => {
    const at = await agreed();
    const request = sign(at, ending.body(message(), kit.account));
    for (let n = 0; n < 3; n++) expect((await deliver(request)).status).toBe(200);
    expect(await standing(at.merchant, address, kit.channel)).toMatch(ending.leaves);
    const once = await records(at.merchant, address);
    expect((await deliver(request)).status).toBe(200);
    expect(await records(at.merchant, address)).toBe(once);
    expect((await counted(at, 4)).refused).toEqual({});
  });

  test('each of its ways to take back or to block does so, and none of its ways to lift that grants', async () => {
    for (const stop of kit.stops) {
      const at = await agreed();
      expect((await deliver(sign(at, stop.body(message(), kit.account)))).status).toBe(200);
      const after = await standing(at.merchant, address, kit.channel);
      expect(after, stop.what).toMatch(stop.means === 'stop' ? /^granted stop/ : /^withdrawn/);
      for (const resume of kit.resumes) {
        await deliver(sign(at, resume.body(message({ atMs: Date.now() }), kit.account)));
        expect(await standing(at.merchant, address, kit.channel), `${stop.what}, ${resume.what}`).not.toBe('granted');
      }
    }
  });

  test('a bad signature is refused, alike for every reason, and counted', async () => {
    const at = await agreed();
    const right = sign(at, ending.body(message(), kit.account));
    const forged = kit.sign(right.body, {
      url: at.url,
      account: { ...kit.otherAccount, settings: kit.account.settings },
      atMs: Date.now(),
    });
    const answers = [];
    for (const request of [kit.unsigned(right), forged]) {
      const response = await deliver(request);
      expect([401, 503]).toContain(response.status);
      answers.push((await problemOf(response)).detail ?? null);
    }
    expect(new Set(answers).size).toBe(1);
    await unmoved(at);
    const { refused } = await counted(at, 2);
    expect(Object.keys(refused).every((reason) => /^[a-z_]+$/.test(reason))).toBe(true);
  });

  test.skipIf(!kit.signsBytes)('other bytes under the same signature are refused', async () => {
    const at = await agreed();
    const request = sign(at, ending.body(message(), kit.account));
    const body = request.body.slice();
    body[body.length >> 1]! ^= 1;
    expect((await deliver({ ...request, body })).status).toBeGreaterThanOrEqual(400);
    await unmoved(at);
  });

  test('another account’s payload is refused at this one’s URL', async () => {
    const at = await agreed();
    const elsewhere = ending.body(message(), kit.otherAccount);
    const requests = [sign(at, elsewhere, kit.otherAccount), ...(kit.namesAccount ? [sign(at, elsewhere)] : [])];
    for (const request of requests) expect((await deliver(request)).status).toBeGreaterThanOrEqual(400);
    await unmoved(at);
  });

  test('a replay after 30 days withdraws nobody who came back, and grants nothing', async () => {
    const at = await agreed();
    // Taken a month ago; since then the person agreed again.
    const past = Date.now() - MONTH_MS;
    const request = kit.sign(ending.body(message({ atMs: past }), kit.account), {
      url: at.url,
      account: kit.account,
      atMs: kit.staleAfterMs === null ? past : Date.now(),
    });
    await deliver(request);
    await grantAt(at, Date.now());
    const [was, stood] = [await records(at.merchant, address), await standing(at.merchant, address, kit.channel)];
    expect((await deliver(request)).status).toBe(200);
    expect([await records(at.merchant, address), await standing(at.merchant, address, kit.channel)]).toEqual([was, stood]);
    if (kit.tellsTime && ending.leaves.source.includes('withdrawn')) expect(stood).toMatch(/^granted/);
  });

  test.skipIf(kit.staleAfterMs === null)('a stale signature is refused', async () => {
    const at = await agreed();
    const request = sign(at, ending.body(message(), kit.account), kit.account, Date.now() - MONTH_MS);
    expect((await deliver(request)).status).toBe(401);
    await unmoved(at);
  });

  test.skipIf(!kit.tellsTime)('out of order: what was said before a later grant does not end it', async () => {
    const at = await connected(kit);
    const now = Date.now();
    await grantAt(at, now - 100_000);
    await deliver(sign(at, ending.body(message({ atMs: now - 500_000 }), kit.account)));
    // A carrier's own switch stays off until the person lifts it; their consent stands.
    expect(await standing(at.merchant, address, kit.channel)).toMatch(/^granted/);
    await deliver(sign(at, ending.body(message({ atMs: now - 10_000 }), kit.account)));
    expect(await standing(at.merchant, address, kit.channel)).toMatch(ending.leaves);
  });

  test('10 MB are refused unread, and what is a byte over the limit', async () => {
    const at = await agreed();
    for (const bytes of [10 * 1024 * 1024, INBOUND_BODY_BYTES_MAX + 1]) {
      const response = await deliver(sign(at, new Uint8Array(bytes).fill(0x20)));
      expect(response.status).toBe(413);
    }
    await unmoved(at);
    expect((await counted(at, 2)).refused).toEqual({ too_large: 2 });
  });

  test('broken JSON, XML with entities and the like are refused, though signed', async () => {
    const at = await agreed();
    const bodies = [
      ...kit.malformed.map(({ what, body }) => ({ what, body })),
      ...UNLIKE.map((text) => ({ what: text, body: bytesOf(text) })),
    ];
    for (const { what, body } of bodies) {
      const response = await deliver(sign(at, body));
      expect([200, 400, 401], what).toContain(response.status);
    }
    await unmoved(at);
    expect(await standing(at.merchant, other.address(kit.account), kit.channel)).toBe('unknown');
    expect((await counted(at, bodies.length - 2)).accepted).toEqual({});
  });

  test('an unknown event is taken, counted by its name, and nothing is stored of it', async () => {
    const at = await agreed();
    const was = await records(at.merchant, address);
    expect((await deliver(sign(at, kit.unknownEvent(kit.account)))).status).toBe(200);
    expect(await records(at.merchant, address)).toBe(was);
    const { unknown, accepted, refused } = await counted(at, 1);
    expect(Object.values(unknown)).toEqual([1]);
    expect([accepted, refused]).toEqual([{}, {}]);
  });

  test('of somebody unknown nothing is kept but what takes back', async () => {
    const at = await connected(kit);
    const stranger = other.address(kit.account);
    const from = { from: other.sent };
    const harmless = [
      ...kit.resumes.map(({ body }) => body),
      ...(kit.text ? [(m: KitMessage) => kit.text!(m, 'Is it open today', kit.account)] : []),
    ];
    for (const body of harmless) expect((await deliver(sign(at, body(message(from), kit.account)))).status).toBe(200);
    expect(await standing(at.merchant, stranger, kit.channel)).toBe('unknown');
  });

  test('an account that is off, deleted or made up is not there', async () => {
    const at = await agreed();
    const request = sign(at, ending.body(message(), kit.account));
    const off = await connected(kit, kit.account, { inbound: 'off' }, at.merchant);
    const gone = await connected(kit, kit.account, {}, at.merchant);
    await at.merchant.call('DELETE', `/v1/channel-accounts/${gone.id}`);
    const madeUp = `${at.url.slice(0, -2)}${at.url.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const url of [off.url, gone.url, madeUp]) expect((await deliver({ ...request, url })).status).toBe(404);
    await unmoved(at);
  });
});

/** How a person takes back on this platform: by word where it carries words. */
function endingOf(kit: InboundKit): {
  body: (message: KitMessage, account: InboundKit['account']) => Uint8Array<ArrayBuffer>;
  leaves: RegExp;
} {
  const [stop] = [...kit.stops].sort((a) => (a.means === 'withdraw' ? -1 : 1));
  if (kit.text) return { body: (message, account) => kit.text!(message, 'STOP', account), leaves: /^withdrawn/ };
  if (!stop) throw new Error('a platform has some way to take back');
  return { body: stop.body, leaves: stop.means === 'stop' ? /^granted stop/ : /^withdrawn/ };
}
