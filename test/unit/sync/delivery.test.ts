/** The life of one row, step by step. What many steps lead to is in convergence.test.ts. */
import { describe, expect, test } from 'vitest';
import { DELIVERY_BACKOFF_MS } from '../../../shared/limits.ts';
import { backoffMs } from '../../../worker/sync/backoff.ts';
import {
  absorb,
  claim,
  type Delivery,
  delivered,
  dueNow,
  type Failure,
  failed,
  type News,
  orphaned,
  postponed,
  sending,
} from '../../../worker/sync/delivery.ts';

const NOW = 1_000_000;
const SETTLE = 60_000;
const news = (seq: number, withdrawal = false): News => ({
  partition: 0,
  no: 1,
  seq,
  afterSeq: seq - 1,
  withdrawal,
  withdrawalAtMs: withdrawal ? NOW : null,
});
const fresh = (seq = 5, withdrawal = false): Delivery => absorb(null, news(seq, withdrawal), NOW);
/** On its way with that sequence. */
const sent = (row: Delivery, seq: number, nowMs = NOW): Delivery => sending(claim(row, SETTLE, nowMs), seq);
const failure = (change: Partial<Failure> = {}): Failure => ({
  status: 500,
  reason: 'no',
  unknown: false,
  retryAfterMs: null,
  retry: 'later',
  ...change,
});
const GRANT = { saysNo: false };
const NO = { saysNo: true };

describe('what arrives', () => {
  test('a new row is due at once and covers everything after the position', () => {
    expect(fresh()).toMatchObject({
      phase: 'deliver',
      status: 'retrying',
      nextAttemptAtMs: NOW,
      afterSeq: 4,
      seenSeq: 5,
      withdrawalSeq: null,
    });
  });
  test('R1.6 in flight, one at a time: news waits for the end and is then due at once', () => {
    const row = absorb(sent(fresh(5), 5), news(7), NOW + 1);
    expect(row).toMatchObject({ status: 'in_flight', nextAttemptAtMs: null, seenSeq: 7 });
    expect(delivered(row, { seq: 5, ...GRANT }, SETTLE, NOW + 2)).toMatchObject({
      status: 'retrying',
      nextAttemptAtMs: NOW + 2,
      afterSeq: 5,
    });
  });
  test('news that the attempt already carried is not told again', () => {
    const row = absorb(sent(fresh(5), 7), news(7), NOW + 1);
    expect(delivered(row, { seq: 7, ...GRANT }, SETTLE, NOW + 2)).toBeNull();
  });
  test('R1.6 a withdrawal ends a back-off, a grant does not', () => {
    const waiting = failed(sent(fresh(5), 5), failure(), NOW, 0.99);
    expect(waiting.nextAttemptAtMs).toBeGreaterThan(NOW + 4000);
    expect(absorb(waiting, news(6), NOW + 10).nextAttemptAtMs).toBe(waiting.nextAttemptAtMs);
    expect(absorb(waiting, news(6, true), NOW + 10)).toMatchObject({ nextAttemptAtMs: NOW + 10, attempts: 0, withdrawalSeq: 6 });
  });
  test('R1.6 a withdrawal revives a dead letter; so does any new content, for that letter was another', () => {
    const dead = failed(sent(fresh(5), 5), failure({ retry: 'never' }), NOW, 0);
    expect(dead).toMatchObject({ status: 'dead', nextAttemptAtMs: null });
    expect(absorb(dead, news(6, true), NOW + 10)).toMatchObject({ status: 'retrying', nextAttemptAtMs: NOW + 10, attempts: 0 });
    expect(absorb(dead, news(6), NOW + 10)).toMatchObject({ status: 'retrying', nextAttemptAtMs: NOW + 10 });
    expect(absorb(dead, news(5), NOW + 10)).toBe(dead);
  });
});

describe('what fails', () => {
  test('waits a full jitter below each step, then is dead with the receiver’s words', () => {
    let row = fresh(5);
    for (const boundMs of DELIVERY_BACKOFF_MS) {
      row = failed(sent(row, 5), failure({ reason: 'busy' }), NOW, 1 - Number.EPSILON);
      expect(row).toMatchObject({ status: 'retrying', nextAttemptAtMs: NOW + boundMs });
    }
    expect(failed(sent(row, 5), failure({ reason: 'busy', status: 503 }), NOW, 0)).toMatchObject({
      status: 'dead',
      lastReason: 'busy',
      lastStatus: 503,
      attempts: DELIVERY_BACKOFF_MS.length + 1,
    });
  });
  test('jitter is even over the whole step', () => {
    expect([backoffMs(1, 0), backoffMs(1, 0.5), backoffMs(2, 0)]).toEqual([0, 2500, 0]);
    expect(backoffMs(DELIVERY_BACKOFF_MS.length + 1, 0)).toBeNull();
  });
  test('Retry-After is a floor', () => {
    expect(failed(sent(fresh(), 5), failure({ retryAfterMs: 90_000 }), NOW, 0.5).nextAttemptAtMs).toBe(NOW + 90_000);
    expect(failed(sent(fresh(), 5), failure({ retryAfterMs: 100 }), NOW, 0.5).nextAttemptAtMs).toBe(NOW + 2500);
  });
  test('R1.6 a withdrawal that came meanwhile does not wait out the failure of what was sent before it', () => {
    const row = absorb(sent(fresh(5), 5), news(6, true), NOW);
    expect(failed(row, failure({ retryAfterMs: 90_000 }), NOW + 5, 0.99)).toMatchObject({ nextAttemptAtMs: NOW + 5, attempts: 0 });
  });
  test('a failed withdrawal itself backs off', () => {
    expect(failed(sent(fresh(5, true), 5), failure(), NOW, 0.5).nextAttemptAtMs).toBe(NOW + 2500);
  });
  test('a ledger that could not be asked costs no attempt', () => {
    expect(postponed(claim(fresh(), SETTLE, NOW), NOW + 7)).toMatchObject({ status: 'retrying', attempts: 0, nextAttemptAtMs: NOW + 7 });
  });
});

describe('what is unknown', () => {
  const lost = (row: Delivery, seq: number): Delivery => failed(sent(row, seq), failure({ unknown: true }), NOW, 0);

  test('R1.6 a withdrawal delivered after it is told once more, after the settling time', () => {
    const row = delivered(sent(lost(fresh(5, true), 5), 5), { seq: 5, ...NO }, SETTLE, NOW + 10);
    expect(row).toMatchObject({ phase: 'repeat', status: 'retrying', toldSeq: 5, afterSeq: 4, nextAttemptAtMs: NOW + 10 + SETTLE });
    const repeating = sent(row!, 5, NOW + 10 + SETTLE);
    expect(delivered(repeating, { seq: 5, ...NO }, SETTLE, NOW + 11 + SETTLE)).toBeNull();
  });
  test('newer content that goes out in place of the repeat needs none of its own: what was unknown can no longer land', () => {
    const row = delivered(sent(lost(fresh(5, true), 5), 5), { seq: 5, ...NO }, SETTLE, NOW + 10)!;
    expect(delivered(sent(row, 6, NOW + 10 + SETTLE), { seq: 6, ...NO }, SETTLE, NOW + 11 + SETTLE)).toBeNull();
  });
  test('with nothing unknown nothing is repeated', () => {
    expect(delivered(sent(fresh(5, true), 5), { seq: 5, ...NO }, SETTLE, NOW)).toBeNull();
  });
  test('a grant is only remembered, so that a withdrawal in the meantime gets its repeat', () => {
    const held = delivered(sent(lost(fresh(5), 5), 5), { seq: 5, ...GRANT }, SETTLE, NOW + 10);
    expect(held).toMatchObject({ phase: 'hold', nextAttemptAtMs: NOW + SETTLE });
    const withdrawn = absorb(held, news(6, true), NOW + 20);
    expect(withdrawn).toMatchObject({ phase: 'deliver', nextAttemptAtMs: NOW + 20 });
    expect(delivered(sent(withdrawn, 6), { seq: 6, ...NO }, SETTLE, NOW + 30)).toMatchObject({ phase: 'repeat' });
  });
  test('a grant after a lost withdrawal is repeated: the lost one may still land', () => {
    const regranted = absorb(lost(fresh(5, true), 5), news(6), NOW + 1);
    expect(delivered(sent(regranted, 6), { seq: 6, ...GRANT }, SETTLE, NOW + 2)).toMatchObject({ phase: 'repeat', toldSeq: 6 });
  });
  test('R1.6 a row left in flight by a dead process is due at once; only what may have been sent is unknown', () => {
    expect(orphaned(claim(fresh(5, true), SETTLE, NOW), NOW + 9)).toMatchObject({
      status: 'retrying',
      nextAttemptAtMs: NOW + 9,
      unknown: null,
    });
    expect(orphaned(sent(fresh(5, true), 5), NOW + 9)).toMatchObject({
      status: 'retrying',
      nextAttemptAtMs: NOW + 9,
      unknown: { atMs: NOW + 9, seq: 5 },
      attempts: 0,
    });
  });
  test('an unknown repeat is tried again, not repeated in turn', () => {
    const row = delivered(sent(lost(fresh(5, true), 5), 5), { seq: 5, ...NO }, SETTLE, NOW)!;
    const lostRepeat = failed(sent(row, 5, NOW + SETTLE), failure({ unknown: true }), NOW + SETTLE, 0);
    expect(lostRepeat).toMatchObject({ phase: 'repeat', status: 'retrying' });
    expect(delivered(sent(lostRepeat, 5, NOW + SETTLE), { seq: 5, ...NO }, SETTLE, NOW + SETTLE)).toMatchObject({ phase: 'hold' });
  });
});

describe('the merchant asks', () => {
  test('a dead or waiting row is due now, with a new schedule', () => {
    const dead = failed(sent(fresh(5), 5), failure({ retry: 'never' }), NOW, 0);
    expect(dueNow(dead, NOW + 3)).toMatchObject({ status: 'retrying', attempts: 0, nextAttemptAtMs: NOW + 3 });
  });
  test('what is in flight or waits out an unknown attempt goes on as it was', () => {
    const flying = sent(fresh(5), 5);
    expect(dueNow(flying, NOW)).toBe(flying);
    const repeat = delivered(sent(failed(flying, failure({ unknown: true }), NOW, 0), 5), { seq: 5, ...NO }, SETTLE, NOW)!;
    expect(dueNow(repeat, NOW)).toBe(repeat);
  });
});
