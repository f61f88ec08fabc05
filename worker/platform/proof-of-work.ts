/**
 * Challenges of ALTCHA's proof of work (v1) and the check of what comes back: find the number whose SHA-256, behind the salt, is the
 * challenge. Nothing is stored here; that a proof is used once is the Limiter's to hold.
 * Source: altcha.org, "Proof of work" and its security advisory of December 2025: the salt ends with a delimiter, or digits could move
 * from its last parameter to the number.
 */
import { Buffer } from 'node:buffer';
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { base64url, hex, utf8 } from './bytes.ts';
import { derive, hmac, type KeyRing } from './keys.ts';

export interface ProofChallenge {
  readonly algorithm: 'SHA-256';
  /** Hex SHA-256 of salt and number. */
  readonly challenge: string;
  /** The number is at most this. */
  readonly maxnumber: number;
  readonly salt: string;
  /** Hex HMAC of `challenge`. */
  readonly signature: string;
}

export interface CheckedProof {
  /** Unique to the challenge. */
  readonly nonce: string;
  /** Unix ms. */
  readonly expiresAtMs: number;
}

/** Ends the salt: digits of the number can't be read as part of a parameter, nor the other way. */
const DELIMITER = '&';

/** ALTCHA's payload: base64 of this JSON. Solvers may add how long it took. */
const payload = z.object({
  algorithm: z.literal('SHA-256'),
  challenge: z.string().regex(/^[0-9a-f]{64}$/),
  number: z.int().min(0),
  salt: z.string().max(512).endsWith(DELIMITER),
  signature: z.string().regex(/^[0-9a-f]{64}$/),
});

/** With the parameters the salt fills one block of SHA-256, which a solver digests once: a try costs one block more, not two. */
const SALT_BYTES = 18;
const BOUND_BYTES = 12;

export interface ProofOfWork {
  /** @param bound what the proof is for; another's is not taken. @param maxNumber how far a solver has to search. */
  challenge(bound: readonly string[], maxNumber: number, expiresAtMs: number, random: (bytes: number) => Uint8Array): ProofChallenge;
  /** Null for every proof that is not a solution of a challenge of ours, for `bound`, in its time. */
  check(text: string, bound: readonly string[], nowMs: number): CheckedProof | null;
}

export function proofOfWork(ring: KeyRing): ProofOfWork {
  const keys = new Map([...ring.keys].map(([version, key]) => [version, derive(key, 'proof-of-work')]));
  const current = keys.get(ring.current) ?? new Uint8Array(32);
  const boundText = (key: Uint8Array, bound: readonly string[]) =>
    base64url(hmac(key, utf8(JSON.stringify(bound))).subarray(0, BOUND_BYTES));

  return {
    challenge(bound, maxNumber, expiresAtMs, random) {
      const number = Buffer.from(random(6)).readUIntBE(0, 6) % (maxNumber + 1);
      const seconds = Math.floor(expiresAtMs / 1000);
      const salt = `${base64url(random(SALT_BYTES))}?for=${boundText(current, bound)}&expires=${seconds}${DELIMITER}`;
      const challenge = solution(salt, number);
      return { algorithm: 'SHA-256', challenge, maxnumber: maxNumber, salt, signature: hex(hmac(current, utf8(challenge))) };
    },
    check(text, bound, nowMs) {
      const given = readPayload(text);
      if (!given) return null;
      const key = [...keys.values()].find((each) => same(hex(hmac(each, utf8(given.challenge))), given.signature));
      if (!key || solution(given.salt, given.number) !== given.challenge) return null;
      // From here on the salt is one that we wrote.
      const parameters = new URLSearchParams(given.salt.split('?')[1] ?? '');
      const expiresAtMs = Number(parameters.get('expires')) * 1000;
      if (!(expiresAtMs >= nowMs) || !same(parameters.get('for') ?? '', boundText(key, bound))) return null;
      return { nonce: given.challenge, expiresAtMs };
    },
  };
}

const solution = (salt: string, number: number): string => createHash('sha256').update(`${salt}${number}`).digest('hex');

function readPayload(text: string): z.infer<typeof payload> | null {
  try {
    return payload.safeParse(JSON.parse(Buffer.from(text, 'base64').toString('utf8'))).data ?? null;
  } catch {
    // No JSON: a made-up proof, refused like any other.
    return null;
  }
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
