/**
 * A link into an app in the wrong hands, both ways: somebody else's number typed and the link sent to that person, and a person's own link
 * opened by somebody else. Who tapped has agreed for their own account; nobody is joined to anybody. See also public/links.test.ts.
 */
import { beforeAll, expect, test, vi } from 'vitest';
import { LINK_OPEN_LIFE_MS } from '../../../shared/link-limits.ts';
import { type AppShop, anAppShop, BOT, chat, link, recordsAt, seen, tokenOf } from '../public/links-world.ts';
import { codeTo, eventually, freshPhone, shiftClock, standingOf, submitted, verify } from '../public/world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let shop: AppShop;
let foreign: AppShop;
beforeAll(async () => {
  [shop, foreign] = await Promise.all([anAppShop(), anAppShop()]);
});

let people = 0;
const aPerson = (): string => {
  people += 1;
  return `88${String(people).padStart(6, '0')}`;
};
const telegramOf = (owner: AppShop, value: string) => recordsAt(owner, { kind: 'telegram_chat', scope: BOT, value });
const phoneOf = (owner: AppShop, value: string) => recordsAt(owner, { kind: 'phone', scope: '', value });
const joined = (records: Awaited<ReturnType<typeof phoneOf>>) => records.some(({ act, verified }) => act === 'link' && verified);

test('R1.5 R5.16 an attacker with a number and code of their own sends a victim the link: the victim’s tap is the victim’s alone, and without the page’s digits nothing joins them', async () => {
  const own = freshPhone();
  const receipt = await submitted(shop, ['sms', 'telegram'], { phone: own });
  const made = await link(receipt, 'telegram');
  const victim = aPerson();
  const app = chat(shop, victim);
  await app.start(tokenOf(made));
  await app.answer(1);
  await app.press('I agree');
  await app.answer(2);
  const { digits } = await seen(receipt, made);
  expect(digits).toMatch(/^\d\d$/);
  expect((await verify(receipt, await codeTo(own))).status).toBe(200);
  // The victim sees no page: whatever they press, it is not what the attacker's page shows.
  await app.press(new RegExp(`^(?!${digits})\\d\\d$`));
  expect((await app.answer(3)).text).toContain('not the number on the page');
  // One try: the right ones afterwards are too late.
  await app.tap(app.sent()[1]!.buttons!.find(({ label }) => label === digits)!.data);
  await eventually('what is owed to either end has come', async () => ((await telegramOf(shop, victim)).length > 0 ? true : null));
  expect([joined(await telegramOf(shop, victim)), joined(await phoneOf(shop, own))]).toEqual([false, false]);
  const grants = (await telegramOf(shop, victim)).filter(({ act }) => act === 'grant');
  expect(grants).toEqual([expect.objectContaining({ method: 'deep_link', verified: true })]);
  expect((await phoneOf(shop, own)).filter(({ key }) => key.channel === 'telegram' && key.purpose)).toEqual([]);
  expect(await standingOf(shop, own, 'sms')).toBe('granted verified');
});

test('R1.5 WhatsApp: a form with somebody’s number whose link another number opens grants to who tapped, and nothing to the number typed', async () => {
  const [typed, opener] = [freshPhone(), freshPhone()];
  const receipt = await submitted(shop, ['whatsapp'], { phone: typed });
  const made = await link(receipt, 'whatsapp');
  const app = chat(shop, opener, 'whatsapp');
  await app.say(`JOIN ${tokenOf(made)}`);
  const offer = await app.answer(1);
  await app.tap(offer.buttons![0]!.data);
  await app.answer(2);
  expect(await standingOf(shop, opener, 'whatsapp')).toMatch(/^granted verified/);
  expect(await standingOf(shop, typed, 'whatsapp')).toBe('not_asked +claim');
  expect([joined(await phoneOf(shop, typed)), joined(await phoneOf(shop, opener))]).toEqual([false, false]);
  // The number's own holder, opening it late, gets a word and nothing of it.
  const holder = chat(shop, typed, 'whatsapp');
  const before = holder.sent().length;
  await holder.say(`JOIN ${tokenOf(made)}`);
  expect((await holder.answer(before + 1)).text).toContain('Somebody else has opened this link');
  expect(await standingOf(shop, typed, 'whatsapp')).toBe('not_asked +claim');
});

test('R1.5 another chat than the one that opened it can neither agree, nor decline, nor pick: and the opener still can', async () => {
  const receipt = await submitted(shop, ['telegram']);
  const made = await link(receipt, 'telegram');
  const [opener, thief] = [aPerson(), aPerson()];
  const mine = chat(shop, opener);
  await mine.start(tokenOf(made));
  const [agree, decline] = (await mine.answer(1)).buttons!;
  const theirs = chat(shop, thief);
  for (const button of [agree!, decline!]) await theirs.tap(button.data);
  expect((await seen(receipt, made)).status).toBe('opened');
  expect((await telegramOf(shop, thief)).filter(({ act }) => act === 'grant')).toEqual([]);
  expect(await telegramOf(shop, opener)).toEqual([]);
  await mine.press('I agree');
  await mine.answer(2);
  expect((await telegramOf(shop, opener)).map(({ act }) => act)).toEqual(['grant']);
  // Opened again by the same person it grants nothing more.
  await mine.start(tokenOf(made));
  expect((await telegramOf(shop, opener)).map(({ act }) => act)).toEqual(['grant']);
});

test('R1.5 a token of one workspace is nothing to another’s bot, and is not used up by having been shown there', async () => {
  const receipt = await submitted(shop, ['telegram']);
  const made = await link(receipt, 'telegram');
  const person = aPerson();
  const there = chat(foreign, person);
  await there.start(tokenOf(made));
  for (const data of ['agree', 'decline', 'pick:42']) await there.tap(`${data}:${tokenOf(made)}`);
  expect(there.sent()).toEqual([]);
  expect(await telegramOf(foreign, person)).toEqual([]);
  expect((await seen(receipt, made)).status).toBe('waiting');
  const here = chat(shop, person);
  await here.start(tokenOf(made));
  expect((await here.answer(1)).buttons).toHaveLength(2);
});

test('R1.5 a channel’s token is that channel’s: LINE opens no link that was made for Telegram', async () => {
  const receipt = await submitted(shop, ['telegram']);
  const made = await link(receipt, 'telegram');
  const line = chat(shop, 'U0123456789abcdef0123456789abcdef', 'line');
  await line.start(tokenOf(made));
  expect((await seen(receipt, made)).status).toBe('waiting');
  expect(line.sent().filter(({ buttons }) => buttons !== undefined)).toEqual([]);
});

test('R1.5 a forwarded link that comes late opens nothing, for whomever', async () => {
  const receipt = await submitted(shop, ['telegram']);
  const made = await link(receipt, 'telegram');
  const person = aPerson();
  await shiftClock(LINK_OPEN_LIFE_MS + 1000, async () => {
    const app = chat(shop, person);
    await app.start(tokenOf(made));
    expect((await app.answer(1)).buttons).toBeUndefined();
  });
  expect(await telegramOf(shop, person)).toEqual([]);
});
