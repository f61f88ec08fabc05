/**
 * The main job in Chromium, Firefox and WebKit: real pointer and key events, the built bundle, the built Worker, and what the ledger holds in
 * the end. A browser that is not on this machine is left out; `npm test` says so at its end, and `npm run test:full` fails on it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually, type Listener, listen } from '../faults/listener.ts';
import { person } from '../faults/people.ts';
import { type Demo, startDemo } from './demo-process.ts';
import { chromium } from './engines/chromium.ts';
import type { Engine } from './engines/engine.ts';
import { firefox } from './engines/firefox.ts';
import { Tab } from './engines/tab.ts';
import { webkit } from './engines/webkit.ts';
import { merchantPage, type PageOptions, pagePolicy } from './merchant-page.ts';
import { openShop, type Shop, standing } from './pages-shop.ts';

const FORM = 'sayso-form >>> .sayso';
const TICK = `${FORM} input[type=checkbox]`;
const MAIN = `${FORM} button.main`;
const DONE = [`${FORM} h2`, 'Done'] as const;

/** Codes to many people from one place. */
const SENDS = { sends_per_hour: 1000, daily_budget_usd: 1000 } as const;

let shop: Shop;
/** The same, but neither the pages' script nor their style is there. */
let plain: Shop;
let merchant: Listener;
let demo: Demo;
let options: PageOptions = {};
const dataDir = mkdtempSync(path.join(tmpdir(), 'sayso-demo-'));

beforeAll(async () => {
  merchant = await listen((_, res) => {
    const headers = { 'content-type': 'text/html; charset=utf-8', ...pagePolicy(options, shop.world.url) };
    res.writeHead(200, headers).end(merchantPage(options, shop.world.url).replaceAll('w_sample', shop.widget));
  });
  shop = await openShop({ ...SENDS, origins: [merchant.url] });
  plain = await openShop(SENDS, { assetsDir: mkdtempSync(path.join(dataDir, 'nothing-')) });
  demo = await startDemo(dataDir);
});
afterAll(async () => {
  await demo?.stop();
  await Promise.all([shop?.world.stop(), plain?.world.stop()]);
  await merchant?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

let people = 0;
/** A number that nobody had before, as the ledger and as people write it. */
function somebody(): { readonly phone: string; readonly typed: string } {
  people += 1;
  const phone = person(people);
  return { phone, typed: `(${phone.slice(2, 5)}) ${phone.slice(5, 8)}-${phone.slice(8)}` };
}
const code = (phone: string, from = shop): Promise<string> => eventually(`a code for ${phone}`, () => from.world.lastCode(phone));

describe.each([chromium, firefox, webkit])('$name', (kind) => {
  const missing = kind.missing();
  // One that must be there and is not fails in `start` instead.
  describe.skipIf(missing.length > 0 && !process.env.EVERY_BROWSER)('with its own events', () => {
    let engine: Engine;
    let tab: Tab;
    beforeAll(async () => {
      expect(missing, `${kind.name} is not installed`).toEqual([]);
      engine = await kind.start();
    });
    afterAll(() => engine?.stop());
    afterEach(() => tab?.close());

    async function visit(page: PageOptions, size: readonly [number, number] = [1100, 900]): Promise<void> {
      options = page;
      tab = await Tab.of(engine, ...size);
      await tab.open(`${merchant.url}/`);
    }

    /** Types a number, ticks the first box, sends; gives the code where the focus is, and Enter. */
    async function signUp(phone: string, typed: string): Promise<void> {
      await tab.type(`${FORM} #phone`, typed);
      expect(await tab.read(TICK, (element) => (element as HTMLInputElement).checked), 'R1.1 nothing is ticked').toBe(false);
      await tab.click(TICK);
      expect(await tab.read(TICK, (element) => (element as HTMLInputElement).checked)).toBe(true);
      await tab.click(MAIN);
      await tab.waitFor(`${FORM} #code`);
      await tab.waitFor(`${FORM} #code:focus`);
      await tab.keys(await code(phone));
      await tab.press('Enter');
      await tab.waitFor(...DONE);
    }

    /** What the admin API reads back. */
    async function recorded(phone: string, typed: string): Promise<void> {
      expect([await standing(shop, phone, 'sms'), await standing(shop, phone, 'whatsapp')]).toEqual(['granted', 'declined']);
      const contact = (await shop.world.admin.find(phone))!;
      const records = await shop.world.admin.timeline(contact.id);
      const grant = records.find(({ record }) => record.act === 'grant' && record.channel === 'sms');
      expect(grant?.evidence).toMatchObject({ typed });
      expect(JSON.stringify(grant?.evidence?.page)).toContain(merchant.url);
      expect(records.some(({ record }) => record.act === 'confirm' && record.verified)).toBe(true);
    }

    test('R1.1 R1.2 in the page: number, tick, code, done; the ledger holds the text that was on screen; a reload is clean', async () => {
      const { phone, typed } = somebody();
      await visit({});
      const shown = await tab.text(`${FORM} .text`);
      await tab.picture(`${kind.name}-inline`);
      await signUp(phone, typed);
      await tab.picture(`${kind.name}-done`);
      await recorded(phone, typed);
      const contact = (await shop.world.admin.find(phone))!;
      const grant = (await shop.world.admin.timeline(contact.id)).find(({ record }) => record.act === 'grant');
      expect(grant?.disclosure?.text).toContain(shown.trim());
      await tab.open(`${merchant.url}/`);
      await tab.waitFor(`${FORM} #phone`);
      expect(await tab.read(`${FORM} #phone`, (element) => (element as HTMLInputElement).value), 'nothing typed is kept').toBe('');
      expect(await tab.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(phone.slice(-4));
    });

    test('in a dialog: above the page, focus inside, Escape closes and gives it back; and the job is done in it', async () => {
      const { phone, typed } = somebody();
      await visit({ snippet: 'button', label: 'Get offers' });
      const button = 'sayso-form >>> button';
      await tab.click(button, 'Get offers');
      await tab.waitFor(`sayso-form >>> dialog[open]`);
      await tab.waitFor(`${FORM} #phone`);
      const dialog = await tab.read('sayso-form >>> dialog', (element) => ({
        modal: element.matches(':modal'),
        focus: element.contains((element.getRootNode() as ShadowRoot).activeElement),
        // It is no control, and a ring around it would be cut off by the button that closes.
        ring: getComputedStyle(element.querySelector('h2')!).outlineStyle,
        // What lies over everything else stands at the point that the page's own text has too.
        top: document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.localName,
      }));
      expect(dialog).toEqual({ modal: true, focus: true, ring: 'none', top: 'sayso-form' });
      await tab.picture(`${kind.name}-dialog`);
      await tab.press('Escape');
      await eventually('the dialog to close', async () => ((await tab.sees('sayso-form >>> dialog[open]')) ? null : true));
      const back = () => tab.read('sayso-form', (host) => host.shadowRoot?.activeElement?.textContent ?? null);
      expect(await eventually('the focus on the button', back)).toBe('Get offers');
      await tab.press('Enter');
      await signUp(phone, typed);
      await recorded(phone, typed);
    });

    test('under the strictest policy, with Trusted Types where the browser has them: the look and the whole job', async () => {
      const { phone, typed } = somebody();
      await visit({ strict: 'yes' });
      await tab.waitFor(`${FORM} #phone`);
      const corner = await tab.read(FORM, (root) => getComputedStyle(root).borderTopLeftRadius);
      expect(corner, 'style sheets that no policy refuses').toBe('12px');
      await signUp(phone, typed);
      await recorded(phone, typed);
      await tab.picture(`${kind.name}-strict`);
    });

    test('R1.10 right to left on a phone: Arabic, mirrored, nothing sideways, and a number that reads as it was typed', async () => {
      const { phone, typed } = somebody();
      await visit({ lang: 'ar' }, [390, 844]);
      await tab.waitFor(`${FORM} #phone`);
      const look = await tab.read(FORM, (root) => {
        const tick = root.querySelector('input[type=checkbox]')!.getBoundingClientRect();
        const words = root.querySelector('.text')!.getBoundingClientRect();
        return {
          dir: getComputedStyle(root).direction,
          tickRight: tick.left > words.left + words.width / 2,
          sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          field: getComputedStyle(root.querySelector('#phone')!).direction,
        };
      });
      expect(look).toEqual({ dir: 'rtl', tickRight: true, sideways: 0, field: 'ltr' });
      await tab.picture(`${kind.name}-rtl`);
      await tab.type(`${FORM} #phone`, typed);
      await tab.click(TICK);
      await tab.click(MAIN);
      await tab.type(`${FORM} #code`, await code(phone));
      await tab.press('Enter');
      await tab.waitFor(`${FORM} ul`);
      await recorded(phone, typed);
      await tab.picture(`${kind.name}-rtl-done`);
    });

    test('errors stand beside their fields and take the focus; Space ticks, Enter sends', async () => {
      await visit({});
      await tab.click(MAIN);
      await tab.waitFor(`${FORM} [role=alert]`);
      await tab.picture(`${kind.name}-errors`);
      await tab.waitFor(`${TICK}:focus`);
      await tab.type(`${FORM} #phone`, '20255');
      await tab.press('Tab');
      await tab.press('Space');
      await tab.waitFor(`${TICK}:checked`);
      await tab.press('Enter');
      await tab.waitFor(`${FORM} #phone-error`);
      await tab.waitFor(`${FORM} #phone:focus`);
      const marked = await tab.read(`${FORM} #phone`, (field) => field.getAttribute('aria-invalid'));
      expect(marked).toBe('true');
    });

    test('an app asked for on a desktop is shown as a code to scan', async () => {
      tab = await Tab.of(engine);
      await tab.open(demo.window_url);
      const telegram = `${FORM} .control`;
      await tab.click(`${telegram} label`, 'Telegram');
      await tab.click(MAIN);
      await tab.waitFor(`${FORM} svg.qr`);
      const code = await tab.read(`${FORM} svg.qr`, (svg) => {
        const { width, height } = svg.getBoundingClientRect();
        return {
          square: Math.abs(width - height) < 1,
          large: width >= 120,
          modules: (svg.querySelector('path')?.getAttribute('d') ?? '').length,
        };
      });
      expect(code).toMatchObject({ square: true, large: true });
      expect(code.modules).toBeGreaterThan(500);
      await tab.picture(`${kind.name}-qr`);
    });

    test.each(['with its script', 'where its script and style never come'])(
      'landing page, preference page and out again, %s',
      async (how) => {
        const at = how === 'with its script' ? shop : plain;
        const { phone, typed } = somebody();
        tab = await Tab.of(engine, 390, 844);
        await tab.open(`${at.landingUrl}?locale=en`);
        await tab.type('input[type=tel]', typed);
        await tab.click('input[type=checkbox]');
        await tab.picture(`${kind.name}-landing ${how}`);
        await tab.click('main button', 'Sign up');
        await tab.type('input[name=code]', await code(phone, at));
        await tab.press('Enter');
        await tab.waitFor('main', 'You agreed to');
        expect([await standing(at, phone, 'sms'), await standing(at, phone, 'whatsapp')]).toEqual(['granted', 'declined']);
        await tab.click('a', 'See or change your choices');
        await tab.waitFor('h1', 'Your choices');
        await tab.picture(`${kind.name}-preferences ${how}`);
        const toggle = '#default-sms-marketing-switch';
        await tab.click(`${toggle}.is-on`);
        await tab.waitFor(`${toggle}:not(.is-on)`);
        expect(await standing(at, phone, 'sms')).toBe('withdrawn');
      },
    );
  });
});
