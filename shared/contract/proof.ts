/** Proof of work by ALTCHA's protocol (v1): what a form is asked to solve, and what it sends back. */
import { z } from 'zod';
import { PROOF_CHARS_MAX } from '../limits.ts';
import { opaque, sha256Hex } from './primitives.ts';

/** Find the `number` from 0 to `maxnumber` for which the hex SHA-256 of `salt` and `number` in decimal digits is `challenge`. */
export const proofChallenge = z.strictObject({
  algorithm: z.literal('SHA-256'),
  challenge: sha256Hex,
  maxnumber: z.int(),
  salt: opaque,
  signature: sha256Hex,
});
export type ProofChallenge = z.infer<typeof proofChallenge>;

/** Base64 of the JSON `{algorithm, challenge, number, salt, signature}`. Valid for one submission, of the same widget and network. */
export const proof = z.string().min(1).max(PROOF_CHARS_MAX);
