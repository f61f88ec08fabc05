/**
 * One attempt at one batch: reads the state as it is now, builds, sends, writes down what came of it. It never throws and never sends
 * what it did not just read.
 */
import { includesPreferences } from '../../shared/contract/destination.ts';
import type { WishView } from '../../shared/contract/wish.ts';
import { COURIER_LEDGER_RETRY_MS, GATE_RECHECK_MS } from '../../shared/limits.ts';
import type { ChangedAddress } from '../consent/ledger-api.ts';
import { wishView } from '../consent/wish-wire.ts';
import type { OutboundOutcome } from '../platform/outbound.ts';
import type { DestinationForCourier } from '../workspace/workspace-api.ts';
import type { Health } from './breaker.ts';
import { atGate, type Delivery, delivered, deliveredOff, postponed, sending } from './delivery.ts';
import type { AddressState, Destination, Outcome, SendContext, VendorRequest } from './destination.ts';
import { type Besides, consentChanged, isWorthTelling, ownsAny, saysNo, turnsOff } from './event.ts';
import type { MakeFooterLinks } from './footer-links.ts';
import { type Gate, passed } from './gate.ts';
import { type IntakeDeps, ledgerPlace } from './intake.ts';
import { byKind } from './one-kind.ts';
import type { Beside, MessageContent, Pseudonyms } from './pseudonyms.ts';
import { shownReason } from './reason.ts';
import { blame } from './settle-failure.ts';
import type { Traffic } from './traffic.ts';

export interface SenderDeps extends IntakeDeps {
  readonly names: Pseudonyms;
  readonly links: MakeFooterLinks;
  readonly call: (request: VendorRequest) => Promise<OutboundOutcome>;
  /** In [0, 1). */
  readonly random: () => number;
  readonly adapter: (target: DestinationForCourier) => Destination<DestinationForCourier['settings']>;
}

/** What the row's key leads to while it is in flight. */
interface Item {
  readonly partition: number;
  readonly no: number;
  readonly changed: ChangedAddress;
  readonly state: AddressState;
  /** It tells what is not permitted alone; the rest waits. */
  readonly isHeld: boolean;
}

export interface Verdict {
  readonly outcome: Outcome;
  /** Null where no answer came. */
  readonly status: number | null;
  /** Addresses that the request carried. */
  readonly carried: number;
}

export interface Batch {
  readonly target: DestinationForCourier;
  readonly rows: readonly Delivery[];
  readonly isProbe: boolean;
  readonly traffic: Traffic;
}

/** @returns the receiver's words when it wants nothing more; null otherwise */
export async function sendBatch(deps: SenderDeps, batch: Batch): Promise<string | null> {
  const { target, rows, isProbe, traffic } = batch;
  const adapter = deps.adapter(target);
  let requests = 0;
  const counted: SenderDeps = {
    ...deps,
    call: (request) => {
      requests++;
      return deps.call(request);
    },
  };
  try {
    const read = await Promise.all(rows.map((row) => readNow(deps, row)));
    const prepared = (row: Delivery, index: number) => prepare(deps, target, adapter.settleMs, row, read[index]);
    const items = deps.store.transaction(() => rows.flatMap(prepared));
    const verdicts = items.length === 0 ? new Map<string, Verdict>() : await exchange(counted, adapter, contextOf(deps, target), items);
    deps.store.transaction(() => {
      const wasWell = traffic.isWell;
      const weather = { wasWell, isOpen: traffic.note(healthOf([...verdicts.values()]), isProbe) };
      for (const item of items) settle(deps, adapter.settleMs, item, verdicts.get(item.state.id), weather);
    });
    for (const { outcome } of verdicts.values()) if (outcome.kind === 'gone') return outcome.reason;
  } catch (error) {
    // A bug of ours. The rows must not stay in flight: nothing would ever take them up again while this process lives.
    deps.report('courier_send_broke', error);
    deps.store.transaction(() => {
      for (const { partition, no } of rows) giveBack(deps, partition, no, rows.length);
    });
  } finally {
    traffic.made(requests);
  }
  return null;
}

export const contextOf = (deps: SenderDeps, target: DestinationForCourier): SendContext<DestinationForCourier['settings']> => ({
  settings: target.settings,
  secret: target.secret,
  nowMs: deps.now(),
});

/** Calls once and lets the adapter read the answer. */
export async function callOnce(
  deps: SenderDeps,
  adapter: Destination<DestinationForCourier['settings']>,
  request: VendorRequest,
): Promise<ReadonlyMap<string, Verdict>> {
  const result = await deps.call(request);
  if (result.kind === 'failed') {
    const outcome: Outcome = { kind: 'failed', retry: 'later', reason: result.reason, retryAfterMs: null, unknown: result.unknown };
    return verdictsOf(request, () => ({ ...outcome, ofRequest: true }), null);
  }
  const outcomes = adapter.read({ ...result, receivedAtMs: deps.now() }, request);
  return verdictsOf(request, (id) => outcomes.get(id) ?? UNREAD, result.status);
}

function verdictsOf(request: VendorRequest, outcomeOf: (id: string) => Outcome, status: number | null): ReadonlyMap<string, Verdict> {
  const ids = new Set(request.covers);
  return new Map([...ids].map((id) => [id, { outcome: outcomeOf(id), status, carried: ids.size }]));
}

const UNREAD: Outcome = {
  kind: 'failed',
  retry: 'later',
  reason: 'No outcome was read for this address.',
  retryAfterMs: null,
  unknown: true,
  ofRequest: true,
};

/** No request covers the address: the destination is up to date with it as it is. */
const NOTHING_TO_TELL: Verdict = { outcome: { kind: 'delivered' }, status: null, carried: 0 };

async function readNow(deps: SenderDeps, row: Delivery): Promise<ChangedAddress | null | 'unreachable'> {
  try {
    return await deps.ledger(row.partition).changed(ledgerPlace(deps.place, row.partition), row.no, row.afterSeq);
  } catch (error) {
    deps.report('courier_ledger_unreachable', error);
    return 'unreachable';
  }
}

/** Runs in the transaction that writes down which sequence goes out. The row is read again: records may have arrived meanwhile. */
function prepare(
  deps: SenderDeps,
  target: DestinationForCourier,
  settleMs: number,
  { partition, no }: Delivery,
  read: ChangedAddress | null | 'unreachable' | undefined,
): Item[] {
  const { store } = deps;
  const row = store.get(partition, no);
  if (row?.status !== 'in_flight') return [];
  if (read === 'unreachable' || read === undefined) {
    store.put(postponed(row, deps.now() + COURIER_LEDGER_RETRY_MS));
    return [];
  }
  if (read === null) {
    store.delete(partition, no);
    return [];
  }
  const nowMs = deps.now();
  const { changed, isHeld, content } = passed(read, gateOf(deps, target, read, partition), nowMs);
  const wishes = wishesFor(target, read, nowMs);
  const neverTold = row.phase === 'deliver' && row.unknown === null && row.attempts === 0;
  const isRepeat = row.phase === 'repeat' && read.seq === row.toldSeq;
  if (isHeld) {
    const isNew = !neverTold || turnsOff(changed, Math.max(row.afterSeq, row.offSeq ?? 0), nowMs);
    if (!ownsAny(changed) || !isNew) {
      store.put(atGate(row, recheckAtMs(deps, read, nowMs)));
      return [];
    }
  } else if (!ownsAny(changed) || (neverTold && !isWorthTelling(changed, row.afterSeq, wishes !== null))) {
    keep(deps, row, delivered(row, { seq: read.seq, saysNo: false }, settleMs, nowMs));
    return [];
  }
  const variant: MessageContent = !isHeld && row.offSeq !== null ? 'opened' : content;
  const besides = besidesFor(deps, target, read, partition, wishes);
  const messageId = deps.names.message(partition, no, read.seq, isRepeat, variant, namesOf(besides));
  const { event, formerContact } = told(deps, changed, partition, messageId, besides);
  store.put(sending(row, read.seq));
  return [{ partition, no, changed: read, isHeld, state: { id: `${partition}:${no}`, event, formerContact } }];
}

/** What may be said of this address now. */
export function gateOf(deps: Pick<SenderDeps, 'store'>, target: DestinationForCourier, read: ChangedAddress, partition: number): Gate {
  return {
    isClosed: target.status === 'grants_paused' || read.grantsHeld === true,
    since: target.optOuts === 'awaited' ? deps.store.startOf(partition) : null,
  };
}

/** Of the whole state, whatever the gate lets pass of it: which wishes count hangs on what was granted. */
export const wishesFor = ({ settings }: DestinationForCourier, { state }: ChangedAddress, nowMs: number): WishView | null =>
  includesPreferences(settings) ? wishView(state, nowMs) : null;

export const besidesFor = (
  deps: Pick<SenderDeps, 'links' | 'now'>,
  target: DestinationForCourier,
  read: ChangedAddress,
  partition: number,
  wishes: WishView | null,
): Besides => ({ wishes, links: deps.links(target, partition, read, deps.now()) });

export const namesOf = ({ wishes, links }: Besides): readonly Beside[] => [
  ...(wishes === null ? [] : ['wishes' as const]),
  ...(links === null ? [] : ['links' as const]),
];

/** The event as it is now, and what the owner before was called. */
export function told(
  deps: Pick<SenderDeps, 'names' | 'now'>,
  read: ChangedAddress,
  partition: number,
  messageId: string,
  besides: Besides,
): Omit<AddressState, 'id'> {
  const { epoch } = read.state;
  const event = consentChanged(read, { messageId, contact: deps.names.contact(partition, read.no, epoch) }, deps.now(), besides);
  return { event, formerContact: epoch === 0 ? null : deps.names.contact(partition, read.no, epoch - 1) };
}

async function exchange(
  deps: SenderDeps,
  adapter: Destination<DestinationForCourier['settings']>,
  context: SendContext<DestinationForCourier['settings']>,
  items: readonly Item[],
): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  const batches = byKind(items, ({ changed }) => changed.address.kind);
  const requests = batches.flatMap((batch) =>
    adapter.build(
      batch.map(({ state }) => state),
      context,
    ),
  );
  const covered = new Set(requests.flatMap((request) => request.covers));
  for (const { state } of items) if (!covered.has(state.id)) verdicts.set(state.id, NOTHING_TO_TELL);
  // One after the other: a batch holds one of the few connections that the platform allows.
  for (const request of requests) {
    for (const [id, verdict] of await callOnce(deps, adapter, request)) verdicts.set(id, worse(verdicts.get(id), verdict));
  }
  return verdicts;
}

/** An address is delivered when every request that covers it was; of several failures the first counts. */
const worse = (before: Verdict | undefined, now: Verdict): Verdict => (before && before.outcome.kind !== 'delivered' ? before : now);

/** The destination as a whole: a connection, a key or a host that fails; not what it says of an address. */
export function healthOf(verdicts: readonly Verdict[]): Health {
  const asked = verdicts.filter(({ carried }) => carried > 0);
  if (asked.some(({ outcome }) => outcome.kind === 'delivered')) return { kind: 'well' };
  const failing = asked.filter(isOfDestination);
  if (failing.length === 0) return { kind: 'neutral' };
  const waits = failing.flatMap(({ outcome }) =>
    outcome.kind === 'failed' && outcome.retryAfterMs !== null ? [outcome.retryAfterMs] : [],
  );
  return { kind: 'failing', retryAfterMs: waits.length === 0 ? null : Math.max(...waits) };
}

/** RFC 6585 section 4. */
const TOO_MANY = 429;
const OF_DESTINATION: ReadonlySet<number> = new Set([401, 403, 404, 408, TOO_MANY]);
const isOfDestination = ({ outcome, status }: Verdict): boolean =>
  outcome.kind === 'failed' && outcome.retry === 'later' && (status === null || status >= 500 || OF_DESTINATION.has(status));

/** How the destination does: before this answer, and with it. */
interface Weather {
  /** What it answered last was well. */
  readonly wasWell: boolean;
  readonly isOpen: boolean;
}

function settle(deps: SenderDeps, settleMs: number, item: Item, verdict: Verdict | undefined, { wasWell, isOpen }: Weather): void {
  const { store } = deps;
  const row = store.get(item.partition, item.no);
  if (row?.status !== 'in_flight') return;
  const given = verdict ?? { outcome: UNREAD, status: null, carried: 1 };
  const { outcome } = given;
  const nowMs = deps.now();
  if (outcome.kind === 'delivered') {
    const wasSent = verdict !== NOTHING_TO_TELL;
    if (wasSent) store.count('delivered');
    const sent = { seq: item.changed.seq, saysNo: wasSent && saysNo(item.state.event.data.state) };
    keep(
      deps,
      row,
      item.isHeld
        ? deliveredOff(row, sent, settleMs, nowMs, recheckAtMs(deps, item.changed, nowMs))
        : delivered(row, sent, settleMs, nowMs),
    );
    return;
  }
  store.count('failed_attempts');
  const reason = shownReason(outcome.reason, item.changed.address.value);
  const failure = {
    status: given.status,
    reason,
    unknown: outcome.kind === 'failed' && outcome.unknown,
    retryAfterMs: outcome.kind === 'failed' ? outcome.retryAfterMs : null,
    retry: outcome.kind === 'failed' ? outcome.retry : ('later' as const),
  };
  store.setMeta('last_failure', JSON.stringify({ atMs: nowMs, status: given.status, reason }));
  const ofDestination = isOfDestination(given);
  const isExcused = isOpen && ofDestination;
  const isTheirs = ofDestination && (!wasWell || given.status === TOO_MANY);
  const carried = outcome.kind === 'failed' && outcome.ofRequest === true ? given.carried : 1;
  store.put(blame(row, { failure, isExcused, isTheirs, carried }, nowMs, deps.random()));
}

/**
 * When what waits is looked at again. A ledger does not say when it lets grants go; of the destination's own pause the engine knows, unless
 * the pause has ended while this row was on its way.
 */
function recheckAtMs({ store }: SenderDeps, read: ChangedAddress, nowMs: number): number | null {
  if (read.grantsHeld === true) return nowMs + GATE_RECHECK_MS;
  return store.meta('gated') === null ? nowMs : null;
}

function giveBack(deps: SenderDeps, partition: number, no: number, carried: number): void {
  const row = deps.store.get(partition, no);
  if (row?.status !== 'in_flight') return;
  const failure = {
    status: null,
    reason: 'The event could not be made or sent.',
    unknown: row.sendingSeq !== null,
    retryAfterMs: null,
    // One of them may be why: alone, it fails as itself.
    retry: carried > 1 ? ('never' as const) : ('later' as const),
  };
  deps.store.put(blame(row, { failure, isExcused: false, isTheirs: false, carried }, deps.now(), deps.random()));
}

const keep = (deps: SenderDeps, row: Delivery, next: Delivery | null): void =>
  next === null ? deps.store.delete(row.partition, row.no) : deps.store.put(next);
