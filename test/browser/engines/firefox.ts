/** Firefox ESR over WebDriver BiDi. */
import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import type { EngineKind, KeyName } from './engine.ts';

const PATH = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';

export const firefox: EngineKind = {
  name: 'Firefox',
  missing: () => (existsSync(PATH) ? [] : [PATH]),
  async start() {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: PATH,
      headless: true,
      defaultViewport: null,
      extraPrefsFirefox: { 'intl.accept_languages': 'en-US, en', 'intl.locale.requested': 'en-US' },
    });
    return {
      version: (await browser.version()).replace(/^firefox\//i, ''),
      async newHands(width, height) {
        const context = await browser.createBrowserContext();
        const page = await context.newPage();
        // The size is taken; of the orientation, sent with it, this Firefox knows nothing.
        await page.setViewport({ width, height }).catch((error: Error) => {
          if (!error.message.includes('setScreenOrientationOverride')) throw error;
        });
        return {
          open: async (url) => {
            await page.goto(url);
          },
          evaluate: (expression) => page.evaluate(expression),
          clickAt: (x, y) => page.mouse.click(x, y),
          type: (text) => page.keyboard.type(text),
          press: (key: KeyName) => page.keyboard.press(key === 'Space' ? ' ' : key),
          screenshot: async () => Buffer.from(await page.screenshot()),
          close: () => context.close(),
        };
      },
      stop: () => browser.close(),
    };
  },
};
