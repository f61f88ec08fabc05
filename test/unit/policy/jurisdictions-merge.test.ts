/** Merging regimes: order and repetition change nothing, and the result never asks for less than any part. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHANNELS } from '../../../shared/vocabulary.ts';
import { cover } from '../../../worker/policy/hours.ts';
import { DE } from '../../../worker/policy/jurisdictions/de.ts';
import { EU } from '../../../worker/policy/jurisdictions/eu.ts';
import { IT } from '../../../worker/policy/jurisdictions/it.ts';
import { KR } from '../../../worker/policy/jurisdictions/kr.ts';
import { US } from '../../../worker/policy/jurisdictions/us.ts';
import { US_FL } from '../../../worker/policy/jurisdictions/us-fl.ts';
import { US_VA } from '../../../worker/policy/jurisdictions/us-va.ts';
import { mergeRules, RULE_KINDS, rowOf, ruleSetOf, rulesOfChannel } from '../../../worker/policy/rule-set.ts';
import { kindsLessStrict } from '../../../worker/policy/strictness.ts';
import { asSoonAs, meetingBoth, soonestDays, type WithdrawalDue } from '../../../worker/policy/withdrawal-due.ts';
import { anyJurisdiction } from './jurisdiction-arbitraries.ts';

const anyRules = fc.array(anyJurisdiction, { minLength: 1, maxLength: 2 }).map(ruleSetOf);
const anyDue: fc.Arbitrary<WithdrawalDue> = fc.record({ days: fc.integer({ min: 0, max: 25 }), business: fc.boolean() });

describe('merging', () => {
  test('is commutative', () => {
    fc.assert(
      fc.property(anyRules, anyRules, (a, b) => {
        expect(mergeRules(a, b)).toEqual(mergeRules(b, a));
      }),
    );
  });

  test('is associative', () => {
    fc.assert(
      fc.property(anyRules, anyRules, anyRules, (a, b, c) => {
        expect(mergeRules(mergeRules(a, b), c)).toEqual(mergeRules(a, mergeRules(b, c)));
      }),
    );
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(anyRules, (a) => {
        expect(mergeRules(a, a)).toEqual(a);
      }),
    );
  });

  test('never asks for less than either part, on any channel', () => {
    fc.assert(
      fc.property(anyRules, anyRules, fc.constantFrom(...CHANNELS), (a, b, channel) => {
        const both = rulesOfChannel(mergeRules(a, b), channel);
        expect(kindsLessStrict(both, rulesOfChannel(a, channel))).toEqual([]);
        expect(kindsLessStrict(both, rulesOfChannel(b, channel))).toEqual([]);
        expect(kindsLessStrict(mergeRules(a, b), a)).toEqual([]);
      }),
    );
  });

  test('asks for no more than its parts: no element, hour, age or year that neither has', () => {
    fc.assert(
      fc.property(anyRules, anyRules, (a, b) => {
        const both = mergeRules(a, b);
        expect(both.elements.filter((element) => !a.elements.includes(element) && !b.elements.includes(element))).toEqual([]);
        expect(cover([...a.quietHours, ...b.quietHours], both.quietHours)).toBe(true);
        expect([a.optIn, b.optIn]).toContain(both.optIn);
        expect([a.minimumAge, b.minimumAge]).toContain(both.minimumAge);
        expect([a.retention?.consentYears, b.retention?.consentYears]).toContain(both.retention?.consentYears);
        expect([a.reconfirmation?.afterMonths, b.reconfirmation?.afterMonths]).toContain(both.reconfirmation?.afterMonths);
      }),
    );
  });

  test('narrowing to a channel and merging may be done in either order', () => {
    fc.assert(
      fc.property(anyRules, anyRules, fc.constantFrom(...CHANNELS), (a, b, channel) => {
        expect(rulesOfChannel(mergeRules(a, b), channel)).toEqual(mergeRules(rulesOfChannel(a, channel), rulesOfChannel(b, channel)));
      }),
    );
  });

  test('names only rows that decided, and at least one for whatever it asks', () => {
    fc.assert(
      fc.property(anyRules, anyRules, (a, b) => {
        const both = mergeRules(a, b);
        for (const kind of RULE_KINDS) {
          for (const id of both.ruleIds[kind]) expect(rowOf(both, id)).toBeDefined();
          expect(both.ruleIds[kind].length > 0, kind).toBe(both.rows[kind].length > 0);
        }
      }),
    );
  });
});

describe('strictness', () => {
  test('is reflexive, and transitive in each kind', () => {
    fc.assert(
      fc.property(anyRules, anyRules, anyRules, (a, b, c) => {
        expect(kindsLessStrict(a, a)).toEqual([]);
        const [ab, bc, ac] = [kindsLessStrict(a, b), kindsLessStrict(b, c), kindsLessStrict(a, c)];
        expect(ac.filter((kind) => !ab.includes(kind) && !bc.includes(kind))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('each kind is told apart: without its rows a set is less strict in that kind alone', () => {
    const whole = ruleSetOf([DE, EU, IT, KR, US]);
    for (const kind of RULE_KINDS) {
      expect(whole.rows[kind].length, kind).toBeGreaterThan(0);
      const without = ruleSetOf([DE, EU, IT, KR, US].map((regime) => ({ ...regime, [kind]: [] })));
      expect(kindsLessStrict(without, whole)).toEqual([kind]);
    }
  });
});

describe('days and business days', () => {
  /** Counted on a calendar without holidays; `asked` 0 Sunday to 6 Saturday. */
  function dueAfter({ days, business }: WithdrawalDue, asked: number): number {
    if (!business) return days;
    let [passed, worked] = [0, 0];
    while (worked < days) {
      passed += 1;
      const weekday = (asked + passed) % 7;
      if (weekday !== 0 && weekday !== 6) worked += 1;
    }
    return passed;
  }
  const WEEK = [0, 1, 2, 3, 4, 5, 6];

  test('the fewest days are those of the luckiest weekday', () => {
    fc.assert(
      fc.property(anyDue, (due) => {
        expect(soonestDays(due)).toBe(Math.min(...WEEK.map((asked) => dueAfter(due, asked))));
      }),
    );
  });

  test('the duty that meets both is never later than either on any weekday', () => {
    fc.assert(
      fc.property(anyDue, anyDue, (a, b) => {
        const both = meetingBoth(a, b);
        for (const asked of WEEK) expect(dueAfter(both, asked)).toBeLessThanOrEqual(Math.min(dueAfter(a, asked), dueAfter(b, asked)));
        expect(asSoonAs(both, a) && asSoonAs(both, b)).toBe(true);
      }),
    );
  });

  test('a count of days is never said to be as soon as it is not', () => {
    fc.assert(
      fc.property(anyDue, anyDue, (a, b) => {
        if (asSoonAs(a, b)) for (const asked of WEEK) expect(dueAfter(a, asked)).toBeLessThanOrEqual(dueAfter(b, asked));
      }),
    );
  });

  test('business days alone stay business days', () => {
    expect(meetingBoth({ days: 10, business: true }, { days: 5, business: true })).toEqual({ days: 5, business: true });
  });
});

describe('known regimes together', () => {
  test('Florida ends the federal day an hour sooner, and its fifteen days meet ten business days at twelve', () => {
    const rules = ruleSetOf([US, US_FL]);
    expect(rules.quietHours.map(({ ruleId }) => ruleId)).toEqual(['us-fl-quiet', 'us-quiet']);
    expect(rulesOfChannel(rules, 'sms').withdrawalDue).toEqual({ days: 12, business: false });
    expect(rulesOfChannel(rules, 'email').withdrawalDue).toEqual({ days: 10, business: true });
  });

  test('a withdrawal in Virginia is kept ten years, the consent five, and each row is named', () => {
    const { retention, ruleIds } = ruleSetOf([US, US_VA]);
    expect(retention).toEqual({ consentYears: 5, withdrawalYears: 10 });
    expect(ruleIds.retention).toEqual(['us-consent-records', 'us-portable-withdrawal', 'us-va-withdrawal']);
  });

  test('Germany wants the address to confirm, and only the row that says so is named', () => {
    const { optIn, ruleIds } = ruleSetOf([DE, EU]);
    expect(optIn).toBe('double');
    expect(ruleIds.optIn).toEqual(['de-double-opt-in']);
  });

  test('Korea alone lets silence keep the consent; with Italy silence ends it', () => {
    expect(ruleSetOf([KR]).reconfirmation).toEqual({ afterMonths: 24, onSilence: 'keeps' });
    expect(ruleSetOf([KR, IT]).reconfirmation).toEqual({ afterMonths: 24, onSilence: 'ends' });
  });

  test('the night of Korea is not about email', () => {
    const rules = ruleSetOf([KR]);
    expect(rulesOfChannel(rules, 'kakaotalk').nightConsent.map(({ ruleId }) => ruleId)).toEqual(['kr-night']);
    expect(rulesOfChannel(rules, 'email').nightConsent).toEqual([]);
  });

  test('an id leads back to its source', () => {
    expect(rowOf(ruleSetOf([US, US_FL]), 'us-fl-quiet')?.source).toContain('501.616');
    expect(rowOf(ruleSetOf([US]), 'us-fl-quiet')).toBeUndefined();
  });
});
