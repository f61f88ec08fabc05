/** One page in one browser: what it asks for, how long it keeps the main thread, what it moves, what a policy has to say of it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type { Subject } from './subjects.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const VIEWPORT = { width: 412, height: 823 };
/** Lighthouse's "slow 4G": 150 ms, 1.6 Mbit/s. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const READY_TIMEOUT_MS = 15_000;
/** After it is ready: what comes in late belongs to it too. */
const SETTLE_MS = 700;

interface Watched {
  shift: number;
  violations: string[];
  longTasks: number;
  keyMs: number;
  clickMs: number;
  readyMs: number;
}

async function open(browser: Browser, prepare: (session: CDPSession) => Promise<void>): Promise<{ page: Page; session: CDPSession }> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-US', bypassCSP: false });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.addInitScript(() => {
    const seen: Watched = { shift: 0, violations: [], longTasks: 0, keyMs: 0, clickMs: 0, readyMs: 0 };
    Object.assign(window, { __seen: seen });
    document.addEventListener('securitypolicyviolation', (event) => seen.violations.push(event.violatedDirective));
    // Every entry: emulation of a phone marks the first half second as recent input.
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      seen.longTasks += list.getEntries().length;
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) {
        if (name === 'keydown' || name === 'keyup' || name === 'keypress') seen.keyMs = Math.max(seen.keyMs, duration);
        if (name === 'click' || name === 'pointerdown' || name === 'pointerup') seen.clickMs = Math.max(seen.clickMs, duration);
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  await prepare(session);
  return { page, session };
}

const seen = (page: Page): Promise<Watched> => page.evaluate(() => (window as unknown as { __seen: Watched }).__seen);

async function ready(page: Page, { selector }: Subject): Promise<void> {
  if (selector !== null) await page.waitForSelector(selector, { state: 'visible', timeout: READY_TIMEOUT_MS });
}

/** Looks at every picture that is drawn: to ask from outside is too coarse. It costs the page time, so nothing else is measured by it. */
async function watchReady(page: Page, { selector }: Subject): Promise<void> {
  await page.addInitScript((wanted) => {
    const deep = (root: ParentNode): Element | null =>
      root.querySelector(wanted) ??
      [...root.querySelectorAll('*')].reduce<Element | null>(
        (found, each) => found ?? (each.shadowRoot ? deep(each.shadowRoot) : null),
        null,
      );
    const look = (): void => {
      const found = document.body && deep(document);
      if (found && found.getBoundingClientRect().height > 0) (window as unknown as { __seen: Watched }).__seen.readyMs = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, selector ?? 'body');
}

export interface Cold {
  /** Thread CPU time of the page's main thread, ms. */
  readonly mainMs: number;
  readonly requests: number;
  /** Bytes of bodies as they came, the page itself aside. */
  readonly bytes: number;
  readonly nodes: number;
}

export async function cold(browser: Browser, url: string, subject: Subject): Promise<Cold> {
  const { page, session } = await open(browser, async (given) => {
    await given.send('Performance.enable', { timeDomain: 'threadTicks' });
    await given.send('Network.enable');
  });
  const bodies: number[] = [];
  session.on('Network.responseReceived', ({ response, type }) => {
    // What the page shows while nothing is typed: a preflight and a beacon have no body.
    const bytes = Number(new Headers(response.headers).get('content-length') ?? 0);
    if (type !== 'Document' && response.status === 200 && response.url.startsWith('http') && bytes > 0) bodies.push(bytes);
  });
  await page.goto(url);
  await ready(page, subject);
  await page.waitForTimeout(SETTLE_MS);
  const { metrics } = await session.send('Performance.getMetrics');
  const mainMs = 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  const nodes = await page.evaluate(() => {
    const count = (root: ParentNode): number =>
      [...root.querySelectorAll('*')].reduce((sum, each) => sum + 1 + (each.shadowRoot ? count(each.shadowRoot) : 0), 0);
    return count(document.body);
  });
  await page.context().close();
  return { mainMs, requests: bodies.length, bytes: bodies.reduce((sum, each) => sum + each, 0), nodes };
}

export interface Arrival {
  /** Sum of every layout shift. */
  readonly cls: number;
  /** From the start of the navigation until it can be used, ms. */
  readonly readyMs: number;
  readonly longTasks: number;
}

/** How it comes onto the page, on slow 4G or on a network as fast as the machine. */
export async function arrival(browser: Browser, url: string, subject: Subject, isSlow: boolean): Promise<Arrival> {
  const { page } = await open(browser, async (session) => {
    if (!isSlow) return;
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW_4G);
  });
  await watchReady(page, subject);
  await page.goto(url, { waitUntil: 'commit' });
  await ready(page, subject);
  await page.waitForTimeout(SETTLE_MS);
  const { shift, readyMs, longTasks } = await seen(page);
  await page.context().close();
  return { cls: shift, readyMs, longTasks };
}

/** @returns nodes in which axe finds a breach of WCAG A or AA, or of best practice, what the bare page has taken off */
export async function axe(browser: Browser, url: string, subject: Subject): Promise<{ wcag: number; bestPractice: number }> {
  const { page } = await open(browser, async () => undefined);
  await page.goto(url);
  await ready(page, subject);
  await page.evaluate(AXE);
  const nodes = (tags: readonly string[]): Promise<number> =>
    page.evaluate(async (runOnly) => {
      const { axe: tool } = window as unknown as {
        axe: { run(root: Document, options: object): Promise<{ violations: { nodes: unknown[] }[] }> };
      };
      return (await tool.run(document, { runOnly })).violations.reduce((sum, each) => sum + each.nodes.length, 0);
    }, tags);
  const found = {
    wcag: await nodes(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']),
    bestPractice: await nodes(['best-practice']),
  };
  await page.context().close();
  return found;
}

/** @returns `clean`, or what kind of breach; `blocked` where it can't be used at all under the policy */
export async function underPolicy(browser: Browser, url: string, subject: Subject): Promise<'clean' | 'breaches' | 'blocked'> {
  const { page } = await open(browser, async () => undefined);
  await page.goto(url);
  const isThere = await page.waitForSelector(subject.selector ?? 'body', { state: 'visible', timeout: 4000 }).then(
    () => true,
    () => false,
  );
  await page.waitForTimeout(SETTLE_MS);
  const { violations } = await seen(page);
  await page.context().close();
  if (!isThere) return 'blocked';
  return violations.length === 0 ? 'clean' : 'breaches';
}

export interface Touch {
  /** The longest that a key press or a click took until the next picture, ms, at a quarter of the speed; null where there is nothing to press. */
  readonly keyMs: number | null;
  readonly clickMs: number | null;
}

export async function touch(browser: Browser, url: string, subject: Subject): Promise<Touch> {
  const { page, session } = await open(browser, async () => undefined);
  await page.goto(url);
  await ready(page, subject);
  await page.waitForTimeout(SETTLE_MS);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const { input, click } = subject;
  if (input !== undefined) {
    await page.locator(input).first().click();
    await page.waitForTimeout(SETTLE_MS);
    await page.keyboard.type('2025550123', { delay: 120 });
  }
  if (click !== undefined) await page.locator(click).first().click();
  await page.waitForTimeout(SETTLE_MS);
  const { keyMs, clickMs } = await seen(page);
  await page.context().close();
  return { keyMs: input === undefined ? null : keyMs, clickMs: input === undefined && click === undefined ? null : clickMs };
}
