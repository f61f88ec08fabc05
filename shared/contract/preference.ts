/** The preference centre: what the bearer of a token sees and may change. */
import { z } from 'zod';
import { CHOICES_MAX } from '../limits.ts';
import { ME_TOKEN_GRADES } from '../vocabulary.ts';
import { disclosureDocument } from './disclosure.ts';
import { eventState } from './event.ts';
import { act, addressKind, channel, locale, method, opaque, purpose, sha256Hex, slug, standing, timestamp } from './primitives.ts';
import { proof } from './proof.ts';
import { pauseUntil, wishInput, wishView } from './wish.ts';

export const preferenceItem = z.strictObject({
  programme: slug,
  channel,
  purpose,
  standing,
  /** Whether messages may be sent now: granted, not run out, not stopped, not on hold. */
  permitted: z.boolean(),
  /** Why a granted pair is not permitted: said on the page beside the switch. */
  suppressed_by: eventState.shape.suppressed_by,
  since_at: timestamp.nullable(),
  expires_at: timestamp.nullable(),
  topics: z.array(slug).nullable(),
  /** The programme's topics of a pair that is on, each with its own switch; empty where it has none or the pair is off. */
  topic_choices: z.array(z.strictObject({ id: slug, label: z.string(), on: z.boolean() })),
  /** The sequence that this row reflects; sent back as `seen_seq`. */
  seen_seq: z.int(),
  /** What a grant made here would name; null where this channel is no longer offered. */
  offer: z.strictObject({ disclosure: sha256Hex, document: disclosureDocument }).nullable(),
});

export const historyItem = z.strictObject({
  seq: z.int(),
  act,
  programme: slug.nullable(),
  channel: channel.nullable(),
  purpose: purpose.nullable(),
  at: timestamp,
  method,
  verified: z.boolean(),
  /** Host of the page where it happened, as the browser told it. */
  where: z.string().nullable(),
  disclosure: disclosureDocument.nullable(),
});

export const preferenceView = z.strictObject({
  grade: z.enum(ME_TOKEN_GRADES),
  brand: z.string(),
  /** Whole for `manage` and `subject`, masked for the others. */
  address: z.strictObject({ kind: addressKind, value: z.string() }),
  token_expires_at: timestamp,
  items: z.array(preferenceItem),
  /** What the person would rather have; null for the grade `stop`. */
  wishes: wishView.nullable(),
  /** Somebody asked for a stop and proved nothing: nothing is sent until then, unless this address answers. Null where none runs. */
  hold: z.strictObject({ until_at: timestamp }).nullable(),
  /** Languages of the form, to choose from. */
  languages: z.array(locale),
  /** Empty for the grades `stop` and `submission`. */
  history: z.array(historyItem),
});
export type PreferenceView = z.infer<typeof preferenceView>;

export const preferenceChange = z.strictObject({
  channel,
  purpose,
  programme: slug.optional(),
  topic: slug.optional(),
  act: z.enum(['grant', 'withdraw']),
  /** What was on screen beside the switch; needed for a grant. */
  disclosure: sha256Hex.optional(),
  seen_seq: z.int().min(0),
});
export type PreferenceChange = z.infer<typeof preferenceChange>;
/** What the person would rather have, field by field. */
export const preferChange = z.strictObject({ prefer: wishInput });
export const pauseChange = z.strictObject({ pause: z.strictObject({ until: pauseUntil }) });
export const anyChange = z.union([preferenceChange, preferChange, pauseChange]);
export type AnyChange = z.infer<typeof anyChange>;
export const changesRequest = z.strictObject({ changes: z.array(anyChange).min(1).max(CHOICES_MAX) });
/** `channel` and `purpose` are absent for a `prefer` or `pause`, which always are `done`. */
export const changeOutcome = z.strictObject({
  channel: channel.optional(),
  purpose: purpose.optional(),
  /** `state_moved`: something newer happened since the page was drawn, so the grant was not made; look again. */
  outcome: z.enum(['done', 'state_moved']),
});
export const changesAnswer = z.strictObject({ changes: z.array(changeOutcome) });
export type ChangesAnswer = z.infer<typeof changesAnswer>;
export const withdrawAllRequest = z.strictObject({});
export const withdrawAllAnswer = z.strictObject({ outcome: z.literal('done') });

export const preferenceLinkRequest = z.strictObject({
  widget: opaque,
  phone: z.string().min(1).max(64).optional(),
  phone_country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  email: z.string().min(3).max(254).optional(),
  locale: locale.optional(),
  /** Where one was asked for. */
  proof: proof.optional(),
});
/** Alike: for whoever can't be reached there any more, or wants no link. */
export const stopRequest = preferenceLinkRequest;
export const stopRequestAnswer = z.strictObject({ outcome: z.literal('received') });

/** What waits for the address, or for the merchant. */
export const waitingStop = z.strictObject({
  contact_id: opaque,
  kind: addressKind,
  /** Masked. */
  address: z.string(),
  asked_at: timestamp,
  /** Nothing is sent until then; after it messages go on, unless somebody has answered. */
  held_until: timestamp,
  /** By when the law wants it done if it was the person: the strictest of the number's country. Null where no rule says. */
  due_at: timestamp.nullable(),
});
export const waitingStops = z.strictObject({ stop_requests: z.array(waitingStop), next_cursor: z.string().nullable() });
/** The merchant's answer in the person's stead. */
export const decideStopRequest = z.strictObject({ decision: z.enum(['withdraw', 'release']), words: z.string().max(512).optional() });
export const decideStopAnswer = z.strictObject({ outcome: z.enum(['withdrawn', 'released', 'nothing_waits']) });

/** The same whether the address is known or not. */
export const preferenceLinkAnswer = z.strictObject({ outcome: z.literal('received') });
