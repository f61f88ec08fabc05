import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ShowRule } from '../../../shared/contract/show.ts';
import { matchesGlob, matchesPath } from '../../../shared/show/glob.ts';
import { isShown, type Visit } from '../../../shared/show/rules.ts';

const VISIT: Visit = { path: '/shop/beans', country: 'DE', device: 'phone', returning: false, campaign: 'Spring-2027' };

describe('patterns', () => {
  test.each([
    ['/shop/*', '/shop/beans', true],
    ['/shop/*', '/shop/beans/dark', false],
    ['/shop/**', '/shop/beans/dark', true],
    ['/shop/**', '/shop', true],
    ['/shop/**', '/shopping', false],
    ['/shop', '/shop/', true],
    ['/shop/', '/shop', true],
    ['/', '/', true],
    ['/', '/shop', false],
    ['/**', '/', true],
    ['/*/sale', '/de/sale', true],
    ['/café', '/caf%C3%A9/', true],
    ['/caf%C3%A9', '/caf%C3%A9', true],
    ['/a', '/%', false],
    ['/%', '/%', true],
    ['/shop.', '/shopx', false],
  ])('%s on %s: %s', (glob, path, fits) => {
    expect(matchesPath(glob, path)).toBe(fits);
  });

  test('as a regular expression of the same meaning says', () => {
    const chars = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '.'), maxLength: 12 });
    fc.assert(
      fc.property(chars, chars, (glob, text) => {
        const source = glob.replace(/\*+|\./g, (token) => (token === '.' ? '\\.' : token === '*' ? '[^/]*' : '.*'));
        expect(matchesGlob(glob, text)).toBe(new RegExp(`^${source}$`).test(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('one full of stars on a path that all but fits is done in a bounded number of steps', () => {
    // As a regular expression this one doesn't end within a day.
    expect(matchesGlob('*a'.repeat(100), `${'a'.repeat(2000)}b`)).toBe(false);
  });
});

describe('the table', () => {
  const rows = (...rules: ShowRule[]) => isShown(rules, VISIT);

  test('the first row that fits decides, and where none does it is shown', () => {
    expect(rows()).toBe(true);
    expect(rows({ path: ['/cart/**'], show: false })).toBe(true);
    expect(rows({ path: ['/shop/**'], show: false })).toBe(false);
    expect(rows({ path: ['/shop/**'], show: true }, { show: false })).toBe(true);
    expect(rows({ path: ['/cart/**'], show: true }, { show: false })).toBe(false);
  });

  test.each<[keyof Visit, Omit<ShowRule, 'show'>, Omit<ShowRule, 'show'>]>([
    ['path', { path: ['/x', '/shop/*'] }, { path: ['/x'] }],
    ['country', { country: ['US', 'DE'] }, { country: ['US'] }],
    ['device', { device: ['phone', 'tablet'] }, { device: ['desktop'] }],
    ['returning', { returning: false }, { returning: true }],
    ['campaign', { campaign: ['spring-*'] }, { campaign: ['autumn-*'] }],
  ])('%s: one of the values has to fit', (_, fitting, other) => {
    expect(rows({ ...fitting, show: false })).toBe(false);
    expect(rows({ ...other, show: false })).toBe(true);
  });

  test('every condition of a row has to hold', () => {
    expect(rows({ path: ['/shop/*'], country: ['US'], show: false })).toBe(true);
    expect(rows({ path: ['/shop/*'], country: ['DE'], show: false })).toBe(false);
  });

  test('no row about countries fits somebody of whom no country is known', () => {
    expect(isShown([{ country: ['DE'], show: false }], { ...VISIT, country: undefined })).toBe(true);
    expect(isShown([{ country: ['DE'], show: true }, { show: false }], { ...VISIT, country: undefined })).toBe(false);
  });

  const condition = fc.record<Omit<ShowRule, 'show'>>(
    {
      path: fc.array(fc.constantFrom('/**', '/shop/*', '/cart'), { minLength: 1, maxLength: 2 }),
      country: fc.array(fc.constantFrom('DE', 'US'), { minLength: 1, maxLength: 2 }),
      device: fc.array(fc.constantFrom('phone' as const, 'desktop' as const), { minLength: 1, maxLength: 2 }),
      returning: fc.boolean(),
      campaign: fc.array(fc.constantFrom('**', 'x'), { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: [] },
  );
  const rule = fc.tuple(condition, fc.boolean()).map(([when, show]): ShowRule => ({ ...when, show }));

  test('rows behind one that fits change nothing, and a row that fits nothing changes nothing', () => {
    fc.assert(
      fc.property(fc.array(rule), fc.array(rule), fc.boolean(), (before, behind, show) => {
        expect(isShown([...before, { show }, ...behind], VISIT)).toBe(isShown([...before, { show }], VISIT));
        expect(isShown([{ path: ['/nowhere'], show }, ...before], VISIT)).toBe(isShown(before, VISIT));
      }),
    );
  });

  test('a row with one condition more fits no more visits', () => {
    fc.assert(
      fc.property(condition, condition, (one, other) => {
        const both = { ...other, ...one };
        const fits = (when: Omit<ShowRule, 'show'>) => isShown([{ ...when, show: true }, { show: false }], VISIT);
        if (fits(both)) expect(fits(one)).toBe(true);
      }),
    );
  });
});
