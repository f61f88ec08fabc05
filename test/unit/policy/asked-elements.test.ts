/** A text says what any of its channels or jurisdictions asks for: the union, so that the strictest holds. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHANNELS } from '../../../shared/vocabulary.ts';
import { ELEMENTS } from '../../../worker/channels/elements.ts';
import { askedElements, DISCLOSURE_POLICY, disclosurePolicy } from '../../../worker/policy/asked-elements.ts';

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

test.each(CHANNELS)('%s names its sender and says how to stop', (channel) => {
  const { elements: asked } = DISCLOSURE_POLICY.asked([channel], ['US']);
  expect(asked).toEqual(expect.arrayContaining(['agreement', 'brand', 'legal_entity', 'marketing', 'channel']));
  expect(asked.some((element) => element === 'stop' || element === 'withdraw_any_time')).toBe(true);
});
