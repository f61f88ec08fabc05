/** The link beside a mailed code: what pressing its button does, what opening it does not, and everything that must not come of it. */
import { beforeEach, expect, test } from 'vitest';
import { submissionView } from '../../../shared/contract/submission.ts';
import { languageFor } from '../../../shared/locales/languages.ts';
import {
  aShop,
  asHolder,
  codeTo,
  confirmed,
  contactOf,
  freshEmail,
  freshPhone,
  HOST,
  json,
  messageTo,
  post,
  type Shop,
  send,
  shiftClock,
  submitted,
  timelineOf,
  verify,
} from './world.ts';

let shop: Shop;
// Of its own for each test: a ledger's clock never goes back, and some of these go on by days.
beforeEach(async () => {
  shop = await aShop();
});

const linkIn = (text: string): string => /\/c\/[\w-]+/.exec(text)![0];
const linkTo = async (email: string, count = 1): Promise<string> => linkIn((await messageTo(email, count)).text);
const open = (path: string, init: RequestInit = {}): Promise<Response> => send(path, { redirect: 'manual', ...init });
const press = (path: string, headers: Record<string, string> = { origin: HOST }): Promise<Response> =>
  open(path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: '' });
const standing = async (email: string): Promise<string> => {
  const state = (await contactOf(shop, { email }))?.state.find(({ channel }) => channel === 'email');
  return state ? `${state.standing}${state.verified ? ' verified' : ''}` : 'none';
};
/** The answer to a link that nobody ever made: what all others that do nothing must be, too. */
const unknown = async (method: 'GET' | 'POST') => seenOf(await (method === 'GET' ? open('/c/made-up') : press('/c/made-up')));
const seenOf = async (answer: Response) => ({ status: answer.status, body: await answer.text() });
async function expectGone(path: string): Promise<void> {
  expect(await seenOf(await open(path))).toEqual(await unknown('GET'));
  expect(await seenOf(await press(path))).toEqual(await unknown('POST'));
}

test('the button behind the mailed link confirms, and the page says what was agreed and how to change it', async () => {
  const email = freshEmail();
  const receipt = await submitted(shop, ['email'], { email });
  const message = await messageTo(email);
  expect(message.text).toContain(await codeTo(email));
  expect(message.text).toMatch(/\n\nOr confirm with this link: http:\/\/sayso\.test\/c\/[\w-]+$/);
  const path = linkIn(message.text);
  const page = await (await open(path)).text();
  expect(page).toContain('Confirm your sign-up');
  expect(page).toContain(`${email[0]}•••@mail.example`);
  expect(page).not.toContain(email);
  expect(page.match(/<button/g)).toHaveLength(1);
  expect(await standing(email)).toBe('not_asked');

  const answer = await press(path);
  expect(answer.status).toBe(200);
  const after = await answer.text();
  expect(after).toContain(languageFor('en').form.success_agreed);
  expect(after).toContain('Email');
  expect(await standing(email)).toBe('granted verified');
  const manage = /\/me\/[\w-]+/.exec(after)![0];
  expect(await (await open(manage)).text()).toContain(email);
  const confirm = (await timelineOf(shop, { email })).find(({ record }) => record.act === 'confirm');
  expect(confirm?.record).toMatchObject({ channel: 'email', verified: true });
  expect(confirm?.evidence).toMatchObject({ grade: 'address_verified', verification: { by: 'link', to: 'email', channel: 'email' } });
  // The form that waits asks how its submission stands.
  const view = submissionView.parse(
    await json(await send(`/v1/submissions/${receipt.submission_id}`, { headers: asHolder(receipt) }), 200),
  );
  expect(view.choices).toContainEqual({ channel: 'email', purpose: 'marketing', programme: 'default', status: 'confirmed' });
  expect(view.next).toEqual([]);
});

test('GET and HEAD write nothing and use nothing up', async () => {
  const email = freshEmail();
  await submitted(shop, ['email'], { email });
  const path = await linkTo(email);
  const before = [await contactOf(shop, { email }), await timelineOf(shop, { email })];
  for (const method of ['GET', 'HEAD', 'GET']) expect((await open(path, { method })).status).toBe(200);
  expect([await contactOf(shop, { email }), await timelineOf(shop, { email })]).toEqual(before);
  expect((await press(path)).status).toBe(200);
});

test('a text message holds no link', async () => {
  const phone = freshPhone();
  await submitted(shop, ['sms'], { phone });
  expect((await messageTo(phone)).text).not.toContain('/c/');
});

test('a link that was answered, replaced, is over, or of another grade is the answer to one that never was', async () => {
  const email = freshEmail();
  const receipt = await submitted(shop, ['email'], { email });
  const first = await linkTo(email);
  await shiftClock(2 * 60_000, async () => {
    await json(await post(`/v1/submissions/${receipt.submission_id}/resend`, {}, asHolder(receipt)), 202);
    const second = await linkTo(email, 2);
    await expectGone(first);
    expect((await press(second)).status).toBe(200);
    await expectGone(second);
  });
  const late = freshEmail();
  await submitted(shop, ['email'], { email: late });
  const over = await linkTo(late);
  // Of the ledger's clock, which the two minutes above have moved on.
  await shiftClock(12 * 60_000 + 1000, () => expectGone(over));
  await shiftClock(72 * 3_600_000, () => expectGone(over));
  expect(await standing(late)).toBe('not_asked');
  const manage = await confirmed(shop, freshPhone());
  await expectGone(`/c/${manage}`);
  await expectGone(`/c/${new URL(receipt.own_acts_url).pathname.split('/').pop()}`);
  // And the other way: it opens no preferences, no data, no submission.
  const asToken = over.split('/').pop()!;
  expect((await open(`/me/${asToken}`)).status).toBe(404);
  expect((await send(`/v1/preferences/${asToken}`)).status).toBe(404);
  expect((await open(`/u/${asToken}`, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })).status).toBe(
    404,
  );
});

test('changed in one character, no link is taken', async () => {
  const email = freshEmail();
  await submitted(shop, ['email'], { email });
  const path = await linkTo(email);
  for (const at of [4, 40, 90, path.length - 3]) {
    await expectGone(`${path.slice(0, at)}${path[at] === 'A' ? 'B' : 'A'}${path.slice(at + 1)}`);
  }
  expect(await standing(email)).toBe('not_asked');
});

test('another site cannot press it, nor a form that was made elsewhere', async () => {
  const email = freshEmail();
  await submitted(shop, ['email'], { email });
  const path = await linkTo(email);
  expect((await press(path, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await press(path, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect(await standing(email)).toBe('not_asked');
});

test('a link proves its own address alone: the number typed beside it stays unproved and unjoined', async () => {
  const [email, phone] = [freshEmail(), freshPhone()];
  const receipt = await submitted(shop, ['sms', 'email'], { email, phone });
  expect((await press(await linkTo(email))).status).toBe(200);
  const linksBefore = JSON.stringify(await timelineOf(shop, { email }));
  expect(linksBefore).not.toContain('"act":"link","verified":true');
  // The session gives the number's code: of the two, it proved that one alone.
  await json(await verify(receipt, await codeTo(phone), 'phone'), 200);
  for (const address of [{ email }, { phone }]) {
    const links = (await timelineOf(shop, address)).filter(({ record }) => record.act === 'link');
    expect(links.filter(({ record }) => record.verified)).toEqual([]);
  }
  expect(await standing(email)).toBe('granted verified');
});

test('whoever fills in the form for somebody gets nothing by their press: no code, no preferences, no wishes', async () => {
  const email = freshEmail();
  const receipt = await submitted(shop, ['email'], { email, preferences: { frequency: 'weekly' } } as never);
  expect((await press(await linkTo(email))).status).toBe(200);
  const wishes = (await timelineOf(shop, { email })).filter(({ record }) => record.act === 'prefer');
  expect(wishes.length).toBeGreaterThan(0);
  expect(wishes.every(({ record }) => !record.verified)).toBe(true);
  const answer = await verify(receipt, '000000');
  expect(answer.status).toBe(410);
  const seen = await (await send(`/v1/submissions/${receipt.submission_id}`, { headers: asHolder(receipt) })).text();
  expect(seen).not.toContain('/me/');
});

test('two forms of one address, in two spellings: each link confirms its own form alone', async () => {
  const email = freshEmail();
  await submitted(shop, ['email'], { email });
  const first = await linkTo(email);
  await shiftClock(61_000, async () => {
    await submitted(shop, ['email'], { email: email.replace('mail.example', 'Mail.EXAMPLE') });
    const second = await linkTo(email, 2);
    expect((await press(first)).status).toBe(200);
    expect(await standing(email)).toBe('granted verified');
    const confirms = async () => (await timelineOf(shop, { email })).filter(({ record }) => record.act === 'confirm').length;
    expect(await confirms()).toBe(1);
    expect((await press(second)).status).toBe(200);
    expect(await confirms()).toBe(2);
    expect(await standing(email)).toBe('granted verified');
  });
});

test('what the person withdrew or took back in between stays so: the withdrawal wins', async () => {
  const email = freshEmail();
  await submitted(shop, ['email'], { email });
  const path = await linkTo(email);
  await json(
    await shop.admin('POST', '/v1/consents', {
      email,
      acts: [{ act: 'withdraw', channel: 'email' }],
    }),
    201,
  );
  await expectGone(path);
  expect(await standing(email)).toMatch(/^withdrawn/);

  const back = freshEmail();
  const receipt = await submitted(shop, ['email'], { email: back });
  const taken = await linkTo(back);
  await json(
    await post(
      `/v1/submissions/${receipt.submission_id}/retract`,
      { choices: [{ channel: 'email', purpose: 'marketing' }] },
      asHolder(receipt),
    ),
    200,
  );
  await expectGone(taken);
  expect(await standing(back)).toBe('not_asked');
});

test('codes guessed wrong neither spend the link nor are spent by it', async () => {
  const email = freshEmail();
  const receipt = await submitted(shop, ['email'], { email });
  const path = await linkTo(email);
  const right = await codeTo(email);
  const wrong = right === '111111' ? '222222' : '111111';
  for (let tried = 0; tried < 6; tried += 1) expect((await verify(receipt, wrong)).status).toBe(410);
  expect((await verify(receipt, right)).status).toBe(410);
  expect((await press(path)).status).toBe(200);
  expect(await standing(email)).toBe('granted verified');
});
