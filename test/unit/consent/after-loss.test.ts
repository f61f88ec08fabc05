/** What a state permits once records were lost: never more than it would with any withdrawal that may be among them. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { afterLoss } from '../../../worker/consent/after-loss.ts';
import { fold } from '../../../worker/consent/fold.ts';
import type { ActDraft, ActRecord, AddressState } from '../../../worker/consent/model.ts';
import { keyState, permitted } from '../../../worker/consent/permitted.ts';
import {
  ANY,
  act,
  arriving,
  attested,
  claimed,
  confirmed,
  granted,
  histories,
  KEY_NAMES,
  type KeyName,
  SMS,
  T0,
  typed,
  WHATSAPP,
  WHOLE,
  withdrawn,
} from './histories.ts';

// Thousands of histories on a busy machine: the time is theirs, not a sleep's.
vi.setConfig({ testTimeout: 60_000 });
const BEGAN = T0 + 1000 * 24 * 3600_000;
const BASE = 1_000_000_000;
const LOSS = { baseSeq: BASE, beganAtMs: BEGAN };

/** @param before and after the loss; those after may be told late. */
function shown(before: readonly ActRecord[], after: readonly ActRecord[]): AddressState {
  const records = [...before, ...after];
  return afterLoss(fold(records), records, LOSS);
}
const givenLoss = (...before: readonly ActDraft[]) => ({
  since(...after: readonly ActDraft[]) {
    const state = shown(arriving(before), arriving(after, BASE + 1));
    const key = ({ programme, channel, purpose }: KeyName) => keyState(state, programme, channel, purpose);
    return { key, permittedAt: (now: number, name: KeyName = SMS) => permitted(key(name), state, now) };
  },
});
const DOUBT = { permitted: false, suppressedBy: ['needs_confirm'] };
const YES = { permitted: true, suppressedBy: [] };
const NOW = BEGAN + 10_000;

describe('after a loss of records', () => {
  test('a grant from before waits for a confirm, however it was proved', () => {
    for (const grant of [granted(T0), typed(T0), attested(T0)]) expect(givenLoss(grant).since().permittedAt(NOW)).toEqual(DOUBT);
    expect(
      givenLoss(granted(T0), withdrawn(T0 + 1))
        .since()
        .permittedAt(NOW),
    ).toEqual({ permitted: false, suppressedBy: [] });
  });

  test('the person grants anew, verified: that permits', () => {
    expect(
      givenLoss(granted(T0))
        .since(granted(BEGAN + 1))
        .permittedAt(NOW),
    ).toEqual(YES);
    expect(
      givenLoss()
        .since(claimed(BEGAN + 1), confirmed(BEGAN + 2, [BASE + 1]))
        .permittedAt(NOW),
    ).toEqual(YES);
    const told = givenLoss(granted(T0)).since(attested(BEGAN + 1));
    expect(told.permittedAt(NOW)).toEqual(YES);
    // What it now rests on.
    expect(told.key(SMS)).toMatchObject({ verified: false, attested: true, grantSeq: BASE + 1, sinceMs: BEGAN + 1 });
  });

  test('a confirm of a grant from before does not: a withdrawal may lie between them', () => {
    const claim = claimed(BEGAN - 1000);
    expect(
      givenLoss(claim)
        .since(confirmed(BEGAN + 1, [1]))
        .permittedAt(NOW),
    ).toEqual(DOUBT);
  });

  test('nor does an unverified one, nor one that was given before and is told late', () => {
    expect(
      givenLoss()
        .since(typed(BEGAN + 1))
        .permittedAt(NOW),
    ).toEqual(DOUBT);
    expect(givenLoss().since(granted(BEGAN)).permittedAt(NOW)).toEqual(DOUBT);
    expect(
      givenLoss()
        .since(granted(BEGAN - 1))
        .permittedAt(NOW),
    ).toEqual(DOUBT);
  });

  test('nor does one that is unverified lend its topics to a verified one', () => {
    const after = givenLoss().since(typed(BEGAN + 1), granted(BEGAN + 2, { topics: ['news'] }));
    expect(after.permittedAt(NOW)).toEqual(YES);
    expect(after.key(SMS).topics).toEqual(['news']);
  });

  test('a grant of one topic restores no other from before', () => {
    const after = givenLoss(granted(T0, { topics: ['sale'] })).since(granted(BEGAN + 1, { topics: ['news'] }));
    expect(after.permittedAt(NOW)).toEqual(YES);
    expect(after.key(SMS).topics).toEqual(['news']);
    const all = givenLoss(granted(T0)).since(granted(BEGAN + 1, { topics: ['news'] }));
    expect(all.key(SMS).topics).toEqual(['news']);
  });

  test('what takes away from before still does', () => {
    const stopped = givenLoss(granted(T0), act('stop', T0 + 1)).since(granted(BEGAN + 1));
    expect(stopped.permittedAt(NOW)).toEqual({ permitted: false, suppressedBy: ['stop'] });
    expect(
      givenLoss(granted(T0))
        .since(granted(BEGAN + 1), withdrawn(BEGAN + 2))
        .permittedAt(NOW).permitted,
    ).toBe(false);
  });

  test('a pair that waits has moved at the loss, so that it is told; one granted anew moved then', () => {
    const after = givenLoss(granted(T0), granted(T0, { key: WHATSAPP })).since(granted(BEGAN + 1));
    expect([after.key(SMS).movedSeq, after.key(WHATSAPP).movedSeq]).toEqual([BASE + 1, BASE]);
  });

  test('R1.4 no withdrawal that was lost is overruled by what is left', () => {
    const lost = fc.record({
      atMs: fc.integer({ min: T0, max: BEGAN }),
      key: fc.constantFrom(SMS, WHATSAPP, WHOLE),
      topics: fc.constantFrom(null, null, ['news'], ['sale']),
    });
    const split = fc.record({ at: fc.nat(14), later: fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }) });
    let permits = 0;
    fc.assert(
      fc.property(histories(ANY, 14), lost, split, fc.integer({ min: 0, max: 20_000 }), (records, lostAct, { at, later }, sinceMs) => {
        const before = records.slice(0, at);
        const renumbered = new Map(records.map(({ seq }) => [seq, seq <= at ? seq : seq - at + BASE]));
        const after = records.slice(at).map((record, index): ActRecord => {
          const by = later[index] ? BEGAN - T0 : 0;
          // An attested one gives way to the person's own, so that what it does hangs on more than the withdrawal: the next property.
          const { attested: _, expires_at_ms: expires, challenge_ends_at_ms: ends, ...terms } = record.terms;
          return {
            ...record,
            seq: renumbered.get(record.seq)!,
            of: record.of.map((seq) => renumbered.get(seq)!),
            fromMs: record.fromMs + by,
            toMs: record.toMs + by,
            terms: {
              ...terms,
              ...(expires === undefined ? {} : { expires_at_ms: expires + by }),
              ...(ends === undefined ? {} : { challenge_ends_at_ms: ends + by }),
            },
          };
        });
        const { atMs, key, topics } = lostAct;
        const withdrawal = { ...withdrawn(atMs, { key, topics }), seq: at + 1, recordedAtMs: T0 };
        const truth = fold([...before, withdrawal, ...after]);
        const left = shown(before, after);
        const now = BEGAN + sinceMs;
        for (const name of KEY_NAMES) {
          const was = keyState(left, name.programme, name.channel, name.purpose);
          if (!permitted(was, left, now).permitted) continue;
          permits += 1;
          const is = keyState(truth, name.programme, name.channel, name.purpose);
          expect(permitted(is, truth, now).permitted).toBe(true);
          if (is.topics !== null) expect(is.topics).toEqual(expect.arrayContaining([...(was.topics ?? ['all'])]));
          else for (const topic of is.topicsOff) expect(was.topics === null ? was.topicsOff : [topic]).toContain(topic);
        }
      }),
      { numRuns: 3000 },
    );
    expect(permits).toBeGreaterThan(50);
  });

  test('R1.4 what permits is an act of after the loss, verified or attested, or one of a new owner since', () => {
    let permits = 0;
    fc.assert(
      fc.property(histories(ANY, 6), histories(ANY, 10), fc.boolean(), (before, drawn, told) => {
        const after = drawn.map((record): ActRecord => {
          const by = told && record.seq % 3 === 0 ? 0 : BEGAN - T0;
          const of = record.of.map((seq) => seq + BASE);
          return { ...record, of, seq: record.seq + BASE, fromMs: record.fromMs + by, toMs: record.toMs + by };
        });
        const state = shown(before, after);
        for (const name of KEY_NAMES) {
          const key = keyState(state, name.programme, name.channel, name.purpose);
          if (!permitted(key, state, NOW).permitted) continue;
          permits += 1;
          const grant = after.find(({ seq }) => seq === key.grantSeq);
          expect(grant).toMatchObject({ act: 'grant', key: name });
          expect(grant!.fromMs).toBeGreaterThan(BEGAN);
          const isConfirmed = after.some((each) => each.act === 'confirm' && each.verified && each.of.includes(key.grantSeq!));
          const isNewOwners = state.epochBegan !== null && state.epochBegan.atMs > BEGAN;
          expect(grant!.verified || grant!.terms.attested || isConfirmed || isNewOwners).toBe(true);
        }
      }),
      { numRuns: 4000 },
    );
    expect(permits).toBeGreaterThan(50);
  });
});
