/**
 * The life of one exception row: an address that a destination is not, or not surely, up to date with. Pure: every function takes the
 * row as it is and yields it as it must become, or null when nothing is left to do. It must never hold what is to be sent: that is
 * read from the ledger at the moment of sending.
 *
 *   deliver  something is to be told
 *   repeat   told, after an attempt whose outcome is unknown; told once more, under an id of its own, when that attempt can no longer
 *            land (docs/decisions/0002-settling-repeat-has-its-own-id.md)
 *   hold     told; only remembered until then, so that a withdrawal in the meantime is followed by its repeat
 *   gate     what is not permitted was told, the rest waits until grants may be told again (gate.ts)
 */
import { NOT_OWN_ATTEMPTS_MAX } from '../../shared/limits.ts';
import type { Ms } from '../consent/model.ts';
import { backoffMs } from './backoff.ts';

export interface Delivery {
  readonly partition: number;
  readonly no: number;
  readonly phase: 'deliver' | 'repeat' | 'hold' | 'gate';
  readonly status: 'in_flight' | 'retrying' | 'dead';
  /** The destination is known to have this address up to here; `changes` of the next attempt begin after it. */
  readonly afterSeq: number;
  /** Newest record of this address that a page has shown, or that was delivered. */
  readonly seenSeq: number;
  /** Newest one of those that takes something away; null for none. Such a row goes first. */
  readonly withdrawalSeq: number | null;
  /** When the oldest of those that was not told yet was recorded; null for none. The legal clock runs from here. */
  readonly withdrawalAtMs: Ms | null;
  /** Sent in a batch of no more than this: it was in one that failed as a whole. Null for any. */
  readonly batchMax: number | null;
  /** Up to here what is not permitted was told while the gate was closed; null for nothing. */
  readonly offSeq: number | null;
  /** Which tour made it; null for what happened. */
  readonly tour: string | null;
  /** What the request carries that is on its way; null where none was sent yet. */
  readonly sendingSeq: number | null;
  /** What was delivered; null before. Only `repeat` and `hold` have it. */
  readonly toldSeq: number | null;
  /** Failed attempts at this content that are its own, and a few of others' making: see `unlucky`. */
  readonly attempts: number;
  /** Null in flight, dead, and at a gate that says itself when it opens. */
  readonly nextAttemptAtMs: Ms | null;
  /** The last attempt whose outcome we don't know, and the lowest sequence that such an attempt carried. */
  readonly unknown: { readonly atMs: Ms; readonly seq: number } | null;
  readonly lastStatus: number | null;
  readonly lastReason: string | null;
  readonly sinceMs: Ms;
}

/** Records of an address that a page shows. */
export interface News {
  readonly partition: number;
  readonly no: number;
  /** Its last record in the page. */
  readonly seq: number;
  /** The position that the page was asked with. */
  readonly afterSeq: number;
  readonly withdrawal: boolean;
  /** When it was recorded, Unix ms; null where it is none, or none that a clock runs for. */
  readonly withdrawalAtMs: Ms | null;
}

/** New records arrived. A withdrawal ends a back-off; anything new revives a dead letter: it is another content. */
export function absorb(row: Delivery | null, news: News, nowMs: Ms): Delivery {
  if (row === null) return freshRow(news, nowMs);
  if (news.seq <= row.seenSeq) return row;
  const seen = {
    ...row,
    seenSeq: news.seq,
    withdrawalSeq: news.withdrawal ? news.seq : row.withdrawalSeq,
    withdrawalAtMs: row.withdrawalAtMs ?? news.withdrawalAtMs,
  };
  if (row.status === 'in_flight') return seen;
  const waits = row.status === 'retrying' && row.phase === 'deliver' && !news.withdrawal;
  return { ...seen, phase: 'deliver', status: 'retrying', attempts: 0, nextAttemptAtMs: waits ? row.nextAttemptAtMs : nowMs };
}

/** An attempt begins. It is written down before anything is asked or sent. */
export function claim(row: Delivery, settleMs: number, nowMs: Ms): Delivery {
  // The attempts before a repeat can no longer land; only the repeat's own count from here.
  const settled = row.phase === 'repeat' && row.unknown !== null && row.unknown.atMs + settleMs <= nowMs;
  const phase = row.phase === 'gate' ? 'deliver' : row.phase;
  return { ...row, phase, status: 'in_flight', nextAttemptAtMs: null, sendingSeq: null, unknown: settled ? null : row.unknown };
}

/** The next thing that happens is the request. Written down first, so that a dead process knows what it may have sent. */
export const sending = (row: Delivery, seq: number): Delivery => ({ ...row, sendingSeq: seq });

export interface Sent {
  readonly seq: number;
  /** Whether some pair in it is not permitted. */
  readonly saysNo: boolean;
}

/** The receiver has it. @returns null when nothing is left to do */
export function delivered(row: Delivery, sent: Sent, settleMs: number, nowMs: Ms): Delivery | null {
  const isRepeat = row.phase === 'repeat' && sent.seq === row.toldSeq;
  const isOwed = row.withdrawalSeq !== null && row.withdrawalSeq > sent.seq;
  const next: Delivery = {
    ...row,
    phase: 'deliver',
    status: 'retrying',
    seenSeq: Math.max(row.seenSeq, sent.seq),
    withdrawalSeq: isOwed ? row.withdrawalSeq : null,
    withdrawalAtMs: isOwed ? row.withdrawalAtMs : null,
    batchMax: null,
    sendingSeq: null,
    toldSeq: null,
    attempts: 0,
    nextAttemptAtMs: nowMs,
    lastStatus: null,
    lastReason: null,
  };
  if (row.unknown === null) return row.seenSeq > sent.seq ? { ...next, afterSeq: sent.seq, offSeq: null } : null;
  // `afterSeq` stays where it was: what an unknown attempt told may be lost, so the repeat lists it again.
  if (row.seenSeq > sent.seq) return next;
  if (!isRepeat && (sent.saysNo || row.unknown.seq !== sent.seq)) {
    return { ...next, phase: 'repeat', toldSeq: sent.seq, withdrawalSeq: row.withdrawalSeq, nextAttemptAtMs: nowMs + settleMs };
  }
  const settledAtMs = row.unknown.atMs + settleMs;
  if (settledAtMs <= nowMs) return null;
  return { ...next, phase: 'hold', afterSeq: sent.seq, offSeq: null, toldSeq: sent.seq, nextAttemptAtMs: settledAtMs };
}

/**
 * The receiver has what is not permitted; the rest waits. `afterSeq` stays, so that all of it is told when the gate opens.
 * @param recheckAtMs as for `atGate`
 */
export function deliveredOff(row: Delivery, sent: Sent, settleMs: number, nowMs: Ms, recheckAtMs: Ms | null): Delivery {
  const next = delivered(row, sent, settleMs, nowMs);
  const told = { afterSeq: row.afterSeq, offSeq: sent.seq };
  if (next === null) return atGate({ ...row, ...told, seenSeq: Math.max(row.seenSeq, sent.seq), unknown: null }, recheckAtMs);
  return next.phase === 'hold' ? atGate({ ...next, ...told }, recheckAtMs) : { ...next, ...told };
}

/**
 * Nothing may be told of it until the gate opens.
 * @param recheckAtMs when to ask again, where nobody tells us that it opened
 */
export const atGate = (row: Delivery, recheckAtMs: Ms | null): Delivery => ({
  ...row,
  phase: 'gate',
  status: 'retrying',
  sendingSeq: null,
  toldSeq: null,
  withdrawalSeq: null,
  withdrawalAtMs: null,
  batchMax: null,
  attempts: 0,
  nextAttemptAtMs: recheckAtMs,
  lastStatus: null,
  lastReason: null,
});

export interface Failure {
  readonly status: number | null;
  readonly reason: string;
  readonly unknown: boolean;
  readonly retryAfterMs: number | null;
  readonly retry: 'later' | 'never';
}

/** @param random in [0, 1), for the jitter */
export function failed(row: Delivery, failure: Failure, nowMs: Ms, random: number): Delivery {
  const seq = row.sendingSeq ?? row.seenSeq;
  const newer = row.seenSeq > seq;
  const attempts = newer ? 0 : row.attempts + 1;
  const delayMs = failure.retry === 'never' && !newer ? null : backoffMs(Math.max(attempts, 1), random);
  const next: Delivery = {
    ...row,
    status: delayMs === null ? 'dead' : 'retrying',
    phase: newer ? 'deliver' : row.phase,
    sendingSeq: null,
    attempts,
    nextAttemptAtMs: delayMs === null ? null : nowMs + Math.max(delayMs, failure.retryAfterMs ?? 0),
    unknown: failure.unknown ? { atMs: nowMs, seq: Math.min(row.unknown?.seq ?? seq, seq) } : row.unknown,
    lastStatus: failure.status,
    lastReason: failure.reason,
  };
  const withdrawnMeanwhile = row.withdrawalSeq !== null && row.withdrawalSeq > seq;
  return withdrawnMeanwhile ? { ...next, status: 'retrying', nextAttemptAtMs: nowMs } : next;
}

/**
 * It failed, and need not be why: the destination does badly, asks for patience, or failed with others in the request. It backs off as any
 * other, but no further than a few steps, and never is given up for it.
 */
export function unlucky(row: Delivery, failure: Failure, nowMs: Ms, random: number): Delivery {
  const next = failed({ ...row, attempts: Math.min(row.attempts, NOT_OWN_ATTEMPTS_MAX - 1) }, failure, nowMs, random);
  return { ...next, attempts: row.seenSeq > (row.sendingSeq ?? row.seenSeq) ? 0 : Math.max(row.attempts, next.attempts) };
}

/** The destination as a whole is out of order: no attempt at this address. It is due again when the breaker lets one through. */
export function excused(row: Delivery, failure: Failure, nowMs: Ms): Delivery {
  const { attempts, withdrawalSeq } = row;
  const next = failed(row, { ...failure, retry: 'later', retryAfterMs: null }, nowMs, 0);
  return { ...next, status: 'retrying', attempts, withdrawalSeq, nextAttemptAtMs: nowMs };
}

/** It was in a batch that failed as a whole, and need not be why: no attempt, and it goes in a smaller one at once. */
export function split(row: Delivery, failure: Failure, batchMax: number, nowMs: Ms): Delivery {
  return { ...excused(row, failure, nowMs), batchMax: Math.min(row.batchMax ?? batchMax, batchMax) };
}

/** The ledger could not be asked: nothing was sent, and the receiver is not to blame. */
export const postponed = (row: Delivery, untilMs: Ms): Delivery => ({
  ...row,
  status: 'retrying',
  sendingSeq: null,
  nextAttemptAtMs: untilMs,
});

/** The process that had it in flight is gone, which is nobody's failure. Nothing waits for an answer that can't come. */
export function orphaned(row: Delivery, nowMs: Ms): Delivery {
  const next: Delivery = { ...row, status: 'retrying', sendingSeq: null, nextAttemptAtMs: nowMs };
  if (row.sendingSeq === null) return next;
  return {
    ...next,
    unknown: { atMs: nowMs, seq: Math.min(row.unknown?.seq ?? row.sendingSeq, row.sendingSeq) },
    lastStatus: null,
    lastReason: 'The process ended before an answer came.',
  };
}

/** The merchant asks for it now, or the destination is back. A row that only waits out an unknown attempt goes on waiting. */
export function dueNow(row: Delivery, nowMs: Ms): Delivery {
  const waitsOut = row.phase === 'hold' || (row.phase === 'repeat' && row.attempts === 0);
  if (row.status === 'in_flight' || waitsOut) return row;
  return { ...row, status: 'retrying', attempts: 0, nextAttemptAtMs: nowMs };
}

/** Told of once more, from `afterSeq` on. What is on its way or owed anyway goes on as it is. */
export function replayed(row: Delivery | null, news: News, tour: string | null, nowMs: Ms): Delivery {
  if (row === null) return { ...freshRow(news, nowMs), tour };
  if (row.status === 'dead') return dueNow(row, nowMs);
  if (row.phase !== 'hold') return row;
  return { ...row, phase: 'deliver', afterSeq: Math.min(row.afterSeq, news.afterSeq), toldSeq: null, nextAttemptAtMs: nowMs };
}

const freshRow = (news: News, nowMs: Ms): Delivery => ({
  partition: news.partition,
  no: news.no,
  phase: 'deliver',
  status: 'retrying',
  afterSeq: news.afterSeq,
  seenSeq: news.seq,
  withdrawalSeq: news.withdrawal ? news.seq : null,
  withdrawalAtMs: news.withdrawalAtMs,
  batchMax: null,
  offSeq: null,
  tour: null,
  sendingSeq: null,
  toldSeq: null,
  attempts: 0,
  nextAttemptAtMs: nowMs,
  unknown: null,
  lastStatus: null,
  lastReason: null,
  sinceMs: nowMs,
});
