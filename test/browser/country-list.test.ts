/** The list of countries beside the number: the browser's own, searched by typing a name in the visitor's language. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { form } from './pictures.ts';
import { type WidgetRig, widgetRig } from './widget-rig.ts';

let rig: WidgetRig;
beforeAll(async () => {
  rig = await widgetRig();
});
afterAll(() => rig.stop());
beforeEach(() => rig.server.reset());

const SEARCHES: readonly (readonly [locale: string, typed: string, country: string])[] = [
  ['en', 'germ', 'DE'],
  ['en', 'united k', 'GB'],
  ['de', 'deu', 'DE'],
  ['de', 'öst', 'AT'],
  ['ar', 'ألما', 'DE'],
];
test.each(SEARCHES)('in %s, "%s" finds %s', async (locale, typed, country) => {
  const page = await rig.open({ locale }, { locale });
  const list = form(page).locator('select');
  await list.focus();
  await expect.poll(() => list.locator('option').count()).toBeGreaterThan(240);
  // As a keyboard of that language sends them: the driver's own knows the keys of an American one.
  const keys = await page.context().newCDPSession(page);
  for (const text of typed) {
    await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', text, key: text });
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text });
  }
  await expect.poll(() => list.inputValue()).toBe(country);
  await rig.clean(page);
});

test('before anybody reaches for it, it holds one country; then all, by name as the language sorts them', async () => {
  const page = await rig.open({ locale: 'de' }, { locale: 'de' });
  const names = () => form(page).locator('option').allTextContents();
  expect(await names()).toHaveLength(1);
  await form(page).locator('select').focus();
  await expect.poll(async () => (await names()).length).toBeGreaterThan(240);
  const bare = (await names()).map((each) => each.replace(/ \+\d+$/, ''));
  expect(bare).toEqual(bare.toSorted(new Intl.Collator('de').compare));
  await rig.clean(page);
});
