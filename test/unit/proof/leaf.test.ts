/** The leaf's exact bytes: what is hashed must never depend on who writes it. */
import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMITTED_PARTS, committedBytes, isCanonicalLeaf, type Leaf, leafBytes, readLeaf } from '../../../shared/proof/leaf.ts';
import { commitTo, extendLeavesHash, leafOf, opens, recordOf } from '../../../worker/consent/leaf.ts';
import type { ActRecord } from '../../../worker/consent/model.ts';

const RECORD: ActRecord = {
  seq: 7,
  act: 'grant',
  key: { programme: 'default', channel: 'sms', purpose: 'marketing' },
  topics: null,
  fromMs: Date.UTC(2026, 10, 22, 12, 0, 0, 5),
  toMs: Date.UTC(2026, 10, 22, 12, 0, 0, 6),
  recordedAtMs: Date.UTC(2026, 10, 22, 12, 0, 1),
  method: 'web_form',
  verified: false,
  of: [],
  disclosure: 'ab'.repeat(32),
  terms: { opt_in: 'double', expires_at_ms: 1_800_000_000_000 },
};
const random = (bytes: number) => new Uint8Array(bytes).fill(9);
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('the leaf', () => {
  test('is these bytes: keys in order, times with milliseconds, terms in it', () => {
    expect(text(leafOf(RECORD, { address: 'aa' }))).toBe(
      `{"act":"grant","channel":"sms","commitments":{"address":"aa"},"disclosure":"${'ab'.repeat(32)}","from":"2026-11-22T12:00:00.005Z","method":"web_form","of":[],"programme":"default","purpose":"marketing","recorded_at":"2026-11-22T12:00:01.000Z","seq":7,"terms":{"expires_at_ms":1800000000000,"opt_in":"double"},"to":"2026-11-22T12:00:00.006Z","topics":null,"v":1,"verified":false}`,
    );
  });

  test('R1.3 gives back exactly the record that the fold reads', () => {
    const instant = fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2200, 0) });
    const record = fc.record({
      seq: fc.integer({ min: 1, max: 2 ** 40 }),
      fromMs: instant,
      toMs: instant,
      recordedAtMs: instant,
      topics: fc.option(fc.array(fc.stringMatching(/^[a-z0-9]{1,8}$/))),
      of: fc.array(fc.integer({ min: 1, max: 1000 })),
      verified: fc.boolean(),
      disclosure: fc.option(fc.constant('cd'.repeat(32))),
      terms: fc.constantFrom({}, { attested: true as const }, { hold_until_ms: 5 }, { preference: { order: ['sms' as const] } }),
    });
    fc.assert(
      fc.property(record, (over) => {
        const made = { ...RECORD, ...over };
        const bytes = leafOf(made, {});
        expect(recordOf(bytes)).toEqual(made);
        expect(isCanonicalLeaf(bytes)).toBe(true);
      }),
    );
  });

  test('in another spelling or of another version is not taken for one', () => {
    const leaf = text(leafOf(RECORD, {}));
    const spelled = new TextEncoder().encode(leaf.replace('{"act"', '{ "act"'));
    expect(isCanonicalLeaf(spelled)).toBe(false);
    expect(isCanonicalLeaf(new TextEncoder().encode('{"a":'))).toBe(false);
    expect(isCanonicalLeaf(new TextEncoder().encode(`\ufeff${leaf}`))).toBe(false);
    expect(isCanonicalLeaf(new Uint8Array([0x22, 0xff, 0x22]))).toBe(false); // "\xff": no text
    expect(() => readLeaf(leafBytes({ ...readLeaf(leafOf(RECORD, {})), v: 2 } as unknown as Leaf))).toThrow('version 1');
  });

  test('text is hashed in NFC, however it was typed', () => {
    expect(text(committedBytes({ name: 'Zoe\u0308' }))).toBe(text(committedBytes({ name: 'Zo\u00eb' })));
  });
});

describe('commitments', () => {
  test('R5.1 are HMAC-SHA256 of the canonical value under a fresh salt for each part, for present parts alone', () => {
    let drawn = 0;
    const counting = (bytes: number) => Uint8Array.from({ length: bytes }, () => drawn++ % 251);
    const { commitments, salts } = commitTo({ address: { value: 'x', kind: 'phone' }, epoch: 0, typed: null, page: undefined }, counting);
    expect(Object.keys(commitments)).toEqual(['address', 'epoch']);
    const salt = Buffer.from(salts.address!, 'base64url');
    expect(salt).toHaveLength(32);
    expect(salts.epoch).not.toBe(salts.address);
    expect(commitments.address).toBe(createHmac('sha256', salt).update('{"kind":"phone","value":"x"}').digest('hex'));
  });

  test('open with their salt and value and with no other', () => {
    const { commitments, salts } = commitTo({ typed: '555' }, random);
    expect(opens(commitments.typed, salts.typed!, '555')).toBe(true);
    expect(opens(commitments.typed, salts.typed!, '556')).toBe(false);
    expect(opens(commitments.typed, Buffer.alloc(32).toString('base64url'), '555')).toBe(false);
    expect(opens(undefined, salts.typed!, '555')).toBe(false);
  });

  test('name only parts that a leaf knows', () => {
    const all = Object.fromEntries(COMMITTED_PARTS.map((part) => [part, 'x']));
    expect(Object.keys(commitTo({ ...all, secret: 'y' } as never, random).commitments).sort()).toEqual([...COMMITTED_PARTS].sort());
  });
});

test('the running hash covers every leaf in order', () => {
  const [a, b] = [leafOf(RECORD, {}), leafOf({ ...RECORD, seq: 8 }, {})];
  const zero = new Uint8Array(32);
  const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  expect(Buffer.from(extendLeavesHash(extendLeavesHash(zero, a), b))).toEqual(sha(sha(zero, a), b));
  expect(extendLeavesHash(extendLeavesHash(zero, b), a)).not.toEqual(extendLeavesHash(extendLeavesHash(zero, a), b));
});
