/** Whether a key may be used now: expiry by the given moment, and every reason named. */
import { describe, expect, test } from 'vitest';
import { permitted, standingAt } from '../../../worker/consent/permitted.ts';
import { act, claimed, given, granted, SMS, T0, typed, WHATSAPP, WHOLE, withdrawn } from './histories.ts';

describe('permitted', () => {
  test('only a grant permits, verified or single opt-in', () => {
    expect(given(granted(T0)).permittedAt(T0)).toEqual({ permitted: true, suppressedBy: [] });
    expect(given(typed(T0)).permittedAt(T0)).toEqual({ permitted: true, suppressedBy: [] });
  });
  test.each([
    ['never asked', []],
    ['declined', [act('decline', T0)]],
    ['claimed', [claimed(T0)]],
    ['withdrawn', [granted(T0), withdrawn(T0 + 1)]],
  ])('%s permits nothing and names no suppression', (_, acts) => {
    expect(given(...acts).permittedAt(T0 + 1)).toEqual({ permitted: false, suppressedBy: [] });
  });
  test('R5.12 expiry is judged by the given moment, the same before and after its record', () => {
    const state = given(granted(T0, { terms: { expires_at_ms: T0 + 10 } }));
    expect([standingAt(state.key(), T0 + 9), standingAt(state.key(), T0 + 10)]).toEqual(['granted', 'expired']);
    expect(state.permittedAt(T0 + 9).permitted).toBe(true);
    const runOut = { permitted: false, suppressedBy: ['expired'] };
    expect(state.permittedAt(T0 + 10)).toEqual(runOut);
    expect(state.and(act('expire', T0 + 10)).permittedAt(T0 + 10)).toEqual(runOut);
  });
  test('every reason is named, in one order', () => {
    const acts = [granted(T0, { terms: { expires_at_ms: T0 + 9 } }), act('hold', T0 + 1, { key: WHOLE })];
    expect(given(...acts, act('stop', T0 + 2)).permittedAt(T0 + 9).suppressedBy).toEqual(['stop', 'hold', 'expired']);
    expect(given(...acts, act('stop', T0 + 2), act('resume', T0 + 3)).permittedAt(T0 + 8).suppressedBy).toEqual(['needs_confirm', 'hold']);
  });
  test('one key says nothing of another', () => {
    expect(given(granted(T0)).permittedAt(T0, WHATSAPP).permitted).toBe(false);
    expect(given(granted(T0), act('stop', T0 + 1, { key: WHATSAPP })).permittedAt(T0 + 1).permitted).toBe(true);
  });
  test('a key that no record names is not asked', () => {
    const { state, key } = given();
    expect(key()).toMatchObject({ ...SMS, standing: 'not_asked', everGranted: false, movedSeq: 0 });
    expect(permitted(key(), state, T0)).toEqual({ permitted: false, suppressedBy: [] });
  });
});
