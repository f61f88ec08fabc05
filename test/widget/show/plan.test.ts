import { expect, test } from 'vitest';
import { showSettings } from '../../../shared/contract/show.ts';
import { isOwn, opensItself, planOf } from '../../../widget/show/plan.ts';

const tag = (said: Partial<Record<'mode' | 'trigger', string>>) => ({ said: (name: string) => said[name as 'mode'] ?? '' });
const planned = (said: Parameters<typeof tag>[0], show?: Parameters<typeof showSettings.parse>[0]) => {
  const { mode, trigger } = planOf(tag(said), show ? { show: showSettings.parse(show) } : {});
  return [mode, trigger];
};
const AT_ONCE = { on: 'delay', seconds: 0 };

test.each([
  [{ mode: 'modal' }, undefined, 'modal', AT_ONCE],
  [{ trigger: 'exit' }, undefined, 'modal', { on: 'exit' }],
  [{ mode: 'corner', trigger: 'scroll:30' }, { mode: 'modal', trigger: 'exit' }, 'corner', { on: 'scroll', percent: 30 }],
  [{}, { mode: 'corner', trigger: 'delay:9' }, 'corner', { on: 'delay', seconds: 9 }],
  [{ trigger: 'delay:2' }, { mode: 'corner' }, 'corner', { on: 'delay', seconds: 2 }],
  [{ trigger: 'button' }, { mode: 'modal' }, 'button', AT_ONCE],
  [{ trigger: 'inline' }, { mode: 'modal' }, 'inline', AT_ONCE],
  [{ mode: 'banner', trigger: 'soon' }, { mode: 'corner', trigger: 'exit' }, 'corner', { on: 'exit' }],
  [{ mode: 'banner', trigger: 'soon' }, undefined, 'modal', AT_ONCE],
])('a tag that says %j, published as %j', (said, show, mode, trigger) => {
  expect(planned(said as object, show as object)).toEqual([mode, trigger]);
});

test('caps are the published ones, else the same as published without any', () => {
  expect(planOf(tag({}), {}).cap).toEqual({ again_after_days: 7, times_max: 3 });
  expect(planOf(tag({}), { show: showSettings.parse({ again_after_days: 0, times_max: 1 }) }).cap).toEqual({
    again_after_days: 0,
    times_max: 1,
  });
});

test('what the visitor or the page asks for is not the form’s own doing', () => {
  expect([opensItself(tag({ mode: 'modal' })), opensItself(tag({ mode: 'corner', trigger: 'exit' }))]).toEqual([true, true]);
  expect(
    [{ mode: 'inline' }, { mode: 'button' }, {}, { mode: 'modal', trigger: 'click:a' }, { mode: 'modal', trigger: 'call' }].map((one) =>
      opensItself(tag(one)),
    ),
  ).toEqual([false, false, false, false, false]);
  expect([isOwn({ on: 'call' }), isOwn({ on: 'click', selector: 'a' }), isOwn({ on: 'exit' })]).toEqual([false, false, true]);
});
