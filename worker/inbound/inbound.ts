/**
 * What a platform is that tells us something: raw bytes verified, then parsed into acts. Adapters are pure: they read no clock, store or
 * network, and never decide what an act means for consent. A new platform is one folder and one line in `registry.ts`.
 */
import type { PlatformId, PlatformSecrets, PlatformSettings } from '../../shared/contract/channel-account.ts';
import type { Result } from '../../shared/result.ts';
import type { Address, ChannelId } from '../../shared/vocabulary.ts';
import type { Interval } from '../consent/command.ts';
import type { Ms } from '../consent/model.ts';

/** As it came in: signatures are over these bytes and this URL, never over what was parsed. */
export interface RawRequest {
  readonly method: 'GET' | 'POST';
  /** The public URL that the vendor was given, with its query: what it signs, whatever stands before the Worker. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
  readonly receivedAtMs: Ms;
}

/** The account that the URL names. */
export interface InboundAccount<P extends PlatformId = PlatformId> {
  readonly id: string;
  readonly platform: P;
  readonly settings: PlatformSettings<P>;
  readonly secrets: PlatformSecrets<P>;
  readonly senders: Partial<Readonly<Record<ChannelId, string>>>;
}

/** All are answered alike to a stranger; the log tells them apart. */
export type VerifyRefusal = 'signature_missing' | 'signature_wrong' | 'stale' | 'other_account';

/** What every event says. */
interface Told {
  /** The platform's own id of this event or message: the same for every redelivery of it. */
  readonly id: string;
  readonly channel: ChannelId;
  /** Who did it. Its scope is the merchant's account on that platform, empty for phone and email. */
  readonly from: Address;
  /** Another address of the same person that the same signed payload names: a BSUID beside a number. */
  readonly also?: Address;
  /** The sender's number or account that it went to, as the payload says. */
  readonly to: string | null;
  readonly at: Interval;
}

export type InboundEvent =
  /** Words that a person wrote. `platformSays`: what the vendor itself made of them (Twilio `OptOutType`, RCS buttons). */
  | (Told & { readonly kind: 'text'; readonly text: string; readonly platformSays?: 'stop' | 'start' | 'help' })
  /** A chat was opened with a token: a deep link, a scene code. `text`: what came with it. */
  | (Told & { readonly kind: 'start'; readonly token: string; readonly text?: string })
  /** A button under a message of ours. `data` is what we put there. `alt`: whether the platform wants the tap answered, by this id. */
  | (Told & {
      readonly kind: 'tap';
      readonly data: string;
      readonly answerId?: string;
      /** What stood on the button: where the data is not ours, the person's words. */
      readonly label?: string;
    })
  /** The platform's own "stop marketing": a withdrawal and a platform stop. */
  | (Told & { readonly kind: 'withdraw'; readonly words: string })
  /** Its "resume marketing", a re-subscribe at a CEP: never a consent by itself. */
  | (Told & { readonly kind: 'resume'; readonly words: string })
  /** Blocked, unfollowed, kicked. */
  | (Told & { readonly kind: 'block' })
  /** Unblocked, followed: lifts the platform's stop, is no consent. `token` where the follow carried one. */
  | (Told & { readonly kind: 'unblock'; readonly token?: string })
  /** The platform gave the person another id: the old one's withdrawals must go on holding for the new one. */
  | (Told & { readonly kind: 'moved'; readonly previous: Address })
  /** What became of a message of ours. `id` is the event's, `message` the provider's id of the message. */
  | (Told & {
      readonly kind: 'status';
      readonly message: string;
      readonly status: 'delivered' | 'read' | 'failed';
      readonly reason?: string;
    })
  /** A CEP says that somebody agreed there: taken only where the account says `withdrawals_and_grants`. */
  | (Told & { readonly kind: 'granted'; readonly words: string });

export interface Parsed {
  readonly events: readonly InboundEvent[];
  /** Names of what is not understood, for counting: answered as taken, nothing stored of them. */
  readonly unknown: readonly string[];
}

export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export interface InboundPlatform<P extends PlatformId = PlatformId> {
  readonly id: P;
  /** A set-up request of the vendor (GET with a challenge, or a POST that asks for a proof). Null: not one. */
  readonly handshake?: (raw: RawRequest, account: InboundAccount<P>) => Promise<Reply | null>;
  /** Over the raw bytes, in constant time; also that the payload names this account as its own. */
  readonly verify: (raw: RawRequest, account: InboundAccount<P>) => Promise<Result<void, VerifyRefusal>>;
  /** After `verify` alone. Total: never throws on any bytes. */
  readonly parse: (
    raw: RawRequest,
    account: InboundAccount<P>,
  ) => Promise<Result<Parsed, { readonly reason: 'malformed'; readonly detail: string }>>;
  /** What the vendor wants with the 2xx; a plain 200 with an empty body where absent. */
  readonly accepted?: Reply;
  /** The same where it depends on what came: Telegram's answer to a tap. Goes before `accepted`; null: that one. */
  readonly acceptedFor?: (parsed: Parsed) => Reply | null;
  /** Answered to what carries no signature at all, where the vendor says that its own may lack one and come again; else it is refused. */
  readonly unsignedStatus?: 503;
  /** What makes it come again where our side is down: 503 unless the vendor wants another. */
  readonly retryStatus?: number;
}
