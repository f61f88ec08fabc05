/** The hosted form's check on the built Worker in a real browser, under the pages' own policy: with script it goes on by itself. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '../../shared/locales/en.ts';
import { person } from '../faults/people.ts';
import { startBrowser } from './browser.ts';
import { openShop, type Shop, standing, violations } from './pages-shop.ts';

let browser: Browser;
let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ bot_check: 'required' });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await shop?.world.stop();
});

async function send(script: boolean, phone: string) {
  const context = await browser.newContext({
    javaScriptEnabled: script,
    locale: 'en-US',
    extraHTTPHeaders: { 'x-test-ip': '198.51.100.7' },
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('429')) errors.push(message.text());
  });
  await page.goto(shop.landingUrl);
  await page.getByLabel('Mobile number').fill(phone);
  await page.getByLabel('Text messages').check();
  await page.getByRole('button', { name: 'Sign up' }).click();
  return { context, page, errors };
}

test('with script the visitor sees a moment’s wait, then the code to enter', async () => {
  const phone = person(1);
  const { context, page, errors } = await send(true, phone);
  await page.getByLabel('Code').waitFor();
  expect(await standing(shop, phone, 'sms')).toBe('not_asked');
  expect((await shop.world.admin.find(phone))?.state[0]?.claims).toHaveLength(1);
  expect(errors).toEqual([]);
  await context.close();
});

test('without script the page says what to do, is sound for everybody, and nothing was recorded', async () => {
  const phone = person(2);
  const { context, page } = await send(false, phone);
  await page.getByRole('heading', { name: en.page.check_title }).waitFor();
  await page.getByText(en.page.check_no_script).waitFor();
  await page.getByRole('button', { name: en.form.retry }).click();
  await page.getByRole('heading', { name: en.page.check_title }).waitFor();
  expect(await shop.world.admin.find(phone)).toBeNull();
  await context.close();
  const reader = await browser.newContext({ extraHTTPHeaders: { 'x-test-ip': '198.51.100.7' } });
  const held = await reader.newPage();
  await held.route('**/assets/check.*', (route) => route.abort());
  await held.goto(shop.landingUrl);
  await held.getByLabel('Mobile number').fill(phone);
  await held.getByLabel('Text messages').check();
  await held.getByRole('button', { name: 'Sign up' }).click();
  await held.getByRole('heading', { name: en.page.check_title }).waitFor();
  expect(await violations(held)).toEqual([]);
  await reader.close();
});
