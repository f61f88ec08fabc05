/** How whole this ledger is and how far its keys are rotated, for the operator. */
import type { LedgerStatus } from './ledger-api.ts';
import { rewrapProgress } from './rewrap.ts';
import type { Session } from './session.ts';

export function statusOf(session: Session): LedgerStatus {
  const { head } = session;
  const { number, recovering, beganAtMs, baseSeq } = head.generation;
  return {
    seq: head.seq,
    generation: number,
    recoveringSinceMs: recovering ? beganAtMs : null,
    baseSeq: number === 1 ? null : baseSeq,
    rewrap: rewrapProgress(session),
  };
}
