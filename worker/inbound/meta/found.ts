/** What the readers of Meta's payloads share: where an event came in, and what they hand back. */
import type { InboundAccount, InboundEvent } from '../inbound.ts';
import type { Json } from '../json.ts';

export interface At {
  readonly account: InboundAccount<'meta'>;
  /** Unix ms. */
  readonly receivedAtMs: number;
}

export interface Found {
  readonly events: readonly InboundEvent[];
  readonly unknown: readonly string[];
}

export const NOTHING: Found = { events: [], unknown: [] };
export const found = (...events: readonly InboundEvent[]): Found => ({ events, unknown: [] });
export const unread = (...names: readonly string[]): Found => ({ events: [], unknown: names });
export const merge = (parts: readonly Found[]): Found => ({
  events: parts.flatMap(({ events }) => events),
  unknown: parts.flatMap(({ unknown }) => unknown),
});

/** One entry of a POST that is this account's own. */
export interface OwnEntry {
  readonly surface: 'whatsapp' | 'messenger' | 'instagram';
  readonly id: string;
  readonly entry: Json;
}
