/**
 * From records to state. Records are taken in as they arrived; one that comes late is put in its place in the folding order and what
 * follows is folded again. Arrival matters for two fields only, which say what others were told: `everGranted` and `movedSeq`.
 */
import { evolve } from './evolve.ts';
import { compareKeys, type OneKey } from './key-cover.ts';
import { unnamedKey } from './key-state.ts';
import type { ActRecord, AddressState, FoldOrder, KeyState } from './model.ts';
import { compareOrder, orderOf } from './order.ts';
import { NO_PREFERENCE } from './preference-state.ts';
import { Retractions } from './retractions.ts';

export const initialAddressState: AddressState = {
  v: 1,
  epoch: 0,
  epochBegan: null,
  seq: 0,
  last: null,
  keys: [],
  hold: null,
  holdSpent: false,
  patterns: [],
  preference: NO_PREFERENCE,
  erased: false,
};

/**
 * The state that these records of one address leave. Their order in the array does not matter.
 * Limit: a late record folds again what is after it, so a history that came backwards costs the square of its length.
 */
export function fold(records: readonly ActRecord[]): AddressState {
  const line: Entry[] = [];
  const retractions = new Retractions();
  let state = initialAddressState;
  for (const record of [...records].sort((a, b) => a.seq - b.seq)) {
    const next = advance(state, record);
    retractions.note(record);
    if (next) line.push({ record, order: orderOf(record), after: next });
    state = next ?? settle(state, insert(line, record, retractions), record);
  }
  return state;
}

/**
 * The state after one more record, from the state alone.
 * @returns null where the record has its place before others or takes some out: the caller folds all records instead.
 */
export function advance(state: AddressState, record: ActRecord): AddressState | null {
  const isLate = state.last !== null && compareOrder(orderOf(record), state.last) < 0;
  if (isLate || record.seq <= state.seq || record.act === 'retract') return null;
  return settle(state, evolve(state, record), record);
}

interface Entry {
  readonly record: ActRecord;
  readonly order: FoldOrder;
  /** The state once this entry is folded; of its `movedSeq` and `everGranted` nothing is read. */
  after: AddressState;
}

/** Puts a record in its place and folds again from the first place that it touches. */
function insert(line: Entry[], record: ActRecord, retractions: Retractions): AddressState {
  const order = orderOf(record);
  const after = line.findIndex((entry) => compareOrder(order, entry.order) < 0);
  const place = after === -1 ? line.length : after;
  line.splice(place, 0, { record, order, after: initialAddressState });
  const mayDiffer = record.act === 'retract' || record.act === 'confirm' ? new Set(record.of) : null;
  const first = mayDiffer ? line.findIndex((entry) => mayDiffer.has(entry.record.seq)) : -1;
  const start = first === -1 ? place : Math.min(first, place);
  let state = line[start - 1]?.after ?? initialAddressState;
  for (const entry of line.slice(start)) {
    if (!retractions.removes(entry.record)) state = evolve(state, entry.record);
    entry.after = state;
  }
  return state;
}

/** Adds what only arrival tells: the last sequence and place, which keys moved now, and which were ever told to be granted. */
function settle(before: AddressState, folded: AddressState, arrived: ActRecord): AddressState {
  const order = orderOf(arrived);
  const isNewOwner = before.epoch !== folded.epoch;
  const keys = everyKey(before, folded).map((named) => {
    const was = rowOf(before, named);
    const is = rowOf(folded, named);
    const hasMoved = isNewOwner || !isAlikeButClaims(was, is);
    const movedSeq = hasMoved ? arrived.seq : was.movedSeq;
    const everGranted = was.everGranted || is.everGranted;
    return movedSeq === is.movedSeq && everGranted === is.everGranted ? is : { ...is, movedSeq, everGranted };
  });
  const last = before.last && compareOrder(order, before.last) < 0 ? before.last : order;
  return { ...folded, seq: Math.max(before.seq, arrived.seq), last, keys };
}

/** Keys of both, for a key whose only record was retracted keeps its row: others may have been told of it. */
function everyKey(before: AddressState, folded: AddressState): readonly OneKey[] {
  const gone = before.keys.filter((key) => !folded.keys.some((kept) => compareKeys(kept, key) === 0));
  return gone.length === 0 ? folded.keys : [...folded.keys, ...gone].sort(compareKeys);
}

const rowOf = (state: AddressState, key: OneKey): KeyState =>
  state.keys.find((row) => compareKeys(row, key) === 0) ?? unnamedKey(state, key);

const TOLD_BY_ARRIVAL: ReadonlySet<string> = new Set(['claims', 'movedSeq', 'everGranted']);

function isAlikeButClaims(a: KeyState, b: KeyState): boolean {
  if (a === b) return true;
  const fields = Object.keys(a) as (keyof KeyState)[];
  return fields.length === Object.keys(b).length && fields.every((field) => TOLD_BY_ARRIVAL.has(field) || isSame(a[field], b[field]));
}

/** Fields hold plain values, or lists of them. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));
