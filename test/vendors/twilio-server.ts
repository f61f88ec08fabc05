/**
 * Twilio's Messages and Verify v2 as far as they send: POST …/Messages.json and …/Verifications. It knows nothing of Sayso.
 * Sources, read 2026-11-22: Twilio docs "Message resource", "Verifications resource", "Custom verification codes", "Error and warning dictionary",
 * twilio-oai (twilio_api_v2010, twilio_verify_v2). Stricter than Twilio in one thing: parameters that are not documented are refused.
 */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type VendorAnswer, type VendorRequest, VendorServer } from './vendor-server.ts';

export interface TwilioSent {
  readonly to: string;
  readonly from: string;
  readonly text: string;
}
export interface TwilioOptions {
  readonly accountSid: string;
  readonly authToken: string;
  /** Senders of the account, as Twilio spells them. */
  readonly senders: readonly string[];
  /** Messaging Services and what is in them. */
  readonly services: Readonly<Record<string, readonly string[]>>;
  /** Content templates: how many variables each has. */
  readonly contents: Readonly<Record<string, number>>;
  /** Verify services; whether each takes codes that are not Twilio's own. */
  readonly verify: Readonly<Record<string, boolean>>;
}

class Refused extends Error {
  readonly status: number;
  readonly code: number;
  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
const refuse = (status: number, code: number, message: string): never => {
  throw new Refused(status, code, message);
};

/** "Body: up to 1,600 characters". */
const BODY_CHARS_MAX = 1600;
/** "CustomCode: 4 to 10 characters". */
const CUSTOM_CODE = /^[0-9]{4,10}$/;
/** Error 60203: five sends of one verification, which lives ten minutes. */
const SENDS_MAX = 5;
const E164 = /^\+[1-9]\d{6,14}$/;
const MESSAGE_FIELDS = [
  'To',
  'From',
  'MessagingServiceSid',
  'Body',
  'ContentSid',
  'ContentVariables',
  'StatusCallback',
  'MediaUrl',
  'ValidityPeriod',
];
const VERIFY_FIELDS = ['To', 'Channel', 'CustomCode', 'Locale', 'TemplateSid', 'RateLimits', 'RiskCheck', 'DeviceIp', 'Tags'];
const VERIFY_LOCALES =
  'af,ar,ca,cs,da,de,el,en,en-GB,es,et,fi,fr,he,hi,hr,hu,id,it,ja,kn,ko,lt,mr,ms,nb,nl,pl,pt,pt-BR,ro,ru,sk,sv,te,th,tl,tr,uk,vi,zh,zh-CN,zh-HK'.split(
    ',',
  );

export class TwilioServer extends VendorServer {
  readonly delivered: TwilioSent[] = [];
  /** Numbers whose STOP holds here. */
  readonly optedOut = new Set<string>();
  /** Numbers whose 24 hours of WhatsApp are open. */
  readonly wrote = new Set<string>();
  readonly #options: TwilioOptions;
  readonly #verifications = new Map<string, { readonly sid: string; sends: number }>();
  #count = 0;

  constructor(options: TwilioOptions) {
    super((request) => this.#route(request));
    this.#options = options;
  }

  #route(request: VendorRequest): VendorAnswer {
    try {
      const { accountSid, authToken } = this.#options;
      const basic = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
      if (request.headers.authorization !== basic) refuse(401, 20003, 'Authenticate');
      const service = /^\/v2\/Services\/(VA[0-9a-f]{32})\/Verifications$/.exec(request.path)?.[1];
      if (service === undefined && request.path !== `/2010-04-01/Accounts/${accountSid}/Messages.json`)
        refuse(404, 20404, `The requested resource ${request.path} was not found`);
      if (request.method !== 'POST') refuse(405, 20004, 'Method not allowed');
      // Anything but a form has no parameters at all, and so no recipient.
      const isForm = /^application\/x-www-form-urlencoded\b/.test(request.headers['content-type'] ?? '');
      const fields = new URLSearchParams(isForm ? request.body : '');
      return service === undefined ? this.#message(fields) : this.#verification(service, fields);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { status, code, message } = error;
      return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
    }
  }

  #message(fields: URLSearchParams): VendorAnswer {
    const given = known(fields, MESSAGE_FIELDS);
    const to = given.To ?? refuse(400, 21604, "A 'To' phone number is required.");
    const [channel, number] = split(to);
    if (!['', 'whatsapp', 'rcs'].includes(channel) || !E164.test(number))
      refuse(400, 21211, `The 'To' number ${to} is not a valid phone number.`);
    const from = this.#sender(given, channel);
    const text = this.#text(given);
    if (this.optedOut.has(number)) refuse(400, 21610, 'Attempt to send to unsubscribed recipient');
    this.#count += 1;
    const sid = `SM${createHash('md5').update(String(this.#count)).digest('hex')}`;
    // Free words on WhatsApp outside the 24 hours are taken, and fail afterwards with 63016.
    if (channel !== 'whatsapp' || given.ContentSid !== undefined || this.wrote.has(number)) this.delivered.push({ to, from, text });
    return {
      status: 201,
      body: { sid, account_sid: this.#options.accountSid, to, from, status: 'queued', error_code: null, direction: 'outbound-api' },
    };
  }

  #sender(given: Readonly<Record<string, string>>, channel: string): string {
    const { From: from, MessagingServiceSid: service } = given;
    if (from === undefined && service === undefined) refuse(400, 21603, "A 'From' phone number is required.");
    const pool = service === undefined ? this.#options.senders : (this.#options.services[service] ?? refuse(404, 20404, 'no such service'));
    const sender =
      from ?? pool.find((each) => split(each)[0] === channel) ?? refuse(400, 21703, 'The Messaging Service has no such sender');
    if (!pool.includes(sender)) refuse(400, 21606, 'The From number is not a valid, SMS-capable number of your account');
    if (split(sender)[0] !== channel) refuse(400, 21910, 'Invalid From and To pair. From and To should be of the same channel');
    return sender;
  }

  #text(given: Readonly<Record<string, string>>): string {
    const { Body: body, ContentSid: content, ContentVariables: variables } = given;
    if (content === undefined) {
      if (variables !== undefined) refuse(400, 21655, 'The ContentSid is required');
      if (body === undefined || body === '') return refuse(400, 21602, 'Message body is required.');
      return body.length > BODY_CHARS_MAX ? refuse(400, 21617, 'The concatenated message body exceeds the 1600 character limit') : body;
    }
    if (body !== undefined) refuse(400, 21655, 'Body and ContentSid can not be given together');
    const count = this.#options.contents[content] ?? refuse(400, 21655, 'The ContentSid is Invalid');
    const values = parsed(variables ?? '{}');
    const names = Object.keys(values).sort();
    const isFilled = names.join() === Array.from({ length: count }, (_, n) => String(n + 1)).join();
    if (!isFilled || Object.values(values).some((value) => typeof value !== 'string' || value === '' || /[\n\t]| {5}/.test(value)))
      refuse(400, 21656, 'The ContentVariables Parameter is invalid');
    return `${content}:${names.map((name) => String(values[name])).join(',')}`;
  }

  #verification(service: string, fields: URLSearchParams): VendorAnswer {
    const given = known(fields, VERIFY_FIELDS);
    const takesCodes = this.#options.verify[service] ?? refuse(404, 20404, 'The requested resource was not found');
    const { To: to = '', Channel: channel = '', CustomCode: code = '', Locale: locale } = given;
    if (!E164.test(to)) refuse(400, 60200, 'Invalid parameter `To`');
    if (!['sms', 'whatsapp', 'call', 'email', 'sna', 'auto'].includes(channel)) refuse(400, 60200, 'Invalid parameter `Channel`');
    if (locale !== undefined && !VERIFY_LOCALES.includes(locale)) refuse(400, 60200, 'Invalid parameter `Locale`');
    if (given.CustomCode !== undefined && !takesCodes) refuse(403, 60204, 'Service does not support this feature');
    if (given.CustomCode !== undefined && !CUSTOM_CODE.test(code)) refuse(400, 60200, 'Invalid parameter `CustomCode`');
    const key = `${service} ${to}`;
    const open = this.#verifications.get(key) ?? { sid: `VE${createHash('md5').update(key).digest('hex')}`, sends: 0 };
    if (open.sends >= SENDS_MAX) refuse(429, 60203, 'Max send attempts reached');
    open.sends += 1;
    this.#verifications.set(key, open);
    this.delivered.push({ to: channel === 'whatsapp' ? `whatsapp:${to}` : to, from: service, text: code });
    const attempts = Array.from({ length: open.sends }, () => ({
      time: '2026-11-22T12:00:00Z',
      channel: channel.toUpperCase(),
      attempt_sid: 'VL1',
    }));
    const { accountSid: account_sid } = this.#options;
    return {
      status: 201,
      body: {
        sid: open.sid,
        service_sid: service,
        account_sid,
        to,
        channel,
        status: 'pending',
        valid: false,
        send_code_attempts: attempts,
      },
    };
  }
}

function known(fields: URLSearchParams, names: readonly string[]): Readonly<Record<string, string>> {
  for (const name of new Set(fields.keys())) {
    if (!names.includes(name)) refuse(400, 20001, `unknown parameter ${name}`);
    if (fields.getAll(name).length > 1 && name !== 'MediaUrl') refuse(400, 20001, `parameter ${name} is given twice`);
  }
  return Object.fromEntries(fields);
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // told below
  }
  return refuse(400, 21656, 'The ContentVariables Parameter is invalid');
}

/** `whatsapp:+1…` is a channel and an address; a bare one is a text message's. */
function split(address: string): readonly [string, string] {
  const at = address.indexOf(':');
  return at < 0 ? ['', address] : [address.slice(0, at), address.slice(at + 1)];
}
