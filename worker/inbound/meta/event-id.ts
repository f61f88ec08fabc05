/** Ids for events that Meta gives none. Keyed, since a bare hash of a number and a second is found again by trying. Pure. */
import { hex, utf8 } from '../../platform/bytes.ts';
import { hmac } from '../../platform/keys.ts';
import type { InboundAccount } from '../inbound.ts';

/** The same for every delivery of the same event. */
export function madeId(account: InboundAccount<'meta'>, kind: string, ...what: readonly string[]): string {
  return `${kind}:${hex(hmac(utf8(account.secrets.app_secret), utf8(JSON.stringify([kind, ...what])))).slice(0, 32)}`;
}
