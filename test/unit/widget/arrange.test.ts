/** Where the channels stand once the number's country is known. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleConfig } from '../../../scripts/sample-config.ts';
import { arrange } from '../../../widget/form/arrange.ts';
import type { FormState } from '../../../widget/form/state.ts';

type Orders = Parameters<typeof arrange>[0];
/** In positions alone. */
function arranged(orders: Orders, country: string, order: readonly number[], touched: readonly number[] = []): number[] {
  const entries = order.map((index): FormState['order'][number] => [index, config.controls[0]!]);
  const ticked: FormState['ticked'] = order.map((_, index) => (touched.includes(index) ? index % 2 === 0 : undefined));
  return arrange(orders, country, { order: entries, ticked }).map(([index]) => index);
}
const config = sampleConfig('en');
const ORDERS = { '102': 'BRIN', '201': 'US', '210': '' };

describe('the channels', () => {
  test('stand as the config says for the country, and for every country that it doesn’t name', () => {
    expect(arranged(ORDERS, 'BR', [0, 1, 2])).toEqual([1, 0, 2]);
    expect(arranged(ORDERS, 'US', [0, 1, 2])).toEqual([2, 0, 1]);
    expect(arranged(ORDERS, 'ZA', [0, 1, 2])).toEqual([2, 1, 0]);
  });

  test('stand as they came where nothing says otherwise, however they were moved before', () => {
    expect(arranged({ '102': 'BR' }, 'US', [1, 0, 2])).toEqual([0, 1, 2]);
    expect(arranged(undefined, 'US', [0, 1, 2])).toEqual([0, 1, 2]);
  });

  test('are not found by letters that belong to two codes', () => {
    expect(arranged({ '10': 'BRIN' }, 'RI', [0, 1])).toEqual([0, 1]);
  });

  test('past the tenth are found by their letter', () => {
    const twelve = Array.from({ length: 12 }, (_, index) => index);
    expect(arranged({ ba9876543210: 'BR' }, 'BR', twelve)).toEqual([...twelve].reverse());
  });

  test('that were touched stay, and none goes past them', () => {
    expect(arranged(ORDERS, 'US', [0, 1, 2], [0])).toEqual([0, 2, 1]);
    expect(arranged(ORDERS, 'US', [0, 1, 2], [1])).toEqual([0, 1, 2]);
    expect(arranged(ORDERS, 'BR', [0, 1, 2], [2])).toEqual([1, 0, 2]);
  });
});

test('whatever was touched stays with the same channels above it, and none is lost', () => {
  const length = fc.integer({ min: 1, max: 12 });
  const sample = length.chain((count) => {
    const all = Array.from({ length: count }, (_, index) => index);
    const order = fc.shuffledSubarray(all, { minLength: count, maxLength: count });
    return fc.record({ order, wanted: order, touched: fc.subarray(all) });
  });
  fc.assert(
    fc.property(sample, ({ order, wanted, touched }) => {
      const row = wanted.map((index) => index.toString(36)).join('');
      const moved = arranged({ [row]: 'BR' }, 'BR', order, touched);
      expect(new Set(moved)).toEqual(new Set(order));
      for (const index of touched) {
        const above = (list: readonly number[]) => new Set(list.slice(0, list.indexOf(index)));
        expect(moved.indexOf(index)).toBe(order.indexOf(index));
        expect(above(moved)).toEqual(above(order));
      }
      if (touched.length === 0) expect(moved).toEqual(wanted);
    }),
  );
});
