/**
 * What a destination is told of one address: which records, whether something is turned off, and the event `consent.changed`.
 * Pure. A claim and a pair that never held a grant must not be told, in `changes` or in `state`.
 */
import type { ConsentChanged, EventState, FooterLinks } from '../../shared/contract/event.ts';
import type { WishView } from '../../shared/contract/wish.ts';
import type { ActName } from '../../shared/vocabulary.ts';
import { isFact } from '../consent/authority.ts';
import { covers } from '../consent/key-cover.ts';
import type { ChangedAddress } from '../consent/ledger-api.ts';
import type { ActRecord, KeyState, Ms } from '../consent/model.ts';
import { permitted, standingAt } from '../consent/permitted.ts';
import { eventRecords, eventStates, iso } from '../consent/wire.ts';

/** Acts that can only take away. */
const TURNING_OFF: ReadonlySet<ActName> = new Set(['withdraw', 'stop', 'hold', 'expire', 'retract', 'reassign', 'erase']);

/** What of a ledger's answer decides what is told. */
type Changed = Pick<ChangedAddress, 'state' | 'records'>;

/**
 * Whether there is anything to tell. That a pair moved is enough, even if none of its records is left to list.
 * @param afterSeq the last sequence that the destination is known to have
 * @param withWishes whether the destination is told of wishes and pauses; where that isn't known yet, it may be
 */
export function isWorthTelling(changed: Changed, afterSeq: number, withWishes = true): boolean {
  return toldRecords(changed, withWishes).length > 0 || owned(changed).some((key) => key.movedSeq > afterSeq);
}

/** Whether any pair of it ever held a grant: nothing else is ours to say. */
export const ownsAny = (changed: Changed): boolean => owned(changed).length > 0;

/** The records to list, oldest first. */
export function toldRecords(changed: Changed, withWishes = true): readonly ActRecord[] {
  return changed.records.filter((record) => {
    const touched = owned(changed).filter((key) => covers(record.key, key));
    return touched.length > 0 && isTold(record, touched, withWishes);
  });
}

/**
 * Whether this tells of less than before: a record since then takes something away, or a pair moved to "not permitted", or it ran
 * out by time alone. Where it can't be known it says yes: that costs a place in the queue, no more.
 * @param afterSeq the last sequence that the destination is known to have
 */
export function turnsOff(changed: Changed, afterSeq: number, nowMs: Ms): boolean {
  if (toldRecords(changed).some((record) => record.seq > afterSeq && TURNING_OFF.has(record.act))) return true;
  return owned(changed).some(
    (key) => !permitted(key, changed.state, nowMs).permitted && (key.movedSeq > afterSeq || standingAt(key, nowMs) !== key.standing),
  );
}

/** Whether any pair that ever held a grant is not permitted now. */
export const hasNo = (changed: Changed, nowMs: Ms): boolean =>
  owned(changed).some((key) => !permitted(key, changed.state, nowMs).permitted);

/** Whether something in it must not be overtaken by what was said before. */
export const saysNo = (states: readonly EventState[]): boolean => states.some((state) => !state.permitted);

export interface EventNames {
  readonly messageId: string;
  readonly contact: string;
}

/** What stands beside the state, each null for a destination that is not told of it. */
export interface Besides {
  readonly wishes: WishView | null;
  readonly links: FooterLinks | null;
}
export const NOTHING_BESIDES: Besides = { wishes: null, links: null };

/**
 * The event as it is at `nowMs`.
 * @param besides what the person would rather have, and links for a footer; each null for a destination that is not told
 */
export function consentChanged(
  changed: ChangedAddress,
  names: EventNames,
  nowMs: Ms,
  { wishes, links }: Besides = NOTHING_BESIDES,
): ConsentChanged {
  const { kind, scope, value } = changed.address;
  return {
    id: names.messageId,
    type: 'consent.changed',
    schema: 1,
    timestamp: iso(nowMs),
    data: {
      contact: names.contact,
      // A claimed one says so: it joins data at the receiver's own judgement and grants nothing.
      external_ids: changed.externalIds.map((id) => ({ namespace: id.namespace, value: id.value, verified: id.verified })),
      address: { kind, scope, value },
      changes: eventRecords(toldRecords(changed, wishes !== null)),
      state: eventStates(changed.state, nowMs, { onlyOwned: true }),
      sequence: changed.seq,
      ...(wishes === null ? {} : { preferences: wishes }),
      ...(links === null ? {} : { links }),
    },
  };
}

function isTold(record: ActRecord, touched: readonly KeyState[], withWishes: boolean): boolean {
  switch (record.act) {
    case 'grant':
      // A claim is never told: what is unverified is told only while it is what stands.
      return record.verified || touched.some((key) => key.grantSeq === record.seq);
    case 'decline':
      return touched.some((key) => key.movedSeq >= record.seq);
    case 'link':
    case 'unlink':
      // Joins two addresses and moves neither's consent: told by an event of its own, once it is verified at both ends.
      return false;
    case 'prefer':
    case 'pause':
      // Anybody can type a number: what a stranger would rather have is told beside a grant, and causes no delivery.
      return withWishes && isFact(record);
    default:
      return true;
  }
}

const owned = ({ state }: Changed): readonly KeyState[] => state.keys.filter((key) => key.everGranted);
