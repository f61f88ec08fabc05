/**
 * Goes over the evidence and drops what retention no longer allows, in bounded steps with a stored position. `early` meets each row once,
 * when a claim that nobody confirmed has had its time; `late` goes over all that is left, again and again. Records are never touched.
 */
import { CLAIM_LIFE_MS, RETENTION_PASS_MS, SWEEP_ROWS_MAX, UNPROVED_KEPT_MS } from '../../shared/limits.ts';
import type { Ms } from './model.ts';
import { type Pass, readPass, writePass } from './passes.ts';
import { retentionOf } from './retention.ts';
import type { Session } from './session.ts';
import { addressByNo, type OpenAddress } from './store-addresses.ts';
import { coveredSeqs, dropEvidence, dropNetwork } from './store-evidence.ts';
import { recordAt, recordsOf } from './store-records.ts';

const EARLY_MS = CLAIM_LIFE_MS + UNPROVED_KEPT_MS;

export function retainStep(session: Session): void {
  const early = readPass(session.sql, 'retention_early');
  if (isDue(early, session.nowMs)) writePass(session.sql, 'retention_early', earlyStep(session, early));
  const late = readPass(session.sql, 'retention_late');
  if (isDue(late, session.nowMs)) writePass(session.sql, 'retention_late', lateStep(session, late));
}

const isDue = (pass: Pass | null, nowMs: Ms): pass is Pass => pass !== null && pass.dueMs !== null && pass.dueMs <= nowMs;

/** Rows rise with time, so that the first one that is too young ends the step. */
function earlyStep(session: Session, pass: Pass): Pass {
  let { position, done } = pass;
  const rows = rowsAfter(session, position);
  for (const row of rows) {
    const opened = open(session, row);
    const dueMs = opened ? opened.recordedAtMs + EARLY_MS : 0;
    if (dueMs > session.nowMs) return { ...pass, position, done, dueMs };
    done += retain(session, row.no, opened);
    position = row.no;
  }
  return { ...pass, position, done, dueMs: session.nowMs + (rows.length < SWEEP_ROWS_MAX ? EARLY_MS : 0) };
}

function lateStep(session: Session, pass: Pass): Pass {
  let { done } = pass;
  const rows = rowsAfter(session, pass.position);
  for (const row of rows) done += retain(session, row.no, open(session, row));
  if (rows.length === SWEEP_ROWS_MAX) return { ...pass, done, position: rows.at(-1)?.no ?? pass.position };
  return { ...pass, done: 0, position: 0, dueMs: session.nowMs + RETENTION_PASS_MS };
}

interface Row extends Record<string, SqlStorageValue> {
  no: number;
  addr: number;
}
const rowsAfter = ({ sql }: Session, after: number): Row[] =>
  sql.exec<Row>('SELECT no, addr FROM evidence WHERE no > ? ORDER BY no LIMIT ?', after, SWEEP_ROWS_MAX).toArray();

interface Opened {
  readonly address: OpenAddress;
  readonly seqs: readonly number[];
  readonly recordedAtMs: Ms;
}

/** Null for evidence that nobody can open any more: its address's key is gone. */
function open(session: Session, { no, addr }: Row): Opened | null {
  const address = addressByNo(session, addr);
  if (!address) return null;
  const seqs = coveredSeqs(session, address, no);
  return { address, seqs, recordedAtMs: recordAt(session.sql, seqs[0] ?? 0)?.record.recordedAtMs ?? 0 };
}

/** @returns how many rows it changed. */
function retain(session: Session, no: number, opened: Opened | null): number {
  if (!opened) {
    dropEvidence(session.sql, no);
    return 1;
  }
  const { address, seqs } = opened;
  const all = recordsOf(session.sql, address.lastSeq, 0);
  const covered = all.filter((record) => seqs.includes(record.seq));
  const due = retentionOf(covered, all, address.state, session.nowMs);
  if (due === 'keep') return 0;
  if (due === 'drop_network') return dropNetwork(session, address, no) ? 1 : 0;
  dropEvidence(session.sql, no);
  return 1;
}
