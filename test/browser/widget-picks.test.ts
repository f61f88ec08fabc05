/** A form with more than three channels, in a real page: first which ones, then one control and its full text for each that was chosen. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sampleConfig } from '../../scripts/sample-config.ts';
import type { SampleLocale } from '../../scripts/sample-words.ts';
import type { ChannelId } from '../../shared/vocabulary.ts';
import { decline, form, PHONE, submit } from './pictures.ts';
import { axeFindings, type WidgetRig, watched, widgetRig } from './widget-rig.ts';

const MORE: readonly (readonly [ChannelId, string])[] = [
  ['viber', 'Viber'],
  ['messenger', 'Messenger'],
  ['telegram', 'Telegram'],
];
const many = (locale: SampleLocale = 'en') => {
  const { controls } = sampleConfig(locale);
  const like = controls[1]!;
  const more = MORE.map(([channel, label], at) => ({ ...like, channels: [channel], label, disclosure: String(at + 1).repeat(64) }));
  return [...controls, ...more];
};

let rig: WidgetRig;
beforeAll(async () => {
  rig = await widgetRig();
});
afterAll(() => rig.stop());
beforeEach(() => {
  rig.server.reset();
  rig.server.configure({ controls: many() });
});

const picks = (page: Page) => form(page).locator('.pick');
const names = async (page: Page) => (await picks(page).allInnerTexts()).map((name) => name.trim());
const texts = (page: Page) => form(page).locator('.control .text').allInnerTexts();

test('R1.1 none of the texts is there before it is asked for; what was chosen stands with its whole text and no tick', async () => {
  const page = await rig.open();
  expect(await names(page)).toEqual(many().map(({ label }) => label));
  expect(await form(page).locator('input[type=checkbox]').count(), 'a choice of apps is nothing to tick').toBe(0);
  await picks(page).getByText('Messenger').click();
  await picks(page).nth(0).click();
  expect(await texts(page)).toEqual([many()[0]!.text, many()[4]!.text]);
  expect(await form(page).locator('input:checked').count()).toBe(0);
  expect(await picks(page).evaluateAll((all) => all.map((pick) => pick.getAttribute('aria-expanded')))).toEqual([
    'true',
    'false',
    'false',
    'false',
    'true',
    'false',
  ]);
  await rig.clean(page);
});

test('R1.1 only what is ticked is granted: chosen and left off is off, never chosen was never shown', async () => {
  const page = await rig.open();
  await form(page).locator('#phone').fill(PHONE);
  for (const at of [0, 1, 4]) await picks(page).nth(at).click();
  await form(page).locator('input[type=checkbox]').nth(0).check();
  await form(page).locator('input[type=checkbox]').nth(2).check();
  // Taken back: with the control its tick goes.
  await picks(page).nth(4).click();
  await submit(page);
  await form(page).locator('ul').waitFor();
  const [sent] = rig.server.submissions;
  const said = sent!.body.choices.map(({ channel, granted, shown }) => [channel, granted, shown]);
  expect(said).toEqual(
    many().flatMap(({ channels }, at) =>
      channels.map((channel) => [channel, at === 0, at === 0 || at === 1] as [ChannelId, boolean, boolean]),
    ),
  );
  await rig.clean(page);
});

test('nothing chosen is an error that leads to the choice, and goes with it', async () => {
  const page = await rig.open();
  await form(page).locator('#phone').fill(PHONE);
  await submit(page);
  const first = picks(page).first();
  await form(page).locator('#choose-error').waitFor();
  expect(await first.evaluate((pick) => (pick.getRootNode() as ShadowRoot).activeElement === pick)).toBe(true);
  expect(await first.getAttribute('aria-describedby')).toBe('choose-error');
  expect(rig.server.submissions).toEqual([]);
  await page.keyboard.press('Enter');
  expect(await form(page).locator('#choose-error').count()).toBe(0);
  await rig.clean(page);
});

test('whoever says no and comes back finds nothing chosen', async () => {
  const page = await rig.open();
  await picks(page).nth(2).click();
  await decline(page);
  await form(page).getByRole('button', { name: 'Back to the form' }).click();
  expect([await names(page), await texts(page)]).toEqual([many().map(({ label }) => label), []]);
  await rig.clean(page);
});

test('by keyboard: the choice, then its control, without any trap', async () => {
  const page = await rig.open();
  await form(page).locator('#phone').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  for (let at = 0; at < 6; at++) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  expect(await form(page).locator('input:checked').count()).toBe(1);
  await rig.clean(page);
});

test('the list of all texts is never on screen, not for a frame, and without the file for it they all are', async () => {
  rig.server.mishaps.file = [];
  const page = await rig.open();
  const shifts = (await watched(page)).shifts.reduce((sum, shift) => sum + shift, 0);
  expect(shifts, 'below the form nothing is pushed away again').toBeLessThan(0.1);
  await rig.clean(page);
  const without = await rig.open({}, {}, async (opened) => {
    await opened.route('**/picks.*', (route) => route.abort());
    await opened.reload();
    await form(opened).locator('form').waitFor({ timeout: 15_000 });
  });
  expect(await texts(without)).toEqual(many().map(({ text }) => text));
  await without.context().close();
});

test.each([
  { name: 'light, phone', lang: 'en', context: { viewport: { width: 390, height: 844 } } },
  { name: 'dark, desk', lang: 'en', context: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' } },
  { name: 'right to left, narrow', lang: 'ar', context: { viewport: { width: 320, height: 640 } } },
] as const)('R1.10 axe finds nothing, nothing moves sideways, and every target is 44 px high: $name', async ({ lang, context }) => {
  rig.server.configure({ controls: many(lang) });
  const page = await rig.open({ lang }, context);
  for (const chosen of [[], [1, 3]]) {
    for (const at of chosen) await picks(page).nth(at).click();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth)).toBeLessThanOrEqual(0);
  }
  const heights = await picks(page).evaluateAll((all) => all.map((pick) => pick.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  if (process.env.SHOTS)
    await page.screenshot({ path: `${process.env.SHOTS}/picks-${lang}-${context.viewport.width}.png`, fullPage: true });
  await rig.clean(page);
});
