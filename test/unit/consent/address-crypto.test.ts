/** Encryption under an address's own key, where addresses live, and how they are shown to a weak token. */
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openJson, sealJson, unwrapKey, wrapKey } from '../../../worker/consent/address-crypto.ts';
import { masked } from '../../../worker/consent/masked.ts';
import { addressHash, partitionOf } from '../../../worker/consent/place.ts';

const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
const [key, otherKey] = [random(32), random(32)];
const ring = (...versions: number[]) => ({
  current: Math.max(...versions),
  keys: new Map(versions.map((v) => [v, new Uint8Array(32).fill(v)])),
});
const phone = (value: string) => ({ kind: 'phone', scope: '', value }) as const;

describe('what is sealed', () => {
  test('opens under its key for its use, and under no other', () => {
    const sealed = sealJson(key, 'evidence:1', { a: 1 }, random);
    expect(openJson(key, 'evidence:1', sealed)).toEqual({ a: 1 });
    expect(() => openJson(otherKey, 'evidence:1', sealed)).toThrow();
    expect(() => openJson(key, 'evidence:2', sealed)).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.with(at, (sealed[at] ?? 0) ^ 1);
      expect(() => openJson(key, 'evidence:1', changed)).toThrow();
    }
  });

  test('never looks the same twice', () => {
    expect(sealJson(key, 'x', 'same', random)).not.toEqual(sealJson(key, 'x', 'same', random));
  });

  test('a key wrapped by an earlier version opens while that version is in the ring', () => {
    const { version, wrapped } = wrapKey(ring(1), 'key:ab', key, random);
    expect(version).toBe(1);
    expect(unwrapKey(ring(1, 2), 'key:ab', version, wrapped)).toEqual(key);
    expect(wrapKey(ring(1, 2), 'key:ab', key, random).version).toBe(2);
    expect(() => unwrapKey(ring(2), 'key:ab', version, wrapped)).toThrow('ring');
    expect(() => unwrapKey(ring(1), 'key:cd', version, wrapped)).toThrow();
  });
});

describe('where an address lives', () => {
  test('follows from workspace, kind, scope and value, and not from a newer hash key', () => {
    const base = addressHash(ring(1), 'w1', phone('+12025550100'));
    expect(base).toHaveLength(32);
    expect(addressHash(ring(1, 2), 'w1', phone('+12025550100'))).toEqual(base);
    const others = [
      addressHash(ring(2), 'w1', phone('+12025550100')),
      addressHash(ring(1), 'w2', phone('+12025550100')),
      addressHash(ring(1), 'w1', phone('+12025550101')),
      addressHash(ring(1), 'w1', { kind: 'email', scope: '', value: '+12025550100' }),
      addressHash(ring(1), 'w1', { kind: 'phone', scope: 's', value: '+12025550100' }),
    ];
    for (const other of others) expect(other).not.toEqual(base);
  });

  test('addresses spread evenly over the partitions', () => {
    const counts = new Array(16).fill(0);
    for (let n = 0; n < 3200; n += 1) counts[partitionOf(ring(1), 'w1', phone(`+1202555${n}`), 16)] += 1;
    for (const count of counts) expect(Math.abs(count - 200)).toBeLessThan(75);
    expect(partitionOf(ring(1), 'w1', phone('+12025550100'), 1)).toBe(0);
  });
});

test.each([
  [phone('+12025550123'), '+1••••••••23'],
  [phone('+447700900123'), '+44••••••••23'],
  [phone('+3584123'), '+358••23'],
  [{ kind: 'email', scope: '', value: 'visitor@example.com' }, 'v•••@example.com'],
  [{ kind: 'email', scope: '', value: 'v@example.com' }, 'v•••@example.com'],
  [{ kind: 'line_user', scope: 'acct', value: 'U1234567890abcdef' }, '•••ef'],
] as const)('masked: %o is shown as %s', (address, shown) => {
  expect(masked(address)).toBe(shown);
});
