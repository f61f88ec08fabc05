/** How long the evidence of an act is kept: to the millisecond, by class, and never while consent stands. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CLAIM_LIFE_MS, CONSENT_KEPT_MS, NETWORK_KEPT_MS, UNPROVED_KEPT_MS, WITHDRAWAL_KEPT_MS } from '../../../shared/limits.ts';
import { fold } from '../../../worker/consent/fold.ts';
import type { ActDraft, ActRecord } from '../../../worker/consent/model.ts';
import { retentionOf } from '../../../worker/consent/retention.ts';
import { ANY, act, arriving, attested, claimed, confirmed, granted, histories, T0, typed, WHOLE, withdrawn } from './histories.ts';

/** Evidence of the act at `index`, judged at `now`. */
const given = (...acts: readonly ActDraft[]) => {
  const all = arriving(acts).map((record): ActRecord => ({ ...record, recordedAtMs: record.fromMs }));
  return { of: (index: number, now: number) => retentionOf([all[index]!], all, fold(all), now) };
};
const boundary = (judge: (now: number) => string, atMs: number) => [judge(atMs - 1), judge(atMs)];
const AGES = 100 * 365 * 24 * 3600_000;

describe('evidence of', () => {
  const lapsed = T0 + CLAIM_LIFE_MS + UNPROVED_KEPT_MS;

  test('a claim that nobody confirmed goes early, whole', () => {
    expect(boundary((now) => given(claimed(T0)).of(0, now), lapsed)).toEqual(['keep', 'drop']);
  });

  test.each<[string, ActDraft]>([
    ['a decline', act('decline', T0, { verified: false, method: 'web_form' })],
    ['a preference', act('prefer', T0, { key: WHOLE })],
    ['a link', act('link', T0, { key: WHOLE, verified: false, method: 'web_form' })],
  ])('%s goes as early', (_, draft) => {
    expect(boundary((now) => given(draft).of(0, now), lapsed)).toEqual(['keep', 'drop']);
  });

  test.each<[string, ActDraft[], number]>([
    ["the person's own grant", [granted(T0)], 0],
    ['a confirmed claim', [claimed(T0), confirmed(T0 + 5, [1])], 0],
    ['its confirm', [claimed(T0), confirmed(T0 + 5, [1])], 1],
    ['a single opt-in', [typed(T0)], 0],
    ['an attested one', [attested(T0)], 0],
  ])('%s stays while consent stands, and five years after; its network part one', (_, acts, index) => {
    expect(given(...acts).of(index, T0 + AGES)).toBe('keep');
    const endMs = T0 + AGES;
    const ended = given(...acts, withdrawn(endMs));
    expect(boundary((now) => ended.of(index, now), endMs + NETWORK_KEPT_MS)).toEqual(['keep', 'drop_network']);
    expect(boundary((now) => ended.of(index, now), endMs + CONSENT_KEPT_MS)).toEqual(['drop_network', 'drop']);
  });

  test('a grant that ran out, as of when it did, whether that is recorded or not', () => {
    const grant = granted(T0, { terms: { expires_at_ms: T0 + 1000 } });
    for (const acts of [[grant], [grant, act('expire', T0 + 1000)]]) {
      expect(boundary((now) => given(...acts).of(0, now), T0 + 1000 + CONSENT_KEPT_MS)).toEqual(['drop_network', 'drop']);
    }
  });

  test('a grant of the owner before, as of the change of hands', () => {
    const moved = given(granted(T0), act('reassign', T0 + 1000, { key: WHOLE }));
    expect(boundary((now) => moved.of(0, now), T0 + 1000 + CONSENT_KEPT_MS)).toEqual(['drop_network', 'drop']);
  });

  test('a withdrawal stays ten years, its network part one', () => {
    const judge = (now: number) => given(granted(T0 - 1), withdrawn(T0)).of(1, now);
    expect(boundary(judge, T0 + NETWORK_KEPT_MS)).toEqual(['keep', 'drop_network']);
    expect(boundary(judge, T0 + WITHDRAWAL_KEPT_MS)).toEqual(['drop_network', 'drop']);
  });

  test('several acts stays as long as the longest of them', () => {
    const all = arriving([granted(T0), act('decline', T0, { verified: false, method: 'web_form' })]);
    expect(retentionOf(all, all, fold(all), T0 + AGES)).toBe('keep');
  });

  test('R1.4 nothing that stands, and no withdrawal of the last ten years, ever loses it', () => {
    fc.assert(
      fc.property(histories(ANY), fc.integer({ min: 0, max: 20 * 365 }), (records, days) => {
        const now = T0 + days * 24 * 3600_000;
        const state = fold(records);
        for (const record of records) {
          const due = retentionOf([record], records, state, now);
          const stands = state.keys.some((key) => key.grantSeq === record.seq && (key.expiresAtMs ?? Number.POSITIVE_INFINITY) > now);
          if (stands && record.act === 'grant') expect(due).toBe('keep');
          if (record.act === 'withdraw' && now < record.recordedAtMs + WITHDRAWAL_KEPT_MS) expect(due).not.toBe('drop');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
