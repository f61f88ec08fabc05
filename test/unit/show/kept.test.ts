import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterAct, afterDone, type Kept, readKept, staysAway, writeKept } from '../../../shared/show/kept.ts';
import { SHOWN_KEPT_MS, SHOWN_WIDGETS_MAX } from '../../../shared/show-limits.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-23T12:00:00Z');
const CAP = { again_after_days: 7, times_max: 3 };
const NOBODY: Kept = new Map();
/** What a later visit reads. */
const later = (kept: Kept, nowMs: number): Kept => readKept(writeKept(kept), nowMs);

describe('how long it stays away', () => {
  test('a close: the days that were set, to the millisecond', () => {
    const kept = afterAct(NOBODY, 'w', CAP, false, NOW);
    expect(staysAway(kept, 'w', NOW + 7 * DAY - 1)).toBe(true);
    expect(staysAway(kept, 'w', NOW + 7 * DAY)).toBe(false);
    expect(staysAway(kept, 'other', NOW)).toBe(false);
  });

  test('no days set: it may come back at once, until it came too often', () => {
    const often = { again_after_days: 0, times_max: 2 };
    const once = afterAct(NOBODY, 'w', often, false, NOW);
    expect(staysAway(once, 'w', NOW)).toBe(false);
    const twice = afterAct(once, 'w', often, false, NOW + DAY);
    expect(staysAway(twice, 'w', NOW + SHOWN_KEPT_MS - 1)).toBe(true);
    expect(staysAway(twice, 'w', NOW + SHOWN_KEPT_MS)).toBe(false);
  });

  test('a sign-up: as long as anything is kept, also when the showing was counted before', () => {
    for (const kept of [
      afterAct(NOBODY, 'w', CAP, true, NOW),
      afterDone(afterAct(NOBODY, 'w', CAP, false, NOW), 'w', NOW + 5),
      afterDone(NOBODY, 'w', NOW),
    ])
      expect([staysAway(kept, 'w', NOW + SHOWN_KEPT_MS - 1), staysAway(kept, 'w', NOW + SHOWN_KEPT_MS + 5)]).toEqual([true, false]);
  });

  test('thirty days after the first act all is forgotten, whatever came after it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(29 * DAY), fc.boolean()), { minLength: 1, maxLength: 20 }),
        fc.nat(30),
        fc.integer({ min: 1, max: 10 }),
        (acts, again_after_days, times_max) => {
          const sorted = [...acts].sort(([a], [b]) => a - b);
          const kept = sorted.reduce(
            (all, [at, done]) => afterAct(later(all, NOW + at), 'w', { again_after_days, times_max }, done, NOW + at),
            NOBODY,
          );
          const first = NOW + (sorted[0]?.[0] ?? 0);
          expect(later(kept, first + SHOWN_KEPT_MS)).toEqual(NOBODY);
          expect(staysAway(kept, 'w', first + SHOWN_KEPT_MS)).toBe(false);
          // And nothing the visitor does makes it come sooner.
          expect(later(kept, first + SHOWN_KEPT_MS - 1).get('w')).toEqual(kept.get('w'));
        },
      ),
    );
  });

  test('another act never makes it come back sooner', () => {
    fc.assert(
      fc.property(fc.nat(20 * DAY), fc.nat(30), fc.nat(30), (after, before_days, again_after_days) => {
        const once = afterAct(NOBODY, 'w', { again_after_days: before_days, times_max: 10 }, false, NOW);
        const twice = afterAct(once, 'w', { again_after_days, times_max: 10 }, false, NOW + after);
        expect(twice.get('w')?.until_ms).toBeGreaterThanOrEqual(once.get('w')?.until_ms ?? 0);
      }),
    );
  });
});

describe('what is kept', () => {
  test('three numbers a widget and nothing else', () => {
    expect(JSON.parse(writeKept(afterAct(NOBODY, 'w', CAP, false, NOW)) ?? '')).toEqual({
      w: { first_ms: NOW, times: 1, until_ms: NOW + 7 * DAY },
    });
    expect(writeKept(NOBODY)).toBeNull();
  });

  test('no more widgets than a site has, the newest', () => {
    const ids = Array.from({ length: SHOWN_WIDGETS_MAX + 3 }, (_, index) => `w${index}`);
    const kept = ids.reduce((all, id) => afterAct(all, id, CAP, false, NOW), NOBODY);
    expect([...kept.keys()]).toEqual(ids.slice(3));
  });

  test.each([
    null,
    '',
    'null',
    '7',
    '"x"',
    '[1]',
    '{"w":null}',
    '{"w":{}}',
    `{"w":{"first_ms":${NOW + 1},"until_ms":${NOW + 2},"times":1}}`,
    `{"w":{"first_ms":${NOW - SHOWN_KEPT_MS},"until_ms":${NOW},"times":1}}`,
    `{"w":{"first_ms":${NOW},"until_ms":${NOW + SHOWN_KEPT_MS + 1},"times":1}}`,
    `{"w":{"first_ms":"${NOW}","until_ms":${NOW},"times":1}}`,
    `{"w":{"first_ms":${NOW},"until_ms":${NOW},"times":0}}`,
  ])('%s is nothing', (text) => {
    expect(readKept(text, NOW)).toEqual(NOBODY);
  });

  test('no text that a page or a person wrote there makes it throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readKept(text, NOW)).toBeInstanceOf(Map);
      }),
    );
  });
});
