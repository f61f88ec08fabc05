/**
 * SendGrid's v3 API as far as it sends one mail: POST /v3/mail/send. It knows nothing of Sayso.
 * Sources, read 2026-11-23: twilio.com/docs/sendgrid "Mail Send" (v3) with its limits, "Mail Send Errors", "Authentication".
 */
import { items, oneOf, record, Wrong, words, wrong } from './checks.ts';
import type { Mail } from './postmark-server.ts';
import { jsonObject, type VendorAnswer, type VendorRequest, VendorServer } from './vendor-server.ts';

export interface SendgridOptions {
  readonly apiKey: string;
  /** Verified senders: addresses. */
  readonly senders: readonly string[];
}

const FIELDS = [
  ...['personalizations', 'from', 'reply_to', 'reply_to_list', 'subject', 'content', 'attachments', 'template_id', 'headers'],
  ...['categories', 'custom_args', 'send_at', 'batch_id', 'asm', 'ip_pool_name', 'mail_settings', 'tracking_settings'],
];
const PERSONAL = ['from', 'to', 'cc', 'bcc', 'subject', 'headers', 'substitutions', 'dynamic_template_data', 'custom_args', 'send_at'];

export class SendgridServer extends VendorServer {
  readonly delivered: (Mail & { readonly args: unknown })[] = [];
  readonly #options: SendgridOptions;
  #count = 0;

  constructor(options: SendgridOptions) {
    super((request) => this.#route(request));
    this.#options = options;
  }

  #route(request: VendorRequest): VendorAnswer {
    const { method, path, headers, body } = request;
    if (path !== '/v3/mail/send') return errors(404, 'not found');
    if (method !== 'POST') return errors(405, 'method not allowed');
    if (headers.authorization !== `Bearer ${this.#options.apiKey}`)
      return errors(401, 'The provided authorization grant is invalid, expired, or revoked');
    if (!/^application\/json\b/.test(headers['content-type'] ?? '')) return errors(415, 'Content-Type should be application/json.');
    try {
      return this.#send(jsonObject(body) ?? wrong('Bad Request'));
    } catch (error) {
      if (error instanceof Wrong) return errors(400, error.message);
      throw error;
    }
  }

  #send(body: Record<string, unknown>): VendorAnswer {
    record(body, 'body', FIELDS);
    const [personal, ...more] = items(body.personalizations, 'personalizations', 1000).map((item) =>
      record(item, 'personalizations', PERSONAL),
    );
    if (more.length > 0) wrong('this stand-in sends one mail at a time');
    const [to] = items(personal?.to, 'personalizations.to', 1000).map((item) => person(item, 'to'));
    const from = person(body.from, 'from');
    if (!this.#options.senders.includes(from)) return errors(403, 'The from address does not match a verified Sender Identity.', 'from');
    // "Mail Send Errors": the subject is required and has at least one character, unless a template has one.
    const subject = words(body.subject, 'subject', 998);
    const [content] = items(body.content, 'content', 10).map((item) => record(item, 'content', ['type', 'value']));
    oneOf(content?.type, 'content.type', 'text/plain');
    const text = words(content?.value, 'content.value', 1_000_000);
    tracking(body.tracking_settings);
    const args = personal?.custom_args;
    if (args !== undefined) {
      // Texts alone, 10,000 bytes together.
      for (const value of Object.values(record(args, 'custom_args', Object.keys(args as object)))) words(value, 'custom_args', 10_000);
    }
    this.#count += 1;
    this.delivered.push({ to: to ?? '', from, subject, text, args });
    return { status: 202, headers: { 'x-message-id': `14c5d75ce93.${this.#count}` }, body: '' };
  }
}

function tracking(value: unknown): void {
  if (value === undefined) return;
  const settings = record(value, 'tracking_settings', ['click_tracking', 'open_tracking', 'subscription_tracking', 'ganalytics']);
  for (const [name, item] of Object.entries(settings)) {
    const one = record(item, name, ['enable', 'enable_text', 'text', 'html', 'substitution_tag']);
    for (const key of ['enable', 'enable_text']) if (one[key] !== undefined) oneOf(one[key], key, true, false);
  }
}

function person(value: unknown, where: string): string {
  const { email, name } = record(value, where, ['email', 'name']);
  if (name !== undefined) words(name, `${where}.name`, 320);
  const text = words(email, `${where}.email`, 320);
  return /^[^\s<>@",;]+@[^\s<>@",;]+\.[^\s<>@",;]+$/.test(text) ? text : wrong(`${where}: Does not contain a valid address.`);
}

const errors = (status: number, message: string, field: string | null = null): VendorAnswer => ({
  status,
  body: { errors: [{ message, field, help: null }] },
});
