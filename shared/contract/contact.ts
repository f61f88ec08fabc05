/** Contacts as the merchant sees them: find by address, timeline with evidence, acts by API, preference links. */
import { z } from 'zod';
import { CHOICES_MAX, TOPICS_PER_CHOICE_MAX } from '../limits.ts';
import { LINE_TYPES } from '../phone/line-type.ts';
import { EVIDENCE_GRADES } from '../vocabulary.ts';
import { disclosureDocument } from './disclosure.ts';
import { eventExternalId, eventRecord, eventState } from './event.ts';
import { addressKind, channel, locale, method, opaque, purpose, sha256Hex, slug, timestamp, timestampInput } from './primitives.ts';
import { pauseUntil, wishInput, wishView } from './wish.ts';

/** Where an address is named: exactly one of them. */
export const addressInput = z.strictObject({
  phone: z.string().min(1).max(64).optional(),
  phone_country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  email: z.string().min(3).max(254).optional(),
});

export const claimView = z.strictObject({
  seq: z.int(),
  opened_at: timestamp,
  lapses_at: timestamp,
  disclosure: sha256Hex.nullable(),
  status: z.enum(['pending', 'lapsed']),
});
export const contactState = z.strictObject({
  ...eventState.shape,
  claims: z.array(claimView),
  seen_seq: z.int(),
});
export type ContactState = z.infer<typeof contactState>;

/** Another address of what may be the same person. Only a verified one is: a claimed one was typed beside this by somebody unproved. */
export const linkedContactView = z.strictObject({ contact_id: opaque, kind: addressKind, verified: z.boolean() });
export type LinkedContactView = z.infer<typeof linkedContactView>;

export const contactView = z.strictObject({
  id: opaque,
  address: z.strictObject({
    kind: addressKind,
    scope: z.string(),
    value: z.string(),
    /** Of a phone: by its numbering plan as it is known today. A `landline` may take no texts; `never_sent`: no code goes there. */
    line: z.strictObject({ type: z.enum(LINE_TYPES), warning: z.enum(['landline', 'never_sent']).nullable() }).optional(),
  }),
  /** Of a test widget: no consent, and no person's. Absent: live. */
  mode: z.literal('test').optional(),
  epoch: z.int(),
  sequence: z.int(),
  state: z.array(contactState),
  hold_until: timestamp.nullable(),
  /** What the person would rather have: it narrows what may be sent, never permits. */
  wishes: wishView,
  external_ids: z.array(eventExternalId),
  linked: z.array(linkedContactView),
});
export type ContactView = z.infer<typeof contactView>;
export const findContactAnswer = z.strictObject({ contact: contactView.nullable() });

export const unlinkRequest = z.strictObject({ contact_id: opaque });
export const unlinkAnswer = z.strictObject({ outcome: z.enum(['unlinked', 'not_linked']) });

/** The evidence of one record, opened. Every part but the grade is null once retention or erasure took it. */
export const evidenceView = z.strictObject({
  grade: z.enum(EVIDENCE_GRADES),
  typed: z.string().nullable(),
  page: z.record(z.string(), z.unknown()).nullable(),
  /** IP and country come from the trusted edge alone, user agent from the request. */
  network: z.record(z.string(), z.unknown()).nullable(),
  presentation: z.record(z.string(), z.unknown()).nullable(),
  verification: z.record(z.string(), z.unknown()).nullable(),
  context: z.record(z.string(), z.unknown()).nullable(),
});

export const timelineEntry = z.strictObject({
  id: opaque,
  record: eventRecord,
  /** Earlier records that this one acts on. */
  of: z.array(z.int()),
  evidence: evidenceView.nullable(),
  disclosure: disclosureDocument.nullable(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;
export const timeline = z.strictObject({ contact_id: opaque, entries: z.array(timelineEntry), next_cursor: z.string().nullable() });

export const preferenceLinkCreate = z.strictObject({ grade: z.literal('stop').default('stop'), widget: opaque });
export const preferenceLinkCreated = z.strictObject({
  url: z.url(),
  /** For the header List-Unsubscribe, with `List-Unsubscribe-Post: List-Unsubscribe=One-Click` beside it (RFC 8058); the same token. */
  one_click_url: z.url(),
  expires_at: timestamp,
});

/** An act that the merchant's own system reports. Only `consents:attest` can revive what was withdrawn, with attester and artefact. */
export const consentActInput = z.strictObject({
  act: z.enum(['grant', 'decline', 'withdraw', 'stop', 'resume', 'release', 'reassign', 'prefer', 'pause']),
  /** Empty on an act on the whole address (withdraw, stop, resume, release, reassign, prefer, pause). */
  channel: channel.optional(),
  purpose: purpose.optional(),
  programme: slug.optional(),
  topics: z.array(slug).max(TOPICS_PER_CHOICE_MAX).optional(),
  method: method.extract(['api', 'import', 'agent', 'paper_form', 'verbal', 'keyword', 'platform_event']).default('api'),
  /** When it happened; now where absent. A day stands for that whole day anywhere on earth. */
  at: timestampInput.optional(),
  disclosure: sha256Hex.optional(),
  attestation: z.strictObject({ attester: z.string().min(1).max(200), artefact: z.string().min(1).max(2000) }).optional(),
  /** On a `prefer`: what the person would rather have. It counts only while they have not said so themselves. */
  preference: wishInput.optional(),
  /** On a `pause`: until when; null ends one that was reported before. The person's own pause is theirs to end. */
  pause_until: pauseUntil.optional(),
  /** The person's own words, kept as evidence. */
  words: z.string().max(512).optional(),
});
export type ConsentActInput = z.infer<typeof consentActInput>;
export const recordConsentsRequest = z.strictObject({
  ...addressInput.shape,
  acts: z.array(consentActInput).min(1).max(CHOICES_MAX),
  external_ids: z
    .array(z.strictObject({ namespace: slug, value: z.string().min(1).max(200) }))
    .max(8)
    .optional(),
  locale: locale.optional(),
});
export const recordConsentsAnswer = z.strictObject({
  contact_id: opaque,
  records: z.array(
    z.strictObject({
      id: opaque,
      seq: z.int(),
      act: eventRecord.shape.act,
      channel: channel.nullable(),
      purpose: purpose.nullable(),
      /** What the act became. */ outcome: z.enum(['recorded', 'claim_opened', 'no_effect']),
    }),
  ),
});
