/** The protocol from both ends: what our solver finds is taken, and nothing else is. */
import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proofChallenge, proof as proofField } from '../../../shared/contract/proof.ts';
import { solve } from '../../../widget/client/proof.ts';
import { type ProofChallenge, proofOfWork } from '../../../worker/platform/proof-of-work.ts';

const START = Date.UTC(2027, 0, 10, 12);
const END = START + 60_000;
const BOUND = ['wgt_1', 'block'];
const ring = (version: number, ...bytes: number[]) => ({
  current: version,
  keys: new Map(bytes.map((byte, index) => [index + 1, new Uint8Array(32).fill(byte)] as const)),
});
const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
const ours = proofOfWork(ring(1, 3));
const aChallenge = (maxNumber = 50): ProofChallenge => ours.challenge(BOUND, maxNumber, END, random);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const decode = (payload: string) => JSON.parse(Buffer.from(payload, 'base64').toString()) as Record<string, unknown>;

test('what the solver finds is taken, for its time, and names its challenge alone', async () => {
  const challenge = aChallenge(500);
  expect(proofChallenge.parse(challenge)).toEqual(challenge);
  const payload = (await solve(challenge))!;
  expect(proofField.safeParse(payload).success).toBe(true);
  expect(ours.check(payload, BOUND, START)).toEqual({ nonce: challenge.challenge, expiresAtMs: END });
  expect(ours.check(payload, BOUND, END)).not.toBeNull();
  expect(ours.check(payload, BOUND, END + 1)).toBeNull();
});

test('the solver agrees with SHA-256 for salts of every length, and finds the first and the last number', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom(...'abcXYZ019?=&-_'), maxLength: 140 }),
      fc.integer({ min: 0, max: 120 }),
      async (salt, number) => {
        const challenge = createHash('sha256').update(`${salt}${number}`).digest('hex');
        const payload = await solve({ algorithm: 'SHA-256', challenge, maxnumber: number, salt, signature: '' });
        expect(decode(payload!).number).toBe(number);
        if (number > 0)
          expect(await solve({ algorithm: 'SHA-256', challenge, maxnumber: number - 1, salt, signature: '' })).toBeUndefined();
      },
    ),
    { numRuns: 60 },
  );
});

test('a challenge does not tell its number, and two are never the same', () => {
  const many = Array.from({ length: 200 }, () => aChallenge(9));
  expect(new Set(many.map(({ challenge }) => challenge)).size).toBe(200);
  const found = many.map((each) => Array.from({ length: 10 }, (_, n) => n).find((n) => hash(`${each.salt}${n}`) === each.challenge));
  expect(new Set(found)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
});
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

describe('refused is', () => {
  const check = (payload: string, bound = BOUND) => ours.check(payload, bound, START);

  test('a proof for another widget or another network', async () => {
    const payload = (await solve(aChallenge()))!;
    expect([check(payload, ['wgt_2', 'block']), check(payload, ['wgt_1', 'other']), check(payload, ['wgt_1,block'])]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('a wrong number, a challenge of another key, one without a signature', async () => {
    const challenge = aChallenge();
    const solved = decode((await solve(challenge))!);
    expect(check(encode({ ...solved, number: Number(solved.number) + 1 }))).toBeNull();
    expect(check(encode({ ...solved, signature: '0'.repeat(64) }))).toBeNull();
    expect(check((await solve(proofOfWork(ring(1, 9)).challenge(BOUND, 50, END, random)))!)).toBeNull();
    expect(check(encode({ ...solved, algorithm: 'SHA-1' }))).toBeNull();
  });

  test('a salt of one’s own, and parameters whose digits moved into the number', async () => {
    const challenge = aChallenge();
    const solved = decode((await solve(challenge))!);
    const longer = challenge.salt.replace(/expires=(\d+)/, (_, end: string) => `expires=${Number(end) + 9999}`);
    expect(check(encode({ ...solved, salt: longer }))).toBeNull();
    // Without the delimiter at its end, `…expires=1800000012` and `3` would be `…expires=180000001` and `23`.
    expect(challenge.salt.endsWith('&')).toBe(true);
    const spliced = `${challenge.salt}${solved.number}`;
    for (let cut = 1; cut < 12; cut += 1) {
      const [salt, rest] = [spliced.slice(0, -cut), spliced.slice(-cut)];
      if (salt === challenge.salt || !/^\d+$/.test(rest)) continue;
      expect(check(encode({ ...solved, salt, number: Number(rest) }))).toBeNull();
    }
  });

  test('anything else that could come in the field', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.json().map((json) => Buffer.from(json).toString('base64')),
        ),
        (text) => check(text) === null,
      ),
    );
  });
});

test('a proof of the key before the last rotation is still taken', async () => {
  const payload = (await solve(aChallenge()))!;
  expect(proofOfWork(ring(2, 3, 4)).check(payload, BOUND, START)).not.toBeNull();
  expect(proofOfWork(ring(1, 4)).check(payload, BOUND, START)).toBeNull();
});
