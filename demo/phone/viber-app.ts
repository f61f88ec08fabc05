/**
 * Viber on the demo's phone: opening the chat tells the bot, and the answer to that is the one message it may send before the owner has
 * written or tapped. What the owner does goes to the Worker as Viber tells it.
 */
import { randomUUID } from 'node:crypto';
import { viberBody, viberMessage, viberSignature } from '../../test/vendors/viber-callbacks.ts';
import { ViberServer } from '../../test/vendors/viber-server.ts';
import { apiOf, arrived, type ChatApp } from './chat-app.ts';
import { did, lastOf, type PhoneWorld } from './entry.ts';
import { type WebhookAnswer, webhook } from './webhook.ts';

export interface ViberAppOptions extends PhoneWorld {
  readonly authToken: string;
}

const OWNER = '72a4c0ffee5a7204455A==';
const APP = { app: 'viber', me: '' } as const;
const USER = { id: OWNER, name: 'Jo', country: 'US', language: 'en', api_version: 10 };

export function viberApp(options: ViberAppOptions) {
  const server = new ViberServer({ authToken: options.authToken, subscribers: [], others: [OWNER] });
  const isSubscriber = () => lastOf(options, 'viber', 'subscribed', 'unblocked', 'blocked');
  if (['subscribed', 'unblocked'].includes(isSubscriber() ?? '')) server.subscribers.add(OWNER);

  const post = (body: Uint8Array<ArrayBuffer>): Promise<WebhookAnswer> =>
    webhook(options.inbound()?.viber, body, { 'x-viber-content-signature': viberSignature(options.authToken, body) });
  const given = () => ({ id: randomUUID(), atMs: options.now() });
  const tell = async (event: string, rest: object): Promise<number> => (await post(viberBody(given(), event, rest))).status;
  /** Whoever writes or taps is a subscriber from then on. */
  const write = async (content: object): Promise<number> => {
    server.subscribers.add(OWNER);
    return (await post(viberMessage({ ...given(), from: OWNER }, { type: 'text', ...content }))).status;
  };

  const chat: ChatApp = {
    start(token) {
      return did(options, { ...APP, who: 'event', event: 'started', text: 'You opened the chat' }, async () => {
        const context = token === null ? {} : { context: token };
        const started = { type: 'open', ...context, user: USER, subscribed: server.subscribers.has(OWNER) };
        const { status, text } = await post(viberBody(given(), 'conversation_started', started));
        const before = server.delivered.length;
        if (status === 200) server.welcome(OWNER, text);
        for (const message of server.delivered.slice(before)) arrived(options, 'viber', message);
        return status;
      });
    },
    say: (text) => did(options, { ...APP, who: 'me', event: 'subscribed', text }, () => write({ text })),
    tap: (data, label) =>
      did(options, { ...APP, who: 'event', event: 'tapped', text: label }, () => {
        // It comes with what the bot had hung on the message that it stood under.
        const asked = options.journal.entries().findLast((entry) => entry.buttons?.some((button) => button.data === data));
        return write({ text: data, ...(asked?.tracking && { tracking_data: asked.tracking }) });
      }),
    block() {
      server.subscribers.delete(OWNER);
      const entry = { ...APP, who: 'event', event: 'blocked', text: 'You turned its messages off' } as const;
      return did(options, entry, () => tell('unsubscribed', { user_id: OWNER }));
    },
    unblock() {
      server.subscribers.add(OWNER);
      const entry = { ...APP, who: 'event', event: 'unblocked', text: 'You turned its messages on' } as const;
      return did(options, entry, () => tell('subscribed', { user: USER }));
    },
  };
  return { chat, call: apiOf(options, server, () => 'viber') };
}
