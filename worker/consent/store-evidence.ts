/**
 * The rows of evidence: one per call and address, with the values and salts that open the commitments of its records, sealed under
 * the address's key. Deletable; the records stand without it.
 */
import type { CommittedPart } from '../../shared/proof/leaf.ts';
import type { EvidenceGrade } from '../../shared/vocabulary.ts';
import { openJson, sealJson } from './address-crypto.ts';
import type { CommittedValues, Salts } from './leaf.ts';
import type { OpenedEvidence } from './ledger-api.ts';
import type { Session } from './session.ts';
import { type OpenAddress, use } from './store-addresses.ts';

/** Values are kept once for all records of a call; a record keeps only what is its own. */
interface EvidenceBody {
  readonly v: 1;
  readonly values: CommittedValues;
  readonly records: readonly { readonly seq: number; readonly salts: Salts; readonly own: CommittedValues }[];
}
export type RecordEvidence = EvidenceBody['records'][number];

/** What opens the commitments of one record. */
export type Openings = Partial<Record<CommittedPart, { readonly salt: string; readonly value: unknown }>>;

export function insertEvidence(session: Session, open: OpenAddress, no: number, body: Omit<EvidenceBody, 'v'>): void {
  const sealed = sealJson(open.key, use('evidence', no), { v: 1, ...body } satisfies EvidenceBody, session.random);
  session.sql.exec('INSERT INTO evidence (no, addr, body) VALUES (?, ?, ?)', no, open.no, sealed);
}

/** Overwritten by equal length first: a plain delete leaves the bytes in the file. */
export function dropEvidence(sql: SqlStorage, no: number): void {
  sql.exec('UPDATE evidence SET body = zeroblob(length(body)) WHERE no = ?', no);
  sql.exec('DELETE FROM evidence WHERE no = ?', no);
}

/** Takes IP, country and user agent out, with the salts by which they could be guessed. @returns false where there were none. */
export function dropNetwork(session: Session, open: OpenAddress, no: number): boolean {
  const body = readBody(session, open, no);
  if (!body?.records.some(({ salts }) => salts.network !== undefined)) return false;
  const without = (parts: CommittedValues | Salts) => Object.fromEntries(Object.entries(parts).filter(([part]) => part !== 'network'));
  const left: EvidenceBody = {
    v: 1,
    values: without(body.values),
    records: body.records.map(({ seq, salts, own }) => ({ seq, salts: without(salts), own: without(own) }) as RecordEvidence),
  };
  session.sql.exec('UPDATE evidence SET body = zeroblob(length(body)) WHERE no = ?', no);
  session.sql.exec('UPDATE evidence SET body = ? WHERE no = ?', sealJson(open.key, use('evidence', no), left, session.random), no);
  return true;
}

/** Sequences of the records that a row opens; none where it is gone. */
export const coveredSeqs = (session: Session, open: OpenAddress, no: number): number[] =>
  (readBody(session, open, no)?.records ?? []).map(({ seq }) => seq);

/** Null once retention or erasure took it. */
export function openingsOf(session: Session, open: OpenAddress, evidenceNo: number, seq: number): Openings | null {
  const body = readBody(session, open, evidenceNo);
  const record = body?.records.find((entry) => entry.seq === seq);
  if (!body || !record) return null;
  const openings: Openings = {};
  for (const [part, salt] of Object.entries(record.salts) as [CommittedPart, string][]) {
    openings[part] = { salt, value: part in record.own ? record.own[part] : body.values[part] };
  }
  return openings;
}

export function evidenceOf(session: Session, open: OpenAddress, evidenceNo: number, seq: number): OpenedEvidence | null {
  const openings = openingsOf(session, open, evidenceNo, seq);
  if (!openings) return null;
  const part = (name: CommittedPart) => (openings[name]?.value ?? null) as Record<string, unknown> | null; // as `write` took it
  return {
    grade: openings.grade?.value as EvidenceGrade, // every record commits to its grade
    typed: (openings.typed?.value ?? null) as string | null,
    page: part('page'),
    network: part('network'),
    presentation: part('presentation'),
    verification: part('verification'),
    context: part('context'),
  };
}

function readBody(session: Session, open: OpenAddress, no: number): EvidenceBody | null {
  const [row] = session.sql.exec<{ body: ArrayBuffer }>('SELECT body FROM evidence WHERE no = ?', no).toArray();
  return row ? openJson<EvidenceBody>(open.key, use('evidence', no), new Uint8Array(row.body)) : null;
}
