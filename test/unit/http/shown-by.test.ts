import { expect, test } from 'vitest';
import type { showSettings } from '../../../shared/contract/show.ts';
import { widgetDraft } from '../../../shared/contract/widget.ts';
import { shownBy } from '../../../worker/http/shown-by.ts';
import { DRAFT } from '../workspace/fixtures.ts';

const GERMANY = { country: 'DE', device: 'other' } as const;
const told = (show: Parameters<typeof showSettings.parse>[0], visitor: Parameters<typeof shownBy>[1] = GERMANY) =>
  shownBy(widgetDraft.parse({ ...DRAFT, show }), visitor);

test('a widget without such settings says what it always said', () => {
  expect(shownBy(widgetDraft.parse(DRAFT), GERMANY)).toEqual({ trigger: 'inline' });
  expect(shownBy(widgetDraft.parse({ ...DRAFT, trigger: 'button' }), GERMANY)).toEqual({ trigger: 'button' });
});

test('a loader from before them draws a button where the form is in a dialog', () => {
  expect(told({ mode: 'inline' }).trigger).toBe('inline');
  for (const mode of ['modal', 'corner', 'button']) expect(told({ mode }).trigger).toBe('button');
});

test('the visitor’s country is told where a row asks for it, and nowhere else', () => {
  const rules = [{ country: ['DE'], show: false }];
  expect(told({ rules }).show).toMatchObject({ rules, country: 'DE' });
  expect(told({ rules: [{ path: ['/a'], show: false }] }).show).not.toHaveProperty('country');
  expect(told({ rules }, { country: null, device: 'other' }).show).not.toHaveProperty('country');
});
