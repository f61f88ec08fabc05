/** What the merchant gives, at the end of the form: to a yes and to a no alike. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ConfigOffer } from '../../shared/contract/offer.ts';
import { offerTexts } from '../../shared/locales/offer.ts';
import { decline, enterCode, fill, form, formReady, heading, submit } from './pictures.ts';
import { axeFindings, type WidgetRig, watched, widgetRig } from './widget-rig.ts';
import { RIGHT_CODE } from './widget-server.ts';

let rig: WidgetRig;
beforeAll(async () => {
  rig = await widgetRig();
});
afterAll(() => rig.stop());
beforeEach(() => rig.server.reset());

function offer(change: Partial<ConfigOffer>, locale = 'en', text = '10 % off your next order'): ConfigOffer {
  const { either_way: _, show_code: __, ...texts } = offerTexts(locale);
  return { text, links: [], texts, ...change };
}
const code = (page: Page) => form(page).locator('.offer-code:not(.wait)');
const asked = () => rig.server.requests.filter(({ route }) => route === 'offer').length;
const agree = async (page: Page): Promise<void> => {
  await fill(page, [0]);
  await submit(page);
  await enterCode(page, RIGHT_CODE);
  await form(page).locator('ul').waitFor();
};

test('everybody’s code: shown with what was agreed, copied by one press, nothing asked for', async () => {
  rig.server.configure({ offer: offer({ code: 'WELCOME-10' }) }, ['phone']);
  const page = await rig.open({}, { permissions: ['clipboard-read', 'clipboard-write'] });
  await agree(page);
  expect(await code(page).innerText()).toBe('WELCOME-10');
  await form(page).getByRole('button', { name: 'Copy the code' }).click();
  await form(page).getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('WELCOME-10');
  expect(asked()).toBe(0);
  await rig.clean(page);
});

test('a no gets it too, a code of its own, the same after going back, and none was asked for before the end', async () => {
  rig.server.configure({ offer: offer({ pool: true }) });
  rig.server.codes.push('ONE', 'TWO');
  const page = await rig.open();
  await fill(page, [0]);
  expect(asked()).toBe(0);
  await decline(page);
  await code(page).waitFor();
  expect(await code(page).innerText()).toBe('ONE');
  expect(await form(page).innerText()).toContain('You agreed to nothing, and nothing was saved.');
  await form(page).getByRole('button', { name: 'Back to the form' }).click();
  await formReady(page);
  await decline(page);
  expect(await code(page).innerText()).toBe('ONE');
  expect(asked()).toBe(1);
  expect(rig.server.submissions).toEqual([]);
  await rig.clean(page);
});

test('by keyboard alone: to the end, and to the code', async () => {
  rig.server.configure({ offer: offer({ code: 'WELCOME-10', links: [{ label: 'Rules', url: 'https://shop.example/rules' }] }) });
  const page = await rig.open();
  await form(page).locator('input[type=tel]').focus();
  await form(page).locator('button.other').first().focus();
  await page.keyboard.press('Enter');
  await code(page).waitFor();
  expect(await heading(page)).toBe('Done');
  const stops: string[] = [];
  for (let n = 0; n < 3; n++) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(() => document.querySelector('sayso-form')?.shadowRoot?.activeElement?.textContent ?? ''));
  }
  expect(stops).toEqual(['Copy the code', 'Rules', 'Back to the form']);
  await rig.clean(page);
});

describe('a pool', () => {
  test('that is empty says so, and shows the code for everybody where there is one', async () => {
    rig.server.configure({ offer: offer({ pool: true }) });
    const page = await rig.open();
    await decline(page);
    await form(page).getByText('No codes are left.').waitFor();
    await page.context().close();
    rig.server.configure({ offer: offer({ pool: true, code: 'EVERYBODY' }) });
    const other = await rig.open();
    await decline(other);
    await code(other).waitFor();
    expect(await code(other).innerText()).toBe('EVERYBODY');
    await rig.clean(other);
  });
  test('that can’t be reached is asked again at a press, by the same key', async () => {
    rig.server.configure({ offer: offer({ pool: true }) });
    rig.server.codes.push('ONE', 'TWO');
    rig.server.mishaps.offer = ['cut'];
    const page = await rig.open();
    await decline(page);
    await form(page).locator('.notice').waitFor();
    await form(page).getByRole('button', { name: 'Try again' }).click();
    await code(page).waitFor();
    expect(await code(page).innerText()).toBe('ONE');
    await rig.clean(page, 1);
  });
});

test('a contest: its entry and its rules at either end, and entering sends us nothing', async () => {
  const links = [
    { label: 'Enter the draw', url: 'https://shop.example/draw' },
    { label: 'Official rules', url: 'https://shop.example/rules' },
  ];
  for (const end of [agree, decline]) {
    rig.server.reset();
    rig.server.configure({ offer: offer({ links }, 'en', 'Win a bicycle') }, ['phone']);
    const page = await rig.open();
    await end(page);
    const found = form(page).locator('.offer a');
    await found.first().waitFor();
    expect(await found.evaluateAll((all) => all.map((each) => [each.textContent, (each as HTMLAnchorElement).href]))).toEqual(
      links.map(({ label, url }) => [label, url]),
    );
    expect(rig.server.submissions).toHaveLength(end === agree ? 1 : 0);
    expect(asked()).toBe(0);
    await rig.clean(page);
  }
});

test('a form that gives nothing fetches nothing for it', async () => {
  const page = await rig.open();
  await decline(page);
  expect(rig.server.requests.filter(({ url }) => /offer|extra/.test(url))).toEqual([]);
  await rig.clean(page);
});

const LOOKS: readonly (readonly [string, string, BrowserContextOptions])[] = [
  ['light on a phone', 'en', { colorScheme: 'light' }],
  ['dark on a desk', 'de', { colorScheme: 'dark', viewport: { width: 1280, height: 900 } }],
  ['right to left', 'ar', { colorScheme: 'light', locale: 'ar' }],
  ['narrow', 'de', { colorScheme: 'dark', viewport: { width: 320, height: 700 } }],
];
test.each(LOOKS)('%s it is sound for everybody, and nothing goes sideways', async (_, locale, context) => {
  const links = [
    { label: 'Enter the draw', url: 'https://shop.example/draw' },
    { label: 'Official rules', url: 'https://shop.example/rules' },
  ];
  rig.server.configure({ offer: offer({ pool: true, links }, locale) });
  rig.server.codes.push('AURORA-7F3K-92QX-LONGER-THAN-USUAL');
  const page = await rig.open({ locale }, context);
  await decline(page);
  await code(page).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect((await watched(page)).violations).toEqual([]);
  await rig.clean(page);
});
