/** From a form into an app and back: over HTTP, with the platform's webhook, as a visitor and as those who have got hold of a link. */
import { expect, test, vi } from 'vitest';
import { channelAccountView } from '../../../shared/contract/channel-account.ts';
import { INBOUND_GIVES_AGE_MS_MAX } from '../../../shared/inbound-limits.ts';
import { HOUR_MS } from '../../../shared/limits.ts';
import { LINK_OPEN_LIFE_MS, LINK_WRONG_TOKENS_HOUR } from '../../../shared/link-limits.ts';
import { type AppShop, anAppShop, BOT, chat, link, poll, recordsAt, SECRET, SENDERS, seen, tokenOf } from './links-world.ts';
import {
  aSubmission,
  asHolder,
  codeTo,
  eventually,
  freshKey,
  freshPhone,
  json,
  post,
  readConfig,
  SHOP,
  send,
  shiftClock,
  standingOf,
  submit,
  submitted,
  verify,
} from './world.ts';

vi.setConfig({ testTimeout: 60_000 });

let people = 0;
const aPerson = (): string => {
  people += 1;
  return `77${String(people).padStart(6, '0')}`;
};

const timelineAt = (shop: AppShop, value: string) => recordsAt(shop, { kind: 'telegram_chat', scope: BOT, value });
const phoneRecords = (shop: AppShop, value: string) => recordsAt(shop, { kind: 'phone', scope: '', value });
const actsAt = async (shop: AppShop, value: string) => (await timelineAt(shop, value)).map(({ act }) => act);

test('R1.1 a ticked app is no consent: no record before the tap in the chat, and that tap grants the text shown there to that account', async () => {
  const shop = await anAppShop();
  const receipt = await submitted(shop, ['telegram']);
  expect(receipt).toMatchObject({ links: ['telegram'], next: [] });
  expect(receipt.choices.find(({ channel }) => channel === 'telegram')?.status).toBe('in_app');
  const made = await link(receipt, 'telegram');
  expect(made.open_url).toMatch(/^https:\/\/t\.me\/shop_bot\?start=[A-Za-z0-9_-]{23}$/);
  expect(made.qr.path).toMatch(/^(?:M\d+ \d+h\d+v1h-\d+z)+$/);
  expect(await seen(receipt, made)).toMatchObject({ status: 'waiting', digits: null, choices: [] });

  const person = aPerson();
  const app = chat(shop, person);
  await app.start(tokenOf(made));
  const offer = await app.answer(1);
  const config = await readConfig(shop);
  const control = config.controls.find(({ channels }) => channels.includes('telegram'))!;
  expect(offer.text.startsWith(control.text)).toBe(true);
  expect(offer.buttons?.map(({ label }) => label)).toEqual(['I agree', 'No thanks']);
  expect(await actsAt(shop, person)).toEqual([]);
  expect(await seen(receipt, made)).toMatchObject({ status: 'opened' });

  await app.press('I agree');
  expect((await app.answer(2)).text).toContain('You agreed to Telegram messages from Shop');
  const [grant, ...more] = await timelineAt(shop, person);
  expect(more).toEqual([]);
  expect(grant).toMatchObject({ act: 'grant', method: 'deep_link', verified: true, disclosure: control.disclosure });
  expect(await seen(receipt, made)).toMatchObject({
    status: 'agreed',
    digits: null,
    choices: [{ channel: 'telegram', purpose: 'marketing' }],
  });
});

test('a token for one bot opens nothing in the chat of another of the same shop, whose text it is not', async () => {
  const shop = await anAppShop();
  const body = { key: 'other', platform: 'local', name: 'Other', settings: {}, secrets: { signing_secret: SECRET }, senders: SENDERS };
  const other = channelAccountView.parse(await json(await shop.admin('POST', '/v1/channel-accounts', body), 201));
  const receipt = await submitted(shop, ['telegram']);
  const made = await link(receipt, 'telegram');
  const [elsewhere, here] = [other.inbound_url, shop.inbound].map((inbound) => chat({ ...shop, inbound }, aPerson()));
  await elsewhere!.start(tokenOf(made));
  expect(await seen(receipt, made)).toMatchObject({ status: 'waiting' });
  await here!.start(tokenOf(made));
  await here!.answer(1);
  expect(await seen(receipt, made)).toMatchObject({ status: 'opened' });
  expect(elsewhere!.sent()).toEqual([]);
});

test('the link to one’s own acts of a form for apps alone says what was agreed to there and how it ends; before that it opens nothing', async () => {
  const shop = await anAppShop();
  const receipt = await submitted(shop, ['telegram']);
  const page = () => send(new URL(receipt.own_acts_url).pathname);
  expect((await page()).status).toBe(404);
  const app = chat(shop, aPerson());
  await app.start(tokenOf(await link(receipt, 'telegram')));
  await app.answer(1);
  expect((await page()).status).toBe(404);
  await app.press('I agree');
  await app.answer(2);
  const answer = await page();
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(html).toContain('You agreed to Telegram messages from Shop. Send STOP at any time to end them.');
  expect(html, 'nothing to press').not.toContain('<form');
  await app.tap(app.sent()[0]!.buttons![1]!.data, 'tap-2');
  await eventually('the page to be gone', async () => ((await page()).status === 404 ? true : null));
});

test('R5.16 with a number typed, the code and the right digits link both; told twice it is recorded once', async () => {
  const shop = await anAppShop();
  const phone = freshPhone();
  const receipt = await submitted(shop, ['sms', 'telegram'], { phone });
  const made = await link(receipt, 'telegram');
  const person = aPerson();
  const app = chat(shop, person);
  await app.start(tokenOf(made));
  await app.answer(1);
  const agree = app.sent()[0]!.buttons![0]!.data;
  await app.tap(agree, 'tap-1');
  await app.answer(2);
  await app.tap(agree, 'tap-1');
  const { digits } = await seen(receipt, made);
  expect(app.sent()[1]!.buttons?.map(({ label }) => label)).toContain(digits);
  expect((await verify(receipt, await codeTo(phone))).status).toBe(200);
  await app.press(digits!);
  expect((await app.answer(3)).text).toContain('belong together');
  expect((await seen(receipt, made)).digits).toBeNull();
  await eventually('the link at both ends', async () => {
    const acts = [...(await actsAt(shop, person)), ...(await phoneRecords(shop, phone)).map(({ act }) => act)];
    return acts.filter((act) => act === 'link').length === 4 ? true : null;
  });
  const links = [...(await timelineAt(shop, person)), ...(await phoneRecords(shop, phone))].filter(({ act }) => act === 'link');
  expect(links.map(({ verified }) => verified).sort()).toEqual([false, false, true, true]);
  expect((await actsAt(shop, person)).filter((act) => act === 'grant')).toHaveLength(1);
});

test('R1.5 whoever opens a link second gets a polite word and nothing of it; a forwarded link joins nobody’s number to it', async () => {
  const shop = await anAppShop();
  const phone = freshPhone();
  const receipt = await submitted(shop, ['sms', 'telegram'], { phone });
  const made = await link(receipt, 'telegram');
  const [friend, visitor] = [aPerson(), aPerson()];
  // Sent on to a friend, who opens it first and agrees: for the friend, and for nobody else.
  const theirs = chat(shop, friend);
  await theirs.start(tokenOf(made));
  await theirs.answer(1);
  await theirs.press('I agree');
  await theirs.answer(2);
  const mine = chat(shop, visitor);
  await mine.start(tokenOf(made));
  expect((await mine.answer(1)).text).toContain('Somebody else has opened this link');
  // The friend's own button, copied by the visitor's app.
  const { digits } = await seen(receipt, made);
  const stolen = theirs.sent()[1]!.buttons!.find(({ label }) => label === digits)!.data;
  await mine.tap(stolen);
  expect((await mine.answer(2)).text).toContain('Somebody else has opened this link');
  expect(await actsAt(shop, visitor)).toEqual([]);
  // The friend sees no page, and guesses.
  await theirs.press(new RegExp(`^(?!${digits})\\d\\d$`));
  expect((await theirs.answer(3)).text).toContain('not the number on the page');
  expect((await verify(receipt, await codeTo(phone))).status).toBe(200);
  const links = (await phoneRecords(shop, phone)).filter(({ act }) => act === 'link');
  expect(links.map(({ verified }) => verified)).toEqual([false]);
});

test('an attacker who types somebody’s number and matches the digits is joined to it by no code that they have not got', async () => {
  const shop = await anAppShop();
  const phone = freshPhone();
  const receipt = await submitted(shop, ['sms', 'telegram'], { phone });
  const made = await link(receipt, 'telegram');
  const app = chat(shop, aPerson());
  await app.start(tokenOf(made));
  await app.answer(1);
  await app.press('I agree');
  await app.answer(2);
  await app.press((await seen(receipt, made)).digits!);
  await app.answer(3);
  const links = (await phoneRecords(shop, phone)).filter(({ act }) => act === 'link');
  expect(links.map(({ verified }) => verified)).toEqual([false]);
  expect(await standingOf(shop, phone, 'sms')).toBe('not_asked +claim');
});

test('no thanks is no; after an agreement it takes it back', async () => {
  const shop = await anAppShop();
  const receipt = await submitted(shop, ['telegram']);
  const made = await link(receipt, 'telegram');
  const person = aPerson();
  const app = chat(shop, person);
  await app.start(tokenOf(made));
  await app.answer(1);
  const [agree, decline] = app.sent()[0]!.buttons!;
  await app.tap(decline!.data);
  expect((await app.answer(2)).text).toContain('will not write to you here');
  expect([await actsAt(shop, person), (await seen(receipt, made)).status]).toEqual([[], 'declined']);
  await app.tap(agree!.data);
  await app.answer(3);
  expect((await seen(receipt, made)).status).toBe('agreed');
  await app.tap(decline!.data);
  await app.answer(4);
  expect(await actsAt(shop, person)).toEqual(['withdraw', 'grant']);
  expect((await seen(receipt, made)).status).toBe('declined');
});

test('a link that nobody opened in time opens nothing', async () => {
  const shop = await anAppShop();
  const receipt = await submitted(shop, ['telegram']);
  const made = await link(receipt, 'telegram');
  const person = aPerson();
  await shiftClock(LINK_OPEN_LIFE_MS + 1, async () => {
    expect(await seen(receipt, made)).toMatchObject({ status: 'ended' });
    const app = chat(shop, person);
    await app.start(tokenOf(made));
    expect((await app.answer(1)).text).toContain('no longer valid');
  });
  expect(await actsAt(shop, person)).toEqual([]);
});

test('WhatsApp: the text with its token opens the dialog, and the tap grants at that very number without digits', async () => {
  const shop = await anAppShop();
  const phone = freshPhone();
  const receipt = await submitted(shop, ['whatsapp'], { phone });
  const made = await link(receipt, 'whatsapp');
  expect(made.open_url).toBe(`https://wa.me/12025550188?text=JOIN%20${tokenOf(made)}`);
  const app = chat(shop, phone, 'whatsapp');
  const before = app.sent().length;
  await app.say(`join ${tokenOf(made).toLowerCase()}`);
  const offer = await app.answer(before + 1);
  await app.tap(offer.buttons![0]!.data);
  expect((await app.answer(before + 2)).buttons).toBeUndefined();
  expect(await standingOf(shop, phone, 'whatsapp')).toMatch(/^granted verified/);
  expect(await seen(receipt, made)).toMatchObject({ status: 'agreed', digits: null });
});

test('SMS: number, words and a code for another phone; nothing to open; agreed by the words asked for', async () => {
  const shop = await anAppShop();
  const phone = freshPhone();
  const receipt = await submitted(shop, ['sms'], { phone });
  const made = await link(receipt, 'sms');
  expect(made).toMatchObject({ open_url: null, text_to_send: { to: '+12025550190', text: expect.stringMatching(/^JOIN [0-9A-Z]{10}$/) } });
  const app = chat(shop, phone, 'sms');
  const before = app.sent().length;
  await app.say(made.text_to_send!.text);
  const offer = await app.answer(before + 1);
  expect(offer.buttons).toBeUndefined();
  expect(offer.text).toContain(`YES ${tokenOf(made)}`);
  await app.say(`Yes ${tokenOf(made)}.`);
  await app.answer(before + 2);
  expect(await standingOf(shop, phone, 'sms')).toMatch(/^granted verified/);
});

test('a text that comes from another number agrees for that number and is answered; it joins nothing, since no digits can be tapped there', async () => {
  const shop = await anAppShop();
  const [typed, other] = [freshPhone(), freshPhone()];
  const receipt = await submitted(shop, ['sms'], { phone: typed });
  const made = await link(receipt, 'sms');
  const app = chat(shop, other, 'sms');
  await app.say(made.text_to_send!.text);
  await app.answer(1);
  await app.say(`YES ${tokenOf(made)}`);
  const agreed = await app.answer(2);
  expect([agreed.text, agreed.buttons]).toEqual([expect.stringContaining('You agreed to text messages from Shop'), undefined]);
  expect(await seen(receipt, made)).toMatchObject({ status: 'agreed', digits: null });
  expect(await standingOf(shop, other, 'sms')).toBe('granted verified');
  expect(await standingOf(shop, typed, 'sms')).toBe('not_asked +claim');
  expect((await phoneRecords(shop, typed)).filter(({ act, verified }) => act === 'link' && verified)).toEqual([]);
});

test('five wrong tokens an hour from one sender, then none is looked at; another sender’s is', async () => {
  const shop = await anAppShop();
  const [phone, other] = [freshPhone(), freshPhone()];
  const receipt = await submitted(shop, ['whatsapp'], { phone });
  const made = await link(receipt, 'whatsapp');
  const app = chat(shop, other, 'whatsapp');
  const partition = tokenOf(made).slice(0, 2);
  for (let n = 0; n < LINK_WRONG_TOKENS_HOUR; n += 1) await app.say(`JOIN ${partition}0000000${n}`);
  await app.say(`JOIN ${tokenOf(made)}`);
  expect((await seen(receipt, made)).status).toBe('waiting');
  await shiftClock(2 * HOUR_MS, async () => expect((await seen(receipt, made)).status).toBe('ended'));
  const again = await link(receipt, 'whatsapp');
  const mine = chat(shop, phone, 'whatsapp');
  const before = mine.sent().length;
  await mine.say(`JOIN ${tokenOf(again)}`);
  await mine.answer(before + 1);
  expect((await seen(receipt, again)).status).toBe('opened');
});

test('a withdrawal by words in the chat is heard as ever, and START with a stranger’s token is nothing', async () => {
  const shop = await anAppShop();
  const receipt = await submitted(shop, ['telegram']);
  const made = await link(receipt, 'telegram');
  const person = aPerson();
  const app = chat(shop, person);
  await app.start(tokenOf(made));
  await app.answer(1);
  await app.press('I agree');
  await app.answer(2);
  await app.say('STOP');
  expect(await actsAt(shop, person)).toEqual(['withdraw', 'grant']);
  await app.start('AAAAAAAAAAAAAAAAAAAAAAA');
  expect(await actsAt(shop, person)).toEqual(['withdraw', 'grant']);
});

test('R8.1 what is wrong with asking for a link is named, and makes none', async () => {
  const shop = await anAppShop();
  const receipt = await submitted(shop, ['telegram']);
  const path = `/v1/submissions/${receipt.submission_id}/links`;
  const refused = async (body: unknown, headers: Record<string, string> = asHolder(receipt)) => {
    const answer = await post(path, body, headers);
    const { type, errors } = (await answer.json()) as { type: string; errors?: { path: string; fix?: string }[] };
    return [answer.status, type.split('/').pop(), errors?.[0]?.path];
  };
  expect(await refused({ channel: 'pigeon' })).toEqual([422, 'invalid-request', 'channel']);
  expect(await refused({})).toEqual([422, 'invalid-request', 'channel']);
  expect(await refused({ channel: 'telegram', phone: '1' })).toEqual([422, 'invalid-request', '']);
  expect((await refused('{'))[0]).toBe(422);
  expect(await refused({ channel: 'line' })).toEqual([422, 'invalid-request', 'channel']);
  expect(await refused({ channel: 'telegram' }, { 'sayso-secret': 'wrong' })).toEqual([404, 'not-found', undefined]);
  expect(await refused({ channel: 'telegram' }, {})).toEqual([404, 'not-found', undefined]);
  expect(await refused({ channel: 'telegram' }, { ...asHolder(receipt), origin: 'https://other.example' })).toEqual([
    403,
    'origin-not-allowed',
    'header:Origin',
  ]);
  await json(await shop.admin('PATCH', `/v1/channel-accounts/${shop.account}`, { status: 'paused' }), 200);
  expect(await refused({ channel: 'telegram' })).toEqual([409, 'conflict', 'channel']);
});

test('a poll takes the link’s own secret, once a second, and opens nothing of another submission', async () => {
  const shop = await anAppShop();
  const [receipt, other] = [await submitted(shop, ['telegram']), await submitted(shop, ['telegram'])];
  const made = await link(receipt, 'telegram');
  expect((await poll(receipt, made, receipt.submission_secret)).status).toBe(404);
  expect((await poll(receipt, made, '')).status).toBe(404);
  expect((await poll(receipt, made)).status).toBe(200);
  const soon = await poll(receipt, made);
  expect([soon.status, soon.headers.get('retry-after')]).toEqual([429, '2']);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect((await poll(other, made)).status).toBe(404);
  const submissionWithLinkSecret = await send(`/v1/submissions/${receipt.submission_id}`, {
    headers: { origin: SHOP, 'sayso-secret': made.link_secret },
  });
  expect(submissionWithLinkSecret.status).toBe(404);
});

test('R1.8 making and asking about a link answers alike for a number that is unknown, granted and withdrawn', async () => {
  const shop = await anAppShop();
  const [unknown, known] = [freshPhone(), freshPhone()];
  const first = await submitted(shop, ['sms'], { phone: known });
  await verify(first, await codeTo(known));
  const answers = [];
  for (const phone of [unknown, known]) {
    const receipt = await submitted(shop, ['sms', 'telegram'], { phone });
    const made = await link(receipt, 'telegram');
    const { link_id, link_secret, open_url, qr, expires_at, ...rest } = made;
    answers.push({
      rest,
      shapes: [link_id, link_secret, open_url].map((each) => each?.length),
      ...(await seen(receipt, made)),
      link_id: '',
    });
  }
  expect(answers[0]).toEqual(answers[1]);
});

test('the same form sent twice is one, and another one under its key is refused', async () => {
  const shop = await anAppShop();
  const key = { 'idempotency-key': freshKey() };
  const request = await aSubmission(shop, ['telegram']);
  const first = await json<{ submission_id: string }>(await submit(shop, request, key), 201);
  const again = await json<{ submission_id: string }>(await submit(shop, request, key), 201);
  expect(again.submission_id).toBe(first.submission_id);
  const other = await aSubmission(shop, ['line']);
  expect((await submit(shop, other, key)).status).not.toBe(201);
});

test('a landing page without script shows the way into the app after the form, and says nothing agreed before the tap', async () => {
  const shop = await anAppShop();
  const made = await shop.admin('PUT', '/v1/landing-pages/apps', { widget: 'form', title: { en: 'Join' }, intro: { en: 'Offers' } });
  const text = await made.text();
  expect([200, 201], text).toContain(made.status);
  const path = new URL((JSON.parse(text) as { url: string }).url).pathname;
  const html = await (await send(path)).text();
  const control = (await readConfig(shop)).controls.find(({ channels }) => channels.includes('telegram'))!;
  expect(html).toContain(control.in_app);
  const fields = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]);
  const body = new URLSearchParams([...fields, ['agree', control.disclosure], ['phone', ''], ['phone_country', 'US'], ['email', '']]);
  const done = await send(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://sayso.test' },
    body: body.toString(),
  });
  const answer = await done.text();
  expect(done.status, answer).toBe(200);
  const token = /https:\/\/t\.me\/shop_bot\?start=([A-Za-z0-9_-]{23})/.exec(answer)?.[1];
  expect(answer).toContain('One more step in Telegram');
  expect(answer).not.toContain('You agreed to:');
  const person = aPerson();
  const app = chat(shop, person);
  await app.start(token!);
  await app.answer(1);
  await app.press('I agree');
  await app.answer(2);
  expect(await actsAt(shop, person)).toEqual(['grant']);
});

test('a tap whose grant is not taken, being too old, is not shown as agreed', async () => {
  const shop = await anAppShop();
  const receipt = await submitted(shop, ['telegram']);
  const made = await link(receipt, 'telegram');
  const person = aPerson();
  const app = chat(shop, person);
  await app.start(tokenOf(made));
  const offer = await app.answer(1);
  const old = Date.now() - INBOUND_GIVES_AGE_MS_MAX - HOUR_MS;
  expect((await app.tell({ type: 'tap', data: offer.buttons![0]!.data, at_ms: old })).status).toBe(200);
  expect([await actsAt(shop, person), (await seen(receipt, made)).status]).toEqual([[], 'opened']);
  await app.press('I agree');
  await app.answer(2);
  expect((await seen(receipt, made)).status).toBe('agreed');
});
