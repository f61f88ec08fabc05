/**
 * What a person's own data says of another address that an act of theirs names: its kind, and no more. Whether it is theirs too is
 * proved by a link, which is followed apart; here it is never shown whole. Pure.
 */
import { ADDRESS_KINDS, type AddressKind } from '../../shared/vocabulary.ts';
import type { OpenedEvidence } from '../consent/ledger-api.ts';
import { masked } from '../consent/masked.ts';

/** The context of a record as its own person may see it. The first builds kept the other address in it: that one is masked. */
export function withoutOther(context: OpenedEvidence['context']): OpenedEvidence['context'] {
  const linked = context?.linked;
  if (typeof linked !== 'object' || linked === null || !('kind' in linked) || !isKind(linked.kind)) return context;
  const { kind } = linked;
  if (!('value' in linked) || typeof linked.value !== 'string') return { ...context, linked: { kind } };
  return { ...context, linked: { kind, value: masked({ kind, scope: '', value: linked.value }) } };
}

const isKind = (kind: unknown): kind is AddressKind => ADDRESS_KINDS.some((each) => each === kind);
