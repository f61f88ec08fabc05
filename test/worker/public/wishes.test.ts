/** Wishes and pauses over HTTP: by the form, the preference centre and the merchant's report; what is refused names field and fix. */
import { describe, expect, test, vi } from 'vitest';
import type { ContactView } from '../../../shared/contract/contact.ts';
import { changesAnswer, preferenceView } from '../../../shared/contract/preference.ts';
import { DAY_MS } from '../../../shared/limits.ts';
import { parseKeyRing } from '../../../worker/platform/keys.ts';
import { tokens } from '../../../worker/platform/tokens.ts';
import {
  aShop,
  aSubmission,
  bindings,
  codeTo,
  confirmed,
  contactOf,
  freshPhone,
  json,
  post,
  SHOP,
  send,
  submit,
  submitted,
  timelineOf,
  verify,
} from './world.ts';

vi.setConfig({ testTimeout: 30_000 });
const shop = await aShop();
const HOURS = { from: '09:00', to: '21:00', zone: 'Europe/Berlin' };
const NOTHING: ContactView['wishes'] = { order: [], frequency: null, language: null, hours: null, paused_until: null, verified: false };
const wishes = async (phone: string) => (await contactOf(shop, { phone }))?.wishes;
const change = (token: string, ...changes: unknown[]) => post(`/v1/preferences/${token}/changes`, { changes });
const done = async (token: string, ...changes: unknown[]) => changesAnswer.parse(await json(await change(token, ...changes), 200));
const acts = async (phone: string) =>
  (await timelineOf(shop, { phone })).map(({ record }) => `${record.act}${record.verified ? ' verified' : ''}`);
async function somebody() {
  const phone = freshPhone();
  return { phone, manage: await confirmed(shop, phone) };
}
interface Refused {
  readonly errors: { path: string; code: string; message: string; fix?: string }[];
}

describe('by the form', () => {
  const preferences = { order: ['whatsapp', 'sms'] as const, frequency: 'monthly' as const, language: 'de', hours: HOURS };

  test('R1.5 a wish is a claim, proved by the code of the same session, and then the person’s own', async () => {
    const phone = freshPhone();
    const receipt = await submitted(shop, ['sms'], { phone, preferences: { ...preferences, order: [...preferences.order] } });
    expect(await wishes(phone)).toEqual({ ...NOTHING, ...preferences, verified: false });
    await json(await verify(receipt, await codeTo(phone)), 200);
    expect(await wishes(phone)).toEqual({ ...NOTHING, ...preferences, verified: true });
    expect(await acts(phone)).toEqual(['prefer verified', 'confirm verified', 'prefer', 'decline', 'grant']);
    // Whoever types the number after that changes nothing.
    await submitted(shop, ['sms'], { phone, preferences: { frequency: 'important_only' } });
    expect(await wishes(phone)).toEqual({ ...NOTHING, ...preferences, verified: true });
  });

  test('a code does not bring back what the person has unsaid since', async () => {
    const { phone, manage } = await somebody();
    const receipt = await submitted(shop, ['whatsapp'], { phone, preferences: { frequency: 'monthly' } });
    await done(manage, { prefer: { frequency: null } });
    await json(await verify(receipt, await codeTo(phone, 2)), 200);
    expect((await wishes(phone))?.frequency).toBeNull();
  });

  test('`any`, as the first release said it, is every message', async () => {
    const phone = freshPhone();
    await submitted(shop, ['sms'], { phone, preferences: { frequency: 'any' } });
    expect((await wishes(phone))?.frequency).toBe('every_message');
  });

  test.each([
    [{ frequency: 'hourly' }, 'preferences.frequency'],
    [{ order: ['pigeon'] }, 'preferences.order[0]'],
    [{ order: ['sms', 'sms'] }, 'preferences.order'],
    [{ language: 'x'.repeat(40) }, 'preferences.language'],
    [{ hours: { from: '9', to: '21:00' } }, 'preferences.hours.from'],
    [{ hours: { from: '24:00', to: '21:00' } }, 'preferences.hours.from'],
    [{ hours: { from: '09:00', to: '09:00' } }, 'preferences.hours.to'],
    [{ hours: { from: '09:00', to: '10:00', zone: 'Mars/Olympus' } }, 'preferences.hours.zone'],
    [{ hours: { from: '09:00', to: '10:00', zone: '+02:00' } }, 'preferences.hours.zone'],
    [{ hours: { from: '09:00' } }, 'preferences.hours.to'],
    [{ pause: '1_week' }, 'preferences'],
  ])('%j is refused at %s and nothing is recorded', async (wrong, path) => {
    const phone = freshPhone();
    const request = await aSubmission(shop, ['sms'], { phone });
    const { errors } = await json<Refused>(await submit(shop, { ...request, preferences: wrong }), 422);
    expect(errors.map((error) => error.path)).toEqual([path]);
    expect(errors[0]).toMatchObject({ message: expect.stringMatching(/\S/), fix: expect.stringMatching(/\S/) });
    expect(await contactOf(shop, { phone })).toBeNull();
  });
});

describe('at the preference centre', () => {
  test('wishes change field by field, are cleared by null, and saying them again adds no record', async () => {
    const { phone, manage } = await somebody();
    expect(await done(manage, { prefer: { order: ['whatsapp', 'sms'], hours: HOURS } })).toEqual({ changes: [{ outcome: 'done' }] });
    await done(manage, { prefer: { frequency: 'weekly', language: 'de' } }, { prefer: { order: null } });
    expect(await wishes(phone)).toEqual({ ...NOTHING, frequency: 'weekly', language: 'de', hours: HOURS, verified: true });
    const before = (await acts(phone)).length;
    await done(manage, { prefer: { frequency: 'weekly' } }, { pause: { until: null } });
    expect((await acts(phone)).length).toBe(before);
    const view = preferenceView.parse(await json(await send(`/v1/preferences/${manage}`, { headers: { origin: SHOP } }), 200));
    expect(view).toMatchObject({ wishes: { frequency: 'weekly', hours: HOURS }, languages: ['en', 'de'] });
  });

  test('a pause is a week, a month or until a time; it moves no consent, and can be ended', async () => {
    const { phone, manage } = await somebody();
    for (const [until, days] of [
      ['1_week', 7],
      ['1_month', 31],
      [new Date(Date.now() + 90 * DAY_MS).toISOString(), 90],
    ] as const) {
      await done(manage, { pause: { until } });
      const { paused_until } = (await wishes(phone))!;
      expect(Math.abs(Date.parse(paused_until!) - Date.now() - days * DAY_MS)).toBeLessThan(60_000);
    }
    expect((await contactOf(shop, { phone }))?.state.find(({ channel }) => channel === 'sms')).toMatchObject({
      permitted: true,
      suppressed_by: [],
    });
    await done(manage, { pause: { until: null } });
    expect((await wishes(phone))?.paused_until).toBeNull();
  });

  test('wishes and withdrawals come in one call, each with its outcome', async () => {
    const { phone, manage } = await somebody();
    const withdraw = { channel: 'sms', purpose: 'marketing', act: 'withdraw', seen_seq: 0 };
    expect(await done(manage, { prefer: { language: 'de' } }, withdraw)).toEqual({
      changes: [{ outcome: 'done' }, { channel: 'sms', purpose: 'marketing', outcome: 'done' }],
    });
    expect(await acts(phone)).toContain('withdraw verified');
  });

  test.each([
    [{ prefer: {} }, 'changes[0].prefer'],
    [{ prefer: { frequency: 'any' } }, 'changes[0].prefer.frequency'],
    [{ prefer: { hours: { from: '09:00', to: '09:00' } } }, 'changes[0].prefer.hours.to'],
    [{ prefer: { mood: 'good' } }, 'changes[0].prefer'],
    [{ pause: {} }, 'changes[0].pause.until'],
    [{ pause: { until: 'tomorrow' } }, 'changes[0].pause.until'],
    [{ pause: { until: '2020-01-01' } }, 'changes[0].pause.until'],
    [{ pause: { until: new Date(Date.now() + 367 * DAY_MS).toISOString() } }, 'changes[0].pause.until'],
    [{ prefer: { language: 'de' }, pause: { until: '1_week' } }, 'changes[0]'],
    [{ act: 'withdraw', channel: 'sms' }, 'changes[0].purpose'],
  ])('%j is refused at %s and nothing is recorded', async (wrong, path) => {
    const { phone, manage } = await somebody();
    const before = await acts(phone);
    const { errors } = await json<Refused>(await change(manage, wrong), 422);
    expect(errors[0]?.path).toBe(path);
    expect(errors[0]).toMatchObject({ message: expect.stringMatching(/\S/), fix: expect.stringMatching(/\S/) });
    expect(await acts(phone)).toEqual(before);
  });

  test('R1.5 a stop link answers a wish as a made-up link does, and shows none', async () => {
    const { phone, manage } = await somebody();
    await done(manage, { prefer: { frequency: 'weekly' } });
    const ring = tokens(parseKeyRing('TOKEN_KEY', bindings.TOKEN_KEY));
    const stop = ring.make({ ...ring.read(manage, ['manage'], 0)!, g: 'stop' });
    for (const wanted of [{ prefer: { frequency: 'monthly' } }, { pause: { until: '1_week' } }])
      expect((await change(stop, wanted)).status).toBe(404);
    expect((await wishes(phone))?.frequency).toBe('weekly');
    const view = preferenceView.parse(await json(await send(`/v1/preferences/${stop}`, { headers: { origin: SHOP } }), 200));
    expect(view.wishes).toBeNull();
  });
});

describe('reported by the merchant', () => {
  const report = (phone: string, ...reported: unknown[]) => shop.admin('POST', '/v1/consents', { phone, acts: reported });

  test('counts while the person has said nothing; theirs stays after that', async () => {
    const phone = freshPhone();
    await json(await report(phone, { act: 'prefer', preference: { frequency: 'weekly' } }, { act: 'pause', pause_until: '1_week' }), 201);
    expect(await wishes(phone)).toMatchObject({ frequency: 'weekly', paused_until: expect.any(String), verified: false });
    const manage = await confirmed(shop, phone);
    await done(manage, { prefer: { frequency: 'monthly' } }, { pause: { until: '1_month' } });
    const own = await wishes(phone);
    const answer = await json<{ records: { outcome: string }[] }>(
      await report(phone, { act: 'prefer', preference: { frequency: null } }, { act: 'pause', pause_until: null }),
      201,
    );
    expect(answer.records.map(({ outcome }) => outcome)).toEqual(['no_effect', 'no_effect']);
    expect(await wishes(phone)).toEqual(own);
  });

  test.each([
    [{ act: 'prefer' }, 'acts[0].preference'],
    [{ act: 'prefer', preference: {} }, 'acts[0].preference'],
    [{ act: 'prefer', preference: { frequency: 'daily' } }, 'acts[0].preference.frequency'],
    [{ act: 'prefer', preference: { frequency: 'weekly' }, channel: 'sms' }, 'acts[0].channel'],
    [{ act: 'pause' }, 'acts[0].pause_until'],
    [{ act: 'pause', pause_until: '2020-01-01' }, 'acts[0].pause_until'],
    [{ act: 'pause', pause_until: '1_week', purpose: 'marketing' }, 'acts[0].purpose'],
    [{ act: 'withdraw', pause_until: '1_week' }, 'acts[0].pause_until'],
    [{ act: 'withdraw', preference: { language: 'de' } }, 'acts[0].preference'],
  ])('%j is refused at %s and nothing is recorded', async (wrong, path) => {
    const phone = freshPhone();
    const { errors } = await json<Refused>(await report(phone, wrong), 422);
    expect(errors.map((error) => error.path)).toEqual([path]);
    expect(await contactOf(shop, { phone })).toBeNull();
  });
});
