/** What every regime keeps to, whatever its law: a new one adds its file and its line, nothing here. */
import { readdirSync, readFileSync } from 'node:fs';
import { getCountries } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { CHANNELS, OPT_IN_STRENGTHS } from '../../../shared/vocabulary.ts';
import { ELEMENTS } from '../../../worker/channels/elements.ts';
import { minutesUntilFree } from '../../../worker/policy/hours.ts';
import type { Jurisdiction, QuietHours, Rule } from '../../../worker/policy/jurisdiction.ts';
import { DEFAULT } from '../../../worker/policy/jurisdictions/default.ts';
import { JURISDICTIONS } from '../../../worker/policy/jurisdictions/registry.ts';
import { RULE_KINDS, ruleSetOf, rulesOfChannel } from '../../../worker/policy/rule-set.ts';
import { kindsLessStrict } from '../../../worker/policy/strictness.ts';

const FOLDER = 'worker/policy/jurisdictions';
/** Not regimes: how they are written, listed and chosen. */
const BESIDE = ['row.ts', 'registry.ts', 'choose.ts'];

const rowsOf = (regime: Jurisdiction): readonly Rule<unknown>[] => RULE_KINDS.flatMap((kind): readonly Rule<unknown>[] => regime[kind]);
const allRows = JURISDICTIONS.flatMap(rowsOf);
const duplicates = (values: readonly string[]) => values.filter((value, at) => values.indexOf(value) !== at);

describe('registration', () => {
  test('every file of the folder is a regime of that id, and every regime has its file', () => {
    const files = readdirSync(FOLDER).filter((name) => !BESIDE.includes(name));
    expect(files.toSorted()).toEqual(JURISDICTIONS.map(({ id }) => `${id.toLowerCase()}.ts`).toSorted());
    for (const { id } of JURISDICTIONS) {
      expect(readFileSync(`${FOLDER}/${id.toLowerCase()}.ts`, 'utf8'), id).toContain(`id: '${id}'`);
    }
  });

  test('ids of regimes are unique, and a parent is a regime of its own that has none', () => {
    expect(duplicates(JURISDICTIONS.map(({ id }) => id))).toEqual([]);
    const tops = JURISDICTIONS.filter(({ parent }) => parent === null).map(({ id }) => id);
    expect(JURISDICTIONS.filter(({ parent }) => parent !== null && !tops.includes(parent)).map(({ id }) => id)).toEqual([]);
  });

  test('every place is chosen by exactly one regime, and only the default has none', () => {
    expect(duplicates(JURISDICTIONS.flatMap(({ places }) => places))).toEqual([]);
    expect(JURISDICTIONS.filter(({ places }) => places.length === 0)).toEqual([DEFAULT]);
  });

  test('every place is a country that numbers know, or a region of its parent', () => {
    const countries: readonly string[] = getCountries();
    const wrong = JURISDICTIONS.flatMap(({ places, parent }) =>
      places.filter((place) => !(countries.includes(place) || (place.startsWith(`${parent}-`) && /^[A-Z]{2}-[A-Z]{2}$/.test(place)))),
    );
    expect(wrong).toEqual([]);
  });
});

describe('rows', () => {
  test('every rule has an id that no other has and that begins with its regime', () => {
    expect(allRows.length).toBeGreaterThan(100);
    expect(duplicates(allRows.map(({ id }) => id))).toEqual([]);
    for (const regime of JURISDICTIONS) {
      for (const { id } of rowsOf(regime)) expect(id, id).toMatch(new RegExp(`^${regime.id.toLowerCase()}-[a-z0-9-]+$`));
    }
  });

  test.each(allRows)(
    '$id says what, where it stands, when it was read and how sure we are',
    ({ says, source, readOn, confidence, channels }) => {
      expect(says).toMatch(/^[A-Z].{5,}\.$/);
      expect(source.length).toBeGreaterThan(10);
      expect(readOn).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(new Date(readOn).toISOString().slice(0, 10)).toBe(readOn);
      expect(['read', 'secondary', 'memory']).toContain(confidence);
      if (channels) {
        expect(channels.length).toBeGreaterThan(0);
        expect(CHANNELS).toEqual(expect.arrayContaining([...channels]));
      }
    },
  );

  test('hours are times of a day, days are days of a week', () => {
    const hours: readonly Rule<QuietHours>[] = JURISDICTIONS.flatMap(({ quietHours, nightConsent }) => [...quietHours, ...nightConsent]);
    for (const { id, value } of hours) {
      expect(value.from, id).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      expect(value.to, id).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      for (const day of value.days ?? []) expect([0, 1, 2, 3, 4, 5, 6], id).toContain(day);
      expect(value.days, id).not.toEqual([]);
    }
  });

  test('values are in their ranges', () => {
    for (const regime of JURISDICTIONS) {
      for (const { id, value } of regime.elements) {
        expect(value.length, id).toBeGreaterThan(0);
        expect(ELEMENTS, id).toEqual(expect.arrayContaining([...value]));
      }
      for (const { id, value } of regime.optIn) expect(OPT_IN_STRENGTHS, id).toContain(value);
      const numbers = [
        ...regime.reconfirmation.map(({ id, value }) => [id, value.afterMonths, 1, 120] as const),
        ...regime.withdrawalDue.map(({ id, value }) => [id, value.days, 0, 30] as const),
        ...regime.retention.map(({ id, value }) => [id, value.consentYears, 0, 30] as const),
        ...regime.retention.map(({ id, value }) => [id, value.withdrawalYears, 0, 30] as const),
        ...regime.minimumAge.map(({ id, value }) => [id, value, 13, 21] as const),
      ];
      for (const [id, value, least, most] of numbers) {
        expect(Number.isInteger(value) && value >= least && value <= most, id).toBe(true);
      }
    }
  });
});

describe('the regimes', () => {
  test('every top regime says something of each kind that a call to action and a withdrawal need', () => {
    for (const regime of JURISDICTIONS.filter(({ parent }) => parent === null)) {
      expect(regime.elements.length, regime.id).toBeGreaterThan(0);
      expect(regime.withdrawalDue.length, regime.id).toBeGreaterThan(0);
      expect(regime.retention.length, regime.id).toBeGreaterThan(0);
    }
  });

  test.each(JURISDICTIONS)('the default is at least as strict as $id on every channel and for every kind of rule', (regime) => {
    const [fallback, other] = [ruleSetOf([DEFAULT]), ruleSetOf([regime])];
    for (const channel of CHANNELS) {
      expect(kindsLessStrict(rulesOfChannel(fallback, channel), rulesOfChannel(other, channel)), channel).toEqual([]);
    }
  });

  test('the default is at least as strict as all regimes together', () => {
    const [fallback, all] = [ruleSetOf([DEFAULT]), ruleSetOf(JURISDICTIONS)];
    for (const channel of CHANNELS) {
      expect(kindsLessStrict(rulesOfChannel(fallback, channel), rulesOfChannel(all, channel)), channel).toEqual([]);
    }
  });

  test('a message may still be sent some time of the week under all regimes together', () => {
    expect(minutesUntilFree(ruleSetOf(JURISDICTIONS).quietHours, 0)).not.toBeNull();
  });
});
