/** The disclosure document: exactly what was on screen. Canonical (NFC, RFC 8785) bytes; its name is their SHA-256. */
import { z } from 'zod';
import { DISCLOSURE_CHARS_MAX } from '../limits.ts';
import { REGISTERED_METHODS } from '../vocabulary.ts';
import { channel, direction, httpsUrl, locale, purpose, sha256Hex, shortText, slug, timestamp } from './primitives.ts';

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

export const disclosureLink = z.strictObject({
  rel: z.enum(['terms', 'privacy']),
  label: shortText,
  url: httpsUrl,
  /** SHA-256 of what the link led to when this was published; null where it could not be read then. */
  sha256: sha256Hex.nullable(),
});

export const senderInDisclosure = z.strictObject({
  legal_entity: shortText,
  brand: shortText,
  /** The number or account that messages come from, per covered channel. */
  accounts: z.partialRecord(channel, shortText),
});

export const disclosureDocument = z.strictObject({
  schema: z.literal(1),
  locale,
  direction,
  text: z.string().min(1).max(DISCLOSURE_CHARS_MAX),
  control: z.strictObject({ kind: z.enum(['checkbox', 'chat_button', 'keyword', 'signature', 'spoken', 'api']), label: shortText }),
  /** Label of the button that submits; empty where there is none. */
  button: z.string().max(120),
  links: z.array(disclosureLink).max(4),
  programme: z.strictObject({ id: slug, name: shortText, kinds: shortText, frequency: shortText }),
  sender: senderInDisclosure,
  /** Only of a text about the night: the local hours that it is for, `HH:MM`. */
  night: z.strictObject({ from: z.string().regex(CLOCK), to: z.string().regex(CLOCK) }).optional(),
  /** One control may cover sms, mms and rcs of one sender when its text names them; otherwise one channel. */
  covers: z.array(z.strictObject({ channel, purpose })).min(1).max(3),
});
export type DisclosureDocument = z.infer<typeof disclosureDocument>;

export const registerDisclosureRequest = z.strictObject({ method: z.enum(REGISTERED_METHODS), document: disclosureDocument });

export const issuance = z.strictObject({
  widget_id: z.string().optional(),
  version: z.int().optional(),
  method: z.enum(REGISTERED_METHODS).optional(),
  issued_at: timestamp,
});
export const disclosureView = z.strictObject({ hash: sha256Hex, document: disclosureDocument, issued: z.array(issuance) });
export const disclosureList = z.strictObject({ disclosures: z.array(disclosureView) });
