/**
 * A picture of the real form, as a visitor with a phone meets it: nothing ticked, every text in full. The form is asked for its
 * build the way it tells the server: by a submission, which is read here and never leaves the browser.
 */
import type { Browser, Locator, Page } from 'playwright-core';

/** A small phone, at twice its pixels so that a reviewer can read the texts. */
const PHONE = { width: 390, height: 844 } as const;
const PIXEL_RATIO = 2;
const WAIT_MS = 20_000;
/** Fictional, and of no consequence: what is typed goes nowhere. https://en.wikipedia.org/wiki/555_(telephone_number) */
const [TYPED_PHONE, TYPED_EMAIL] = ['+1 202 555 0142', 'nobody@example.com'];

export interface FormPicture {
  readonly png: Uint8Array;
  /** Of the widget, as the form's own config says. */
  readonly version: number;
  /** As the form reports it. */
  readonly build: string;
}
/** Why no picture was made, in words for the reader. */
export class NoPicture extends Error {}

interface Shot {
  /** Of the Sayso that serves the form. */
  readonly url: string;
  readonly widgetId: string;
  readonly locale: string;
  /** The merchant's page that holds the form; absent: an empty page at Sayso's own address. */
  readonly page?: string;
}

export async function takePicture(browser: Browser, shot: Shot): Promise<FormPicture> {
  const context = await browser.newContext({
    viewport: PHONE,
    deviceScaleFactor: PIXEL_RATIO,
    locale: shot.locale,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    const version = shownVersion(page);
    await page.goto(await hostPage(page, shot));
    const form = page.locator(`sayso-form .sayso`).first();
    await form
      .locator('form')
      .waitFor()
      .catch(() => refuse(`The form of ${shot.widgetId} did not appear on ${page.url()}.`));
    await checkUntouched(form);
    const options = { animations: 'disabled', type: 'png' } as const;
    // Of a merchant's page the form alone: what else stands there is no part of what people agree to.
    const png = await (shot.page === undefined ? page.screenshot({ ...options, fullPage: true }) : form.screenshot(options));
    return { png: new Uint8Array(png), version: await version, build: await reportedBuild(page, form) };
  } finally {
    await context.close();
  }
}

/** Answered within the browser at an address of Sayso's own, where each widget may be shown. */
async function hostPage(page: Page, { url, widgetId, locale, page: merchants }: Shot): Promise<string> {
  if (merchants !== undefined) return merchants;
  const own = `${url}/evidence-of-form`;
  const attribute = (text: string) => text.replace(/[&"<>]/g, (each) => `&#${each.charCodeAt(0)};`);
  await page.route(own, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="${attribute(locale)}"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Form</title>
<body style="margin:16px"><sayso-form widget="${attribute(widgetId)}" locale="${attribute(locale)}" trigger="inline"></sayso-form><script src="/sayso.js"></script>`,
    }),
  );
  return own;
}

function shownVersion(page: Page): Promise<number> {
  return page
    .waitForResponse((response) => /\/v1\/widgets\/[^/]+\/config$/.test(new URL(response.url()).pathname) && response.ok(), {
      timeout: WAIT_MS,
    })
    .then(async (response) => ((await response.json()) as { version: number }).version)
    .catch(() => refuse('The form was not given its texts: is the widget published, and may it be shown on this page?'));
}

/** Nothing ticked, and all of each text to be seen: what a carrier looks for first. */
async function checkUntouched(form: Locator): Promise<void> {
  const boxes = await form.locator('input[type=checkbox]').evaluateAll((elements) =>
    elements.map((element) => {
      const box = element as HTMLInputElement;
      const root = box.getRootNode() as ShadowRoot;
      const texts = (box.getAttribute('aria-describedby') ?? '').split(' ').map((id) => root.getElementById(id));
      const isWhole = (text: HTMLElement | null) =>
        text !== null && text.getClientRects().length > 0 && text.scrollHeight <= text.clientHeight + 1 && text.innerText.trim() !== '';
      return { ticked: box.checked, whole: texts.some(isWhole) };
    }),
  );
  if (boxes.length === 0) refuse('The form has no box to tick.');
  if (boxes.some(({ ticked }) => ticked)) refuse('A box is ticked before anybody touched it.');
  if (boxes.some(({ whole }) => !whole)) refuse('A text beside its box is not in full view.');
}

/** Presses the button for what the form says of itself; the request is cut off before it is sent. */
async function reportedBuild(page: Page, form: Locator): Promise<string> {
  const submissions = '**/v1/widgets/*/submissions';
  const said = new Promise<string>((resolve) => {
    void page.route(submissions, async (route) => {
      const body = route.request().postDataJSON() as { page?: { build?: string } } | null;
      await route.abort();
      resolve(body?.page?.build ?? '');
    });
  });
  const [phone, email] = [form.locator('input[type=tel]'), form.locator('input[type=email]')];
  if ((await phone.count()) > 0) await phone.first().fill(TYPED_PHONE);
  if ((await email.count()) > 0) await email.first().fill(TYPED_EMAIL);
  await form.locator('input[type=checkbox]').first().check();
  await form.locator('button.main').first().click();
  const waited = new Promise<string>((resolve) => setTimeout(() => resolve(''), WAIT_MS).unref());
  const build = await Promise.race([said, waited]);
  return build === '' ? refuse('The form did not say which build it is. Was it built (npm run build)?') : build;
}

function refuse(why: string): never {
  throw new NoPicture(why);
}
