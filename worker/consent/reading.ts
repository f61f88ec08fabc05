/** What is asked about one address: view, timeline with opened evidence, one record. Reads only. */
import type { Address } from '../../shared/vocabulary.ts';
import type { AddressRef, AddressView, LedgerApi, TimelineRecord } from './ledger-api.ts';
import { masked } from './masked.ts';
import type { Session } from './session.ts';
import { shownState } from './shown-state.ts';
import { addressByNo, addressByValue, type OpenAddress } from './store-addresses.ts';
import { evidenceOf } from './store-evidence.ts';
import { chain, recordAt, type StoredRecord } from './store-records.ts';

export function viewOf(session: Session, ref: AddressRef): AddressView | null {
  const open = addressByNo(session, ref.no);
  return open && view(session, open);
}

export function findAddress(session: Session, address: Address): AddressView | null {
  const open = addressByValue(session, address);
  return open && view(session, open);
}

/** Newest first. Empty for an address that is not, or no longer. */
export function timeline(
  session: Session,
  ref: AddressRef,
  before: number | null,
  limit: number,
): Awaited<ReturnType<LedgerApi['timeline']>> {
  const open = addressByNo(session, ref.no);
  if (!open) return { entries: [], next: null };
  const entries: TimelineRecord[] = [];
  for (const stored of chain(session.sql, startOf(session, open, before), 0)) {
    if (entries.length === limit) return { entries, next: entries.at(-1)?.record.seq ?? null };
    if (before === null || stored.record.seq < before) entries.push(opened(session, open, stored));
  }
  return { entries, next: null };
}

export function recordView(session: Session, seq: number): (TimelineRecord & { readonly no: number }) | null {
  const stored = recordAt(session.sql, seq);
  const open = stored && addressByNo(session, stored.no);
  return open && { ...opened(session, open, stored), no: stored.no };
}

/** Where to enter the chain: a page continues at its cursor, without walking again what came before it. */
function startOf(session: Session, open: OpenAddress, before: number | null): number {
  const cursor = before === null ? null : recordAt(session.sql, before);
  return cursor && cursor.no === open.no ? cursor.prev : open.lastSeq;
}

const opened = (session: Session, open: OpenAddress, stored: StoredRecord): TimelineRecord => ({
  record: stored.record,
  evidence: evidenceOf(session, open, stored.evidence, stored.record.seq),
});

const view = (session: Session, open: OpenAddress): AddressView => ({
  no: open.no,
  address: open.address,
  masked: masked(open.address),
  state: shownState(session, open),
  externalIds: open.externalIds,
});
