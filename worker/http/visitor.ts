/** Where a visitor is and on what, as far as the request tells: what the offer is ordered by. It is no evidence and is kept nowhere. */
import type { Device } from '../channels/offer.ts';
import type { AppContext } from './context.ts';
import { edgeContext } from './edge-context.ts';

export interface Visitor {
  /** ISO 3166 code on the word of the trusted edge; null where it tells none. */
  readonly country: string | null;
  readonly device: Device;
}

/** Nobody in particular. */
export const NO_VISITOR: Visitor = { country: null, device: 'other' };

export function visitorOf(c: AppContext): Visitor {
  const { country, userAgent } = edgeContext(c.req.raw.headers, c.req.raw.cf?.country, c.get('services').env.edge);
  return { country, device: deviceOf(userAgent) };
}

/**
 * The kind of device by a user agent's own word. Android first: its browsers name Safari's engine and sometimes like themselves to iPhones.
 * Limit: an iPad says that it is a Mac, which makes no difference here.
 */
export function deviceOf(userAgent: string | null): Device {
  if (userAgent === null) return 'other';
  if (/\bAndroid\b/.test(userAgent)) return 'android';
  return /\b(?:iPhone|iPad|iPod|Macintosh)\b/.test(userAgent) ? 'apple' : 'other';
}
