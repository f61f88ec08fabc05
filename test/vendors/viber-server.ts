/**
 * Viber's REST API as far as it sends a text: POST /pa/send_message. It knows nothing of Sayso. It answers 200 and says what is wrong in `status`.
 * Sources, read 2026-11-23: developers.viber.com "REST API": Send message, Text message, Keyboards, Error codes;
 * creators.viber.com "The Welcome Message".
 */
import { items, oneOf, record, Wrong, words, wrong } from './checks.ts';
import { jsonObject, type VendorAnswer, type VendorRequest, VendorServer } from './vendor-server.ts';

export interface ViberMessage {
  readonly to: string;
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly data: string }[];
  readonly tracking: string;
}
export interface ViberOptions {
  readonly authToken: string;
  readonly subscribers: readonly string[];
  /** Known to Viber, but not subscribed. */
  readonly others: readonly string[];
}

const FIELDS = ['receiver', 'type', 'sender', 'text', 'tracking_data', 'min_api_version', 'keyboard'];

export class ViberServer extends VendorServer {
  readonly delivered: ViberMessage[] = [];
  /** People who wrote, tapped or subscribed: all others can be told one thing, when they open the chat. */
  readonly subscribers: Set<string>;
  readonly #options: ViberOptions;
  #count = 0n;

  constructor(options: ViberOptions) {
    super((request) => this.#route(request));
    this.#options = options;
    this.subscribers = new Set(options.subscribers);
  }

  #route({ method, path, headers, body }: VendorRequest): VendorAnswer {
    if (path !== '/pa/send_message') return { status: 404, body: '' };
    if (method !== 'POST') return { status: 405, body: '' };
    const token = headers['x-viber-auth-token'];
    if (token === undefined || token === '') return told(2, 'missing_auth_token');
    if (token !== this.#options.authToken) return told(2, 'invalidAuthToken');
    try {
      if (!/^application\/json\b/.test(headers['content-type'] ?? '')) wrong('Content-Type');
      return this.#send(jsonObject(body) ?? wrong('not JSON'));
    } catch (error) {
      if (error instanceof Wrong) return told(3, `badData: ${error.message}`);
      throw error;
    }
  }

  #send(body: Record<string, unknown>): VendorAnswer {
    record(body, 'body', FIELDS);
    if (body.receiver === undefined || body.type === undefined || body.sender === undefined) return told(4, 'missingData');
    const to = words(body.receiver, 'receiver', 128);
    const message = this.#content(body, to);
    if (this.#options.others.includes(to) && !this.subscribers.has(to)) return told(6, 'receiverNotSubscribed');
    if (!this.subscribers.has(to)) return told(5, 'receiverNotRegistered');
    this.#count += 1n;
    this.delivered.push(message);
    return {
      status: 200,
      body: `{"status":0,"status_message":"ok","message_token":${5_741_311_803_571_721_087n + this.#count},"billing_status":1}`,
    };
  }

  /** "The Welcome Message": the body of the answer to `conversation_started`, a message without its receiver. Nothing is sent for an empty one. */
  welcome(to: string, answer: string): void {
    if (answer === '') return;
    const body = jsonObject(answer) ?? wrong('not JSON');
    record(
      body,
      'welcome message',
      FIELDS.filter((name) => name !== 'receiver'),
    );
    this.delivered.push(this.#content(body, to));
  }

  #content(body: Record<string, unknown>, to: string): ViberMessage {
    oneOf(body.type, 'type', 'text');
    words(record(body.sender, 'sender', ['name', 'avatar']).name, 'sender.name', 28);
    const text = words(body.text, 'text', 7000);
    const tracking = body.tracking_data === undefined ? '' : words(body.tracking_data, 'tracking_data', 4000);
    if (body.min_api_version !== undefined && typeof body.min_api_version !== 'number') wrong('min_api_version');
    const buttons = body.keyboard === undefined ? [] : keyboard(body.keyboard);
    return { to, text, buttons, tracking };
  }
}

function keyboard(value: unknown) {
  const { Type, Buttons } = record(value, 'keyboard', ['Type', 'Buttons', 'DefaultHeight', 'BgColor', 'InputFieldState']);
  oneOf(Type, 'Type', 'keyboard');
  return items(Buttons, 'Buttons', 24).map((item) => {
    const button = record(item, 'button', ['Columns', 'Rows', 'ActionType', 'ActionBody', 'Text', 'TextSize', 'BgColor', 'Silent']);
    oneOf(button.ActionType, 'ActionType', 'reply');
    for (const [name, max] of [
      ['Columns', 6],
      ['Rows', 2],
    ] as const) {
      const number = button[name] ?? 1;
      if (typeof number !== 'number' || number < 1 || number > max) wrong(name);
    }
    return { label: words(button.Text, 'Text', 250), data: words(button.ActionBody, 'ActionBody', 250) };
  });
}

const told = (status: number, message: string): VendorAnswer => ({ status: 200, body: { status, status_message: message } });
