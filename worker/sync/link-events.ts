/**
 * Tells a destination that two contacts are the same person: one event a link, once both ends hold it as verified. A row is kept from
 * the page that showed the link's record until the destination has it. It must never tell a claimed link, nor either address.
 *
 * Both ends show a record of their own; the one of the lower partition and number tells, the other one's row only wakes it.
 */
import { DAY_MS, LINK_EVENTS_PER_STEP, LINK_WAIT_MS, SUBMISSION_DAYS } from '../../shared/limits.ts';
import { isByAddress } from '../consent/authority.ts';
import { type LinkReader, readLink } from '../consent/follow-links.ts';
import type { ChangedAddress } from '../consent/ledger-api.ts';
import type { LinkedContact } from '../consent/linked.ts';
import { singleFlight } from '../platform/single-flight.ts';
import type { DestinationForCourier } from '../workspace/workspace-api.ts';
import { backoffMs } from './backoff.ts';
import type { LinkIdentifiers, Outcome } from './destination.ts';
import { ledgerPlace } from './intake.ts';
import { deleteLink, dropLinks, dueLinks, insertLink, type LinkRow, postponeLink, wakeLinks } from './link-store.ts';
import type { SenderDeps } from './sender.ts';
import type { Storage } from './store.ts';

export interface LinkEventDeps extends Pick<SenderDeps, 'place' | 'names' | 'call' | 'adapter' | 'now' | 'random' | 'report'> {
  readonly storage: Storage;
  readonly ledger: (partition: number) => LinkReader;
  readonly target: () => Promise<DestinationForCourier | null>;
}

export interface LinkEvents {
  /** Called in the transaction that moves the position past these records. */
  note(partition: number, changed: Pick<ChangedAddress, 'no' | 'records'>): void;
  /** Tells what is due. It never throws; what could not be told waits for a later run. */
  run(): Promise<void>;
}

export function linkEvents(deps: LinkEventDeps): LinkEvents {
  return {
    note(partition, { no, records }) {
      for (const record of records) {
        if (record.act === 'link' && isByAddress(record)) insertLink(deps.storage, partition, no, record.seq, deps.now());
      }
    },
    run: singleFlight(async () => {
      try {
        while (await step(deps)) {}
      } catch (error) {
        deps.report('courier_links_broke', error);
      }
    }),
  };
}

/** @returns whether there may be more that is due */
async function step(deps: LinkEventDeps): Promise<boolean> {
  const due = dueLinks(deps.storage, deps.now(), LINK_EVENTS_PER_STEP);
  if (due.length === 0) return false;
  const target = await deps.target();
  // Whatever else the merchant holds back, a link waits with it.
  if (target?.status !== 'active') return false;
  const { linked } = deps.adapter(target);
  if (!linked) {
    dropLinks(deps.storage);
    return false;
  }
  // One after the other, so that this takes one connection of the few that there are.
  for (const row of due) await tell(deps, target, row);
  return true;
}

async function tell(deps: LinkEventDeps, target: DestinationForCourier, row: LinkRow): Promise<void> {
  const { storage, now, place } = deps;
  const link = await readLink(deps.ledger, ledgerPlace(place, row.partition), row.no, row.seq).catch((error: unknown) => {
    deps.report('courier_ledger_unreachable', error);
    return 'not_yet' as const;
  });
  if (link === 'gone') return deleteLink(storage, row);
  if (link === 'not_yet') {
    // The other end is owed its half for as long as its submission is kept.
    if (now() > row.sinceMs + SUBMISSION_DAYS * DAY_MS) deleteLink(storage, row);
    else postponeLink(storage, row, row.attempts, now() + LINK_WAIT_MS);
    return;
  }
  if (isBefore(link.other, link.own)) {
    deleteLink(storage, row);
    wakeLinks(storage, link.other.partition, link.other.no, now());
    return;
  }
  const outcome = await send(deps, target, row, [link.own, link.other]);
  if (outcome.kind === 'delivered') return deleteLink(storage, row);
  const failures = row.attempts + 1;
  // After the last step of the schedule the last one repeats: it is never given up while the link stands.
  const waitMs = backoffMs(failures, deps.random()) ?? DAY_MS;
  const askedMs = outcome.kind === 'failed' ? (outcome.retryAfterMs ?? 0) : 0;
  postponeLink(storage, row, failures, now() + Math.max(waitMs, askedMs));
}

async function send(
  deps: LinkEventDeps,
  target: DestinationForCourier,
  row: LinkRow,
  ends: readonly [LinkedContact, LinkedContact],
): Promise<Outcome> {
  const adapter = deps.adapter(target);
  const [a, b] = ends.map(({ partition, no, epoch }) => deps.names.contact(partition, no, epoch)).sort() as [string, string]; // of two
  const ids: LinkIdentifiers = { messageId: deps.names.other(`linked/${row.partition}/${row.seq}`), contacts: [a, b] };
  const request = adapter.linked?.(ids, { settings: target.settings, secret: target.secret, nowMs: deps.now() });
  if (!request) return { kind: 'delivered' };
  const answer = await deps.call(request);
  if (answer.kind === 'failed')
    return { kind: 'failed', retry: 'later', reason: answer.reason, retryAfterMs: null, unknown: answer.unknown };
  const [outcome] = adapter.read({ ...answer, receivedAtMs: deps.now() }, request).values();
  return outcome ?? { kind: 'failed', retry: 'later', reason: 'No outcome was read.', retryAfterMs: null, unknown: true };
}

const isBefore = (a: LinkedContact, b: LinkedContact): boolean => a.partition < b.partition || (a.partition === b.partition && a.no < b.no);
