/** What holds for every history, however adversarial: thousands of generated ones. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { evolve } from '../../../worker/consent/evolve.ts';
import { advance, fold, initialAddressState } from '../../../worker/consent/fold.ts';
import type { ActRecord, AddressState } from '../../../worker/consent/model.ts';
import { keyState, permitted, standingAt } from '../../../worker/consent/permitted.ts';
import { ANY, bytes, claimed, histories, KEY_NAMES, type KeyName, PLAIN, someInstant, stored, T0, typed, WHOLE } from './histories.ts';
import { verdict } from './oracle.ts';

// Thousands of histories on a busy machine: the time is theirs, not a sleep's.
vi.setConfig({ testTimeout: 60_000 });
const RUNS = { numRuns: 2000 };
const END = T0 + 100 * 24 * 3600_000;
const at = (state: AddressState, { programme, channel, purpose }: KeyName) => keyState(state, programme, channel, purpose);
const isGranted = (state: AddressState, name: KeyName) => at(state, name).standing === 'granted';
const mayUse = (state: AddressState, name: KeyName, now = END) => permitted(at(state, name), state, now).permitted;
const added = (records: readonly ActRecord[], draft: Omit<ActRecord, 'seq' | 'recordedAtMs'>): ActRecord[] => [
  ...records,
  { ...draft, seq: Math.max(0, ...records.map(({ seq }) => seq)) + 1, recordedAtMs: T0 },
];

describe('R1.4 the latest act governs, in doubt the withdrawal', () => {
  test('a key is granted exactly where an act justifies it that no withdrawal outlives', () => {
    fc.assert(
      fc.property(histories(PLAIN, 14), (records) => {
        const state = fold(records);
        for (const name of KEY_NAMES) expect(isGranted(state, name)).toBe(verdict(records, name).justified);
      }),
      { numRuns: 4000 },
    );
  });

  test('with expiry and topics too, nothing is granted that no act justifies', () => {
    fc.assert(
      fc.property(histories(ANY, 14), someInstant, (records, now) => {
        const state = fold(records);
        for (const name of KEY_NAMES) {
          if (isGranted(state, name) || mayUse(state, name, now)) expect(verdict(records, name).justified).toBe(true);
        }
      }),
      { numRuns: 4000 },
    );
  });

  test('where the last fact is a withdrawal nothing is granted or permitted, ever', () => {
    fc.assert(
      fc.property(histories(ANY), fc.constantFrom(...KEY_NAMES), fc.boolean(), (records, name, wide) => {
        const latest = Math.max(...records.map((record) => Math.max(record.fromMs, record.toMs)));
        const withdrawal = { ...claimed(latest), act: 'withdraw', key: wide ? WHOLE : name, verified: true, topics: null } as const;
        const state = fold(added(records, withdrawal));
        expect(at(state, name).standing).toBe('withdrawn');
        expect(mayUse(state, name, T0) || mayUse(state, name, END)).toBe(false);
      }),
      RUNS,
    );
  });

  test('no import, API or agent act, claim, link, lifted stop, expiry or retract after a withdrawal grants', () => {
    const powerless = (record: ActRecord) =>
      (record.act !== 'grant' && record.act !== 'confirm' && record.act !== 'reassign') ||
      (record.act === 'grant' &&
        record.terms.attested !== true &&
        (!record.verified || ['import', 'api', 'agent'].includes(record.method)));
    fc.assert(
      fc.property(histories(ANY), histories(ANY), (before, after) => {
        const start = added(before, { ...claimed(END), act: 'withdraw', key: WHOLE, verified: true });
        const later = after.filter(powerless).map((record, index) => ({
          ...record,
          seq: start.length + 1 + index,
          of: record.act === 'retract' ? start.map(({ seq }) => seq) : [],
          fromMs: record.fromMs + END,
          toMs: record.toMs + END,
        }));
        const state = fold([...start, ...later]);
        for (const name of KEY_NAMES) expect(at(state, name).standing).toBe('withdrawn');
      }),
      RUNS,
    );
  });
});

describe('R1.5 claims do not overrule facts', () => {
  const CLAIM_FREE = (state: AddressState) => state.keys.map(({ claims: _, ...rest }) => rest);
  test('R5.6 a claim changes no standing, expiry, disclosure or anything else but the list of claims', () => {
    fc.assert(
      fc.property(histories(ANY), fc.constantFrom(...KEY_NAMES), someInstant, fc.boolean(), (records, name, when, single) => {
        const before = fold(records);
        const key = at(before, name);
        // A single opt-in is a claim wherever a withdrawal is or a grant stands already; then only as the newest act.
        const isClaim = single && (key.withdrawnAtMs !== null || standingAt(key, END) === 'granted');
        const after = fold(added(records, isClaim ? typed(END, { key: name }) : claimed(when, { key: name })));
        const withRow = before.keys.some((row) => row.programme === name.programme && row.channel === name.channel);
        const rows = CLAIM_FREE(after).filter((row) => withRow || row.channel !== name.channel || row.programme !== name.programme);
        expect(rows).toEqual(CLAIM_FREE(before));
        const { claims: _, ...rest } = at(after, name);
        const { claims: __, ...was } = key;
        expect(rest).toEqual(was);
      }),
      RUNS,
    );
  });
});

describe('R1.3 state is a fold over records', () => {
  test('from the start = one by one, over stored states, byte for byte', () => {
    fc.assert(
      fc.property(histories(ANY, 14), (records) => {
        let state = initialAddressState;
        records.forEach((record, index) => {
          const sofar = records.slice(0, index + 1);
          state = stored(advance(state, record) ?? fold(sofar));
          expect(bytes(state)).toBe(bytes(fold(sofar)));
        });
      }),
      { numRuns: 1000 },
    );
  });

  test('= evolving once through the folding order, but for what tells of arrival', () => {
    const plain = ({ seq: _, last: __, keys, ...rest }: AddressState, named: (name: KeyName) => boolean) => ({
      ...rest,
      keys: keys.filter(named).map(({ movedSeq: _m, everGranted: _e, ...key }) => key),
    });
    fc.assert(
      fc.property(histories(ANY, 14).map(withoutRetracts), (records) => {
        const once = [...records].sort(inFoldingOrder).reduce(evolve, initialAddressState);
        expect(plain(fold(records), () => true)).toEqual(plain(once, () => true));
      }),
      RUNS,
    );
  });

  test('= after any other arrival of records that tie with no other', () => {
    fc.assert(
      fc.property(histories(ANY, 12), fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }), (all, picks) => {
        const records = withoutTies(all);
        const { shuffled, original } = rearranged(records, picks);
        expect(withoutArrival(fold(shuffled), original)).toEqual(withoutArrival(fold(records), (seq) => seq));
      }),
      RUNS,
    );
  });

  test('the order of the array does not matter, and the same records fold to the same bytes', () => {
    fc.assert(
      fc.property(histories(ANY), (records) => {
        expect(bytes(fold([...records].reverse()))).toBe(bytes(fold(records)));
      }),
      { numRuns: 500 },
    );
  });

  test('an act told twice changes nothing but sequences and claims', () => {
    const content = (state: AddressState) => ({
      ...withoutArrival(state, () => 0),
      keys: state.keys.map(({ movedSeq: _, claims: __, grantSeq: ___, ...key }) => key),
    });
    fc.assert(
      fc.property(histories(ANY), fc.nat(1000), (records, pick) => {
        // What ties with another is folded by sequence, and a retract names one record alone: both are told apart from a repeat.
        const told = withoutTies(withoutRetracts(records));
        fc.pre(told.length > 0);
        const state = fold(told);
        expect(content(fold(added(told, told[pick % told.length]!)))).toEqual(content(state));
      }),
      RUNS,
    );
  });

  test('a key that was granted at any time as then known stays known for it', () => {
    fc.assert(
      fc.property(histories(ANY), (records) => {
        const told = new Set<string>();
        records.forEach((_, index) => {
          const state = fold(records.slice(0, index + 1));
          for (const key of state.keys) {
            const name = [key.programme, key.channel].join();
            if (key.standing === 'granted') told.add(name);
            if (told.has(name)) expect(key.everGranted).toBe(true);
          }
          expect([...told].every((name) => state.keys.some((key) => [key.programme, key.channel].join() === name))).toBe(true);
        });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('permission only narrows', () => {
  const without = (records: readonly ActRecord[], gone: ActRecord) => records.filter((record) => record !== gone);
  test('taking a grant out of a history permits nothing more', () => {
    fc.assert(
      fc.property(histories(PLAIN), fc.nat(1000), (records, pick) => {
        const grants = records.filter((record) => record.act === 'grant' || record.act === 'confirm');
        if (grants.length === 0) return;
        const less = fold(without(records, grants[pick % grants.length]!));
        const more = fold(records);
        for (const name of KEY_NAMES) if (mayUse(less, name)) expect(mayUse(more, name)).toBe(true);
      }),
      RUNS,
    );
  });

  test('a stop or withdrawal put in anywhere, or a hold as the newest act, permits nothing more', () => {
    const kinds = fc.constantFrom('stop', 'hold', 'withdraw' as const);
    fc.assert(
      fc.property(
        histories(PLAIN),
        someInstant,
        fc.constantFrom(WHOLE, ...KEY_NAMES),
        kinds,
        someInstant,
        (records, when, key, name, now) => {
          const more = fold(records);
          const newest = Math.max(...records.map((record) => Math.max(record.fromMs, record.toMs)));
          const instant = name === 'hold' ? newest : when;
          const less = fold(added(records, { ...claimed(instant), act: name, key, verified: true, method: 'keyword' }));
          for (const each of KEY_NAMES)
            if (mayUse(less, each, Math.max(now, instant))) expect(mayUse(more, each, Math.max(now, instant))).toBe(true);
        },
      ),
      RUNS,
    );
  });
});

// The tests' own reading of the folding order, from the words of DESIGN section 5.
const TIES = 'grant confirm decline resume prefer pause link unlink release expire hold stop retract reassign withdraw erase'.split(' ');
const instantOf = (r: ActRecord) => (r.act === 'grant' || r.act === 'confirm' ? r.fromMs : r.toMs);
const inFoldingOrder = (a: ActRecord, b: ActRecord) =>
  instantOf(a) - instantOf(b) || TIES.indexOf(a.act) - TIES.indexOf(b.act) || a.seq - b.seq;

const withoutRetracts = (records: readonly ActRecord[]) => records.filter((record) => record.act !== 'retract');

function withoutTies(records: readonly ActRecord[]): ActRecord[] {
  const seen = new Set<string>();
  return records.filter((record) => {
    const place = `${instantOf(record)} ${record.act}`;
    return !seen.has(place) && seen.add(place);
  });
}

/** Another arrival: new sequences, `of` following them; what a record names still comes before it. */
function rearranged(records: readonly ActRecord[], picks: readonly number[]) {
  const waiting = [...records];
  const arrived: ActRecord[] = [];
  const kept = new Set(records.map(({ seq }) => seq));
  while (waiting.length > 0) {
    const ready = waiting.filter((record) => record.of.every((seq) => !kept.has(seq) || arrived.some((known) => known.seq === seq)));
    const next = ready[picks[arrived.length]! % ready.length]!;
    waiting.splice(waiting.indexOf(next), 1);
    arrived.push(next);
  }
  const numbers = new Map(arrived.map((record, index) => [record.seq, index + 1]));
  const shuffled = arrived.map((record, index) => ({
    ...record,
    seq: index + 1,
    of: record.of.map((seq) => numbers.get(seq) ?? 1000 + seq),
    recordedAtMs: T0 + index,
  }));
  return { shuffled, original: (seq: number) => arrived[seq - 1]?.seq ?? seq };
}

/** A state without what tells of arrival, its sequences as they were first given. */
function withoutArrival(state: AddressState, original: (seq: number) => number) {
  return {
    ...state,
    seq: 0,
    last: state.last && { ...state.last, seq: original(state.last.seq) },
    epochBegan: state.epochBegan && { ...state.epochBegan, seq: original(state.epochBegan.seq) },
    patterns: state.patterns.map((pattern) => ({ ...pattern, seq: original(pattern.seq) })),
    keys: state.keys.map(({ movedSeq: _, everGranted: __, ...key }) => ({
      ...key,
      grantSeq: key.grantSeq && original(key.grantSeq),
      claims: key.claims.map((claim) => ({ ...claim, seq: original(claim.seq) })),
    })),
  };
}
