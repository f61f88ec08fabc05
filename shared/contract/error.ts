/** Problem details of every refusal (RFC 9457) and the closed list of their types. */
import { z } from 'zod';
import { proofChallenge } from './proof.ts';

/** `type` is this path below `/problems/`; the page there says what it means and how to mend it. */
export const PROBLEM_TYPES = {
  'invalid-request': 'A field of the request is missing, unknown or of the wrong form.',
  'body-too-large': 'The body is larger than this route accepts.',
  'unsupported-media-type': 'The body is of another type than this route takes: JSON, or the file that it names.',
  'not-found': 'There is nothing here, or it is not yours.',
  'method-not-allowed': 'This address does not take that method.',
  'origin-not-allowed': "This site is not on the widget's list of allowed origins.",
  'render-token-refused': 'The render token is missing, made up, too old, or was used for another submission.',
  'disclosure-not-issued': 'The text named was not issued for this form, channel and language.',
  'choice-missing': 'A channel that was offered has no choice in the submission.',
  'phone-not-possible': 'The phone number cannot exist.',
  'address-missing': 'A chosen channel needs an address that was not given.',
  'idempotency-key-refused': 'The Idempotency-Key header is missing, too short, or was used for another request.',
  'not-valid': 'This code or link is not valid, or no longer.',
  'future-time': 'A grant cannot have been given in the future.',
  unauthorized: 'The credential is missing or not valid.',
  forbidden: 'The credential does not have the scope that this needs.',
  suspended: 'This workspace is suspended.',
  conflict: 'The request conflicts with what is stored.',
  'publish-refused': 'The draft cannot be published as it is.',
  'proof-of-work': 'Solve the challenge and send the same again with the proof.',
  'too-many-requests': 'Too many requests; try again later.',
  internal: 'Something went wrong on our side.',
} as const;
export type ProblemType = keyof typeof PROBLEM_TYPES;

export const problemError = z.strictObject({
  /** Where in the request: `choices[0].disclosure`, `header:Idempotency-Key`. */
  path: z.string(),
  code: z.string(),
  message: z.string(),
  fix: z.string().optional(),
  /** Of a refused text: the clause, the place in the filled text, and a text that would pass. See `finding`. */
  clause: z.string().optional(),
  from: z.int().optional(),
  to: z.int().optional(),
  passing: z.string().optional(),
});

export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  request_id: z.string(),
  errors: z.array(problemError).optional(),
  /** Of `proof-of-work` alone: its solution goes into the field `proof` of the same request, under the same Idempotency-Key. */
  challenge: proofChallenge.optional(),
});
export type Problem = z.infer<typeof problem>;
export type ProblemError = z.infer<typeof problemError>;
