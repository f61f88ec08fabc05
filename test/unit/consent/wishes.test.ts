/** Wishes and pauses: whose word counts, field by field, what is read of them, and that none of it ever permits or forbids consent. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Method } from '../../../shared/vocabulary.ts';
import { fold } from '../../../worker/consent/fold.ts';
import type { ActDraft, ActRecord, WishTerms } from '../../../worker/consent/model.ts';
import { keyState, permitted } from '../../../worker/consent/permitted.ts';
import { wishesOf } from '../../../worker/consent/wishes.ts';
import { ANY, act, bytes, claimed, given, granted, histories, KEY_NAMES, someInstant, someWish, T0, typed, WHOLE } from './histories.ts';

vi.setConfig({ testTimeout: 60_000 });
const STRANGER = { method: 'web_form' as Method, verified: false };
const MERCHANT = { method: 'api' as Method, verified: false };
const wish = (atMs: number, preference: WishTerms, who: object = {}) => act('prefer', atMs, { key: WHOLE, terms: { preference }, ...who });
const pause = (atMs: number, untilMs: number | null, who: object = {}) =>
  act('pause', atMs, { key: WHOLE, terms: untilMs === null ? {} : { pause_until_ms: untilMs }, ...who });
const HOURS = { from: '09:00', to: '21:00', zone: 'Europe/Lisbon' };
const all: WishTerms = { order: ['email', 'sms'], frequency: 'monthly', language: 'pt', hours: HOURS };

describe('a wish', () => {
  test('of the person is kept, replaced field by field, and cleared by null', () => {
    const kept = given(wish(T0, all), wish(T0 + 1, { frequency: 'weekly' }), wish(T0 + 2, { language: null, order: null }));
    expect(wishesOf(kept.state, T0 + 3)).toEqual({
      order: [],
      frequency: 'weekly',
      language: null,
      hours: HOURS,
      pausedUntilMs: null,
      verified: true,
    });
    expect(bytes(kept.and(wish(T0 + 4, { hours: null, frequency: null })).state)).toContain(
      '"preference":{"frequency":null,"order":[],"pausedUntilMs":null,"verified":true}',
    );
  });

  test('R1.5 of a stranger counts while nothing is proved, and gives way as a whole', () => {
    const typedIn = given(typed(T0), wish(T0, all, STRANGER));
    expect(wishesOf(typedIn.state, T0 + 1)).toMatchObject({ frequency: 'monthly', language: 'pt', hours: HOURS, verified: false });
    const proved = typedIn.and(wish(T0 + 1, { order: ['sms'] }), wish(T0 + 2, all, STRANGER), wish(T0 + 3, all, MERCHANT));
    expect(wishesOf(proved.state, T0 + 4)).toEqual({
      order: ['sms'],
      frequency: null,
      language: null,
      hours: null,
      pausedUntilMs: null,
      verified: true,
    });
  });

  test('R1.5 of a stranger holds nothing up where a verified grant stands: the order alone is left', () => {
    const { state } = given(granted(T0), wish(T0 + 1, { ...all, frequency: 'important_only' }, STRANGER));
    expect(wishesOf(state, T0 + 2)).toEqual({
      order: ['email', 'sms'],
      frequency: null,
      language: null,
      hours: null,
      pausedUntilMs: null,
      verified: false,
    });
    expect(wishesOf(given(claimed(T0), wish(T0, all, STRANGER)).state, T0)).toMatchObject({ frequency: 'monthly' });
  });

  test('reported by the merchant is a claim as well: it counts only while the person has said nothing', () => {
    const reported = given(wish(T0, { frequency: 'weekly' }, MERCHANT));
    expect(wishesOf(reported.state, T0)).toMatchObject({ frequency: 'weekly', verified: false });
    expect(wishesOf(given(wish(T0, {}), wish(T0 + 1, { frequency: 'weekly' }, MERCHANT)).state, T0 + 2).frequency).toBeNull();
  });

  test.each([
    ['any', 'every_message'],
    ['fortnightly', null],
    ['', null],
    ['important_only', 'important_only'],
  ])('recorded as %j is read as %j and stored as it was', (said, read) => {
    const { state } = given(wish(T0, { frequency: said }));
    expect(state.preference.frequency).toBe(said);
    expect(wishesOf(state, T0).frequency).toBe(read);
  });
});

describe('a pause', () => {
  const read = (...acts: readonly ActDraft[]) => wishesOf(given(...acts).state, T0 + 10).pausedUntilMs;
  test('of the person runs until its very ms and can be ended', () => {
    const { state } = given(pause(T0, T0 + 99));
    expect(wishesOf(state, T0 + 98).pausedUntilMs).toBe(T0 + 99);
    expect(wishesOf(state, T0 + 99).pausedUntilMs).toBeNull();
    expect(read(pause(T0, T0 + 99), pause(T0 + 1, null))).toBeNull();
  });
  test('R1.5 of a stranger does nothing, and theirs ends none', () => {
    expect(read(pause(T0, T0 + 99, STRANGER))).toBeNull();
    expect(read(pause(T0, T0 + 99), pause(T0 + 1, null, STRANGER))).toBe(T0 + 99);
  });
  test("reported by the merchant counts, but neither ends, shortens nor lengthens the person's own while it runs", () => {
    expect(read(pause(T0, T0 + 99, MERCHANT))).toBe(T0 + 99);
    expect(read(pause(T0, T0 + 99, MERCHANT), pause(T0 + 1, null, MERCHANT))).toBeNull();
    for (const until of [null, T0 + 50, T0 + 150]) expect(read(pause(T0, T0 + 99), pause(T0 + 1, until, MERCHANT))).toBe(T0 + 99);
    expect(read(pause(T0, T0 + 5), pause(T0 + 6, T0 + 150, MERCHANT))).toBe(T0 + 150);
    expect(read(pause(T0, T0 + 99, MERCHANT), pause(T0 + 1, T0 + 50), pause(T0 + 2, null, MERCHANT))).toBe(T0 + 50);
  });
  test('outlives a wish', () => {
    expect(read(pause(T0, T0 + 99, MERCHANT), wish(T0 + 1, all))).toBe(T0 + 99);
    expect(given(pause(T0, T0 + 99, MERCHANT), wish(T0 + 1, all)).state.preference.pauseReported).toBe(true);
  });
});

test('a state without wishes has the bytes that it had before there were any', () => {
  const { state } = given(typed(T0), wish(T0, { order: ['sms'], frequency: 'weekly' }, STRANGER));
  expect(bytes(state)).toContain('"preference":{"frequency":"weekly","order":["sms"],"pausedUntilMs":null,"verified":false}');
});

describe('whatever the history', () => {
  const isWish = ({ act: name }: ActRecord) => name === 'prefer' || name === 'pause';

  test('a wish or pause changes no standing and no permission', () => {
    fc.assert(
      fc.property(histories(ANY, 14), someInstant, (records, now) => {
        const [withThem, without] = [fold(records), fold(records.filter((record) => !isWish(record)))];
        for (const { programme, channel, purpose } of KEY_NAMES) {
          const [a, b] = [withThem, without].map((state) => ({ state, key: keyState(state, programme, channel, purpose) }));
          expect(a!.key.standing).toBe(b!.key.standing);
          expect(permitted(a!.key, a!.state, now)).toEqual(permitted(b!.key, b!.state, now));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("R1.5 a stranger's wish or pause, put in anywhere after the person's own, changes nothing that is wished", () => {
    fc.assert(
      fc.property(histories(ANY, 10), someWish, fc.boolean(), (records, wanted, pauses) => {
        const latest = Math.max(...records.map((record) => Math.max(record.fromMs, record.toMs)));
        const own = { ...wish(latest + 1, { language: 'de' }), seq: records.length + 1, recordedAtMs: T0 };
        const draft = pauses ? pause(latest + 2, latest + 9, STRANGER) : wish(latest + 2, wanted, STRANGER);
        const strange = { ...draft, seq: records.length + 2, recordedAtMs: T0 };
        expect(fold([...records, own, strange]).preference).toEqual(fold([...records, own]).preference);
      }),
      { numRuns: 1000 },
    );
  });

  test('where a verified grant stands, nothing unproved narrows', () => {
    fc.assert(
      fc.property(histories(ANY, 14), someInstant, (records, now) => {
        const state = fold(records);
        const { verified, frequency, language, hours } = wishesOf(state, now);
        if (verified || !state.keys.some((key) => key.standing === 'granted' && key.verified)) return;
        expect([frequency, language, hours]).toEqual([null, null, null]);
      }),
      { numRuns: 1000 },
    );
  });
});
