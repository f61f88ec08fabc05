/** Withdrawals, stops, holds, reassigns, retracts: what takes away, for which keys, and on whose word. */
import { describe, expect, test } from 'vitest';
import { HOLD_LIFE_MS } from '../../../shared/limits.ts';
import { advance, fold } from '../../../worker/consent/fold.ts';
import {
  ALL_SMS,
  act,
  arriving,
  bytes,
  claimed,
  confirmed,
  given,
  granted,
  SMS,
  T0,
  TEXT_A,
  typed,
  WHATSAPP,
  WHOLE,
  withdrawn,
} from './histories.ts';

const STRANGER = { method: 'web_form', verified: false } as const;
const MERCHANT = { method: 'api', verified: false } as const;

describe("R1.5 a stranger's word takes nothing away", () => {
  test.each(['withdraw', 'stop', 'reassign', 'erase', 'pause'] as const)('an unverified %s at a form changes nothing', (name) => {
    const before = given(granted(T0));
    const after = before.and(act(name, T0 + 1, { key: WHOLE, ...STRANGER, terms: { pause_until_ms: T0 + 99 } }));
    expect({ ...after.state, seq: 1, last: before.state.last }).toEqual(before.state);
  });
  test.each(['withdraw', 'stop', 'reassign', 'erase'] as const)('the same %s by the merchant counts', (name) => {
    expect(given(granted(T0), act(name, T0 + 1, { key: WHOLE, ...MERCHANT })).permittedAt(T0 + 2).permitted).toBe(false);
  });
  test("a stranger's wish gives way to the person's and never comes back", () => {
    const wish = (atMs: number, order: 'sms' | 'email', who: object) =>
      act('prefer', atMs, { key: WHOLE, terms: { preference: { order: [order] } }, ...who });
    expect(given(wish(T0, 'sms', STRANGER)).state.preference).toMatchObject({ order: ['sms'], verified: false });
    expect(given(wish(T0, 'email', {}), wish(T0 + 1, 'sms', STRANGER)).state.preference).toMatchObject({
      order: ['email'],
      verified: true,
    });
  });
  test("a stranger's frequency does not pass as verified beside the person's order", () => {
    const frequency = act('prefer', T0, { key: WHOLE, terms: { preference: { frequency: 'monthly' } }, ...STRANGER });
    const order = act('prefer', T0 + 1, { key: WHOLE, terms: { preference: { order: ['email'] } } });
    expect(given(frequency, order).state.preference).toEqual({ order: ['email'], frequency: null, pausedUntilMs: null, verified: true });
  });
  test('a pause by the person is kept and can be ended', () => {
    const pause = act('pause', T0, { key: WHOLE, terms: { pause_until_ms: T0 + 99 } });
    expect(given(pause).state.preference.pausedUntilMs).toBe(T0 + 99);
    expect(given(pause, act('pause', T0 + 1, { key: WHOLE })).state.preference.pausedUntilMs).toBeNull();
  });
});

describe('R5.9 acts on a whole address or part of it', () => {
  test('a withdrawal reaches the keys that it covers, and those first seen later', () => {
    const all = given(granted(T0), granted(T0, { key: WHATSAPP }), withdrawn(T0 + 1, { key: ALL_SMS }));
    expect(all.key().standing).toBe('withdrawn');
    expect(all.key(WHATSAPP).standing).toBe('granted');
    const later = { ...SMS, programme: 'club' };
    expect(all.key(later)).toMatchObject({ standing: 'withdrawn', withdrawnAtMs: T0 + 1, movedSeq: 3 });
    expect(all.and(typed(T0 + 2, { key: later })).key(later)).toMatchObject({ standing: 'withdrawn', claims: [{ seq: 4 }] });
    expect(all.and(granted(T0 + 2, { key: later })).key(later).standing).toBe('granted');
  });
  test('a stop reaches keys first seen later; its lifting too, and they wait for a confirm', () => {
    const stopped = given(act('stop', T0, { key: ALL_SMS }), typed(T0 + 1));
    expect(stopped.permittedAt(T0 + 2)).toEqual({ permitted: false, suppressedBy: ['stop'] });
    const lifted = given(act('stop', T0, { key: ALL_SMS }), act('resume', T0 + 1, { key: WHOLE }), typed(T0 + 2));
    expect(lifted.permittedAt(T0 + 3)).toEqual({ permitted: false, suppressedBy: ['needs_confirm'] });
  });
  test('acts told over and over keep one pattern', () => {
    const told = Array.from({ length: 9 }, (_, index) => withdrawn(T0 + index, { key: WHOLE }));
    expect(given(...told).state.patterns).toMatchObject([{ sinceMs: T0, atMs: T0 + 8, seq: 9 }]);
    expect(given(...told).key()).toMatchObject({ sinceMs: T0, withdrawnAtMs: T0 + 8 });
  });
});

describe('R5.10 a platform stop', () => {
  test('suppresses; lifted, the key waits for a confirm or a verified grant', () => {
    const stopped = given(granted(T0), act('stop', T0 + 1));
    expect(stopped.permittedAt(T0 + 1)).toEqual({ permitted: false, suppressedBy: ['stop'] });
    expect(stopped.key().standing).toBe('granted');
    const lifted = stopped.and(act('resume', T0 + 2));
    expect(lifted.permittedAt(T0 + 2)).toEqual({ permitted: false, suppressedBy: ['needs_confirm'] });
    expect(lifted.and(typed(T0 + 3)).permittedAt(T0 + 3).permitted).toBe(false);
    expect(lifted.and(granted(T0 + 3)).permittedAt(T0 + 3).permitted).toBe(true);
    expect(lifted.and(confirmed(T0 + 3, [1])).permittedAt(T0 + 3).permitted).toBe(true);
    expect(lifted.and(claimed(T0 + 3), confirmed(T0 + 4, [4])).permittedAt(T0 + 4).permitted).toBe(true);
  });
  test('lifting what was not stopped asks for nothing', () => {
    expect(given(granted(T0), act('resume', T0 + 1)).permittedAt(T0 + 1)).toEqual({ permitted: true, suppressedBy: [] });
  });
  test('lifting it never brings a withdrawn key back', () => {
    expect(given(granted(T0), withdrawn(T0 + 1), act('stop', T0 + 1), act('resume', T0 + 2)).key().standing).toBe('withdrawn');
  });
});

describe('R5.11 the 10-day hold', () => {
  const held = act('hold', T0, { key: WHOLE, ...STRANGER, terms: { hold_until_ms: T0 + HOLD_LIFE_MS } });
  const lapse = (atMs: number) => act('release', atMs, { key: WHOLE, method: 'platform_event', verified: false });
  test('suppresses to its last ms and ends by itself', () => {
    const state = given(granted(T0 - 1), held);
    expect(state.permittedAt(T0 + HOLD_LIFE_MS - 1)).toEqual({ permitted: false, suppressedBy: ['hold'] });
    expect(state.permittedAt(T0 + HOLD_LIFE_MS).permitted).toBe(true);
    expect(state.key().standing).toBe('granted');
  });
  test('is never longer than ten days, whatever the record says', () => {
    const greedy = act('hold', T0, { key: WHOLE, ...STRANGER, terms: { hold_until_ms: T0 + 9 * HOLD_LIFE_MS } });
    expect(given(greedy).state.hold?.untilMs).toBe(T0 + HOLD_LIFE_MS);
  });
  test('another while it runs does not make it longer, and may make it wider', () => {
    expect(given(held, { ...held, fromMs: T0 + 5, toMs: T0 + 5 }).state.hold).toMatchObject({ fromMs: T0, untilMs: T0 + HOLD_LIFE_MS });
    const narrow = given({ ...held, key: SMS }, { ...held, key: WHATSAPP, fromMs: T0 + 5, toMs: T0 + 5 });
    expect(narrow.state.hold).toMatchObject({ key: { ...SMS, channel: null }, untilMs: T0 + HOLD_LIFE_MS });
    expect(given({ ...held, key: SMS }, granted(T0 + 1, { key: WHATSAPP })).permittedAt(T0 + 2, WHATSAPP).permitted).toBe(true);
  });
  test('lapsed, it is not renewed without proof, released or not', () => {
    const again = act('hold', T0 + HOLD_LIFE_MS, { key: WHOLE, ...STRANGER });
    expect(given(held, lapse(T0 + HOLD_LIFE_MS), again).state).toMatchObject({ hold: null, holdSpent: true });
    expect(given(granted(T0 - 1), held, again).permittedAt(T0 + HOLD_LIFE_MS).permitted).toBe(true);
    expect(given(held, lapse(T0 + HOLD_LIFE_MS), { ...again, verified: true }).state.hold).not.toBeNull();
  });
  test('ends by the word of the address or the merchant, not of a stranger, not by a narrower release', () => {
    const release = (who: object) => given(held, act('release', T0 + 1, { key: WHOLE, ...who })).state;
    expect(release({})).toMatchObject({ hold: null, holdSpent: false });
    expect(release(MERCHANT)).toMatchObject({ hold: null, holdSpent: false });
    expect(release(STRANGER).hold).not.toBeNull();
    expect(release({ key: SMS }).hold).not.toBeNull();
  });
});

describe('R5.18 a new owner of the number', () => {
  const reassigned = act('reassign', T0 + 10, { key: WHOLE, ...MERCHANT });
  test('finds nothing granted, withdrawn, stopped, held or preferred', () => {
    const before = [
      granted(T0),
      withdrawn(T0 + 1, { key: WHOLE }),
      claimed(T0 + 2),
      act('stop', T0 + 3, { key: WHOLE }),
      act('hold', T0 + 4, { key: WHOLE }),
    ];
    const { state, key } = given(
      ...before,
      act('prefer', T0 + 5, { key: WHOLE, terms: { preference: { frequency: 'weekly' } } }),
      reassigned,
    );
    expect(state).toMatchObject({ epoch: 1, hold: null, patterns: [], preference: { frequency: null, verified: false } });
    expect(key()).toMatchObject({ standing: 'not_asked', claims: [], stopped: false, withdrawnAtMs: null, everGranted: true, movedSeq: 7 });
    expect(key(WHATSAPP)).toMatchObject({ standing: 'not_asked', everGranted: false, movedSeq: 7 });
  });
  test('a withdrawal whose latest is not before it binds the new owner too', () => {
    expect(given(reassigned, withdrawn(T0, { toMs: T0 + 10 })).key().standing).toBe('withdrawn');
    expect(given(reassigned, withdrawn(T0, { toMs: T0 + 9 })).key().standing).toBe('not_asked');
  });
  test('told twice is one new owner', () => {
    expect(given(reassigned, withdrawn(T0 + 10), reassigned).state.epoch).toBe(1);
  });
});

describe('R5.8 retract', () => {
  const takeBack = (atMs: number, of: readonly number[]) => act('retract', atMs, { key: WHOLE, of, ...STRANGER });
  test('folds as if the records had never been, but for what others were told', () => {
    const state = given(typed(T0), takeBack(T0 + 1, [1]));
    expect(state.key()).toMatchObject({ standing: 'not_asked', disclosure: null, grantSeq: null, everGranted: true, movedSeq: 2 });
  });
  test('a claim taken back can no longer be confirmed, and nobody was told', () => {
    expect(given(claimed(T0), takeBack(T0 + 1, [1]), confirmed(T0 + 2, [1])).key()).toMatchObject({
      standing: 'not_asked',
      everGranted: false,
      movedSeq: 0,
    });
  });
  test('what the submission confirmed by its own code it may take back; what came another way not', () => {
    expect(given(claimed(T0), confirmed(T0 + 1, [1]), takeBack(T0 + 2, [1])).key().standing).toBe('not_asked');
    const elsewhere = { method: 'keyword' } as const;
    expect(given(claimed(T0), confirmed(T0 + 1, [1], elsewhere), takeBack(T0 + 2, [1])).key().standing).toBe('granted');
    expect(given(claimed(T0), takeBack(T0 + 2, [1]), confirmed(T0 + 3, [1], elsewhere)).key().standing).toBe('not_asked');
    // The confirm came in late, but was made before: it counts where it belongs.
    expect(given(claimed(T0), takeBack(T0 + 2, [1]), confirmed(T0 + 1, [1], elsewhere)).key().standing).toBe('granted');
  });
  test.each(['withdraw', 'stop', 'hold', 'expire', 'erase', 'reassign', 'confirm', 'resume'] as const)('never takes out a %s', (name) => {
    const before = given(
      claimed(T0 - 1),
      granted(T0, { terms: { expires_at_ms: T0 } }),
      act(name, T0 + 1, { ...STRANGER, method: 'keyword', of: [1] }),
    );
    const after = before.and(takeBack(T0 + 2, [3]));
    expect({ ...after.state, seq: 3, last: before.state.last }).toEqual(before.state);
  });
  test("never takes out the person's own grant", () => {
    expect(given(granted(T0), takeBack(T0 + 1, [1])).key().standing).toBe('granted');
  });
  test('of a decline lets the key be declined anew', () => {
    expect(given(act('decline', T0, STRANGER), takeBack(T0 + 1, [1])).key().standing).toBe('not_asked');
  });
});

describe('R1.6 who was told of a grant hears of its end', () => {
  test('a late withdrawal that undoes a grant leaves it known as once granted', () => {
    expect(given(typed(T0 + 5), withdrawn(T0)).key()).toMatchObject({
      standing: 'withdrawn',
      everGranted: true,
      movedSeq: 2,
      claims: [{ seq: 1 }],
    });
  });
});

describe('R5.15 late records', () => {
  test('a record before others, or a retract, can not be advanced over', () => {
    const state = fold(arriving([typed(T0)]));
    const next = (draft: ReturnType<typeof act>) => advance(state, { ...draft, seq: 2, recordedAtMs: T0 });
    expect(next(withdrawn(T0 - 1))).toBeNull();
    expect(next(act('retract', T0 + 1, { of: [1] }))).toBeNull();
    expect(next(typed(T0))).not.toBeNull(); // equal in instant and act: the sequence says it is later
    expect(advance(state, { ...typed(T0 + 1), seq: 1, recordedAtMs: T0 })).toBeNull();
  });
  test('at one instant acts fold in the order of section 5', () => {
    expect(given(withdrawn(T0), granted(T0)).key().standing).toBe('withdrawn');
    expect(given(act('stop', T0), act('resume', T0), granted(T0 - 1)).key().stopped).toBe(true);
    expect(given(confirmed(T0, [2]), claimed(T0)).key().standing).toBe('granted');
  });
  test('one put in its place gives the bytes of one that came in time', () => {
    const inTime = fold(arriving([typed(T0), withdrawn(T0 + 1), granted(T0 + 2)]));
    const late = fold(arriving([typed(T0), granted(T0 + 2), withdrawn(T0 + 1)]));
    const plain = ({ keys, last, ...rest }: typeof late) => ({
      ...rest,
      last: last?.atMs,
      keys: keys.map(({ movedSeq: _, grantSeq: __, ...key }) => key),
    });
    expect(plain(late)).toEqual(plain(inTime));
    expect(bytes(late)).not.toBe(bytes(inTime)); // sequences differ, as they must
    expect(late.keys[0]?.disclosure).not.toBe(TEXT_A);
  });
});
