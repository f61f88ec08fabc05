/** Every hosted page, drawn from fixtures in a real browser: pictures, accessibility, targets, overflow, strict policy. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGE_HEADERS } from '../../worker/pages/page-policy.ts';
import { qrCode } from '../../worker/pages/qr.ts';
import { everyPage } from '../unit/pages/every-page.tsx';
import { startBrowser } from './browser.ts';

const ROOT = join(import.meta.dirname, '../..');
const PICTURES = join(ROOT, '.tmp/pictures');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NAMES = Object.keys(everyPage('en'));

let browser: Browser;
let server: Server;
let base: string;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  server = createServer((req, res) => void answer(req.url ?? '/', res));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function answer(url: string, res: import('node:http').ServerResponse): Promise<void> {
  if (url === '/assets/page.css') {
    res.writeHead(200, { 'content-type': 'text/css' }).end(readFileSync(join(ROOT, 'widget/pages/page.css')));
    return;
  }
  if (url === '/qr.svg') {
    res.writeHead(200, { 'content-type': 'image/svg+xml' }).end(qrCode('https://sayso.example/p/ws/spring'));
    return;
  }
  const [, locale = 'en', name = ''] = url.split('/');
  const page = everyPage(locale)[name];
  if (!page) {
    res.writeHead(404).end();
    return;
  }
  res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...PAGE_HEADERS }).end(String(await page()));
}

interface Look {
  readonly locale: string;
  readonly width: number;
  readonly scheme: 'light' | 'dark';
}
const LOOKS: readonly Look[] = [
  { locale: 'en', width: 390, scheme: 'light' },
  { locale: 'en', width: 1280, scheme: 'light' },
  { locale: 'de', width: 390, scheme: 'dark' },
  { locale: 'ar', width: 390, scheme: 'light' },
  { locale: 'ar', width: 1280, scheme: 'dark' },
];

async function open(name: string, look: Look): Promise<{ page: Page; complaints: string[]; close: () => Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: look.width, height: 844 }, colorScheme: look.scheme });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${base}/${look.locale}/${name}`);
  return { page, complaints, close: () => context.close() };
}

describe.each(LOOKS)('hosted pages, $locale at $width in $scheme', (look) => {
  test.each(NAMES)('%s: no accessibility violation, no sideways scroll, nothing that the policy blocks', async (name) => {
    const { page, complaints, close } = await open(name, look);
    await page.screenshot({ path: join(PICTURES, `${name}-${look.locale}-${look.width}-${look.scheme}.png`), fullPage: true });
    expect(complaints).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => {
      const axe = (
        globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
        }
      ).axe;
      return (await axe.run()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
      );
    });
    expect(violations).toEqual([]);
    await close();
  });
});

describe('hosted pages by hand', () => {
  test.each(NAMES)('%s: every control is at least 44 px high, text inputs hold 16 px, at 320 px nothing scrolls sideways', async (name) => {
    for (const locale of ['en', 'ar']) {
      const { page, close } = await open(name, { locale, width: 320, scheme: 'light' });
      const found = await page.evaluate(() => ({
        low: [
          ...document.querySelectorAll<HTMLElement>(
            'button, a.button, select, input:not([type=hidden], [type=checkbox]), label:has([type=checkbox]), summary',
          ),
        ]
          .filter((element) => element.getBoundingClientRect().height < 44)
          .map((element) => element.outerHTML.slice(0, 120)),
        small: [...document.querySelectorAll('input:not([type=hidden], [type=checkbox]), select')].filter(
          (element) => Number.parseFloat(getComputedStyle(element).fontSize) < 16,
        ).length,
        terms: [...document.querySelectorAll('.terms')].filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 13)
          .length,
        sideways: document.documentElement.scrollWidth - innerWidth,
      }));
      expect(found).toEqual({ low: [], small: 0, terms: 0, sideways: 0 });
      await close();
    }
  });

  test.each(['manage', 'landing', 'erase'])('%s in forced colours', async (name) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, forcedColors: 'active' });
    const page = await context.newPage();
    await page.goto(`${base}/en/${name}`);
    await page.screenshot({ path: join(PICTURES, `${name}-forced.png`), fullPage: true });
    const buttons = await page.evaluate(() =>
      [...document.querySelectorAll('.button, .switch')].map((each) => getComputedStyle(each).borderTopStyle),
    );
    expect(buttons.length).toBeGreaterThan(1);
    expect(new Set(buttons)).toEqual(new Set(['solid']));
    await context.close();
  });
});
