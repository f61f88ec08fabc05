/**
 * A stranger uses up the limits of somebody's number: what is left to its holder. They get no code for a while; their own message to the
 * merchant's number lets them in all the same, and nothing that the stranger did stands in the way of their STOP.
 */
import { beforeEach, expect, test, vi } from 'vitest';
import { DAY_MS } from '../../../shared/limits.ts';
import { fetchFrom, freshIp, postFrom, submitFrom } from '../abuse/rig.ts';
import { type AppShop, anAppShop, chat, link, tokenOf } from '../public/links-world.ts';
import {
  aSubmission,
  asHolder,
  codeTo,
  confirmed,
  contactOf,
  freshPhone,
  json,
  outbox,
  post,
  shiftClock,
  standingOf,
  submitted,
  verify,
} from '../public/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

// One each: a ledger's clock does not go back after a test that went ahead.
let shop: AppShop;
beforeEach(async () => {
  shop = await anAppShop();
});

const codesTo = (phone: string) => outbox.filter(({ to, text }) => to === phone && /\b\d{6}\b/.test(text)).length;
/** A stranger's forms, from a network of their own each, some minutes apart. @returns the statuses of the answers */
async function pestered(phone: string, forms: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < forms; n += 1) {
    await shiftClock(n * 12 * 60_000, async () => {
      statuses.push((await submitFrom(freshIp(), shop, await aSubmission(shop, ['sms'], { phone }))).status);
    });
  }
  return statuses;
}

test('R1.5 after a stranger’s many forms the holder is sent few messages, gets in by their own, and STOP works', async () => {
  const phone = freshPhone();
  expect(new Set(await pestered(phone, 12))).toEqual(new Set([201]));
  const codes = codesTo(phone);
  expect(codes).toBeGreaterThan(0);
  expect(codes).toBeLessThanOrEqual(3);
  await shiftClock(DAY_MS / 4, async () => {
    const receipt = await submitted(shop, ['sms'], { phone });
    const made = await link(receipt, 'sms');
    const app = chat(shop, phone, 'sms');
    const before = app.sent().length;
    await app.say(made.text_to_send!.text);
    const offer = await app.answer(before + 1);
    expect(codesTo(phone)).toBe(codes);
    expect(offer.text).toContain(`YES ${tokenOf(made)}`);
    await app.say(`YES ${tokenOf(made)}`);
    await app.answer(before + 2);
    expect(await standingOf(shop, phone, 'sms')).toMatch(/^granted verified/);
    await app.say('STOP');
    expect(await standingOf(shop, phone, 'sms')).toMatch(/^withdrawn/);
  });
});

test('R1.5 what stands is untouched by all of it: a grant stays, its holder’s link still stops', async () => {
  const phone = freshPhone();
  await confirmed(shop, phone);
  const { id } = (await contactOf(shop, { phone }))!;
  const footer = await json<{ url: string }>(
    await shop.admin('POST', `/v1/contacts/${id}/preference-links`, { widget: shop.widgetId }),
    201,
  );
  await pestered(phone, 8);
  expect(await standingOf(shop, phone, 'sms')).toMatch(/^granted verified/);
  await shiftClock(DAY_MS / 4, async () => {
    await json(await post(`/v1/preferences/${footer.url.split('/me/')[1]}/withdraw-all`, {}), 200);
    expect(await standingOf(shop, phone, 'sms')).toMatch(/^withdrawn/);
  });
});

test('R1.5 STOP of a number that a stranger pesters is taken in the midst of it, and ends the pestering', async () => {
  const phone = freshPhone();
  await pestered(phone, 1);
  await codeTo(phone);
  await shiftClock(60_000, async () => chat(shop, phone, 'sms').say('STOP'));
  const codes = codesTo(phone);
  await pestered(phone, 6);
  expect(codesTo(phone)).toBe(codes);
  expect(await standingOf(shop, phone, 'sms')).toMatch(/^withdrawn/);
});

test('R1.5 R1.8 code guessing from many networks: five wrong ones, then the right one is refused in the same bytes; somebody else passes', async () => {
  const [phone, somebody] = [freshPhone(), freshPhone()];
  const receipt = await submitted(shop, ['sms'], { phone });
  const code = await codeTo(phone);
  const wrong = (n: number) => String((Number(code) + 1 + n) % 1_000_000).padStart(6, '0');
  const guess = (said: string) => postFrom(freshIp(), `/v1/submissions/${receipt.submission_id}/verify`, { code: said }, asHolder(receipt));
  const shape = async (answer: Response) => [answer.status, (await answer.text()).replace(/"request_id":"[^"]+"/, '')];
  const first = await shape(await guess(wrong(0)));
  for (let n = 1; n < 9; n += 1) expect(await shape(await guess(wrong(n)))).toEqual(first);
  expect(await shape(await guess(code))).toEqual(first);
  expect(first[0]).toBe(410);
  expect(await standingOf(shop, phone, 'sms')).toBe('not_asked +claim');
  const mine = await submitted(shop, ['sms'], { phone: somebody });
  expect((await verify(mine, await codeTo(somebody))).status).toBe(200);
  expect(await standingOf(shop, somebody, 'sms')).toBe('granted verified');
});

test('R1.5 R1.8 tokens that are guessed at are one answer, make nothing, and leave what they were guessed for', async () => {
  const receipt = await submitted(shop, ['telegram']);
  const made = await link(receipt, 'telegram');
  const random = () => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
  // The partition is right and the rest is guessed, by ever new people.
  const partition = tokenOf(made).slice(0, 1);
  for (let n = 0; n < 20; n += 1) {
    const app = chat(shop, `99${String(n).padStart(6, '0')}`);
    await app.start(`${partition}${random()}`);
    expect(app.sent()).toEqual([]);
  }
  const answers = new Set<string>();
  for (let n = 0; n < 20; n += 1) {
    const token = `${random()}${random()}${random()}`;
    for (const path of [`/v1/preferences/${token}`, `/me/${token}`, `/u/${token}`]) {
      const answer = await fetchFrom(freshIp(), path, { redirect: 'manual' });
      answers.add(`${path.replace(token, '…')} ${answer.status}`);
    }
    const forged = await aSubmission(shop, ['sms'], { phone: freshPhone(), render_token: token });
    const taken = await submitFrom(freshIp(), shop, forged);
    answers.add(`submission ${taken.status}`);
    expect(await standingOf(shop, forged.phone!, 'sms')).toBe('none');
  }
  expect(answers.size).toBe(4);
  expect([...answers].filter((answer) => / 20\d$/.test(answer))).toEqual([]);
  const mine = chat(shop, '99999999');
  await mine.start(tokenOf(made));
  expect((await mine.answer(1)).buttons).toHaveLength(2);
});
