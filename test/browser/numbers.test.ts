/**
 * Numbers as people put them in: typed key by key, pasted, or filled by the browser, in every spelling, for twenty countries. What the form
 * sends goes to the built Worker, and the ledger says which number it became. The small form takes each country and each spelling in each
 * way once; `npm run soak -- numbers` takes all of them together and writes down what failed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXAMPLES, type Example, SPELLINGS } from '../../scripts/phone-spellings.ts';
import { type Listener, listen } from '../faults/listener.ts';
import { IP_HEADER } from '../faults/visitor.ts';
import { startBrowser } from './browser.ts';
import { merchantPage } from './merchant-page.ts';
import { openShop, type Shop, sequenceOf } from './pages-shop.ts';
import { form, formReady } from './pictures.ts';

/** The large ones, and those in which a table of lengths alone goes wrong: the trunk prefix is not 0, or the international one not 00. */
const COUNTRIES = 'US GB DE FR IT ES NL BR AR MX IN JP KR AU SG ZA HU BY KZ AE'.split(' ');
const WAYS = ['keys', 'paste', 'autofill'] as const;
type Way = (typeof WAYS)[number];

interface Case {
  readonly example: Example;
  readonly spelling: string;
  readonly way: Way;
}
const exampleOf = (country: string): Example => EXAMPLES.find((each) => each.country === country)!;
const spellings = Object.keys(SPELLINGS);
const ALL: readonly Case[] = COUNTRIES.flatMap((country) =>
  spellings.flatMap((spelling) => WAYS.map((way) => ({ example: exampleOf(country), spelling, way }))),
);
/** Each spelling in each way, over the countries in turn: 48 of 960. */
const SOME: readonly Case[] = spellings.flatMap((spelling, row) =>
  WAYS.map((way, column) => ({ example: exampleOf(COUNTRIES[(row * WAYS.length + column) % COUNTRIES.length]!), spelling, way })),
);
const isWhole = process.env.NUMBERS === 'all';

/** One a way: of what nobody proved, an address takes some twenty claims and no more. */
const shops = new Map<Way, Shop>();
const shopOf = (way: Way): Shop => shops.get(way)!;
/** A shop's own site, one a way. */
const sites = new Map<Way, Listener>();
let browser: Browser;
let page: Page;
beforeAll(async () => {
  for (const way of WAYS) {
    const site = await listen((_, res) => {
      const { world, widget } = shopOf(way);
      const html = merchantPage({ snippet: 'inline' }, world.url).replaceAll('w_sample', widget);
      res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
    });
    sites.set(way, site);
    shops.set(way, await openShop({ origins: [site.url], send_countries: COUNTRIES, sends_per_hour: 1000, daily_budget_usd: 1000 }));
  }
  browser = await startBrowser();
  page = await browser.newPage({ locale: 'en-US', viewport: { width: 800, height: 900 } });
  // Many people from one place are asked for a proof of work, and then refused: here each comes from a network of its own.
  let visits = 0;
  await page.route('**/v1/**', (route) => {
    visits += 1;
    const ip = `198.${18 + ((visits >> 16) & 1)}.${(visits >> 8) & 255}.${visits & 255}`;
    return route.continue({ headers: { ...route.request().headers(), [IP_HEADER]: ip } });
  });
});
afterAll(async () => {
  await browser?.close();
  for (const { world } of shops.values()) await world.stop();
  for (const site of sites.values()) await site.close();
});

/** @returns null when the ledger has what was meant; else what went wrong */
async function tried({ example, spelling, way }: Case): Promise<string | null> {
  const [text, country] = SPELLINGS[spelling]!(example);
  const meant = example.number.number;
  const shop = shopOf(way);
  const before = await sequenceOf(shop, meant);
  await page.goto(`${sites.get(way)!.url}/`);
  await formReady(page);
  const view = form(page);
  if (country !== null) {
    await view.locator('select').focus();
    await view.locator(`select option[value=${country}]`).waitFor({ state: 'attached' });
    await view.locator('select').selectOption(country);
  }
  await PUT_IN[way](text);
  await view.locator('input[type=checkbox]').first().check();
  await view.locator('button.main').first().click();
  const done = view.locator('#code, ul li');
  const error = view.locator('[aria-invalid=true]');
  await done.or(error).first().waitFor();
  if ((await error.count()) > 0) return `refused: ${await view.locator('.error').first().innerText()}`;
  return (await sequenceOf(shop, meant)) > before ? null : 'recorded as another number';
}

const PUT_IN: Readonly<Record<Way, (text: string) => Promise<void>>> = {
  async keys(text) {
    await form(page).locator('input[type=tel]').focus();
    await page.keyboard.type(text);
  },
  /** By the clipboard of the browser: copied from a field of the page, pasted with the keys. */
  async paste(text) {
    await page.evaluate((copied) => {
      const from = document.createElement('textarea');
      from.value = copied;
      document.body.append(from);
      from.select();
    }, text);
    await page.keyboard.press('Control+c');
    await form(page).locator('input[type=tel]').focus();
    await page.keyboard.press('Control+v');
  },
  /** What browsers do when they fill a field: the value all at once, then the events, no key and no focus. */
  async autofill(text) {
    await form(page)
      .locator('input[type=tel]')
      .evaluate((input, value) => {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, value);
        input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        input.dispatchEvent(new Event('change', { bubbles: true }));
      }, text);
  },
};

test('every spelling, typed, pasted and filled in, becomes the number that was meant', {
  timeout: isWhole ? 3_600_000 : 240_000,
}, async () => {
  const failed: string[] = [];
  for (const each of isWhole ? ALL : SOME) {
    const wrong = await tried(each);
    if (wrong !== null) failed.push(`${each.example.country}, ${each.spelling}, ${each.way}: ${wrong}`);
  }
  if (isWhole) {
    const folder = path.resolve(import.meta.dirname, '../../bench/results');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'numbers.json'), `${JSON.stringify({ tried: ALL.length, failed }, null, 2)}\n`);
  }
  expect(failed).toEqual([]);
});
