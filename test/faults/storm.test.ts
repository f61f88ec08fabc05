/**
 * The storm, scaled down: many people, a third of the vendors' calls failing, one destination hung throughout, the process killed again
 * and again. `npm run soak storm` is the same at full size.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EarlierBuild, openEarlierBuild } from './earlier-build.ts';
import { areEnough, grantedTo } from './storm/guests.ts';
import { CHANNELS } from './storm/outside.ts';
import { Storm } from './storm/storm.ts';

/** `npm run soak -- storm` sets it. */
const ADDRESSES = Number(process.env.STORM_ADDRESSES ?? 240);
const WITHIN_MS = 400_000 + ADDRESSES * 400;
/** Forty kills between halves; and their numbers are taken from the end of those that nobody has. */
const GUESTS_MAX = 120;
const DAY_MS = 86_400_000;
/** The shortest that a law in FACTS gives for a withdrawal: ten days. */
const LEGAL_DUE_MS = 10 * DAY_MS;

describe('a storm', () => {
  let storm: Storm;
  let earlier: EarlierBuild;

  beforeAll(async () => {
    earlier = openEarlierBuild('091b814');
    storm = await Storm.start({
      addresses: ADDRESSES,
      guests: Math.min(Math.ceil(ADDRESSES / 25), GUESTS_MAX),
      partitions: 4,
      seed: 20261122,
      killsEach: Math.max(2, Math.ceil(ADDRESSES / 2000)),
      atOnce: 8,
      from: earlier.buildDir,
      ...(process.env.STORM_ADDRESSES
        ? {
            say: (line: string) =>
              process.stdout.write(`${line}
`),
          }
        : {}),
    });
    const half = Math.ceil(storm.people.length / 2);
    await storm.rage(0, half);
    await storm.upgrade();
    await storm.receiveGuests();
    await storm.rage(half, storm.people.length);
    await storm.rotate();
    await storm.settle();
  }, WITHIN_MS);
  afterAll(async () => {
    await storm?.stop();
    earlier.remove();
  });

  test(
    'R1.7 what was acknowledged stands, whoever was killed, and no act is there more often than it was sent',
    async () => {
      await storm.each(storm.people, async (one) => {
        const contact = 'email' in one.address ? await storm.world.admin.findEmail(one.value) : await storm.world.admin.find(one.value);
        const permitted = contact?.state.filter((state) => state.permitted).map(({ channel }) => channel);
        expect(new Set(permitted), one.value).toEqual(one.granted);
        const entries = await storm.world.admin.timeline(contact!.id);
        const calls = new Set(entries.map(({ record }) => record.recorded_at));
        expect(calls.size, one.value).toBeLessThanOrEqual(storm.sent.get(one) ?? 0);
      });
    },
    WITHIN_MS,
  );

  test(
    'a form with two addresses is whole in both ledgers, or is answered and owed',
    async () => {
      // The rest of the test must have somebody to speak of.
      expect(areEnough(storm.guests)).toBe(true);
      await storm.each(storm.guests, async (guest) => {
        for (const to of ['phone', 'email'] as const) {
          const contact = to === 'email' ? await storm.world.admin.findEmail(guest.email) : await storm.world.admin.find(guest.phone);
          const permitted = contact?.state.filter((state) => state.permitted).map(({ channel }) => channel);
          expect(new Set(permitted), guest[to]).toEqual(grantedTo(guest, to));
          const entries = await storm.world.admin.timeline(contact!.id);
          expect(entries.filter(({ record }) => record.act === 'grant')).toHaveLength(1);
          expect(entries.filter(({ record }) => record.act === 'link' && !record.verified)).toHaveLength(1);
        }
      });
    },
    WITHIN_MS,
  );

  test('R1.6 what each vendor would do is what stands', () => {
    for (const one of storm.people) {
      for (const channel of CHANNELS) {
        const isGranted = one.granted.has(channel);
        const each = { braze: isGranted, segment: isGranted, hooks: isGranted, steady: isGranted };
        expect(storm.outside.would(one, channel), `${one.value} ${channel}`).toEqual(each);
      }
    }
  });

  test('nothing is doubled beyond the settling repeat: an address has at most two messages of one sequence', () => {
    for (const receiver of [storm.outside.hooks, storm.outside.steady]) {
      const ids = new Map<string, Set<string>>();
      for (const { id, data } of receiver.arrived) {
        const name = `${data.address.value} ${data.sequence}`;
        ids.set(name, (ids.get(name) ?? new Set()).add(id));
      }
      expect([...ids].filter(([, each]) => each.size > 2)).toEqual([]);
    }
    expect(storm.outside.segment.rejected).toEqual([]);
  });

  test('no withdrawal came after its legal due time', () => {
    for (const receiver of [storm.outside.hooks, storm.outside.steady]) {
      for (const { data, timestamp } of receiver.arrived) {
        for (const record of data.changes.filter(({ act }) => act === 'withdraw')) {
          expect(Date.parse(timestamp) - Date.parse(record.recorded_at)).toBeLessThan(LEGAL_DUE_MS);
        }
      }
    }
  });

  test('the hung destination held nobody up: the steady one had heard everything before time was moved', () => {
    expect(storm.outside.hung.arrived.length).toBeGreaterThan(0);
    expect(storm.steadyKnewFirst).toBe(true);
    // Nothing is lost by one; but nobody is given up for a vendor that fails everybody, a neighbour in a batch, or a killed process.
    expect(storm.deadLetters).toBeLessThanOrEqual(1 + storm.people.length / 2000);
  });
});
