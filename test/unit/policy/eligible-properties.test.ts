/** What holds of eligibility whatever is asked: a refusal is never lost by knowing more against it, and what is best is itself allowed. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { STANDINGS } from '../../../shared/vocabulary.ts';
import { fold } from '../../../worker/consent/fold.ts';
import { compareKeys, covers } from '../../../worker/consent/key-cover.ts';
import type { AddressState, KeyState } from '../../../worker/consent/model.ts';
import { permitted, standingAt } from '../../../worker/consent/permitted.ts';
import { wishesOf } from '../../../worker/consent/wishes.ts';
import type { Question } from '../../../worker/policy/eligibility-facts.ts';
import { eligible } from '../../../worker/policy/eligible.ts';
import { rulesNamed } from '../../../worker/policy/jurisdictions/choose.ts';
import { mergeRules, ruleSetOf } from '../../../worker/policy/rule-set.ts';
import { ELIGIBILITY_RULES } from '../../../worker/policy/rules.ts';
import { ANY, act, histories } from '../consent/histories.ts';
import { anyQuestion, anyWishes, keyOf, NO_RULES, question } from './eligibility-questions.ts';
import { anyJurisdiction } from './jurisdiction-arbitraries.ts';

const RUNS = { numRuns: 700 };
vi.setConfig({ testTimeout: 60_000 });
const isAsked = (key: KeyState, { programme, channel, purpose }: Question): boolean =>
  compareKeys(key, { programme, channel, purpose }) === 0;
const withState = (asked: Question, change: Partial<AddressState>): Question => ({ ...asked, state: { ...asked.state, ...change } });
const withKeys = (asked: Question, change: (key: KeyState) => KeyState): Question =>
  withState(asked, { keys: asked.state.keys.map(change) });

/** The changed question allows nothing that the first refuses. Counts how often there was something to lose. */
function narrows<T>(more: fc.Arbitrary<T>, change: (asked: Question, with_: T) => Question): number {
  let allowedBefore = 0;
  fc.assert(
    fc.property(anyQuestion, more, (asked, with_) => {
      const [before, after] = [eligible(asked), eligible(change(asked, with_))];
      if (before.allowed) allowedBefore += 1;
      expect(after.allowed && !before.allowed).toBe(false);
      expect(after.best !== null && before.best === null).toBe(false);
    }),
    RUNS,
  );
  return allowedBefore;
}

describe('eligibility', () => {
  test('answers any question, alike each time, with a reason for each refusal and a form for each yes', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const answer = eligible(asked);
        expect(eligible(asked)).toEqual(answer);
        expect(answer.allowed).toBe(!answer.reasons.some(({ effect }) => effect === 'refuses'));
        expect(answer.form === 'none').toBe(!answer.allowed);
        expect(answer.untilMs === null || answer.untilMs > asked.now).toBe(true);
        for (const { code } of answer.reasons) seen.add(code);
      }),
      // The rarest rule, of a topic that is off, comes about once in a thousand.
      { numRuns: 10_000 },
    );
    // The generator reaches every rule: else the rest shows nothing.
    expect(ELIGIBILITY_RULES.map(({ reason }) => reason).filter((reason) => !seen.has(reason))).toEqual([]);
  });

  test('never says yes to a key that is withdrawn, declined, stopped, unconfirmed or held', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const { allowed, best } = eligible(asked);
        for (const key of asked.state.keys.filter((each) => each.programme === asked.programme && each.purpose === asked.purpose)) {
          const standing = standingAt(key, asked.now);
          const { hold } = asked.state;
          const isBarred =
            standing === 'withdrawn' ||
            standing === 'declined' ||
            key.stopped ||
            key.needsConfirm ||
            (hold !== null && asked.now < hold.untilMs && covers(hold.key, key));
          if (isBarred && isAsked(key, asked)) expect(allowed).toBe(false);
          if (isBarred) expect(best?.channel).not.toBe(key.channel);
        }
      }),
      RUNS,
    );
  });

  test('says yes to marketing only where the consent core permits it', () => {
    fc.assert(
      fc.property(anyQuestion, (drawn) => {
        const asked = { ...drawn, purpose: 'marketing' as const };
        const { best, allowed } = eligible(asked);
        const may = asked.state.keys.filter(
          (key) => key.programme === asked.programme && key.purpose === 'marketing' && permitted(key, asked.state, asked.now).permitted,
        );
        if (allowed) expect(may.some((key) => key.channel === asked.channel)).toBe(true);
        if (best) expect(may.some((key) => key.channel === best.channel)).toBe(true);
      }),
      RUNS,
    );
  });

  test('names as best only what is allowed itself, in that form, and first by the order', () => {
    let [others, wished] = [0, 0];
    fc.assert(
      fc.property(anyQuestion, anyWishes, (drawn, { order }) => {
        const asked = { ...drawn, preference: { ...drawn.preference, order } };
        const { best, allowed } = eligible(asked);
        expect(allowed && best === null).toBe(false);
        if (!best) return;
        expect(eligible({ ...asked, channel: best.channel })).toMatchObject({ allowed: true, form: best.form });
        if (best.channel !== asked.channel) {
          others += 1;
          expect(asked.state.keys.some((key) => key.channel === best.channel && standingAt(key, asked.now) === 'granted')).toBe(true);
        }
        const rank = order.indexOf(best.channel);
        for (const better of rank < 0 ? order : order.slice(0, rank)) {
          wished += 1;
          const isGranted = asked.state.keys.some(
            (key) =>
              key.channel === better &&
              standingAt(key, asked.now) === 'granted' &&
              key.purpose === asked.purpose &&
              key.programme === asked.programme,
          );
          if (better === asked.channel || (isGranted && asked.programme === 'default')) {
            expect(eligible({ ...asked, channel: better }).allowed).toBe(false);
          }
        }
      }),
      RUNS,
    );
    expect(others).toBeGreaterThan(20);
    expect(wished).toBeGreaterThan(20);
  });
});

describe('nothing more is allowed', () => {
  test('by removing a grant', () => {
    const lost = { verified: false, attested: false, topics: null, topicsOff: [], expiresAtMs: null, sinceMs: null, grantSeq: null };
    expect(
      narrows(fc.nat(4), (asked, at) =>
        withKeys(asked, (key) =>
          key === asked.state.keys[at] && key.standing === 'granted' ? { ...key, ...lost, standing: 'not_asked' } : key,
        ),
      ),
    ).toBeGreaterThan(100);
  });

  test('by any standing that is not granted', () => {
    const other = fc.constantFrom(...STANDINGS.filter((standing) => standing !== 'granted' && standing !== 'not_asked'));
    narrows(other, (asked, standing) =>
      withKeys(asked, (key) =>
        isAsked(key, asked) && key.standing !== 'withdrawn' && key.standing !== 'declined' ? { ...key, standing } : key,
      ),
    );
  });

  test('by a stop, a lifted stop, a topic taken back, an earlier expiry', () => {
    narrows(fc.constant(null), (asked) => withKeys(asked, (key) => ({ ...key, stopped: true })));
    narrows(fc.constant(null), (asked) => withKeys(asked, (key) => ({ ...key, needsConfirm: true })));
    narrows(fc.constant(null), (asked) => withKeys(asked, (key) => ({ ...key, topicsOff: [...key.topicsOff, 'news'] })));
    narrows(fc.nat(9), (asked, by) =>
      withKeys(asked, (key) => ({ ...key, expiresAtMs: Math.min(key.expiresAtMs ?? Number.POSITIVE_INFINITY, asked.now + by - 4) })),
    );
  });

  test('by a hold, a loss of records, a pause or any wish', () => {
    narrows(fc.nat(1000), (asked, by) =>
      withState(asked, {
        hold: asked.state.hold ?? { key: { programme: null, channel: null, purpose: null }, fromMs: 0, untilMs: asked.now + by },
      }),
    );
    narrows(fc.constant(null), (asked) => withState(asked, { recovering: true }));
    narrows(fc.integer({ min: -5, max: 5 }), (asked, by) => ({
      ...asked,
      preference: { ...asked.preference, pausedUntilMs: Math.max(asked.preference.pausedUntilMs ?? 0, asked.now + by) },
    }));
    narrows(anyWishes, ({ preference, ...asked }, wish) => ({
      ...asked,
      preference: {
        ...preference,
        frequency: preference.frequency ?? wish.frequency,
        hours: preference.hours ?? wish.hours,
        pausedUntilMs: preference.pausedUntilMs ?? wish.pausedUntilMs,
      },
    }));
  });

  test('by one night less, and by a night alone nothing at all', () => {
    let opened = 0;
    narrows(fc.constant(null), (asked) => ({ ...asked, nightProgrammes: asked.nightProgrammes.slice(1) }));
    fc.assert(
      fc.property(anyQuestion, fc.boolean(), (drawn, granted) => {
        const seoul = { ...drawn.recipient, zones: ['Asia/Seoul'] };
        const night = keyOf(drawn.channel, { programme: 'night', standing: granted ? 'granted' : 'withdrawn' });
        const keys = [...drawn.state.keys.filter(({ programme }) => programme !== 'night'), night].sort(compareKeys);
        const korea = mergeRules(drawn.jurisdiction, rulesNamed(['KR']));
        const asked = { ...withState(drawn, { keys }), purpose: 'marketing' as const, jurisdiction: korea, recipient: seoul };
        const [without, with_] = [[], ['night']].map((nightProgrammes) => eligible({ ...asked, nightProgrammes }));
        if (with_!.allowed && !without!.allowed) opened += 1;
        if (!granted) expect(with_!.allowed).toBe(without!.allowed);
        expect(eligible({ ...withState(asked, { keys: [night] }), nightProgrammes: ['night'] }).allowed).toBe(false);
      }),
      { numRuns: 3000 },
    );
    expect(opened).toBeGreaterThan(0);
  });

  test('by one more legal regime', () => {
    expect(
      narrows(anyJurisdiction, (asked, regime) => ({ ...asked, jurisdiction: mergeRules(asked.jurisdiction, ruleSetOf([regime])) })),
    ).toBeGreaterThan(100);
  });

  test('by one more zone or country in which the person may be, or a channel or template less', () => {
    narrows(fc.constantFrom('Asia/Tokyo', 'Pacific/Honolulu', 'Mars/Olympus'), ({ recipient, ...asked }, zone) => ({
      ...asked,
      recipient: { ...recipient, zones: recipient.zones.length === 0 ? [] : [...recipient.zones, zone] },
    }));
    narrows(fc.constantFrom('US', 'CN', 'RU'), ({ recipient, ...asked }, country) => ({
      ...asked,
      recipient: { ...recipient, countries: [...recipient.countries, country] },
    }));
    narrows(fc.constant(null), (asked) => ({
      ...asked,
      capabilities: { channels: (asked.capabilities.channels ?? []).slice(1), templates: (asked.capabilities.templates ?? []).slice(1) },
    }));
  });

  test('by a later last message sent, an earlier message of the person', () => {
    narrows(fc.nat(86_400_000), (asked, by) => ({
      ...asked,
      lastSentAtMs: Math.max(asked.lastSentAtMs ?? Number.NEGATIVE_INFINITY, asked.now - by),
    }));
    narrows(fc.constant(null), (asked) => ({ ...asked, conversation: {} }));
  });
});

describe('over whole histories', () => {
  const asking = (state: AddressState, now: number): Question =>
    question({ state, now, preference: wishesOf(state, now), jurisdiction: NO_RULES });

  test('a withdrawal of everything by the address is the end, at every moment from then on', () => {
    let wasAllowed = 0;
    fc.assert(
      fc.property(histories(ANY), fc.nat(100_000_000), (records, later) => {
        const lastMs = Math.max(0, ...records.map(({ fromMs, toMs }) => Math.max(fromMs, toMs)));
        if (eligible(asking(fold(records), lastMs)).allowed) wasAllowed += 1;
        const end = act('withdraw', lastMs, { key: { programme: null, channel: null, purpose: null } });
        const state = fold([...records, { ...end, seq: records.length + 1, recordedAtMs: lastMs }]);
        for (const channel of ['sms', 'whatsapp'] as const) {
          expect(eligible({ ...asking(state, lastMs + later), channel })).toMatchObject({ allowed: false, best: null });
        }
      }),
      { numRuns: 400 },
    );
    expect(wasAllowed).toBeGreaterThan(10);
  });

  test('without any of its grants nothing is allowed', () => {
    fc.assert(
      fc.property(histories(ANY), fc.nat(1_000_000), (drawn, by) => {
        const records = drawn.filter((record) => record.act !== 'grant');
        const now = Math.max(0, ...records.map(({ toMs }) => toMs)) + by;
        expect(eligible(asking(fold(records), now))).toMatchObject({ allowed: false, best: null });
      }),
      { numRuns: 400 },
    );
  });
});
