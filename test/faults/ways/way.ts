/**
 * One way into a channel and out of it: by which platform, how a person agrees, how they end it. The suite (`ways.test.ts`) walks every way
 * end to end over HTTP; a new channel or platform is one entry in a list of ways.
 */
import type { LinkMade } from '../../../shared/contract/link.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import type { InboundKit, KitAccount, KitMessage, KitRequest } from '../../contract/inbound/kit.ts';
import type { WayShop } from './shop.ts';

/** A message as the stand-in has it: what the person would see. */
export interface Seen {
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly data: string }[];
}

/** The vendor: a stand-in on the loopback, and what it has delivered so far. */
export interface Vendor {
  readonly url: string;
  delivered(): readonly Seen[];
  /** The person did something there: their window is open. */
  personWrote?(): void;
  stop(): Promise<void>;
}

export interface Way {
  readonly channel: ChannelId;
  /** How it goes in and out, for the test's title. */
  readonly what: string;
  readonly kit: InboundKit;
  /** Of the kit's people, as payloads spell them; default: the first. */
  readonly person?: 0 | 1;
  /** Settings, secrets and senders beside the kit's own: what sending needs. */
  readonly account?: { readonly settings?: object; readonly secrets?: object; readonly senders?: KitAccount['senders'] };
  /** Null: the account sends nothing, and codes go by the operator's own messenger. */
  readonly vendor: (() => Promise<Vendor>) | null;
  readonly bind: (shop: WayShop) => Promise<void>;
  /** The body of the event that ends it. */
  readonly stop: (message: KitMessage, account: KitAccount) => Uint8Array<ArrayBuffer>;
  /** What eligibility then says, among other things. */
  readonly says: 'withdrawn' | 'stopped';
  /** The platform that tells of the end, where it is another one than that which carries the messages. */
  readonly told?: InboundKit;
}

/** What a person does in an app: each is one webhook of the platform's. */
export interface Chat {
  /** Opens the link, or sends the text that it carries. */
  open(made: LinkMade, shop: WayShop): Promise<void>;
  tap(button: { readonly label: string; readonly data: string }, under: Seen, shop: WayShop): Promise<void>;
}

export const post = (request: KitRequest): Promise<Response> =>
  fetch(request.url, { method: request.method, headers: { ...request.headers }, body: request.body });
