/** The order in which records are folded: by one instant, then by act, then by sequence (DESIGN section 5, "Time"). */
import { TIE_ORDER } from '../../shared/vocabulary.ts';
import type { ActDraft, ActRecord, FoldOrder, Ms } from './model.ts';

/**
 * The one moment of its interval at which an act counts. What gives counts as early as it may have been and all else as late, so that
 * a grant survives a withdrawal only if all of it is after all of the withdrawal.
 */
export function foldingInstant(act: Pick<ActDraft, 'act' | 'fromMs' | 'toMs'>): Ms {
  return act.act === 'grant' || act.act === 'confirm' ? act.fromMs : act.toMs;
}

export function orderOf(record: ActRecord): FoldOrder {
  return { atMs: foldingInstant(record), rank: TIE_ORDER.indexOf(record.act), seq: record.seq };
}

/** Negative where `a` folds before `b`. */
export function compareOrder(a: FoldOrder, b: FoldOrder): number {
  return a.atMs - b.atMs || a.rank - b.rank || a.seq - b.seq;
}
