/** Where a number may be: the kept table reads as its source says, and the runtime knows all of its zones. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALL_ZONES, regionsOf, zonesOf, zonesOfCallingCode } from '../../../shared/phone/zones.ts';

describe('zones by prefix', () => {
  test.each([
    ['+12025550123', ['America/New_York']],
    ['+13105550123', ['America/Los_Angeles']],
    ['+447700900123', ['Europe/Guernsey', 'Europe/Isle_of_Man', 'Europe/Jersey', 'Europe/London']],
    ['+442079460123', ['Europe/London']],
    ['+4915112345678', ['Europe/Berlin']],
    ['+34612345678', ['Atlantic/Canary', 'Europe/Madrid']],
    ['+34932345678', ['Europe/Madrid']],
    ['+5511961234567', ['America/Sao_Paulo']],
    ['+821012345678', ['Asia/Seoul']],
    ['+819012345678', ['Asia/Tokyo']],
    ['+919876543210', ['Asia/Calcutta']],
  ])('%s is in %j', (number, zones) => {
    expect([...zonesOf(number)].sort()).toEqual([...zones].sort());
  });

  test('a number that may be anywhere in its country is in all of its zones', () => {
    expect(zonesOf('+18005550123').length).toBeGreaterThan(30);
    expect(zonesOf('+79161234567').length).toBeGreaterThan(10);
    expect(zonesOf('+61412345678').length).toBeGreaterThan(5);
  });

  test.each(['', '+', '12025550123', '+0', '+999', 'nobody@example.com', '+1202555x'])('%j is nowhere', (text) => {
    expect(zonesOf(text)).toEqual([]);
  });

  test('a longer number is never in a zone that its country does not have', () => {
    fc.assert(
      fc.property(fc.constantFrom('1', '7', '44', '49', '55', '61', '86'), fc.stringMatching(/^\d{4,11}$/), (code, rest) => {
        const all = zonesOfCallingCode(code);
        expect(all.length).toBeGreaterThan(0);
        expect(zonesOf(`+${code}${rest}`).every((zone) => all.includes(zone))).toBe(true);
      }),
    );
  });

  test('the runtime knows every zone of the table', () => {
    expect(ALL_ZONES.length).toBeGreaterThan(200);
    for (const zone of ALL_ZONES) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone }), zone).not.toThrow();
  });
});

describe('states by area code', () => {
  test.each([
    ['+13055550123', ['US-FL']],
    ['+12125550123', ['US-NY']],
    ['+12025550123', ['US-DC']],
    ['+12145550123', ['US-TX']],
    ['+14165550123', []],
    ['+18005550123', []],
    ['+447700900123', []],
    ['+1305555', []],
  ])('%s is of %j', (number, regions) => {
    expect(regionsOf(number)).toEqual(regions);
  });
});
