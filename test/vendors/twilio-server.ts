/**
 * Twilio's REST API as far as it sends messages and verifications. It knows nothing of Sayso. Sources, read 2026-11-22: Twilio's OpenAPI
 * documents twilio_api_v2010 (CreateMessage) and twilio_verify_v2 (CreateVerification), the error dictionary (20003, 20404, 21211, 21606,
 * 21610, 21617, 21619, 60200), "Content API: sending".
 */
import { Wrong } from './checks.ts';
import { type VendorAnswer, type VendorRequest, VendorServer } from './vendor-server.ts';

export interface TwilioOptions {
  readonly accountSid: string;
  readonly authToken: string;
  /** Numbers and senders of the account, with their prefixes. */
  readonly senders: readonly string[];
  readonly messagingServices: readonly string[];
  readonly verifyServices: readonly string[];
  /** Approved content, and how many variables it has. */
  readonly content: Readonly<Record<string, number>>;
}
export interface TwilioSent {
  readonly to: string;
  readonly from: string;
  readonly text: string;
}

class Refused extends Wrong {
  readonly code: number;
  readonly status: number;
  constructor(code: number, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
const refuse = (code: number, message: string, status?: number): never => {
  throw new Refused(code, message, status);
};

const MESSAGE_FIELDS = ['To', 'From', 'MessagingServiceSid', 'Body', 'ContentSid', 'ContentVariables', 'MediaUrl', 'StatusCallback'];
const VERIFY_FIELDS = ['To', 'Channel', 'CustomCode', 'Locale', 'TemplateSid', 'RiskCheck', 'DeviceIp', 'Tags'];
const LOCALES = ['en', 'en-GB', 'de', 'fr', 'es', 'pt', 'pt-BR', 'it', 'nl', 'ja', 'ko', 'zh-CN', 'zh-HK', 'th', 'hi', 'ar', 'he'];

export class TwilioServer extends VendorServer {
  readonly delivered: TwilioSent[] = [];
  readonly verifications: { readonly to: string; readonly channel: string; readonly code: string; readonly locale: string | null }[] = [];
  /** Numbers that have replied STOP. */
  readonly optedOut = new Set<string>();
  readonly #options: TwilioOptions;
  #count = 0;

  constructor(options: TwilioOptions) {
    super((request) => this.#route(request));
    this.#options = options;
  }

  #route(request: VendorRequest): VendorAnswer {
    try {
      const { accountSid, authToken } = this.#options;
      const basic = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
      if (request.headers.authorization !== basic) refuse(20003, 'Authenticate', 401);
      if (request.method !== 'POST') refuse(20004, 'Method not allowed', 405);
      if (!/^application\/x-www-form-urlencoded\b/.test(request.headers['content-type'] ?? '')) refuse(20001, 'Content type', 415);
      const form = new URLSearchParams(request.body);
      if (new Set(form.keys()).size < [...form.keys()].length) refuse(20001, 'A parameter is repeated');
      if (request.path === `/2010-04-01/Accounts/${accountSid}/Messages.json`) return this.#message(form);
      const service = /^\/v2\/Services\/(VA[0-9a-f]{32})\/Verifications$/.exec(request.path)?.[1];
      if (service === undefined || !this.#options.verifyServices.includes(service)) refuse(20404, 'The resource was not found', 404);
      return this.#verification(form);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return {
        status: error.status,
        body: {
          code: error.code,
          message: error.message,
          more_info: `https://www.twilio.com/docs/errors/${error.code}`,
          status: error.status,
        },
      };
    }
  }

  #message(form: URLSearchParams): VendorAnswer {
    known(form, MESSAGE_FIELDS);
    const to = form.get('To') ?? refuse(21604, "A 'To' phone number is required.");
    if (!/^(?:(?:whatsapp|rcs):)?\+[1-9]\d{6,14}$/.test(to)) refuse(21211, "Invalid 'To' Phone Number");
    const [from, service] = [form.get('From'), form.get('MessagingServiceSid')];
    if ((from === null) === (service === null)) refuse(21603, "A 'From' or 'MessagingServiceSid' is required.");
    if (from !== null && !this.#options.senders.includes(from)) refuse(21606, "The 'From' number is not of this account");
    if (service !== null && !this.#options.messagingServices.includes(service)) refuse(21701, 'The Messaging Service does not exist');
    const prefix = /^(?:whatsapp|rcs):/.exec(to)?.[0] ?? '';
    if (from !== null && !from.startsWith(prefix)) refuse(63007, "Could not find a Channel with the specified 'From' address");
    if (prefix === '' && from?.includes(':')) refuse(21212, "Invalid 'From'");
    const text = this.#content(form);
    if (this.optedOut.has(to)) refuse(21610, 'Attempt to send to unsubscribed recipient');
    this.#count += 1;
    this.delivered.push({ to, from: from ?? service ?? '', text });
    return { status: 201, body: { sid: `SM${String(this.#count).padStart(32, '0')}`, status: 'queued', to, error_code: null } };
  }

  #content(form: URLSearchParams): string {
    const [body, content] = [form.get('Body'), form.get('ContentSid')];
    if (body !== null && content !== null) refuse(21620, 'Body and ContentSid together');
    if (content === null) {
      if (form.has('ContentVariables')) refuse(21656, 'ContentVariables without ContentSid');
      if (body === null || body === '') return refuse(21619, 'A text message body or media urls must be specified.');
      return body.length > 1600 ? refuse(21617, 'The concatenated message body exceeds the 1600 character limit') : body;
    }
    const variables = this.#options.content[content] ?? refuse(21655, 'The ContentSid is Invalid');
    let given: unknown;
    try {
      given = JSON.parse(form.get('ContentVariables') ?? '{}');
    } catch {
      refuse(21656, 'The ContentVariables Parameter is Invalid');
    }
    const values = Object.entries(given as Record<string, unknown>);
    const fits =
      values.length === variables &&
      values.every(([name, value], n) => name === String(n + 1) && typeof value === 'string' && value !== '');
    return fits ? values.map(([, value]) => value).join('|') : refuse(21656, 'The ContentVariables Parameter is Invalid');
  }

  #verification(form: URLSearchParams): VendorAnswer {
    known(form, VERIFY_FIELDS);
    const to = form.get('To') ?? '';
    if (!/^\+[1-9]\d{6,14}$/.test(to)) refuse(60200, 'Invalid parameter `To`');
    const channel = form.get('Channel') ?? '';
    if (!['sms', 'whatsapp', 'call', 'email', 'sna', 'auto'].includes(channel)) refuse(60200, 'Invalid parameter `Channel`');
    const code = form.get('CustomCode') ?? '';
    if (!/^\d{4,10}$/.test(code)) refuse(60200, 'Invalid parameter `CustomCode`');
    const locale = form.get('Locale');
    if (locale !== null && !LOCALES.includes(locale)) refuse(60200, 'Invalid parameter `Locale`');
    this.#count += 1;
    this.verifications.push({ to, channel, code, locale });
    return { status: 201, body: { sid: `VE${String(this.#count).padStart(32, '0')}`, status: 'pending', to, channel } };
  }
}

function known(form: URLSearchParams, fields: readonly string[]): void {
  const unknown = [...form.keys()].filter((name) => !fields.includes(name));
  if (unknown.length > 0) refuse(20001, `Unknown parameter ${unknown.join(', ')}`);
}
