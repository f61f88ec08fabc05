/** "How you'd like to hear from us" on the built Worker in a real browser, with script and without: the same wishes, the same pause. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../faults/listener.ts';
import { person } from '../faults/people.ts';
import { startBrowser } from './browser.ts';
import { openShop, type Shop, standing, violations } from './pages-shop.ts';

let browser: Browser;
let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await shop?.world.stop();
});

test.each([
  ['without script', false],
  ['with script', true],
] as const)('R1.10 %s, wishes are saved, a break is taken and ended, and the switches stay as they are', async (_, script) => {
  const phone = person(script ? 1 : 2);
  const context = await browser.newContext({
    javaScriptEnabled: script,
    locale: 'en-US',
    timezoneId: 'Asia/Kolkata',
    viewport: { width: 390, height: 844 },
    extraHTTPHeaders: { 'x-test-ip': script ? '198.51.100.7' : '203.0.113.7' },
  });
  const page = await context.newPage();
  await page.goto(shop.landingUrl);
  await page.getByLabel('Mobile number').fill(phone);
  await page.getByLabel('Text messages').check();
  await page.getByLabel('WhatsApp').check();
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByLabel('Code').fill(await eventually('a code', async () => shop.world.lastCode(phone)));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('link', { name: 'See or change your choices' }).click();
  const wishes = async () => (await shop.world.admin.find(phone))!.wishes;
  const saved = () =>
    script ? page.locator('#live', { hasText: 'Saved.' }).waitFor({ state: 'attached' }) : page.waitForURL('**?done=saved');

  await page.getByLabel('How often').selectOption({ label: 'Once a month at most' });
  await page.getByLabel('From', { exact: true }).selectOption('09:00');
  await page.getByLabel('Until', { exact: true }).selectOption('21:00');
  await page.getByRole('button', { name: 'Save' }).click();
  await saved();
  const hours = { from: '09:00', to: '21:00', zone: script ? 'Asia/Calcutta' : null };
  expect(await wishes()).toMatchObject({ frequency: 'monthly', verified: true });
  const { hours: kept } = await wishes();
  expect({ ...kept, zone: kept?.zone === 'Asia/Kolkata' ? 'Asia/Calcutta' : kept?.zone }).toEqual(hours);
  expect(await page.getByLabel('How often').inputValue()).toBe('monthly');

  await page.getByRole('button', { name: 'Move WhatsApp messages up' }).click();
  await page.getByRole('button', { name: 'Move WhatsApp messages down' }).waitFor();
  expect((await wishes()).order).toEqual(['whatsapp', 'sms']);

  await page.getByLabel('How long').selectOption({ label: 'One month' });
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('heading', { name: 'Paused until' }).waitFor();
  expect((await wishes()).paused_until).not.toBeNull();
  await page.getByRole('button', { name: 'End the break' }).click();
  await page.getByRole('heading', { name: 'Take a break' }).waitFor();
  expect(await wishes()).toMatchObject({ paused_until: null, frequency: 'monthly' });
  expect([await standing(shop, phone, 'sms'), await standing(shop, phone, 'whatsapp')]).toEqual(['granted', 'granted']);
  if (script) expect(await violations(page)).toEqual([]);
  await context.close();
});
