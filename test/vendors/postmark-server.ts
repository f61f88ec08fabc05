/**
 * Postmark's email API as far as it sends one mail: POST /email. It knows nothing of Sayso.
 * Sources, read 2026-11-23: postmarkapp.com/developer/api "Email API" (fields, limits), "API overview" (headers, HTTP codes, error codes).
 */
import { oneOf, record, Wrong, words, wrong } from './checks.ts';
import { isObject, jsonObject, type VendorAnswer, type VendorRequest, VendorServer } from './vendor-server.ts';

export interface Mail {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
}
export interface PostmarkOptions {
  readonly serverToken: string;
  /** Confirmed sender signatures: addresses. */
  readonly senders: readonly string[];
  readonly streams: readonly string[];
}

/** "Email API", body format: what a single mail may have. */
const FIELDS = [
  ...['From', 'To', 'Cc', 'Bcc', 'Subject', 'Tag', 'HtmlBody', 'TextBody', 'ReplyTo', 'Headers', 'TrackOpens', 'TrackLinks'],
  ...['Metadata', 'Attachments', 'MessageStream'],
];
const MAIL = /^(?:[^<>"]*<)?([^\s<>@",;]+@[^\s<>@",;]+\.[^\s<>@",;]+)>?$/;

class Refused extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export class PostmarkServer extends VendorServer {
  readonly delivered: Mail[] = [];
  /** On the stream's suppression list. */
  readonly suppressed = new Set<string>();
  readonly #options: PostmarkOptions;
  #count = 0;

  constructor(options: PostmarkOptions) {
    super((request) => this.#route(request));
    this.#options = options;
  }

  #route(request: VendorRequest): VendorAnswer {
    const { method, path, headers, body } = request;
    if (path !== '/email') return { status: 404, body: { ErrorCode: 0, Message: 'The requested resource does not exist.' } };
    if (method !== 'POST') return { status: 405, body: { ErrorCode: 0, Message: 'Method not allowed.' } };
    if (headers['x-postmark-server-token'] !== this.#options.serverToken)
      return {
        status: 401,
        body: { ErrorCode: 10, Message: 'The Server Token you provided in the X-Postmark-Server-Token header was invalid.' },
      };
    // 415: "Content-Type header must be application/json"; 406 alike for Accept.
    if (!/^application\/json\b/.test(headers['content-type'] ?? ''))
      return { status: 415, body: { ErrorCode: 409, Message: 'JSON required' } };
    if (!/application\/json|\*\/\*/.test(headers.accept ?? '')) return { status: 406, body: { ErrorCode: 409, Message: 'JSON required' } };
    try {
      return this.#send(jsonObject(body) ?? refuse(402, 'Invalid JSON'));
    } catch (error) {
      if (error instanceof Refused) return { status: 422, body: { ErrorCode: error.code, Message: error.message } };
      if (error instanceof Wrong) return { status: 422, body: { ErrorCode: 300, Message: error.message } };
      throw error;
    }
  }

  #send(body: Record<string, unknown>): VendorAnswer {
    record(body, 'body', FIELDS);
    const to = address(body.To, "Invalid 'To' address");
    const from = address(body.From, "Invalid 'From' address");
    if (!this.#options.senders.includes(from)) refuse(400, 'The sender signature was not found.');
    const stream = body.MessageStream ?? 'outbound';
    if (!this.#options.streams.includes(String(stream))) refuse(1235, `The stream provided: '${stream}' does not exist on this server.`);
    const subject = typeof body.Subject === 'string' ? body.Subject : wrong('Subject must be a string');
    if (subject.length > 2000) wrong('Subject is longer than 2000');
    if (/[\r\n]/.test(subject)) wrong('Subject has a line break');
    if (body.HtmlBody === undefined && body.TextBody === undefined) wrong('Provide either email TextBody or HtmlBody or both.');
    const text = words(body.TextBody, 'TextBody', 5 * 1024 * 1024);
    if (body.TrackOpens !== undefined) oneOf(body.TrackOpens, 'TrackOpens', true, false);
    if (body.TrackLinks !== undefined) oneOf(body.TrackLinks, 'TrackLinks', 'None', 'HtmlAndText', 'HtmlOnly', 'TextOnly');
    metadata(body.Metadata);
    if (this.suppressed.has(to)) refuse(406, `You tried to send to recipient(s) that have been marked as inactive: ${to}.`);
    this.#count += 1;
    this.delivered.push({ to, from, subject, text });
    const id = `0a129aee-e1cd-480d-b08d-${String(this.#count).padStart(12, '0')}`;
    return { status: 200, body: { To: to, SubmittedAt: '2026-11-23T07:25:01.4178645-05:00', MessageID: id, ErrorCode: 0, Message: 'OK' } };
  }
}

const refuse = (code: number, message: string): never => {
  throw new Refused(code, message);
};
const address = (value: unknown, message: string): string => MAIL.exec(words(value, message, 320))?.[1] ?? wrong(message);

/** "Metadata": keys of 20, values of 80 characters, texts alone. */
function metadata(value: unknown): void {
  if (value === undefined) return;
  if (!isObject(value)) wrong('Metadata must be an object');
  for (const [key, item] of Object.entries(value as Record<string, unknown>)) {
    if (key.length > 20) wrong('Metadata: a key is longer than 20');
    words(item, 'Metadata', 80);
  }
}
