/**
 * POSTs of Meta's webhooks as its documentation shows them, and their signature as Meta makes it. It knows nothing of Sayso. Plain strings and
 * node:crypto alone, so that it runs in Node and in workerd.
 * Sources, read 2026-11-22: Meta docs "Webhooks, getting started"; WhatsApp "Messages webhook reference" (text, button, interactive, system,
 * status), "user_preferences webhook reference" (2026-05-21), "Business-scoped user IDs"; Messenger "Webhook events"; Instagram Messaging "Webhooks", "Using ig.me links".
 */
import { createHmac } from 'node:crypto';

/** Meta signs what it sends, and it sends JSON with everything but ASCII escaped in lower case, slashes included. */
export function metaJson(value: unknown): Uint8Array<ArrayBuffer> {
  const escaped = JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return new Uint8Array(new TextEncoder().encode(escaped));
}

export const metaSignature = (appSecret: string, body: Uint8Array): string =>
  `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;

export interface WhatsappNumber {
  readonly wabaId: string;
  readonly phoneNumberId: string;
  /** As the payload shows it: digits. */
  readonly displayNumber: string;
}

/** One change of one entry; several are joined by `whatsappPost`. */
export const whatsappChange = (number: WhatsappNumber, field: string, value: object) => ({
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: number.displayNumber, phone_number_id: number.phoneNumberId },
    ...value,
  },
  field,
});

export const whatsappPost = (wabaId: string, ...changes: readonly object[]) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: wabaId, changes }],
});

/** A person as WhatsApp names them: by number, by business-scoped id, or by both. */
export interface WhatsappPerson {
  readonly waId?: string;
  readonly userId?: string;
  readonly username?: string;
}

const contact = ({ waId, userId, username }: WhatsappPerson) => ({
  profile: { name: 'Sheena Nelson', ...(username === undefined ? {} : { username }) },
  ...(waId === undefined ? {} : { wa_id: waId }),
  ...(userId === undefined ? {} : { user_id: userId }),
});

/** @param content what its type says: `{type: 'text', text: {body: 'Hi'}}` */
export function whatsappMessage(number: WhatsappNumber, person: WhatsappPerson, given: { id: string; atMs: number }, content: object) {
  const message = {
    ...(person.waId === undefined ? {} : { from: person.waId }),
    ...(person.userId === undefined ? {} : { from_user_id: person.userId }),
    id: given.id,
    timestamp: String(Math.floor(given.atMs / 1000)),
    ...content,
  };
  return whatsappChange(number, 'messages', { contacts: [contact(person)], messages: [message] });
}

export const whatsappPreference = (number: WhatsappNumber, person: WhatsappPerson, value: 'stop' | 'resume', atMs: number) =>
  whatsappChange(number, 'user_preferences', {
    contacts: [contact(person)],
    user_preferences: [
      {
        ...(person.waId === undefined ? {} : { wa_id: person.waId }),
        ...(person.userId === undefined ? {} : { user_id: person.userId }),
        detail: `User requested to ${value} marketing messages`,
        category: 'marketing_messages',
        value,
        timestamp: Math.floor(atMs / 1000),
      },
    ],
  });

/** System messages come without a list of contacts. */
export const whatsappSystem = (number: WhatsappNumber, given: { id: string; atMs: number; from?: string }, system: object) =>
  whatsappChange(number, 'messages', {
    messages: [
      {
        ...(given.from === undefined ? {} : { from: given.from }),
        id: given.id,
        timestamp: String(Math.floor(given.atMs / 1000)),
        type: 'system',
        system,
      },
    ],
  });

export const whatsappStatus = (
  number: WhatsappNumber,
  person: WhatsappPerson,
  given: { message: string; status: string; atMs: number; errors?: readonly object[] },
) =>
  whatsappChange(number, 'messages', {
    statuses: [
      {
        id: given.message,
        status: given.status,
        timestamp: String(Math.floor(given.atMs / 1000)),
        ...(person.waId === undefined ? {} : { recipient_id: person.waId }),
        ...(person.userId === undefined ? {} : { recipient_user_id: person.userId }),
        ...(given.errors ? { errors: given.errors } : {}),
      },
    ],
  });

/** One event between a person and a page (`object` page) or a professional account (`object` instagram). */
export const messagingEvent = (ours: string, person: string, atMs: number, content: object) => ({
  sender: { id: person },
  recipient: { id: ours },
  timestamp: atMs,
  ...content,
});

/** "messaging_optins": what a person does with notification messages; the status is written with a space or an underscore. */
export const notificationOptin = (status: string) => ({
  optin: {
    type: 'notification_messages',
    payload: 'ADDITIONAL-INFORMATION',
    notification_messages_token: '1234567890',
    notification_messages_timezone: 'America/New_York',
    token_expiry_timestamp: '4102444800000',
    user_token_status: 'NOT_REFRESHED',
    notification_messages_status: status,
    title: 'Offers',
  },
});

export const messagingPost = (object: 'page' | 'instagram', ours: string, ...messaging: readonly object[]) => ({
  object,
  entry: [{ id: ours, time: 1_780_000_000_000, messaging }],
});
