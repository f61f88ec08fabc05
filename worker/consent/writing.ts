/**
 * Records the acts of one call on one address: sequence, leaf, commitments, evidence, state. Everything is staged in memory until
 * `close`, so that a call that is refused half-way leaves nothing.
 */
import { committedBytes } from '../../shared/proof/leaf.ts';
import type { EvidenceGrade } from '../../shared/vocabulary.ts';
import type { PageEvidence } from './evidence.ts';
import { advance, fold } from './fold.ts';
import { type CommittedValues, commitTo, extendLeavesHash, leafOf } from './leaf.ts';
import type { ActDraft, ActRecord, AddressState } from './model.ts';
import type { Session } from './session.ts';
import { type OpenAddress, saveAddress } from './store-addresses.ts';
import { insertEvidence, type RecordEvidence } from './store-evidence.ts';
import { insertRecords, recordsOf, type StoredRecord } from './store-records.ts';
import { liftBy, stillWithdrawn, suppressionOf } from './suppressions.ts';

/** Of an act that no request stands behind: the ledger's own alarm. */
export const NO_EVIDENCE: PageEvidence = {
  grade: 'client_attested' satisfies EvidenceGrade,
  page: null,
  network: null,
  presentation: null,
  verification: null,
  context: null,
};

export interface Writing {
  /** As it is with everything staged so far. */
  readonly state: AddressState;
  /** @param own parts of the evidence that are this record's alone. */
  record(draft: ActDraft, own?: CommittedValues): ActRecord;
  /** Stores it all with the address. Nothing else may be written between the first `record` and this. */
  close(): void;
}

/** @param actsFromMs Unix ms: the earliest moment of what will be recorded, where that is not now. */
export function write(
  session: Session,
  open: OpenAddress,
  evidence: PageEvidence,
  typed: string | null = null,
  actsFromMs = session.nowMs,
): Writing {
  const values: CommittedValues = { ...evidence, typed, address: open.address };
  const evidenceNo = session.head.evidence + 1;
  const staged: StoredRecord[] = [];
  const opened: RecordEvidence[] = [];
  let { state, lastSeq } = open;
  // All records of a call commit to the same values, the largest of which list every control.
  const known = new Map<unknown, Uint8Array>();
  const bytesOf = (value: unknown): Uint8Array => {
    const bytes = known.get(value) ?? committedBytes(value);
    known.set(value, bytes);
    return bytes;
  };

  const record = (draft: ActDraft, own: CommittedValues = {}): ActRecord => {
    const made: ActRecord = { ...draft, seq: session.head.seq + staged.length + 1, recordedAtMs: session.nowMs };
    // The epoch is the one that the act met, not the one that it began.
    const ownValues = { ...own, epoch: state.epoch };
    const { commitments, salts } = commitTo({ ...values, ...ownValues }, session.random, bytesOf);
    staged.push({ record: made, leaf: leafOf(made, commitments), no: open.no, prev: lastSeq, evidence: evidenceNo });
    opened.push({ seq: made.seq, salts, own: ownValues });
    state = advance(state, made) ?? fold([...recordsOf(session.sql, open.lastSeq, 0), ...staged.map((entry) => entry.record)]);
    lastSeq = made.seq;
    return made;
  };

  const close = (): void => {
    insertRecords(session.sql, staged);
    if (staged.length > 0) {
      insertEvidence(session, open, evidenceNo, { values, records: opened });
      const leavesHash = staged.reduce((hash, entry) => extendLeavesHash(hash, entry.leaf), session.head.leavesHash);
      session.head = { ...session.head, seq: lastSeq, leavesHash, clockMs: session.nowMs, evidence: evidenceNo };
    }
    open.state = state;
    open.lastSeq = lastSeq;
    saveAddress(session, open);
    liftBy(
      session,
      open.address,
      staged.map((entry) => entry.record),
    );
  };

  // Whoever brings an erased address back, this comes first.
  if (open.fresh && suppressionOf(session, open.address)) record(stillWithdrawn(actsFromMs), { context: { by: 'suppression' } });

  return {
    get state() {
      return state;
    },
    record,
    close,
  };
}
