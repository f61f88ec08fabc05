/** What is on the demo's phone: one list of what came, what its owner did, and what happened to each app. It decides nothing of consent. */
import { randomUUID } from 'node:crypto';
import type { Journal } from '../journal.ts';
import type { OutboxMessage } from '../outbox.ts';

export interface PhoneButton {
  readonly label: string;
  readonly data: string;
}

/** `event`: something that is no message, such as that the bot was blocked. */
export interface PhoneEntry {
  readonly id: string;
  /** A channel id. */
  readonly app: string;
  /** The owner's number or email; empty for an app, where the phone has one account. */
  readonly me: string;
  readonly who: 'me' | 'them' | 'event';
  readonly text: string;
  readonly subject?: string | null;
  readonly buttons?: readonly PhoneButton[];
  /** What Viber gives back with a tap below this message. */
  readonly tracking?: string;
  readonly at: string;
  /** Of an `event`. */
  readonly event?: PhoneEvent;
  /** What the owner did and the Worker did not take: its status, or 0 where it could not be reached. */
  readonly refused?: number;
}
export type PhoneEvent = 'started' | 'tapped' | 'blocked' | 'unblocked' | 'friend' | 'subscribed' | 'stopped_offers';

/** Not one entry was written where a demo of before had no phone. */
export type PhoneJournal = Journal<PhoneEntry>;

/** Where the platforms tell the Worker what happens, by the key of the account. */
export type InboundUrls = Readonly<Record<'phone' | 'telegram' | 'line' | 'meta' | 'kakao' | 'wechat' | 'viber', string>>;

/** What the apps need to play their part. */
export interface PhoneWorld {
  readonly journal: PhoneJournal;
  /** Of the product, whose clock may be shifted: platform and Worker live in the same time. */
  now(): number;
  /** Webhook addresses by account; null before the accounts are made. */
  inbound(): InboundUrls | null;
}

type Noted = Omit<PhoneEntry, 'id' | 'at' | 'refused'>;

/** Something that came. */
export const came = ({ journal, now }: PhoneWorld, entry: Omit<Noted, 'who'>): void =>
  journal.add({ id: randomUUID(), at: new Date(now()).toISOString(), who: 'them', ...entry });

/** Something that the owner did: at its own time, which is before any answer to it. @param status of the webhook that tells of it */
export async function did({ journal, now }: PhoneWorld, entry: Noted, tell: () => Promise<number>): Promise<void> {
  const at = new Date(now()).toISOString();
  const status = await tell();
  const refused = status >= 200 && status < 300 ? {} : { refused: status };
  journal.add({ id: randomUUID(), at, ...entry, ...refused });
}

/** The last of these events that happened to an app. */
export const lastOf = ({ journal }: Pick<PhoneWorld, 'journal'>, app: string, ...events: readonly PhoneEvent[]): PhoneEvent | null =>
  journal.entries().findLast((entry) => entry.app === app && entry.event !== undefined && events.includes(entry.event))?.event ?? null;

/** The outbox and the phone's own list as one. */
export function merged(outbox: Journal<OutboxMessage>, phone: PhoneJournal): Pick<PhoneJournal, 'entries' | 'watch'> {
  return {
    entries: () => [...outbox.entries().map(received), ...phone.entries()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    watch(listener) {
      const ends = [outbox.watch((message) => listener(received(message))), phone.watch(listener)];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}

const received = ({ id, channel, to, text, subject, buttons, sent_at }: OutboxMessage): PhoneEntry => ({
  id,
  app: channel,
  me: to,
  who: 'them',
  text,
  subject,
  ...(buttons && { buttons }),
  at: sent_at,
});
