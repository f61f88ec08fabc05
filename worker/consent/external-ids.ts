/** The merchant's own ids of a person, joined to an address. They join data and grant nothing. Pure. */
import { EXTERNAL_IDS_MAX } from '../../shared/limits.ts';

export interface ExternalId {
  readonly namespace: string;
  readonly value: string;
  /** Signed by the merchant's server: a fact. Unsigned is a claim. */
  readonly verified: boolean;
}

/**
 * Signed ids first, newest first within each grade, no more than EXTERNAL_IDS_MAX. A signed id supersedes the claims of its
 * namespace, and a claim never enters a namespace that holds a signed one.
 */
export function mergeExternalIds(known: readonly ExternalId[], given: readonly ExternalId[]): readonly ExternalId[] {
  if (given.length === 0) return known;
  const newestFirst = [...[...given].reverse(), ...known];
  const signed = distinct(newestFirst.filter((id) => id.verified));
  const settled = new Set(signed.map((id) => id.namespace));
  const claims = distinct(newestFirst.filter((id) => !id.verified && !settled.has(id.namespace)));
  return [...signed, ...claims].slice(0, EXTERNAL_IDS_MAX);
}

function distinct(ids: readonly ExternalId[]): ExternalId[] {
  const seen = new Map<string, ExternalId>();
  for (const id of ids) {
    const name = JSON.stringify([id.namespace, id.value]);
    if (!seen.has(name)) seen.set(name, { namespace: id.namespace, value: id.value, verified: id.verified });
  }
  return [...seen.values()];
}
