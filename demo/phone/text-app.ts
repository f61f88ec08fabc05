/** Text messages and WhatsApp of the demo's phone: the answers that its owner writes, as the platform `local` tells them. */
import { createHmac, randomUUID } from 'node:crypto';
import { did, type PhoneWorld } from './entry.ts';
import { webhook } from './webhook.ts';

export type TextChannel = 'sms' | 'whatsapp';
export interface TextAppOptions extends PhoneWorld {
  readonly signingSecret: string;
  /** The merchant's number by channel. */
  readonly senders: Readonly<Record<TextChannel, string>>;
}

export function textApp(options: TextAppOptions) {
  const tell = async (channel: TextChannel, me: string, what: Readonly<Record<string, unknown>>): Promise<number> => {
    const told = { id: randomUUID(), channel, from: me, to: options.senders[channel], at_ms: options.now(), ...what };
    const body = JSON.stringify({ events: [told] });
    const signature = createHmac('sha256', options.signingSecret).update(body).digest('hex');
    return (await webhook(options.inbound()?.phone, body, { 'x-local-signature': signature })).status;
  };
  return {
    say: (app: TextChannel, me: string, text: string) =>
      did(options, { app, me, who: 'me', text }, () => tell(app, me, { type: 'text', text })),
    tap: (app: TextChannel, me: string, data: string, label: string) =>
      did(options, { app, me, who: 'event', event: 'tapped', text: label }, () => tell(app, me, { type: 'tap', data })),
    /** WhatsApp's own switch, beside the chat. */
    stopOffers(me: string): Promise<void> {
      const entry = { app: 'whatsapp', me, who: 'event', event: 'stopped_offers', text: 'You stopped offers' } as const;
      return did(options, entry, () => tell('whatsapp', me, { type: 'stop_offers' }));
    },
  };
}
