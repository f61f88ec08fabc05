/** A person's own data: the fresh code, the whole export, the erasure's report. Closed on output: nothing is added unseen. */
import { z } from 'zod';
import { CODE_DIGITS } from '../limits.ts';
import { contactState, evidenceView } from './contact.ts';
import { disclosureDocument } from './disclosure.ts';
import { eventExternalId, eventRecord } from './event.ts';
import { addressKind, channel, locale, method, opaque, purpose, sha256Hex, slug, timestamp } from './primitives.ts';

export const subjectCodeRequest = z.strictObject({});
/** The same whether a message went out or a limit held it back. */
export const subjectCodeAnswer = z.strictObject({ outcome: z.literal('received') });
/** Spaces and hyphens between the digits are read as the form reads them. */
export const subjectVerifyRequest = z.strictObject({
  code: z
    .string()
    .min(1)
    .max(CODE_DIGITS * 8),
});
export const subjectVerifyAnswer = z.strictObject({
  outcome: z.literal('verified'),
  /** Opens export and erasure, and nothing of anybody else. */
  token: opaque,
  expires_at: timestamp,
  /** The page for it. */
  url: z.url(),
});
export type SubjectVerifyAnswer = z.infer<typeof subjectVerifyAnswer>;
export const subjectExportRequest = z.strictObject({});
/** Said in so many words: nothing brings back what is erased. */
export const subjectEraseRequest = z.strictObject({ confirm: z.literal('erase') });

const ownAct = z.strictObject({
  channel,
  purpose,
  programme: slug,
  status: z.enum(['received', 'confirmed', 'declined', 'retracted']),
  sequence: z.int().nullable(),
});

const subjectStanding = z.strictObject({
  ...contactState.shape,
  /** Made in the company's name, with somebody who attests it. */
  attested: z.boolean(),
  /** Switched off in the app itself. */
  stopped: z.boolean(),
  /** Switched back on there since: waits for a confirmation. */
  needs_confirm: z.boolean(),
  withdrawn_at: timestamp.nullable(),
  /** Whether it was ever agreed to. */
  ever_granted: z.boolean(),
  /** Sequence of the grant that stands. */
  grant_seq: z.int().nullable(),
  /** Confirmed in another way than it was made. */
  confirmed_elsewhere: z.boolean(),
});

export const subjectRecord = z.strictObject({
  ...eventRecord.shape,
  /** Earlier records that this one acts on. */
  of: z.array(z.int()),
  /** What was asked for when it was made: strength of the opt-in, when it runs out, the wish. */
  terms: z.record(z.string(), z.unknown()),
  /** Null once retention took it. Of an address that was only claimed to belong here, the masked form. */
  evidence: evidenceView.nullable(),
});
export type SubjectRecord = z.infer<typeof subjectRecord>;

export const subjectExport = z.strictObject({
  schema: z.literal(1),
  made_at: timestamp,
  /** What each part is, in the reader's language. */
  locale,
  explained: z.record(z.string(), z.string()),
  /** Who holds it: the merchant, and how to reach them. */
  held_by: z.strictObject({ brand: z.string(), legal_entity: z.string(), contact: z.string() }).nullable(),
  contact_id: opaque,
  address: z.strictObject({
    kind: addressKind,
    scope: z.string(),
    value: z.string(),
    /** Rises when the number gets a new owner. */
    epoch: z.int(),
    epoch_began_at: timestamp.nullable(),
    /** Number of the last record about it. */
    sequence: z.int(),
    /** When the person last wrote, as the company told it. */
    last_inbound: z.array(z.strictObject({ channel, sent_at: timestamp })),
  }),
  /** What may be sent, per programme, channel and purpose, with claims that wait for a code. */
  standings: z.array(subjectStanding),
  /** Acts on everything at once, which also hold for what is offered later. */
  acts_on_all: z.array(
    z.strictObject({
      act: z.enum(['withdraw', 'stop', 'resume']),
      programme: slug.nullable(),
      channel: channel.nullable(),
      purpose: purpose.nullable(),
      topics: z.array(slug).nullable(),
      verified: z.boolean(),
      method,
      first_at: timestamp,
      last_at: timestamp,
    }),
  ),
  hold: z.strictObject({ from_at: timestamp, until_at: timestamp }).nullable(),
  /** Whether a stop that nobody proved has run its ten days before. */
  hold_was_used: z.boolean(),
  preferences: z.strictObject({
    order: z.array(channel),
    /** As it was said at the time. */
    frequency: z.string().nullable(),
    language: z.string().nullable(),
    hours: z.strictObject({ from: z.string(), to: z.string(), zone: z.string().nullable() }).nullable(),
    paused_until: timestamp.nullable(),
    /** The company says that the person asked for the pause. */
    pause_reported: z.boolean(),
    verified: z.boolean(),
  }),
  external_ids: z.array(eventExternalId),
  /** Proved to be the same person's. One that was only typed beside this one is never followed. */
  linked_addresses: z.array(z.strictObject({ kind: addressKind, scope: z.string(), value: z.string() })),
  /** Oldest first. */
  records: z.array(subjectRecord),
  /** The texts that the records name, each once. */
  texts: z.array(z.strictObject({ sha256: sha256Hex, document: disclosureDocument })),
  /** Forms sent in the last days, as kept for taking them back. */
  submissions: z.array(
    z.strictObject({
      created_at: timestamp,
      widget_id: opaque,
      widget_version: z.int(),
      locale,
      method,
      acts: z.array(ownAct),
      /** Sequences of the records that it made. */
      records: z.array(z.int()),
      /** The addresses that were given together, masked. */
      addresses: z.array(z.strictObject({ kind: addressKind, value: z.string() })),
    }),
  ),
  /** Messages that we sent ourselves in the last days: codes and links. What they said is not kept. */
  messages: z.array(
    z.strictObject({
      channel,
      created_at: timestamp,
      useful_until: timestamp,
      status: z.string(),
      attempts: z.int(),
      sent_at: timestamp.nullable(),
      reason: z.string().nullable(),
      provider_message_id: z.string().nullable(),
    }),
  ),
  codes: z.array(
    z.strictObject({
      opens: z.enum(['confirmation', 'own_data']),
      created_at: timestamp,
      ends_at: timestamp,
      wrong_attempts: z.int(),
      replaced: z.boolean(),
      /** Sequences of the grants that it would confirm. */
      records: z.array(z.int()),
      confirmed: z.array(z.strictObject({ channel, purpose })).nullable(),
    }),
  ),
  /** Counted to keep others from misusing the address. */
  limits: z.strictObject({
    day: z.iso.date().nullable(),
    unverified_records: z.int(),
    wrong_codes: z.int(),
    messages_sent_at: z.array(timestamp),
    code_answered_at: timestamp.nullable(),
  }),
  /** The merchant's systems that are told what may be sent. */
  destinations: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.string(),
      status: z.string(),
      connected_at: timestamp,
      /** `waiting`: the newest change of this address is not there yet; `unknown`: it could not be asked just now. */
      state: z.enum(['up_to_date', 'waiting', 'unknown']),
    }),
  ),
  retention: z.array(z.strictObject({ what: z.string(), how_long: z.string(), days: z.int().nullable() })),
  /** What is stored and not in here, and why. */
  left_out: z.array(z.strictObject({ what: z.string(), why: z.string() })),
});
export type SubjectExport = z.infer<typeof subjectExport>;

export const EXPORT_FORMATS = ['json', 'html'] as const;
