/** Which version a visitor gets: only named ones, each by its weight. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawVersion } from '../../../worker/workspace/draw-version.ts';

const split = fc
  .uniqueArray(fc.record({ version: fc.integer({ min: 1, max: 99 }), weight: fc.integer({ min: 0, max: 100 }) }), {
    selector: ({ version }) => version,
    minLength: 2,
    maxLength: 4,
  })
  .filter((versions) => versions.some(({ weight }) => weight > 0));

test('over all chances each version gets its share, and one of weight 0 nobody', () => {
  fc.assert(
    fc.property(split, (versions) => {
      const sum = versions.reduce((all, { weight }) => all + weight, 0);
      const drawn = Array.from({ length: sum }, (_, at) => drawVersion(versions, (at + 0.5) / sum));
      for (const { version, weight } of versions) expect(drawn.filter((each) => each === version)).toHaveLength(weight);
    }),
  );
});
test('whatever the chance, down to its last bit, a version of weight is drawn', () => {
  fc.assert(
    fc.property(split, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (versions, fraction) => {
      const drawn = versions.find(({ version }) => version === drawVersion(versions, fraction));
      expect(drawn?.weight).toBeGreaterThan(0);
    }),
    {
      examples: [
        [
          [
            { version: 1, weight: 100 },
            { version: 2, weight: 0 },
          ],
          1 - 2 ** -53,
        ],
      ],
    },
  );
});
