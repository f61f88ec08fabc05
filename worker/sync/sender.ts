/**
 * One attempt at one batch: reads the state as it is now, builds, sends, writes down what came of it. It never throws and never sends
 * what it did not just read.
 */
import { COURIER_LEDGER_RETRY_MS } from '../../shared/limits.ts';
import type { ChangedAddress } from '../consent/ledger-api.ts';
import type { OutboundOutcome } from '../platform/outbound.ts';
import type { DestinationForCourier } from '../workspace/workspace-api.ts';
import { type Delivery, delivered, failed, postponed, sending } from './delivery.ts';
import type { AddressState, Destination, Outcome, SendContext, VendorRequest } from './destination.ts';
import { consentChanged, isWorthTelling, saysNo } from './event.ts';
import { type IntakeDeps, ledgerPlace } from './intake.ts';
import { byKind } from './one-kind.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { shownReason } from './reason.ts';

export interface SenderDeps extends IntakeDeps {
  readonly names: Pseudonyms;
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
}

type Verdict = { readonly outcome: Outcome; readonly status: number | null };

/** @returns the receiver's words when it wants nothing more; null otherwise */
export async function sendBatch(deps: SenderDeps, target: DestinationForCourier, rows: readonly Delivery[]): Promise<string | null> {
  const adapter = deps.adapter(target);
  try {
    const read = await Promise.all(rows.map((row) => readNow(deps, row)));
    const items = deps.store.transaction(() => rows.flatMap((row, index) => prepare(deps, adapter.settleMs, row, read[index])));
    if (items.length === 0) return null;
    const verdicts = await exchange(deps, adapter, contextOf(deps, target), items);
    deps.store.transaction(() => {
      for (const item of items) settle(deps, adapter.settleMs, item, verdicts.get(item.state.id));
    });
    for (const { outcome } of verdicts.values()) if (outcome.kind === 'gone') return outcome.reason;
  } catch (error) {
    // A bug of ours. The rows must not stay in flight: nothing would ever take them up again while this process lives.
    deps.report('courier_send_broke', error);
    deps.store.transaction(() => {
      for (const { partition, no } of rows) giveBack(deps, partition, no);
    });
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
    return new Map(request.covers.map((id) => [id, { outcome, status: null }]));
  }
  const outcomes = adapter.read({ ...result, receivedAtMs: deps.now() }, request);
  return new Map(request.covers.map((id) => [id, { outcome: outcomes.get(id) ?? UNREAD, status: result.status }]));
}

const UNREAD: Outcome = {
  kind: 'failed',
  retry: 'later',
  reason: 'No outcome was read for this address.',
  retryAfterMs: null,
  unknown: true,
};

/** No request covers the address: the destination is up to date with it as it is. */
const NOTHING_TO_TELL: Verdict = { outcome: { kind: 'delivered' }, status: null };

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
  const repeat = row.phase === 'repeat' && read.seq === row.toldSeq;
  const messageId = deps.names.message(partition, no, read.seq, repeat);
  const { event, formerContact } = told(deps, read, partition, messageId);
  const neverTold = row.phase === 'deliver' && row.unknown === null && row.attempts === 0;
  if (neverTold && !isWorthTelling(read, row.afterSeq)) {
    keep(deps, row, delivered(row, { seq: read.seq, saysNo: false }, settleMs, deps.now()));
    return [];
  }
  store.put(sending(row, read.seq));
  return [{ partition, no, changed: read, state: { id: `${partition}:${no}`, event, formerContact } }];
}

/** The event as it is now, and what the owner before was called. */
export function told(
  deps: Pick<SenderDeps, 'names' | 'now'>,
  read: ChangedAddress,
  partition: number,
  messageId: string,
): Omit<AddressState, 'id'> {
  const { epoch } = read.state;
  const event = consentChanged(read, { messageId, contact: deps.names.contact(partition, read.no, epoch) }, deps.now());
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

function settle(deps: SenderDeps, settleMs: number, item: Item, verdict: Verdict | undefined): void {
  const { store } = deps;
  const row = store.get(item.partition, item.no);
  if (row?.status !== 'in_flight') return;
  const { outcome, status } = verdict ?? { outcome: UNREAD, status: null };
  const nowMs = deps.now();
  if (outcome.kind === 'delivered') {
    const wasSent = verdict !== NOTHING_TO_TELL;
    if (wasSent) store.count('delivered');
    const sent = { seq: item.changed.seq, saysNo: wasSent && saysNo(item.state.event.data.state) };
    keep(deps, row, delivered(row, sent, settleMs, nowMs));
    return;
  }
  store.count('failed_attempts');
  const reason = shownReason(outcome.reason, item.changed.address.value);
  const failure =
    outcome.kind === 'gone'
      ? { status, reason, unknown: false, retryAfterMs: null, retry: 'later' as const }
      : { status, reason, unknown: outcome.unknown, retryAfterMs: outcome.retryAfterMs, retry: outcome.retry };
  store.put(failed(row, failure, nowMs, deps.random()));
}

function giveBack(deps: SenderDeps, partition: number, no: number): void {
  const row = deps.store.get(partition, no);
  if (row?.status !== 'in_flight') return;
  const failure = {
    status: null,
    reason: 'The event could not be made or sent.',
    unknown: true,
    retryAfterMs: null,
    retry: 'later' as const,
  };
  deps.store.put(failed(row, failure, deps.now(), deps.random()));
}

const keep = (deps: SenderDeps, row: Delivery, next: Delivery | null): void =>
  next === null ? deps.store.delete(row.partition, row.no) : deps.store.put(next);
