/** Secrets at rest: sealed for one workspace and one place, and still opened after the master key was rotated. */
import { expect, test } from 'vitest';
import { parseKeyRing } from '../../../worker/platform/keys.ts';
import { secretBox } from '../../../worker/workspace/secret-box.ts';

const key = (version: number, byte: number) => `${version}:${Buffer.alloc(32, byte).toString('base64url')}`;
const first = parseKeyRing('MASTER_KEY', key(1, 1));
const rotated = parseKeyRing('MASTER_KEY', `${key(1, 1)},${key(2, 2)}`);
let counter = 0;
const random = (count: number) => new Uint8Array(count).fill(++counter);
const secret = new TextEncoder().encode('a secret');
const box = (ring = first, workspace = '00'.repeat(8)) => secretBox(ring, workspace, random);

test('what was sealed opens, also under a newer ring; the newest key seals', () => {
  const sealed = box().seal(secret, 'a');
  expect(box(rotated).open(sealed, 'a')).toEqual(secret);
  const newer = box(rotated).seal(secret, 'a');
  expect([sealed[0], newer[0]]).toEqual([1, 2]);
  expect(() => box().open(newer, 'a')).toThrow();
});

test('it opens nowhere else and in no other form', () => {
  const sealed = box().seal(secret, 'destination:1:secret');
  expect(() => box().open(sealed, 'destination:2:secret')).toThrow();
  expect(() => box(first, '11'.repeat(8)).open(sealed, 'destination:1:secret')).toThrow();
  for (let at = 0; at < sealed.length; at++) {
    const changed = sealed.map((byte, index) => (index === at ? byte ^ 1 : byte));
    expect(() => box().open(changed, 'destination:1:secret')).toThrow();
  }
});

test('the same secret is never the same bytes twice', () => {
  expect(box().seal(secret, 'a')).not.toEqual(box().seal(secret, 'a'));
});
