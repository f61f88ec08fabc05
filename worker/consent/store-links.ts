/**
 * The links of an address in its own row, sealed under its key. Derived: whoever deletes them gets them back from the records and
 * their evidence. It decides nothing.
 */

import type { Address } from '../../shared/vocabulary.ts';
import { fromHex, hex } from '../platform/bytes.ts';
import { openJson, sealJson } from './address-crypto.ts';
import { advanceLinks, type LinkEnd, type Linked } from './linked.ts';
import type { Session } from './session.ts';
import { addressByNo, type OpenAddress, use } from './store-addresses.ts';
import { openingsOf } from './store-evidence.ts';
import { chain, type StoredRecord } from './store-records.ts';

export function linksOf(session: Session, open: OpenAddress): readonly Linked[] {
  if (open.fresh) return [];
  const [row] = session.sql.exec<{ links: ArrayBuffer | null }>('SELECT links FROM addresses WHERE no = ?', open.no).toArray();
  if (row?.links) return openJson<readonly Linked[]>(open.key, use('links', open.no), new Uint8Array(row.links));
  return linksFromRecords(session, open);
}

/** Nothing else of the address is written. */
export function saveLinks(session: Session, open: OpenAddress, links: readonly Linked[]): void {
  const sealed = sealJson(open.key, use('links', open.no), links, session.random);
  session.sql.exec('UPDATE addresses SET links = ? WHERE no = ?', sealed, open.no);
}

/** From nothing but records and evidence. Limit: a link whose evidence was deleted is lost, which is the safe side. */
export function linksFromRecords(session: Session, open: OpenAddress): readonly Linked[] {
  const acts = [...chain(session.sql, open.lastSeq, 0)].filter(({ record }) => record.act === 'link' || record.act === 'unlink').reverse();
  return acts.reduce<readonly Linked[]>((links, stored) => {
    const { end, epoch } = endOf(session, open, stored);
    return advanceLinks(links, stored.record, end, epoch);
  }, []);
}

export function addressByHash(session: Session, hash: string): OpenAddress | null {
  const [row] = session.sql.exec<{ no: number }>('SELECT no FROM addresses WHERE hash = ?', fromHex(hash)).toArray();
  return row ? addressByNo(session, row.no) : null;
}

export const hashOf = (session: Session, address: Address): string => hex(session.keys.indexHash(address));

function endOf(session: Session, open: OpenAddress, { record, evidence }: StoredRecord): { end: LinkEnd | null; epoch: number } {
  const openings = openingsOf(session, open, evidence, record.seq);
  const context = (openings?.context?.value ?? null) as { linked?: LinkEnd | Address } | null; // as `write` took it
  const linked = context?.linked;
  const epoch = (openings?.epoch?.value ?? 0) as number;
  if (!linked) return { end: null, epoch };
  // The build before kept the other address itself here.
  return { end: 'hash' in linked ? linked : { kind: linked.kind, hash: hashOf(session, linked), contact: null }, epoch };
}
