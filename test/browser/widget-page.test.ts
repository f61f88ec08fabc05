/** R1.10: what the form does to the page it stands on, which is next to nothing. */
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EMAIL, enterCode, fill, form, formReady, PHONE, submit } from './pictures.ts';
import { type WidgetRig, watched, widgetRig } from './widget-rig.ts';
import { RIGHT_CODE } from './widget-server.ts';

let rig: WidgetRig;
beforeAll(async () => {
  rig = await widgetRig();
});
afterAll(() => rig.stop());
beforeEach(() => rig.server.reset());

const buttonShown = (page: Page) => page.locator('sayso-form button').first().waitFor();
const KIB = 1024;

describe('what it costs', () => {
  test('three requests and 12 KiB of brotli until the form can be used, and nothing more until it is touched', async () => {
    const page = await rig.open();
    expect(rig.server.requests.map(({ route }) => route).sort()).toEqual(['config', 'file', 'file']);
    const bytes = await Promise.all(
      rig.server.requests.map(
        async ({ url }) => brotliCompressSync(Buffer.from(await (await fetch(rig.server.host + url)).arrayBuffer())).length,
      ),
    );
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(12 * KIB);
    await rig.clean(page);
  });

  test('tells once a page that it was opened, however often it is, and never of one that was not', async () => {
    const page = await rig.open({ snippet: 'button' }, {}, buttonShown);
    expect(rig.server.seen).toEqual([]);
    for (const time of [1, 2]) {
      await page.locator('sayso-form button').first().click();
      await formReady(page);
      await expect.poll(() => rig.server.seen.length, { message: `opened ${time} times` }).toBe(1);
      await form(page).locator('button.close').click();
    }
    expect(rig.server.seen).toHaveLength(1);
    await rig.clean(page);
  });

  test('with a labelled button: the loader alone, at most 1.3 KiB', async () => {
    const page = await rig.open({ snippet: 'button', label: 'Get offers' }, {}, buttonShown);
    expect(rig.server.requests.map(({ url }) => url)).toEqual(['/sayso.js']);
    const loader = Buffer.from(await (await fetch(`${rig.server.host}/sayso.js`)).arrayBuffer());
    expect(brotliCompressSync(loader).length).toBeLessThanOrEqual(1.3 * KIB);
    expect(await page.locator('sayso-form button').innerText()).toBe('Get offers');
    await rig.clean(page);
  });

  test('at most 60 elements before the first touch; the country list is filled by it', async () => {
    const page = await rig.open();
    expect(await form(page).evaluate((root) => root.querySelectorAll('*').length + 1)).toBeLessThanOrEqual(60);
    expect(await form(page).locator('option').count()).toBe(1);
    await form(page).locator('select').focus();
    await form(page).locator('option').nth(1).waitFor({ state: 'attached' });
    expect(await form(page).locator('option').count()).toBe(245);
    expect(await form(page).locator('option:checked').innerText()).toBe('United States +1');
    const names = await form(page).locator('option').allInnerTexts();
    expect(names).toEqual([...names].sort(new Intl.Collator('en').compare));
    await rig.clean(page);
  });

  test('one global, no cookie, nothing stored, before and after somebody signs up', async () => {
    const globals = (page: Page) => page.evaluate(() => Object.getOwnPropertyNames(window).filter((name) => !name.startsWith('__')));
    const blank = await rig.open({ snippet: 'late' }, {}, async () => {});
    const before = await globals(blank);
    await rig.clean(blank);
    const page = await rig.open();
    await fill(page, [0]);
    await submit(page);
    await form(page).locator('ul').waitFor();
    expect((await globals(page)).filter((name) => !before.includes(name))).toEqual(['sayso']);
    expect(await page.context().cookies()).toEqual([]);
    expect(
      await page.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
        (await caches.keys()).length,
      ]),
    ).toEqual([0, 0, 0, 0]);
    await rig.clean(page);
  });
});

describe('layout', () => {
  const shift = async (page: Page) => (await watched(page)).shifts.reduce((sum, value) => sum + value, 0);

  test('CLS is 0 when the snippet holds the height, however late the form comes', async () => {
    rig.server.mishaps.config = ['hold'];
    const page = await rig.open({ snippet: 'held', height: '1500' }, {}, (at) => at.locator('#below').waitFor());
    const top = await page.locator('#below').evaluate((element) => element.getBoundingClientRect().top);
    rig.server.release();
    await formReady(page);
    expect(await page.locator('#below').evaluate((element) => element.getBoundingClientRect().top)).toBe(top);
    expect(await shift(page)).toBe(0);
    await rig.clean(page);
  });

  test('without it the reading does move: the measure works', async () => {
    rig.server.mishaps.config = ['hold'];
    const page = await rig.open({ snippet: 'inline' }, {}, (at) => at.locator('#below').waitFor());
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    rig.server.release();
    await formReady(page);
    await page.waitForFunction(() => (window as unknown as { __watched: { shifts: number[] } }).__watched.shifts.length > 0);
    await rig.clean(page);
  });

  test('nothing of the form is seen until it is whole', async () => {
    rig.server.mishaps.config = ['hold'];
    const page = await rig.open({}, {}, (at) => at.locator('sayso-form').waitFor({ state: 'attached' }));
    expect(await page.locator('sayso-form').evaluate((element) => element.getBoundingClientRect().height)).toBe(0);
    rig.server.release();
    await formReady(page);
    await rig.clean(page);
  });
});

describe('policies', () => {
  test("the whole job runs under default-src 'none' and Trusted Types with no violation", async () => {
    rig.server.configure({ theme: { scheme: 'auto', accent: '#0f766e', on_accent: '#ffffff' } }, ['phone', 'email']);
    const page = await rig.open({ strict: 'yes' });
    await fill(page, [0, 1, 2], PHONE, EMAIL);
    await submit(page);
    await enterCode(page, RIGHT_CODE);
    await form(page).getByText(EMAIL).waitFor();
    await enterCode(page, RIGHT_CODE);
    await form(page).locator('ul').waitFor();
    // The look is there too: none of it is a style that the policy would have refused.
    expect(await form(page).evaluate((root) => getComputedStyle(root).borderTopLeftRadius)).toBe('12px');
    expect(await form(page).evaluate((root) => root.querySelectorAll('[style], style').length)).toBe(0);
    await rig.clean(page);
  });

  test('the dialog as well', async () => {
    const page = await rig.open({ strict: 'yes', snippet: 'button' }, {}, buttonShown);
    await page.locator('sayso-form button').first().click();
    await page.locator('sayso-form dialog[open]').waitFor();
    await rig.clean(page);
  });

  test('a violation on this page is seen: the measure works', async () => {
    const page = await rig.open({ strict: 'yes' });
    await page.evaluate(() => document.body.setAttribute('style', 'color:red'));
    await page.waitForFunction(() => (window as unknown as { __watched: { violations: string[] } }).__watched.violations.length > 0);
    await page.context().close();
  });
});

describe('ways in', () => {
  const language = (page: Page) => form(page).getAttribute('lang');

  test('twice on a page: two forms, each with its own state', async () => {
    const page = await rig.open({ snippet: 'twice' });
    await page.locator('sayso-form').nth(1).locator('form').waitFor();
    expect(await page.locator('sayso-form').count()).toBe(2);
    await page.locator('sayso-form').nth(1).locator('input[type=checkbox]').first().check();
    expect(await page.locator('sayso-form').nth(0).locator('input:checked').count()).toBe(0);
    await rig.clean(page);
  });

  test('as an element, with its own language', async () => {
    const page = await rig.open({ snippet: 'element', locale: 'de' });
    expect(await language(page)).toBe('de');
    await rig.clean(page);
  });

  test('added late, and run again by a router: one form', async () => {
    const page = await rig.open({ snippet: 'late' }, {}, async () => {});
    const add = () =>
      page.evaluate(
        (src) =>
          new Promise((done) => {
            document.querySelector('#place script')?.remove();
            const script = Object.assign(document.createElement('script'), { src, async: true, onload: done });
            script.dataset.widget = 'w_sample';
            document.querySelector('#place')?.prepend(script);
          }),
        `${rig.server.host}/sayso.js`,
      );
    await add();
    await formReady(page);
    await fill(page, [0]);
    await add();
    expect(await page.locator('sayso-form').count()).toBe(1);
    expect(await form(page).locator('input:checked').count()).toBe(1);
    await rig.clean(page);
  });

  test('from the head, before there is a body', async () => {
    const page = await rig.open({ snippet: 'head' });
    expect(await page.locator('body > sayso-form').count()).toBe(1);
    await rig.clean(page);
  });

  test('moved within the page it keeps what was typed', async () => {
    const page = await rig.open();
    await fill(page, [1]);
    await page.evaluate(() => document.body.prepend(document.querySelector('sayso-form') as Element));
    expect(await form(page).locator('input[type=tel]').inputValue()).toBe(PHONE);
    expect(await form(page).locator('input:checked').count()).toBe(1);
    await rig.clean(page);
  });

  test('sayso.open() on a form in place takes the focus to it', async () => {
    const page = await rig.open();
    await page.evaluate(() => (window as unknown as { sayso: { open(): void } }).sayso.open());
    await page.waitForFunction(() => document.querySelector('sayso-form')?.shadowRoot?.activeElement?.id === 'title');
    await rig.clean(page);
  });

  test("the tag's language wins over the page's, the page's over the browser's", async () => {
    const tag = await rig.open({ locale: 'de', lang: 'ar' });
    expect(await language(tag)).toBe('de');
    await rig.clean(tag);
    const inherited = await rig.open({ lang: 'ar' });
    expect([await language(inherited), await form(inherited).getAttribute('dir')]).toEqual(['ar', 'rtl']);
    await rig.clean(inherited);
    const browser = await rig.open({ lang: '' }, { locale: 'de-AT' });
    expect(await language(browser)).toBe('de');
    await rig.clean(browser);
  });

  test('a host that does not answer leaves the page as it was', async () => {
    rig.server.mishaps.config = [{ type: 'origin-not-allowed', status: 403 }];
    const page = await rig.open({}, {}, (at) => at.locator('sayso-form').waitFor({ state: 'attached' }));
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/config')));
    expect(
      await page.locator('sayso-form').evaluate((element) => [element.getBoundingClientRect().height, element.shadowRoot?.children.length]),
    ).toEqual([0, 1]);
    await rig.clean(page, 1);
  });
});

describe('the dialog', () => {
  const button = (page: Page) => page.locator('sayso-form > button, sayso-form button').first();

  test('opens with the focus on its title, closes by Escape, gives the focus back, tells the page', async () => {
    const page = await rig.open({ snippet: 'button' }, {}, buttonShown);
    expect(await button(page).innerText()).toBe('Hear it first from Aurora Coffee');
    await page.evaluate(() => {
      const { sayso } = window as unknown as { sayso: { on(event: string, heard: (event: { type: string }) => void): void } };
      const heard: string[] = [];
      Object.assign(document, { heard });
      for (const event of ['opened', 'started', 'closed']) sayso.on(event, ({ type }) => heard.push(type));
    });
    const inside = () =>
      page.evaluate(
        () =>
          document.querySelector('sayso-form')?.shadowRoot?.activeElement?.id ||
          document.querySelector('sayso-form')?.shadowRoot?.activeElement?.localName,
      );
    await button(page).focus();
    await page.keyboard.press('Enter');
    await page.locator('sayso-form dialog[open]').waitFor();
    expect(await inside()).toBe('title');
    await page.keyboard.press('Escape');
    await page.locator('sayso-form dialog').waitFor({ state: 'hidden' });
    expect(await inside()).toBe('button');
    await page.waitForFunction(() => (document as unknown as { heard: string[] }).heard.length === 2);
    expect(await page.evaluate(() => (document as unknown as { heard: string[] }).heard)).toEqual(['opened', 'closed']);
    await rig.clean(page);
  });

  test('opens by sayso.open(), scrolls inside, and its close button stays in reach', async () => {
    const page = await rig.open({ snippet: 'button' }, { viewport: { width: 390, height: 500 } }, buttonShown);
    await page.evaluate(() => (window as unknown as { sayso: { open(): void } }).sayso.open());
    await page.locator('sayso-form dialog[open]').waitFor();
    await form(page).locator('button.main').scrollIntoViewIfNeeded();
    const close = form(page).locator('button.close');
    expect(await close.isVisible()).toBe(true);
    const box = await close.boundingBox();
    expect(box && box.y >= 0 && box.y < 100).toBe(true);
    await close.click();
    expect(await form(page).isVisible()).toBe(false);
    await rig.clean(page);
  });

  test('declined and opened again, it shows the form with nothing ticked', async () => {
    const page = await rig.open({ snippet: 'button' }, {}, buttonShown);
    await button(page).click();
    await fill(page, [0]);
    await form(page).locator('button.other').click();
    await form(page).getByText('You agreed to nothing').waitFor();
    await form(page).locator('.actions .main').click();
    await button(page).click();
    await formReady(page);
    expect(await form(page).locator('input:checked').count()).toBe(0);
    expect(rig.server.submissions).toEqual([]);
    await rig.clean(page);
  });
});

test("the page's own keyboard shortcuts do not hear what is typed into the form", async () => {
  const page = await rig.open();
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(document, { heard });
    document.addEventListener('keydown', (event) => heard.push(event.key));
  });
  await form(page).locator('input[type=tel]').focus();
  await page.keyboard.type('202');
  expect(await page.evaluate(() => (document as unknown as { heard: string[] }).heard)).toEqual([]);
  await rig.clean(page);
});

test('nothing that a filter list hides: no file, id or class named after what such lists look for', async () => {
  const page = await rig.open();
  const named = await page.evaluate(() => {
    const root = document.querySelector('sayso-form')?.shadowRoot;
    const names = [...(root?.querySelectorAll('*') ?? [])].flatMap((element) => [element.id, ...element.classList, element.localName]);
    return [...names, ...performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)];
  });
  expect(named.filter((name) => /consent|cookie|popup|gdpr|modal|newsletter|subscribe/i.test(name))).toEqual([]);
  await rig.clean(page);
});
