/**
 * Which other addresses belong to the same person: those that a verified link names and no later unlink took away. One that was only
 * typed beside this one is claimed, and is neither listed nor shown whole. Pure.
 */
import type { SubjectExport } from '../../shared/contract/subject.ts';
import { ADDRESS_KINDS, type Address, type AddressKind } from '../../shared/vocabulary.ts';
import type { OpenedEvidence, TimelineRecord } from '../consent/ledger-api.ts';
import { masked } from '../consent/masked.ts';
import type { ActRecord } from '../consent/model.ts';

/** @param records oldest first. */
export function linkedAddresses(records: readonly TimelineRecord[]): SubjectExport['linked_addresses'] {
  const linked = new Map<string, Address>();
  for (const { record, evidence } of records) {
    const other = linkedIn(evidence?.context ?? null);
    if (!other) continue;
    const name = JSON.stringify([other.kind, other.scope, other.value]);
    if (record.act === 'link' && record.verified) linked.set(name, other);
    if (record.act === 'unlink') linked.delete(name);
  }
  return [...linked.values()];
}

/** The context of a record as its own person may see it. */
export function maskClaimed(record: ActRecord, context: OpenedEvidence['context']): OpenedEvidence['context'] {
  const other = linkedIn(context);
  if (!other || (record.act === 'link' && record.verified)) return context;
  return { ...context, linked: { kind: other.kind, value: masked(other) } };
}

function linkedIn(context: OpenedEvidence['context']): Address | null {
  const linked = context?.linked;
  if (typeof linked !== 'object' || linked === null || !('kind' in linked) || !('value' in linked)) return null;
  const { kind, value } = linked;
  const scope = 'scope' in linked && typeof linked.scope === 'string' ? linked.scope : '';
  return isKind(kind) && typeof value === 'string' ? { kind, scope, value } : null;
}

const isKind = (kind: unknown): kind is AddressKind => ADDRESS_KINDS.some((each) => each === kind);
