/**
 * LINE's Messaging API as far as it pushes messages: POST /v2/bot/message/push. It knows nothing of Sayso.
 * Sources, read 2026-11-22: line-openapi `messaging-api.yml` (pushMessage, TextMessage, QuickReply, ButtonsTemplate, PostbackAction),
 * developers.line.biz "Retry failed API requests" and the Messaging API reference.
 */
import { items, oneOf, record, Wrong, words, wrong } from './checks.ts';
import { jsonObject, type VendorAnswer, type VendorRequest, VendorServer } from './vendor-server.ts';

export interface LineMessage {
  readonly to: string;
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly data: string }[];
}
export interface LineOptions {
  readonly channelAccessToken: string;
  /** Users of this provider; the API takes no others. */
  readonly users: readonly string[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export class LineServer extends VendorServer {
  readonly delivered: LineMessage[] = [];
  /** Users who blocked the account: their messages are accepted and go nowhere. */
  readonly blocked = new Set<string>();
  readonly #options: LineOptions;
  /** By retry key: what was accepted under it. */
  readonly #accepted = new Map<string, { readonly request: string; readonly id: string }>();
  #count = 0;

  constructor(options: LineOptions) {
    super((request) => this.#route(request));
    this.#options = options;
  }

  #route(request: VendorRequest): VendorAnswer {
    try {
      if (request.path !== '/v2/bot/message/push') return { status: 404, body: { message: 'Not found' } };
      if (request.method !== 'POST') return { status: 405, body: { message: 'Method not allowed' } };
      if (request.headers.authorization !== `Bearer ${this.#options.channelAccessToken}`)
        return {
          status: 401,
          body: { message: 'Authentication failed. Confirm that the access token in the authorization header is valid.' },
        };
      if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) wrong('Content-Type');
      return this.#push(jsonObject(request.body) ?? wrong('The request body could not be parsed as JSON'), request);
    } catch (error) {
      if (error instanceof Wrong) return { status: 400, body: { message: error.message } };
      throw error;
    }
  }

  #push(body: Record<string, unknown>, request: VendorRequest): VendorAnswer {
    record(body, 'body', ['to', 'messages', 'notificationDisabled', 'customAggregationUnits']);
    const to = words(body.to, 'to', 33);
    if (!/^U[0-9a-f]{32}$/.test(to)) wrong("The property, 'to', in the request body is invalid");
    if (!this.#options.users.includes(to)) wrong('Failed to send messages');
    const messages = items(body.messages, 'messages', 5).map((item) => readMessage(item, to));
    const key = request.headers['x-line-retry-key'];
    if (key !== undefined && !UUID.test(key)) wrong('The retry key is invalid');
    const before = key === undefined ? undefined : this.#accepted.get(key);
    if (before) {
      const headers = { 'x-line-request-id': `r-again-${this.#count}`, 'x-line-accepted-request-id': before.request };
      return { status: 409, headers, body: { message: 'The retry key is already accepted', sentMessages: [{ id: before.id }] } };
    }
    this.#count += 1;
    const accepted = { request: `r-${this.#count}`, id: String(461230966842064000 + this.#count) };
    if (key !== undefined) this.#accepted.set(key, accepted);
    if (!this.blocked.has(to)) this.delivered.push(...messages);
    return {
      status: 200,
      headers: { 'x-line-request-id': accepted.request },
      body: { sentMessages: [{ id: accepted.id, quoteToken: 'q' }] },
    };
  }
}

function readMessage(value: unknown, to: string): LineMessage {
  const message = record(value, 'message', ['type', 'text', 'quickReply', 'altText', 'template']);
  oneOf(message.type, 'type', 'text', 'template');
  const quick = message.quickReply === undefined ? [] : quickReplies(message.quickReply);
  if (message.type === 'text') {
    if (message.altText !== undefined || message.template !== undefined) wrong('a text has no template');
    return { to, text: words(message.text, 'text', 5000), buttons: quick };
  }
  if (message.text !== undefined) wrong('a template has its text inside');
  words(message.altText, 'altText', 1500);
  const template = record(message.template, 'template', ['type', 'text', 'actions']);
  oneOf(template.type, 'template.type', 'buttons');
  const buttons = items(template.actions, 'actions', 4).map(postback);
  return { to, text: words(template.text, 'template.text', 160), buttons: [...buttons, ...quick] };
}

const quickReplies = (value: unknown) =>
  items(record(value, 'quickReply', ['items']).items, 'quickReply.items', 13).map((item) => {
    const button = record(item, 'item', ['type', 'action', 'imageUrl']);
    oneOf(button.type, 'item.type', 'action');
    return postback(button.action);
  });

function postback(value: unknown) {
  const action = record(value, 'action', ['type', 'label', 'data', 'displayText']);
  oneOf(action.type, 'action.type', 'postback');
  if (action.displayText !== undefined) words(action.displayText, 'displayText', 300);
  return { label: words(action.label, 'label', 20), data: words(action.data, 'data', 300) };
}
