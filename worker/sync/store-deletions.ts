/** The rows of deletions: what a destination must still be told of an erased address, sealed, and how it ended. It decides nothing. */
import type { DeletionJob } from '../consent/ledger-api.ts';
import { oweScrub, washEmptied } from '../platform/scrub.ts';
import type { DeletionStatus } from './courier-api.ts';
import type { Store } from './store.ts';

/** Seals bytes for one place; opening them for another fails. */
export interface SealBox {
  seal(bytes: Uint8Array, belongsTo: string): Uint8Array;
  open(sealed: Uint8Array, belongsTo: string): Uint8Array;
  /** Whether it is under the newest version of the master key. */
  isCurrent(sealed: Uint8Array): boolean;
}

export interface Deletion extends DeletionStatus {
  /** The last state goes first, so that whoever acts on it before the deletion does stops sending. */
  readonly stage: 'off' | 'forget';
  readonly isRepeat: boolean;
  /** Last attempt on this address, of a delivery or of this, whose outcome is unknown. */
  readonly unknownAtMs: number | null;
  readonly sinceMs: number;
}
export type DeletionChange = Partial<Omit<Deletion, 'partition' | 'no' | 'sinceMs'>>;

const COLUMNS: Readonly<Record<keyof DeletionChange, string>> = {
  status: 'status',
  stage: 'stage',
  isRepeat: 'is_repeat',
  attempts: 'attempts',
  nextAttemptAtMs: 'next_attempt_at_ms',
  unknownAtMs: 'unknown_at_ms',
  lastStatus: 'last_status',
  lastReason: 'last_reason',
  endedAtMs: 'ended_at_ms',
};

export class DeletionStore {
  readonly #sql: Store['sql'];
  readonly #box: SealBox;

  constructor({ sql }: Store, box: SealBox) {
    this.#sql = sql;
    this.#box = box;
  }

  insert(partition: number, job: DeletionJob, nowMs: number): void {
    const { no } = job.changed;
    const body = this.#box.seal(new TextEncoder().encode(JSON.stringify(job)), placeOf(partition, no));
    this.#rows(
      `INSERT INTO deletions (partition, addr, status, stage, is_repeat, attempts, next_attempt_at_ms, since_ms)
       VALUES (?, ?, 'waiting', 'off', 0, 0, ?, ?)`,
      partition,
      no,
      nowMs,
      nowMs,
    );
    this.#insertBody(partition, no, body);
  }

  get(partition: number, no: number): Deletion | null {
    const [row] = this.#rows('SELECT * FROM deletions WHERE partition = ? AND addr = ?', partition, no);
    return row ? toDeletion(row) : null;
  }

  /** Null at the end. */
  job({ partition, no }: Deletion): DeletionJob | null {
    const [row] = this.#rows('SELECT body FROM deletion_bodies WHERE partition = ? AND addr = ?', partition, no);
    if (!(row?.body instanceof ArrayBuffer || row?.body instanceof Uint8Array)) return null;
    const bytes = this.#box.open(new Uint8Array(row.body), placeOf(partition, no));
    return JSON.parse(new TextDecoder().decode(bytes)) as DeletionJob; // ours, authenticated just now
  }

  /** Brings at most `limit` bodies under the newest version of the master key; of equal length, so that they take the former bytes' place. @returns how many are left */
  reseal(limit: number): number {
    const bodies = this.#rows('SELECT partition, addr, body FROM deletion_bodies');
    const old = bodies.filter(({ body }) => !this.#box.isCurrent(new Uint8Array(body as ArrayBuffer)));
    for (const { partition, addr, body } of old.slice(0, limit)) {
      const place = placeOf(partition as number, addr as number);
      const sealed = this.#box.seal(this.#box.open(new Uint8Array(body as ArrayBuffer), place), place);
      this.#rows('UPDATE deletion_bodies SET body = ? WHERE partition = ? AND addr = ?', sealed, partition as number, addr as number);
    }
    return Math.max(old.length - limit, 0);
  }

  change({ partition, no }: Deletion, change: DeletionChange): void {
    const fields = Object.entries(change) as [keyof DeletionChange, string | number | boolean | null][];
    const values = fields.map(([, value]) => (typeof value === 'boolean' ? Number(value) : value));
    const names = fields.map(([field]) => `${COLUMNS[field]} = ?`);
    this.#rows(`UPDATE deletions SET ${names.join(', ')} WHERE partition = ? AND addr = ?`, ...values, partition, no);
  }

  /** What was needed to tell it is overwritten, then deleted; the status stays. */
  end(deletion: Deletion, change: DeletionChange): void {
    const { partition, no } = deletion;
    this.#rows('UPDATE deletion_bodies SET body = zeroblob(length(body)) WHERE partition = ? AND addr = ?', partition, no);
    this.#rows('DELETE FROM deletion_bodies WHERE partition = ? AND addr = ?', partition, no);
    washEmptied(this.#sql, 'deletion_bodies', (filler) => this.#insertBody(-1, filler, new Uint8Array(1)));
    this.change(deletion, { ...change, nextAttemptAtMs: null });
    oweScrub(this.#sql);
  }

  /** Longest due first. */
  due(nowMs: number, limit: number): readonly Deletion[] {
    return this.#rows(
      `SELECT * FROM deletions WHERE next_attempt_at_ms IS NOT NULL AND next_attempt_at_ms <= ? ORDER BY next_attempt_at_ms LIMIT ?`,
      nowMs,
      limit,
    ).map(toDeletion);
  }

  nextDueMs(): number | null {
    const at = this.#rows('SELECT min(next_attempt_at_ms) AS at_ms FROM deletions WHERE next_attempt_at_ms IS NOT NULL')[0]?.at_ms;
    return typeof at === 'number' ? at : null;
  }

  inFlight(): readonly Deletion[] {
    return this.#rows("SELECT * FROM deletions WHERE status = 'in_flight'").map(toDeletion);
  }

  #insertBody(partition: number, no: number, body: Uint8Array): void {
    this.#rows('INSERT INTO deletion_bodies (partition, addr, body) VALUES (?, ?, ?)', partition, no, body);
  }

  #rows(query: string, ...bindings: (string | number | null | Uint8Array)[]): Record<string, unknown>[] {
    return [...this.#sql.exec(query, ...bindings)];
  }
}

const placeOf = (partition: number, no: number): string => `deletion:${partition}:${no}`;

/** As stored: the table is STRICT, so the types are the columns'. */
const toDeletion = (row: Record<string, unknown>): Deletion => ({
  partition: row.partition as number,
  no: row.addr as number,
  status: row.status as Deletion['status'],
  stage: row.stage as Deletion['stage'],
  isRepeat: row.is_repeat === 1,
  attempts: row.attempts as number,
  nextAttemptAtMs: row.next_attempt_at_ms as number | null,
  unknownAtMs: row.unknown_at_ms as number | null,
  lastStatus: row.last_status as number | null,
  lastReason: row.last_reason as string | null,
  sinceMs: row.since_ms as number,
  endedAtMs: row.ended_at_ms as number | null,
});
