/** A page keeps the loader of an earlier build. The form opens and sends, whether that build's files are still served or not. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assemble } from '../../scripts/builds/assemble.ts';
import { folderSource } from '../../scripts/builds/sources.ts';
import { type EarlierBuild, openEarlierBuild } from '../faults/earlier-build.ts';
import { type Listener, listen } from '../faults/listener.ts';
import { codeFor } from '../faults/people.ts';
import { World } from '../faults/world.ts';
import { startBrowser } from './browser.ts';
import { enterCode, fill, form, formReady, submit } from './pictures.ts';

const BUILT = path.resolve(import.meta.dirname, '../../dist/public');
const earlier: EarlierBuild = openEarlierBuild('091b814');
const loader = readFileSync(path.join(earlier.buildDir, 'public/sayso.js'), 'utf8');
const folder = mkdtempSync(path.join(tmpdir(), 'sayso-assets-'));
let browser: Browser;
let world: World;
/** The merchant's: on loopback as the Worker is, since a browser lets no public page reach there. */
let site: Listener;

beforeAll(async () => {
  cpSync(path.join(earlier.buildDir, 'public'), folder, { recursive: true });
  await assemble(BUILT, folderSource(folder), folder, Date.now());
  browser = await startBrowser();
  site = await listen((_, res) => {
    const script = `<script async src="${world.url}/sayso.js" data-widget="${world.widgetId}"></script>`;
    res.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><html lang="en"><title>Shop</title><main>${script}</main>`);
  });
  world = await World.start({ assetsDir: folder, origins: [site.url] });
});
afterAll(async () => {
  await browser.close();
  await world.stop();
  await site.close();
  earlier.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** The merchant's page, with a loader from the browser's cache. @returns the names of the files that the form came from */
async function open(kept: string): Promise<{ page: Page; files: string[] }> {
  const page = await browser.newPage({ locale: 'en-US' });
  const files: string[] = [];
  page.on('response', (answer) => {
    if (answer.url().includes('/assets/')) files.push(`${new URL(answer.url()).pathname} ${answer.status()}`);
  });
  await page.route(`${world.url}/sayso.js`, (route) => route.fulfill({ body: kept, contentType: 'text/javascript' }));
  await page.goto(`${site.url}/`);
  await formReady(page);
  return { page, files };
}

async function signUp(page: Page, phone: string): Promise<void> {
  await fill(page, [0], phone);
  await submit(page);
  await form(page).locator('#code').waitFor();
  await enterCode(page, await codeFor(world, phone.replaceAll(' ', '')));
  await form(page).locator('a[href*="/me/"]').waitFor();
  expect((await world.admin.find(phone))?.state).toMatchObject([{ channel: 'sms', standing: 'granted' }, { standing: 'declined' }]);
}

test('with its build’s files beside today’s, the form of then works with the server of now', async () => {
  const { page, files } = await open(loader);
  await signUp(page, '+1 212 555 0141');
  const [, name = ''] = /assets\/(form\.[0-9a-f]{10}\.js)/.exec(loader) ?? [];
  expect(files).toContain(`/assets/${name} 200`);
  expect(files).toContain(`/assets/${name.replace('form', 'steps')} 200`);
});

test('with its build’s files gone, it opens today’s form, once', async () => {
  const long = 'form.00dead0000.js';
  const { page, files } = await open(loader.replace(/form\.[0-9a-f]{10}\.js/, long));
  await signUp(page, '+1 213 555 0142');
  const manifest = JSON.parse(readFileSync(path.join(BUILT, 'assets/manifest.json'), 'utf8')) as { form: string; steps: string };
  expect(files).toContain(`/assets/${long} 200`);
  expect(files.filter((file) => file === `/${manifest.form} 200`)).toHaveLength(1);
  expect(files).toContain(`/${manifest.steps} 200`);
});
