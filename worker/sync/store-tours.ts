/** The rows of a Courier's tours. It decides nothing. */
import type { Ms } from '../consent/model.ts';
import type { Storage } from './store.ts';

export type TourKind = 'start' | 'backfill' | 'replay';

export interface TourPart {
  readonly kind: TourKind;
  readonly partition: number;
  readonly sinceMs: Ms | null;
  readonly begunAtMs: Ms;
  /** The three are null before its ledger was asked. */
  readonly fromPos: number | null;
  readonly afterPos: number | null;
  readonly endPos: number | null;
  readonly isDone: boolean;
  /** Addresses that it made due. */
  readonly found: number;
}

export class TourRows {
  readonly #sql: Storage['sql'];

  constructor({ sql }: Storage) {
    this.#sql = sql;
  }

  /** From the first partition to the last, in place of one of its kind that was there. */
  begin(kind: TourKind, partitions: number, sinceMs: Ms | null, nowMs: Ms): void {
    this.drop(kind);
    for (let partition = 0; partition < partitions; partition++) {
      this.#rows(
        'INSERT INTO tours (kind, partition, since_ms, begun_at_ms, done, found) VALUES (?, ?, ?, ?, 0, 0)',
        kind,
        partition,
        sinceMs,
        nowMs,
      );
    }
  }

  drop(kind: TourKind): void {
    this.#rows('DELETE FROM tours WHERE kind = ?', kind);
  }

  save({ kind, partition, fromPos, afterPos, endPos, isDone, found }: TourPart): void {
    this.#rows(
      'UPDATE tours SET from_pos = ?, after_pos = ?, end_pos = ?, done = ?, found = ? WHERE kind = ? AND partition = ?',
      fromPos,
      afterPos,
      endPos,
      isDone ? 1 : 0,
      found,
      kind,
      partition,
    );
  }

  /** Parts that are not done, those that were asked for by the merchant first. */
  open(): readonly TourPart[] {
    return this.#rows("SELECT * FROM tours WHERE done = 0 ORDER BY kind = 'start', kind, partition").map(toPart);
  }

  all(): readonly TourPart[] {
    return this.#rows('SELECT * FROM tours ORDER BY kind, partition').map(toPart);
  }

  /** Rows that tours have made and that are not settled; dead ones no longer hold a tour up. */
  waiting(): number {
    return this.#rows("SELECT count(*) AS n FROM exceptions WHERE tour IS NOT NULL AND status IN ('retrying', 'in_flight')")[0]
      ?.n as number;
  }

  #rows(query: string, ...bindings: (string | number | null)[]): Record<string, unknown>[] {
    return [...this.#sql.exec(query, ...bindings)];
  }
}

const toPart = (row: Record<string, unknown>): TourPart => ({
  kind: row.kind as TourKind,
  partition: row.partition as number,
  sinceMs: row.since_ms as number | null,
  begunAtMs: row.begun_at_ms as number,
  fromPos: row.from_pos as number | null,
  afterPos: row.after_pos as number | null,
  endPos: row.end_pos as number | null,
  isDone: row.done === 1,
  found: row.found as number,
});
