/** The pages that explain and the demo's own, on the real demo: nothing that axe objects to, nothing that moves sideways. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from './browser.ts';
import { type Demo, startDemo } from './demo-process.ts';
import { axeFindings } from './widget-rig.ts';

let demo: Demo;
let browser: Browser;
const dataDir = mkdtempSync(path.join(tmpdir(), 'sayso-demo-'));

beforeAll(async () => {
  demo = await startDemo(dataDir);
  const message = {
    id: 'm1',
    channel: 'sms',
    to: '+12025550143',
    text: 'Your code is 123456. https://shop.example',
    buttons: [{ label: 'Yes', data: 'y' }],
  };
  await fetch(`${demo.outbox_url}/hook`, { method: 'POST', body: JSON.stringify(message) });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const PAGES: Readonly<Record<string, (demo: Demo) => string>> = {
  front: ({ url }) => `${url}/`,
  reference: ({ url }) => `${url}/docs`,
  preview: ({ url, widget_id: widget }) => `${url}/preview/${widget}`,
  problem: ({ url }) => `${url}/problems/not-found`,
  programme: ({ url, workspace }) => `${url}/p/${workspace}/programme/default`,
  'programme right to left': ({ url, workspace }) => `${url}/p/${workspace}/programme/default?locale=ar`,
  shop: ({ merchant_url }) => merchant_url,
  terms: ({ merchant_url }) => `${merchant_url}terms`,
  receiver: ({ receiver_url }) => receiver_url,
  outbox: ({ outbox_url }) => outbox_url,
  window: ({ window_url }) => window_url,
  chats: ({ chats_url }) => chats_url,
  'own form': ({ chats_url }) => chats_url.replace('/chats', '/own-form'),
  phone: ({ phone_url }) => phone_url,
  'phone: a chat to begin': ({ phone_url }) => `${phone_url}#telegram?start=AAAAAAAAAAAAAAAAAAAAAAA`,
  'phone: a text message': ({ phone_url }) => `${phone_url}#sms?me=%2B12025550143`,
  'phone: a chat by link': ({ phone_url }) => `${phone_url}#messenger?start=AAAAAAAAAAAAAAAAAAAAAAA`,
  'phone: camera': ({ phone_url }) => `${phone_url}#scan`,
  'Kakao Login': ({ merchant_url }) => `${merchant_url}apps/kakao/oauth/authorize`,
  'LINE Login': ({ merchant_url }) => `${merchant_url}apps/line/oauth2/v2.1/authorize`,
};

describe.each([
  { width: 390, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
] as const)('$width in $scheme', ({ width, scheme }) => {
  test.each(Object.entries(PAGES))('%s', async (_, urlOf) => {
    const context = await browser.newContext({ viewport: { width, height: 860 }, colorScheme: scheme, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(urlOf(demo));
    if (page.url().includes('me=')) await page.getByText('Your code is').last().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await context.close();
  });

  test('R1.10 the shop does not move when its form comes late', async () => {
    const context = await browser.newContext({ viewport: { width, height: 860 } });
    const page = await context.newPage();
    let release = () => {};
    const painted = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/config?*', async (route) => {
      await painted;
      await route.continue();
    });
    const frames = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.addInitScript(() => {
      const scope = window as unknown as { moved: number };
      scope.moved = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) scope.moved += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(demo.merchant_url);
    // As far down as the eye goes: what follows the form is on screen where nothing holds its place.
    await page.locator('#letters').evaluate((section) => section.scrollIntoView({ behavior: 'instant' }));
    await frames();
    release();
    await page.locator('sayso-form form').waitFor();
    await frames();
    expect(await page.evaluate(() => (window as unknown as { moved: number }).moved)).toBe(0);
    await context.close();
  });
});

test('the preview’s dark frames are dark whatever the browser prefers, the others light, and one is from right to left', async () => {
  // Without a scheme from us: it would hold for every frame.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: null });
  const page = await context.newPage();
  await page.goto(`${demo.url}/preview/${demo.widget_id}`);
  const frames = page.frames().slice(1);
  for (const frame of frames) await frame.locator('sayso-form form').first().waitFor();
  const looks = await Promise.all(
    frames.map(async (frame) => {
      const ink = await frame.locator('sayso-form h2').evaluate((each) => getComputedStyle(each).color);
      const [lightness = ''] = /[\d.]+/.exec(ink) ?? [];
      const isRtl = await frame.locator('sayso-form .sayso').evaluate((each) => getComputedStyle(each).direction === 'rtl');
      return [Number(lightness) > 0.5 ? 'light ink' : 'dark ink', isRtl ? 'rtl' : 'ltr'].join(' ');
    }),
  );
  expect(looks).toEqual(['dark ink ltr', 'light ink ltr', 'dark ink rtl', 'dark ink ltr', 'light ink ltr']);
  await context.close();
});
