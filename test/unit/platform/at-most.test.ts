import { expect, test } from 'vitest';
import { mapAtMost } from '../../../worker/platform/at-most.ts';

test('answers come in the order of the items, and never more than so many are on their way', async () => {
  let [open, most] = [0, 0];
  const items = Array.from({ length: 40 }, (_, n) => n);
  const answers = await mapAtMost(5, items, async (n) => {
    open += 1;
    most = Math.max(most, open);
    for (let turns = 0; turns < (n * 7) % 5; turns += 1) await Promise.resolve();
    open -= 1;
    return n * 2;
  });
  expect(answers).toEqual(items.map((n) => n * 2));
  expect(most).toBe(5);
  expect(await mapAtMost(5, [], async () => 1)).toEqual([]);
});

test('one that fails ends it: nothing new begins, and what was begun is waited for', async () => {
  const begun: number[] = [];
  let ended = 0;
  const run = mapAtMost(2, [1, 2, 3, 4, 5], async (n) => {
    begun.push(n);
    await Promise.resolve();
    ended += 1;
    if (n === 1) throw new Error('no');
  });
  await expect(run).rejects.toThrow('no');
  expect(begun.length).toBeLessThan(5);
  expect(ended).toBe(begun.length);
});
