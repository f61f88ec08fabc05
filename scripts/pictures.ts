/**
 * Draws `docs/pictures/` from the real thing: the demo in Chromium, at phone and desktop width, light and dark, both directions, and what
 * visitors of eight countries see. `node scripts/pictures.ts countries` draws those alone, `… demo` the others. Run by hand after a change that shows; what was looked at and changed is in docs/pictures/README.md.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../test/browser/browser.ts';
import { type Demo, startDemo } from '../test/browser/demo-process.ts';
import { decline, enterCode, fill, form, formReady, heading, submit } from '../test/browser/pictures.ts';
import { drawCountries } from './pictures/countries.ts';
import { drawMore, type MoreWidgets, makeWidgets } from './pictures/more.ts';

const FOLDER = path.resolve(import.meta.dirname, '../docs/pictures');
const WIDTHS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 860 } } as const;
interface Look {
  readonly width: keyof typeof WIDTHS;
  readonly scheme: 'light' | 'dark';
  readonly locale: 'en' | 'ar';
}
const LOOKS: readonly Look[] = [
  { width: 'phone', scheme: 'light', locale: 'en' },
  { width: 'phone', scheme: 'dark', locale: 'en' },
  { width: 'phone', scheme: 'light', locale: 'ar' },
  { width: 'desktop', scheme: 'light', locale: 'en' },
  { width: 'desktop', scheme: 'dark', locale: 'ar' },
];
/** A number a look, each in an area of its own: the limits count by address and by prefix. */
const AREAS = [202, 212, 303, 404, 512];
function nextNumber(look: Look): string {
  return `+1 ${AREAS[LOOKS.indexOf(look)]} 555 0142`;
}
const nameOf = (what: string, { width, scheme, locale }: Look): string =>
  path.join(FOLDER, `${what}-${width}-${scheme}${locale === 'ar' ? '-rtl' : ''}.png`);

const browser = await startBrowser();
try {
  mkdirSync(FOLDER, { recursive: true });
  if (process.argv[2] !== 'demo') await drawCountries(browser, path.join(FOLDER, 'countries'));
  if (process.argv[2] !== 'countries') await drawAll(browser);
} finally {
  await browser.close();
}

async function drawAll(in_: Browser): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'sayso-pictures-'));
  const demo = await startDemo(data);
  try {
    for (const look of LOOKS) await drawLook(in_, demo, look);
    await drawDemo(in_, demo);
    const widgets = await makeWidgets(demo);
    for (const look of LOOKS) await drawLookOfMore(in_, demo, look, widgets);
    await drawPreview(in_, demo, widgets);
  } finally {
    await demo.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function drawLook(in_: Browser, { merchant_url, outbox_url, url, workspace, widget_id }: Demo, look: Look): Promise<void> {
  const context = await in_.newContext({ viewport: WIDTHS[look.width], colorScheme: look.scheme, locale: look.locale });
  const page = await context.newPage();
  const phone = nextNumber(look);
  await openShop(page, merchant_url, look);
  await drawForm(page, 'form', look);
  await submit(page);
  await drawForm(page, 'errors', look);
  await fill(page, [0], phone);
  await submit(page);
  await form(page).locator('#code').waitFor();
  await drawForm(page, 'code', look);
  await enterCode(page, await codeTo(outbox_url, phone));
  const link = form(page).locator('a[href*="/me/"]');
  await link.waitFor();
  await drawForm(page, 'done', look);
  const preferences = (await link.getAttribute('href')) ?? '';
  await openShop(page, merchant_url, look);
  await decline(page);
  await heading(page);
  await drawForm(page, 'declined', look);
  await draw(page, 'preferences', preferences, look);
  await draw(page, 'landing', `${url}/p/${workspace}/join?locale=${look.locale}`, look);
  await draw(page, 'ask-for-link', `${url}/me?widget=${widget_id}&locale=${look.locale}`, look);
  await context.close();
}

async function drawLookOfMore(in_: Browser, demo: Demo, look: Look, widgets: MoreWidgets): Promise<void> {
  const context = await in_.newContext({
    viewport: WIDTHS[look.width],
    colorScheme: look.scheme,
    locale: look.locale,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await drawMore({
    page,
    demo,
    widgets,
    locale: look.locale,
    drawForm: (what) => drawForm(page, what, look),
    drawScreen: async (what) => void (await page.screenshot({ path: nameOf(what, look), animations: 'disabled' })),
    draw: (what, url) => draw(page, what, url, look),
  });
  await context.close();
}

/** Without a scheme of the browser's: its frames have each their own. */
async function drawPreview(in_: Browser, { url }: Demo, { asks }: MoreWidgets): Promise<void> {
  const page = await in_.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: null });
  await page.goto(`${url}/preview/${asks}`);
  for (const frame of page.frames().slice(1)) await frame.locator('sayso-form form').first().waitFor();
  await page.screenshot({ path: path.join(FOLDER, 'preview.png'), fullPage: true, animations: 'disabled' });
  await page.close();
}

/** The shop speaks English; for the other direction the form is put there again in Arabic. */
async function openShop(page: Page, shop: string, { locale }: Look): Promise<void> {
  await page.goto(shop);
  await formReady(page);
  if (locale === 'en') return;
  await page.evaluate((wanted) => {
    const was = document.querySelector<HTMLElement>('sayso-form');
    const form = document.createElement('sayso-form');
    form.setAttribute('widget', was?.dataset.widget ?? '');
    form.setAttribute('locale', wanted);
    was?.replaceWith(form);
  }, locale);
  await formReady(page);
}

async function drawForm(page: Page, what: string, look: Look): Promise<void> {
  await page
    .locator('sayso-form')
    .first()
    .screenshot({ path: nameOf(what, look), animations: 'disabled' });
}

async function draw(page: Page, what: string, url: string, look: Look): Promise<void> {
  await page.goto(url);
  await page.screenshot({ path: nameOf(what, look), fullPage: true, animations: 'disabled' });
}

async function drawDemo(in_: Browser, { merchant_url, receiver_url, outbox_url }: Demo): Promise<void> {
  const page = await in_.newPage({ viewport: WIDTHS.desktop });
  const look: Look = { width: 'desktop', scheme: 'light', locale: 'en' };
  await page.goto(merchant_url);
  await formReady(page);
  await page.screenshot({ path: nameOf('demo-shop', look), fullPage: true });
  await page.goto(receiver_url);
  await page.locator('table tbody tr').first().waitFor();
  await page.screenshot({ path: nameOf('demo-receiver', look) });
  await page.goto(outbox_url);
  await page.locator('.messages li').first().waitFor();
  await page.screenshot({ path: nameOf('demo-outbox', look) });
}

async function codeTo(outboxUrl: string, phone: string): Promise<string> {
  const to = phone.replaceAll(' ', '');
  for (let tries = 0; tries < 100; tries += 1) {
    const messages = (await (await fetch(`${outboxUrl}/messages`)).json()) as { to: string; text: string }[];
    const code = messages.filter((message) => message.to === to).map((message) => /\b\d{6}\b/.exec(message.text)?.[0]);
    if (code[0] !== undefined) return code[0];
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no code came');
}
