/**
 * The ways into a channel on the demo as a person walks them, with the demo's phone in another tab: the code by text message, Telegram, LINE,
 * and a code on a desktop's screen; and the ways out. What is asserted is what the merchant's systems are told.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ContactView } from '../../shared/contract/contact.ts';
import { bubbles, codeOn, type DemoRig, demoRig, HANDHELD, isOf, taps } from './demo-rig.ts';

let rig: DemoRig;
beforeAll(async () => {
  rig = await demoRig();
});
afterAll(() => rig?.stop());
afterEach(() => rig.leave());

test('a code by text message is read off the phone; STOP from it ends all, and is answered', async () => {
  await rig.person();
  const page = await rig.visit(rig.demo.merchant_url);
  await page.getByLabel('Mobile number').fill('(202) 555-0143');
  await page.getByRole('checkbox', { name: 'Text messages' }).check();
  await page.getByRole('button', { name: 'Sign up' }).click();
  const phone = await rig.visit(rig.demo.phone_url);
  await phone.getByRole('link', { name: /SMS to \+12025550143/ }).click();
  await page.getByLabel('Code').fill(await codeOn(phone));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('heading', { name: 'Done' }).waitFor();
  const granted = await rig.told('texts are permitted', isOf('phone', 'sms', 'granted', true));
  expect(granted.address.value).toBe('+12025550143');

  const help = await rig.reply(phone, () => phone.getByRole('button', { name: 'HELP' }).click());
  expect(help).toContain('STOP');
  const stopped = await rig.reply(phone, () => phone.getByRole('button', { name: 'STOP' }).click());
  expect(stopped).toContain('Aurora Coffee');
  expect(await bubbles(phone, 'me').allInnerTexts()).toEqual(['HELP', 'STOP']);
  const withdrawn = await rig.told('texts have ended', isOf('phone', 'sms', 'withdrawn', false));
  expect(withdrawn.changes.map(({ act }) => act)).toContain('withdraw');
  expect(await rig.obstacles({ phone: '+12025550143' }, 'sms')).toContain('withdrawn');
});

test('YES confirms instead of the code, and JOIN signs up without any form', async () => {
  await rig.person();
  const page = await rig.visit(rig.demo.merchant_url);
  await page.getByLabel('Mobile number').fill('(202) 555-0144');
  await page.getByRole('checkbox', { name: 'Text messages' }).check();
  await page.getByRole('button', { name: 'Sign up' }).click();
  const phone = await rig.visit(rig.demo.phone_url);
  await phone.getByRole('link', { name: /SMS to \+12025550144/ }).click();
  await phone.getByRole('button', { name: 'YES' }).click();
  await rig.told(
    'the first number is permitted',
    (data) => data.address.value === '+12025550144' && data.state.some((each) => each.permitted),
  );

  await phone.goto(rig.demo.phone_url);
  await phone.getByLabel('Your number').fill('202 555');
  await phone.getByRole('button', { name: 'New message' }).click();
  await phone.getByText('Write the number with its country code').waitFor();
  await phone.getByLabel('Your number').fill('+1 202 555 0145');
  await phone.getByRole('button', { name: 'New message' }).click();
  await phone.getByLabel('Message', { exact: true }).fill('Join!');
  const joined = await rig.reply(phone, () => phone.getByRole('button', { name: 'Send' }).click());
  expect(joined).toMatch(/HELP.*STOP|STOP.*HELP/);
  const granted = await rig.told('the second number is permitted', (data) => data.address.value === '+12025550145');
  expect(granted.state).toMatchObject([{ channel: 'sms', standing: 'granted', permitted: true }]);
  // JOIN is a word that lifts a stop as well.
  expect(granted.changes.at(-1)).toMatchObject({ act: 'grant', method: 'keyword' });
});

test('WhatsApp: what the form agreed to is ended by “Stop offers” in its chat', async () => {
  await rig.person();
  const page = await rig.visit(rig.demo.merchant_url);
  await page.getByLabel('Mobile number').fill('(404) 555-0147');
  await page.getByRole('checkbox', { name: 'WhatsApp' }).check();
  await page.getByRole('button', { name: 'Sign up' }).click();
  const phone = await rig.visit(rig.demo.phone_url);
  await phone.getByRole('link', { name: /SMS to \+14045550147/ }).click();
  await page.getByLabel('Code').fill(await codeOn(phone));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('heading', { name: 'Done' }).waitFor();
  await rig.told('WhatsApp is permitted', isOf('phone', 'whatsapp', 'granted', true));
  await phone.getByRole('button', { name: 'Back to all messages' }).click();
  await phone.getByLabel('Send by').selectOption('WhatsApp');
  await phone.getByLabel('Your number').fill('+1 404 555 0147');
  await phone.getByRole('button', { name: 'New message' }).click();
  await phone.getByRole('button', { name: 'Stop offers' }).click();
  await rig.told('WhatsApp has ended', isOf('phone', 'whatsapp', 'withdrawn', false));
});

test('on a desktop the phone scans the code on screen, and what it opens is the chat with that link', async () => {
  await rig.person();
  const page = await rig.visit(rig.demo.window_url);
  await page.getByRole('checkbox', { name: 'Telegram' }).check();
  const made = page.waitForResponse((answer) => answer.url().endsWith('/links') && answer.request().method() === 'POST');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.locator('svg.qr').waitFor();
  const { open_url: link } = (await (await made).json()) as { open_url: string };
  const start = new URL(link).searchParams.get('start');
  expect(start).toMatch(/^[\w-]{22,64}$/);

  const phone = await rig.visit(rig.demo.phone_url);
  await phone.getByRole('button', { name: 'Scan a code' }).click();
  await phone.getByRole('button', { name: 'Point the camera at the shop' }).click();
  await phone.getByRole('button', { name: 'Start' }).waitFor();
  expect(new URLSearchParams(new URL(phone.url()).hash.split('?')[1]).get('start'), 'read off the picture alone').toBe(start);
  const offer = await rig.reply(phone, () => phone.getByRole('button', { name: 'Start' }).click());
  expect(offer).toContain('I agree to receive marketing messages on Telegram');
  expect(await page.getByRole('heading', { name: 'Done' }).count(), 'opening the chat agrees to nothing').toBe(0);
  await taps(phone).getByText('I agree').click();
  await page.getByRole('heading', { name: 'Done' }).waitFor();
  await rig.told('Telegram is permitted', isOf('telegram_chat', 'telegram', 'granted', true));

  await phone.goto(`${rig.demo.phone_url}#scan`);
  await phone.getByRole('button', { name: 'Point the camera at the shop' }).click();
  await phone.getByText('No code to be seen').waitFor();
});

test('Telegram on a phone: Start, two digits that join it with the number, blocked, unblocked, and STOP', async () => {
  await rig.person(HANDHELD);
  const page = await rig.visit(rig.demo.window_url);
  await page.getByLabel('Mobile number').fill('(303) 555-0146');
  await page.getByRole('checkbox', { name: 'Telegram' }).check();
  await page.getByRole('checkbox', { name: 'Text messages' }).check();
  await page.getByRole('button', { name: 'Sign up' }).click();
  const phone = await rig.visit(rig.demo.phone_url);
  await phone.getByRole('link', { name: /SMS to \+13035550146/ }).click();
  await page.getByLabel('Code').fill(await codeOn(phone));
  await page.getByRole('button', { name: 'Confirm' }).click();

  const open = page.getByRole('link', { name: 'Open Telegram' });
  await open.waitFor();
  expect(await page.locator('svg.qr').count(), 'no code for the device that holds it').toBe(0);
  const [chat] = await Promise.all([rig.context().waitForEvent('page'), open.click()]);
  await rig.reply(chat, () => chat.getByRole('button', { name: 'Start' }).click());
  const numbers = await rig.reply(chat, () => taps(chat).getByText('I agree').click());
  expect(numbers).toMatch(/You agreed/);
  const digits = (await page.locator('.digits').innerText()).trim();
  const offered = await taps(chat).allInnerTexts();
  expect(offered).toHaveLength(3);
  expect(offered).toContain(digits);
  await rig.reply(chat, () => taps(chat).getByText(digits, { exact: true }).click());
  await page.getByRole('heading', { name: 'Done' }).waitFor();
  expect((await page.locator('sayso-form li').allInnerTexts()).map((text) => text.trim()).sort()).toEqual(['Telegram', 'Text messages']);

  await chat.getByRole('button', { name: 'Block' }).click();
  await rig.told('the bot was blocked', isOf('telegram_chat', 'telegram', 'granted', false));
  const { contact } = await rig.ask<{ contact: ContactView | null }>('/v1/contacts/find', { phone: '+13035550146' });
  const [joined, ...others] = contact!.linked;
  expect([joined, others]).toMatchObject([{ kind: 'telegram_chat', verified: true }, []]);
  const chatOf = { contact_id: joined!.contact_id };
  expect(await rig.obstacles(chatOf, 'telegram')).toContain('stopped');
  await chat.getByRole('button', { name: 'Unblock the bot' }).click();
  const stopped = await rig.reply(chat, () => chat.getByRole('button', { name: 'STOP' }).click());
  expect(stopped).toContain('Aurora Coffee');
  await rig.told('Telegram has ended', isOf('telegram_chat', 'telegram', 'withdrawn', false));
  expect(await rig.obstacles(chatOf, 'telegram')).toContain('withdrawn');
  expect(await rig.obstacles({ phone: '+13035550146' }, 'sms'), 'text messages are another consent').not.toContain('withdrawn');
});

test('LINE on a phone: no message to who is no friend; the tap grants, blocking ends it', async () => {
  await rig.person(HANDHELD);
  const page = await rig.visit(rig.demo.window_url);
  await page.getByRole('checkbox', { name: 'LINE' }).check();
  await page.getByRole('button', { name: 'Sign up' }).click();
  const open = page.getByRole('link', { name: 'Open LINE' });
  const [first] = await Promise.all([rig.context().waitForEvent('page'), open.click()]);
  await first.getByRole('button', { name: 'Allow' }).click();
  await first
    .getByText(/friend/i)
    .first()
    .waitFor();
  await first.getByRole('link', { name: 'Open LINE' }).click();
  await first.getByRole('button', { name: 'Add as a friend' }).waitFor();
  expect(await bubbles(first, 'them').count()).toBe(0);

  const [second] = await Promise.all([rig.context().waitForEvent('page'), open.click()]);
  await second.getByRole('checkbox', { name: /friend/ }).check();
  await second.getByRole('button', { name: 'Allow' }).click();
  await second.getByRole('link', { name: 'Open LINE' }).click();
  await taps(second).getByText('I agree').waitFor();
  expect(await bubbles(second, 'them').last().innerText()).toContain('I agree to receive marketing messages on LINE');
  const thanks = await rig.reply(second, () => taps(second).getByText('I agree').click());
  expect(thanks).toContain('LINE');
  await page.getByRole('heading', { name: 'Done' }).waitFor();
  await rig.told('LINE is permitted', isOf('line_user', 'line', 'granted', true));

  await second.getByRole('button', { name: 'Block' }).click();
  const blocked = await rig.told('the account was blocked', isOf('line_user', 'line', 'granted', false));
  expect(blocked.state.flatMap(({ suppressed_by: by }) => by)).not.toEqual([]);
});
