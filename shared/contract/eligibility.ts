/** May these messages go: a thousand questions in one call, each with its reasons; or the counts alone. A "no" is an answer, not an error. */
import { z } from 'zod';
import { CONVERSATIONS_PER_CALL_MAX, ELIGIBILITY_ITEMS_MAX } from '../limits.ts';
import { CHANNELS } from '../vocabulary.ts';
import { addressInput } from './contact.ts';
import { channel, countryCode, opaque, purpose, slug, timestamp } from './primitives.ts';

/** A moment, not a day: which minute it is decides. */
const instant = z.iso.datetime({ offset: true });

/** Exactly one of phone, email and contact_id. */
const anyAddress = { ...addressInput.shape, contact_id: opaque.optional() };

export const eligibilityItem = z.strictObject({
  ...anyAddress,
  channel,
  purpose,
  programme: slug.default('default'),
  topic: slug.optional(),
  /** Where the person is, if known otherwise than by the number: its rules count as well. */
  country: countryCode.optional(),
  /** When the person last wrote on this channel; the later of this and what POST /v1/conversations told counts. */
  last_inbound_at: instant.optional(),
  /** When this person was last sent marketing: without it a wish for fewer messages can't be judged. */
  last_sent_at: instant.optional(),
  /** One of the few messages that matter, for people who want only those. */
  important: z.boolean().default(false),
});

export const eligibilityRequest = z.strictObject({
  items: z.array(eligibilityItem).min(1).max(ELIGIBILITY_ITEMS_MAX),
  /** Now where absent. A moment that is over has two answers; one to come is judged by what is known now. */
  at: instant.optional(),
  /** Channels on which an approved template is at hand for these messages; not judged where absent. */
  templates: z.array(channel).max(CHANNELS.length).optional(),
});
export type EligibilityRequest = z.infer<typeof eligibilityRequest>;
export type EligibilityItem = z.infer<typeof eligibilityItem>;

const form = z.enum(['free_form', 'approved_template', 'none']);
const effect = z.enum(['refuses', 'shapes', 'notes']);

export const verdict = z.strictObject({
  allowed: z.boolean(),
  form,
  /** `rule` leads to `rules` of the answer. */
  reasons: z.array(z.strictObject({ code: z.string(), rule: z.string(), until: timestamp.nullable() })),
  /** When all that refuses ends by itself; null where it is allowed, or something does not end. */
  until: timestamp.nullable(),
  window: z.strictObject({ status: z.enum(['open', 'closed', 'unknown', 'none']), until: timestamp.nullable() }),
  /** Words that the message must begin with. */
  labels: z.array(z.string()),
  /** The person's first channel of those that are themselves allowed now. */
  best: z.strictObject({ channel, form }).nullable(),
});
export type VerdictView = z.infer<typeof verdict>;

export const decision = z.strictObject({
  ...verdict.shape,
  /** Null where nothing is known of the address. */
  contact_id: opaque.nullable(),
  /** Of a moment that is over: the rest of this is what the records said then, this is what is now known to have held then. */
  since_known: verdict.nullable(),
});

const ruleView = z.strictObject({ code: z.string(), effect, says: z.string(), source: z.string() });

export const eligibilityDecisions = z.strictObject({
  at: timestamp,
  /** In the order of the items. */
  decisions: z.array(decision),
  /** Each rule that a reason names, once. */
  rules: z.record(z.string(), ruleView),
});
export type EligibilityDecisions = z.infer<typeof eligibilityDecisions>;

const counts = z.strictObject({
  allowed: z.int(),
  refused: z.int(),
  forms: z.strictObject({ free_form: z.int(), approved_template: z.int() }),
  /** Items that have this reason, by code; an item may have several. */
  reasons: z.record(z.string(), z.int()),
});
export type EligibilityCounts = z.infer<typeof counts>;
/** With `summary=true`. */
export const eligibilitySummary = z.strictObject({ at: timestamp, ...counts.shape, since_known: counts.nullable() });
export const eligibilityAnswer = z.union([eligibilityDecisions, eligibilitySummary]);

export const conversationsRequest = z.strictObject({
  messages: z
    .array(z.strictObject({ ...anyAddress, channel, at: instant }))
    .min(1)
    .max(CONVERSATIONS_PER_CALL_MAX),
});
export const conversationsAnswer = z.strictObject({
  /** In the order told. Nothing is kept of an address without records: give its `last_inbound_at` when asking. */
  outcomes: z.array(z.enum(['recorded', 'older', 'address_unknown'])),
});
