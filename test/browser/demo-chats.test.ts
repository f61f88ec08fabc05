/**
 * Messenger, Instagram, WeChat, Viber and KakaoTalk on the demo as a person walks them, with the demo's phone in another tab, from the form
 * to the end. What is asserted is what the merchant's systems are told.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ContactView } from '../../shared/contract/contact.ts';
import { bubbles, codeOn, type DemoRig, demoRig, HANDHELD, isOf, taps } from './demo-rig.ts';

let rig: DemoRig;
beforeAll(async () => {
  rig = await demoRig();
});
afterAll(() => rig?.stop());
afterEach(() => rig.leave());

/** Chooses the app, ticks its control and sends. */
async function signUp(page: Page, app: string): Promise<void> {
  await page.getByRole('button', { name: app, exact: true }).click();
  await page.getByRole('checkbox', { name: app }).check();
  await page.getByRole('button', { name: 'Sign up' }).click();
}
async function opened(page: Page, name: string): Promise<Page> {
  const [chat] = await Promise.all([rig.context().waitForEvent('page'), page.getByRole('link', { name }).click()]);
  return chat;
}

test('Messenger: Get Started, the text and the tap; a second link needs no press; offers stopped by its own switch', async () => {
  await rig.person(HANDHELD);
  const page = await rig.visit(rig.demo.chats_url);
  await signUp(page, 'Messenger');
  const chat = await opened(page, 'Open Messenger');
  const offer = await rig.reply(chat, () => chat.getByRole('button', { name: 'Get Started' }).click());
  expect(offer).toContain('I agree to receive marketing messages on Messenger');
  await rig.reply(chat, () => taps(chat).getByText('I agree').click());
  await page.getByRole('heading', { name: 'Done' }).waitFor();
  await rig.told('Messenger is permitted', isOf('messenger_psid', 'messenger', 'granted', true));

  const again = await rig.visit(rig.demo.chats_url);
  await signUp(again, 'Messenger');
  const second = await opened(again, 'Open Messenger');
  await second.locator('#log').getByText('You opened the chat by the link').waitFor();
  await second.locator('#log .taps').nth(1).waitFor();
  await taps(second).getByText('I agree').click();
  await again.getByRole('heading', { name: 'Done' }).waitFor();
  await chat.getByRole('button', { name: 'Stop offers' }).click();
  await rig.told('Messenger has ended', isOf('messenger_psid', 'messenger', 'withdrawn', false));
});

test('Instagram: the token comes with the first message; STOP ends it, and there is nothing to block', async () => {
  await rig.person(HANDHELD);
  const page = await rig.visit(rig.demo.chats_url);
  await signUp(page, 'Instagram');
  const chat = await opened(page, 'Open Instagram');
  const offer = await rig.reply(chat, () => chat.getByRole('button', { name: 'Ask: What is new?' }).click());
  expect(offer).toContain('I agree to receive marketing messages on Instagram');
  await rig.reply(chat, () => taps(chat).getByText('I agree').click());
  await page.getByRole('heading', { name: 'Done' }).waitFor();
  await rig.told('Instagram is permitted', isOf('instagram_igsid', 'instagram', 'granted', true));
  expect(await chat.locator('#switch').isHidden()).toBe(true);
  const stopped = await rig.reply(chat, () => chat.getByRole('button', { name: 'STOP' }).click());
  expect(stopped).toContain('Aurora Coffee');
  await rig.told('Instagram has ended', isOf('instagram_igsid', 'instagram', 'withdrawn', false));
});

test('WeChat: the code that it made is scanned, followed and agreed to; unfollowing ends it', async () => {
  await rig.person();
  const page = await rig.visit(rig.demo.chats_url);
  await signUp(page, 'WeChat');
  await page.locator('svg.qr').waitFor();
  const phone = await rig.visit(rig.demo.phone_url);
  await phone.getByRole('button', { name: 'Scan a code' }).click();
  await phone.getByRole('button', { name: 'Point the camera at the shop' }).click();
  await phone.getByRole('button', { name: 'Follow' }).waitFor();
  const offer = await rig.reply(phone, () => phone.getByRole('button', { name: 'Follow' }).click());
  expect(offer).toContain('I agree to receive marketing messages on WeChat');
  await rig.reply(phone, () => taps(phone).getByText('I agree').click());
  await page.getByRole('heading', { name: 'Done' }).waitFor();
  await rig.told('WeChat is permitted', isOf('wechat_openid', 'wechat', 'granted', true));
  await phone.getByRole('button', { name: 'Unfollow' }).click();
  const ended = await rig.told('WeChat was unfollowed', isOf('wechat_openid', 'wechat', 'granted', false));
  expect(ended.state.flatMap(({ suppressed_by: by }) => by)).not.toEqual([]);
});

/** The shop's own form, up to the way into the chat. */
async function ownForm(app: string, number: string): Promise<Page> {
  const page = await rig.visit(new URL('/own-form', rig.demo.chats_url).href);
  await page.getByLabel('Mobile number').fill(number);
  await page.getByRole('button', { name: 'Agree' }).click();
  await page.getByText('Tick where you would like to hear from us').waitFor();
  await page.getByRole('checkbox', { name: app }).check();
  await page.getByRole('button', { name: 'Agree' }).click();
  const phone = await rig.visit(rig.demo.phone_url);
  await phone.getByRole('link', { name: `SMS to ${number.replace(/[^+\d]/g, '')}` }).click();
  await page.getByLabel('The six digits').fill(await codeOn(phone));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('link', { name: `Open ${app}` }).waitFor();
  return page;
}

test('Viber: the text stands in the answer to the opened chat; two digits join it with the number; its switch ends it', async () => {
  await rig.person(HANDHELD);
  const page = await ownForm('Viber', '+1 (303) 555-0148');
  const chat = await opened(page, 'Open Viber');
  await taps(chat).getByText('I agree').waitFor();
  expect(await bubbles(chat, 'them').last().innerText()).toContain('marketing messages on Viber');
  await rig.reply(chat, () => taps(chat).getByText('I agree').click());
  await page.locator('.own-digits').waitFor();
  const digits = (await page.locator('.own-digits').innerText()).trim();
  await rig.reply(chat, () => taps(chat).getByText(digits, { exact: true }).click());
  await rig.told('Viber is permitted', isOf('viber_user', 'viber', 'granted', true));
  const { contact } = await rig.ask<{ contact: ContactView | null }>('/v1/contacts/find', { phone: '+13035550148' });
  expect(contact!.linked).toMatchObject([{ kind: 'viber_user', verified: true }]);
  await chat.getByRole('button', { name: 'Turn off' }).click();
  await rig.told('Viber has ended', isOf('viber_user', 'viber', 'withdrawn', false));
});

test('KakaoTalk: login, the page that asks, two digits; blocking the channel stops it', async () => {
  await rig.person(HANDHELD);
  const page = await ownForm('KakaoTalk', '+1 (303) 555-0149');
  const login = await opened(page, 'Open KakaoTalk');
  await login.getByRole('checkbox', { name: 'Add the channel' }).check();
  await login.getByRole('button', { name: 'Allow' }).click();
  await login.getByText('marketing messages on KakaoTalk').waitFor();
  await login.getByRole('button', { name: 'I agree' }).click();
  await page.locator('.own-digits').waitFor();
  const digits = (await page.locator('.own-digits').innerText()).trim();
  await login.getByRole('button', { name: digits, exact: true }).click();
  await login.getByText('belong together').waitFor();
  await rig.told('KakaoTalk is permitted', isOf('kakao_user', 'kakaotalk', 'granted', true));
  const phone = await rig.visit(`${rig.demo.phone_url}#kakaotalk`);
  await phone.locator('#log').getByText('You added the channel').waitFor();
  expect(await phone.locator('#composer').isHidden(), 'nobody writes there').toBe(true);
  await phone.getByRole('button', { name: 'Block' }).click();
  const blocked = await rig.told('the channel was blocked', isOf('kakao_user', 'kakaotalk', 'granted', false));
  expect(blocked.state.flatMap(({ suppressed_by: by }) => by)).not.toEqual([]);
});
