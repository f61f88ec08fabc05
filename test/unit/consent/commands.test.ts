/** Commands as a ledger takes them, one after the other on a clock that never goes back: what no sequence of them can do. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { CLAIM_LIFE_MS, HOLD_LIFE_MS } from '../../../shared/limits.ts';
import type { Method } from '../../../shared/vocabulary.ts';
import type { Command } from '../../../worker/consent/command.ts';
import { decide } from '../../../worker/consent/decide.ts';
import { advance, fold, initialAddressState } from '../../../worker/consent/fold.ts';
import type { ActRecord, AddressState } from '../../../worker/consent/model.ts';
import { keyState, permitted } from '../../../worker/consent/permitted.ts';
import { ownClock, platformClock, wholeSecond } from '../../../worker/consent/time.ts';
import { ALL_SMS, bytes, KEY_NAMES, type KeyName, SMS, stored, T0, TEXT_A, TEXT_B, WHATSAPP, WHOLE } from './histories.ts';

vi.setConfig({ testTimeout: 60_000 });

interface Step {
  readonly afterMs: number;
  readonly command: (state: AddressState, records: readonly ActRecord[], now: number) => Command;
}
const OWN_REPORTS: readonly Method[] = ['keyword', 'platform_event'];
const stepMs = fc.constantFrom(0, 1, 1000, 130_000, CLAIM_LIFE_MS, HOLD_LIFE_MS);
const key = fc.constantFrom(SMS, WHATSAPP);
const single = fc.constantFrom('single' as const, 'double' as const);
const clocks = fc.constantFrom(
  ownClock,
  platformClock,
  (now: number) => wholeSecond(Math.floor(now / 1000)),
  (now: number) => ownClock(now - 86_400_000),
);

const command: fc.Arbitrary<Step['command']> = fc.oneof(
  fc.record({ name: key, granted: fc.boolean(), optIn: single, expires: fc.boolean() }).map(
    ({ name, granted, optIn, expires }) =>
      (_state: AddressState, _records: readonly ActRecord[], now: number): Command => ({
        do: 'submit',
        method: 'web_form',
        choices: [{ ...name, topics: null, granted, shown: true, disclosure: TEXT_A, optIn, expiresAtMs: expires ? now + 1000 : null }],
        order: null,
        frequency: null,
      }),
  ),
  fc.record({ pick: fc.nat(20), clock: clocks, method: fc.constantFrom<Method>('web_form', 'keyword') }).map(
    ({ pick, clock, method }) =>
      (_state: AddressState, records: readonly ActRecord[], now: number): Command => ({
        do: 'confirm',
        method,
        of: records.length > 0 ? [records[pick % records.length]!.seq] : [],
        challengeEndsAtMs: now + 1000,
        at: clock(now),
      }),
  ),
  fc.record({ name: key, grants: fc.boolean(), topic: fc.constantFrom(null, 'news'), sees: fc.boolean() }).map(
    ({ name, grants, topic, sees }) =>
      (state: AddressState): Command => ({
        do: 'change',
        act: grants ? 'grant' : 'withdraw',
        method: 'preference_center',
        ...name,
        topic,
        disclosure: TEXT_B,
        seenSeq: sees ? state.seq : 0,
        expiresAtMs: null,
      }),
  ),
  fc.constant((): Command => ({ do: 'withdraw_all', method: 'preference_center' })),
  fc.nat(20).map((pick) => (_state: AddressState, records: readonly ActRecord[]): Command => {
    const own = records.filter((record) => record.method === 'web_form' && !record.verified).map(({ seq }) => seq);
    return { do: 'retract', of: own.length > 0 ? [own[pick % own.length]!] : [], own, method: 'web_form' };
  }),
  fc
    .record({
      act: fc.constantFrom('grant', 'grant', 'decline', 'withdraw', 'stop', 'resume', 'release', 'reassign' as const),
      name: key,
      wide: fc.constantFrom(SMS, WHATSAPP, ALL_SMS, WHOLE),
      clock: clocks,
      method: fc.constantFrom<Method>('import', 'api', 'agent', 'keyword', 'platform_event'),
      verified: fc.boolean(),
      optIn: single,
      attests: fc.integer({ min: 0, max: 4 }),
    })
    .map(
      ({ act, name, wide, clock, method, verified, optIn, attests }) =>
        (_state: AddressState, _records: readonly ActRecord[], now: number): Command => ({
          do: 'report',
          act,
          key: act === 'grant' || act === 'decline' ? name : wide,
          topics: null,
          method,
          disclosure: TEXT_A,
          at: clock(now),
          verified,
          optIn,
          terms: act === 'grant' && attests === 0 ? { attested: true } : {},
        }),
    ),
  fc.constant((): Command => ({ do: 'hold', method: 'web_form' })),
  key.map((name) => (): Command => ({ do: 'expire', ...name })),
  fc.constant((): Command => ({ do: 'lapse_hold' })),
);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(fc.record({ afterMs: stepMs, command }), { minLength: 1, maxLength: 16 });

interface Taken {
  readonly command: Command;
  readonly before: AddressState;
  readonly after: AddressState;
  readonly made: readonly ActRecord[];
  readonly refused: string | null;
  readonly now: number;
}

/** Runs the commands as a ledger would, by advance or by folding anew, over states as they are stored. */
function play(run: readonly Step[]): readonly Taken[] {
  const records: ActRecord[] = [];
  let [state, now] = [initialAddressState, T0];
  return run.map((step) => {
    now += step.afterMs;
    const [asked, before, count] = [step.command(state, records, now), state, records.length];
    const decided = decide(asked, state, now);
    for (const draft of decided.ok ? decided.value : []) {
      const record = { ...draft, seq: records.length + 1, recordedAtMs: now };
      records.push(record);
      state = stored(advance(state, record) ?? fold(records));
    }
    return { command: asked, before, after: state, made: records.slice(count), refused: decided.ok ? null : decided.error.reason, now };
  });
}
const at = (state: AddressState, { programme, channel, purpose }: KeyName) => keyState(state, programme, channel, purpose);

test('R1.4 only the person, verified, or an attester ever turns a withdrawal into a grant', () => {
  fc.assert(
    fc.property(steps, (run) => {
      for (const { command: asked, before, after } of play(run)) {
        const revived = KEY_NAMES.filter((name) => at(before, name).standing === 'withdrawn' && at(after, name).standing === 'granted');
        const isPersons =
          asked.do === 'confirm' ||
          (asked.do === 'change' && asked.act === 'grant') ||
          (asked.do === 'report' &&
            asked.act === 'grant' &&
            ((asked.verified && OWN_REPORTS.includes(asked.method)) || asked.terms.attested === true));
        // A number that changed hands earlier than was known may free a new owner's own later grant.
        const isNewOwner = asked.do === 'report' && asked.act === 'reassign';
        if (revived.length > 0) expect(isPersons || isNewOwner).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
});

test('R1.4 a withdrawal by its own person is never refused and counts at once', () => {
  fc.assert(
    fc.property(steps, (run) => {
      for (const { command: asked, after, refused, now } of play(run)) {
        const isOwn = (asked.do === 'change' && asked.act === 'withdraw') || asked.do === 'withdraw_all';
        const isReported = asked.do === 'report' && asked.act === 'withdraw';
        if (isOwn || isReported) expect(refused).toBeNull();
        if (!isOwn || (asked.do === 'change' && asked.topic !== null)) continue;
        for (const name of asked.do === 'change' ? [asked] : KEY_NAMES) {
          expect(permitted(at(after, name), after, now).permitted).toBe(false);
          expect(at(after, name).standing).toBe('withdrawn');
        }
      }
    }),
    { numRuns: 3000 },
  );
});

test('R1.3 what the ledger keeps is what its records fold to', () => {
  fc.assert(
    fc.property(steps, (run) => {
      const taken = play(run);
      const records = taken.flatMap(({ made }) => made);
      expect(bytes(taken.at(-1)!.after)).toBe(bytes(fold(records)));
    }),
    { numRuns: 2000 },
  );
});

test('what is drafted takes effect: a confirm or change of the person grants, or is refused', () => {
  fc.assert(
    fc.property(steps, (run) => {
      const taken = play(run);
      const ends = new Map(
        taken.flatMap(({ made }) => made).map(({ seq, terms }) => [seq, terms.expires_at_ms ?? Number.POSITIVE_INFINITY]),
      );
      for (const { command: asked, after, made, now } of taken) {
        if (asked.do === 'change' && asked.act === 'grant' && made.length > 0) expect(at(after, asked).standing).toBe('granted');
        for (const record of made.filter((each) => each.act === 'confirm')) {
          // An answer told late counts when it was given; what it confirmed may have run out since.
          if (record.of.some((seq) => (ends.get(seq) ?? 0) <= now)) continue;
          expect(at(after, record.key as KeyName)).toMatchObject({ standing: 'granted', verified: true });
        }
      }
    }),
    { numRuns: 3000 },
  );
});
