/** The ledger's own row: last sequence, running hash, clock, last numbers given out, and which day tables there are. */
import { invariant } from '../../shared/result.ts';
import { FIRST_GENERATION, type Generation, readGeneration } from './generation.ts';
import type { LedgerPlace } from './ledger-api.ts';
import type { Ms } from './model.ts';
import { isTestPlace } from './place.ts';
import type { DayTable } from './schema.ts';

export interface Head {
  readonly seq: number;
  /** Running SHA-256 over all leaves; 32 zero bytes before the first. */
  readonly leavesHash: Uint8Array;
  readonly clockMs: Ms;
  readonly address: number;
  readonly evidence: number;
  readonly challenge: number;
  readonly message: number;
  readonly owed: number;
  /** Days that have a table, oldest first. */
  readonly days: Readonly<Record<DayTable, readonly number[]>>;
  /** Stored in a row of its own, which `generation.ts` alone writes. */
  readonly generation: Generation;
}

interface MetaRow extends Record<string, SqlStorageValue> {
  workspace: string;
  partition: number;
  partitions: number;
  last_seq: number;
  leaves_hash: ArrayBuffer;
  clock_ms: number;
  last_address: number;
  last_evidence: number;
  last_challenge: number;
  last_message: number;
  last_owed: number;
}

/** Of a ledger that holds nothing. */
export const EMPTY_HEAD: Head = {
  seq: 0,
  leavesHash: new Uint8Array(32),
  clockMs: 0,
  address: 0,
  evidence: 0,
  challenge: 0,
  message: 0,
  owed: 0,
  days: { idempotency: [], submissions: [], inbound: [] },
  generation: FIRST_GENERATION,
};

/** Head and place as stored; null for a ledger that was never written. */
export function readHead(sql: SqlStorage): { readonly place: LedgerPlace; readonly head: Head } | null {
  const [row] = sql.exec<MetaRow>('SELECT * FROM meta').toArray();
  if (!row) return null;
  return {
    place: { workspace: row.workspace, partition: row.partition, partitions: row.partitions },
    head: {
      seq: row.last_seq,
      leavesHash: new Uint8Array(row.leaves_hash),
      clockMs: row.clock_ms,
      address: row.last_address,
      evidence: row.last_evidence,
      challenge: row.last_challenge,
      message: row.last_message,
      owed: row.last_owed,
      days: {
        idempotency: readDays(sql, 'idempotency'),
        submissions: readDays(sql, 'submissions'),
        inbound: readDays(sql, 'inbound'),
      },
      generation: readGeneration(sql),
    },
  };
}

/** Stores the head, and at the first call the place. */
export function writeHead(sql: SqlStorage, place: LedgerPlace, head: Head): void {
  invariant(/^[0-9a-f]{16}$/.test(place.workspace), 'a workspace is 16 hex digits');
  invariant(place.partition < place.partitions || isTestPlace(place), 'a partition is one of its workspace');
  sql.exec(
    `INSERT INTO meta VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
       last_seq = excluded.last_seq, leaves_hash = excluded.leaves_hash, clock_ms = excluded.clock_ms,
       last_address = excluded.last_address, last_evidence = excluded.last_evidence, last_challenge = excluded.last_challenge,
       last_message = excluded.last_message, last_owed = excluded.last_owed`,
    place.workspace,
    place.partition,
    place.partitions,
    head.seq,
    head.leavesHash,
    head.clockMs,
    head.address,
    head.evidence,
    head.challenge,
    head.message,
    head.owed,
  );
}

function readDays(sql: SqlStorage, table: DayTable): number[] {
  return sql
    .exec<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB '${table}_[0-9]*'`)
    .toArray()
    .map((row) => Number(row.name.slice(table.length + 1)))
    .sort((a, b) => a - b);
}
