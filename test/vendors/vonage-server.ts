/**
 * Vonage's Messages API and Verify v2 as far as they send: POST /v1/messages and /v2/verify. It knows nothing of Sayso.
 * Sources, read 2026-11-22: OpenAPI of Messages 1.x and of Verify 2 (developer.vonage.com), "API errors", vonage-node-sdk (packages/messages,
 * packages/verify2, packages/jwt; Apache-2.0).
 */
import { createHash, createVerify, randomUUID } from 'node:crypto';
import { items, oneOf, record, Wrong, words, wrong } from './checks.ts';
import { isObject, jsonObject, type VendorAnswer, type VendorRequest, VendorServer } from './vendor-server.ts';

export interface VonageSent {
  readonly channel: string;
  readonly to: string;
  readonly from: string | null;
  readonly text: string;
  /** Of an interactive message on WhatsApp; absent where there are none. */
  readonly buttons?: readonly { readonly label: string; readonly data: string }[];
}
export interface VonageOptions {
  readonly applicationId: string;
  /** PEM, of the key pair that the application was made with. */
  readonly publicKey: string;
  readonly senders: Readonly<Record<string, readonly string[]>>;
  /** Approved templates of WhatsApp, and how many parameters the body of each has. */
  readonly templates: Readonly<Record<string, { readonly language: string; readonly parameters: number; readonly hasButton: boolean }>>;
}

/** "The maximum is 24 hours". */
const TOKEN_SECONDS_MAX = 24 * 3600;
const DIGITS = /^[1-9]\d{6,14}$/;
const TEXT_MAX: Readonly<Record<string, number>> = { sms: 1000, rcs: 3072, whatsapp: 4096 };
const COMMON = ['channel', 'message_type', 'to', 'from', 'client_ref', 'webhook_url', 'webhook_version', 'ttl'];
const LOCALES = ['en-us', 'en-gb', 'es-es', 'es-mx', 'es-us', 'it-it', 'fr-fr', 'de-de', 'ru-ru', 'hi-in', 'pt-br', 'pt-pt', 'id-id'];

const problem = (status: number, title: string, detail: string): VendorAnswer => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: {
    type: `https://developer.vonage.com/api-errors#${title.toLowerCase().replaceAll(' ', '-')}`,
    title,
    detail,
    instance: randomUUID(),
  },
});

export class VonageServer extends VendorServer {
  readonly delivered: VonageSent[] = [];
  /** Numbers with a verification that is still open. */
  readonly verifying = new Set<string>();
  readonly #options: VonageOptions;
  readonly #seen = new Set<string>();

  constructor(options: VonageOptions) {
    super((request) => this.#route(request));
    this.#options = options;
  }

  #route(request: VendorRequest): VendorAnswer {
    try {
      if (request.path !== '/v1/messages' && request.path !== '/v2/verify') return problem(404, 'Not Found', 'no such path');
      if (request.method !== 'POST') return problem(405, 'Method Not Allowed', request.method);
      if (!this.#isAuthentic(request.headers.authorization ?? ''))
        return problem(401, 'Unauthorized', 'You did not provide correct credentials.');
      if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
        return problem(415, 'Unsupported Media Type', 'JSON is needed');
      const body = jsonObject(request.body);
      if (!body) return problem(400, 'Bad Request', 'The request body is not JSON');
      return request.path === '/v1/messages' ? this.#message(body) : this.#verify(body);
    } catch (error) {
      if (error instanceof Wrong) return problem(422, "Your request parameters didn't validate", error.message);
      throw error;
    }
  }

  /** A token is used once, is not of tomorrow, and lives no longer than a day. */
  #isAuthentic(authorization: string): boolean {
    const [head = '', payload = '', signature = ''] = (/^Bearer (\S+)$/.exec(authorization)?.[1] ?? '').split('.');
    const [header, claims] = [head, payload].map((each) => jsonObject(Buffer.from(each, 'base64url').toString('utf8')) ?? {});
    const isSigned = createVerify('RSA-SHA256').update(`${head}.${payload}`).verify(this.#options.publicKey, signature, 'base64url');
    const { application_id: application, iat, exp, jti } = claims ?? {};
    if (!isSigned || header?.alg !== 'RS256' || application !== this.#options.applicationId) return false;
    if (typeof iat !== 'number' || typeof exp !== 'number' || !Number.isInteger(iat) || exp <= iat || exp - iat > TOKEN_SECONDS_MAX)
      return false;
    if (typeof jti !== 'string' || jti === '' || this.#seen.has(jti)) return false;
    this.#seen.add(jti);
    return true;
  }

  #message(body: Record<string, unknown>): VendorAnswer {
    oneOf(body.channel, 'channel', 'sms', 'rcs', 'whatsapp');
    const channel = String(body.channel);
    oneOf(body.message_type, 'message_type', 'text', ...(channel === 'sms' ? [] : ['custom']));
    const kind = String(body.message_type);
    record(body, 'body', [
      ...COMMON,
      kind,
      ...(channel === 'whatsapp' ? ['whatsapp', 'context'] : []),
      ...(channel === 'sms' ? ['sms'] : []),
    ]);
    const to = words(body.to, 'to', 15);
    if (!DIGITS.test(to)) wrong('to must be in E.164 without a leading + or 00');
    const from = words(body.from, 'from', 64);
    if (!this.#options.senders[channel]?.includes(from)) return problem(403, 'Forbidden', 'Invalid sender');
    if (body.client_ref !== undefined) words(body.client_ref, 'client_ref', 100);
    const text = kind === 'text' ? words(body.text, 'text', TEXT_MAX[channel] ?? 0) : this.#custom(channel, body.custom);
    const buttons = channel === 'whatsapp' ? replyButtons(body.custom) : [];
    this.delivered.push({ channel, to, from, text, ...(buttons.length > 0 && { buttons }) });
    return { status: 202, body: { message_uuid: randomUUID() } };
  }

  /** What Meta or Google would refuse afterwards is refused here at once. */
  #custom(channel: string, value: unknown): string {
    if (channel === 'rcs') {
      const content = record(record(value, 'custom', ['contentMessage']).contentMessage, 'contentMessage', ['text', 'suggestions']);
      items(content.suggestions, 'suggestions', 11).forEach((item) => {
        const reply = record(record(item, 'suggestion', ['reply', 'action']).reply, 'reply', ['text', 'postbackData']);
        words(reply.text, 'reply.text', 25);
        words(reply.postbackData, 'reply.postbackData', 2048);
      });
      return words(content.text, 'contentMessage.text', 3072);
    }
    const custom = record(value, 'custom', ['type', 'template', 'interactive']);
    oneOf(custom.type, 'custom.type', 'template', 'interactive');
    return custom.type === 'template' ? this.#template(custom.template) : interactive(custom.interactive);
  }

  #template(value: unknown): string {
    const template = record(value, 'template', ['name', 'language', 'components', 'namespace']);
    const language = record(template.language, 'language', ['policy', 'code']);
    const name = words(template.name, 'name', 512);
    const approved = this.#options.templates[name];
    if (!approved || language.code !== approved.language) return wrong('template name does not exist in the translation (132001)');
    const components = items(template.components, 'components', 2).map((item) =>
      record(item, 'component', ['type', 'sub_type', 'index', 'parameters']),
    );
    const kinds = components.map(({ type }) => type);
    if (kinds.join() !== (approved.hasButton ? 'body,button' : 'body')) wrong('components do not match the template');
    const values = components.map(({ parameters }) =>
      items(parameters, 'parameters', approved.parameters).map((parameter) => {
        const text = words(record(parameter, 'parameter', ['type', 'text']).text, 'text', 1024);
        return /[\n\t]| {5}/.test(text) ? wrong('Param text cannot have new-line/tab characters (132018)') : text;
      }),
    );
    const [body, button] = components;
    if (approved.hasButton && (button?.sub_type !== 'url' || button.index !== '0' || values[0]?.[0] !== values[1]?.[0]))
      wrong('the button');
    return body ? `${name}:${values[0]?.join(',')}` : wrong('no body');
  }

  #verify(body: Record<string, unknown>): VendorAnswer {
    record(body, 'body', [
      'brand',
      'workflow',
      'code',
      'code_length',
      'locale',
      'channel_timeout',
      'client_ref',
      'fraud_check',
      'template_id',
    ]);
    words(body.brand, 'brand', 16);
    if (body.locale !== undefined) oneOf(body.locale, 'locale', ...LOCALES);
    const code = words(body.code, 'code', 10);
    if (!/^[a-zA-Z0-9]{4,10}$/.test(code)) wrong('code');
    if (body.client_ref !== undefined) words(body.client_ref, 'client_ref', 16);
    const timeout = body.channel_timeout ?? 180;
    if (typeof timeout !== 'number' || !Number.isInteger(timeout) || timeout < 15 || timeout > 900) wrong('channel_timeout');
    const [first] = items(body.workflow, 'workflow', 3).map((item) => {
      const step = record(item, 'workflow', ['channel', 'to', 'from', 'app_hash', 'entity_id', 'content_id']);
      oneOf(step.channel, 'channel', 'sms', 'rcs', 'whatsapp');
      if (!DIGITS.test(words(step.to, 'to', 15))) wrong('to');
      if (step.channel === 'whatsapp' || step.from !== undefined) words(step.from, 'from', 15);
      return step;
    });
    const to = String(first?.to);
    if (this.verifying.has(to)) return problem(409, 'Conflict', 'Concurrent verifications to the same number are not allowed');
    this.verifying.add(to);
    this.delivered.push({
      channel: `verify:${String(first?.channel)}`,
      to,
      from: first?.from === undefined ? null : String(first.from),
      text: code,
    });
    return { status: 202, body: { request_id: createHash('md5').update(to).digest('hex') } };
  }
}

/** As they were checked before. */
const replyButtons = (custom: unknown) => {
  const given =
    isObject(custom) && isObject(custom.interactive) && isObject(custom.interactive.action) ? custom.interactive.action.buttons : [];
  return (Array.isArray(given) ? given : []).map(({ reply }: { reply: { id: string; title: string } }) => ({
    label: reply.title,
    data: reply.id,
  }));
};

function interactive(value: unknown): string {
  const content = record(value, 'interactive', ['type', 'body', 'action']);
  oneOf(content.type, 'interactive.type', 'button');
  items(record(content.action, 'action', ['buttons']).buttons, 'buttons', 3).forEach((item) => {
    const button = record(item, 'button', ['type', 'reply']);
    oneOf(button.type, 'button.type', 'reply');
    const reply = record(button.reply, 'reply', ['id', 'title']);
    words(reply.id, 'reply.id', 256);
    words(reply.title, 'reply.title', 20);
  });
  return words(isObject(content.body) ? content.body.text : undefined, 'body.text', 1024);
}
