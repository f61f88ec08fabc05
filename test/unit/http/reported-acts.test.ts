/** Reported acts as commands: what the contract lets in, the ledger can read, and a grant runs out by its earliest reading. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consentActInput } from '../../../shared/contract/contact.ts';
import { timestampInput } from '../../../shared/contract/primitives.ts';
import { statedTime } from '../../../worker/consent/time.ts';
import { reportedActs } from '../../../worker/http/admin/reported-acts.ts';
import { PROGRAMME } from '../workspace/fixtures.ts';

const HASH = 'ab'.repeat(32);
const NOW = Date.parse('2026-06-01T00:00:00Z');
const document = { programme: { id: 'default' }, covers: [{ channel: 'sms', purpose: 'marketing' }] };
const text = (methods: string[], optIn: 'single' | 'double' | null) => ({ document, methods, optIn }) as never;
const run = (act: object, issued = text(['verbal'], null), grantLifeDays?: number) => {
  const programme = grantLifeDays === undefined ? PROGRAMME : { ...PROGRAMME, grant_life_days: grantLifeDays };
  const parsed = consentActInput.parse({ act: 'grant', channel: 'sms', purpose: 'marketing', method: 'verbal', disclosure: HASH, ...act });
  return reportedActs([parsed], { programmes: [programme], texts: new Map([[HASH, issued]]), nowMs: NOW });
};
const first = (result: ReturnType<typeof run>) => (result.ok ? result.value[0]! : expect.fail(JSON.stringify(result.error)));

test('every time that the contract lets in can be read by the ledger', () => {
  const two = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
  const time = fc
    .tuple(
      fc.integer({ min: 0, max: 9999 }),
      two(13),
      two(32),
      two(25),
      two(61),
      two(61),
      fc.constantFrom('', '.1', '.123', '.123456789'),
      fc.constantFrom('Z', 'z', '+14:00', '-12:00', '+23:59', '', '+24:00'),
      fc.constantFrom('full', 'minute', 'day'),
    )
    .map(([year, month, day, hour, minute, second, fraction, zone, form]) => {
      const date = `${String(year).padStart(4, '0')}-${month}-${day}`;
      if (form === 'day') return date;
      return form === 'minute' ? `${date}T${hour}:${minute}${zone}` : `${date}T${hour}:${minute}:${second}${fraction}${zone}`;
    });
  let accepted = 0;
  fc.assert(
    fc.property(time, (value) => {
      if (!timestampInput.safeParse(value).success) return;
      accepted += 1;
      expect([value, statedTime(value, NOW).ok]).toEqual([value, true]);
    }),
    { numRuns: 20_000 },
  );
  expect(accepted).toBeGreaterThan(1000);
});

describe('opt-in', () => {
  test('is single for a text registered for the method, else what the strictest control asks for', () => {
    expect(first(run({}))).toMatchObject({ optIn: 'single', terms: { opt_in: 'single' } });
    expect(first(run({ method: 'api' }, text([], 'double'))).optIn).toBe('double');
    expect(first(run({ method: 'api' }, text(['verbal'], 'double'))).optIn).toBe('double');
    expect(first(run({ method: 'api' }, text([], 'single'))).optIn).toBe('single');
  });
});

describe('a grant’s end', () => {
  test('counts from the earliest reading of when it was given', () => {
    expect(first(run({ at: '2026-01-02T00:00:00Z' }, undefined, 1)).terms.expires_at_ms).toBe(Date.parse('2026-01-03T00:00:00Z'));
    expect(first(run({ at: '2026-01-02' }, undefined, 1)).terms.expires_at_ms).toBe(Date.parse('2026-01-02T10:00:00Z'));
    expect(first(run({}, undefined, 1)).terms.expires_at_ms).toBe(NOW + 86_400_000);
    expect(first(run({})).terms).not.toHaveProperty('expires_at_ms');
  });
});

test('an attestation marks a grant alone', () => {
  const attestation = { attester: 'Desk', artefact: 'Call 7' };
  expect(first(run({ attestation })).terms.attested).toBe(true);
  expect(first(run({ act: 'decline', attestation })).terms).toEqual({});
  expect(first(run({ act: 'withdraw', attestation }))).toMatchObject({ terms: {}, attestation });
});

test('a withdrawal takes no text, names no programme unless told, and so covers all of them', () => {
  expect(first(run({ act: 'withdraw', purpose: undefined }))).toMatchObject({
    key: { programme: null, channel: 'sms', purpose: null },
    disclosure: null,
  });
});
