/** How high a published form is before it is touched, in a real browser, a column of a width and the page's font: what the snippet holds for it. */
import type { Browser } from 'playwright-core';

const WAIT_MS = 20_000;
/** Why it was not measured, in words for the reader. */
export class NotMeasured extends Error {}

interface Measured {
  readonly host: string;
  readonly widget: string;
  readonly locale: string;
  /** As in a style sheet; the form takes the page's. */
  readonly font: string;
}

export async function measureForm(browser: Browser, form: Measured, columnPx: number): Promise<number> {
  const context = await browser.newContext({ viewport: { width: columnPx, height: 800 }, locale: form.locale, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    // Answered within the browser at an address of Sayso's own, where each widget may be shown.
    const own = `${form.host}/snippet-of-form`;
    await page.route(own, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: '<!doctype html><meta name="viewport" content="width=device-width,initial-scale=1"><title>Form</title><body></body>',
      }),
    );
    await page.goto(own);
    await page.evaluate(({ host, widget, locale, font }) => {
      Object.assign(document.body.style, { margin: '0', fontFamily: font });
      const element = document.createElement('sayso-form');
      for (const [name, value] of Object.entries({ widget, locale, mode: 'inline' })) element.setAttribute(name, value);
      document.body.append(element, Object.assign(document.createElement('script'), { src: `${host}/sayso.js` }));
    }, form);
    const drawn = page.locator('sayso-form .sayso form').first();
    await drawn.waitFor({ timeout: WAIT_MS }).catch(() => {
      throw new NotMeasured(`The form of ${form.widget} did not appear. Is the widget published?`);
    });
    return await page.locator('sayso-form').evaluate((element) => element.getBoundingClientRect().height);
  } finally {
    await context.close();
  }
}
