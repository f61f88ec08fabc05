/** How whole this ledger is, for the operator. */
import type { LedgerStatus } from './ledger-api.ts';
import type { Session } from './session.ts';

export function statusOf({ head }: Session): LedgerStatus {
  const { number, recovering, beganAtMs, baseSeq } = head.generation;
  return {
    seq: head.seq,
    generation: number,
    recoveringSinceMs: recovering ? beganAtMs : null,
    baseSeq: number === 1 ? null : baseSeq,
  };
}
