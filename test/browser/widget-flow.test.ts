/** The form does its job against a host that holds every request to the contract. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sampleConfig } from '../../scripts/sample-config.ts';
import { EMAIL, enterCode, fill, form, heading, PHONE, submit } from './pictures.ts';
import { type WidgetRig, widgetRig } from './widget-rig.ts';
import { RIGHT_CODE } from './widget-server.ts';

let rig: WidgetRig;
beforeAll(async () => {
  rig = await widgetRig();
});
afterAll(() => rig.stop());
beforeEach(() => rig.server.reset());

const agreed = (page: Page) => form(page).locator('li').allInnerTexts();

test('a number, text messages ticked, WhatsApp left, the code: exactly that is sent and exactly that is shown', async () => {
  rig.server.configure({}, ['phone']);
  const page = await rig.open();
  await fill(page, [0]);
  await submit(page);
  await form(page).locator('#code').waitFor();
  expect(await form(page).locator('#code-hint').innerText()).toBe(`We sent a 6-digit code to ${PHONE}. Enter it to confirm.`);
  await enterCode(page, RIGHT_CODE);
  await form(page).locator('ul').waitFor();
  expect(await heading(page)).toBe('Done');
  expect(await agreed(page)).toEqual(['Text messages']);
  expect(await form(page).locator('a').getAttribute('href')).toBe(`${rig.server.host}/me/manage-token-of-phone`);

  const [sent] = rig.server.submissions;
  const disclosures = sampleConfig('en').controls.map(({ disclosure }) => disclosure);
  expect(
    sent?.body.choices.map(({ channel, granted, shown, disclosure }) => [channel, granted, shown, disclosures.indexOf(disclosure)]),
  ).toEqual([
    ['sms', true, true, 0],
    ['mms', true, true, 0],
    ['rcs', true, true, 0],
    ['whatsapp', false, true, 1],
    ['email', false, true, 2],
  ]);
  expect(sent?.body).toMatchObject({ phone: PHONE, phone_country: 'US', locale: 'en' });
  expect(sent?.body.page.build).toMatch(/^[0-9a-f]{10}$/);
  expect(sent?.body.page.url).toBe(page.url());
  expect(sent?.body.page.time_zone).toBeTruthy();
  await rig.clean(page);
});

test('what comes after # in the address of the page stays in the browser', async () => {
  const page = await rig.open();
  await page.evaluate(() => {
    location.hash = 'access_token=secret';
  });
  await fill(page, [0]);
  await submit(page);
  await form(page).locator('ul').waitFor();
  expect(rig.server.submissions[0]?.body.page.url).toBe(page.url().split('#')[0]);
  await rig.clean(page);
});

test('phone and email: a code for each, in turn', async () => {
  rig.server.configure({}, ['phone', 'email']);
  const page = await rig.open();
  await fill(page, [0, 2], PHONE, EMAIL);
  await submit(page);
  await enterCode(page, RIGHT_CODE);
  await form(page).getByText(EMAIL).waitFor();
  expect(await form(page).locator('#code').inputValue()).toBe('');
  expect(await form(page).locator('button.other').innerText()).toBe('Change email address');
  await enterCode(page, RIGHT_CODE);
  await form(page).locator('ul').waitFor();
  expect(await agreed(page)).toEqual(['Text messages', 'Email']);
  await rig.clean(page);
});

test('R1.7 pressed without a network it is kept and sent once when there is one again; not where the form was changed or closed', async () => {
  rig.server.configure({}, ['phone']);
  const page = await rig.open();
  await fill(page, [0]);
  await page.context().setOffline(true);
  await submit(page);
  await form(page).locator('.notice').waitFor();
  expect(rig.server.submissions).toEqual([]);
  await page.context().setOffline(false);
  await form(page).locator('#code').waitFor();
  expect(rig.server.submissions).toHaveLength(1);
  await page.context().close();

  rig.server.reset();
  const other = await rig.open();
  await fill(other, [0, 1]);
  await other.context().setOffline(true);
  await submit(other);
  await form(other).locator('.notice').waitFor();
  await form(other).locator('input[type=checkbox]').nth(1).uncheck();
  await other.context().setOffline(false);
  // Nothing to wait for: time enough for it to be sent.
  await other.waitForTimeout(900);
  expect(rig.server.submissions).toEqual([]);
  expect(await form(other).locator('#code').count()).toBe(0);
  await other.context().close();

  const closed = await rig.open({ snippet: 'inline', mode: 'button', label: 'Hear from us' }, {}, (each) =>
    each.getByRole('button', { name: 'Hear from us' }).waitFor(),
  );
  await closed.getByRole('button', { name: 'Hear from us' }).click();
  await fill(closed, [0]);
  await closed.context().setOffline(true);
  await submit(closed);
  await form(closed).locator('.notice').waitFor();
  await form(closed).locator('.close').click();
  await closed.context().setOffline(false);
  await closed.waitForTimeout(900);
  expect(rig.server.submissions).toEqual([]);
  await closed.context().close();
});

test('R1.7 an answer lost on the way: the same act again, recorded once', async () => {
  rig.server.mishaps.submissions = ['cut'];
  const page = await rig.open();
  await fill(page, [0]);
  await submit(page);
  await form(page).locator('.notice').waitFor();
  expect(await form(page).locator('.notice p').innerText()).toBe('That did not go through. Your choices are still here');
  expect(await form(page).locator('button.main').innerText()).toBe('Sign up');
  await form(page).locator('.notice button').click();
  await form(page).locator('ul').waitFor();
  const [first, second] = rig.server.submissions;
  expect([second?.key, second?.raw]).toEqual([first?.key, first?.raw]);
  await rig.clean(page, 1);
});

test('a host that never answers is given up with the same words', async () => {
  rig.server.mishaps.submissions = ['hold'];
  const page = await rig.open();
  // The form waits 20 s; the browser's own clock is moved instead of waiting.
  await page.evaluate(() => {
    AbortSignal.timeout = () => AbortSignal.abort(new DOMException('', 'TimeoutError'));
  });
  await fill(page, [0]);
  await submit(page);
  await form(page).locator('.notice').waitFor();
  await rig.clean(page);
});

test('a wrong code says so beside the field and can be tried again; a new one can be asked for', async () => {
  rig.server.configure({}, ['phone'], 0);
  const page = await rig.open();
  await fill(page, [0]);
  await submit(page);
  await enterCode(page, '000000');
  await form(page).locator('#code-error').waitFor();
  expect(await form(page).locator('input:focus').getAttribute('id')).toBe('code');
  await form(page).getByText('Send a new code').click();
  await form(page).getByText('a new code is on its way').waitFor();
  expect(rig.server.requests.filter(({ route }) => route === 'resend')).toHaveLength(1);
  await enterCode(page, RIGHT_CODE);
  await form(page).locator('ul').waitFor();
  await rig.clean(page, 1);
});

test('the wait for a new code is counted down and held', async () => {
  rig.server.configure({}, ['phone'], 60);
  const page = await rig.open();
  await page.clock.install();
  await fill(page, [0]);
  await submit(page);
  const again = form(page).locator('button.plain');
  await again.waitFor();
  expect(await again.getAttribute('aria-disabled')).toBe('true');
  await again.click({ force: true });
  await page.clock.runFor(30_000);
  expect(await again.innerText()).toMatch(/^Send a new code \((30|29)\)$/);
  await page.clock.runFor(31_000);
  expect(await again.innerText()).toBe('Send a new code');
  expect(await again.getAttribute('aria-disabled')).toBe(null);
  expect(rig.server.requests.filter(({ route }) => route === 'resend')).toHaveLength(0);
  await rig.clean(page);
});

test('changing the number goes back with everything still there, and makes a new act', async () => {
  rig.server.configure({}, ['phone']);
  const page = await rig.open();
  await fill(page, [0]);
  await submit(page);
  await form(page).locator('#code').waitFor();
  await form(page).locator('button.other').click();
  expect(await form(page).locator('input[type=tel]').inputValue()).toBe(PHONE);
  await form(page).locator('input[type=tel]').fill('+1 202 555 0143');
  await submit(page);
  await form(page).getByText('+1 202 555 0143').waitFor();
  const [first, second] = rig.server.submissions;
  expect(second?.key).not.toBe(first?.key);
  expect(second?.body.render_token).not.toBe(first?.body.render_token);
  await rig.clean(page);
});

test('a render token that ran out is replaced without a word', async () => {
  rig.server.mishaps.submissions = [{ type: 'render-token-refused', status: 422 }];
  const page = await rig.open();
  await fill(page, [0]);
  await submit(page);
  await form(page).locator('ul').waitFor();
  expect(rig.server.requests.filter(({ route }) => route === 'render')).toHaveLength(2);
  expect(rig.server.submissions[0]?.body.render_token).toBe('render-2');
  await rig.clean(page, 1);
});

test('a number that the server calls impossible is marked in the form', async () => {
  rig.server.mishaps.submissions = [{ type: 'phone-not-possible', status: 422 }];
  const page = await rig.open();
  await fill(page, [0]);
  await submit(page);
  await form(page).locator('#phone-error').waitFor();
  expect(await form(page).locator('#phone-error').innerText()).toBe('This number cannot exist. Check the digits and the country');
  await rig.clean(page, 1);
});

test('ids that the page told before the loader came, and later, go with the submission', async () => {
  const page = await rig.open({ snippet: 'stub' });
  await page.evaluate(() => (window as unknown as { sayso: { identify(who: object): void } }).sayso.identify({ anonymous_id: 'anon-1' }));
  await fill(page, [0]);
  await submit(page);
  await form(page).locator('ul').waitFor();
  expect(rig.server.submissions[0]?.body.external_ids).toEqual([
    { namespace: 'customer', value: '7', signature: 'a'.repeat(64) },
    { namespace: 'segment_anonymous', value: 'anon-1' },
  ]);
  await rig.clean(page);
});

test('events tell that something happened and nothing that was typed', async () => {
  rig.server.configure({}, ['phone']);
  const page = await rig.open();
  await page.evaluate(() => {
    const { sayso } = window as unknown as { sayso: { on(event: string, heard: (event: unknown) => void): void } };
    const heard: string[] = [];
    Object.assign(document, { heard });
    for (const event of ['started', 'submitted', 'confirmed', 'closed']) sayso.on(event, (what) => heard.push(JSON.stringify(what)));
  });
  await fill(page, [0]);
  await submit(page);
  await enterCode(page, RIGHT_CODE);
  await form(page).locator('ul').waitFor();
  await page.waitForFunction(() => (document as unknown as { heard: string[] }).heard.length === 3);
  const widget = sampleConfig('en').widget_id;
  expect(await page.evaluate(() => (document as unknown as { heard: string[] }).heard)).toEqual(
    ['started', 'submitted', 'confirmed'].map((type) => JSON.stringify({ type, widget })),
  );
  await rig.clean(page);
});

test('the country follows the number typed, and the chosen one goes with a national number', async () => {
  const page = await rig.open();
  await form(page).locator('input[type=tel]').fill('+44 7700 900123');
  await form(page).locator('.country', { hasText: 'GB +44' }).waitFor();
  await form(page).locator('input[type=tel]').fill('07700 900123');
  await form(page).locator('select').focus();
  await form(page).locator('select').selectOption('GB');
  await form(page).locator('input[type=checkbox]').first().check();
  await submit(page);
  await form(page).locator('ul').waitFor();
  expect(rig.server.submissions[0]?.body).toMatchObject({ phone: '07700 900123', phone_country: 'GB' });
  await rig.clean(page);
});
