/**
 * When a person last wrote, per address and channel: what opens the window of an app channel. A time and a channel, no words. It says nothing of
 * consent: no standing may hang on it.
 *
 * Limit: reported by the merchant, so as true as the merchant's word; it moves only between forms of a message, and opens answers to a person.
 */
import type { ChannelId } from '../../shared/vocabulary.ts';
import type { AskedAddress, InboundMessage, InboundOutcome, LastInbound } from './asked.ts';
import type { Session } from './session.ts';
import { addressByNo, addressByValue, type OpenAddress } from './store-addresses.ts';

export function noteInbound(session: Session, messages: readonly InboundMessage[]): readonly InboundOutcome[] {
  return messages.map(({ asked, channel, atMs }): InboundOutcome => {
    const open = openAsked(session, asked);
    if (!open) return 'address_unknown';
    const known = lastInboundOf(session, open)[channel];
    if (known !== undefined && known >= atMs) return known === atMs ? 'recorded' : 'older';
    session.sql.exec('INSERT OR REPLACE INTO conversations VALUES (?, ?, ?, ?)', open.no, channel, open.state.epoch, atMs);
    return 'recorded';
  });
}

export function lastInboundOf({ sql }: Session, { no, state }: Pick<OpenAddress, 'no' | 'state'>): LastInbound {
  const rows = sql
    .exec<{ channel: string; last_inbound_at_ms: number }>(
      'SELECT channel, last_inbound_at_ms FROM conversations WHERE addr = ? AND epoch = ?',
      no,
      state.epoch,
    )
    .toArray();
  return Object.fromEntries(rows.map((row) => [row.channel as ChannelId, row.last_inbound_at_ms])); // as written above
}

export const openAsked = (session: Session, asked: AskedAddress): OpenAddress | null =>
  'no' in asked ? addressByNo(session, asked.no) : addressByValue(session, asked.address);
