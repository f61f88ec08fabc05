/**
 * Public ids. Each carries workspace, platform jurisdiction and partition and ends in a MAC, so that a made-up one is told
 * apart before any object is touched. An id is no credential: the MAC says that we made it, not that the bearer may use it.
 *
 * Bytes, base64url after `<prefix>_`: key version 1 | test 1 bit and jurisdiction 7 | workspace 8 | partition 1 | local 0..12 | MAC 8.
 */

import { Buffer } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import { invariant } from '../../shared/result.ts';
import { base64url, fromBase64url, fromHex, hex, utf8 } from './bytes.ts';
import { derive, hmac, type KeyRing } from './keys.ts';

/** The number of a workspace's test ledger: beyond every partition that a workspace can have (256 at most, from 0). */
export const TEST_PARTITION = 256;

/** Prefix and length of the local part in bytes, by kind. */
export const ID_KINDS = {
  workspace: { prefix: 'ws', localBytes: 0 },
  widget: { prefix: 'wdg', localBytes: 8 },
  submission: { prefix: 'sub', localBytes: 10 },
  destination: { prefix: 'dst', localBytes: 8 },
  api_key: { prefix: 'key', localBytes: 8 },
  channel_account: { prefix: 'acc', localBytes: 8 },
  /** Local part: random; under the partition of its submission. */
  link: { prefix: 'lnk', localBytes: 8 },
  /** Local part: number of the address in its ledger. */
  contact: { prefix: 'con', localBytes: 6 },
  /** Local part: sequence of the record in its ledger. */
  record: { prefix: 'rec', localBytes: 6 },
  /** Local part: destination 8, address number 6, under the partition of the address. */
  delivery: { prefix: 'dlv', localBytes: 14 },
  /** Local part: number of the erased address in its ledger. */
  erasure: { prefix: 'ers', localBytes: 6 },
} as const;
export type IdKind = keyof typeof ID_KINDS;

export interface IdParts {
  /** 16 hex digits. */
  readonly workspace: string;
  readonly jurisdiction: 'none' | 'eu';
  readonly partition: number;
  /** Hex; empty for a workspace. */
  readonly local: string;
}

const MAC_BYTES = 8;
const HEAD_BYTES = 11;
const JURISDICTIONS = ['none', 'eu'] as const;
/** Beside the jurisdiction, since every value of the partition's byte may be a partition's. Ids of builds before never have it. */
const TEST_BIT = 0x80;

export interface Ids {
  make(kind: IdKind, parts: IdParts): string;
  /** Null for anything not made by us as this kind. */
  read(kind: IdKind, text: string): IdParts | null;
}

/** @param ring the token key ring; each id names the version it was made under. */
export function ids(ring: KeyRing): Ids {
  const macKeys = new Map([...ring.keys].map(([version, key]) => [version, derive(key, 'id-mac')]));
  const mac = (kind: IdKind, body: Uint8Array) => {
    const key = macKeys.get(body[0] ?? 0);
    return key ? hmac(key, utf8(`${kind}:`), body).subarray(0, MAC_BYTES) : null;
  };
  return {
    make(kind, parts) {
      const { prefix, localBytes } = ID_KINDS[kind];
      const local = fromHex(parts.local);
      invariant(local.length === localBytes, `local part of a ${kind} id has ${localBytes} bytes`);
      const workspace = fromHex(parts.workspace);
      invariant(workspace.length === 8, 'a workspace has 8 bytes');
      const isTest = parts.partition === TEST_PARTITION;
      invariant(isTest || parts.partition < TEST_PARTITION, 'a partition fits into a byte');
      const second = JURISDICTIONS.indexOf(parts.jurisdiction) | (isTest ? TEST_BIT : 0);
      const body = new Uint8Array([ring.current, second, ...workspace, isTest ? 0 : parts.partition, ...local]);
      const tag = mac(kind, body);
      invariant(tag, 'the current key is in its ring');
      return `${prefix}_${base64url(new Uint8Array([...body, ...tag]))}`;
    },
    read(kind, text) {
      const { prefix, localBytes } = ID_KINDS[kind];
      if (!text.startsWith(`${prefix}_`)) return null;
      const bytes = fromBase64url(text.slice(prefix.length + 1));
      if (!bytes || bytes.length !== HEAD_BYTES + localBytes + MAC_BYTES) return null;
      const body = bytes.subarray(0, HEAD_BYTES + localBytes);
      const tag = mac(kind, body);
      if (!tag || !timingSafeEqual(Buffer.from(tag), Buffer.from(bytes.subarray(HEAD_BYTES + localBytes)))) return null;
      const second = body[1] ?? 0;
      const jurisdiction = JURISDICTIONS[second & ~TEST_BIT];
      if (!jurisdiction) return null;
      const partition = second & TEST_BIT ? TEST_PARTITION : (body[10] ?? 0);
      return { workspace: hex(body.subarray(2, 10)), jurisdiction, partition, local: hex(body.subarray(11)) };
    },
  };
}

/** A number as the 6-byte local part of a contact or record id. */
export const numberLocal = (value: number): string => value.toString(16).padStart(12, '0');
export const localNumber = (local: string): number => Number.parseInt(local, 16);
