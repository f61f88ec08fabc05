/** The rows of addresses. One row holds all that is derived of an address, so that an act touches it once. */
import { Buffer } from 'node:buffer';
import { invariant } from '../../shared/result.ts';
import type { Address } from '../../shared/vocabulary.ts';
import { hex } from '../platform/bytes.ts';
import { ADDRESS_KEY_BYTES, openJson, sealJson, unwrapKey, wrapKey } from './address-crypto.ts';
import { type Counters, NO_COUNTERS } from './counters.ts';
import type { ExternalId } from './external-ids.ts';
import { fold } from './fold.ts';
import type { AddressState, Ms } from './model.ts';
import { isTestPlace } from './place.ts';
import type { Session } from './session.ts';
import { readState, stateText } from './state-text.ts';
import { lastSeqOf, recordsOf } from './store-records.ts';

/** An address with its key unwrapped. A working copy: `saveAddress` stores it. */
export interface OpenAddress {
  readonly no: number;
  readonly address: Address;
  readonly key: Uint8Array;
  /** Whether it has no row yet. */
  fresh: boolean;
  state: AddressState;
  lastSeq: number;
  externalIds: readonly ExternalId[];
  counters: Counters;
  /** Its latest submissions: recent-submissions.ts. */
  recent: Uint8Array | null;
}

interface AddressRow extends Record<string, SqlStorageValue> {
  no: number;
  hash: ArrayBuffer;
  ciphertext: ArrayBuffer | null;
  wrapped_key: ArrayBuffer | null;
  key_version: number;
  states: string | null;
  folded: string | null;
  last_seq: number | null;
  profile: ArrayBuffer | null;
  counters: string;
  recent: ArrayBuffer | null;
}

/** The latest submissions of an address, without opening it; null for none. */
export function recentOf(session: Session, address: Address): Uint8Array | null {
  const hash = session.keys.indexHash(address);
  const [row] = session.sql.exec<{ recent: ArrayBuffer | null }>('SELECT recent FROM addresses WHERE hash = ?', hash).toArray();
  return row?.recent ? new Uint8Array(row.recent) : null;
}

/** Null where there is none, or no longer: its key is gone. */
export function addressByNo(session: Session, no: number): OpenAddress | null {
  const [row] = session.sql.exec<AddressRow>('SELECT * FROM addresses WHERE no = ?', no).toArray();
  return row ? openRow(session, row) : null;
}

export function addressByValue(session: Session, address: Address): OpenAddress | null {
  const hash = session.keys.indexHash(address);
  const [row] = session.sql.exec<AddressRow>('SELECT * FROM addresses WHERE hash = ?', hash).toArray();
  return row ? openRow(session, row) : null;
}

/** The stored one, or a new one with a key of its own that has no row before it is saved. */
export function addressOrNew(session: Session, address: Address): OpenAddress {
  return (
    addressByValue(session, address) ?? {
      no: session.head.address + 1,
      address: { kind: address.kind, scope: address.scope, value: address.value },
      key: session.random(ADDRESS_KEY_BYTES),
      fresh: true,
      state: fold([]),
      lastSeq: 0,
      externalIds: [],
      counters: NO_COUNTERS,
      recent: null,
    }
  );
}

export function saveAddress(session: Session, open: OpenAddress): void {
  const { sql } = session;
  const profile = open.externalIds.length === 0 ? null : sealJson(open.key, use('profile', open.no), open.externalIds, session.random);
  const derived = [
    open.state.epoch,
    stateText(open.state),
    open.lastSeq,
    dueOf(open.state),
    profile,
    JSON.stringify(open.counters),
    open.recent,
  ];
  if (!open.fresh) {
    sql.exec(
      'UPDATE addresses SET epoch = ?, states = NULL, folded = ?, last_seq = ?, next_due_ms = ?, profile = ?, counters = ?, recent = ? WHERE no = ?',
      ...derived,
      open.no,
    );
    return;
  }
  invariant(open.no === session.head.address + 1, 'address numbers are given out in order');
  const hash = session.keys.indexHash(open.address);
  const { version, wrapped } = wrapKey(session.keys.wrapping, wrapUse(hash), open.key, session.random);
  const ciphertext = sealJson(open.key, use('address', open.no), open.address, session.random);
  sql.exec(
    `INSERT INTO addresses (no, hash, kind, ciphertext, wrapped_key, key_version, epoch, folded, last_seq, next_due_ms, profile, counters, recent)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    open.no,
    hash,
    open.address.kind,
    ciphertext,
    wrapped,
    version,
    ...derived,
  );
  session.head = { ...session.head, address: open.no };
  open.fresh = false;
}

/** Only what is counted: nothing derived from records moves. */
export function saveCounters(session: Session, open: OpenAddress): void {
  session.sql.exec('UPDATE addresses SET counters = ? WHERE no = ?', JSON.stringify(open.counters), open.no);
}

/** When the first of its grants or its hold runs out; null where nothing does. */
export function dueOf(state: AddressState): Ms | null {
  const ends = state.keys.filter((key) => key.standing === 'granted').flatMap((key) => key.expiresAtMs ?? []);
  if (state.hold) ends.push(state.hold.untilMs);
  return ends.length === 0 ? null : Math.min(...ends);
}

/** What bytes under an address's key are for: one row of one table. */
export const use = (what: string, no: number): string => `${what}:${no}`;
export const wrapUse = (hash: Uint8Array): string => `key:${hex(hash)}`;

/** A text in `states` was written by a build before, after any in `folded`. Null where neither is. */
export function storedState(row: { readonly states: string | null; readonly folded: string | null }): AddressState | null {
  const text = row.states ?? row.folded;
  return text === null ? null : readState(text);
}

function openRow(session: Session, row: AddressRow): OpenAddress | null {
  if (row.wrapped_key === null || row.ciphertext === null) return null;
  const key = unwrapKey(session.keys.wrapping, wrapUse(Buffer.from(row.hash)), row.key_version, new Uint8Array(row.wrapped_key));
  // The last sequence and the states are derived: whoever deleted them gets them back from the records.
  const lastSeq = row.last_seq ?? lastSeqOf(session.sql, row.no);
  return {
    no: row.no,
    address: openJson<Address>(key, use('address', row.no), new Uint8Array(row.ciphertext)),
    key,
    fresh: false,
    state: storedState(row) ?? fold(recordsOf(session.sql, lastSeq, 0)),
    lastSeq,
    externalIds: row.profile === null ? [] : openJson<ExternalId[]>(key, use('profile', row.no), new Uint8Array(row.profile)),
    // Nothing is sent for a test, so there is nothing to save anybody from.
    counters: isTestPlace(session.place) ? NO_COUNTERS : (JSON.parse(row.counters) as Counters),
    recent: row.recent === null ? null : new Uint8Array(row.recent),
  };
}
