/** What the form sends and what it is told. The answer says what was received, never what it became. */
import { z } from 'zod';
import { CHOICES_MAX, CODE_DIGITS, EXTERNAL_IDS_MAX, TOPICS_PER_CHOICE_MAX } from '../limits.ts';
import { FREQUENCIES } from '../vocabulary.ts';
import { channel, countryCode, locale, opaque, purpose, sha256Hex, slug, timestamp } from './primitives.ts';
import { proof, proofChallenge } from './proof.ts';
import { hours, wishOrder } from './wish.ts';

export const choice = z.strictObject({
  channel,
  purpose,
  /** The programme agreed to; the widget's own when absent. */
  programme: slug.optional(),
  topics: z.array(slug).max(TOPICS_PER_CHOICE_MAX).optional(),
  granted: z.boolean(),
  /** SHA-256 of the disclosure on screen. The text itself never travels back. */
  disclosure: sha256Hex,
  /** Whether control and full text were on screen. A control never shown leaves no record; it can't be granted. */
  shown: z.boolean(),
  /** 1 is the channel liked best. A preference, not a consent. */
  rank: z.int().min(1).max(CHOICES_MAX).optional(),
});
export type Choice = z.infer<typeof choice>;

export const externalId = z.strictObject({
  namespace: slug,
  value: z.string().min(1).max(200),
  /** Hex HMAC-SHA256 of `namespace + ":" + value` under the widget's identity secret (its text as shown), made by the merchant's server. Unsigned is a claim. */
  signature: sha256Hex.optional(),
});
export type ExternalId = z.infer<typeof externalId>;

/** Where the form stood, as the browser tells it: attested by the client, never trusted. */
export const pageContext = z.strictObject({
  url: z.string().max(2048),
  referrer: z.string().max(2048).optional(),
  /** Hash in the name of the form's file: which build was on screen. */
  build: z.string().max(64).optional(),
  time_zone: z.string().max(64).optional(),
  client_time: z.string().max(40).optional(),
  /** `navigator.globalPrivacyControl` as read. Recorded; never read as a consent or a refusal. */
  gpc: z.boolean().optional(),
});

/** What the visitor would rather have. It narrows, never permits, and counts for little until the address is proved. */
export const preferencesInput = z.strictObject({
  /** Liked best first; where absent, by the choices' `rank`. */
  order: wishOrder.optional(),
  /** `any` is how the first release said `every_message`. */
  frequency: z.enum([...FREQUENCIES, 'any']).optional(),
  language: locale.optional(),
  hours: hours.optional(),
});

export const submissionRequest = z.strictObject({
  /** As typed. Read with `phone_country` when it carries no country code. */
  phone: z.string().min(1).max(64).optional(),
  phone_country: countryCode.optional(),
  email: z.string().min(3).max(254).optional(),
  external_ids: z.array(externalId).max(EXTERNAL_IDS_MAX).optional(),
  locale,
  render_token: z.string().min(1).max(2048),
  choices: z.array(choice).min(1).max(CHOICES_MAX),
  preferences: preferencesInput.optional(),
  page: pageContext,
  /** Where one was asked for. Not part of what was said: a repeat under the same Idempotency-Key may bring it anew. */
  proof: proof.optional(),
});
export type SubmissionRequest = z.infer<typeof submissionRequest>;

/** Says what was received, never what it became: that would tell whether the number is known. `in_app`: wished for, to be agreed to in the app. */
export const choiceReceipt = z.strictObject({ channel, purpose, status: z.enum(['received', 'declined', 'not_shown', 'in_app']) });

/** What the visitor is asked to do next: a function of the request and the published widget alone. */
export const nextStep = z.strictObject({
  step: z.literal('enter_code'),
  to: z.enum(['phone', 'email']),
  channel,
  code_length: z.literal(CODE_DIGITS),
  expires_in_seconds: z.int(),
  resend_after_seconds: z.int(),
});
export type NextStep = z.infer<typeof nextStep>;

export const submissionReceipt = z.strictObject({
  submission_id: opaque,
  /** Sent back in the `Sayso-Secret` header. Shown once; a repeat with the same Idempotency-Key shows it again. */
  submission_secret: opaque,
  choices: z.array(choiceReceipt),
  next: z.array(nextStep),
  own_acts_url: z.url(),
  /** App channels that were chosen: nothing is agreed there before the person's tap in the app. Each is linked by `…/links`. */
  links: z.array(channel).optional(),
});
export type SubmissionReceipt = z.infer<typeof submissionReceipt>;

/** The submitter's own acts as recorded. Says nothing of what else is known about the address. */
export const submissionView = z.strictObject({
  submission_id: opaque,
  created_at: timestamp,
  choices: z.array(
    z.strictObject({ channel, purpose, programme: slug, status: z.enum(['received', 'confirmed', 'declined', 'not_shown', 'retracted']) }),
  ),
  next: z.array(nextStep),
});
export type SubmissionView = z.infer<typeof submissionView>;

export const verifyRequest = z.strictObject({
  code: z.string().min(1).max(32),
  /** Which of the two addresses the code was sent to; the phone if absent and one was given. */
  to: z.enum(['phone', 'email']).optional(),
});
export const verifyAnswer = z.strictObject({
  outcome: z.literal('confirmed'),
  choices: z.array(z.strictObject({ channel, purpose })),
  /** A page where this person sees and changes everything at this address, for 30 minutes. */
  preferences_url: z.url(),
});
export type VerifyAnswer = z.infer<typeof verifyAnswer>;

export const retractRequest = z.strictObject({ choices: z.array(z.strictObject({ channel, purpose })).min(1).max(CHOICES_MAX) });
export const retractAnswer = z.strictObject({ outcome: z.literal('retracted') });

export const resendRequest = z.strictObject({ to: z.enum(['phone', 'email']).optional() });
/** Always the same: whether anything was sent depends on limits that the answer must not tell. */
export const resendAnswer = z.strictObject({ outcome: z.literal('received') });

/** With a `challenge` where the widget asks everybody for a proof: to be solved while the person types. */
export const renderAnswer = z.strictObject({
  render_token: z.string().max(2048),
  challenge: proofChallenge.optional(),
  /** With `?texts=later`: the form's words that `?texts=first` leaves out of its config. */
  texts: z.record(z.string(), z.string()).optional(),
});
export type RenderAnswer = z.infer<typeof renderAnswer>;
export const renderRequest = z.strictObject({ locale: locale.optional(), version: z.int().min(1).optional() });
