/** Which regimes hold for whom: both countries, parents, regions, and more in doubt. */
import fc from 'fast-check';
import { getCountries } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { CHANNELS } from '../../../shared/vocabulary.ts';
import { type Place, rulesFor, rulesForCountries, rulesNamed } from '../../../worker/policy/jurisdictions/choose.ts';
import { JURISDICTIONS } from '../../../worker/policy/jurisdictions/registry.ts';
import { rulesOfChannel } from '../../../worker/policy/rule-set.ts';
import { kindsLessStrict } from '../../../worker/policy/strictness.ts';

const chosen = (numberCountry: string | null, edgeCountry: string | null, numberRegions?: readonly string[]) =>
  rulesFor({ numberCountry, edgeCountry, ...(numberRegions && { numberRegions }) }).jurisdictions;
const isKnown = (country: string | null) => country !== null && !['XX', 'T1'].includes(country);
const STATES = JURISDICTIONS.filter(({ parent }) => parent === 'US').map(({ id }) => id);
const country = fc.option(fc.constantFrom(...getCountries(), 'XX', 'T1', 'zz', ''), { nil: null });
const regions = fc.option(fc.array(fc.constantFrom('US-CA', 'US-FL', 'US-TX', 'US-VA', 'CA-ON', 'Florida', 'US-'), { maxLength: 3 }), {
  nil: undefined,
});
const place: fc.Arbitrary<Place> = fc
  .record({ numberCountry: country, edgeCountry: country, numberRegions: regions })
  .map(({ numberRegions, ...rest }) => ({ ...rest, ...(numberRegions && { numberRegions }) }));

describe('choosing', () => {
  test.each([
    ['a number and an edge of one country', chosen('KR', 'KR'), ['KR']],
    ['a number alone', chosen('JP', null), ['JP']],
    ['an edge alone, as for an email address', chosen(null, 'BR'), ['BR']],
    ['two countries hold together', chosen('KR', 'JP'), ['JP', 'KR']],
    ['a country of the Union with rules of its own has the base beside them', chosen('DE', 'DE'), ['DE', 'EU']],
    ['one without them is chosen by the base', chosen('AT', null), ['EU']],
    ['an EEA country outside the Union too', chosen('NO', null), ['EU']],
    ['two of them and the base', chosen('FR', 'IT'), ['EU', 'FR', 'IT']],
    ['nobody knows where', chosen(null, null), ['default']],
    ['a country without a file', chosen('TH', 'TH'), ['default']],
    ['a country without a file beside one with', chosen('CA', 'TH'), ['CA', 'default']],
    ['an edge that says only that it does not know', chosen('GB', 'XX'), ['GB']],
    ['a network that hides the country', chosen('GB', 'T1'), ['GB']],
    ['nothing but such a network', chosen(null, 'T1'), ['default']],
    ['letters that are no country', chosen('zz', null), ['default']],
  ])('%s', (_, ids, expected) => {
    expect(ids).toEqual(expected);
  });

  test('a number of the United States has the federal rules and those of the states of its area code', () => {
    expect(chosen('US', 'US', ['US-FL'])).toEqual(['US', 'US-FL']);
    expect(chosen('US', null, ['US-CT', 'US-TX'])).toEqual(['US', 'US-CT', 'US-TX']);
    expect(chosen('US', null, ['US-CA'])).toEqual(['US']);
  });

  test.each([
    ['no area code', undefined],
    ['an area code of no state', []],
    ['a region written otherwise', ['Florida']],
    ['a region of another country among them', ['US-CA', 'CA-ON']],
  ])('%s leaves every state open', (_, known) => {
    expect(chosen('US', null, known)).toEqual(['US', ...STATES].sort());
  });

  test('an edge in the United States leaves every state open when the number is from elsewhere', () => {
    expect(chosen('KR', 'US', ['US-CA'])).toEqual(['KR', 'US', ...STATES].sort());
  });

  test('territories have the federal rules alone', () => {
    expect(chosen('PR', null)).toEqual(['US']);
  });
});

describe('whatever is asked', () => {
  test('an answer is given, and it is at least as strict as each country of its own', () => {
    fc.assert(
      fc.property(place, fc.constantFrom(...CHANNELS), (where, channel) => {
        const both = rulesOfChannel(rulesFor(where), channel);
        const number = rulesOfChannel(rulesFor({ ...where, edgeCountry: null }), channel);
        const edge = rulesOfChannel(rulesFor({ ...where, numberCountry: null }), channel);
        if (isKnown(where.numberCountry)) expect(kindsLessStrict(both, number)).toEqual([]);
        else expect(both).toEqual(edge);
        // Where both name one country the number's regions are known, which the edge alone can't say.
        if (!isKnown(where.edgeCountry)) expect(both).toEqual(number);
        else if (where.edgeCountry !== where.numberCountry) expect(kindsLessStrict(both, edge)).toEqual([]);
      }),
    );
  });

  test('knowing the area code never makes the rules stricter, and not knowing it never laxer', () => {
    fc.assert(
      fc.property(fc.subarray(STATES), (known) => {
        expect(
          kindsLessStrict(
            rulesFor({ numberCountry: 'US', edgeCountry: null }),
            rulesFor({ numberCountry: 'US', numberRegions: known, edgeCountry: null }),
          ),
        ).toEqual([]);
      }),
    );
  });
});

describe('for a widget', () => {
  test('the countries that it may write to are all held to, with their states', () => {
    expect(rulesForCountries(['DE', 'US']).jurisdictions).toEqual(['DE', 'EU', 'US', ...STATES].sort());
    expect(rulesForCountries([]).jurisdictions).toEqual(['default']);
    expect(rulesForCountries(['DE', 'TH']).jurisdictions).toEqual(['DE', 'EU', 'default']);
  });

  test('regimes that it names come with their parents, and an unknown name is the default', () => {
    expect(rulesNamed(['US-FL', 'KR']).jurisdictions).toEqual(['KR', 'US', 'US-FL']);
    expect(rulesNamed(['XX']).jurisdictions).toEqual(['default']);
    expect(rulesNamed([]).jurisdictions).toEqual(['default']);
  });
});
