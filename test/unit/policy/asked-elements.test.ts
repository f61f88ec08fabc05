/** A text says what any of its channels or jurisdictions asks for: the union, so that the strictest holds. */
import fc from 'fast-check';

import { describe, expect, test } from 'vitest';
import { PHONE_COUNTRIES } from '../../../shared/phone/countries.ts';
import { CHANNELS } from '../../../shared/vocabulary.ts';
import { ELEMENTS } from '../../../worker/channels/elements.ts';
import { ASKABLE, CHANNEL_CATALOGUE } from '../../../worker/channels/registry.ts';
import { askedElements, DISCLOSURE_POLICY, disclosurePolicy } from '../../../worker/policy/asked-elements.ts';
import { rulesFor, rulesNamed } from '../../../worker/policy/jurisdictions/choose.ts';
import { JURISDICTIONS } from '../../../worker/policy/jurisdictions/registry.ts';
import { rulesOfChannel } from '../../../worker/policy/rule-set.ts';

const elements = fc.subarray([...ELEMENTS]);
const rule = fc.record({ elements, minimumAge: fc.option(fc.integer({ min: 13, max: 21 })) });

describe('what is asked for', () => {
  test('is all that anybody asks for and nothing else, once, in the order of the elements', () => {
    fc.assert(
      fc.property(fc.array(elements), fc.array(rule), (channels, rules) => {
        const asked = askedElements(channels, rules);
        const wanted = new Set([...channels.flat(), ...rules.flatMap((each) => each.elements)]);
        if (rules.some(({ minimumAge }) => minimumAge !== null)) wanted.add('age');
        expect(asked.elements).toEqual(ELEMENTS.filter((element) => wanted.has(element)));
      }),
    );
  });
  test('never shrinks by another rule, nor does the age', () => {
    fc.assert(
      fc.property(fc.array(elements), fc.array(rule), rule, (channels, rules, more) => {
        const [before, after] = [askedElements(channels, rules), askedElements(channels, [...rules, more])];
        expect(after.elements).toEqual(expect.arrayContaining([...before.elements]));
        expect(after.minimumAge ?? 0).toBeGreaterThanOrEqual(before.minimumAge ?? 0);
      }),
    );
  });
});

test('a jurisdiction without rules of its own has the strictest; where there is none, everything is asked for', () => {
  const rules = { DE: { elements: ['privacy'], minimumAge: null }, default: { elements: ['terms'], minimumAge: 16 } } as const;
  const policy = disclosurePolicy(
    () => [],
    (id, channel) => (id === 'DE' && channel === 'email' ? rules.default : (rules[id as keyof typeof rules] ?? null)),
  );
  expect(policy.asked(['sms'], ['DE'])).toEqual({ elements: ['privacy'], minimumAge: null });
  expect(policy.asked(['sms', 'email'], ['DE'])).toEqual({ elements: ['terms', 'privacy', 'age'], minimumAge: 16 });
  expect(policy.asked(['sms'], ['FJ'])).toEqual({ elements: ['terms', 'age'], minimumAge: 16 });
  expect([policy.knows('DE'), policy.knows('FJ'), policy.knows('ZZ'), policy.knows('default')]).toEqual([true, true, false, true]);
  const bare = disclosurePolicy(
    () => [],
    () => null,
  );
  expect(bare.asked(['sms'], ['FJ']).elements).toEqual(ELEMENTS);
});

const ASKED_FOR = CHANNELS.filter((channel) => ASKABLE[channel].canBeSent);
const countries = PHONE_COUNTRIES.map(({ code }) => code);

describe.each(ASKED_FOR)('%s', (channel) => {
  test('names its sender and says how to stop, in every country', () => {
    for (const country of countries) {
      const { elements: asked } = DISCLOSURE_POLICY.asked([channel], [country]);
      expect(asked, country).toEqual(expect.arrayContaining(['agreement', 'brand', 'marketing', 'channel']));
      expect(
        asked.some((element) => element === 'stop' || element === 'withdraw_any_time'),
        country,
      ).toBe(true);
    }
  });
  test('is asked by the rows that eligibility goes by for a number of that country, wherever in it', () => {
    for (const country of countries) {
      const { elements: asked, minimumAge } = DISCLOSURE_POLICY.asked([channel], [country]);
      const rules = rulesOfChannel(rulesFor({ numberCountry: country, edgeCountry: null }), channel);
      expect([...asked].filter((element) => element !== 'age').sort(), country).toEqual(
        [...new Set([...CHANNEL_CATALOGUE[channel].elements.value, ...rules.elements])].sort(),
      );
      expect([minimumAge, asked.includes('age')], country).toEqual([rules.minimumAge, rules.minimumAge !== null]);
    }
  });
  test('is asked at least as much where more holds: a state, a member of the EU, a country without rows', () => {
    const of = (id: string) => DISCLOSURE_POLICY.asked([channel], [id]).elements;
    expect(of('US-FL')).toEqual(expect.arrayContaining([...rulesOfChannel(rulesNamed(['US']), channel).elements]));
    expect(of('DE')).toEqual(expect.arrayContaining([...of('EU')]));
    expect(of('FJ')).toEqual(of('default'));
    for (const { id } of JURISDICTIONS) expect(of('default'), id).toEqual(expect.arrayContaining([...of(id)]));
  });
});

test('there are rules of every regime and of every country, and of nothing else', () => {
  for (const id of [...JURISDICTIONS.map((regime) => regime.id), ...countries]) expect(DISCLOSURE_POLICY.knows(id), id).toBe(true);
  for (const id of ['ZZ', 'US-ZZ', 'us', '']) expect(DISCLOSURE_POLICY.knows(id), id).toBe(false);
});
