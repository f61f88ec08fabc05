/** Robots that open links before the person does: messengers that draw a preview, mail that is scanned. Nothing is changed and nothing used up. */
import { expect, test, vi } from 'vitest';
import { preferenceLinkCreated } from '../../../shared/contract/contact.ts';
import { anAppShop, chat, link, seen, tokenOf } from '../public/links-world.ts';
import {
  confirmed,
  contactOf,
  eventually,
  freshEmail,
  freshPhone,
  HOST,
  json,
  messageTo,
  outbox,
  post,
  send,
  shiftClock,
  standingOf,
  submitted,
  timelineOf,
} from '../public/world.ts';

vi.setConfig({ testTimeout: 120_000 });

/** As their makers publish them. */
const ROBOTS = [
  'WhatsApp/2.23.20.0 A',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'TelegramBot (like TwitterBot)',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 SafeLinks',
];

test('R5.17 every kind of link, opened by every robot, stays what it was, and then does what it is for', async () => {
  const shop = await anAppShop();
  const phone = freshPhone();
  const manage = await confirmed(shop, phone);
  const { id } = (await contactOf(shop, { phone }))!;
  const footer = preferenceLinkCreated.parse(
    await json(await shop.admin('POST', `/v1/contacts/${id}/preference-links`, { widget: shop.widgetId }), 201),
  );
  const receipt = await submitted(shop, ['sms', 'telegram'], { phone: freshPhone() });
  const made = await link(receipt, 'telegram');
  const email = freshEmail();
  await submitted(shop, ['email'], { email });
  const mailed = /\/c\/[\w-]+/.exec((await messageTo(email)).text)![0];
  await shiftClock(120_000, async () => {
    outbox.length = 0;
    await json(await post('/v1/stop-requests', { widget: shop.widgetId, phone }), 202);
    const asked = await eventually('the question', () => /\/me\/[\w-]+/.exec(outbox.find(({ to }) => to === phone)?.text ?? '')?.[0]);
    const links = [
      mailed,
      asked,
      `/me/${manage}`,
      `/v1/preferences/${manage}`,
      new URL(footer.url).pathname,
      new URL(footer.one_click_url).pathname,
      `${new URL(footer.one_click_url).pathname}?List-Unsubscribe=One-Click`,
      new URL(receipt.own_acts_url).pathname,
      `${asked}?act=withdraw_all`,
    ];
    const seenNow = async () => [
      await contactOf(shop, { phone }),
      await timelineOf(shop, { phone }),
      await contactOf(shop, { email }),
      await timelineOf(shop, { email }),
    ];
    const before = await seenNow();
    for (const robot of ROBOTS) {
      for (const path of links) {
        for (const method of ['GET', 'HEAD']) {
          const answer = await send(path, { method, redirect: 'manual', headers: { 'user-agent': robot } });
          expect([200, 302], `${method} ${path}`).toContain(answer.status);
          expect(answer.headers.get('set-cookie')).toBeNull();
        }
      }
    }
    expect(await seenNow()).toEqual(before);
    // Not used up: the person's own press on the same link, and the app's link in the app.
    const pressed = await send(asked, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: HOST },
      body: 'act=keep',
    });
    expect(pressed.status).toBe(303);
    expect((await send(mailed, { method: 'POST', headers: { origin: HOST } })).status).toBe(200);
    expect((await contactOf(shop, { email }))?.state).toContainEqual(expect.objectContaining({ channel: 'email', standing: 'granted' }));
    expect(await standingOf(shop, phone, 'sms')).toBe('granted verified');
    const oneClick = {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    };
    expect((await send(new URL(footer.one_click_url).pathname, oneClick)).status).toBe(200);
    expect(await standingOf(shop, phone, 'sms')).toMatch(/^withdrawn/);
    expect((await seen(receipt, made)).status).toBe('waiting');
    const app = chat(shop, '77777777');
    await app.start(tokenOf(made));
    expect((await app.answer(1)).buttons).toHaveLength(2);
  });
});
