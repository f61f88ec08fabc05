import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { CHALLENGE_LIFE_MS, CLAIM_LIFE_MS, CODE_ATTEMPTS_PER_CHALLENGE, WRONG_CODES_PER_ADDRESS_DAY } from '../../../shared/limits.ts';
import { parseEnv } from '../../../worker/env.ts';
import { tokens } from '../../../worker/platform/tokens.ts';
import {
  aLedger,
  bindings,
  choice,
  codeIn,
  countRecords,
  EVIDENCE,
  outbox,
  part,
  phone,
  sql,
  submission,
  TEMPLATE,
  type TestLedger,
  until,
} from './fixtures.ts';

const START = Date.UTC(2027, 0, 10, 12);
const REFUSED = { ok: false, error: { reason: 'code_wrong' } };

beforeAll(outbox.open);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

async function submitted(over: Parameters<typeof submission>[0] = {}) {
  const ledger = aLedger();
  const sent = submission(over);
  await ledger.api.submit(ledger.place, sent);
  const code = await outbox.code(ledger);
  await until(async () => (await sql<{ status: string }>(ledger, 'SELECT status FROM messages'))[0]?.status === 'sent', 'sent');
  return { ledger, sent, code, verify: verifier(ledger, sent.submission) };
}
const verifier =
  ({ api, place }: TestLedger, id: string) =>
  (code: string, to: 'phone' | 'email' | null = null) =>
    api.verify(place, id, to, code, EVIDENCE);
const wrong = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0');
const standing = async ({ api, place }: TestLedger) =>
  (await api.find(place, phone()))?.state.keys.find(({ channel }) => channel === 'sms')?.standing;

describe('a code', () => {
  test('the right one confirms the grants it names, with the verification as evidence', async () => {
    const { ledger, sent, code, verify } = await submitted();
    expect(await standing(ledger)).toBe('not_asked');
    const answer = await verify(code);
    expect(answer).toEqual({ ok: true, value: { no: 1, confirmed: [{ channel: 'sms', purpose: 'marketing' }] } });
    expect(await standing(ledger)).toBe('granted');
    const { entries } = await ledger.api.timeline(ledger.place, { no: 1 }, null, 1);
    expect(entries[0]).toMatchObject({
      record: { act: 'confirm', verified: true, of: [1], method: 'web_form', terms: { challenge_ends_at_ms: START + CHALLENGE_LIFE_MS } },
      evidence: {
        grade: 'address_verified',
        verification: {
          challenge: 1,
          channel: 'sms',
          sent_at: '2027-01-10T12:00:00.000Z',
          provider_message_id: `local:${outbox.all(ledger)[0]!.id}`,
        },
      },
    });
    expect((await ledger.api.submission(ledger.place, sent.submission))?.acts[0]?.status).toBe('confirmed');
  });

  test('a repeat of the right one within its life is answered alike and records nothing; after it, it is refused', async () => {
    const { ledger, code, verify } = await submitted();
    const first = await verify(code);
    const records = await countRecords(ledger);
    vi.setSystemTime(START + CHALLENGE_LIFE_MS);
    expect(await verify(code)).toEqual(first);
    expect(await verify(wrong(code))).toEqual(REFUSED);
    vi.setSystemTime(START + CHALLENGE_LIFE_MS + 1);
    expect(await verify(code)).toEqual(REFUSED);
    expect(await countRecords(ledger)).toBe(records);
  });

  test('R1.4 a repeat after a withdrawal does not grant again', async () => {
    const { ledger, code, verify } = await submitted();
    await verify(code);
    await ledger.api.withdrawAll(ledger.place, { no: 1 }, EVIDENCE);
    expect((await verify(code)).ok).toBe(true);
    expect(await standing(ledger)).toBe('withdrawn');
  });

  test('R1.4 a right code given after a withdrawal grants nothing', async () => {
    const { ledger, code, verify } = await submitted();
    vi.setSystemTime(START + 1000);
    await ledger.api.withdrawAll(ledger.place, { no: 1 }, EVIDENCE);
    vi.setSystemTime(START + 2000);
    expect(await verify(code)).toEqual(REFUSED);
    expect(await standing(ledger)).toBe('withdrawn');
  });

  test('it counts at the last millisecond of its life and not one later', async () => {
    const early = await submitted();
    vi.setSystemTime(START + CHALLENGE_LIFE_MS);
    expect((await early.verify(early.code)).ok).toBe(true);
    vi.setSystemTime(START);
    const late = await submitted();
    vi.setSystemTime(START + CHALLENGE_LIFE_MS + 1);
    expect(await late.verify(late.code)).toEqual(REFUSED);
    expect(await standing(late.ledger)).toBe('not_asked');
  });

  test('after five wrong ones the right one is refused too', async () => {
    const { code, verify } = await submitted();
    for (let tried = 1; tried <= CODE_ATTEMPTS_PER_CHALLENGE; tried += 1) expect(await verify(wrong(code, tried))).toEqual(REFUSED);
    expect(await verify(code)).toEqual(REFUSED);
  });

  test('after four wrong ones the right one still counts', async () => {
    const { code, verify } = await submitted();
    for (let tried = 1; tried < CODE_ATTEMPTS_PER_CHALLENGE; tried += 1) await verify(wrong(code, tried));
    expect((await verify(code)).ok).toBe(true);
  });

  test('wrong ones are counted over an eviction', async () => {
    const { ledger, code, verify } = await submitted();
    for (let tried = 1; tried <= CODE_ATTEMPTS_PER_CHALLENGE; tried += 1) {
      await verify(wrong(code, tried));
      await evictDurableObject(ledger.object);
    }
    expect(await verify(code)).toEqual(REFUSED);
  });

  test('after ten wrong ones for an address in a day no code counts for it, whichever submission it is of', async () => {
    const { ledger, code, verify } = await submitted();
    for (let tried = 1; tried <= CODE_ATTEMPTS_PER_CHALLENGE; tried += 1) await verify(wrong(code, tried));
    vi.setSystemTime(START + 120_000);
    const second = submission();
    await ledger.api.submit(ledger.place, second);
    const secondCode = await outbox.code(ledger);
    const verifySecond = verifier(ledger, second.submission);
    for (let tried = 1; tried < CODE_ATTEMPTS_PER_CHALLENGE; tried += 1) await verifySecond(wrong(secondCode, tried));
    vi.setSystemTime(START + 240_000);
    await ledger.api.resend(ledger.place, second.submission, null, TEMPLATE);
    const third = await outbox.code(ledger);
    expect(CODE_ATTEMPTS_PER_CHALLENGE + CODE_ATTEMPTS_PER_CHALLENGE).toBe(WRONG_CODES_PER_ADDRESS_DAY);
    await verifySecond(wrong(third));
    expect(await verifySecond(third)).toEqual(REFUSED);
  });

  test('the code of another submission to the same address is refused', async () => {
    const { ledger, code } = await submitted();
    const other = submission();
    await ledger.api.submit(ledger.place, other);
    expect(await verifier(ledger, other.submission)(code)).toEqual(REFUSED);
    expect(await standing(ledger)).toBe('not_asked');
  });

  test('a stored hash counts for its own challenge alone', async () => {
    const { ledger, code } = await submitted();
    vi.setSystemTime(START + 61_000);
    const other = submission();
    await ledger.api.submit(ledger.place, other);
    await outbox.code(ledger);
    await sql(ledger, 'UPDATE challenges SET code_hash = (SELECT code_hash FROM challenges WHERE no = 1) WHERE no = 2');
    expect(await verifier(ledger, other.submission)(code)).toEqual(REFUSED);
  });

  test('every failure is the same refusal: no such submission, no such address, nothing sent', async () => {
    const { ledger, code, verify } = await submitted();
    expect(await verifier(ledger, 'ee'.repeat(10))(code)).toEqual(REFUSED);
    expect(await verify(code, 'email')).toEqual(REFUSED);
    const silent = submission({ parts: [part({ address: phone('+12025550188'), challenge: null })] });
    await ledger.api.submit(ledger.place, silent);
    expect(await verifier(ledger, silent.submission)('000000')).toEqual(REFUSED);
  });

  test('spaces and dashes in what was typed do not matter', async () => {
    const { code, verify } = await submitted();
    expect((await verify(` ${code.slice(0, 3)} ${code.slice(3)}`)).ok).toBe(true);
  });
});

describe('another code', () => {
  test('replaces the one before it, and confirms as it would have', async () => {
    const { ledger, sent, code, verify } = await submitted();
    vi.setSystemTime(START + 61_000);
    await ledger.api.resend(ledger.place, sent.submission, 'phone', TEMPLATE);
    const second = await outbox.code(ledger);
    if (second !== code) expect(await verify(code)).toEqual(REFUSED);
    expect((await verify(second)).ok).toBe(true);
    expect(await standing(ledger)).toBe('granted');
  });

  test('one that the limits hold back does not take away the one before it', async () => {
    const { ledger, sent, code, verify } = await submitted();
    vi.setSystemTime(START + 59_000);
    await ledger.api.resend(ledger.place, sent.submission, null, TEMPLATE);
    expect(await sql(ledger, 'SELECT no FROM messages')).toHaveLength(1);
    expect((await verify(code)).ok).toBe(true);
  });

  test('a new one may be sent while the claim lives, and none after it', async () => {
    const { ledger, sent, verify } = await submitted();
    vi.setSystemTime(START + CLAIM_LIFE_MS - 1000);
    await ledger.api.resend(ledger.place, sent.submission, null, TEMPLATE);
    expect((await verify(await outbox.code(ledger))).ok).toBe(true);
    const late = await submitted();
    vi.setSystemTime(START + 2 * CLAIM_LIFE_MS + 1000);
    await late.ledger.api.resend(late.ledger.place, late.sent.submission, null, TEMPLATE);
    expect(await sql(late.ledger, 'SELECT no FROM messages')).toHaveLength(1);
  });

  test('three an hour, five a day, eight in thirty days, over all submissions to the address', async () => {
    const ledger = aLedger();
    const send = async (atMs: number) => {
      vi.setSystemTime(atMs);
      await ledger.api.submit(ledger.place, submission({ parts: [part({ choices: [choice('sms')] })] }));
      return (await sql<{ n: number }>(ledger, 'SELECT last_message AS n FROM meta'))[0]!.n;
    };
    const MINUTE = 60_000;
    const HOUR = 60 * MINUTE;
    const DAY = 24 * HOUR;
    const counts = [];
    for (const at of [
      0,
      MINUTE - 1,
      MINUTE,
      2 * MINUTE,
      3 * MINUTE,
      HOUR,
      2 * HOUR,
      3 * HOUR,
      DAY,
      DAY + HOUR,
      DAY + 2 * HOUR,
      2 * DAY + 3 * HOUR,
      29 * DAY,
    ]) {
      counts.push(await send(START + at));
    }
    expect(counts).toEqual([1, 1, 2, 3, 3, 4, 5, 5, 6, 7, 8, 8, 8]);
    expect(await send(START + 31 * DAY)).toBe(9);
  });
});

describe('messages', () => {
  test('the code is filled in wherever the template names it', async () => {
    const ledger = aLedger();
    await ledger.api.submit(ledger.place, submission({ parts: [part({ challenge: { ...TEMPLATE, subject: 'Acme: {code}' } })] }));
    const message = await outbox.next(ledger);
    const code = codeIn(message.text);
    expect(message).toEqual({
      id: `msg-${ledger.place.workspace}-0-1`,
      channel: 'sms',
      to: '+12025550123',
      text: `Acme: ${code} is your code\n@shop.example #${code}`,
      subject: `Acme: ${code}`,
      sent_at: '2027-01-10T12:00:00.000Z',
    });
  });

  test('one whose outcome is unknown is dead and never sent again', async () => {
    const ledger = aLedger();
    outbox.answer(ledger, () => {
      throw new TypeError('connection reset');
    });
    await ledger.api.submit(ledger.place, submission());
    await until(async () => (await sql<{ status: string }>(ledger, 'SELECT status FROM messages'))[0]?.status === 'dead', 'the end of it');
    expect(await sql(ledger, 'SELECT reason, due_ms, body FROM messages')).toEqual([
      { reason: 'outcome_unknown', due_ms: null, body: null },
    ]);
    vi.setSystemTime(START + 300_000);
    await runDurableObjectAlarm(ledger.object);
    expect(outbox.all(ledger)).toHaveLength(1);
  });

  test('one that was on its way when the process died is never sent again', async () => {
    const { ledger } = await submitted();
    await sql(ledger, "UPDATE messages SET status = 'sending', due_ms = ?, body = x'00'", START);
    await evictDurableObject(ledger.object);
    await runDurableObjectAlarm(ledger.object);
    expect(await sql(ledger, 'SELECT status, reason FROM messages')).toEqual([{ status: 'dead', reason: 'outcome_unknown' }]);
    expect(outbox.all(ledger)).toHaveLength(1);
  });

  test('one that waits when the process dies is sent by the alarm', async () => {
    const ledger = aLedger();
    outbox.answer(ledger, () => new Response(null, { status: 503 }));
    await ledger.api.submit(ledger.place, submission());
    await until(
      async () =>
        (await sql<{ attempts: number; status: string }>(ledger, "SELECT no FROM messages WHERE status = 'queued' AND attempts = 1"))
          .length === 1,
      'a first attempt',
    );
    await evictDurableObject(ledger.object);
    outbox.answer(ledger, () => new Response(null, { status: 200 }));
    vi.setSystemTime(START + 6000);
    expect(await runDurableObjectAlarm(ledger.object)).toBe(true);
    await until(
      async () => (await sql<{ status: string }>(ledger, 'SELECT status FROM messages'))[0]?.status === 'sent',
      'the second attempt',
    );
    expect(new Set(outbox.all(ledger).map(({ id }) => id)).size).toBe(1);
  });

  test('one whose code has run out is not sent any more', async () => {
    const ledger = aLedger();
    outbox.answer(ledger, () => new Response(null, { status: 503 }));
    await ledger.api.submit(ledger.place, submission());
    await until(
      async () => (await sql(ledger, "SELECT no FROM messages WHERE status = 'queued' AND attempts = 1")).length === 1,
      'an attempt',
    );
    vi.setSystemTime(START + CHALLENGE_LIFE_MS + 1);
    await runDurableObjectAlarm(ledger.object);
    expect(await sql(ledger, 'SELECT status, reason, attempts FROM messages')).toEqual([
      { status: 'dead', reason: 'too_late', attempts: 1 },
    ]);
    expect(outbox.all(ledger)).toHaveLength(1);
  });

  test('one is tried again a few times where its provider asks for it, then it is dead', async () => {
    const ledger = aLedger();
    outbox.answer(ledger, () => new Response(null, { status: 429 }));
    await ledger.api.submit(ledger.place, submission());
    for (let minute = 1; minute <= 6; minute += 1) {
      await until(
        async () => (await sql(ledger, "SELECT no FROM messages WHERE status = 'sending'")).length === 0 && outbox.all(ledger).length > 0,
        'quiet',
      );
      vi.setSystemTime(START + minute * 180_000);
      await runDurableObjectAlarm(ledger.object);
    }
    expect(await sql(ledger, 'SELECT status, reason, attempts FROM messages')).toEqual([
      { status: 'dead', reason: 'status_429', attempts: 4 },
    ]);
    expect(outbox.all(ledger)).toHaveLength(4);
  });
});

describe('a link', () => {
  const LINK = { channel: 'sms', text: 'See {link}', subject: null } as const;
  const page = { locale: 'pt-BR', jurisdiction: 'none' } as const;

  test('goes to an address that is known and manages that address alone', async () => {
    const { ledger } = await submitted();
    vi.setSystemTime(START + 61_000);
    await ledger.api.requestLink(ledger.place, phone(), 'a1b2c3d4e5f60718', LINK, page);
    const [, token] = /^See http:\/\/sayso\.test\/me\/(\S+)$/.exec((await outbox.next(ledger)).text)!;
    const body = tokens(parseEnv(bindings).token).read(token!, ['manage'], START + 61_000);
    expect(body).toEqual({
      g: 'manage',
      w: ledger.place.workspace,
      j: 'none',
      p: 0,
      a: 1,
      f: 'a1b2c3d4e5f60718',
      l: 'pt-BR',
      e: START + 61_000 + 30 * 60_000,
    });
  });

  test('R1.8 an unknown address, or one over its limits, is sent nothing and answered alike', async () => {
    const { ledger } = await submitted();
    expect(await ledger.api.requestLink(ledger.place, phone(), 'a1b2c3d4e5f60718', LINK, page)).toBeUndefined();
    vi.setSystemTime(START + 61_000);
    expect(await ledger.api.requestLink(ledger.place, phone('+12025550111'), 'a1b2c3d4e5f60718', LINK, page)).toBeUndefined();
    expect(await sql(ledger, 'SELECT no FROM messages')).toHaveLength(1);
    expect(await sql(ledger, 'SELECT no FROM addresses')).toHaveLength(1);
  });
});
