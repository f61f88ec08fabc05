/** Slips and other spellings: what a person meant is found, what is no slip is left alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify } from '../../../../worker/inbound/classify/classify.ts';
import { sentencesOf } from '../../../../worker/inbound/classify/fold.ts';
import { isOneSlip, mended } from '../../../../worker/inbound/classify/mended.ts';
import { distance } from '../../../../worker/inbound/classify/misspelt.ts';

const on = (text: string) => classify(text, { channel: 'sms' });

test('one slip is what the distance between two words calls one', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(isOneSlip(one, other)).toBe(distance(one, other) === 1);
    }),
  );
});

test.each(['könnt ihr bitte aufhörn mir zu schreibn', 'pleasestoptextingme', 'plz stop sendng mesages to me'])(
  'a wish with slips or no spaces withdraws: %s',
  (text) => expect(on(text).means).toBe('withdraw'),
);

test.each([
  ['bitte aufhoeren', 'umlauts written out'],
  ['ne pyshit meni bilshe', 'Ukrainian in Latin letters'],
  ['Проситиму бiльше не писати, видалить мiй номер', 'without the letters of Ukrainian'],
])('%s: %s', (text) => expect(on(text).means).toBe('withdraw'));

describe('left alone', () => {
  test('a sentence with nothing to mend, and one too long to look at', () => {
    const of = (text: string) => {
      const [sentence] = sentencesOf(text);
      return sentence ? mended(sentence) : null;
    };
    expect(of('stop texting me')).toBeNull();
    expect(of('mesages '.repeat(41))).toBeNull();
    expect(of('stop the mesages')?.text.trim()).toBe('stop the messages');
  });
  test('one mended word alone never withdraws from a sentence', () => {
    expect(on('cancel that, make it two large pizzas').means).toBe('none');
  });
});

test('advertising named withdraws in doubt, and not where it is liked or asked about', () => {
  expect(on('what horrible advertising')).toMatchObject({ means: 'withdraw', certain: false });
  expect(on('I love your marketing').means).toBe('none');
  expect(on('is your marketing done in house?').means).toBe('none');
});
