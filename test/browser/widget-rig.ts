/** One host, one browser and a fresh page a test. Every page is watched: no error, no policy violation, no breach of the contract passes unseen. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { startBrowser } from './browser.ts';
import type { PageOptions } from './merchant-page.ts';
import { formReady } from './pictures.ts';
import { startWidgetServer, type WidgetServer } from './widget-server.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const BUILD = fileURLToPath(new URL('../../scripts/build-widget.ts', import.meta.url));
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Filled by an init script that runs before the page's own. */
interface Watched {
  readonly violations: string[];
  readonly shifts: number[];
}

export interface WidgetRig {
  readonly server: WidgetServer;
  /** Opens the merchant's page; `then` may be told to wait for less than the whole form. */
  open(options?: PageOptions, context?: BrowserContextOptions, wait?: (page: Page) => Promise<void>): Promise<Page>;
  /** @throws when anything went wrong on the page or on the wire that the test did not ask for */
  clean(page: Page, expectedErrors?: number): Promise<void>;
  stop(): Promise<void>;
}

export async function widgetRig(): Promise<WidgetRig> {
  // The bundle of the source as it is now, not of whenever somebody built last; `npm test` has just made it.
  if (!process.env.WIDGET_IS_BUILT) execFileSync(process.execPath, [BUILD], { stdio: ['ignore', 'ignore', 'inherit'] });
  const server = await startWidgetServer();
  const browser: Browser = await startBrowser();
  const errors = new WeakMap<Page, string[]>();
  return {
    server,
    async open(options = {}, context = {}, wait = formReady) {
      const opened = await browser.newContext({ viewport: { width: 412, height: 823 }, locale: 'en-US', ...context });
      const page = await opened.newPage();
      const seen: string[] = [];
      errors.set(page, seen);
      page.on('pageerror', (error) => seen.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') seen.push(message.text());
      });
      await page.addInitScript(() => {
        const watched: Watched = { violations: [], shifts: [] };
        Object.defineProperty(window, '__watched', { value: watched, enumerable: false });
        document.addEventListener('securitypolicyviolation', (event) =>
          watched.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
        );
        // Every entry, those with recent input too: mobile emulation marks the first 500 ms so.
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) watched.shifts.push((entry as unknown as { value: number }).value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(server.page(options));
      await wait(page);
      return page;
    },
    async clean(page, expectedErrors = 0) {
      expect(errors.get(page)).toHaveLength(expectedErrors);
      expect((await watched(page)).violations).toEqual([]);
      expect(server.breaches).toEqual([]);
      await page.context().close();
    },
    async stop() {
      await browser.close();
      await server.close();
    },
  };
}

export function watched(page: Page): Promise<Watched> {
  return page.evaluate(() => (window as unknown as { __watched: Watched }).__watched);
}

/** @returns what axe finds on the whole page, by WCAG's levels A and AA and by best practice */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    const { axe } = window as unknown as {
      axe: {
        run(
          context: Document,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run(document, { runOnly: tags });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
  }, AXE_TAGS);
}
