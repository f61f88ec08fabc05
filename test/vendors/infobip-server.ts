/**
 * Infobip's Messages API as far as it sends texts: POST /messages-api/1/messages. It knows nothing of Sayso. Sources, read 2026-11-22:
 * infobip-api-java-client, MessagesApiTest and SmsApiTest with their model classes (VENDORS A5).
 */
import { items, oneOf, record, Wrong, words, wrong } from './checks.ts';
import { jsonObject, type VendorAnswer, type VendorRequest, VendorServer } from './vendor-server.ts';

export interface InfobipOptions {
  readonly apiKey: string;
  readonly senders: readonly string[];
}

export class InfobipServer extends VendorServer {
  readonly delivered: { readonly channel: string; readonly to: string; readonly text: string; readonly id: string }[] = [];
  /** Numbers on the blocklist: accepted by the call and rejected by the message. */
  readonly blocked = new Set<string>();
  readonly #options: InfobipOptions;

  constructor(options: InfobipOptions) {
    super((request) => this.#route(request));
    this.#options = options;
  }

  #route(request: VendorRequest): VendorAnswer {
    try {
      if (request.path !== '/messages-api/1/messages') return failed(404, 'NOT_FOUND', 'Requested URL not found');
      if (request.method !== 'POST') return failed(405, 'METHOD_NOT_ALLOWED', 'Method not allowed');
      if (request.headers.authorization !== `App ${this.#options.apiKey}`) return failed(401, 'UNAUTHORIZED', 'Invalid login details');
      if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return failed(415, 'UNSUPPORTED_MEDIA_TYPE', 'Content type');
      const body = record(jsonObject(request.body) ?? wrong('no JSON object'), 'body', ['messages', 'options']);
      const messages = items(body.messages, 'messages', 1000).map((item) => this.#read(item));
      return { status: 200, body: { bulkId: 'bulk-1', messages: messages.map((message) => this.#take(message)) } };
    } catch (error) {
      if (error instanceof Wrong) return failed(400, 'BAD_REQUEST', error.message);
      throw error;
    }
  }

  #read(value: unknown) {
    const message = record(value, 'message', ['channel', 'sender', 'destinations', 'content', 'options', 'webhooks']);
    oneOf(message.channel, 'channel', 'SMS', 'RCS', 'WHATSAPP', 'VIBER_BM');
    const sender = words(message.sender, 'sender', 50);
    if (!this.#options.senders.includes(sender)) wrong('sender is not registered');
    const [destination] = items(message.destinations, 'destinations', 1).map((item) => record(item, 'destination', ['to', 'messageId']));
    const to = words(destination?.to, 'to', 15);
    if (!/^[1-9]\d{6,14}$/.test(to)) wrong('to must be digits without a plus');
    const id = words(destination?.messageId, 'messageId', 200);
    const content = record(message.content, 'content', ['body']);
    const inner = record(content.body, 'content.body', ['type', 'text']);
    oneOf(inner.type, 'content.body.type', 'TEXT');
    return { channel: String(message.channel), to, id, text: words(inner.text, 'text', message.channel === 'VIBER_BM' ? 1000 : 4096) };
  }

  #take(message: { readonly channel: string; readonly to: string; readonly id: string; readonly text: string }) {
    const isBlocked = this.blocked.has(message.to);
    if (!isBlocked) this.delivered.push(message);
    const status = isBlocked
      ? { groupId: 5, groupName: 'REJECTED', id: 17, name: 'REJECTED_BLACKLISTED', description: 'Recipient is on the blocklist' }
      : { groupId: 1, groupName: 'PENDING', id: 26, name: 'PENDING_ACCEPTED', description: 'Message accepted' };
    return { messageId: message.id, destination: message.to, status };
  }
}

const failed = (status: number, messageId: string, text: string): VendorAnswer => ({
  status,
  body: { requestError: { serviceException: { messageId, text } } },
});
