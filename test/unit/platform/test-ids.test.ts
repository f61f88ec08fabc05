/** An id says whether it is of a test, in whichever partition and jurisdiction, and nobody but us can change that. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ID_KINDS, type IdKind, type IdParts, ids, TEST_PARTITION } from '../../../worker/platform/ids.ts';
import { parseKeyRing } from '../../../worker/platform/keys.ts';

const all = ids(parseKeyRing('TOKEN_KEY', `1:${Buffer.alloc(32, 7).toString('base64url')}`));
const hexOf = (bytes: number) => fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((each) => Buffer.from(each).toString('hex'));
const anyId = fc.constantFrom(...(Object.keys(ID_KINDS) as IdKind[])).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    parts: fc.record<IdParts>({
      workspace: hexOf(8),
      jurisdiction: fc.constantFrom('none', 'eu'),
      partition: fc.integer({ min: 0, max: TEST_PARTITION }),
      local: hexOf(ID_KINDS[kind].localBytes),
    }),
  }),
);

test('what was put in comes out, of the last live partition and of the test one alike', () => {
  fc.assert(
    fc.property(anyId, ({ kind, parts }) => {
      expect({ ...all.read(kind, all.make(kind, parts)) }).toEqual({ ...parts });
    }),
  );
});
test('a live id and a test id of the same parts are two, and neither becomes the other by any one bit', () => {
  const parts = { workspace: '0123456789abcdef', jurisdiction: 'none', local: '00112233445566778899' } as const;
  const [live, tried] = [0, TEST_PARTITION].map((partition) => all.make('submission', { ...parts, partition }));
  expect(live).not.toBe(tried);
  for (const id of [live!, tried!]) {
    const bytes = Buffer.from(id.slice(4), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(all.read('submission', `sub_${changed.toString('base64url')}`)).toBeNull();
    }
  }
});
test('a partition beyond the test one is no partition', () => {
  expect(() =>
    all.make('workspace', { workspace: '0'.repeat(16), jurisdiction: 'none', partition: TEST_PARTITION + 1, local: '' }),
  ).toThrow('a partition fits into a byte');
});
