/** Which keys an act speaks of: an empty field of its key means all of them. */
import type { ChannelId, Purpose } from '../../shared/vocabulary.ts';
import type { ActKey } from './model.ts';

/** A key without empty fields: what consent is held for. */
export interface OneKey {
  readonly programme: string;
  readonly channel: ChannelId;
  readonly purpose: Purpose;
}

export const WHOLE_ADDRESS: ActKey = { programme: null, channel: null, purpose: null };

/** Whether everything that `narrow` speaks of, `wide` speaks of too. */
export function covers(wide: ActKey, narrow: ActKey): boolean {
  return (
    (wide.programme === null || wide.programme === narrow.programme) &&
    (wide.channel === null || wide.channel === narrow.channel) &&
    (wide.purpose === null || wide.purpose === narrow.purpose)
  );
}

export function isOneKey(key: ActKey): key is OneKey {
  return key.programme !== null && key.channel !== null && key.purpose !== null;
}

/** The narrowest key that covers both. */
export function commonCover(a: ActKey, b: ActKey): ActKey {
  return {
    programme: a.programme === b.programme ? a.programme : null,
    channel: a.channel === b.channel ? a.channel : null,
    purpose: a.purpose === b.purpose ? a.purpose : null,
  };
}

/** The order of keys in a state: programme, channel, purpose, by code unit, so that it is the same everywhere. */
export function compareKeys(a: OneKey, b: OneKey): number {
  return compareText(a.programme, b.programme) || compareText(a.channel, b.channel) || compareText(a.purpose, b.purpose);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
