/**
 * What may be used of a state after records were lost. A withdrawal may have been among them, and in doubt the withdrawal governs (DESIGN
 * section 1, rule 4): a pair is permitted only if it would be, had the person withdrawn everything when the loss was found. Pure. The
 * stored state is not touched: it stays the fold of the records that there are.
 */
import { fold } from './fold.ts';
import { compareKeys, WHOLE_ADDRESS } from './key-cover.ts';
import { sortedUnion } from './key-state.ts';
import type { ActRecord, AddressState, KeyState, Ms } from './model.ts';

export interface Loss {
  /** Sequence that the records since the loss come after. No record has it. */
  readonly baseSeq: number;
  /** When the loss was found, Unix ms: whatever is lost is older. */
  readonly beganAtMs: Ms;
}

/**
 * @param state the fold of `records`, which are all of this address.
 * Limit: an unverified single opt-in never permits after a loss: any address may have withdrawn in the lost time, a new one too.
 */
export function afterLoss(state: AddressState, records: readonly ActRecord[], loss: Loss): AddressState {
  const doubted = fold([...records, everythingWithdrawn(loss)]);
  const keys = state.keys.map((key) => {
    const still = doubted.keys.find((each) => compareKeys(each, key) === 0);
    return (still && stillGranted(key, still)) ?? { ...key, needsConfirm: true, movedSeq: Math.max(key.movedSeq, loss.baseSeq) };
  });
  return { ...state, keys };
}

/** What holds whether there was a withdrawal or not; null where that is nothing. */
function stillGranted(key: KeyState, doubted: KeyState): KeyState | null {
  if (key.standing !== 'granted' || doubted.standing !== 'granted') return null;
  const topics = inBoth(key, doubted);
  return topics.topics?.length === 0 ? null : { ...doubted, ...topics, claims: key.claims };
}

type Topics = Pick<KeyState, 'topics' | 'topicsOff'>;

function inBoth(a: Topics, b: Topics): Topics {
  if (a.topics === null && b.topics === null) return { topics: null, topicsOff: sortedUnion(a.topicsOff, b.topicsOff) };
  const has = ({ topics, topicsOff }: Topics, topic: string) => topics?.includes(topic) ?? !topicsOff.includes(topic);
  return { topics: sortedUnion(a.topics ?? [], b.topics ?? []).filter((topic) => has(a, topic) && has(b, topic)), topicsOff: [] };
}

/** No record: nobody said it, and nobody is told of it. */
const everythingWithdrawn = ({ baseSeq, beganAtMs }: Loss): ActRecord => ({
  seq: baseSeq,
  act: 'withdraw',
  key: WHOLE_ADDRESS,
  topics: null,
  fromMs: beganAtMs,
  toMs: beganAtMs,
  recordedAtMs: beganAtMs,
  method: 'api',
  verified: false,
  of: [],
  disclosure: null,
  terms: {},
});
