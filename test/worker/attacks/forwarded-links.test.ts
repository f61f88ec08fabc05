/**
 * A link into an app that reaches another person than the one at the form, in both directions. The tap of whoever opens it speaks for that app
 * account alone: the typed number gains nothing by it, nor does whoever typed it.
 */
import { expect, test, vi } from 'vitest';
import { LINK_CHAT_LIFE_MS, LINK_DIGITS_LIFE_MS } from '../../../shared/link-limits.ts';
import { type AppShop, anAppShop, BOT, chat, link, poll, recordsAt, seen, tokenOf } from '../public/links-world.ts';
import { asHolder, codeTo, confirmed, freshPhone, json, SHOP, send, shiftClock, standingOf, submitted, verify } from '../public/world.ts';

vi.setConfig({ testTimeout: 60_000 });

let people = 0;
const aPerson = (): string => {
  people += 1;
  return `88${String(people).padStart(6, '0')}`;
};
const actsOfApp = async (shop: AppShop, value: string) =>
  (await recordsAt(shop, { kind: 'telegram_chat', scope: BOT, value })).map(({ act }) => act);
const linksOfPhone = async (shop: AppShop, value: string) =>
  (await recordsAt(shop, { kind: 'phone', scope: '', value })).filter(({ act }) => act === 'link').map(({ verified }) => verified);

test('a stranger types the victim’s number and sends the victim the link: the tap is for the app, the number stays a claim, the page names nobody', async () => {
  const shop = await anAppShop();
  const [phone, victim] = [freshPhone(), aPerson()];
  const receipt = await submitted(shop, ['sms', 'telegram'], { phone });
  const made = await link(receipt, 'telegram');
  const app = chat(shop, victim);
  await app.start(tokenOf(made));
  // Opening it is no consent.
  await app.answer(1);
  expect(await actsOfApp(shop, victim)).toEqual([]);
  await app.press('I agree');
  await app.answer(2);
  expect(await actsOfApp(shop, victim)).toEqual(['grant']);
  // The stranger sees two digits, and never whose chat it is.
  const view = await seen(receipt, made);
  expect(view).toMatchObject({ status: 'agreed', digits: expect.stringMatching(/^\d\d$/) });
  expect(JSON.stringify(view)).not.toContain(victim);
  // Talked into picking them, the victim has joined nothing that is proved.
  await app.press(view.digits!);
  await app.answer(3);
  expect(await linksOfPhone(shop, phone)).toEqual([false]);
  expect(await standingOf(shop, phone, 'sms')).toBe('not_asked +claim');
  const own = await json<{ choices: unknown[] }>(
    await send(`/v1/submissions/${receipt.submission_id}`, { headers: { origin: SHOP, ...asHolder(receipt) } }),
    200,
  );
  expect(JSON.stringify(own)).not.toContain(victim);
});

test('a stranger joins their own number to the victim’s chat only by digits that the victim picks: the wrong ones are the last', async () => {
  const shop = await anAppShop();
  const [phone, victim] = [freshPhone(), aPerson()];
  const receipt = await submitted(shop, ['sms', 'telegram'], { phone });
  const made = await link(receipt, 'telegram');
  const app = chat(shop, victim);
  await app.start(tokenOf(made));
  await app.answer(1);
  await app.press('I agree');
  const pick = await app.answer(2);
  // Their own number is proved; the chat that they don't hold is not joined by that.
  const { preferences_url } = await json<{ preferences_url: string }>(await verify(receipt, await codeTo(phone)), 200);
  const { digits } = await seen(receipt, made);
  const [wrong] = pick.buttons!.filter(({ label }) => label !== digits);
  await app.tap(wrong!.data);
  await app.answer(3);
  // The right ones after it count no more, from the buttons that are still there.
  await app.tap(pick.buttons!.find(({ label }) => label === digits)!.data);
  expect((await app.answer(4)).text).toContain('not the number on the page');
  expect(await linksOfPhone(shop, phone)).toEqual([false]);
  const me = await send(`/v1/preferences/${preferences_url.split('/me/')[1]}`, { headers: { origin: SHOP } });
  const seenByStranger = JSON.stringify(await json(me, 200));
  expect(seenByStranger).not.toContain(victim);
  expect(seenByStranger).not.toContain('telegram');
});

test('the victim’s own link, opened in a stranger’s chat: what the stranger says there, STOP among it, moves the stranger alone', async () => {
  const shop = await anAppShop();
  const [phone, stranger] = [freshPhone(), aPerson()];
  await confirmed(shop, phone);
  await shiftClock(120_000, async () => {
    const receipt = await submitted(shop, ['telegram'], { phone });
    const made = await link(receipt, 'telegram');
    const app = chat(shop, stranger);
    await app.start(tokenOf(made));
    await app.answer(1);
    await app.press('I agree');
    await app.answer(2);
    await app.press((await seen(receipt, made)).digits!);
    await app.answer(3);
    await app.say('STOP');
    expect((await actsOfApp(shop, stranger))[0]).toBe('withdraw');
  });
  expect(await standingOf(shop, phone, 'sms')).toBe('granted verified');
});

test('YES with the token, prefilled for a victim who was shown no text, agrees to nothing', async () => {
  const shop = await anAppShop();
  const [phone, victim] = [freshPhone(), freshPhone()];
  const receipt = await submitted(shop, ['sms', 'whatsapp'], { phone });
  const made = await link(receipt, 'whatsapp');
  for (const words of [`YES ${tokenOf(made)}`, `yes: ${tokenOf(made).toLowerCase()}!`]) await chat(shop, victim, 'whatsapp').say(words);
  await chat(shop, victim, 'whatsapp').tap(`sy:a:${tokenOf(made)}`);
  expect((await seen(receipt, made)).status).toBe('waiting');
  expect(await recordsAt(shop, { kind: 'phone', scope: '', value: victim })).toEqual([]);
});

test('a link that was used is used: opened again, tapped again, picked again, it records nothing more', async () => {
  const shop = await anAppShop();
  const [phone, person] = [freshPhone(), aPerson()];
  const receipt = await submitted(shop, ['sms', 'telegram'], { phone });
  const made = await link(receipt, 'telegram');
  const app = chat(shop, person);
  await app.start(tokenOf(made));
  const offer = await app.answer(1);
  await app.press('I agree');
  const pick = await app.answer(2);
  await json(await verify(receipt, await codeTo(phone)), 200);
  await app.press((await seen(receipt, made)).digits!);
  await app.answer(3);
  const before = [await actsOfApp(shop, person), await linksOfPhone(shop, phone)];
  await app.start(tokenOf(made));
  for (const { data } of pick.buttons!) await app.tap(data);
  const other = chat(shop, aPerson());
  await other.start(tokenOf(made));
  await other.tap(offer.buttons![0]!.data);
  expect((await other.answer(2)).text).toContain('Somebody else has opened this link');
  expect([await actsOfApp(shop, person), await linksOfPhone(shop, phone)]).toEqual(before);
  // Withdrawn since: the old button is no way back, the link being over.
  await app.say('STOP');
  await shiftClock(LINK_CHAT_LIFE_MS + 60_000, async () => app.tap(offer.buttons![0]!.data));
  expect((await actsOfApp(shop, person))[0]).toBe('withdraw');
});

test('a tap after the link’s time is none', async () => {
  const shop = await anAppShop();
  const slow = aPerson();
  const receipt = await submitted(shop, ['sms', 'telegram'], { phone: freshPhone() });
  const made = await link(receipt, 'telegram');
  const app = chat(shop, slow);
  await app.start(tokenOf(made));
  const offer = await app.answer(1);
  await shiftClock(LINK_CHAT_LIFE_MS + 60_000, async () => app.tap(offer.buttons![0]!.data));
  expect(await actsOfApp(shop, slow)).toEqual([]);
});

// With a shop of its own: a ledger's clock does not go back with the test's.
test('digits after ten minutes join nothing', async () => {
  const shop = await anAppShop();
  const [phone, slower] = [freshPhone(), aPerson()];
  const receipt = await submitted(shop, ['sms', 'telegram'], { phone });
  const second = await link(receipt, 'telegram');
  const late = chat(shop, slower);
  await late.start(tokenOf(second));
  await late.answer(1);
  await late.press('I agree');
  await late.answer(2);
  await json(await verify(receipt, await codeTo(phone)), 200);
  const { digits } = await seen(receipt, second);
  await shiftClock(LINK_DIGITS_LIFE_MS + 60_000, async () => {
    await late.press(digits!);
    expect((await late.answer(3)).text).toContain('not the number on the page');
  });
  expect(await linksOfPhone(shop, phone)).toEqual([false]);
});

test('a link of another merchant opens nothing in this one’s bot, though both call it by the same name', async () => {
  const [shop, other] = [await anAppShop(), await anAppShop()];
  const receipt = await submitted(other, ['telegram']);
  const made = await link(receipt, 'telegram');
  const person = aPerson();
  const app = chat(shop, person);
  await app.start(tokenOf(made));
  await app.tap(`sy:a:${tokenOf(made)}`);
  await app.tap(`sy:p:${tokenOf(made)}:12`);
  expect(await actsOfApp(shop, person)).toEqual([]);
  expect((await seen(receipt, made)).status).toBe('waiting');
  // Nothing was used up: its own person still gets in.
  const own = chat(other, person);
  await own.start(tokenOf(made));
  expect((await seen(receipt, made)).status).toBe('opened');
});

test('a secret of one submission polls no link of another, and its link answers nobody who only knows the id', async () => {
  const shop = await anAppShop();
  const [mine, theirs] = [await submitted(shop, ['telegram']), await submitted(shop, ['telegram'])];
  const [made, other] = [await link(mine, 'telegram'), await link(theirs, 'telegram')];
  for (const [receipt, of, secret] of [
    [mine, other, made.link_secret],
    [theirs, other, made.link_secret],
    [theirs, other, mine.submission_secret],
    [theirs, other, theirs.submission_secret],
  ] as const) {
    expect((await poll(receipt, of, secret)).status).toBe(404);
  }
});
