/**
 * Infobip's Messages API and WhatsApp templates as far as they send. It knows nothing of Sayso.
 * Sources, read 2026-11-22: infobip.com/docs/api "Send a message", "Send WhatsApp template message", "API authentication", "Message status codes";
 * infobip-api-java-client (MessagesApiTest, WhatsAppApiTest, MIT).
 */
import { items, oneOf, record, Wrong, words, wrong } from './checks.ts';
import { jsonObject, type VendorAnswer, type VendorRequest, VendorServer } from './vendor-server.ts';

export interface InfobipSent {
  readonly channel: string;
  readonly to: string;
  readonly from: string;
  readonly text: string;
  /** Absent where there are none. */
  readonly buttons?: readonly { readonly label: string; readonly data: string }[];
}
export interface InfobipOptions {
  readonly apiKey: string;
  readonly senders: Readonly<Record<string, readonly string[]>>;
  readonly templates: Readonly<Record<string, { readonly language: string; readonly placeholders: number; readonly hasButton: boolean }>>;
}

const DIGITS = /^[1-9]\d{6,14}$/;
const CHANNELS = ['SMS', 'RCS', 'WHATSAPP'];

const exception = (status: number, messageId: string, text: string): VendorAnswer => ({
  status,
  body: { requestError: { serviceException: { messageId, text } } },
});

export class InfobipServer extends VendorServer {
  readonly delivered: InfobipSent[] = [];
  /** On the account's blocklist. */
  readonly blocked = new Set<string>();
  credits = 1000;
  readonly #options: InfobipOptions;
  #count = 0;

  constructor(options: InfobipOptions) {
    super((request) => this.#route(request));
    this.#options = options;
  }

  #route(request: VendorRequest): VendorAnswer {
    try {
      const isTemplate = request.path === '/whatsapp/1/message/template';
      if (!isTemplate && request.path !== '/messages-api/1/messages') return exception(404, 'NOT_FOUND', 'Not found');
      if (request.method !== 'POST') return exception(405, 'METHOD_NOT_ALLOWED', 'Method not allowed');
      if (request.headers.authorization !== `App ${this.#options.apiKey}`) return exception(401, 'UNAUTHORIZED', 'Invalid login details');
      if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
        return exception(415, 'UNSUPPORTED_MEDIA_TYPE', 'JSON is needed');
      const body = record(jsonObject(request.body) ?? wrong('the body is not JSON'), 'body', ['messages', 'options']);
      const messages = items(body.messages, 'messages', 100).flatMap((item) => (isTemplate ? this.#template(item) : this.#message(item)));
      return { status: 200, body: { bulkId: 'b1', messages: messages.map((message) => this.#take(message)) } };
    } catch (error) {
      if (error instanceof Wrong) return exception(400, 'BAD_REQUEST', error.message);
      throw error;
    }
  }

  /** Every message is answered by itself; a rejected one in a 200. */
  #take(message: InfobipSent): object {
    this.#count += 1;
    const rejected = !this.#options.senders[message.channel]?.includes(message.from)
      ? 'REJECTED_SENDER'
      : this.blocked.has(message.to)
        ? 'REJECTED_DESTINATION'
        : this.credits <= 0
          ? 'REJECTED_NOT_ENOUGH_CREDITS'
          : null;
    if (rejected === null) {
      this.delivered.push(message);
      this.credits -= 1;
    }
    const status = rejected
      ? { groupId: 5, groupName: 'REJECTED', id: 12, name: rejected, description: 'x' }
      : { groupId: 1, groupName: 'PENDING', id: 26, name: 'MESSAGE_ACCEPTED', description: 'Message sent to next instance' };
    return { messageId: `ib-${this.#count}`, status, destination: message.to };
  }

  #message(value: unknown): InfobipSent[] {
    const message = record(value, 'message', ['channel', 'sender', 'destinations', 'content', 'options', 'webhooks']);
    oneOf(message.channel, 'channel', ...CHANNELS);
    const channel = String(message.channel);
    const content = record(message.content, 'content', ['body', 'buttons']);
    const body = record(content.body, 'body', ['type', 'text']);
    oneOf(body.type, 'body.type', 'TEXT');
    const text = words(body.text, 'body.text', 4096);
    const buttons = content.buttons === undefined ? [] : readButtons(content.buttons, channel);
    const from = words(message.sender, 'sender', 64);
    return items(message.destinations, 'destinations', 100).map((item) => {
      const to = words(record(item, 'destination', ['to', 'messageId']).to, 'to', 64);
      return DIGITS.test(to) ? { channel, to, from, text, ...(buttons.length > 0 && { buttons }) } : wrong('to must be digits');
    });
  }

  #template(value: unknown): InfobipSent[] {
    const message = record(value, 'message', ['from', 'to', 'messageId', 'content', 'callbackData', 'notifyUrl']);
    const to = words(message.to, 'to', 24);
    if (!DIGITS.test(to)) wrong('to must be digits');
    const content = record(message.content, 'content', ['templateName', 'templateData', 'language']);
    const name = words(content.templateName, 'templateName', 512);
    const approved = this.#options.templates[name];
    if (!approved || content.language !== approved.language) return wrong('no such template in this language');
    const data = record(content.templateData, 'templateData', ['body', 'buttons', 'header']);
    const values = items(record(data.body, 'body', ['placeholders']).placeholders, 'placeholders', approved.placeholders).map((each) => {
      const text = words(each, 'placeholder', 1024);
      return /[\n\t]| {5}/.test(text) ? wrong('a placeholder may hold no new line, tab or five spaces') : text;
    });
    if (approved.hasButton !== (data.buttons !== undefined)) wrong('buttons do not match the template');
    if (data.buttons !== undefined) {
      const [button] = items(data.buttons, 'buttons', 1).map((item) => record(item, 'button', ['type', 'parameter']));
      oneOf(button?.type, 'button.type', 'URL');
      if (words(button?.parameter, 'button.parameter', 15) !== values[0]) wrong('the code of the button is another one');
    }
    return [{ channel: 'WHATSAPP', to, from: words(message.from, 'from', 24), text: `${name}:${values.join(',')}` }];
  }
}

function readButtons(value: unknown, channel: string) {
  if (channel === 'SMS') wrong('buttons are not there on SMS');
  return items(value, 'buttons', channel === 'RCS' ? 11 : 3).map((item) => {
    const button = record(item, 'button', ['type', 'text', 'postbackData']);
    oneOf(button.type, 'button.type', 'REPLY');
    const label = words(button.text, 'button.text', channel === 'RCS' ? 25 : 20);
    return { label, data: words(button.postbackData, 'button.postbackData', channel === 'RCS' ? 2048 : 256) };
  });
}
