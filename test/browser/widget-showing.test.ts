/** Forms that show themselves: in a dialog or a corner, at their moment, not too often, and without getting in anybody's way. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { showSettings } from '../../shared/contract/show.ts';
import { SHOWN_KEPT_MS } from '../../shared/show-limits.ts';
import { form } from './pictures.ts';
import { axeFindings, type WidgetRig, widgetRig } from './widget-rig.ts';

const SNIPPET = fileURLToPath(new URL('../../scripts/snippet.ts', import.meta.url));
let rig: WidgetRig;
beforeAll(async () => {
  rig = await widgetRig();
});
afterAll(() => rig.stop());
beforeEach(() => rig.server.reset());

interface Scope {
  sayso: { open(selector?: string): void; storage(kind: string): void };
}
/** Sized as a real one: the edge of the window is what some of these are about. */
const DESKTOP = { viewport: { width: 1000, height: 700 } };
const dialog = (page: Page) => page.locator('sayso-form dialog[open]');
const card = (page: Page) => page.locator('sayso-form .teaser');
const dialogShown = (page: Page) => dialog(page).waitFor();
const cardShown = (page: Page) => card(page).waitFor();
const loaded = (page: Page) => page.locator('sayso-form').first().waitFor({ state: 'attached' });
const stored = (page: Page) => page.evaluate(() => Object.entries({ ...localStorage }));
const files = () => rig.server.requests.map(({ route, url }) => (route === 'file' ? url.replace(/\.[0-9a-f]{10}\./, '.') : route));
/** Of what should not come there is nothing to wait for: time enough for it to come, by the page's own clock. */
const aWhile = (page: Page) => page.evaluate(() => new Promise((done) => setTimeout(done, 900)));
const configure = (show: Parameters<typeof showSettings.parse>[0]) =>
  rig.server.configure({ trigger: 'button', show: showSettings.parse(show) });

describe('the dialog that opens itself', () => {
  test('keeps nothing until the visitor does something, then one key for thirty days, and stays away', async () => {
    const page = await rig.open({ mode: 'modal', strict: 'yes' }, {}, dialogShown);
    expect(await stored(page)).toEqual([]);
    const nowMs = await page.evaluate(() => Date.now());
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => localStorage.length > 0);
    const [[key, text] = ['', '']] = await stored(page);
    expect(key).toBe('sayso');
    const [entry] = Object.values(JSON.parse(text) as Record<string, { first_ms: number; until_ms: number; times: number }>);
    expect(entry).toMatchObject({ times: 1 });
    expect((entry?.until_ms ?? 0) - nowMs).toBeLessThan(SHOWN_KEPT_MS);
    expect(Object.keys(entry ?? {}).sort()).toEqual(['first_ms', 'times', 'until_ms']);
    rig.server.requests.length = 0;
    await page.reload();
    await loaded(page);
    await aWhile(page);
    expect(await dialog(page).count()).toBe(0);
    expect(files()).toEqual(['/sayso.js', '/assets/show.js']);
    // Asked for, it comes at once.
    await page.evaluate(() => (window as unknown as Scope).sayso.open());
    await dialogShown(page);
    await rig.clean(page);
  });

  test('waits while another dialog is open, and while somebody types', async () => {
    const page = await rig.open({ mode: 'modal', trigger: 'scroll:50' }, DESKTOP, loaded);
    await page.evaluate(() => {
      const own = document.createElement('dialog');
      own.textContent = 'The shop’s own';
      const field = document.createElement('input');
      const tall = document.createElement('div');
      tall.style.height = '3000px';
      document.body.append(own, field, tall);
      own.showModal();
    });
    await aWhile(page);
    await page.evaluate(() => scrollTo(0, 2500));
    await aWhile(page);
    expect(await dialog(page).count()).toBe(0);
    await page.evaluate(() => {
      document.querySelector('dialog')?.close();
      document.querySelector('input')?.focus();
    });
    await aWhile(page);
    expect(await dialog(page).count()).toBe(0);
    await page.evaluate(() => document.querySelector('input')?.blur());
    await dialogShown(page);
    await rig.clean(page);
  });

  test('by a click on what the page draws later; the focus goes back to it', async () => {
    const page = await rig.open({ mode: 'modal', trigger: 'click:.news' }, {}, loaded);
    await aWhile(page);
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: '/elsewhere', className: 'news', id: 'news', textContent: 'News' });
      document.body.prepend(link);
    });
    await page.locator('#news').click();
    await dialogShown(page);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('news');
    // However often: it was asked for.
    await page.keyboard.press('Enter');
    await dialogShown(page);
    await rig.clean(page);
  });

  test('as the pointer leaves through the top, and by no other edge', async () => {
    const page = await rig.open({ mode: 'modal', trigger: 'exit' }, DESKTOP, loaded);
    await aWhile(page);
    const leave = (y: number) =>
      page.evaluate(
        (clientY) => document.body.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, relatedTarget: null, clientY })),
        y,
      );
    await leave(500);
    await aWhile(page);
    expect(await dialog(page).count()).toBe(0);
    await leave(-3);
    await dialogShown(page);
    await rig.clean(page);
  });
});

describe('the card in the corner', () => {
  const focusId = (page: Page) => page.evaluate(() => document.activeElement?.id);

  test('takes no focus, opens the form, gives the focus back, is closed by Escape', async () => {
    const page = await rig.open({ mode: 'corner', strict: 'yes' }, DESKTOP, cardShown);
    expect(files()).toEqual(['/sayso.js', '/assets/show.js', 'config']);
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
    expect(await card(page).evaluate((element) => getComputedStyle(element).animationName)).toBe('sayso-rise');
    expect(await stored(page)).toEqual([]);
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: '#x', id: 'before', textContent: 'Before' });
      document.querySelector('sayso-form')?.before(link);
      link.focus();
    });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialogShown(page);
    expect(await card(page).count()).toBe(0);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
    expect(await focusId(page)).toBe('before');
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await cardShown(page);
    await card(page).locator('button').first().focus();
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'detached' });
    expect(await stored(page)).toHaveLength(1);
    await rig.clean(page);
  });

  test('is not there while it would lie on what has the focus', async () => {
    const page = await rig.open({ mode: 'corner' }, DESKTOP, cardShown);
    await page.evaluate(() => {
      const field = document.createElement('button');
      field.id = 'basket';
      field.textContent = 'Basket';
      Object.assign(field.style, { position: 'fixed', right: '20px', bottom: '20px' });
      document.body.append(field);
      field.focus();
    });
    await card(page).waitFor({ state: 'hidden' });
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await cardShown(page);
    await rig.clean(page);
  });

  test('is found well by axe, fits 320 px, and moves under no reduced motion', async () => {
    const page = await rig.open({ mode: 'corner' }, { viewport: { width: 320, height: 600 }, reducedMotion: 'reduce' }, cardShown);
    expect(await axeFindings(page)).toEqual([]);
    const box = await card(page).boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 320 && box.y + box.height <= 600).toBe(true);
    for (const button of await card(page).locator('button').all()) expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    expect(await card(page).evaluate((element) => getComputedStyle(element).animationName)).toBe('none');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await rig.clean(page);
  });
});

describe('as published', () => {
  test('the table is judged by the address of the moment: a page that changes its own shows the form where it may', async () => {
    configure({ mode: 'corner', rules: [{ path: ['/shop/**'], show: true }, { show: false }] });
    const page = await rig.open({}, DESKTOP, loaded);
    await aWhile(page);
    expect(await card(page).count()).toBe(0);
    await page.evaluate(() => history.pushState(null, '', '/shop/beans'));
    await cardShown(page);
    await page.evaluate(() => history.pushState(null, '', '/cart'));
    await card(page).waitFor({ state: 'detached' });
    await rig.clean(page);
  });

  test('a form in its place keeps out of pages that the table leaves out', async () => {
    rig.server.configure({ show: showSettings.parse({ rules: [{ path: ['/'], show: false }] }) });
    const page = await rig.open({ snippet: 'held' }, {}, loaded);
    await aWhile(page);
    expect(await page.locator('sayso-form').evaluate((element) => element.getBoundingClientRect().height)).toBe(0);
    await rig.clean(page);
  });

  test('a tag that says inline is where somebody put it, whatever is published', async () => {
    configure({ mode: 'modal', trigger: 'exit', rules: [{ path: ['/nowhere'], show: true }, { show: false }] });
    const page = await rig.open({ mode: 'inline' });
    expect(await page.locator('sayso-form dialog').count()).toBe(0);
    await rig.clean(page);
  });

  test('a row about countries is judged by what the host told', async () => {
    const show = showSettings.parse({ mode: 'modal', rules: [{ country: ['DE'], show: true }, { show: false }] });
    rig.server.configure({ trigger: 'button', show: { ...show, country: 'DE' } });
    const german = await rig.open({}, {}, dialogShown);
    await rig.clean(german);
    rig.server.configure({ trigger: 'button', show: { ...show, country: 'FR' } });
    const french = await rig.open({}, {}, loaded);
    await aWhile(french);
    expect(await dialog(french).count()).toBe(0);
    await rig.clean(french);
  });
});

describe('what is kept', () => {
  test('nothing where storage is off, and what was kept is removed; on again, what was done meanwhile is kept', async () => {
    const page = await rig.open({ mode: 'modal' }, {}, dialogShown);
    await page.evaluate(() => {
      localStorage.setItem('sayso', '{}');
      (window as unknown as Scope).sayso.storage('none');
    });
    await page.waitForFunction(() => localStorage.length === 0);
    await page.keyboard.press('Escape');
    await aWhile(page);
    expect(await stored(page)).toEqual([]);
    await page.evaluate(() => (window as unknown as Scope).sayso.storage('local'));
    await page.waitForFunction(() => localStorage.getItem('sayso') !== null);
    await rig.clean(page);
  });
});

describe('several, and before the script', () => {
  test('the one that is called for opens, and no other', async () => {
    const page = await rig.open({ snippet: 'twice', mode: 'modal', trigger: 'call' }, {}, loaded);
    await page.locator('sayso-form').nth(1).waitFor({ state: 'attached' });
    await aWhile(page);
    expect(await dialog(page).count()).toBe(0);
    await page.evaluate(() => {
      const [, second] = document.querySelectorAll('sayso-form');
      if (second) second.id = 'second';
      (window as unknown as Scope).sayso.open('#second');
    });
    await dialogShown(page);
    expect(await page.locator('#second dialog[open]').count()).toBe(1);
    expect(await dialog(page).count()).toBe(1);
    await rig.clean(page);
  });

  test('storage that a stub turned off before the script came is never touched', async () => {
    const page = await rig.open({ snippet: 'late' }, {}, async () => {});
    await page.evaluate((src) => {
      Object.assign(window, { sayso: { q: [['storage', 'none']] } });
      const script = Object.assign(document.createElement('script'), { src });
      Object.assign(script.dataset, { widget: 'w_sample', mode: 'modal' });
      document.querySelector('#place')?.append(script);
    }, `${rig.server.host}/sayso.js`);
    await dialogShown(page);
    await page.keyboard.press('Escape');
    await aWhile(page);
    expect(await stored(page)).toEqual([]);
    await rig.clean(page);
  });
});

describe('pages that are swapped under it', () => {
  test('from the head, it stands in the new body as well', async () => {
    const page = await rig.open({ snippet: 'head', mode: 'corner' }, DESKTOP, cardShown);
    await page.evaluate(() => {
      const body = document.createElement('body');
      body.textContent = 'Another page';
      document.body.replaceWith(body);
    });
    await cardShown(page);
    expect(await page.locator('body > sayso-form').count()).toBe(1);
    await rig.clean(page);
  });

  test('as an element, the new page’s own is drawn and the old one is gone', async () => {
    const page = await rig.open({ snippet: 'element' });
    await page.evaluate(() => {
      const body = document.createElement('body');
      const place = document.createElement('sayso-form');
      place.setAttribute('widget', 'w_sample');
      body.append(place);
      document.body.replaceWith(body);
    });
    await form(page).locator('form').waitFor();
    expect(await page.locator('sayso-form').count()).toBe(1);
    await rig.clean(page);
  });
});

describe('the printed tag', () => {
  const printed = (...more: string[]) =>
    promisify(execFile)(process.execPath, [SNIPPET, 'w_sample', '--to', rig.server.host, ...more]).then(({ stdout }) => stdout.trim());
  const paste = async (page: Page, snippet: string) => {
    const [, src = ''] = / src="([^"]+)"/.exec(snippet) ?? [];
    const [, integrity = ''] = / integrity="([^"]+)"/.exec(snippet) ?? [];
    await page.evaluate(
      ([src, integrity]) => {
        const script = Object.assign(document.createElement('script'), { async: true, crossOrigin: 'anonymous', integrity, src });
        script.dataset.widget = 'w_sample';
        document.querySelector('#place')?.append(script);
      },
      [src, integrity] as const,
    );
  };

  test('holds the height that the form then has', async () => {
    const snippet = await printed('--column', '380', '--font', '"Open Sans", system-ui, sans-serif');
    const [, height = ''] = /<svg width="1" height="(\d+)" aria-hidden="true"><\/svg>$/.exec(snippet) ?? [];
    // The page's column is its width less 16 px at each side.
    const page = await rig.open({}, { viewport: { width: 412, height: 823 } });
    const drawn = await page.locator('sayso-form').evaluate((element) => element.getBoundingClientRect().height);
    expect(Math.abs(Number(height) - drawn)).toBeLessThan(1);
    await rig.clean(page);
  });

  test('with preloads, asks for each thing once, for form and texts before the loader has run, and wastes none', async () => {
    const snippet = await printed('--locale', 'en', '--pinned', '--preload');
    rig.server.pages.set('/ahead', {
      type: 'html',
      body: `<!doctype html><html lang="en"><title>Shop</title><body>${snippet}</body></html>`,
    });
    const page = await rig.open({ snippet: 'late' }, {}, async () => {});
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    rig.server.requests.length = 0;
    // The loader among them: what is asked for, the page itself asked for.
    rig.server.mishaps.file = ['hold', 'hold'];
    await page.goto(`${new URL(page.url()).origin}/ahead`, { waitUntil: 'commit' });
    await expect.poll(() => files().sort()).toEqual(['/assets/form.js', '/assets/sayso.js', 'config']);
    rig.server.release();
    await form(page).locator('form').waitFor();
    // What was fetched ahead in vain is told of some seconds after the page has loaded.
    await page.waitForTimeout(3500);
    expect(rig.server.requests).toHaveLength(3);
    expect(warnings).toEqual([]);
    await page.context().close();
  });

  test('pinned, runs from its own folder, and no other bytes run under it', async () => {
    const snippet = await printed('--mode', 'modal', '--pinned');
    expect(snippet).not.toContain('<svg');
    const page = await rig.open({ snippet: 'late' }, {}, async () => {});
    // What the command itself read.
    rig.server.requests.length = 0;
    await paste(page, snippet);
    await form(page).locator('form').waitFor();
    expect(
      files()
        .filter((url) => url.includes('assets'))
        .sort(),
    ).toEqual(['/assets/form.js', '/assets/sayso.js']);
    await rig.clean(page);
    const other = await rig.open({ snippet: 'late' }, {}, async () => {});
    await paste(
      other,
      snippet.replace(/sha384-./, (text) => (text.endsWith('A') ? 'sha384-B' : 'sha384-A')),
    );
    await aWhile(other);
    expect(await other.locator('sayso-form').count()).toBe(0);
    await rig.clean(other, 1);
  });
});
