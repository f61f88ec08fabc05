/**
 * Draws `docs/pictures/languages/`: the form at phone width in each language, of the invented shop. By hand, after `npm run build`.
 * Scripts that no font of the browser has come out empty: name a browser that has them in CHROMIUM_PATH (Debian: fonts-noto-cjk, fonts-noto-core).
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { startBrowser } from '../test/browser/browser.ts';
import { formReady } from '../test/browser/pictures.ts';
import { startWidgetServer } from '../test/browser/widget-server.ts';
import { SAMPLE_WORDS } from './sample-words.ts';

const FOLDER = path.resolve(import.meta.dirname, '../docs/pictures/languages');
/** Those asked for, else all. */
const wanted = process.argv.slice(2);

const server = await startWidgetServer();
const browser = await startBrowser();
try {
  mkdirSync(FOLDER, { recursive: true });
  for (const lang of Object.keys(SAMPLE_WORDS).filter((tag) => wanted.length === 0 || wanted.includes(tag))) {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(server.page({ lang }));
    await formReady(page);
    const form = page.locator('sayso-form').first();
    await form.screenshot({ path: path.join(FOLDER, `form-${lang}.png`), animations: 'disabled' });
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
