/** What a table of showing can't mean: each with a draft that says it alone. */
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { showSettings } from '../../../shared/contract/show.ts';
import { type WidgetDraftInput, widgetDraft } from '../../../shared/contract/widget.ts';
import { checkShow } from '../../../worker/workspace/check-show.ts';
import { DRAFT } from './fixtures.ts';

type Show = z.input<typeof showSettings>;
const draft = (show: Show, change: Partial<WidgetDraftInput> = {}) => widgetDraft.safeParse({ ...DRAFT, ...change, show });
const found = (show: Show, change: Partial<WidgetDraftInput> = {}) =>
  checkShow(draft(show, change).data as NonNullable<ReturnType<typeof draft>['data']>).map(({ level, path, code }) => [level, path, code]);

test('a table that can be meant has no findings', () => {
  expect(checkShow(widgetDraft.parse(DRAFT))).toEqual([]);
  const rules: Show['rules'] = [
    { path: ['/cart/**'], show: false },
    { path: ['/cart/**'], country: ['DE'], show: true },
    { country: ['DE', 'AT'], device: ['phone'], returning: false, campaign: ['spring-*'], show: true },
    { show: false },
  ];
  expect(found({ mode: 'modal', trigger: 'exit', rules })).toEqual([]);
  expect(found({ mode: 'button', trigger: 'delay:3' })).toEqual([]);
});

describe('the schema refuses', () => {
  test.each<[string, unknown, string]>([
    ['a mode that is none', { mode: 'banner' }, 'show.mode'],
    ['a trigger that is none', { trigger: 'delay:soon' }, 'show.trigger'],
    ['a path with a query', { rules: [{ path: ['/a?b=1'], show: true }] }, 'show.rules.0.path.0'],
    ['a path without its slash', { rules: [{ path: ['shop'], show: true }] }, 'show.rules.0.path.0'],
    ['a country in small letters', { rules: [{ country: ['de'], show: true }] }, 'show.rules.0.country.0'],
    ['an empty list, which would never fit', { rules: [{ path: [], show: true }] }, 'show.rules.0.path'],
    ['a device that is none', { rules: [{ device: ['watch'], show: true }] }, 'show.rules.0.device.0'],
    ['a row that says nothing', { rules: [{ path: ['/a'] }] }, 'show.rules.0.show'],
    ['what somebody typed', { rules: [{ email: 'x', show: true }] }, 'show.rules.0'],
    ['more days than anything is kept', { again_after_days: 31 }, 'show.again_after_days'],
    ['no showing at all', { times_max: 0 }, 'show.times_max'],
    ['more rows than a table has', { rules: Array(33).fill({ path: ['/a'], show: true }) }, 'show.rules'],
  ])('%s', (_, show, path) => {
    const parsed = draft(show as Show);
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });
});

describe('publish finds', () => {
  test('a button that something else would open', () => {
    expect(found({ mode: 'button', trigger: 'scroll:50' })).toEqual([['error', 'show.trigger', 'trigger_needless']]);
  });

  test('a form in its place that should run after somebody', () => {
    expect(found({ trigger: 'exit' })).toEqual([['error', 'show.trigger', 'trigger_needs_dialog']]);
    expect(found({ mode: 'inline', trigger: 'click:#news' })).toEqual([['error', 'show.trigger', 'trigger_needs_dialog']]);
  });

  test('a corner card that nobody would see', () => {
    expect(found({ mode: 'corner', trigger: 'call' })).toEqual([['warning', 'show.mode', 'corner_unused']]);
  });

  test('a country that is none', () => {
    expect(found({ rules: [{ country: ['DE', 'XX'], show: false }] })).toEqual([['error', 'show.rules[0].country[1]', 'country_unknown']]);
  });

  test('a row behind one for everybody, and one said twice, in whatever order its conditions stand', () => {
    expect(found({ rules: [{ show: true }, { path: ['/a'], show: false }] })).toEqual([['error', 'show.rules[1]', 'rule_not_reached']]);
    const twice: Show['rules'] = [
      { path: ['/a'], returning: true, show: false },
      { returning: true, path: ['/a'], show: true },
    ];
    expect(found({ rules: twice })).toEqual([['error', 'show.rules[1]', 'rule_not_reached']]);
  });

  test('a table that shows it to nobody', () => {
    expect(found({ rules: [{ path: ['/a'], show: false }, { show: false }] })).toEqual([['error', 'show.rules', 'never_shown']]);
  });

  test('the earlier setting that is looked at no more', () => {
    expect(found({ mode: 'corner' }, { trigger: 'button' })).toEqual([['warning', 'trigger', 'trigger_unused']]);
  });
});
