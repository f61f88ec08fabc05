/**
 * The ways into a channel on the demo as a person walks them, with the demo's phone in another tab: the code by text message, Telegram, LINE,
 * and a code on a desktop's screen; and the ways out. What is asserted is what the merchant's systems are told.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ContactView } from '../../shared/contract/contact.ts';
import { type ConsentChanged, webhookEvent } from '../../shared/contract/event.ts';
import { eventually } from '../faults/listener.ts';
import { startBrowser } from './browser.ts';
import { type Demo, startDemo } from './demo-process.ts';

let demo: Demo;
let browser: Browser;
let context: BrowserContext;
let complaints: string[];
const dataDir = mkdtempSync(path.join(tmpdir(), 'sayso-demo-'));
const HANDHELD = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

beforeAll(async () => {
  demo = await startDemo(dataDir);
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(() => {
  complaints = [];
});
afterEach(async () => {
  await context.close();
  expect(complaints, 'errors in any of the pages').toEqual([]);
});

/** Pages of one person: what any of them complains of fails the test. */
async function person(options = {}): Promise<void> {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.on('page', (page) => {
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  });
}

async function visit(url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** What stands below the newest message that has buttons. */
const taps = (phone: Page) => phone.locator('#log .taps').last().getByRole('button');
const bubbles = (phone: Page, who: 'me' | 'them') => phone.locator(`#log .${who} .text`);

/** A reply, when one more message than before is there. */
async function reply(phone: Page, act: () => Promise<void>): Promise<string> {
  const all = (await (await fetch(`${demo.phone_url}/messages`)).json()) as { app: string; me: string }[];
  const [app, query] = new URL(phone.url()).hash.slice(1).split('?');
  const me = new URLSearchParams(query).get('me') ?? '';
  const own = all.filter((entry) => entry.app === app && entry.me === me);
  if (own.length > 0)
    await phone
      .locator('#log > *')
      .nth(own.length - 1)
      .waitFor();
  const before = await bubbles(phone, 'them').count();
  await act();
  await bubbles(phone, 'them').nth(before).waitFor();
  return bubbles(phone, 'them').nth(before).innerText();
}

type Told = ConsentChanged['data'];
/** The newest word of the receiver about an address, once it is as asked for. */
const told = (what: string, isIt: (data: Told) => boolean): Promise<Told> =>
  eventually(`the receiver to be told: ${what}`, async () => {
    const events = (await (await fetch(`${demo.receiver_url}/events`)).json()) as { verified: boolean; body: unknown }[];
    const last = new Map<string, Told>();
    for (const { verified, body } of events) {
      expect(verified).toBe(true);
      const event = webhookEvent.parse(body);
      if (event.type !== 'consent.changed') continue;
      const { data } = event;
      last.set(JSON.stringify(data.address), data);
    }
    return [...last.values()].find(isIt) ?? null;
  });
const isOf = (kind: string, channel: string, standing: string, permitted: boolean) => (data: Told) =>
  data.address.kind === kind &&
  data.state.some((each) => each.channel === channel && each.standing === standing && each.permitted === permitted);

async function ask<T>(route: string, body: unknown): Promise<T> {
  const answer = await fetch(`${demo.url}${route}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${demo.api_key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status, route).toBe(200);
  return (await answer.json()) as T;
}
/** Why a message may not go now, as a merchant's system asks before it. */
async function obstacles(who: { phone: string } | { contact_id: string }, channel: string): Promise<readonly string[]> {
  const items = [{ ...who, channel, purpose: 'marketing' }];
  const { decisions } = await ask<{ decisions: { reasons: { code: string }[] }[] }>('/v1/eligibility', { items });
  return decisions[0]!.reasons.map(({ code }) => code);
}

test('a code by text message is read off the phone; STOP from it ends all, and is answered', async () => {
  await person();
  const page = await visit(demo.merchant_url);
  await page.getByLabel('Mobile number').fill('(202) 555-0143');
  await page.getByRole('checkbox', { name: 'Text messages' }).check();
  await page.getByRole('button', { name: 'Sign up' }).click();
  const phone = await visit(demo.phone_url);
  await phone.getByRole('link', { name: /SMS to \+12025550143/ }).click();
  const code = (await bubbles(phone, 'them').last().innerText()).match(/\b\d{6}\b/)?.[0];
  await page.getByLabel('Code').fill(code!);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('heading', { name: 'Done' }).waitFor();
  const granted = await told('texts are permitted', isOf('phone', 'sms', 'granted', true));
  expect(granted.address.value).toBe('+12025550143');

  const help = await reply(phone, () => phone.getByRole('button', { name: 'HELP' }).click());
  expect(help).toContain('STOP');
  const stopped = await reply(phone, () => phone.getByRole('button', { name: 'STOP' }).click());
  expect(stopped).toContain('Aurora Coffee');
  expect(await bubbles(phone, 'me').allInnerTexts()).toEqual(['HELP', 'STOP']);
  const withdrawn = await told('texts have ended', isOf('phone', 'sms', 'withdrawn', false));
  expect(withdrawn.changes.map(({ act }) => act)).toContain('withdraw');
  expect(await obstacles({ phone: '+12025550143' }, 'sms')).toContain('withdrawn');
});

test('YES confirms instead of the code, and JOIN signs up without any form', async () => {
  await person();
  const page = await visit(demo.merchant_url);
  await page.getByLabel('Mobile number').fill('(202) 555-0144');
  await page.getByRole('checkbox', { name: 'Text messages' }).check();
  await page.getByRole('button', { name: 'Sign up' }).click();
  const phone = await visit(demo.phone_url);
  await phone.getByRole('link', { name: /SMS to \+12025550144/ }).click();
  await phone.getByRole('button', { name: 'YES' }).click();
  await told('the first number is permitted', (data) => data.address.value === '+12025550144' && data.state.some((each) => each.permitted));

  await phone.goto(demo.phone_url);
  await phone.getByLabel('Your number').fill('202 555');
  await phone.getByRole('button', { name: 'New message' }).click();
  await phone.getByText('Write the number with its country code').waitFor();
  await phone.getByLabel('Your number').fill('+1 202 555 0145');
  await phone.getByRole('button', { name: 'New message' }).click();
  await phone.getByLabel('Message', { exact: true }).fill('Join!');
  const joined = await reply(phone, () => phone.getByRole('button', { name: 'Send' }).click());
  expect(joined).toMatch(/HELP.*STOP|STOP.*HELP/);
  const granted = await told('the second number is permitted', (data) => data.address.value === '+12025550145');
  expect(granted.state).toMatchObject([{ channel: 'sms', standing: 'granted', permitted: true }]);
  // JOIN is a word that lifts a stop as well.
  expect(granted.changes.at(-1)).toMatchObject({ act: 'grant', method: 'keyword' });
});

test('WhatsApp: what the form agreed to is ended by “Stop offers” in its chat', async () => {
  await person();
  const page = await visit(demo.merchant_url);
  await page.getByLabel('Mobile number').fill('(404) 555-0147');
  await page.getByRole('checkbox', { name: 'WhatsApp' }).check();
  await page.getByRole('button', { name: 'Sign up' }).click();
  const phone = await visit(demo.phone_url);
  await phone.getByRole('link', { name: /SMS to \+14045550147/ }).click();
  const code = (await bubbles(phone, 'them').last().innerText()).match(/\b\d{6}\b/)?.[0];
  await page.getByLabel('Code').fill(code!);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('heading', { name: 'Done' }).waitFor();
  await told('WhatsApp is permitted', isOf('phone', 'whatsapp', 'granted', true));
  await phone.getByRole('button', { name: 'Back to all messages' }).click();
  await phone.getByLabel('Send by').selectOption('WhatsApp');
  await phone.getByLabel('Your number').fill('+1 404 555 0147');
  await phone.getByRole('button', { name: 'New message' }).click();
  await phone.getByRole('button', { name: 'Stop offers' }).click();
  await told('WhatsApp has ended', isOf('phone', 'whatsapp', 'withdrawn', false));
});

test('on a desktop the phone scans the code on screen, and what it opens is the chat with that link', async () => {
  await person();
  const page = await visit(demo.window_url);
  await page.getByRole('checkbox', { name: 'Telegram' }).check();
  const made = page.waitForResponse((answer) => answer.url().endsWith('/links') && answer.request().method() === 'POST');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.locator('svg.qr').waitFor();
  const { open_url: link } = (await (await made).json()) as { open_url: string };
  const start = new URL(link).searchParams.get('start');
  expect(start).toMatch(/^[\w-]{22,64}$/);

  const phone = await visit(demo.phone_url);
  await phone.getByRole('button', { name: 'Scan a code' }).click();
  await phone.getByRole('button', { name: 'Point the camera at the shop' }).click();
  await phone.getByRole('button', { name: 'Start' }).waitFor();
  expect(new URLSearchParams(new URL(phone.url()).hash.split('?')[1]).get('start'), 'read off the picture alone').toBe(start);
  const offer = await reply(phone, () => phone.getByRole('button', { name: 'Start' }).click());
  expect(offer).toContain('I agree to receive marketing messages on Telegram');
  expect(await page.getByRole('heading', { name: 'Done' }).count(), 'opening the chat agrees to nothing').toBe(0);
  await taps(phone).getByText('I agree').click();
  await page.getByRole('heading', { name: 'Done' }).waitFor();
  await told('Telegram is permitted', isOf('telegram_chat', 'telegram', 'granted', true));

  await phone.goto(`${demo.phone_url}#scan`);
  await phone.getByRole('button', { name: 'Point the camera at the shop' }).click();
  await phone.getByText('No code to be seen').waitFor();
});

test('Telegram on a phone: Start, two digits that join it with the number, blocked, unblocked, and STOP', async () => {
  await person(HANDHELD);
  const page = await visit(demo.window_url);
  await page.getByLabel('Mobile number').fill('(303) 555-0146');
  await page.getByRole('checkbox', { name: 'Telegram' }).check();
  await page.getByRole('checkbox', { name: 'Text messages' }).check();
  await page.getByRole('button', { name: 'Sign up' }).click();
  const phone = await visit(demo.phone_url);
  await phone.getByRole('link', { name: /SMS to \+13035550146/ }).click();
  const code = (await bubbles(phone, 'them').last().innerText()).match(/\b\d{6}\b/)?.[0];
  await page.getByLabel('Code').fill(code!);
  await page.getByRole('button', { name: 'Confirm' }).click();

  const open = page.getByRole('link', { name: 'Open Telegram' });
  await open.waitFor();
  expect(await page.locator('svg.qr').count(), 'no code for the device that holds it').toBe(0);
  const [chat] = await Promise.all([context.waitForEvent('page'), open.click()]);
  await reply(chat, () => chat.getByRole('button', { name: 'Start' }).click());
  const numbers = await reply(chat, () => taps(chat).getByText('I agree').click());
  expect(numbers).toMatch(/You agreed/);
  const digits = (await page.locator('.digits').innerText()).trim();
  const offered = await taps(chat).allInnerTexts();
  expect(offered).toHaveLength(3);
  expect(offered).toContain(digits);
  await reply(chat, () => taps(chat).getByText(digits, { exact: true }).click());
  await page.getByRole('heading', { name: 'Done' }).waitFor();
  expect((await page.locator('sayso-form li').allInnerTexts()).map((text) => text.trim()).sort()).toEqual(['Telegram', 'Text messages']);

  await chat.getByRole('button', { name: 'Block' }).click();
  await told('the bot was blocked', isOf('telegram_chat', 'telegram', 'granted', false));
  const { contact } = await ask<{ contact: ContactView | null }>('/v1/contacts/find', { phone: '+13035550146' });
  const [joined, ...others] = contact!.linked;
  expect([joined, others]).toMatchObject([{ kind: 'telegram_chat', verified: true }, []]);
  const chatOf = { contact_id: joined!.contact_id };
  expect(await obstacles(chatOf, 'telegram')).toContain('stopped');
  await chat.getByRole('button', { name: 'Unblock the bot' }).click();
  const stopped = await reply(chat, () => chat.getByRole('button', { name: 'STOP' }).click());
  expect(stopped).toContain('Aurora Coffee');
  await told('Telegram has ended', isOf('telegram_chat', 'telegram', 'withdrawn', false));
  expect(await obstacles(chatOf, 'telegram')).toContain('withdrawn');
  expect(await obstacles({ phone: '+13035550146' }, 'sms'), 'text messages are another consent').not.toContain('withdrawn');
});

test('LINE on a phone: no message to who is no friend; the tap grants, blocking ends it', async () => {
  await person(HANDHELD);
  const page = await visit(demo.window_url);
  await page.getByRole('checkbox', { name: 'LINE' }).check();
  await page.getByRole('button', { name: 'Sign up' }).click();
  const open = page.getByRole('link', { name: 'Open LINE' });
  const [first] = await Promise.all([context.waitForEvent('page'), open.click()]);
  await first.getByRole('button', { name: 'Allow' }).click();
  await first
    .getByText(/friend/i)
    .first()
    .waitFor();
  await first.getByRole('link', { name: 'Open LINE' }).click();
  await first.getByRole('button', { name: 'Add as a friend' }).waitFor();
  expect(await bubbles(first, 'them').count()).toBe(0);

  const [second] = await Promise.all([context.waitForEvent('page'), open.click()]);
  await second.getByRole('checkbox', { name: /friend/ }).check();
  await second.getByRole('button', { name: 'Allow' }).click();
  await second.getByRole('link', { name: 'Open LINE' }).click();
  await taps(second).getByText('I agree').waitFor();
  expect(await bubbles(second, 'them').last().innerText()).toContain('I agree to receive marketing messages on LINE');
  const thanks = await reply(second, () => taps(second).getByText('I agree').click());
  expect(thanks).toContain('LINE');
  await page.getByRole('heading', { name: 'Done' }).waitFor();
  await told('LINE is permitted', isOf('line_user', 'line', 'granted', true));

  await second.getByRole('button', { name: 'Block' }).click();
  const blocked = await told('the account was blocked', isOf('line_user', 'line', 'granted', false));
  expect(blocked.state.flatMap(({ suppressed_by: by }) => by)).not.toEqual([]);
});
