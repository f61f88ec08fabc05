/** What a form may ask beside consent: it comes with the first tick, is never needed, and goes out as it was chosen. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ConfigPreferences } from '../../shared/contract/form-preferences.ts';
import { frequenciesIn, preferenceTexts } from '../../worker/http/form-preferences.ts';
import { decline, fill, form, formReady, PHONE, submit } from './pictures.ts';
import { axeFindings, type WidgetRig, watched, widgetRig } from './widget-rig.ts';

let rig: WidgetRig;
beforeAll(async () => {
  rig = await widgetRig();
});
afterAll(() => rig.stop());
beforeEach(() => rig.server.reset());

function asked(locale = 'en'): ConfigPreferences {
  return {
    topics: [
      { id: 'roasts', label: 'New roasts' },
      { id: 'events', label: 'Tastings' },
    ],
    order: true,
    frequency: frequenciesIn(locale),
    texts: preferenceTexts(locale),
  };
}
const wishes = (page: Page) => form(page).locator('.wishes');
const box = (page: Page, at: number) => form(page).locator('.control input[type=checkbox]').nth(at);
const sent = () => rig.server.submissions[0]?.body;

test('it comes with the first tick and leaves with the last, and what was chosen is forgotten with it', async () => {
  rig.server.configure({ preferences: asked() });
  const page = await rig.open();
  await form(page).locator('input[type=tel]').fill(PHONE);
  expect(await wishes(page).count()).toBe(0);
  await box(page, 0).check();
  await wishes(page).getByLabel('Tastings').check();
  expect(await wishes(page).getByLabel('What to try first').count()).toBe(0);
  await box(page, 0).uncheck();
  expect(await wishes(page).count()).toBe(0);
  await box(page, 0).check();
  expect(await wishes(page).getByLabel('Tastings').isChecked()).toBe(false);
  await rig.clean(page);
});

test('what is chosen goes with what is agreed to, and with nothing else', async () => {
  rig.server.configure({ preferences: asked() });
  const page = await rig.open();
  await fill(page, [0, 1]);
  await wishes(page).getByLabel('Tastings').check();
  await wishes(page).getByLabel('What to try first').selectOption({ label: 'WhatsApp' });
  await wishes(page).getByLabel('How often').selectOption('weekly');
  await submit(page);
  await form(page).locator('ul').waitFor();
  expect(sent()?.choices.map(({ channel, granted, topics }) => [channel, granted, topics])).toEqual([
    ['sms', true, ['events']],
    ['mms', true, ['events']],
    ['rcs', true, ['events']],
    ['whatsapp', true, ['events']],
    ['email', false, undefined],
  ]);
  expect(sent()?.preferences).toEqual({ order: ['whatsapp'], frequency: 'weekly' });
  await rig.clean(page);
});

test('nothing is needed: left alone, it says nothing', async () => {
  rig.server.configure({ preferences: asked() });
  const page = await rig.open();
  await fill(page, [0, 1]);
  await wishes(page).waitFor();
  await submit(page);
  await form(page).locator('ul').waitFor();
  expect(sent()).not.toHaveProperty('preferences');
  expect(sent()?.choices.filter(({ topics }) => topics)).toEqual([]);
  await rig.clean(page);
});

test('what is first is what is agreed to: unticked, it is first no more; and a no says nothing', async () => {
  rig.server.configure({ preferences: asked() });
  const page = await rig.open();
  await fill(page, [0, 1]);
  await wishes(page).getByLabel('What to try first').selectOption({ label: 'WhatsApp' });
  await box(page, 1).uncheck();
  await box(page, 1).check();
  expect(await wishes(page).getByLabel('What to try first').inputValue()).toBe('');
  await decline(page);
  await form(page).getByRole('button', { name: 'Back to the form' }).click();
  await formReady(page);
  expect(await wishes(page).count()).toBe(0);
  expect(rig.server.submissions).toEqual([]);
  await rig.clean(page);
});

test('without its file the form works as ever', async () => {
  rig.server.configure({ preferences: asked() });
  const page = await rig.open();
  await page.route('**/extra.*', (route) => route.abort());
  await fill(page, [0]);
  await submit(page);
  await form(page).locator('ul').waitFor();
  expect(sent()?.choices.some(({ granted }) => granted)).toBe(true);
  await page.context().close();
});

const LOOKS: readonly (readonly [string, string, BrowserContextOptions])[] = [
  ['light on a phone', 'en', { colorScheme: 'light' }],
  ['dark on a desk', 'de', { colorScheme: 'dark', viewport: { width: 1280, height: 900 } }],
  ['right to left', 'ar', { colorScheme: 'light', locale: 'ar' }],
  ['narrow', 'de', { colorScheme: 'dark', viewport: { width: 320, height: 700 } }],
];
test.each(LOOKS)('%s it is sound for everybody, and nothing goes sideways', async (_, locale, context) => {
  rig.server.configure({ preferences: asked(locale) });
  const page = await rig.open({ locale }, context);
  await fill(page, [0, 1]);
  await wishes(page).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  const heights = await wishes(page)
    .locator('select, label:has(input)')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
  expect(heights.length).toBe(4);
  for (const height of heights) expect(height).toBeGreaterThanOrEqual(44);
  expect((await watched(page)).violations).toEqual([]);
  await rig.clean(page);
});
