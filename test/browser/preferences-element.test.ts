/** `<sayso-preferences>` on a merchant's account page with the strictest policy and rules that reach for everything, on the built Worker. */
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeFor, person } from '../faults/people.ts';
import { SHOP } from '../faults/visitor.ts';
import { World } from '../faults/world.ts';
import { startBrowser } from './browser.ts';
import { violations } from './pages-shop.ts';

/** A folder for pictures to look at; none are drawn without. */
const PICTURES = process.env.SAYSO_PICTURES;
const HOSTILE =
  '*{font-size:8px!important;line-height:1!important;text-transform:uppercase!important;letter-spacing:4px!important;color:red!important}html{font-size:62.5%}button,input,select{display:none!important}';
const ACCOUNTS = { sms: '+12025550100', whatsapp: '+12025550100' };

let browser: Browser;
let world: World;
let server: Server;
let site: string;

beforeAll(async () => {
  browser = await startBrowser();
  server = createServer((req, res) => {
    if (req.url === '/hostile.css') return void res.writeHead(200, { 'content-type': 'text/css' }).end(HOSTILE);
    const query = new URL(req.url ?? '', 'http://shop.test').searchParams;
    const lang = query.get('lang') ?? 'en';
    const host = world.url;
    res.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; script-src ${host}; connect-src ${host}; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`,
    });
    res.end(`<!doctype html><html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"><title>Your account</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
${query.has('hostile') ? '<link rel="stylesheet" href="/hostile.css">' : ''}
<main><h1>Your account</h1><sayso-preferences token="${query.get('token')}"><p id="before">Ask us for a link.</p></sayso-preferences></main>
<script async src="${host}/sayso-preferences.js"></script></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  world = await World.start({ origins: [SHOP, site], accounts: ACCOUNTS });
  await world.admin.putProgramme({
    name: 'Aurora letters',
    sender: { legal_entity: 'Aurora Coffee Roasters, Inc.', brand: 'Aurora Coffee', contact: 'hello@aurora.example', accounts: ACCOUNTS },
    kinds: { en: 'offers and new roasts' },
    frequency: { en: 'Up to 4 messages a month' },
    terms_url: 'https://aurora.example/terms',
    privacy_url: 'https://aurora.example/privacy',
    topics: [
      { id: 'roasts', label: { en: 'New roasts' } },
      { id: 'tastings', label: { en: 'Tastings' } },
    ],
  });
  await world.admin.republishWidget(world.widgetId, {
    name: 'Sign-up',
    origins: [SHOP, site],
    locales: ['en'],
    controls: [{ channels: ['sms'] }, { channels: ['whatsapp'] }],
    title: { en: 'First pick of every lot' },
    intro: { en: 'Hear of new roasts first' },
    sends_per_hour: 1000,
    daily_budget_usd: 1000,
  });
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
  server?.close();
});

/** @returns a `manage` token of somebody who agreed to both channels */
async function tokenOf(phone: string): Promise<string> {
  const receipt = await world.visitor.submit(phone, ['sms', 'whatsapp']);
  const answer = await world.visitor.verify(receipt, await codeFor(world, phone));
  if (answer === null || answer === 'refused') throw new Error('the code was not taken');
  return answer.preferences_url.split('/').at(-1) ?? '';
}

/** As a merchant's server asks for one, for its own page. */
async function stopTokenOf(phone: string): Promise<string> {
  const { id } = (await world.admin.find(phone))!;
  const answer = await fetch(`${world.url}/v1/contacts/${id}/preference-links`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.admin.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ widget: world.widgetId, grade: 'stop' }),
  });
  return ((await answer.json()) as { url: string }).url.split('/').at(-1) ?? '';
}

interface Opened {
  readonly page: Page;
  /** What the browser blocked or threw. */
  readonly faults: string[];
}

async function open(token: string, query = '', context: BrowserContextOptions = {}): Promise<Opened> {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-US', ...context })).newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.addInitScript(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard, blocked: [] });
    document.addEventListener('sayso:preferences-changed', (event) => heard.push((event as CustomEvent).detail));
    document.addEventListener('securitypolicyviolation', (event) =>
      (window as unknown as { blocked: string[] }).blocked.push(`${event.violatedDirective} ${event.sourceFile} ${event.sample}`),
    );
  });
  await page.goto(`${site}/?token=${token}${query}`);
  await page.locator('sayso-preferences h2').waitFor();
  return { page, faults };
}

async function close({ page, faults }: Opened): Promise<void> {
  expect(faults).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { blocked: string[] }).blocked)).toEqual([]);
  await page.context().close();
}

const said = (page: Page, text: string) => page.locator('sayso-preferences [role=status]', { hasText: text }).waitFor();
const focused = (page: Page) =>
  page.evaluate(() => document.querySelector('sayso-preferences')?.shadowRoot?.activeElement?.id ?? document.activeElement?.id);
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard);
const contact = async (phone: string) => (await world.admin.find(phone))!;
const stands = async (phone: string, channel: string) => (await contact(phone)).state.find((each) => each.channel === channel);

async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true });
}

test('the whole way: channel, topic, order, frequency, break, stop everything, history, copy, erasure', async () => {
  const phone = person(1);
  const opened = await open(await tokenOf(phone), '&hostile=1');
  const { page } = opened;
  await picture(page, 'phone-light');

  const tastings = page.getByRole('switch', { name: 'Text messages Tastings' });
  await tastings.click();
  await said(page, 'Saved.');
  expect([await tastings.getAttribute('aria-checked'), await focused(page)]).toEqual(['false', 'default-sms-marketing-topic-tastings']);
  expect(await stands(phone, 'sms')).toMatchObject({ standing: 'granted', topics_off: ['tastings'] });

  const whatsapp = page.getByRole('switch', { name: 'WhatsApp', exact: true });
  await whatsapp.press('Space');
  await expect.poll(async () => (await stands(phone, 'whatsapp'))?.standing).toBe('withdrawn');
  await expect.poll(() => whatsapp.getAttribute('aria-describedby')).toBe('default-whatsapp-marketing-text');
  expect(await focused(page)).toBe('default-whatsapp-marketing');
  expect(await page.locator('[id="default-whatsapp-marketing-text"]').innerText()).toContain('Aurora Coffee');
  await whatsapp.click();
  await expect.poll(async () => (await stands(phone, 'whatsapp'))?.standing).toBe('granted');

  await page.getByRole('button', { name: 'Move WhatsApp messages up' }).click();
  await expect.poll(async () => (await contact(phone)).wishes.order).toEqual(['whatsapp', 'sms']);
  await expect.poll(() => focused(page)).toBe('up-whatsapp');
  await page.getByLabel('How often').selectOption({ label: 'Once a month at most' });
  await expect.poll(async () => (await contact(phone)).wishes.frequency).toBe('monthly');
  await page.getByLabel('From', { exact: true }).selectOption('09:00');
  await expect.poll(async () => (await contact(phone)).wishes.hours?.from).toBe('09:00');
  await page.getByRole('button', { name: 'One month' }).click();
  await page.getByRole('heading', { name: 'Paused until' }).waitFor();
  expect(await focused(page)).toBe('pause');
  expect((await contact(phone)).wishes.paused_until).not.toBeNull();
  await page.getByRole('button', { name: 'End the break' }).click();
  await page.getByRole('heading', { name: 'Take a break' }).waitFor();

  await page.getByRole('button', { name: 'Stop everything' }).click();
  await said(page, 'You will get no more marketing from');
  expect([(await stands(phone, 'sms'))?.standing, (await stands(phone, 'whatsapp'))?.standing]).toEqual(['withdrawn', 'withdrawn']);
  expect(await focused(page)).toBe('may');
  const history = page.locator('ol.history');
  expect((await history.innerText()).replace(/[\u2066-\u2069]/g, '')).toContain('You agreed to text messages from Aurora Coffee on');
  await history.getByText('The text you saw').first().click();
  expect(await history.locator('blockquote').first().innerText()).toContain('Aurora Coffee');

  await page.getByRole('button', { name: 'Send me a code' }).click();
  const field = page.getByLabel('Code');
  await field.waitFor();
  await field.fill('000 000');
  await page.getByRole('button', { name: 'Open my data' }).click();
  await page.locator('#code-wrong').waitFor();
  expect([await field.getAttribute('aria-describedby'), await focused(page)]).toEqual(['code-wrong', 'code']);
  await field.fill(await codeFor(world, phone));
  await page.getByRole('button', { name: 'Open my data' }).click();
  const file = await page.getByRole('link', { name: 'Download the file (JSON)' }).getAttribute('href');
  expect(JSON.stringify(await (await fetch(file!)).json())).toContain(phone);
  await page.getByRole('button', { name: 'Go on to erase' }).click();
  await picture(page, 'phone-erase');
  expect(await contact(phone)).not.toBeNull();
  await page.getByRole('button', { name: 'Erase everything now' }).click();
  await page.getByRole('heading', { name: 'Erased' }).waitFor();
  expect(await world.admin.find(phone)).toBeNull();

  expect(await heard(page)).toEqual(
    ['topic', 'channel', 'channel', 'wish', 'wish', 'wish', 'pause', 'pause', 'stop', 'erase'].map((change) => ({ change })),
  );
  await close(opened);
});

test('a change that does not get through puts the switch back and says so beside it', async () => {
  const phone = person(2);
  const opened = await open(await tokenOf(phone));
  const { page } = opened;
  await page.route('**/changes', (route) => route.abort());
  const sms = page.getByRole('switch', { name: 'Text messages', exact: true });
  await sms.click();
  await page.locator('[id="default-sms-marketing-wrong"]').waitFor();
  expect([await sms.getAttribute('aria-checked'), await focused(page)]).toEqual(['true', 'default-sms-marketing']);
  expect(await sms.getAttribute('aria-describedby')).toContain('default-sms-marketing-wrong');
  expect((await stands(phone, 'sms'))?.standing).toBe('granted');
  expect(await heard(page)).toEqual([]);
  await close(opened);
});

test('what another tab withdrew is not turned on by this one: it says that something moved, and shows how things stand', async () => {
  const phone = person(3);
  const token = await tokenOf(phone);
  const [first, second] = [await open(token), await open(token)];
  const turn = async ({ page }: Opened) => page.getByRole('switch', { name: 'Text messages', exact: true }).click();
  await turn(first);
  await said(first.page, 'Saved.');
  // Both see it off; the first turns it on and off again meanwhile.
  await second.page.reload();
  await second.page.locator('sayso-preferences h2').waitFor();
  await turn(first);
  await said(first.page, 'Saved.');
  expect((await stands(phone, 'sms'))?.standing).toBe('granted');
  await turn(first);
  await expect.poll(async () => (await stands(phone, 'sms'))?.standing).toBe('withdrawn');
  await turn(second);
  await said(second.page, 'Something changed');
  expect((await stands(phone, 'sms'))?.standing).toBe('withdrawn');
  await close(first);
  await close(second);
});

test('R1.5 a token of the merchant’s shows the address masked, withdraws, and offers a link to the rest', async () => {
  const phone = person(4);
  await tokenOf(phone);
  const opened = await open(await stopTokenOf(phone));
  const { page } = opened;
  await page.getByRole('heading', { name: 'See and change your choices' }).waitFor();
  const text = await page.locator('sayso-preferences .sayso').innerText();
  expect(text.replace(/\D/g, '')).not.toContain(phone.slice(-10));
  expect(text).not.toContain('How you’d like to hear');
  expect(text).not.toContain('History');
  await picture(page, 'phone-stop');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('switch', { name: 'Text messages', exact: true }).click();
  await said(page, 'Saved.');
  expect((await stands(phone, 'sms'))?.standing).toBe('withdrawn');
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await page.locator('#phone-wrong').waitFor();
  expect(await focused(page)).toBe('phone');
  await page.getByLabel('Mobile number').fill(phone);
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await page.locator('#asked').waitFor();
  await expect.poll(() => world.outbox.some(({ to, text: sent }) => to === phone && sent.includes('/me/'))).toBe(true);
  await close(opened);
});

test('a token that has lapsed says so and offers a new link; a made-up one leaves what the page put there', async () => {
  const phone = person(5);
  const token = await tokenOf(phone);
  await world.restart(31 * 60_000);
  const opened = await open(token);
  await opened.page.getByRole('heading', { name: 'This link is not valid, or no longer' }).waitFor();
  await opened.page.getByLabel('Mobile number').waitFor();
  expect(await violations(opened.page)).toEqual([]);
  await opened.page.goto(`${site}/?token=made-up`);
  await opened.page.waitForLoadState('networkidle');
  expect(await opened.page.locator('#before').isVisible()).toBe(true);
  await close(opened);
});

test.each([
  ['light', 'en', 390, 10],
  ['dark', 'en', 390, 11],
  ['light', 'ar', 390, 12],
  ['dark', 'ar', 320, 13],
  ['light', 'de', 320, 14],
  ['light', 'en', 1280, 15],
  ['dark', 'en', 1280, 16],
] as const)('%s, %s, %i px: nothing for axe to find, no scrolling sideways', async (colorScheme, lang, width, who) => {
  const token = await tokenOf(person(who));
  const opened = await open(token, `&lang=${lang}`, { colorScheme, viewport: { width, height: 900 } });
  const { page } = opened;
  await page.getByRole('switch').nth(1).click();
  await page.locator('sayso-preferences [role=status]:not(:empty)').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await page.locator('sayso-preferences .sayso').getAttribute('dir')).toBe(lang === 'ar' ? 'rtl' : 'ltr');
  await picture(page, `${width}-${colorScheme}-${lang}`);
  await close(opened);
});

test('in forced colours a switch still shows where it stands', async () => {
  const opened = await open(await tokenOf(person(7)), '', { forcedColors: 'active' });
  await opened.page.getByRole('switch', { name: 'WhatsApp', exact: true }).click();
  await said(opened.page, 'Saved.');
  await picture(opened.page, 'forced');
  expect(await violations(opened.page)).toEqual([]);
  await close(opened);
});
