/**
 * Meta's Graph API as far as it sends messages: WhatsApp `/{phone number}/messages`, Messenger and Instagram `/{page or account}/messages`.
 * Stricter than Meta where it would ignore a mistake. It knows nothing of Sayso.
 * Sources, read 2026-11-22: Meta docs WhatsApp "Messages" (text, interactive reply buttons and lists, templates), "Authentication templates",
 * "Business-scoped user IDs", "Error codes"; Messenger "Send API", "Quick replies" (2026-04-22), "Common error codes" (2026-03-18); Instagram "Send messages".
 */
import { bytesIn, items, oneOf, record, Wrong, words, wrong } from './checks.ts';
import { isObject, jsonObject, type VendorAnswer, type VendorRequest, VendorServer } from './vendor-server.ts';

export interface MetaTemplate {
  readonly name: string;
  readonly language: string;
  readonly category: 'AUTHENTICATION' | 'UTILITY' | 'MARKETING';
  /** Variables of its body. */
  readonly parameters: number;
}
export interface MetaOptions {
  readonly accessToken: string;
  readonly phoneNumberId: string;
  readonly pageId: string;
  readonly instagramId: string;
  readonly templates: readonly MetaTemplate[];
  /** Page-scoped and Instagram-scoped ids that exist. */
  readonly people: { readonly messenger: readonly string[]; readonly instagram: readonly string[] };
}

class Refused extends Error {
  readonly code: number;
  readonly subcode: number | undefined;
  readonly status: number;
  constructor(status: number, code: number, message: string, subcode?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.subcode = subcode;
  }
}
const refuse = (code: number, message: string, subcode?: number, status = 400): never => {
  throw new Refused(status, code, message, subcode);
};

/** What a person would see. */
export interface MetaMessage {
  readonly to: string;
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly data: string }[];
}

export class MetaServer extends VendorServer {
  readonly delivered: MetaMessage[] = [];
  readonly #options: MetaOptions;
  /** People who wrote within 24 hours; only those may be sent free words. */
  readonly #open = new Set<string>();
  readonly #refused = new Map<string, number>();

  constructor(options: MetaOptions) {
    super((request) => this.#route(request));
    this.#options = options;
  }

  personWrote(id: string): void {
    this.#open.add(id);
  }
  /** WhatsApp says this of everything that is sent there: 131050 marketing stopped, 131049 enough marketing, 131026 not there. */
  refuseTo(number: string, code: number): void {
    this.#refused.set(number, code);
  }

  #route(request: VendorRequest): VendorAnswer {
    try {
      const [, version, id, edge] = /^\/(v\d+\.\d+)\/(\d+)\/(\w+)$/.exec(request.path) ?? [];
      if (version === undefined || edge !== 'messages') return refuse(2500, 'Unknown path components', undefined, 404);
      if (request.method !== 'POST') refuse(100, 'Unsupported method', undefined, 405);
      if (request.headers.authorization !== `Bearer ${this.#options.accessToken}`)
        refuse(190, 'Invalid OAuth access token', undefined, 401);
      if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) refuse(100, 'Content-Type must be application/json');
      const body = jsonObject(request.body) ?? refuse(100, 'Invalid JSON');
      if (id === this.#options.phoneNumberId) return this.#whatsapp(body);
      if (id === this.#options.pageId || id === this.#options.instagramId) return this.#messaging(body, id);
      return refuse(100, 'Object with this ID does not exist', 33);
    } catch (error) {
      if (error instanceof Refused) return failure(error.status, error.code, error.message, error.subcode);
      if (error instanceof Wrong) return failure(400, 100, `(#100) Invalid parameter: ${error.message}`);
      throw error;
    }
  }

  #whatsapp(body: Record<string, unknown>): VendorAnswer {
    const fields = [
      'messaging_product',
      'recipient_type',
      'to',
      'recipient',
      'type',
      'text',
      'template',
      'interactive',
      'biz_opaque_callback_data',
    ];
    record(body, 'body', fields);
    oneOf(body.messaging_product, 'messaging_product', 'whatsapp');
    oneOf(body.recipient_type, 'recipient_type', undefined, 'individual');
    if (body.biz_opaque_callback_data !== undefined) words(body.biz_opaque_callback_data, 'biz_opaque_callback_data', 512);
    const to = recipientOf(body);
    const code = this.#refused.get(to);
    const message = this.#whatsappContent(body, to);
    if (code !== undefined) refuse(code, `(#${code})`);
    this.delivered.push(message);
    return {
      status: 200,
      body: {
        messaging_product: 'whatsapp',
        contacts: [{ input: to, wa_id: to }],
        messages: [{ id: `wamid.${this.delivered.length}`, message_status: 'accepted' }],
      },
    };
  }

  #whatsappContent(body: Record<string, unknown>, to: string): MetaMessage {
    oneOf(body.type, 'type', 'text', 'template', 'interactive');
    for (const type of ['text', 'template', 'interactive']) {
      if (type !== body.type && body[type] !== undefined) wrong(`${type} beside type ${String(body.type)}`);
    }
    if (body.type === 'template') return { to, text: this.#template(body.template, to), buttons: [] };
    const message = body.type === 'text' ? textMessage(body.text, to) : interactive(body.interactive, to);
    if (!this.#open.has(to)) refuse(131047, 'Re-engagement message');
    return message;
  }

  #template(value: unknown, to: string): string {
    const template = record(value, 'template', ['name', 'language', 'components']);
    const language = record(template.language, 'language', ['code', 'policy']);
    oneOf(language.policy, 'policy', undefined, 'deterministic');
    const approved = this.#options.templates.find(({ name, language: code }) => name === template.name && code === language.code);
    if (!approved) return refuse(132001, 'Template name does not exist in the translation');
    const components = (Array.isArray(template.components) ? template.components : wrong('components must be an array')).map((item) =>
      record(item, 'component', ['type', 'sub_type', 'index', 'parameters']),
    );
    const body = components.find(({ type }) => type === 'body');
    const values = body ? parameters(body.parameters) : [];
    if (values.length !== approved.parameters) refuse(132000, 'Number of parameters does not match the expected number of params');
    const buttons = components.filter(({ type }) => type === 'button');
    if (components.length !== buttons.length + (body ? 1 : 0)) wrong('component type must be body or button');
    if (approved.category === 'AUTHENTICATION') checkCode(values, buttons, to);
    else if (buttons.length > 0) refuse(132018, 'The template has no button');
    return `[${approved.name}/${approved.language}] ${values.join(' | ')}`;
  }

  #messaging(body: Record<string, unknown>, id: string): VendorAnswer {
    record(body, 'body', ['recipient', 'messaging_type', 'message']);
    const to = words(record(body.recipient, 'recipient', ['id']).id, 'recipient.id', 100);
    const { messenger, instagram } = this.#options.people;
    const isInstagram = instagram.includes(to);
    if (!isInstagram && (id === this.#options.instagramId || !messenger.includes(to))) refuse(100, 'No matching user found', 2018001);
    oneOf(body.messaging_type, 'messaging_type', 'RESPONSE', 'UPDATE');
    const message = record(body.message, 'message', ['text', 'quick_replies', 'metadata']);
    const text = isInstagram ? words(message.text, 'text', 1000, bytesIn) : words(message.text, 'text', 2000);
    const buttons = (message.quick_replies === undefined ? [] : items(message.quick_replies, 'quick_replies', 13)).map((item) => {
      const reply = record(item, 'quick_reply', ['content_type', 'title', 'payload']);
      oneOf(reply.content_type, 'content_type', 'text');
      return { label: words(reply.title, 'title', 20), data: words(reply.payload, 'payload', 1000) };
    });
    if (!this.#open.has(to)) refuse(10, 'This message is sent outside of allowed window', isInstagram ? 2534022 : 2018278, 403);
    this.delivered.push({ to, text, buttons });
    return { status: 200, body: { recipient_id: to, message_id: `m_${this.delivered.length}` } };
  }
}

const failure = (status: number, code: number, message: string, subcode?: number): VendorAnswer => ({
  status,
  body: {
    error: {
      message,
      type: 'OAuthException',
      code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      fbtrace_id: 'Az8or2yhqkZfEZ',
    },
  },
});

/** `to` is a number in digits; `recipient` a business-scoped id. Documented: `to` wins where both are given; here that is a mistake. */
function recipientOf(body: Record<string, unknown>): string {
  if ((body.to === undefined) === (body.recipient === undefined)) return wrong('either to or recipient');
  if (body.to !== undefined) return /^[1-9]\d{6,14}$/.test(String(body.to)) && typeof body.to === 'string' ? body.to : wrong('to');
  const id = words(body.recipient, 'recipient', 160);
  return /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]+$/.test(id) ? id : wrong('recipient');
}

function textMessage(value: unknown, to: string): MetaMessage {
  const text = record(value, 'text', ['body', 'preview_url']);
  oneOf(text.preview_url, 'preview_url', undefined, true, false);
  return { to, text: words(text.body, 'text.body', 4096), buttons: [] };
}

function interactive(value: unknown, to: string): MetaMessage {
  const content = record(value, 'interactive', ['type', 'body', 'action']);
  oneOf(content.type, 'interactive.type', 'button', 'list');
  const isList = content.type === 'list';
  const text = words(record(content.body, 'body', ['text']).text, 'body.text', isList ? 4096 : 1024);
  const buttons = isList ? listRows(content.action) : replyButtons(content.action);
  if (new Set(buttons.map(({ data }) => data)).size < buttons.length) wrong('ids must be unique');
  if (new Set(buttons.map(({ label }) => label)).size < buttons.length) wrong('titles must be unique');
  return { to, text, buttons };
}

const replyButtons = (value: unknown) =>
  items(record(value, 'action', ['buttons']).buttons, 'buttons', 3).map((item) => {
    const button = record(item, 'button', ['type', 'reply']);
    oneOf(button.type, 'button.type', 'reply');
    const reply = record(button.reply, 'reply', ['id', 'title']);
    return { label: words(reply.title, 'title', 20), data: words(reply.id, 'id', 256) };
  });

function listRows(value: unknown) {
  const action = record(value, 'action', ['button', 'sections']);
  words(action.button, 'action.button', 20);
  const sections = items(action.sections, 'sections', 10).map((item) => record(item, 'section', ['title', 'rows']));
  if (sections.length > 1 && sections.some(({ title }) => title === undefined)) wrong('sections need titles');
  const rows = sections.flatMap(({ rows }) => items(rows, 'rows', 10)).map((item) => record(item, 'row', ['id', 'title', 'description']));
  if (rows.length > 10) wrong('more than 10 rows');
  return rows.map(({ id, title }) => ({ label: words(title, 'title', 24), data: words(id, 'id', 200) }));
}

/** "Parameter text cannot have new-line/tab characters or more than 4 consecutive spaces" (132018). */
const parameters = (value: unknown): readonly string[] =>
  items(value, 'parameters', 10).map((item) => {
    const parameter = record(item, 'parameter', ['type', 'text']);
    oneOf(parameter.type, 'parameter.type', 'text');
    const text = words(parameter.text, 'parameter.text', 1024);
    return /[\n\t]| {5}/.test(text)
      ? refuse(132018, 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces')
      : text;
  });

/** The code stands in the body and again in the button that copies it; not to a business-scoped id. */
function checkCode(values: readonly string[], buttons: readonly Record<string, unknown>[], to: string): void {
  const [button] = buttons;
  if (!button || buttons.length > 1) return void refuse(131008, 'Required parameter is missing: button');
  oneOf(button.sub_type, 'sub_type', 'url');
  oneOf(button.index, 'index', '0', 0);
  const [copied] = parameters(button.parameters);
  if (copied !== values[0] || (copied?.length ?? 0) > 15) refuse(132012, 'Parameter format does not match');
  if (!/^\d+$/.test(to)) refuse(131009, 'Authentication templates need a phone number');
}

/** For tests that look into a request. */
export const sentBody = (request: VendorRequest | undefined): Record<string, unknown> => {
  const body = jsonObject(request?.body ?? '');
  return isObject(body) ? body : {};
};
