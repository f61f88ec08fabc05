/** The classifier answers every text, and no text makes it work more than in proportion to its length. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { CLASSIFIED_CHARS_MAX } from '../../../../shared/inbound-limits.ts';
import { classify } from '../../../../worker/inbound/classify/classify.ts';

const on = (text: string) => classify(text, { channel: 'sms' });

test('any text gets a verdict, the same each time', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ maxLength: 400 }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const verdict = on(text);
      expect(['withdraw', 'help', 'start', 'yes', 'none']).toContain(verdict.means);
      expect(verdict.rule).not.toBe('');
      expect(on(text)).toEqual(verdict);
    }),
    { numRuns: 300 },
  );
});

test('random letters mean nothing', () => {
  for (const text of ['', ' ', '\u0000', '\ud800', '\udfff stop', 'xqzv', '\u0301\u0301', '>', '>>>\n>>>', '""', '“”'])
    expect(() => on(text)).not.toThrow();
  expect(on('xqzv jjkw').means).toBe('none');
});

/** Calls of what the work is made of: comparisons with the lists, looks into maps and sets, and pieces cut out. */
function stepsOf(text: string): number {
  const spies = [
    vi.spyOn(String.prototype, 'startsWith'),
    vi.spyOn(String.prototype, 'slice'),
    vi.spyOn(Map.prototype, 'get'),
    vi.spyOn(Set.prototype, 'add'),
    vi.spyOn(Array.prototype, 'includes'),
    vi.spyOn(Array.prototype, 'push'),
  ];
  on(text);
  const steps = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  for (const spy of spies) spy.mockRestore();
  return steps;
}

const HALF = 2000;
const filled = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

describe.each([
  ['one keyword over and over', 'stop '],
  ['lines of one', 'stop\n'],
  ['negations', 'dont stop texting me '],
  ['verbs and an order', 'stop my order '],
  ['no space at all', 'unsubscribe'],
  ['letters drawn out', 'aaab'],
  ['Chinese', '不要再发广告'],
  ['Thai', 'อย่าส่งข้อความ'],
  ['Hindi', 'मैसेज भेजना बंद करो '],
  ['Arabic', 'لا ترسلوا رسائل '],
  ['quotation marks', '"STOP a b" '],
  ['quoted lines', '> stop\nx '],
  ['slips', 'unsubscrbie '],
  ['beginnings of entries', 'wont you please all just '],
  ['numbers', '12 '],
])('%s', (_, unit) => {
  test('twice the text is about twice the work', () => {
    on('warm');
    const [half, whole] = [stepsOf(filled(unit, HALF)), stepsOf(filled(unit, HALF * 2))];
    expect(half).toBeGreaterThan(0);
    expect(whole / half).toBeLessThan(2.6);
  });
});

test('64 KiB are read to the end, and of more the first and the last pages', () => {
  const prose = (length: number) => filled('the quick brown fox jumps over the lazy dog and so on. ', length);
  expect(on(`${prose(CLASSIFIED_CHARS_MAX - 40)}\nplease unsubscribe me`).means).toBe('withdraw');
  expect(on(`${prose(CLASSIFIED_CHARS_MAX * 3)}\nplease unsubscribe me`).means).toBe('withdraw');
  expect(on(`please unsubscribe me\n${prose(CLASSIFIED_CHARS_MAX * 3)}`).means).toBe('withdraw');
  expect(on(prose(CLASSIFIED_CHARS_MAX * 3)).means).toBe('none');
});
