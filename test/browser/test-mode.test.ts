/** A test widget on the built Worker: the form and the landing page say that they are one, show the code, and go to their end. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person } from '../faults/people.ts';
import { startBrowser } from './browser.ts';
import { openShop, type Shop, violations } from './pages-shop.ts';

let browser: Browser;
let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ mode: 'test' });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await shop?.world.stop();
});

const PICTURES = process.env.PICTURES;
const picture = async (page: Page, name: string): Promise<void> => {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
};
const LOOKS = [
  { name: 'phone-light-en', locale: 'en', mark: 'Test mode', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'desktop-dark-ar', locale: 'ar', mark: 'وضع الاختبار', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
] as const;

let count = 0;
const aPhone = (): string => {
  count += 1;
  return person(count);
};

test.each(LOOKS)(
  'the landing page is walked to its end without script, each step marked ($name)',
  async ({ name, locale, mark, ...look }) => {
    const context = await browser.newContext({ ...look, javaScriptEnabled: false });
    const page = await context.newPage();
    const phone = aPhone();
    await page.goto(`${shop.landingUrl}?locale=${locale}`);
    expect(await page.locator('h1').innerText()).toContain(mark);
    expect(await page.locator('.brand').innerText()).toContain(mark);
    await picture(page, `landing-${name}`);
    await page.fill('#phone', phone);
    await page.check('#choice-0');
    await page.click('form button.main');
    const said = await page.locator('.lead').innerText();
    expect(said).toContain(phone);
    const code = /\d{6}(?!\d)/.exec(said.replace(phone, ''))?.[0] ?? '';
    await picture(page, `landing-code-${name}`);
    await page.fill('#code', code);
    await page.click('button[value=verify]');
    await page.locator('a[href*="/me/"]').first().click();
    expect(await page.locator('.brand').innerText()).toContain(mark);
    expect(await shop.world.admin.find(phone)).toBeNull();
    await context.close();
  },
);

test.each(LOOKS)('the form says the code where it would say where one went, and goes to its end marked ($name)', async (given) => {
  const { name, locale, mark, ...look } = given;
  const context = await browser.newContext({ ...look, locale });
  const page = await context.newPage();
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  const shopUrl = `${shop.world.url}/merchant`;
  const body = `<!doctype html><html lang="${locale}"><title>Shop</title><meta name="viewport" content="width=device-width">
    <main><h1>Shop</h1><sayso-form widget="${shop.widget}" locale="${locale}"></sayso-form></main><script src="/sayso.js"></script></html>`;
  await page.route(shopUrl, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(shopUrl);
  const form = page.locator('sayso-form');
  const heading = form.locator('#title');
  await heading.waitFor();
  expect(await heading.innerText()).toContain(mark);
  await picture(page, `form-${name}`);
  const phone = aPhone();
  const file = page.waitForResponse((response) => response.url().includes('/test-mode.'));
  await form.locator('input[type=tel]').fill(phone);
  await file;
  await form.locator('input[type=checkbox]').first().check();
  await form.locator('button.main').click();
  const hint = form.locator('#code-hint');
  await hint.waitFor();
  const codeIn = async () => /(?<!\d)\d{6}(?!\d)/.exec((await hint.innerText()).replace(phone, ''))?.[0];
  expect(await hint.innerText()).toContain(mark);
  const code = await codeIn();
  expect(code).toBeDefined();
  expect(await violations(page)).toEqual([]);
  await picture(page, `form-code-${name}`);
  await form.locator('#code').fill(code ?? '');
  await form.locator('button.main').click();
  await form.locator('ul').waitFor();
  expect(await heading.innerText()).toContain(mark);
  await picture(page, `form-done-${name}`);
  expect(await shop.world.admin.find(phone)).toBeNull();
  expect(failures).toEqual([]);
  await context.close();
});
