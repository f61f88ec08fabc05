/** The hosted pages on the built Worker in a real browser: the whole way without script, and what the script adds. */
import { brotliCompressSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../faults/listener.ts';
import { person } from '../faults/people.ts';
import { startBrowser } from './browser.ts';
import { openShop, type Shop, sequenceOf, standing, violations } from './pages-shop.ts';

let browser: Browser;
let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await shop?.world.stop();
});

let count = 0;
/** A number and an IP block of its own for each visitor. */
async function visitor(options: {
  readonly script: boolean;
  readonly locale?: string;
}): Promise<{ context: BrowserContext; page: Page; phone: string }> {
  count += 1;
  const context = await browser.newContext({
    javaScriptEnabled: options.script,
    locale: options.locale ?? 'en-US',
    viewport: { width: 390, height: 844 },
    extraHTTPHeaders: { 'x-test-ip': `198.51.${count}.7` },
  });
  return { context, page: await context.newPage(), phone: person(count) };
}

const code = (phone: string): Promise<string> => eventually(`a code for ${phone}`, async () => shop.world.lastCode(phone));

async function signUp(page: Page, phone: string): Promise<void> {
  await page.goto(shop.landingUrl);
  await page.getByLabel('Mobile number').fill(phone);
  await page.getByLabel('Text messages').check();
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByLabel('Code').fill(await code(phone));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('heading', { name: 'Done' }).waitFor();
}

describe('without script', () => {
  test('R1.10 a visitor signs up, sees what was agreed, turns one off and on again, and stops everything', async () => {
    const { context, page, phone } = await visitor({ script: false });
    await page.goto(shop.landingUrl);
    expect(await page.locator('input[type=checkbox]:checked').count(), 'R1.1 nothing is ticked').toBe(0);

    // Nothing typed, nothing ticked: each thing to mend is named, beside its field and above.
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByRole('alert').getByText('Tick at least one box').waitFor();
    // A number that cannot be: what was typed and ticked stays.
    await page.getByLabel('Mobile number').fill('12');
    await page.getByLabel('Text messages').check();
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByRole('alert').getByText('This number cannot exist').waitFor();
    expect(await page.getByLabel('Mobile number').inputValue()).toBe('12');
    expect(await page.getByLabel('Text messages').isChecked()).toBe(true);
    expect(await page.getByLabel('WhatsApp').isChecked()).toBe(false);

    await page.getByLabel('Mobile number').fill(phone);
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByLabel('Code').fill('000000');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('alert').getByText('This code is not valid').waitFor();
    await page.getByLabel('Code').fill(await code(phone));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('You agreed to').waitFor();
    expect(await page.locator('.agreed li').allInnerTexts()).toEqual(['Text messages']);
    expect(page.url(), 'no secret in a URL').toBe(`${shop.landingUrl}?locale=en`);
    expect([await standing(shop, phone, 'sms'), await standing(shop, phone, 'whatsapp')]).toEqual(['granted', 'declined']);

    await page.getByRole('link', { name: 'See or change your choices' }).click();
    await page.getByRole('button', { name: 'Turn off Text messages' }).click();
    await page.getByText('Saved.').waitFor();
    expect(new URL(page.url()).search).toBe('?done=saved');
    expect(await standing(shop, phone, 'sms')).toBe('withdrawn');

    const shown = await page
      .locator('li', { has: page.getByRole('button', { name: 'Turn on WhatsApp' }) })
      .locator('.terms')
      .innerText();
    await page.getByRole('button', { name: 'Turn on WhatsApp' }).click();
    await page.getByRole('button', { name: 'Turn off WhatsApp' }).waitFor();
    const contact = (await shop.world.admin.find(phone))!;
    const grant = (await shop.world.admin.timeline(contact.id)).findLast(({ record }) => record.act === 'grant')!;
    expect(shown, 'R1.2 the text beside the switch is the text of the grant').toContain(grant.disclosure!.text);
    expect(grant.record).toMatchObject({ channel: 'whatsapp', method: 'preference_center', verified: true });

    await page.getByRole('button', { name: 'Stop everything' }).click();
    await page.getByText('You will get no more marketing from Aurora Coffee here').waitFor();
    expect([await standing(shop, phone, 'sms'), await standing(shop, phone, 'whatsapp')]).toEqual(['withdrawn', 'withdrawn']);
    expect(await page.locator('.history li').first().innerText()).toMatch(/^You stopped all marketing|^You stopped/);
    await context.close();
  });

  test('what was just sent is shown as recorded and taken back, one choice at a time', async () => {
    const { context, page, phone } = await visitor({ script: false });
    const receipt = await shop.world.visitor.submit(phone, ['sms', 'whatsapp']);
    await page.goto(receipt.own_acts_url);
    expect(await page.locator('.state').allInnerTexts()).toEqual(['Waits for your code', 'Waits for your code']);
    expect(await page.content(), 'the number is masked').not.toContain(phone.slice(-7, -2));
    await page.getByRole('button', { name: 'Take it back' }).first().click();
    await page.getByText('Taken back.').waitFor();
    expect(await page.locator('.state').allInnerTexts()).toEqual(['Taken back', 'Waits for your code']);
    const contact = (await shop.world.admin.find(phone))!;
    expect((await shop.world.admin.timeline(contact.id)).at(-1)!.record.act).toBe('retract');
    await context.close();
  });

  test('R1.8 a link is asked for, comes by message, opens; for a number nobody knows the page says the same', async () => {
    const { context, page, phone } = await visitor({ script: false });
    await signUp(page, phone);
    await page.goto(`${shop.world.url}/me?widget=${shop.widget}`);
    await page.getByLabel('Mobile number').fill(phone);
    await page.getByRole('button', { name: 'Send me the link' }).click();
    await page.getByRole('status').getByText('If Aurora Coffee knows this address').waitFor();
    const known = await page.content();
    const link = await eventually('a link', async () => shop.world.lastLink(phone));
    await page.goto(link);
    await page.getByRole('heading', { name: 'Your choices' }).waitFor();

    await page.goto(`${shop.world.url}/me?widget=${shop.widget}`);
    await page.getByLabel('Mobile number').fill('+12025550199');
    await page.getByRole('button', { name: 'Send me the link' }).click();
    await page.getByRole('status').waitFor();
    expect(await page.content(), 'R1.8 the same page for a number nobody knows').toBe(known);
    await context.close();
  });

  test('right to left: the page is Arabic for a reader of Arabic, and leads to the other language', async () => {
    const { context, page } = await visitor({ script: false, locale: 'ar' });
    await page.goto(shop.landingUrl);
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.locator('html').getAttribute('lang')).toBe('ar');
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr');
    await context.close();
  });

  test('No thanks is one click, as large as the other button, and records nothing', async () => {
    const { context, page } = await visitor({ script: false });
    await page.goto(shop.landingUrl);
    const [yes, no] = await Promise.all([page.locator('.actions .main').boundingBox(), page.locator('.actions a').boundingBox()]);
    expect({ width: no!.width, height: no!.height }).toEqual({ width: yes!.width, height: yes!.height });
    await page.getByRole('link', { name: 'No thanks' }).click();
    await page.getByText('You agreed to nothing').waitFor();
    await context.close();
  });
});

describe('with script', () => {
  test('a switch moves without a reload, says so, keeps focus; strict policy and Trusted Types have nothing to report', async () => {
    const { context, page, phone } = await visitor({ script: true });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await signUp(page, phone);
    await page.getByRole('link', { name: 'See or change your choices' }).click();
    await page.getByRole('heading', { name: 'Your choices' }).waitFor();
    let loads = 0;
    page.on('load', () => {
      loads += 1;
    });
    const before = page.url();
    await page.getByRole('button', { name: 'Turn off Text messages' }).click();
    await page.getByRole('button', { name: 'Turn on Text messages' }).waitFor();
    expect(loads).toBe(0);
    expect(page.url()).toBe(before);
    expect(await page.locator('#live').innerText()).toBe('Saved.');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('default-sms-marketing-switch');
    expect(await standing(shop, phone, 'sms')).toBe('withdrawn');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Turn on Text messages' }).click();
    await page.getByRole('button', { name: 'Stop everything' }).click();
    await page.getByText('You will get no more marketing').first().waitFor();
    expect(await standing(shop, phone, 'sms')).toBe('withdrawn');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a page left open while something newer happened does not turn on, and says so', async () => {
    const { context, page, phone } = await visitor({ script: true });
    await signUp(page, phone);
    await page.getByRole('link', { name: 'See or change your choices' }).click();
    await page.getByRole('button', { name: 'Turn off Text messages' }).click();
    await page.getByRole('button', { name: 'Turn on Text messages' }).waitFor();
    const other = await context.newPage();
    await other.goto(page.url());
    await other.getByRole('button', { name: 'Turn on Text messages' }).click();
    await other.getByRole('button', { name: 'Stop everything' }).click();
    await other.getByText('You will get no more marketing').first().waitFor();
    await page.getByRole('button', { name: 'Turn on Text messages' }).click();
    await page.getByText('Something changed since this page was opened').first().waitFor();
    expect(await standing(shop, phone, 'sms')).toBe('withdrawn');
    await context.close();
  });

  test('when the line breaks the form goes the plain way, and the withdrawal is made', async () => {
    const { context, page, phone } = await visitor({ script: true });
    await signUp(page, phone);
    await page.getByRole('link', { name: 'See or change your choices' }).click();
    await page.getByRole('button', { name: 'Turn off Text messages' }).waitFor();
    await page.route('**/me/*', (route) => (route.request().resourceType() === 'xhr' ? route.abort() : route.continue()));
    await page.getByRole('button', { name: 'Turn off Text messages' }).click();
    await page.waitForURL('**?done=saved');
    expect(await standing(shop, phone, 'sms')).toBe('withdrawn');
    await context.close();
  });
});

describe('what it costs', () => {
  test('landing page with its style sheets and nothing else: at most 12 KiB brotli', async () => {
    const { context, page } = await visitor({ script: true });
    const bytes: Record<string, number> = {};
    page.on('response', async (response) => {
      bytes[new URL(response.url()).pathname.replace(/\/p\/.*\/spring/, '/p')] = brotliCompressSync(await response.body()).length;
    });
    await page.goto(shop.landingUrl, { waitUntil: 'networkidle' });
    const parts = Object.keys(bytes).sort();
    expect(parts).toEqual([expect.stringMatching(/^\/assets\/page\..*\.css$/), '/p', '/theme/b45309.css']);
    const total = Object.values(bytes).reduce((sum, each) => sum + each, 0);
    expect(total).toBeLessThanOrEqual(12 * 1024);
    expect(total).toBeGreaterThan(2000);
    await context.close();
  });

  test('GET and HEAD of every link of the pages leave the ledger as it was', async () => {
    const { context, page, phone } = await visitor({ script: false });
    await signUp(page, phone);
    const manage = await page.getByRole('link', { name: 'See or change your choices' }).getAttribute('href');
    const before = await sequenceOf(shop, phone);
    const links = [
      manage!,
      shop.landingUrl,
      `${shop.landingUrl}?locale=en&done=none`,
      `${shop.landingUrl}/qr.svg`,
      `${shop.world.url}/me?widget=${shop.widget}`,
    ];
    for (const link of links) {
      await page.goto(link);
      links.push(
        ...(await page.locator('a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href))).filter(
          (href) => href.startsWith(shop.world.url) && !links.includes(href),
        ),
      );
      expect((await fetch(link, { method: 'HEAD' })).status).toBe(200);
      expect(
        (await fetch(`${link}${link.includes('?') ? '&' : '?'}act=withdraw_all&channel=sms&purpose=marketing&seen_seq=99`)).status,
      ).toBe(200);
    }
    expect(links.length).toBeGreaterThan(5);
    expect(await sequenceOf(shop, phone)).toBe(before);
    await context.close();
  });
});
