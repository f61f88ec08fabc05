/** What a destination is told, and what it is not. */
import { describe, expect, test } from 'vitest';
import { consentChanged as contract } from '../../../shared/contract/event.ts';
import { consentChanged, isWorthTelling, saysNo, toldRecords, turnsOff } from '../../../worker/sync/event.ts';
import { MemoryLedger, type Written } from './memory-ledger.ts';

const T = Date.UTC(2026, 10, 22);
const HOUR = 3_600_000;
const given = (...written: readonly Omit<Written, 'atMs'>[]) => {
  const ledger = new MemoryLedger();
  written.forEach((one, index) => {
    ledger.write(1, { ...one, atMs: T + index * 1000 });
  });
  const now = T + HOUR;
  return {
    told: (after = 0) => toldRecords(ledger.view(1, after)).map(({ seq, act }) => `${seq} ${act}`),
    worthTelling: (after = 0) => isWorthTelling(ledger.view(1, after), after),
    turnsOff: (after = 0, atMs = now) => turnsOff(ledger.view(1, after), after, atMs),
    event: (after = 0, atMs = now) => consentChanged(ledger.view(1, after), { messageId: 'msg_1', contact: 'ctc_1' }, atMs),
  };
};
const grant = { act: 'grant' } as const;
const withdraw = { act: 'withdraw' } as const;
const unverified = { act: 'grant', verified: false } as const;

describe('what is told', () => {
  test('a verified grant and its withdrawal', () => {
    expect(given(grant, withdraw).told()).toEqual(['1 grant', '2 withdraw']);
  });
  test('a claim is not told, and alone sends nothing', () => {
    const claimed = given(unverified);
    expect(claimed.told()).toEqual([]);
    expect(claimed.worthTelling()).toBe(false);
  });
  test('a claim beside a standing grant is not told', () => {
    const claimed = given(grant, unverified);
    expect(claimed.told(1)).toEqual([]);
    expect(claimed.worthTelling(1)).toBe(false);
  });
  test('a claim after a withdrawal is not told: a stranger must not look like a return', () => {
    const claimed = given(grant, withdraw, unverified);
    expect(claimed.told(2)).toEqual([]);
    expect(claimed.worthTelling(2)).toBe(false);
    expect(claimed.event().data.changes.map(({ seq }) => seq)).toEqual([1, 2]);
  });
  test('an unverified grant that stands, where single opt-in is allowed, is told as unverified', () => {
    const single = given({ act: 'grant', verified: false, terms: { opt_in: 'single' } });
    expect(single.told()).toEqual(['1 grant']);
    expect(single.event().data.state).toMatchObject([{ permitted: true, verified: false }]);
  });
  test('a confirm is told', () => {
    expect(given(unverified, { act: 'confirm', of: [1], terms: { challenge_ends_at_ms: T + HOUR } }).told(1)).toEqual(['2 confirm']);
  });
  test('pairs that were never granted are left out, and their declines', () => {
    const mixed = given(grant, { act: 'decline', channel: 'whatsapp', verified: false });
    expect(mixed.told()).toEqual(['1 grant']);
    expect(mixed.event().data.state.map(({ channel }) => channel)).toEqual(['sms']);
    expect(mixed.worthTelling(1)).toBe(false);
    expect(given({ act: 'decline', verified: false }).worthTelling()).toBe(false);
  });
  test('a stop of the whole address is told only where something was granted', () => {
    expect(given({ act: 'withdraw', channel: null }).worthTelling()).toBe(false);
    expect(given(grant, { act: 'withdraw', channel: null }).told(1)).toEqual(['2 withdraw']);
  });
  test('what a stranger would rather have is not told', () => {
    expect(given(grant, { act: 'prefer', channel: null, verified: false }).worthTelling(1)).toBe(false);
  });
});

describe('what goes first', () => {
  test.each(['withdraw', 'stop', 'hold'] as const)('%s', (act) => {
    expect(
      given(grant, { act, verified: act !== 'hold', ...(act === 'hold' ? { terms: { hold_until_ms: T + 2 * HOUR } } : {}) }).turnsOff(1),
    ).toBe(true);
  });
  test('a grant does not', () => {
    expect(given(grant).turnsOff(0)).toBe(false);
  });
  test('a new grant beside an old withdrawal does not', () => {
    expect(given(grant, withdraw, { act: 'grant', channel: 'email' }).turnsOff(2)).toBe(false);
  });
  test('what ran out by time alone does, before any record says so', () => {
    const history = given({ ...grant, expiresAtMs: T + 60_000 }, { act: 'grant', channel: 'email' });
    expect(history.turnsOff(1, T + 30_000)).toBe(false);
    expect(history.turnsOff(1, T + 60_000)).toBe(true);
  });
});

describe('the event', () => {
  test('keeps to the contract and judges the state at the moment of sending', () => {
    const history = given({ ...grant, expiresAtMs: T + 60_000 });
    const before = history.event(0, T + 59_999);
    const after = history.event(0, T + 60_000);
    expect(contract.parse(before)).toEqual(before);
    expect(before.data.state).toMatchObject([{ standing: 'granted', permitted: true }]);
    expect(after.data.state).toMatchObject([{ standing: 'expired', permitted: false, suppressed_by: ['expired'] }]);
    expect([saysNo(before.data.state), saysNo(after.data.state)]).toEqual([false, true]);
  });
  test('carries the sequence of the address’s last record, told or not', () => {
    expect(given(grant, unverified).event().data.sequence).toBe(2);
  });
});
