/** Short codes: read back what was made, and nothing else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KeyRing } from '../../../worker/platform/keys.ts';
import { pageOf, shortCodes } from '../../../worker/platform/short-code.ts';

const ring = (current: number, ...versions: number[]): KeyRing => ({
  current,
  keys: new Map(versions.map((version) => [version, new Uint8Array(32).fill(version)])),
});
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((each) => Buffer.from(each).toString('hex'));
const parts = fc.record({
  workspace: bytes(8),
  jurisdiction: fc.constantFrom('none' as const, 'eu' as const),
  page: fc.string().map(pageOf),
});

test('what was made is read back, in either case and with letters misread as people do; also after a rotation', () => {
  const codes = shortCodes(ring(1, 1));
  const rotated = shortCodes(ring(255, 1, 255));
  fc.assert(
    fc.property(parts, (made) => {
      const text = codes.make(made);
      expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
      for (const typed of [text, text.toLowerCase(), text.replaceAll('0', 'O').replaceAll('1', 'l')]) {
        expect(codes.read(typed)).toEqual(made);
        expect(rotated.read(typed)).toEqual(made);
      }
      expect(rotated.read(rotated.make(made))).toEqual(made);
    }),
  );
});

test('whatever anybody types is read as null, never thrown at', () => {
  const codes = shortCodes(ring(1, 1));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      expect(codes.read(text)).toBeNull();
    }),
  );
  fc.assert(
    fc.property(parts, fc.nat(25), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (made, at, letter) => {
      const text = codes.make(made);
      const changed = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`;
      expect(codes.read(changed)).toEqual(changed === text ? made : null);
    }),
  );
  expect(shortCodes(ring(2, 2)).read(codes.make({ workspace: '00'.repeat(8), jurisdiction: 'none', page: pageOf('a') }))).toBeNull();
});
