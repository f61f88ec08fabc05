/** The recipient's clock on the wall: to the minute and the millisecond, and over both changes of the clock. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeFrom, isClosed, isZone, localMinute } from '../../../worker/policy/local-time.ts';
import { anyHours } from './jurisdiction-arbitraries.ts';

const at = (text: string): number => Date.parse(text);
const closed = (from: string, to: string, ...zones: string[]) => ({ hours: [{ from, to }], zones });
const MINUTE = 60_000;

describe('the local minute', () => {
  test.each([
    ['America/New_York', '2026-01-04T05:00:00Z', 0],
    ['America/New_York', '2026-01-04T04:59:59.999Z', 7 * 1440 - 1],
    ['Asia/Calcutta', '2026-01-04T00:00:00Z', 330],
    ['Asia/Kathmandu', '2026-01-04T00:00:00Z', 345],
    ['Pacific/Apia', '2026-01-04T11:00:00Z', 1440],
    // Spring forward, 2026-03-08 02:00 EST, and back, 2026-11-01 02:00 EDT.
    ['America/New_York', '2026-03-08T06:59:59.999Z', 119],
    ['America/New_York', '2026-03-08T07:00:00Z', 180],
    ['America/New_York', '2026-11-01T05:59:59.999Z', 119],
    ['America/New_York', '2026-11-01T06:00:00Z', 60],
  ])('in %s at %s is %i', (zone, moment, minute) => {
    expect(localMinute(zone, at(moment))).toBe(minute);
  });

  test('a name that is no zone is none, and does not throw', () => {
    expect(isZone('Europe/Berlin')).toBe(true);
    for (const name of ['Mars/Olympus', '', 'Etc/Unknown_', '+25:00']) expect(isZone(name), name).toBe(false);
  });
});

describe('hours that close', () => {
  const night = closed('21:00', '08:00', 'America/New_York');

  test('begin and end to the millisecond', () => {
    expect(isClosed(night, at('2026-06-02T00:59:59.999Z'))).toBe(false);
    expect(isClosed(night, at('2026-06-02T01:00:00.000Z'))).toBe(true);
    expect(isClosed(night, at('2026-06-02T11:59:59.999Z'))).toBe(true);
    expect(isClosed(night, at('2026-06-02T12:00:00.000Z'))).toBe(false);
    expect(freeFrom([night], at('2026-06-02T01:00:00.000Z'))).toBe(at('2026-06-02T12:00:00.000Z'));
    expect(freeFrom([night], at('2026-06-02T11:59:59.999Z'))).toBe(at('2026-06-02T12:00:00.000Z'));
    expect(freeFrom([night], at('2026-06-02T12:00:00.000Z'))).toBe(at('2026-06-02T12:00:00.000Z'));
  });

  test('end an hour sooner in the night the clock goes forward, later when it goes back', () => {
    expect(freeFrom([night], at('2026-03-08T03:00:00Z'))).toBe(at('2026-03-08T12:00:00Z'));
    expect(freeFrom([night], at('2026-11-01T03:00:00Z'))).toBe(at('2026-11-01T13:00:00Z'));
    // The end falls into the hour that the clock leaves out: over as soon as it has been left out.
    expect(freeFrom([closed('21:00', '02:30', 'America/New_York')], at('2026-03-08T06:30:00Z'))).toBe(at('2026-03-08T07:00:00Z'));
    // The hour that comes twice: free the first time, closed again, free the second.
    const early = closed('21:00', '01:30', 'America/New_York');
    expect(freeFrom([early], at('2026-11-01T05:00:00Z'))).toBe(at('2026-11-01T05:30:00Z'));
    expect(freeFrom([early], at('2026-11-01T06:00:00Z'))).toBe(at('2026-11-01T06:30:00Z'));
  });

  test('hold in every zone where the person may be', () => {
    const both = closed('21:00', '08:00', 'America/New_York', 'America/Los_Angeles');
    expect(freeFrom([both], at('2026-06-02T12:00:00Z'))).toBe(at('2026-06-02T15:00:00Z'));
    expect(isClosed(both, at('2026-06-02T14:59:59.999Z'))).toBe(true);
  });

  test('that never end say so', () => {
    expect(freeFrom([closed('00:00', '00:00', 'Europe/Paris')], at('2026-06-02T12:00:00Z'))).toBeNull();
    expect(
      freeFrom([closed('21:00', '09:00', 'Europe/Paris'), closed('09:00', '21:00', 'Europe/Paris')], at('2026-06-02T12:00:00Z')),
    ).toBeNull();
  });

  test('are over at the first free minute and not before, whatever the hours, zones and season', () => {
    const zones = fc.uniqueArray(
      fc.constantFrom('America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca'),
      { minLength: 1, maxLength: 2 },
    );
    // Beside the changes of the clock in these zones, 2026.
    const moment = fc
      .tuple(
        fc.constantFrom(at('2026-03-08T04:00:00Z'), at('2026-03-29T00:00:00Z'), at('2026-10-03T14:00:00Z'), at('2026-11-01T04:00:00Z')),
        fc.integer({ min: 0, max: 30 * 60 * MINUTE }),
      )
      .map(([base, more]) => base + more);
    fc.assert(
      fc.property(anyHours, zones, moment, (hours, where, atMs) => {
        const all = [{ hours, zones: where }];
        const free = freeFrom(all, atMs);
        const end = free ?? atMs + 3 * 24 * 60 * MINUTE;
        if (free !== null) expect(isClosed(all[0]!, free)).toBe(false);
        for (let ms = atMs; ms < Math.min(end, atMs + 3 * 24 * 60 * MINUTE); ms += MINUTE) expect(isClosed(all[0]!, ms)).toBe(true);
        if (free !== null && free > atMs) expect(isClosed(all[0]!, free - 1)).toBe(true);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
