/** The channels change places for the country of the number, in a real page: nothing that was touched moves, nor the focus, nor the page. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { EMAIL, fill, form, submit } from './pictures.ts';
import { axeFindings, type WidgetRig, widgetRig } from './widget-rig.ts';

const BRAZIL = '+55 11 96123 4567';
/** For Brazil: WhatsApp, email, text messages; everywhere else as they came. */
const orders = { '120': 'BR' };

let rig: WidgetRig;
beforeAll(async () => {
  rig = await widgetRig();
});
afterAll(() => rig.stop());
beforeEach(() => {
  rig.server.reset();
  rig.server.configure({ orders });
});

const labels = async (page: Page): Promise<string[]> =>
  (await form(page).locator('.control > label').allInnerTexts()).map((label) => label.trim());
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.querySelector('sayso-form')?.shadowRoot?.activeElement?.id);

/** Types the whole number, as a person does, once the file that knows countries is there. */
async function typeNumber(page: Page, number: string): Promise<void> {
  const field = form(page).locator('input[type=tel]');
  await field.focus();
  await expect.poll(() => rig.server.requests.some(({ url }) => url.includes('phone-facts'))).toBe(true);
  await page.waitForLoadState('networkidle');
  await field.pressSequentially(number);
}

test('untouched channels stand as they fit the number’s country, and the focus stays in the field', async () => {
  const page = await rig.open();
  const before = await labels(page);
  const height = (await form(page).boundingBox())?.height;
  await typeNumber(page, BRAZIL);
  expect(await labels(page)).toEqual([before[1], before[2], before[0]]);
  expect(await focused(page)).toBe('phone');
  expect(await form(page).locator('input[type=tel]').inputValue()).toBe(BRAZIL);
  expect(await form(page).locator('input:checked').count()).toBe(0);
  // Whatever stands below the form stays where it is.
  expect((await form(page).boundingBox())?.height).toBe(height);
  expect(await axeFindings(page)).toEqual([]);
  await rig.clean(page);
});

test('a channel that was ticked before stays where it is, to the pixel, with its tick', async () => {
  rig.server.configure({ orders: { '210': 'BR' } });
  const page = await rig.open();
  const [first, second, third] = await labels(page);
  const box = form(page).locator('input[type=checkbox]').nth(0);
  await box.check();
  const place = await box.boundingBox();
  await typeNumber(page, BRAZIL);
  expect(await labels(page)).toEqual([first, third, second]);
  expect(await box.boundingBox()).toEqual(place);
  expect(await box.isChecked()).toBe(true);
  await rig.clean(page);
});

test('what is ticked after they changed places is what is sent, with the text that stood beside it', async () => {
  const page = await rig.open();
  await typeNumber(page, BRAZIL);
  const text = await form(page).locator('.control .text').nth(0).innerText();
  await fill(page, [0, 1], BRAZIL, EMAIL);
  await submit(page);
  await expect.poll(() => rig.server.submissions.length).toBe(1);
  const { choices } = rig.server.submissions[0]!.body;
  expect(choices.map(({ channel, granted }) => [channel, granted])).toEqual([
    ['whatsapp', true],
    ['email', true],
    ['sms', false],
    ['mms', false],
    ['rcs', false],
  ]);
  expect(text).toContain('WhatsApp');
  await rig.clean(page);
});

test('the country chosen from the list moves them too, and back, with the focus on the list', async () => {
  const page = await rig.open();
  const before = await labels(page);
  const list = form(page).locator('select');
  await list.focus();
  await expect.poll(() => list.locator('option').count()).toBeGreaterThan(100);
  await list.selectOption('BR');
  expect(await labels(page)).toEqual([before[1], before[2], before[0]]);
  await list.selectOption('DE');
  expect(await labels(page)).toEqual(before);
  expect(await page.evaluate(() => document.querySelector('sayso-form')?.shadowRoot?.activeElement?.tagName)).toBe('SELECT');
  await rig.clean(page);
});
