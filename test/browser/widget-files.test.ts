/** The form's later files, and what happens while they can't be had; and that drawing anew leaves what is on screen alone. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fill, form, PHONE, submit } from './pictures.ts';
import { type WidgetRig, widgetRig } from './widget-rig.ts';
import type { Mishap } from './widget-server.ts';

let rig: WidgetRig;
beforeAll(async () => {
  rig = await widgetRig();
});
afterAll(() => rig.stop());
beforeEach(() => rig.server.reset());

const UNAVAILABLE: Mishap = { type: 'internal', status: 500 };
const files = () => rig.server.requests.flatMap(({ route, url }) => (route === 'file' ? [url.replace(/\.[0-9a-f]{10}/, '')] : []));
const notice = (page: Page) => form(page).locator('.notice p');
const NOT_THROUGH = 'That did not go through. Your choices are still here';

describe('the later files', () => {
  test('come at the first touch, once each, and carry the same hash as the form', async () => {
    const page = await rig.open();
    expect(files()).toEqual(['/sayso.js', '/assets/form.js']);
    await fill(page, [0]);
    await submit(page);
    await form(page).locator('ul').waitFor();
    expect(files().slice(2).sort()).toEqual(['/assets/phone-facts.js', '/assets/steps.js']);
    const hashes = rig.server.requests.flatMap(({ url }) => /\.([0-9a-f]{10})\.js/.exec(url)?.[1] ?? []);
    expect([hashes.length, new Set(hashes).size]).toEqual([3, 1]);
    await rig.clean(page);
  });

  test('one that failed is fetched again by the press of the button', async () => {
    const page = await rig.open();
    rig.server.mishaps.file = [UNAVAILABLE, UNAVAILABLE];
    await fill(page, [0]);
    await submit(page);
    await form(page).locator('ul').waitFor();
    expect(files()).toContain('/assets/steps.js?2');
    expect(rig.server.submissions).toHaveLength(1);
    await rig.clean(page, 2);
  });

  test('without the screen that says what was agreed nothing is sent; trying again can mend it', async () => {
    const page = await rig.open();
    rig.server.mishaps.file = Array(20).fill(UNAVAILABLE);
    await fill(page, [0]);
    await submit(page);
    await notice(page).waitFor();
    expect(await notice(page).innerText()).toBe(NOT_THROUGH);
    expect(rig.server.requests.map(({ route }) => route)).not.toContain('submissions');
    rig.server.mishaps.file = [];
    await form(page).locator('.notice button').click();
    await form(page).locator('ul').waitFor();
    expect(rig.server.submissions).toHaveLength(1);
    await page.context().close();
  });

  test('one that never comes is given up with the same words', async () => {
    const page = await rig.open();
    await page.clock.install();
    rig.server.mishaps.file = ['hold', 'hold'];
    await fill(page, [0]);
    await submit(page);
    await form(page).locator('button.main[aria-disabled=true]').waitFor();
    await page.clock.runFor(20_000);
    await notice(page).waitFor();
    expect(await notice(page).innerText()).toBe(NOT_THROUGH);
    await rig.clean(page);
  });

  test('No thanks needs none of them', async () => {
    const page = await rig.open();
    rig.server.mishaps.file = ['hold', 'hold'];
    await form(page).locator('button.other').click();
    await form(page).getByText('You agreed to nothing').waitFor();
    await rig.clean(page);
  });

  test('without the phone facts the number goes as it was typed and the server judges it', async () => {
    const page = await rig.open();
    await page.route('**/phone-facts.*', (route) => route.abort());
    await fill(page, [0], '20255');
    await submit(page);
    await form(page).locator('ul').waitFor();
    expect(rig.server.submissions[0]?.body).toMatchObject({ phone: '20255', phone_country: 'US' });
    await page.context().close();
  });

  test('a number typed before its facts came still finds its country, and the list fills under the reader', async () => {
    const page = await rig.open();
    rig.server.mishaps.file = ['hold', 'hold'];
    await form(page).locator('input[type=tel]').fill('+44 7700 900123');
    await form(page).locator('select').focus();
    expect(await form(page).locator('.country').innerText()).toContain('US +1');
    rig.server.release();
    await form(page).locator('.country', { hasText: 'GB +44' }).waitFor();
    expect(await form(page).locator('option').count()).toBe(245);
    expect(await form(page).locator('option:checked').innerText()).toBe('United Kingdom +44');
    await rig.clean(page);
  });
});

describe('drawing anew', () => {
  test('a digit put into the middle of a number leaves the caret behind it', async () => {
    const page = await rig.open();
    const phone = form(page).locator('input[type=tel]');
    await phone.fill(PHONE);
    await phone.evaluate((field: HTMLInputElement) => field.setSelectionRange(4, 4));
    await page.keyboard.type('99');
    expect(await phone.inputValue()).toBe('+1 29902 555 0142');
    expect(await phone.evaluate((field: HTMLInputElement) => field.selectionStart)).toBe(6);
    await rig.clean(page);
  });

  test('the fields stay the same nodes while errors come and go, and the focus stays in them', async () => {
    const page = await rig.open();
    await form(page).evaluate((root) => Object.assign(document, { kept: [...root.querySelectorAll('input, select, h2')] }));
    await submit(page);
    await form(page).locator('#choose-error').waitFor();
    await fill(page, [0], PHONE);
    const same = await form(page).evaluate((root) => {
      const { kept } = document as unknown as { kept: Element[] };
      return kept.length > 3 && kept.every((node) => root.contains(node));
    });
    expect(same).toBe(true);
    expect(await form(page).locator('input:focus').getAttribute('type')).toBe('checkbox');
    await rig.clean(page);
  });

  test('text is text: markup in it stays words', async () => {
    const title = '<img src=x onerror=alert(1)> & more';
    rig.server.configure({ title });
    const page = await rig.open();
    expect(await form(page).locator('h2').innerText()).toBe(title);
    expect(await form(page).locator('img').count()).toBe(0);
    await rig.clean(page);
  });
});
