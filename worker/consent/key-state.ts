/** What single acts do to the state of one key, grants and confirms apart (those are in `granting.ts`). Judges nobody's authority. */
import type { Method } from '../../shared/vocabulary.ts';
import { covers, type OneKey } from './key-cover.ts';
import type { ActRecord, AddressState, KeyState, Ms, Pattern } from './model.ts';
import { foldingInstant } from './order.ts';

const NOTHING_GRANTED = {
  verified: false,
  attested: false,
  disclosure: null,
  grantSeq: null,
  confirmedElsewhere: false,
  topics: null,
  topicsOff: [],
  expiresAtMs: null,
};

/** The state of a key that no record names: untouched, or as the acts on all keys of its kind in this epoch leave it. */
export function unnamedKey(state: AddressState, { programme, channel, purpose }: OneKey): KeyState {
  const blank = reset({ programme, channel, purpose, everGranted: false, movedSeq: state.epochBegan?.seq ?? 0 });
  return state.patterns.filter((pattern) => covers(pattern.key, blank)).reduce(applyPattern, blank);
}

/** As a new owner of the address finds it. */
export function reset(key: OneKey & Pick<KeyState, 'everGranted' | 'movedSeq'>): KeyState {
  return {
    programme: key.programme,
    channel: key.channel,
    purpose: key.purpose,
    standing: 'not_asked',
    ...NOTHING_GRANTED,
    sinceMs: null,
    method: null,
    stopped: false,
    needsConfirm: false,
    withdrawnAtMs: null,
    everGranted: key.everGranted,
    movedSeq: key.movedSeq,
    claims: [],
  };
}

export interface Withdrawal {
  /** Null: all topics. */
  readonly topics: readonly string[] | null;
  readonly verified: boolean;
  readonly method: Method;
  /** Folding instants of its first and last telling, Unix ms; equal for a single act. */
  readonly sinceMs: Ms;
  readonly atMs: Ms;
}

/** A withdrawal of all topics, or of the last one left, ends the grant. Every withdrawal ends the claims made before it. */
export function withdraw(key: KeyState, withdrawal: Withdrawal): KeyState {
  const marked = { ...key, claims: [], withdrawnAtMs: Math.max(key.withdrawnAtMs ?? withdrawal.atMs, withdrawal.atMs) };
  const { topics } = withdrawal;
  if (topics === null || topics.length === 0) return withdrawAll(marked, withdrawal);
  if (key.standing !== 'granted') return marked;
  if (key.topics === null) return { ...marked, topicsOff: sortedUnion(key.topicsOff, topics) };
  const left = key.topics.filter((topic) => !topics.includes(topic));
  return left.length === 0 ? withdrawAll(marked, withdrawal) : { ...marked, topics: left };
}

function withdrawAll(key: KeyState, { verified, method, sinceMs }: Withdrawal): KeyState {
  const isFirst = key.standing !== 'withdrawn' || key.sinceMs === null || sinceMs < key.sinceMs;
  return {
    ...key,
    ...NOTHING_GRANTED,
    standing: 'withdrawn',
    verified: verified || (key.standing === 'withdrawn' && key.verified),
    sinceMs: isFirst ? sinceMs : key.sinceMs,
    method: isFirst ? method : key.method,
  };
}

/** Whatever a lifted stop asked for is asked anew when this one is lifted. */
export const stop = (key: KeyState): KeyState => ({ ...key, stopped: true, needsConfirm: false });

/** A lifted stop is no consent: the key waits for a confirm, whatever its standing. */
export const resume = (key: KeyState): KeyState => (key.stopped ? { ...key, stopped: false, needsConfirm: true } : key);

/** Moves `not_asked` alone, and nothing once this epoch holds a withdrawal. */
export function decline(key: KeyState, record: ActRecord): KeyState {
  if (key.standing !== 'not_asked' || key.withdrawnAtMs !== null) return key;
  return { ...key, standing: 'declined', sinceMs: foldingInstant(record), method: record.method, disclosure: record.disclosure };
}

/** Says nothing new: ends a grant whose time was over already. Its date stays for those who look at it. */
export function expire(key: KeyState, atMs: Ms): KeyState {
  if (key.standing !== 'granted' || key.expiresAtMs === null || key.expiresAtMs > atMs) return key;
  return {
    ...key,
    ...NOTHING_GRANTED,
    standing: 'expired',
    sinceMs: key.expiresAtMs,
    disclosure: key.disclosure,
    expiresAtMs: key.expiresAtMs,
  };
}

export const sortedUnion = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])].sort();

function applyPattern(key: KeyState, pattern: Pattern): KeyState {
  const moved = { ...key, movedSeq: Math.max(key.movedSeq, pattern.seq) };
  switch (pattern.act) {
    case 'withdraw':
      return withdraw(moved, pattern);
    case 'stop':
      return stop(moved);
    case 'resume':
      return key.stopped ? resume(moved) : key;
  }
}
