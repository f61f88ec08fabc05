/**
 * What a destination is: a typed value. `build` and `read` are pure, so a test shows the exact bytes; secrets come in, nothing is
 * stored. An adapter must not decide what may be said: it says what the event holds, never more.
 */
import type { z } from 'zod';
import type { ConsentChanged, DestinationNotice } from '../../shared/contract/event.ts';
import type { Address } from '../../shared/vocabulary.ts';

/** Names an address within one destination, for the length of one delivery. */
export type AddressId = string;

/** What a destination may know of one address now. The event is the whole of it; adapters map it to their vendor's words. */
export interface AddressState {
  readonly id: AddressId;
  readonly event: ConsentChanged;
  /** What the number's owner before was called here; null where it never changed hands. Nothing may be permitted under that name. */
  readonly formerContact: string | null;
}

/** What an erased person was called here: all that a vendor needs to find and delete them. */
export interface VendorIdentifiers {
  readonly messageId: string;
  readonly contact: string;
  readonly address: Pick<Address, 'kind' | 'value'>;
  /** Signed `customer` ids, newest first. */
  readonly customers: readonly string[];
}

/** Two contacts that are one person, verified at both ends. Neither address goes with it. */
export interface LinkIdentifiers {
  readonly messageId: string;
  /** What they are called here, in the order of their names. */
  readonly contacts: readonly [string, string];
}

export interface SendContext<S> {
  readonly settings: S;
  readonly secret: string;
  /** When it is sent, Unix ms. Repeats of one message are signed anew. */
  readonly nowMs: number;
}

export interface VendorRequest {
  readonly url: string;
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  /** Exactly the bytes that are signed and sent, as UTF-8. */
  readonly body: string;
  /**
   * Whose state it carries. An address is delivered when every request that covers it was; one that no request covers has nothing to
   * be told here. Where the vendor answers by index it names the address of each part, in order, so that one may stand there twice.
   */
  readonly covers: readonly AddressId[];
}

export interface VendorResponse {
  readonly status: number;
  readonly headers: Headers;
  /** As far as it was read. */
  readonly text: string;
  readonly receivedAtMs: number;
}

export type Outcome =
  | { readonly kind: 'delivered' }
  | {
      readonly kind: 'failed';
      /** `never` where the same content can't succeed, whoever waits. */
      readonly retry: 'later' | 'never';
      /** The receiver's words, unshortened. */
      readonly reason: string;
      /** Not before this long, ms; null where the receiver didn't say. */
      readonly retryAfterMs: number | null;
      /** Whether the receiver may have taken it, or may yet take it. */
      readonly unknown: boolean;
      /** The answer names no address: any one of the request may be why. Such a batch is split and sent again. */
      readonly ofRequest?: boolean;
    }
  /** The receiver wants nothing more, of anybody: the destination is disabled. */
  | { readonly kind: 'gone'; readonly reason: string };

export interface Destination<S> {
  /** The `type` of its settings. */
  readonly id: string;
  /** Where the vendor describes what is called here. */
  readonly docs: string;
  readonly settings: z.ZodType<S>;
  /** Addresses in one call of `build`. */
  readonly batchMax: number;
  /** Most requests that the vendor takes a second; its own figure where it has one. A merchant may lower it. */
  readonly requestsPerSecondMax: number;
  /** Most requests that it may have on its way at once; the engine has its own bound. */
  readonly concurrencyMax: number;
  /** Longest that the vendor may still be processing a request whose outcome we don't know, ms. */
  readonly settleMs: number;
  /** Headers that hold the secret or are made with it: never shown. */
  readonly secretHeaders: readonly string[];
  /** Who asks the vendor to delete a person: `forget`, or the merchant there, where this secret can't. */
  readonly forgetting: 'request' | 'merchant';
  /** How long after the last state a deletion may be asked for, ms, where the vendor may work on them in another order; absent: at once. */
  readonly forgetAfterMs?: number;
  build(batch: readonly AddressState[], context: SendContext<S>): readonly VendorRequest[];
  /** Total: names an outcome for every address that the request covered, whatever came back. */
  read(response: VendorResponse, request: VendorRequest): ReadonlyMap<AddressId, Outcome>;
  /** A harmless request that shows whether the destination can be reached. It changes nothing there. */
  test(messageId: string, context: SendContext<S>): VendorRequest;
  /** Tells of a link; absent where the vendor is not told of any. */
  linked?(ids: LinkIdentifiers, context: SendContext<S>): VendorRequest;
  /** Tells of what happened to another destination; absent where the vendor has no use for it. */
  notify?(notice: DestinationNotice, context: SendContext<S>): VendorRequest;
  /** Asks the vendor to delete a person; empty where `forgetting` says that the merchant must. */
  forget(ids: VendorIdentifiers, context: SendContext<S>): readonly VendorRequest[];
}
