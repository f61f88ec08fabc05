/**
 * Binding an app channel to a submission. The answers say what was asked and what the person did in that app, never what is stored
 * about the address that was typed.
 */
import { z } from 'zod';
import { channel, opaque, purpose, timestamp } from './primitives.ts';

export const linkRequest = z.strictObject({ channel });
export type LinkRequest = z.infer<typeof linkRequest>;

/** Every word that the form shows beside a link, in the submission's language. */
export const linkTexts = z.strictObject({
  title: z.string(),
  hint: z.string(),
  open: z.string(),
  scan: z.string(),
  send: z.string(),
  waiting: z.string(),
  digits: z.string(),
  agreed: z.string(),
  declined: z.string(),
  ended: z.string(),
  again: z.string(),
});
export type LinkTextsOnWire = z.infer<typeof linkTexts>;

export const linkMade = z.strictObject({
  link_id: opaque,
  /** For asking how it stands, in the `Sayso-Secret` header: it opens nothing else of the submission. */
  link_secret: opaque,
  channel,
  /** Opens the chat. Null where a person sends the text by themselves (SMS, RCS) or scans the code (WeChat). */
  open_url: z.url().nullable(),
  /** What to send, and where to, by hand. Null where a link carries it. */
  text_to_send: z.strictObject({ to: z.string(), text: z.string() }).nullable(),
  /** The same as a picture: dark squares as an SVG path, on a field of so many units with its quiet zone. Drawn dark on white in every theme. */
  qr: z.strictObject({ size: z.int(), path: z.string() }),
  expires_at: timestamp,
  poll_after_seconds: z.int(),
  texts: linkTexts,
});
export type LinkMade = z.infer<typeof linkMade>;

export const LINK_STATUSES = ['waiting', 'opened', 'agreed', 'declined', 'ended'] as const;

export const linkView = z.strictObject({
  link_id: opaque,
  channel,
  /** `opened`: somebody opened it in the app. `agreed`: they tapped to agree there, and it is recorded. `ended`: nobody opened it in time. */
  status: z.enum(LINK_STATUSES),
  /** Two digits for the person to pick in the chat; null while there are none to pick. */
  digits: z
    .string()
    .regex(/^\d\d$/)
    .nullable(),
  /** What was agreed to in the chat. */
  choices: z.array(z.strictObject({ channel, purpose })),
});
export type LinkView = z.infer<typeof linkView>;
