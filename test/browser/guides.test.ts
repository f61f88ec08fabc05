/** Every guide's own code, on a page that does to it what its platform does. Numbers go in, a submission comes out, and no error passes unseen. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildPackage } from '../../scripts/build-package.ts';
import { startDemo } from './demo-process.ts';
import { autoParagraph, bundled, filledIn, guideCode, liquidBlock, TAG_MANAGER } from './guide-pages.ts';
import { fill, form, formReady, submit } from './pictures.ts';
import { type WidgetRig, widgetRig } from './widget-rig.ts';

let rig: WidgetRig;
beforeAll(async () => {
  rig = await widgetRig();
}, 60_000);
afterAll(() => rig.stop());
beforeEach(() => rig.server.reset());

interface Shown {
  readonly html: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The merchant's page at its own origin, with whatever the platform puts there; `wait` may be told to wait for less than the form. */
async function opened({ html, scripts = {}, headers = {} }: Shown, wait = formReady): Promise<Page> {
  const page = await rig.open({ snippet: 'late' }, {}, async () => undefined);
  const { origin } = new URL(page.url());
  const { pages } = rig.server;
  pages.set('/guide', { type: 'html', body: `<!doctype html>${html}`, headers });
  for (const [path, body] of Object.entries(scripts)) pages.set(path, { type: 'javascript', body });
  await page.goto(`${origin}/guide`, { waitUntil: 'commit' });
  await wait(page);
  return page;
}

const ICON = '<link rel="icon" href="data:,">';
const page = (body: string, head = '', icon = ICON): string =>
  `<html lang="en"><head><meta charset="utf-8"><title>Shop</title>${icon}${head}</head><body>${body}</body></html>`;
const here = (code: string): string => filledIn(code, rig.server.host);

async function signsUp(at: Page, count = 1): Promise<void> {
  await fill(at, [0]);
  await submit(at);
  await form(at).locator('ul').waitFor();
  expect(rig.server.submissions).toHaveLength(count);
}

describe('plain HTML', () => {
  test('the two tags work under the policy that the guide names, with nothing else allowed', async () => {
    const policy = here(guideCode('html', 'http')).trim().replace('Content-Security-Policy: ', '');
    const shop = await opened({ html: page(here(guideCode('html', 'html')), '', ''), headers: { 'content-security-policy': policy } });
    await signsUp(shop);
    await rig.clean(shop);
  });
});

const OWN_STUB = '<script>window.sayso = window.sayso || { q: [], identify(who) { this.q.push(["identify", who]) } }</script>';
const FAILED_MAIN = `
import { load, on } from 'sayso-embed';
window.ended = on('submitted', () => undefined);
window.said = load({ host: 'http://127.0.0.1:9' }).catch((error) => error.message);`;

const PACKAGE_MAIN = `
import { createForm, load, on } from 'sayso-embed';
const end = on('submitted', () => { throw new Error('ended before the loader came'); });
end();
window.told = [];
on('submitted', (event) => window.told.push(event));
window.wrong = load({ host: 'http://127.0.0.1:9' }).catch((error) => error.message);
window.both = Promise.all([load({ host: 'HOST_HERE' }), load({ host: 'HOST_HERE' })]).then(([one, other]) => one === other && one === window.sayso);
document.querySelector('#place').append(createForm({ widget: 'w_sample_0123456789abcdef', height: 900 }));`;

describe('the package by itself', () => {
  test('loads once however often it is asked, hears what it listens to, and names a host that can’t be had', async () => {
    await buildPackage();
    const script = await bundled('package', { 'main.tsx': PACKAGE_MAIN.replaceAll('HOST_HERE', rig.server.host) });
    const shop = await opened({ html: page('<div id="place"></div><script src="/app.js"></script>'), scripts: { '/app.js': script } });
    const said = () =>
      shop.evaluate(async () => {
        const { told, wrong, both } = window as unknown as { told: unknown[]; wrong: Promise<string>; both: Promise<boolean> };
        return { told, wrong: await wrong, both: await both };
      });
    await signsUp(shop);
    await expect.poll(async () => (await said()).told).toEqual([{ type: 'submitted', widget: 'w_sample_0123456789abcdef' }]);
    expect(await said()).toMatchObject({ both: true, wrong: expect.stringContaining('http://127.0.0.1:9/sayso.js') });
    expect(rig.server.requests.filter(({ url }) => url.includes('sayso.js'))).toHaveLength(1);
    await rig.clean(shop, 1);
  });
});

test('the package bears a stub of the page’s own that queues less, and a tag of the page’s own that failed before', async () => {
  const script = await bundled('package-failed', { 'main.tsx': FAILED_MAIN });
  const tag = '<script async src="http://127.0.0.1:9/sayso.js"></script>';
  const shop = await opened(
    { html: page(`${tag}<p>Shop</p><script src="/app.js" defer></script>`, OWN_STUB), scripts: { '/app.js': script } },
    async () => undefined,
  );
  await shop.waitForFunction(() => 'said' in window);
  const said = await shop.evaluate(() => (window as unknown as { said: Promise<string> }).said);
  expect(said).toContain('http://127.0.0.1:9/sayso.js');
  await rig.clean(shop, 2);
});

const REACT_MAIN = `
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { SaysoForm } from './SaysoForm';
function App() {
  const [n, setN] = useState(0);
  const [isHere, setHere] = useState(true);
  const [done, setDone] = useState(0);
  return <main>
    <button id="again" onClick={() => setN(n + 1)}>again {n}</button>
    <button id="leave" onClick={() => setHere(!isHere)}>leave</button>
    <output>{done}</output>
    {isHere && <SaysoForm host="HOST_HERE" widget="w_sample_0123456789abcdef" height={900 + n} onSubmitted={() => setDone((before) => before + 1)} />}
    {isHere && <SaysoForm host="HOST_HERE" widget="w_sample_0123456789abcdef" height={900} />}
  </main>;
}
createRoot(document.getElementById('root')).render(<StrictMode><App /></StrictMode>);`;

/** The component of the guide, to be copied, and the one of the package. */
const COMPONENTS: readonly (readonly [name: string, source: () => string])[] = [
  ['guide', () => guideCode('react', 'tsx')],
  ['package', () => "export { SaysoForm } from 'sayso-embed/react';"],
];

describe.each(COMPONENTS)('React, by the %s', (name, source) => {
  let script: string;
  beforeAll(async () => {
    if (name === 'package') await buildPackage();
    script = await bundled(`react-${name}`, {
      'SaysoForm.tsx': source(),
      'main.tsx': REACT_MAIN.replaceAll('HOST_HERE', rig.server.host),
    });
  });
  const app = () => opened({ html: page('<div id="root"></div><script src="/app.js"></script>'), scripts: { '/app.js': script } });

  test('in StrictMode the loader comes once, rendering again leaves what was typed alone, and the event comes once', async () => {
    const shop = await app();
    await fill(shop, [0]);
    await shop.click('#again');
    await shop.locator('#again', { hasText: 'again 1' }).waitFor();
    expect(await form(shop).locator('input[type=tel]').inputValue()).not.toBe('');
    await submit(shop);
    await form(shop).locator('ul').waitFor();
    await expect.poll(() => shop.locator('output').innerText()).toBe('1');
    expect(rig.server.requests.filter(({ url }) => url.includes('sayso.js'))).toHaveLength(1);
    expect(rig.server.submissions).toHaveLength(1);
    await rig.clean(shop);
  });

  test('taken out of the page it is gone; brought back it works', async () => {
    const shop = await app();
    await expect.poll(() => shop.locator('sayso-form').count()).toBe(2);
    await shop.click('#leave');
    await expect.poll(() => shop.locator('sayso-form').count()).toBe(0);
    await shop.click('#leave');
    await formReady(shop);
    await signsUp(shop);
    await rig.clean(shop);
  });
});

const NEXT_TREE = `
import { createElement } from 'react';
import { SaysoForm } from './SaysoForm';
const form = createElement(SaysoForm, { host: 'HOST_HERE', widget: 'w_sample_0123456789abcdef', height: 900 });
const tree = createElement('main', null, createElement('h1', null, 'Shop'), form);`;
const NEXT_MAIN = `${NEXT_TREE}
import { hydrateRoot } from 'react-dom/client';
window.hydrate = () => hydrateRoot(document.getElementById('root'), tree, {
  onRecoverableError: (error) => console.error('hydration: ' + error.message),
});`;
/** Bundled with a React of its own: two copies of it don't know each other's hooks. */
const NEXT_SERVER = `${NEXT_TREE}
import { renderToString } from 'react-dom/server.browser';
made.html = renderToString(tree);`;

describe.each(COMPONENTS)('Next, by the %s', (name, source) => {
  /** The guide's component drawn on a server: a module of its own, without the rest of the page. */
  async function served(): Promise<string> {
    const code = await bundled(`next-server-${name}`, {
      'SaysoForm.tsx': source(),
      'main.tsx': NEXT_SERVER.replaceAll('HOST_HERE', rig.server.host),
    });
    const made: { html?: string } = {};
    new Function('made', code)(made);
    return made.html ?? '';
  }
  const program = () =>
    bundled(`next-${name}`, { 'SaysoForm.tsx': source(), 'main.tsx': NEXT_MAIN.replaceAll('HOST_HERE', rig.server.host) });

  test.each([
    ['before', true],
    ['after', false],
  ])('a form that is drawn %s the page is taken over is no hydration error, and works', async (_, isDrawnFirst) => {
    const html = page(`<div id="root">${await served()}</div><script src="/app.js"></script>`);
    expect(html).toContain('<sayso-form');
    if (!isDrawnFirst) rig.server.mishaps.file = ['hold'];
    const shop = await opened({ html, scripts: { '/app.js': await program() } }, isDrawnFirst ? formReady : async () => undefined);
    await shop.waitForFunction(() => 'hydrate' in window);
    await shop.evaluate(() => (window as unknown as { hydrate(): void }).hydrate());
    rig.server.release();
    await formReady(shop);
    await signsUp(shop);
    await rig.clean(shop);
  });
});

describe('Vue', () => {
  const main = (isTold: boolean) => `
import { createApp, ref } from 'vue';
const app = createApp({
  setup: () => ({ isOpen: ref(true), widget: 'w_sample_0123456789abcdef' }),
  template: \`<main><button id="leave" @click="isOpen = !isOpen">leave</button>${guideCode('vue', 'html')}</main>\`,
});
${isTold ? guideCode('vue', 'js', 0) : ''}
${here(guideCode('vue', 'js', 1))}
app.mount('#root');`;
  const app = async (isTold: boolean) =>
    opened({
      html: page('<div id="root"></div><script src="/app.js"></script>'),
      scripts: { '/app.js': await bundled('vue', { 'main.tsx': main(isTold) }) },
    });
  const warnings = (shop: Page): string[] => {
    const seen: string[] = [];
    shop.on('console', (message) => {
      if (message.type() === 'warning') seen.push(message.text());
    });
    return seen;
  };

  test('with the line of the guide there is no warning; v-if takes the form and brings it back', async () => {
    const shop = await app(true);
    const seen = warnings(shop);
    await shop.click('#leave');
    await expect.poll(() => shop.locator('sayso-form').count()).toBe(0);
    await shop.click('#leave');
    await formReady(shop);
    await signsUp(shop);
    expect(seen).toEqual([]);
    await rig.clean(shop);
  });
  test('without it there is one: the measure works', async () => {
    const shop = await app(false);
    const seen = warnings(shop);
    await shop.reload();
    await expect.poll(() => seen.join()).toContain('sayso-form');
    await shop.context().close();
  });
});

describe('Shopify', () => {
  test('the embed brings the script, the block the form; a section that is drawn again has its form again', async () => {
    const loader = await liquidBlock(guideCode('shopify', 'liquid', 0), { host: rig.server.host });
    const block = await liquidBlock(guideCode('shopify', 'liquid', 1), { widget: 'w_sample_0123456789abcdef' });
    const shop = await opened({ html: page(`<main id="section">${block}</main>${loader}`) });
    await shop.evaluate((html) => {
      const section = document.querySelector('#section');
      if (section) section.innerHTML = html;
    }, block);
    await formReady(shop);
    await signsUp(shop);
    await rig.clean(shop);
  });
  test('a setting that is markup stays text', async () => {
    const block = await liquidBlock(guideCode('shopify', 'liquid', 1), { widget: '"><img src=x onerror=alert(1)>' });
    expect(block).not.toContain('<img');
  });
});

describe('WordPress', () => {
  test('what the shortcode gives survives wpautop, and the form comes when a delayed script is put back', async () => {
    const code = guideCode('wordpress', 'php');
    const made = /'(<sayso-form.*<\/sayso-form>)'/.exec(code)?.[1] ?? '';
    const html = ['w_sample_0123456789abcdef', 'en', '1372'].reduce((text, value) => text.replace(/%[sd]/, value), made);
    expect(code).toContain("SAYSO_HOST . '/sayso.js'");
    const delayed = `<script type="delayed" data-src="${rig.server.host}/sayso.js"></script>
<script>addEventListener('keydown', function () { document.querySelectorAll('script[type=delayed]').forEach(function (old) {
  var made = document.createElement('script'); made.src = old.dataset.src; made.async = true; old.replaceWith(made); }); }, { once: true });</script>`;
    const shop = await opened({ html: page(autoParagraph(html) + delayed) }, async () => undefined);
    expect(await shop.locator('sayso-form form').count()).toBe(0);
    await shop.keyboard.press('Tab');
    await formReady(shop);
    await signsUp(shop);
    await rig.clean(shop);
  });
});

describe('Webflow', () => {
  test('a listener that stops every submit doesn’t see the form’s, and styles on everything don’t reach in', async () => {
    const [head, embed] = [here(guideCode('webflow', 'html', 0)), here(guideCode('webflow', 'html', 1))];
    const styles = '<style>*{display:block}input,label,button{width:100%;height:3px!important;opacity:0}</style>';
    const stops = `<script>window.caught = 0; document.addEventListener('submit', function (event) { window.caught++; event.preventDefault(); event.stopImmediatePropagation(); }, true);</script>`;
    const shop = await opened({ html: page(`<div class="w-embed w-script">${embed}</div>`, head + styles + stops) });
    const box = await form(shop).locator('button.main').first().boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    await signsUp(shop);
    expect(await shop.evaluate(() => (window as unknown as { caught: number }).caught)).toBe(0);
    await rig.clean(shop);
  });
});

describe('Google Tag Manager', () => {
  test('the tag works though its script is made anew, and events reach the dataLayer with nothing typed in them', async () => {
    const shop = await opened({ html: page('<p>Shop</p>', `<script>${TAG_MANAGER}</script>`) }, async () => undefined);
    const tags = [here(guideCode('gtm', 'html', 1)), here(guideCode('gtm', 'html', 0)).replace("'corner'", "'inline'")];
    for (const tag of tags) await shop.evaluate((html) => (window as unknown as { fire(html: string): void }).fire(html), tag);
    await formReady(shop);
    await signsUp(shop);
    const layer = await shop.evaluate(() => JSON.stringify((window as unknown as { dataLayer: unknown[] }).dataLayer));
    expect(JSON.parse(layer)).toEqual(['opened', 'started', 'submitted'].map((name) => ({ event: `sayso_${name}` })));
    await rig.clean(shop);
  });
  test('a plain script tag would come without its widget: why the guide uses the element', async () => {
    const shop = await opened({ html: page('<p>Shop</p>', `<script>${TAG_MANAGER}</script>`) }, async () => undefined);
    await shop.evaluate((html) => (window as unknown as { fire(html: string): void }).fire(html), here(guideCode('html', 'html')));
    await shop.waitForFunction(() => customElements.get('sayso-form') !== undefined);
    expect(await shop.locator('sayso-form').count()).toBe(0);
    await shop.context().close();
  });
});

describe('headless', () => {
  test('the guide’s code in Node makes a record of the product: asked, answered by the code, read back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sayso-headless-'));
    const demo = await startDemo(join(folder, 'data'));
    try {
      writeFileSync(join(folder, 'sayso.mjs'), guideCode('headless', 'js'));
      const code = (await import(pathToFileURL(join(folder, 'sayso.mjs')).href)) as Record<string, (...given: unknown[]) => Promise<never>>;
      const config = (await code.config!(demo.url, demo.widget_id, 'en')) as { controls: { channels: string[] }[] };
      const ticked = [config.controls.findIndex(({ channels }) => channels.includes('sms'))];
      const token = await code.begin!(demo.url, demo.widget_id, config);
      const phone = '+12025550177';
      const key = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
      const filled = { phone, ticked, url: 'https://kiosk.shop.example/' };
      const receipt = await code.submit!(demo.url, demo.widget_id, config, token, filled, key);
      const sms = await expect
        .poll(async () => JSON.stringify(await (await fetch(`${demo.outbox_url}/messages`)).json()), { timeout: 10_000 })
        .toContain(phone)
        .then(async () => (await (await fetch(`${demo.outbox_url}/messages`)).json()) as { to: string; text: string }[]);
      const digits = /\b\d{6}\b/.exec(sms.find(({ to }) => to === phone)!.text)![0];
      expect(await code.confirm!(demo.url, receipt, digits)).toMatchObject({ outcome: 'confirmed' });
      const answer = await fetch(`${demo.url}/v1/contacts/find`, {
        method: 'POST',
        headers: { authorization: `Bearer ${demo.api_key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ phone }),
      });
      const { contact } = (await answer.json()) as {
        contact: { state: { channel: string; standing: string; verified: boolean; method: string }[] };
      };
      expect(contact.state.find(({ channel }) => channel === 'sms')).toMatchObject({
        standing: 'granted',
        verified: true,
        method: 'api_form',
      });
    } finally {
      await demo.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
