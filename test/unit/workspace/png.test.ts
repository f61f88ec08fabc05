/** The frame of a PNG: a whole one is read, and one changed in any byte that its checks cover is not. */
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPng } from '../../../worker/workspace/png.ts';
import { pngOf } from './png-fixture.ts';

test('says the size of a whole one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 50 }), (width, height) => {
      expect(readPng(pngOf(width, height))).toEqual({ ok: true, value: { width, height } });
    }),
  );
});

test('refuses it with a byte changed, cut anywhere, or with bytes after its end', () => {
  const whole = pngOf(3, 2);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const other = Uint8Array.from(whole);
      other[at]! ^= change;
      expect(readPng(other).ok).toBe(false);
      expect(readPng(whole.subarray(0, at)).ok).toBe(false);
    }),
    { numRuns: 500 },
  );
  expect(readPng(new Uint8Array([...whole, 0]))).toEqual({ ok: false, error: 'broken' });
});

test('refuses other files, and one without pixels', () => {
  for (const text of ['', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'GIF89a'])
    expect(readPng(new TextEncoder().encode(text))).toEqual({ ok: false, error: 'not_png' });
  expect(readPng(pngOf(3, 2, null))).toEqual({ ok: false, error: 'broken' });
  expect(readPng(pngOf(3, 2, deflateSync(new Uint8Array(4))))).toEqual({ ok: true, value: { width: 3, height: 2 } });
});
