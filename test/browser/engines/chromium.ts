/** Chromium by its own protocol, as the other browser tests have it. */
import { startBrowser } from '../browser.ts';
import type { EngineKind, KeyName } from './engine.ts';

export const chromium: EngineKind = {
  name: 'Chromium',
  // Comes with `npm ci`, or fails with what lacks.
  missing: () => [],
  async start() {
    const browser = await startBrowser();
    return {
      version: browser.version(),
      async newHands(width, height) {
        const context = await browser.newContext({ viewport: { width, height }, locale: 'en-US' });
        const page = await context.newPage();
        return {
          open: async (url) => {
            await page.goto(url);
          },
          evaluate: (expression) => page.evaluate(expression),
          clickAt: (x, y) => page.mouse.click(x, y),
          type: (text) => page.keyboard.type(text),
          press: (key: KeyName) => page.keyboard.press(key),
          screenshot: () => page.screenshot(),
          close: () => context.close(),
        };
      },
      stop: () => browser.close(),
    };
  },
};
