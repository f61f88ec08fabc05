/**
 * What each inbound platform gives the contract suite: how its vendor signs, and what its payloads look like, written from the vendor's
 * documentation and never from the adapter. The same kits run in Node (adapters alone) and in workerd (the route, with a ledger behind), so
 * a kit uses `node:crypto`, `node:buffer` and plain strings, and no vendor's package: comparing with one is a matter of the platform's own
 * tests.
 */
import type { PlatformId, PlatformSecrets, PlatformSettings } from '../../../shared/contract/channel-account.ts';
import type { Address, ChannelId } from '../../../shared/vocabulary.ts';

/** An account as a merchant enters it. Secrets may be made up when the module is loaded (a key pair). */
export interface KitAccount<P extends PlatformId = PlatformId> {
  readonly settings: PlatformSettings<P>;
  readonly secrets: PlatformSecrets<P>;
  readonly senders: Partial<Readonly<Record<ChannelId, string>>>;
}

export interface KitMessage {
  /** One of `people`, as payloads spell it. */
  readonly from: string;
  /** The vendor's id of the message or event; one call of a builder with another id is another message. The kit brings it into the vendor's form. */
  readonly id: string;
  /** When it happened by the vendor's clock, Unix ms. */
  readonly atMs: number;
}

/** Plain data, so that a suite can spoil it before it makes a request of it. */
export interface KitRequest {
  readonly method: 'GET' | 'POST';
  /** The account's URL, with whatever query the vendor adds to it. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface InboundKit<P extends PlatformId = PlatformId> {
  readonly platform: P;
  /** Two accounts of one merchant: other credentials and other ids at the vendor. */
  readonly account: KitAccount<P>;
  readonly otherAccount: KitAccount<P>;
  /** The channel that these payloads come on. */
  readonly channel: ChannelId;
  /** Two people, as payloads spell them, and as addresses are held. */
  readonly people: readonly [KitPerson<P>, KitPerson<P>];

  /** The request that the vendor makes of these bytes: signature, content type, user agent. `atMs`: what the vendor's clock says as it sends. */
  sign(body: Uint8Array<ArrayBuffer>, given: { readonly url: string; readonly account: KitAccount<P>; readonly atMs: number }): KitRequest;
  /** Takes the signature away, and nothing else. */
  unsigned(request: KitRequest): KitRequest;

  /** Words from a person to this account; null where the platform carries none (a CEP, a mail provider, channel events). */
  readonly text: ((message: KitMessage, text: string, account: KitAccount<P>) => Uint8Array<ArrayBuffer>) | null;
  /** Each of the platform's own ways to take back or to block, without words. Empty where words are the only way. */
  readonly stops: readonly KitEvent<P>[];
  /** Each of its ways to lift that, to follow, to subscribe again there: no consent by any of them. */
  readonly resumes: readonly KitEvent<P>[];
  /** A well-formed event that this build has no use for. */
  unknownEvent(account: KitAccount<P>): Uint8Array<ArrayBuffer>;
  /** Rightly signed and never parsed: cut off, other types, missing fields; for XML entities, a document type and depth. At least six. */
  readonly malformed: readonly { readonly what: string; readonly body: Uint8Array<ArrayBuffer> }[];

  /** Signatures older than this are refused; null where the vendor signs no time. */
  readonly staleAfterMs: number | null;
  /** Whether the signature covers the body; false where the vendor only sends a shared secret. */
  readonly signsBytes: boolean;
  /** Whether payloads say which account they are for. */
  readonly namesAccount: boolean;
  /** Whether payloads say when it happened; where not, an event counts from its arrival. */
  readonly tellsTime: boolean;
  /** Set-up requests, each with what the vendor wants to read, and with one that is not the vendor's. */
  readonly handshakes?: readonly KitHandshake<P>[];
}

export interface KitPerson<P extends PlatformId = PlatformId> {
  readonly sent: string;
  address(account: KitAccount<P>): Address;
}

export interface KitEvent<P extends PlatformId = PlatformId> {
  readonly what: string;
  /** What becomes of it: a withdrawal (and its stop), a platform's stop alone, or that lifted. */
  readonly means: 'withdraw' | 'stop' | 'resume';
  readonly body: (message: KitMessage, account: KitAccount<P>) => Uint8Array<ArrayBuffer>;
}

export interface KitHandshake<P extends PlatformId = PlatformId> {
  readonly what: string;
  readonly request: (url: string, account: KitAccount<P>, atMs: number) => KitRequest;
  /** The same, by somebody who does not know the secret. */
  readonly forged: (url: string, account: KitAccount<P>, atMs: number) => KitRequest;
  readonly reply: { readonly status: number; readonly body: string };
}

/** Kits hold accounts of their own kind; a suite over all of them sees only what holds of each. */
export const kit = <P extends PlatformId>(given: InboundKit<P>): InboundKit<P> => given;

/** In kits: text as the bytes of a body. */
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));
export const jsonOf = (value: unknown): Uint8Array<ArrayBuffer> => bytesOf(JSON.stringify(value));
