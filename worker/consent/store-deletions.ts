/** The rows that an erasure leaves until others have them: deletion jobs of destinations, entries of the Workspace's journal. */
import { invariant } from '../../shared/result.ts';
import { washEmptied } from '../platform/scrub.ts';
import { open, seal, sealJson } from './address-crypto.ts';
import type { DeletionJob, ErasureEntry } from './ledger-api.ts';
import type { Ms } from './model.ts';
import type { Session } from './session.ts';

export interface OwedDeletion {
  readonly no: number;
  readonly destination: string;
  readonly attempts: number;
  readonly job: DeletionJob;
}
export interface OwedEntry {
  readonly attempts: number;
  readonly entry: ErasureEntry;
}

export function insertDeletion(session: Session, destination: string, job: DeletionJob): void {
  const { current, keys } = session.keys.deletions;
  const key = keys.get(current);
  invariant(key, 'the current key is in its ring');
  const { no } = job.changed;
  const body = sealJson(key, deletionUse(no, destination), job, session.random);
  insertRow(session, no, destination, current, body);
}

function insertRow({ sql, nowMs }: Session, no: number, destination: string, keyVersion: number, body: Uint8Array): void {
  sql.exec(
    'INSERT INTO deletion_jobs (addr, destination, due_ms, attempts, key_version, body) VALUES (?, ?, ?, 0, ?, ?)',
    no,
    destination,
    nowMs,
    keyVersion,
    body,
  );
}

export function dueDeletions(session: Session, limit: number): OwedDeletion[] {
  return session.sql
    .exec<{ addr: number; destination: string; attempts: number; key_version: number; body: ArrayBuffer }>(
      'SELECT addr, destination, attempts, key_version, body FROM deletion_jobs WHERE due_ms <= ? ORDER BY due_ms LIMIT ?',
      session.nowMs,
      limit,
    )
    .toArray()
    .map((row) => {
      const key = session.keys.deletions.keys.get(row.key_version);
      invariant(key, 'the version that sealed a deletion job is in its ring');
      const bytes = open(key, deletionUse(row.addr, row.destination), new Uint8Array(row.body));
      const job = JSON.parse(new TextDecoder().decode(bytes)) as DeletionJob; // ours, authenticated just now
      return { no: row.addr, destination: row.destination, attempts: row.attempts, job };
    });
}

/** Brings jobs that no courier has taken yet under the newest version of the master key. @returns how many are left */
export function resealDeletions(session: Session, limit: number): number {
  const { current, keys } = session.keys.deletions;
  const key = keys.get(current);
  invariant(key, 'the current key is in its ring');
  const old = session.sql
    .exec<{ addr: number; destination: string; key_version: number; body: ArrayBuffer }>(
      'SELECT addr, destination, key_version, body FROM deletion_jobs WHERE key_version <> ?',
      current,
    )
    .toArray();
  for (const { addr, destination, key_version, body } of old.slice(0, limit)) {
    const former = keys.get(key_version);
    invariant(former, 'the version that sealed a deletion job is in its ring');
    const use = deletionUse(addr, destination);
    const sealed = seal(key, use, open(former, use, new Uint8Array(body)), session.random);
    session.sql.exec(
      'UPDATE deletion_jobs SET body = ?, key_version = ? WHERE addr = ? AND destination = ?',
      sealed,
      current,
      addr,
      destination,
    );
  }
  return Math.max(old.length - limit, 0);
}

/** The key of its body lives on, so that the bytes must not. */
export function deleteDeletion(session: Session, no: number, destination: string): void {
  session.sql.exec('UPDATE deletion_jobs SET body = zeroblob(length(body)) WHERE addr = ? AND destination = ?', no, destination);
  session.sql.exec('DELETE FROM deletion_jobs WHERE addr = ? AND destination = ?', no, destination);
  washEmptied(session.sql, 'deletion_jobs', (filler) => insertRow(session, filler, '', 0, new Uint8Array(1)));
}

export function postponeDeletion(session: Session, no: number, destination: string, dueMs: Ms): void {
  session.sql.exec(
    'UPDATE deletion_jobs SET attempts = attempts + 1, due_ms = ? WHERE addr = ? AND destination = ?',
    dueMs,
    no,
    destination,
  );
}

export const countDeletions = (session: Session, no: number): number =>
  session.sql.exec<{ n: number }>('SELECT count(*) AS n FROM deletion_jobs WHERE addr = ?', no).one().n;

export function insertOwedEntry(session: Session, { no, seq, erasedAtMs, by, destinations }: Omit<ErasureEntry, 'partition'>): void {
  session.sql.exec(
    'INSERT INTO erasures_owed (addr, seq, erased_at_ms, said_by, destinations, due_ms, attempts) VALUES (?, ?, ?, ?, ?, ?, 0)',
    no,
    seq,
    erasedAtMs,
    by,
    JSON.stringify(destinations),
    session.nowMs,
  );
}

export function dueEntries(session: Session, limit: number): OwedEntry[] {
  return session.sql
    .exec<{ addr: number; seq: number; erased_at_ms: number; said_by: string; destinations: string; attempts: number }>(
      'SELECT addr, seq, erased_at_ms, said_by, destinations, attempts FROM erasures_owed WHERE due_ms <= ? ORDER BY due_ms LIMIT ?',
      session.nowMs,
      limit,
    )
    .toArray()
    .map((row) => ({
      attempts: row.attempts,
      entry: {
        partition: session.place.partition,
        no: row.addr,
        seq: row.seq,
        erasedAtMs: row.erased_at_ms,
        by: row.said_by === 'subject' ? 'subject' : 'merchant',
        destinations: JSON.parse(row.destinations) as string[],
      },
    }));
}

export function deleteEntry(session: Session, no: number): void {
  session.sql.exec('DELETE FROM erasures_owed WHERE addr = ?', no);
}

export function postponeEntry(session: Session, no: number, dueMs: Ms): void {
  session.sql.exec('UPDATE erasures_owed SET attempts = attempts + 1, due_ms = ? WHERE addr = ?', dueMs, no);
}

/** When either is due next; null where nothing is owed. */
export function nextErasureDueMs(sql: SqlStorage): Ms | null {
  const due = ['deletion_jobs', 'erasures_owed'].flatMap(
    (table) => sql.exec<{ due: number | null }>(`SELECT min(due_ms) AS due FROM ${table}`).one().due ?? [],
  );
  return due.length === 0 ? null : Math.min(...due);
}

const deletionUse = (no: number, destination: string): string => `deletion:${no}:${destination}`;
