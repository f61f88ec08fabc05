/**
 * What one record does to the state of its address, given that everything before it in folding order is in. It never refuses: an act
 * that may not count changes nothing. It writes neither `seq`, `last` nor `movedSeq`: those tell of arrival, which `fold.ts` knows.
 */
import { HOLD_LIFE_MS } from '../../shared/limits.ts';
import { assertNever } from '../../shared/result.ts';
import { isByAddress, isFact } from './authority.ts';
import { confirm, grant } from './granting.ts';
import { commonCover, compareKeys, covers, isOneKey, WHOLE_ADDRESS } from './key-cover.ts';
import { decline, expire, reset, resume, stop, unnamedKey, withdraw } from './key-state.ts';
import type { ActRecord, AddressState, KeyState, Pattern } from './model.ts';
import { foldingInstant } from './order.ts';
import { NO_PREFERENCE, pause, prefer } from './preference-state.ts';

export function evolve(before: AddressState, record: ActRecord): AddressState {
  const state = withNamedKey(before, record);
  const atMs = foldingInstant(record);
  switch (record.act) {
    case 'grant':
      return isOneKey(record.key) ? onKeys(state, record, (key) => grant(key, record, state)) : state;
    case 'confirm':
      return onKeys(state, record, (key) => confirm(key, record));
    case 'decline':
      return isOneKey(record.key) ? onKeys(state, record, (key) => decline(key, record)) : state;
    case 'expire':
      return onKeys(state, record, (key) => expire(key, atMs));
    case 'withdraw':
    case 'stop':
    case 'resume':
      return isFact(record) ? takeAway(state, record, record.act) : state;
    case 'reassign':
      return isFact(record) ? reassign(state, record) : state;
    case 'hold':
      return hold(state, record);
    case 'release':
      return release(state, record);
    case 'prefer':
      return { ...state, preference: prefer(state.preference, record) };
    case 'pause':
      return { ...state, preference: pause(state.preference, record) };
    case 'erase': {
      if (!isFact(record)) return state;
      const emptied = takeAway(state, { ...record, key: WHOLE_ADDRESS, topics: null }, 'withdraw');
      return { ...emptied, erased: true, hold: null, preference: NO_PREFERENCE };
    }
    case 'retract': // what it takes out was never folded
    case 'link': // an address carries its own consent alone: joining two moves nothing
    case 'unlink':
      return state;
    default:
      return assertNever(record.act);
  }
}

/** A key has a row from the first record that names it, so that which rows there are does not hang on what became of the acts. */
function withNamedKey(state: AddressState, { key }: ActRecord): AddressState {
  if (!isOneKey(key) || state.keys.some((known) => compareKeys(known, key) === 0)) return state;
  return { ...state, keys: [...state.keys, unnamedKey(state, key)].sort(compareKeys) };
}

function onKeys(state: AddressState, record: ActRecord, change: (key: KeyState) => KeyState): AddressState {
  return { ...state, keys: state.keys.map((key) => (covers(record.key, key) ? change(key) : key)) };
}

function takeAway(state: AddressState, record: ActRecord, act: Pattern['act']): AddressState {
  const atMs = foldingInstant(record);
  const { topics, verified, method, seq } = record;
  const pattern: Pattern = { act, key: record.key, topics, verified, method, sinceMs: atMs, atMs, seq };
  const changed = onKeys(state, record, (key) => {
    if (act === 'withdraw') return withdraw(key, pattern);
    return act === 'stop' ? stop(key) : resume(key);
  });
  return isOneKey(record.key) ? changed : { ...changed, patterns: withPattern(state.patterns, pattern) };
}

/** Dropping the former of two equal patterns loses nothing: what it did to an untouched key, the later one does again. */
function withPattern(patterns: readonly Pattern[], added: Pattern): readonly Pattern[] {
  const isSame = (pattern: Pattern) => pattern.act === added.act && sameScope(pattern, added);
  const former = patterns.find(isSame);
  const { sinceMs, method } = former ?? added;
  const verified = added.verified || (former?.verified ?? false);
  return [...patterns.filter((pattern) => !isSame(pattern)), { ...added, sinceMs, method, verified }];
}

const sameScope = (a: Pattern, b: Pattern): boolean =>
  covers(a.key, b.key) && covers(b.key, a.key) && JSON.stringify(a.topics) === JSON.stringify(b.topics);

/** A new owner: nothing that was said here before binds or permits anybody. An address can't change hands twice in one instant. */
function reassign(state: AddressState, record: ActRecord): AddressState {
  const atMs = foldingInstant(record);
  if (state.epochBegan?.atMs === atMs) return state;
  return {
    ...state,
    epoch: state.epoch + 1,
    epochBegan: { atMs, seq: record.seq },
    keys: state.keys.map(reset),
    hold: null,
    holdSpent: false,
    patterns: [],
    preference: NO_PREFERENCE,
  };
}

/** Anybody may ask for one; it runs once. While it runs another may widen it, never lengthen it. */
function hold(state: AddressState, record: ActRecord): AddressState {
  const atMs = foldingInstant(record);
  const running = state.hold;
  if (running && atMs < running.untilMs) {
    return covers(running.key, record.key) ? state : { ...state, hold: { ...running, key: commonCover(running.key, record.key) } };
  }
  const isSpent = state.holdSpent || running !== null;
  if (isSpent && !isByAddress(record)) return { ...state, holdSpent: true };
  const untilMs = Math.min(record.terms.hold_until_ms ?? Number.POSITIVE_INFINITY, atMs + HOLD_LIFE_MS);
  return { ...state, hold: { key: record.key, fromMs: atMs, untilMs }, holdSpent: isSpent };
}

/** Ends a hold by the word of the address or the merchant, or because its time is over; a narrower release leaves it. */
function release(state: AddressState, record: ActRecord): AddressState {
  const running = state.hold;
  if (!running || !covers(record.key, running.key)) return state;
  const isOver = running.untilMs <= foldingInstant(record);
  if (!isOver && !isFact(record)) return state;
  return { ...state, hold: null, holdSpent: state.holdSpent || (isOver && !isByAddress(record)) };
}
