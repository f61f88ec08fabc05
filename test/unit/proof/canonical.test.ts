/** Canonical bytes against a published implementation of RFC 8785. */
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../shared/proof/canonical.ts';

/** As it was first written: NFC, then the published implementation. */
function nfc(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return value.map(nfc);
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name.normalize('NFC'), nfc(field)]));
}

/** Names and texts that need escaping, sorting by code unit or composing turn up far more often than at random. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '"',
    '\\',
    '\n',
    '\u007f',
    'é',
    'e\u0301',
    'Å',
    'A\u030a',
    '\ufb01',
    '€',
    '😀',
    '\ue000',
    '__proto__',
    'to',
    '10',
    '9',
  ),
);
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 5 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(text, fc.oneof(tie('json'), fc.constant(undefined)), { maxKeys: 6 }),
  ),
}));

describe('canonical text', () => {
  test('is what the published implementation makes of the value in NFC', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalText(value)).toBe(canonicalize(nfc(value)));
      }),
      { numRuns: 3000 },
    );
  });

  test('does not hang on the order or the spelling in which a value came', () => {
    expect(canonicalText({ b: 1, a: ['e\u0301'], 'A\u030a': 2 })).toBe('{"a":["\u00e9"],"b":1,"\u00c5":2}');
    expect(canonicalText({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
  });

  test.each([
    ['nothing', undefined],
    ['a number that is none', Number.NaN],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['half a character', { a: '\ud800' }],
    ['half a character as a name', { '\udc00': 1 }],
    ['a function', { a: () => 1 }],
    ['a bigint', 1n],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalText(value)).toThrow();
  });
});
