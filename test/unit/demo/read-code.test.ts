/** The camera of the demo's phone reads what the product draws, whatever it says: else a person could not walk that way offline. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCode } from '../../../demo/pages/read-code.js';
import { qrPath } from '../../../worker/pages/qr.ts';

const read = (text: string) => {
  const { size, path } = qrPath(text);
  return readCode(size, path);
};

test('every text comes back as it was', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }),
    fc.stringMatching(/^[0-9]{1,300}$/),
    fc.stringMatching(/^[0-9A-Z $%*+./:-]{1,300}$/),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(read(text)).toBe(text);
    }),
    { numRuns: 300, examples: [['\ufeffhttps://t.me/shop_bot']] },
  );
});

test('every size of code that the format has is read', () => {
  const versions = new Set<number>();
  for (let length = 1; length <= 2331; length += 29) {
    const text = 'a'.repeat(length);
    versions.add((qrPath(text).size - 8 - 17) / 4);
    expect(read(text), `${length} characters`).toBe(text);
  }
  expect(versions.size).toBeGreaterThan(30);
  expect(Math.max(...versions)).toBe(40);
});

test('what is no code is none', () => {
  const { size, path } = qrPath('https://t.me/shop_bot');
  for (const [wrong, squares] of [
    [size + 1, path],
    [0, path],
    [size, ''],
  ] as const) {
    expect(readCode(wrong, squares)).toBeNull();
  }
});
