/** The webhook events. `consent.changed`: one per address and delivery; `contact.linked`: one a link. Their JSON Schema is at /events.json. */
import { z } from 'zod';
import { act, addressKind, channel, method, purpose, sha256Hex, slug, standing, timestamp } from './primitives.ts';
import { wishView } from './wish.ts';

export const eventRecord = z.strictObject({
  seq: z.int(),
  act,
  /** Empty on acts on the whole address. */
  programme: slug.nullable(),
  channel: channel.nullable(),
  purpose: purpose.nullable(),
  topics: z.array(slug).nullable(),
  effective_from: timestamp,
  effective_to: timestamp,
  recorded_at: timestamp,
  method,
  /** Whether the person at this address did it, as far as we could verify. */
  verified: z.boolean(),
  disclosure: sha256Hex.nullable(),
});
export type EventRecord = z.infer<typeof eventRecord>;

export const eventState = z.strictObject({
  programme: slug,
  channel,
  purpose,
  standing,
  /** The one field to act on: granted, not run out, not stopped and not on hold when this was sent. */
  permitted: z.boolean(),
  verified: z.boolean(),
  /** Null: all topics of the programme, but for `topics_off`. */
  topics: z.array(slug).nullable(),
  /** Topics that the person took back from a grant of all topics: nothing on them may be sent. */
  topics_off: z.array(slug),
  since_at: timestamp.nullable(),
  expires_at: timestamp.nullable(),
  /** How the standing came about, and the text that was agreed to: what a receiver may keep as its own proof. */
  method: method.nullable(),
  disclosure: sha256Hex.nullable(),
  /** Why a granted pair is not permitted. `recovering`: records of this partition were lost, and the operator has not judged that yet. */
  suppressed_by: z.array(z.enum(['stop', 'needs_confirm', 'hold', 'expired', 'recovering'])),
});
export type EventState = z.infer<typeof eventState>;

export const eventExternalId = z.strictObject({ namespace: slug, value: z.string(), verified: z.boolean() });

export const consentChanged = z.strictObject({
  /** A function of destination, address and sequence: the same over retries. */
  id: z.string(),
  type: z.literal('consent.changed'),
  schema: z.literal(1),
  timestamp,
  data: z.strictObject({
    /** A pseudonym of this person for this destination only. */
    contact: z.string(),
    external_ids: z.array(eventExternalId),
    address: z.strictObject({ kind: addressKind, scope: z.string(), value: z.string() }),
    changes: z.array(eventRecord),
    /** Every pair that ever held a grant at this address, as it stands when this is sent. */
    state: z.array(eventState),
    /** Rises with every change at this address. Drop an event whose sequence is lower than one already seen. */
    sequence: z.int(),
    /**
     * What the person would rather have, where the destination's settings include it. It only narrows: `permitted` says nothing of it, and a
     * receiver that gets it has to keep to it.
     */
    preferences: wishView.optional(),
    /**
     * For the footer of what is sent to this address, where the destination's settings ask for it: the page on which the person stops
     * messages or asks for a link to change more, and the URL of `List-Unsubscribe` (RFC 8058), which takes a POST. Both can only take away.
     */
    links: z.strictObject({ preferences_url: z.url(), unsubscribe_url: z.url(), expires_at: timestamp }).optional(),
  }),
});
export type ConsentChanged = z.infer<typeof consentChanged>;
export type FooterLinks = NonNullable<ConsentChanged['data']['links']>;

/** Two contacts have proved in one session to be the same person. It joins data and moves no consent. */
export const contactLinked = z.strictObject({
  /** A function of destination and link: the same over retries. */
  id: z.string(),
  type: z.literal('contact.linked'),
  schema: z.literal(1),
  timestamp,
  data: z.strictObject({
    /** As `consent.changed` names them to this destination. Their addresses are not sent. */
    contacts: z.tuple([z.string(), z.string()]),
  }),
});
export type ContactLinked = z.infer<typeof contactLinked>;

/** The person behind a pseudonym was erased: forget whatever is kept under it. The last `consent.changed` before it turned everything off. */
export const contactErased = z.strictObject({
  /** The same over retries; told under another only where something sent before may have arrived after it. */
  id: z.string(),
  type: z.literal('contact.erased'),
  schema: z.literal(1),
  timestamp,
  data: z.strictObject({ contact: z.string() }),
});
export type ContactErased = z.infer<typeof contactErased>;

/** About another destination of the merchant's: sent to those that take events, once an occasion. It names no person. */
const noticeOf = <T extends string, D extends z.ZodRawShape>(type: T, data: D) =>
  z.strictObject({
    /** A function of the destination that is told and the occasion: the same over retries. */
    id: z.string(),
    type: z.literal(type),
    schema: z.literal(1),
    timestamp,
    data: z.strictObject({ /** Key of the destination that it is about. */ destination: slug, ...data }),
  });

export const destinationLate = noticeOf('destination.late', {
  /** When the oldest withdrawal that it was not told was recorded. */
  since_at: timestamp,
  /** By when the law wants it done. */
  due_at: timestamp,
});
export const destinationDisabled = noticeOf('destination.disabled', { since_at: timestamp, reason: z.string().nullable() });
export type DestinationNotice = z.infer<typeof destinationLate> | z.infer<typeof destinationDisabled>;

/** Everything that a receiver of webhooks is sent, but for test events. */
export const webhookEvent = z.discriminatedUnion('type', [
  consentChanged,
  contactLinked,
  contactErased,
  destinationLate,
  destinationDisabled,
]);
