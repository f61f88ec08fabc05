/** How much came in from each account, by day: bounded rows, whatever somebody sends. No person's data and no bytes of a webhook. */
import { INBOUND_COUNT_DAYS, INBOUND_COUNT_NAME_CHARS_MAX, INBOUND_COUNT_NAMES_MAX } from '../../shared/inbound-limits.ts';
import { DAY_MS } from '../../shared/limits.ts';
import { firstRow, type WorkspaceStore } from './store.ts';
import type { InboundCount, InboundDay } from './workspace-api.ts';

const OTHERS = 'others';

export function countInbound(store: WorkspaceStore, counts: readonly InboundCount[]): void {
  const day = Math.floor(store.now() / DAY_MS);
  store.transact(() => {
    for (const count of counts) {
      const known = firstRow(store, 'SELECT 1 AS one FROM channel_accounts WHERE id = ?', count.account);
      if (known) add(store, day, count);
    }
    store.sql.exec('DELETE FROM inbound_counts WHERE day <= ?', day - INBOUND_COUNT_DAYS);
  });
}

export function countsOf(store: WorkspaceStore, account: string): readonly InboundDay[] {
  const rows = store.sql
    .exec<{ day: number; what: string; name: string; count: number }>(
      'SELECT day, what, name, count FROM inbound_counts WHERE account = ? ORDER BY day DESC, what, name',
      account,
    )
    .toArray();
  const named = (day: number, what: string) =>
    Object.fromEntries(rows.filter((row) => row.day === day && row.what === what).map(({ name, count }) => [name, count]));
  return [...new Set(rows.map(({ day }) => day))].map((day) => ({
    day,
    accepted: named(day, 'accepted'),
    refused: named(day, 'refused'),
    unknown: named(day, 'unknown'),
  }));
}

/** A platform's own names are its business: so many of them are told apart, cut to a length. */
function add(store: WorkspaceStore, day: number, { account, what, name, count }: InboundCount): void {
  const cut = name.replace(/[^\w.:-]/g, '_').slice(0, INBOUND_COUNT_NAME_CHARS_MAX) || OTHERS;
  const isKnown = firstRow(
    store,
    'SELECT 1 AS one FROM inbound_counts WHERE account = ? AND day = ? AND what = ? AND name = ?',
    account,
    day,
    what,
    cut,
  );
  const names = firstRow<{ n: number }>(
    store,
    'SELECT count(*) AS n FROM inbound_counts WHERE account = ? AND day = ? AND what = ?',
    account,
    day,
    what,
  );
  const counted = isKnown || (names?.n ?? 0) < INBOUND_COUNT_NAMES_MAX ? cut : OTHERS;
  store.sql.exec(
    `INSERT INTO inbound_counts (account, day, what, name, count) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (account, day, what, name) DO UPDATE SET count = count + excluded.count`,
    account,
    day,
    what,
    counted,
    count,
  );
}
