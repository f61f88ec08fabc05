/**
 * Webhooks of Postmark and SendGrid as their documentation shows them, and SendGrid's signature. Knows nothing of Sayso.
 * Sources, read 2026-11-23: postmarkapp.com/developer/webhooks (subscription change, bounce, spam complaint, delivery);
 * twilio.com/docs/sendgrid "Event Webhook Reference", "Event Webhook Security Features".
 */
import { Buffer } from 'node:buffer';
import { createPrivateKey, sign } from 'node:crypto';

/** ISO 8601 with seven digits of the second, as Postmark writes it. */
export const postmarkDate = (atMs: number): string => new Date(atMs).toISOString().replace(/\.(\d{3})Z$/, '.$10000Z');

export interface PostmarkTold {
  readonly email: string;
  readonly message: string;
  readonly atMs: number;
  readonly server: number;
}

export const postmarkChange = ({ email, message, atMs, server }: PostmarkTold, change: object = {}) => ({
  RecordType: 'SubscriptionChange',
  MessageID: message,
  ServerID: server,
  MessageStream: 'outbound',
  ChangedAt: postmarkDate(atMs),
  Recipient: email,
  Origin: 'Recipient',
  SuppressSending: true,
  SuppressionReason: 'ManualSuppression',
  Tag: null,
  Metadata: {},
  ...change,
});

export const postmarkBounce = ({ email, message, atMs, server }: PostmarkTold, bounce: object = {}) => ({
  RecordType: 'Bounce',
  MessageStream: 'outbound',
  // The documented example has 4323372036854775807: more than a number of JavaScript holds.
  ID: Number.MAX_SAFE_INTEGER,
  Type: 'HardBounce',
  TypeCode: 1,
  Name: 'Hard bounce',
  Tag: '',
  MessageID: message,
  Metadata: {},
  ServerID: server,
  Description: 'The server was unable to deliver your message (ex: unknown user, mailbox not found).',
  Details: 'smtp;550 5.1.1 The email account that you tried to reach does not exist.',
  Email: email,
  From: 'offers@acme.example',
  BouncedAt: postmarkDate(atMs),
  DumpAvailable: true,
  Inactive: true,
  CanActivate: true,
  Subject: 'Your code',
  Content: '',
  ...bounce,
});

export const postmarkComplaint = (told: PostmarkTold) => ({
  ...postmarkBounce(told, { RecordType: 'SpamComplaint', Type: 'SpamComplaint', TypeCode: 512, Name: 'Spam complaint' }),
});

export const postmarkDelivery = ({ email, message, atMs, server }: PostmarkTold) => ({
  RecordType: 'Delivery',
  MessageID: message,
  Recipient: email,
  Tag: '',
  DeliveredAt: postmarkDate(atMs),
  Details: '250 OK',
  ServerID: server,
  MessageStream: 'outbound',
  Metadata: {},
});

/** One event of a post. `id` becomes `sg_event_id`. */
export const sendgridEvent = (event: string, told: { email: string; id: string; atMs: number }, more: object = {}) => ({
  email: told.email,
  timestamp: Math.floor(told.atMs / 1000),
  'smtp-id': '<14c5d75ce93.dfd.64b469@ismtpd-555>',
  event,
  category: [],
  sg_event_id: told.id,
  sg_message_id: '14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0',
  ...more,
});

/** @param key PKCS #8 in PEM. @returns base64 of the DER signature over the time and the bytes. */
export const sendgridSignature = (key: string, timestamp: string, body: Uint8Array): string =>
  sign('sha256', new Uint8Array(Buffer.concat([Buffer.from(timestamp), body])), createPrivateKey(key)).toString('base64');
