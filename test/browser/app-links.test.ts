/** The way from the form into an app, as the built bundle goes it: a button on a phone, a code on a desktop, two digits, what was agreed. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sampleConfig } from '../../scripts/sample-config.ts';
import { type LinkView, linkMade, linkRequest, linkView } from '../../shared/contract/link.ts';
import type { ChannelId } from '../../shared/vocabulary.ts';
import { qrPath } from '../../worker/pages/qr.ts';
import { fill, form, heading, submit } from './pictures.ts';
import { type WidgetRig, widgetRig } from './widget-rig.ts';

let rig: WidgetRig;
beforeAll(async () => {
  rig = await widgetRig();
});
afterAll(() => rig.stop());
beforeEach(() => rig.server.reset());

const TELEGRAM = 'https://t.me/shop_bot?start=AAAAAAAAAAAAAAAAAAAAAAA';
const HINT = 'You agree in Telegram itself. We take you there after this form.';
const texts = {
  title: 'One more step in Telegram',
  hint: 'Open Telegram and tap “I agree” there. Nothing is agreed before.',
  open: 'Open Telegram',
  scan: 'Or scan this code with your phone',
  send: 'Send JOIN 0A1B2C3D4E to +12025550190',
  waiting: 'Waiting for Telegram',
  digits: 'Tap {digits} in the chat.',
  agreed: 'You agreed in Telegram',
  declined: 'You agreed to nothing in Telegram',
  ended: 'This link is no longer valid',
  again: 'Get a new link',
};

/** The form with Telegram first, and a host that answers about its link what `now` says. */
async function opened(context = {}): Promise<{ page: Page; now: (state: Partial<LinkView>) => void; made: () => number }> {
  const [first, ...others] = sampleConfig('en').controls;
  const telegram = { ...first!, channels: ['telegram' as ChannelId], label: 'Telegram', disclosure: 'f'.repeat(64), in_app: HINT };
  rig.server.configure({ controls: [telegram, first!, ...others.slice(0, 1)] });
  const page = await rig.open({}, context);
  let state: Partial<LinkView> = {};
  let made = 0;
  await page.route(/\/v1\/submissions\/[^/]+\/links/, async (route) => {
    const request = route.request();
    const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type, sayso-secret' };
    if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers: cors });
    if (request.method() === 'POST') {
      made += 1;
      expect(linkRequest.parse(request.postDataJSON())).toEqual({ channel: 'telegram' });
      expect(await request.headerValue('sayso-secret')).toMatch(/^secret-of-sub_/);
      const json = linkMade.parse({
        link_id: `lnk_${made}`,
        link_secret: 'link-secret',
        channel: 'telegram',
        open_url: TELEGRAM,
        text_to_send: null,
        qr: qrPath(TELEGRAM),
        expires_at: '2026-11-22T12:00:00.000Z',
        poll_after_seconds: 1,
        texts,
      });
      return route.fulfill({ status: 201, headers: cors, json });
    }
    expect(await request.headerValue('sayso-secret')).toBe('link-secret');
    const view = { link_id: `lnk_${made}`, channel: 'telegram', status: 'waiting', digits: null, choices: [], ...state };
    return route.fulfill({ status: 200, headers: cors, json: linkView.parse(view) });
  });
  return {
    page,
    now: (changed) => {
      state = changed;
    },
    made: () => made,
  };
}

test('on a desktop: a code to scan, then the two digits, then what was agreed', async () => {
  const { page, now } = await opened();
  expect(await form(page).innerText()).toContain(HINT);
  await form(page).locator('input[type=checkbox]').first().check();
  await submit(page);
  await form(page).locator('svg.qr').waitFor();
  expect(await heading(page)).toBe(texts.title);
  expect(rig.server.submissions[0]?.body.choices[0]).toMatchObject({ channel: 'telegram', granted: true, shown: true });
  expect(await form(page).locator('svg.qr path').getAttribute('d')).toBe(qrPath(TELEGRAM).path);
  expect(await form(page).innerText()).not.toContain('You agreed');
  now({ status: 'agreed', digits: '47' });
  await form(page).locator('.digits').waitFor();
  expect(await form(page).locator('.digits').innerText()).toBe('47');
  now({ status: 'agreed', digits: null, choices: [{ channel: 'telegram', purpose: 'marketing' }] });
  await form(page).locator('ul').waitFor();
  expect([await heading(page), await form(page).locator('li').allInnerTexts()]).toEqual(['Done', ['Telegram']]);
  await rig.clean(page);
});

test('on a phone: the app is opened by the person’s own press, and no code stands in the way', async () => {
  const { page } = await opened({ hasTouch: true, isMobile: true });
  await form(page).locator('input[type=checkbox]').first().check();
  await submit(page);
  const open = form(page).locator('a.main');
  await open.waitFor();
  expect(await open.getAttribute('href')).toBe(TELEGRAM);
  expect(await form(page).locator('svg.qr').count()).toBe(0);
  await rig.clean(page);
});

test('no thanks agrees to nothing, and what was agreed by number stays beside it', async () => {
  const { page, now, made } = await opened();
  await fill(page, [0, 1]);
  await submit(page);
  await form(page).locator('svg.qr').waitFor();
  now({ status: 'ended' });
  await form(page).getByText(texts.ended).waitFor();
  await form(page).getByText(texts.again).click();
  now({});
  await form(page).locator('svg.qr').waitFor();
  expect(made()).toBe(2);
  await form(page).locator('button.other').click();
  await form(page).locator('ul').waitFor();
  expect(await form(page).locator('li').allInnerTexts()).toEqual(['Text messages']);
  await rig.clean(page);
});
