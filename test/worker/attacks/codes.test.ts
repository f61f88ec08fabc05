/**
 * Codes in the wrong hands: one challenge's code on another, a form sent after the question, guessing from many places. What nobody was asked
 * is confirmed by nothing, and whoever guesses can't tell the right code by its answer.
 */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { SubmissionReceipt } from '../../../shared/contract/submission.ts';
import {
  CODE_ATTEMPTS_PER_CHALLENGE,
  DAY_MS,
  MINUTE_MS,
  WRONG_CODES_PER_ADDRESS_DAY,
  WRONG_CODES_PER_IP_BLOCK_HOUR,
} from '../../../shared/limits.ts';
import { freshIp, postFrom } from '../abuse/rig.ts';
import { type AppShop, anAppShop, chat, link, tokenOf } from '../public/links-world.ts';
import {
  asHolder,
  codeIn,
  codeTo,
  eventually,
  freshEmail,
  freshPhone,
  json,
  outbox,
  shiftClock,
  standingOf,
  submitted,
  verify,
} from '../public/world.ts';

vi.setConfig({ testTimeout: 60_000 });

let shop: AppShop;
beforeAll(async () => {
  shop = await anAppShop();
}, 60_000);

const guess = (receipt: SubmissionReceipt, code: string, ip = freshIp()): Promise<Response> =>
  postFrom(ip, `/v1/submissions/${receipt.submission_id}/verify`, { code }, asHolder(receipt));
const wrongOf = (code: string, by = 1): string => String((Number(code) + by) % 1_000_000).padStart(6, '0');
/** All of an answer that a guesser could tell apart. */
const shapeOf = async (answer: Response) => {
  const { request_id, instance, ...problem } = (await answer.json()) as Record<string, unknown>;
  return JSON.stringify([answer.status, problem, [...answer.headers].filter(([name]) => name !== 'x-request-id')]);
};

describe('a code on what it was not sent for', () => {
  test('one’s own right code opens nothing of another’s number, nor of the other address in one’s own form', async () => {
    const [mine, theirs, email] = [freshPhone(), freshPhone(), freshEmail()];
    const own = await submitted(shop, ['sms'], { phone: mine });
    const victims = await submitted(shop, ['sms', 'email'], { phone: theirs, email });
    const [code, mailed] = [await codeTo(mine), await codeTo(email)];
    expect((await verify(victims, code, 'phone')).status).toBe(410);
    // The stranger's mailbox is proved, the number that stood beside it is not.
    if (mailed !== (await codeTo(theirs))) expect((await verify(victims, mailed, 'phone')).status).toBe(410);
    await json(await verify(victims, mailed, 'email'), 200);
    expect(await standingOf(shop, theirs, 'sms')).toBe('not_asked +claim');
    await json(await verify(own, code), 200);
    expect(await standingOf(shop, mine, 'sms')).toBe('granted verified');
    expect(await standingOf(shop, theirs, 'sms')).toBe('not_asked +claim');
  });

  test.each(['the code', 'YES'] as const)('a stranger’s form between the question and %s does not ride it', async (by) => {
    const phone = freshPhone();
    const person = await submitted(shop, ['sms'], { phone });
    const code = await codeTo(phone);
    // Within the minute: no second message goes out, and its claim is there beside the person's.
    const stranger = await submitted(shop, ['sms', 'whatsapp'], { phone, locale: 'de' });
    if (by === 'YES') await shiftClock(2000, async () => chat(shop, phone, 'sms').say('YES'));
    else await json(await verify(person, code), 200);
    expect(await standingOf(shop, phone, 'sms')).toMatch(/^granted verified/);
    expect(await standingOf(shop, phone, 'whatsapp')).toBe('declined +claim');
    expect((await verify(stranger, code)).status).toBe(410);
    expect(await standingOf(shop, phone, 'whatsapp')).toBe('declined +claim');
    expect(outbox.filter(({ to, text }) => to === phone && /\b\d{6}\b/.test(text))).toHaveLength(1);
  });
});

describe('guessing from many places', () => {
  test('five a challenge, each from another network; then the right one is answered as any wrong one, and somebody else’s still counts', async () => {
    const [phone, other] = [freshPhone(), freshPhone()];
    const [receipt, passing] = [await submitted(shop, ['sms'], { phone }), await submitted(shop, ['sms'], { phone: other })];
    const code = await codeTo(phone);
    const shapes: string[] = [];
    for (let n = 1; n <= CODE_ATTEMPTS_PER_CHALLENGE; n += 1) shapes.push(await shapeOf(await guess(receipt, wrongOf(code, n))));
    shapes.push(await shapeOf(await guess(receipt, code)), await shapeOf(await guess(receipt, 'STOP')));
    expect(shapes[0]).toContain('410');
    expect(new Set(shapes).size).toBe(1);
    expect(await standingOf(shop, phone, 'sms')).toBe('not_asked +claim');
    await json(await guess(passing, await codeTo(other)), 200);
    expect(await standingOf(shop, other, 'sms')).toBe('granted verified');
  });

  test('ten an address a day over all its forms; a new code is worth nothing that day either, the person’s own message is; the next day codes are, too', async () => {
    const noonMs = Math.floor(Date.now() / DAY_MS) * DAY_MS + DAY_MS * 1.5 - Date.now();
    const phone = freshPhone();
    for (let form = 0; form < WRONG_CODES_PER_ADDRESS_DAY / CODE_ATTEMPTS_PER_CHALLENGE; form += 1) {
      await shiftClock(noonMs + form * 2 * MINUTE_MS, async () => {
        const receipt = await submitted(shop, ['sms'], { phone });
        const code = await codeTo(phone, form + 1);
        for (let n = 1; n <= CODE_ATTEMPTS_PER_CHALLENGE; n += 1) expect((await guess(receipt, wrongOf(code, n))).status).toBe(410);
      });
    }
    await shiftClock(noonMs + 4 * MINUTE_MS, async () => {
      const receipt = await submitted(shop, ['sms'], { phone });
      const code = await codeTo(phone, 3);
      const answers = [await shapeOf(await guess(receipt, code)), await shapeOf(await guess(receipt, wrongOf(code)))];
      expect(answers[0]).toBe(answers[1]);
      expect(await standingOf(shop, phone, 'sms')).toBe('not_asked +claim');
      // A stranger who used up the day's codes has not shut the way in by the person's own message.
      const made = await link(receipt, 'sms');
      const app = chat(shop, phone, 'sms');
      const before = app.sent().length;
      await app.say(made.text_to_send!.text);
      await app.answer(before + 1);
      await app.say(`YES ${tokenOf(made)}`);
      expect(await standingOf(shop, phone, 'sms')).toMatch(/^granted verified/);
    });
    await shiftClock(noonMs + DAY_MS, async () => {
      const receipt = await submitted(shop, ['whatsapp'], { phone });
      const code = await eventually('the code of the next day', () => {
        const codes = outbox.filter(({ to, text }) => to === phone && /\b\d{6}\b/.test(text) && !/\bYES [0-9A-Z]{4}/.test(text));
        return codes.length > 3 ? codeIn(codes.at(-1)!) : null;
      });
      await json(await guess(receipt, code), 200);
      expect(await standingOf(shop, phone, 'whatsapp')).toMatch(/^granted verified/);
    });
  });

  test('the hosts of one network count as one: twenty wrong ones an hour over all of them, at whomever’s code', async () => {
    const phones = Array.from({ length: 6 }, freshPhone);
    const receipts = await Promise.all(phones.map((phone) => submitted(shop, ['sms'], { phone })));
    const [victim, ...others] = await Promise.all(phones.map((phone) => codeTo(phone)));
    const host = (n: number) => `192.0.2.${n + 1}`;
    const statuses: number[] = [];
    for (let n = 0; n < WRONG_CODES_PER_IP_BLOCK_HOUR + 2; n += 1) {
      statuses.push((await guess(receipts[1 + (n % 5)]!, wrongOf(others[n % 5]!), host(n))).status);
    }
    expect(statuses).toEqual([...Array<number>(WRONG_CODES_PER_IP_BLOCK_HOUR).fill(410), 429, 429]);
    expect((await guess(receipts[0]!, victim!, host(200))).status).toBe(429);
    // From the network next door it is the person's.
    await json(await guess(receipts[0]!, victim!, '192.0.3.1'), 200);
    expect(await standingOf(shop, phones[0]!, 'sms')).toBe('granted verified');
  });
});
