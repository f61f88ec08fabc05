/**
 * At a start: whether the Worker's keys are those that this ledger was written under. With others it must not go on: what it would write
 * could be read under neither.
 */
import { Buffer } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import { invariant } from '../../shared/result.ts';
import type { Address } from '../../shared/vocabulary.ts';
import { openJson, unwrapKey } from './address-crypto.ts';
import type { LedgerKeys } from './ledger-keys.ts';
import { readPass } from './passes.ts';
import { use, wrapUse } from './store-addresses.ts';

interface Row extends Record<string, SqlStorageValue> {
  no: number;
  hash: ArrayBuffer;
  key_version: number;
  wrapped_key: ArrayBuffer;
  ciphertext: ArrayBuffer;
}

/**
 * Looks at three addresses, whose keys are under the oldest and the newest version there are: versions rise with the numbers, and a
 * rotation goes by them too.
 * @throws naming the secret and what to do.
 */
export function checkKeys(sql: SqlStorage, keys: LedgerKeys): void {
  const read = (after: number, order: 'ASC' | 'DESC'): Row[] =>
    sql
      .exec<Row>(
        `SELECT no, hash, key_version, wrapped_key, ciphertext FROM addresses
         WHERE no > ? AND wrapped_key IS NOT NULL AND ciphertext IS NOT NULL ORDER BY no ${order} LIMIT 1`,
        after,
      )
      .toArray();
  const pass = readPass(sql, 'rewrap');
  const position = pass?.dueMs === null ? 0 : (pass?.position ?? 0);
  for (const row of [...read(0, 'ASC'), ...read(position, 'ASC'), ...read(0, 'DESC')]) checkOne(keys, row);
}

function checkOne(keys: LedgerKeys, row: Row): void {
  const version = row.key_version;
  invariant(
    keys.wrapping.keys.has(version),
    `MASTER_KEY lacks version ${version}, under which keys of this ledger still are: put it back until the rotation is done`,
  );
  const address = opened(keys, row);
  invariant(address, `version ${version} of MASTER_KEY is not the key that it was: put the former one back`);
  const isFound = timingSafeEqual(Buffer.from(keys.indexHash(address)), Buffer.from(row.hash));
  invariant(isFound, 'the lowest version of HASH_KEY is not the key that it was: put the former one back');
}

/** Null for a key under which these bytes do not open. */
function opened(keys: LedgerKeys, row: Row): Address | null {
  try {
    const key = unwrapKey(keys.wrapping, wrapUse(Buffer.from(row.hash)), row.key_version, new Uint8Array(row.wrapped_key));
    return openJson<Address>(key, use('address', row.no), new Uint8Array(row.ciphertext));
  } catch {
    return null; // authenticated encryption: a wrong key is the one thing that fails here
  }
}
