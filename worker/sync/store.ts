/** A Courier's rows in SQLite. The one file that knows its tables; it decides nothing. */
import { z } from 'zod';
import type { CourierPlace, DeliveryRow } from './courier-api.ts';
import type { Delivery } from './delivery.ts';
import { TourRows } from './store-tours.ts';

type Value = string | number | null;

/** As much of a Durable Object's storage as is used here, so that tests can put any SQLite beneath. */
export interface Storage {
  readonly sql: { exec(query: string, ...bindings: (Value | Uint8Array)[]): Iterable<Record<string, unknown>> };
  transactionSync<T>(closure: () => T): T;
}

/** What waits to be sent, withdrawals first. The words are those of the partial indexes, so that each is a range of one. */
const WAITING = "status = 'retrying' AND phase <> 'hold'";
const QUEUES = [`${WAITING} AND withdrawal_seq IS NOT NULL`, `${WAITING} AND withdrawal_seq IS NULL`] as const;

/**
 * `place` JSON; `inactive` while it was not active; `gated` while grants are paused; `breaker` JSON, absent while nothing fails;
 * `last_failure` JSON; `late` while a withdrawal is, since when; `notices` JSON, how far others' were told; `toured` once the look from the first address was begun; `opened` once all was told because opt-outs were imported or waived.
 */
export type MetaKey = 'place' | 'inactive' | 'gated' | 'breaker' | 'toured' | 'opened' | 'last_failure' | 'late' | 'notices';

export interface Counters {
  readonly delivered: number;
  readonly failedAttempts: number;
  readonly dead: number;
}

export class Store {
  readonly #storage: Storage;
  readonly tours: TourRows;

  constructor(storage: Storage) {
    this.#storage = storage;
    this.tours = new TourRows(storage);
  }

  transaction<T>(closure: () => T): T {
    return this.#storage.transactionSync(closure);
  }

  get sql(): Storage['sql'] {
    return this.#storage.sql;
  }

  /** Null for a partition that was not begun. */
  position(partition: number): number | null {
    const row = this.#rows('SELECT after_seq FROM positions WHERE partition = ?', partition)[0];
    return row ? (row.after_seq as number) : null;
  }

  setPosition(partition: number, afterSeq: number): void {
    this.#rows(
      'INSERT INTO positions (partition, after_seq) VALUES (?, ?) ON CONFLICT (partition) DO UPDATE SET after_seq = excluded.after_seq',
      partition,
      afterSeq,
    );
  }

  /** Where a partition begins: nothing before it happened to this destination. */
  begin(partition: number, headSeq: number, nowMs: number): void {
    this.#rows(
      'INSERT INTO positions (partition, after_seq, start_seq, start_at_ms) VALUES (?, ?, ?, ?) ON CONFLICT (partition) DO NOTHING',
      partition,
      headSeq,
      headSeq,
      nowMs,
    );
  }

  /** Null for a partition that was begun before this was written down. */
  startOf(partition: number): { readonly seq: number; readonly atMs: number } | null {
    const row = this.#rows('SELECT start_seq, start_at_ms FROM positions WHERE partition = ?', partition)[0];
    const { start_seq: seq, start_at_ms: atMs } = row ?? {};
    return typeof seq === 'number' && typeof atMs === 'number' ? { seq, atMs } : null;
  }

  get(partition: number, no: number): Delivery | null {
    const row = this.#rows('SELECT * FROM exceptions WHERE partition = ? AND addr = ?', partition, no)[0];
    return row ? toDelivery(row) : null;
  }

  put(row: Delivery): void {
    const columns = toColumns(row);
    const names = Object.keys(columns);
    this.#rows(
      `INSERT OR REPLACE INTO exceptions (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...Object.values(columns),
    );
  }

  delete(partition: number, no: number): void {
    this.#rows('DELETE FROM exceptions WHERE partition = ? AND addr = ?', partition, no);
  }

  /**
   * One batch of what may be sent now, longest due first. Never a mixture: withdrawals alone as long as there is one. A row that was in a
   * batch that failed goes in none larger than its bound; the first row decides, so that none is passed over for ever.
   * @param othersFirst looks at what is no withdrawal first: so that a probe does not try the same withdrawal for ever
   */
  due(nowMs: number, limit: number, othersFirst = false): readonly Delivery[] {
    for (const queue of othersFirst ? [...QUEUES].reverse() : QUEUES) {
      const rows = this.#rows(
        `SELECT * FROM exceptions WHERE ${queue} AND next_attempt_at_ms <= ? ORDER BY next_attempt_at_ms LIMIT ?`,
        nowMs,
        limit,
      );
      if (rows.length > 0) return oneBatch(rows.map(toDelivery));
    }
    return [];
  }

  hasDueWithdrawal(nowMs: number): boolean {
    return this.#rows(`SELECT 1 FROM exceptions WHERE ${QUEUES[0]} AND next_attempt_at_ms <= ? LIMIT 1`, nowMs).length > 0;
  }

  /** The destination is back: withdrawals are due at once, their failed attempts still count. */
  endWithdrawalBackoffs(nowMs: number): void {
    this.#rows(
      `UPDATE exceptions SET next_attempt_at_ms = ? WHERE ${QUEUES[0]} AND next_attempt_at_ms > ? AND (phase = 'deliver' OR (phase = 'repeat' AND attempts > 0))`,
      nowMs,
      nowMs,
    );
  }

  /** Grants may be told again: what waited for that is due. */
  openGate(nowMs: number): void {
    this.#rows("UPDATE exceptions SET phase = 'deliver', next_attempt_at_ms = ? WHERE phase = 'gate' AND status = 'retrying'", nowMs);
  }

  /** When the next waiting row comes due, Unix ms; null for none. */
  nextDueMs(): number | null {
    const times = QUEUES.map((queue) => this.#rows(`SELECT min(next_attempt_at_ms) AS at_ms FROM exceptions WHERE ${queue}`)[0]?.at_ms);
    const known = times.filter((at) => typeof at === 'number');
    return known.length > 0 ? Math.min(...known) : null;
  }

  /** Rows that only remembered an unknown attempt go when it can no longer land. */
  dropSettled(nowMs: number): void {
    this.#rows("DELETE FROM exceptions WHERE phase = 'hold' AND next_attempt_at_ms <= ?", nowMs);
  }

  inFlight(): readonly Delivery[] {
    return this.#rows("SELECT * FROM exceptions WHERE status = 'in_flight'").map(toDelivery);
  }

  /** The destination is back: every back-off ends. Rows that wait out an unknown attempt go on waiting. */
  endBackoffs(nowMs: number): void {
    this.#rows(
      "UPDATE exceptions SET next_attempt_at_ms = ?, attempts = 0 WHERE status = 'retrying' AND (phase = 'deliver' OR (phase = 'repeat' AND attempts > 0))",
      nowMs,
    );
  }

  /** What is not settled, oldest first; rows that have nothing left to tell are not shown. */
  list(limit: number): readonly Delivery[] {
    return this.#rows("SELECT * FROM exceptions WHERE phase <> 'hold' ORDER BY since_ms, partition, addr LIMIT ?", limit).map(toDelivery);
  }

  counters(): Counters {
    const dead = this.#rows("SELECT count(*) AS n FROM exceptions WHERE status = 'dead'")[0]?.n as number;
    return { delivered: Number(this.meta('delivered') ?? 0), failedAttempts: Number(this.meta('failed_attempts') ?? 0), dead };
  }

  waiting(): {
    readonly queued: number;
    readonly gated: number;
    readonly oldestSinceMs: number | null;
    readonly oldestWithdrawalAtMs: number | null;
  } {
    const [row] = this.#rows(
      `SELECT count(*) FILTER (WHERE status <> 'dead' AND phase IN ('deliver', 'repeat')) AS queued,
              count(*) FILTER (WHERE phase = 'gate') AS gated,
              min(since_ms) FILTER (WHERE phase IN ('deliver', 'repeat')) AS since_ms,
              min(withdrawal_at_ms) AS withdrawal_at_ms
       FROM exceptions`,
    );
    const orNull = (value: unknown) => (typeof value === 'number' ? value : null);
    return {
      queued: Number(row?.queued ?? 0),
      gated: Number(row?.gated ?? 0),
      oldestSinceMs: orNull(row?.since_ms),
      oldestWithdrawalAtMs: orNull(row?.withdrawal_at_ms),
    };
  }

  lastFailure(): { readonly atMs: number; readonly status: number | null; readonly reason: string } | null {
    const stored = this.meta('last_failure');
    return typeof stored === 'string' ? (JSON.parse(stored) as { atMs: number; status: number | null; reason: string }) : null;
  }

  count(counter: 'delivered' | 'failed_attempts'): void {
    this.#rows('INSERT INTO meta (key, value) VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET value = value + 1', counter);
  }

  meta(key: MetaKey | 'delivered' | 'failed_attempts'): string | number | null {
    const value = this.#rows('SELECT value FROM meta WHERE key = ?', key)[0]?.value;
    return typeof value === 'string' || typeof value === 'number' ? value : null;
  }

  setMeta(key: MetaKey, value: string | number | null): void {
    if (value === null) this.#rows('DELETE FROM meta WHERE key = ?', key);
    else this.#rows('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', key, value);
  }

  #rows(query: string, ...bindings: Value[]): Record<string, unknown>[] {
    return [...this.#storage.sql.exec(query, ...bindings)];
  }
}

export const readPlace = (store: Store): CourierPlace | null => {
  const text = store.meta('place');
  return typeof text === 'string' ? place.parse(JSON.parse(text)) : null;
};

export const writePlace = (store: Store, value: CourierPlace): void => store.setMeta('place', JSON.stringify(place.parse(value)));

const place = z.strictObject({ workspace: z.string(), destination: z.string(), partitions: z.int() });

/** As many of them, in order, as the bound of each allows together. */
function oneBatch(rows: readonly Delivery[]): readonly Delivery[] {
  const batch: Delivery[] = [];
  let boundMax = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const bound = Math.min(boundMax, row.batchMax ?? Number.POSITIVE_INFINITY);
    if (batch.length + 1 > bound) continue;
    batch.push(row);
    boundMax = bound;
  }
  return batch;
}

/** As the API shows it. */
export const toRow = (row: Delivery): DeliveryRow => ({
  partition: row.partition,
  no: row.no,
  status: row.phase === 'gate' && row.status === 'retrying' ? 'gated' : row.status,
  withdrawal: row.withdrawalSeq !== null,
  sequence: row.sendingSeq ?? row.seenSeq,
  attempts: row.attempts,
  nextAttemptAtMs: row.nextAttemptAtMs,
  lastReason: row.lastReason,
  lastStatus: row.lastStatus,
  sinceMs: row.sinceMs,
});

/** As stored: the table is STRICT, so the types are the columns'. */
function toDelivery(row: Record<string, unknown>): Delivery {
  const unknownAtMs = row.unknown_at_ms as number | null;
  return {
    partition: row.partition as number,
    no: row.addr as number,
    phase: row.phase as Delivery['phase'],
    status: row.status as Delivery['status'],
    afterSeq: row.after_seq as number,
    seenSeq: row.seen_seq as number,
    withdrawalSeq: row.withdrawal_seq as number | null,
    withdrawalAtMs: row.withdrawal_at_ms as number | null,
    batchMax: row.batch_max as number | null,
    offSeq: row.off_seq as number | null,
    tour: row.tour as string | null,
    sendingSeq: row.sending_seq as number | null,
    toldSeq: row.told_seq as number | null,
    attempts: row.attempts as number,
    nextAttemptAtMs: row.next_attempt_at_ms as number | null,
    unknown: unknownAtMs === null ? null : { atMs: unknownAtMs, seq: row.unknown_seq as number },
    lastStatus: row.last_status as number | null,
    lastReason: row.last_reason as string | null,
    sinceMs: row.since_ms as number,
  };
}

const toColumns = (row: Delivery): Record<string, Value> => ({
  partition: row.partition,
  addr: row.no,
  phase: row.phase,
  status: row.status,
  after_seq: row.afterSeq,
  seen_seq: row.seenSeq,
  withdrawal_seq: row.withdrawalSeq,
  withdrawal_at_ms: row.withdrawalAtMs,
  batch_max: row.batchMax,
  off_seq: row.offSeq,
  tour: row.tour,
  sending_seq: row.sendingSeq,
  told_seq: row.toldSeq,
  attempts: row.attempts,
  next_attempt_at_ms: row.nextAttemptAtMs,
  unknown_at_ms: row.unknown?.atMs ?? null,
  unknown_seq: row.unknown?.seq ?? null,
  last_status: row.lastStatus,
  last_reason: row.lastReason,
  since_ms: row.sinceMs,
});
