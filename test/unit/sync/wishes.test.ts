/** Which destinations hear of wishes and pauses: those that include them, in the event and as a cause of one; no other ever does. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { destinationSettings, includesPreferences } from '../../../shared/contract/destination.ts';
import { consentChanged as contract } from '../../../shared/contract/event.ts';
import { wishView } from '../../../worker/consent/wish-wire.ts';
import { eventSchema } from '../../../worker/http/openapi.ts';
import { consentChanged, isWorthTelling, toldRecords, turnsOff } from '../../../worker/sync/event.ts';
import { pseudonyms } from '../../../worker/sync/pseudonyms.ts';
import { MemoryLedger, type Written } from './memory-ledger.ts';

const T = Date.UTC(2026, 10, 22);
const HOUR = 3_600_000;
const given = (...written: readonly Omit<Written, 'atMs'>[]) => {
  const ledger = new MemoryLedger();
  written.forEach((one, index) => {
    ledger.write(1, { ...one, atMs: T + index * 1000 });
  });
  const view = (after = 0) => ledger.view(1, after);
  return {
    view,
    event: (withWishes: boolean) =>
      consentChanged(view(), { messageId: 'msg_1', contact: 'ctc_1' }, T + HOUR, {
        wishes: withWishes ? wishView(view().state, T + HOUR) : null,
        links: null,
      }),
  };
};
const grant = { act: 'grant' } as const;
const prefer = { act: 'prefer', channel: null, terms: { preference: { frequency: 'weekly', language: 'de', order: ['sms'] } } } as const;
const pause = { act: 'pause', channel: null, terms: { pause_until_ms: T + 2 * HOUR } } as const;
const stranger = { verified: false, method: 'web_form' } as const;

describe('a wish or pause', () => {
  test.each([
    ['prefer', prefer],
    ['pause', pause],
  ] as const)('%s causes a delivery only where wishes are included, and takes nothing away', (act, written) => {
    const { view } = given(grant, written);
    expect(isWorthTelling(view(1), 1, true)).toBe(true);
    expect(isWorthTelling(view(1), 1, false)).toBe(false);
    expect(toldRecords(view(1), true).map((record) => record.act)).toEqual([act]);
    expect(toldRecords(view(1), false)).toEqual([]);
    expect(turnsOff(view(1), 1, T + HOUR)).toBe(false);
  });
  test('R1.5 of a stranger causes none anywhere', () => {
    for (const written of [prefer, pause]) expect(isWorthTelling(given(grant, { ...written, ...stranger }).view(1), 1, true)).toBe(false);
  });
  test('at an address that never held a grant is nobody’s to hear', () => {
    expect(isWorthTelling(given(prefer).view(), 0, true)).toBe(false);
  });
});

describe('the event', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(eventSchema('https://sayso.example'));

  test('R8.8 holds what stands where it is included, is valid against both schemas, and a pause makes nothing unpermitted', () => {
    const event = given(grant, prefer, pause).event(true);
    expect(event.data.preferences).toEqual({
      order: ['sms'],
      frequency: 'weekly',
      language: 'de',
      hours: null,
      paused_until: new Date(T + 2 * HOUR).toISOString(),
      verified: true,
    });
    expect(event.data.state).toMatchObject([{ permitted: true, suppressed_by: [] }]);
    expect(contract.safeParse(event).success).toBe(true);
    expect(validate(event), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...event, data: { ...event.data, preferences: { ...event.data.preferences, mood: 1 } } })).toBe(false);
  });
  test('says not a word of it where it is not', () => {
    const event = given(grant, prefer, pause).event(false);
    expect(Object.keys(event.data)).not.toContain('preferences');
    expect(event.data.changes.map(({ act }) => act)).toEqual(['grant']);
    expect(validate(event)).toBe(true);
  });
  test('has an id of its own once wishes are included: the same sequence says more', () => {
    const names = pseudonyms({ current: 1, keys: new Map([[1, new Uint8Array(32)]]) }, 'ws', 'd');
    expect(names.message(0, 1, 5, false, 'full', ['wishes'])).not.toBe(names.message(0, 1, 5, false));
    expect(names.message(0, 1, 5, false, 'full', [])).toBe(names.message(0, 1, 5, false));
  });
});

describe('settings', () => {
  const hook = { type: 'standard_webhooks', url: 'https://hooks.shop.example/in' };
  const segment = {
    type: 'segment',
    region: 'us',
    mapping: [{ programme: 'default', channel: 'sms', purpose: 'marketing', category: 'text' }],
    include: ['preferences'],
  };
  test('include nothing unless told so; what no destination has is refused, and Segment’s event takes none', () => {
    expect(includesPreferences(destinationSettings.parse(hook))).toBe(false);
    expect(includesPreferences(destinationSettings.parse({ ...hook, include: [] }))).toBe(false);
    expect(includesPreferences(destinationSettings.parse({ ...hook, include: ['preferences'] }))).toBe(true);
    for (const wrong of [
      { ...hook, include: ['evidence'] },
      { ...hook, include: ['preferences', 'preferences'] },
      { ...hook, include: 'preferences' },
      segment,
    ])
      expect(destinationSettings.safeParse(wrong).success).toBe(false);
  });
  test('a Braze attribute of the merchant’s may not take the name of a wish', () => {
    const braze = (name: string, include?: readonly string[]) =>
      destinationSettings.safeParse({
        type: 'braze',
        endpoint: 'https://rest.iad-01.braze.com',
        attributes: [{ programme: 'default', channel: 'sms', purpose: 'marketing', name }],
        ...(include ? { include } : {}),
      }).success;
    expect([braze('consent_language', ['preferences']), braze('consent_language'), braze('sms_ok', ['preferences'])]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
