/** Korea's night, the whole way: a control of its own with its own text asks for it, its own record holds it, and it opens the hours beside the day's. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { EligibilityDecisions } from '../../../shared/contract/eligibility.ts';
import { problem } from '../../../shared/contract/error.ts';
import { DAY_MS, HOUR_MS } from '../../../shared/limits.ts';
import {
  aShop,
  codeTo,
  contactOf,
  DRAFT,
  freshPhone,
  json,
  PROGRAMME,
  readConfig,
  type Shop,
  submitted,
  timelineOf,
  verify,
} from './world.ts';

const NIGHT = { ...PROGRAMME, name: 'News at night', night_of: 'default' };
const { channel_order: _, ...OWN } = DRAFT;
const NIGHT_DRAFT = {
  ...OWN,
  programme: 'night',
  locales: ['en', 'ko'],
  jurisdictions: ['KR'],
  controls: [{ channels: ['sms'] }],
};
const KOREAN = { title: { en: 'At night', ko: '야간' }, intro: { en: 'Also at night', ko: '야간에도' } };

let day: Shop;
let night: Shop;
beforeAll(async () => {
  day = await aShop();
  await json(await day.admin('PUT', '/v1/programmes/night', NIGHT), 200);
  const widget = await json<{ id: string }>(
    await day.admin('POST', '/v1/widgets', { key: 'night', draft: { ...NIGHT_DRAFT, ...KOREAN } }),
    201,
  );
  await json(await day.admin('POST', `/v1/widgets/${widget.id}/publish`), 200);
  night = { ...day, widgetId: widget.id };
}, 60_000);

async function agree(shop: Shop, phone: string, count: number): Promise<void> {
  const receipt = await submitted(shop, ['sms'], { phone });
  await json(await verify(receipt, await codeTo(phone, count)), 200);
}
/** The next day's, at whatever hour the test runs: half past ten at night in Seoul, and half past eight in its morning, by day in America too. */
const nextDayAt = (hours: number): string => new Date(Math.ceil(Date.now() / DAY_MS) * DAY_MS + hours * HOUR_MS).toISOString();
const [NIGHT_IN_SEOUL, DAY_IN_SEOUL] = [nextDayAt(13.5), nextDayAt(23.5)];

/** The reasons against it for an American number whose holder is in Korea, but for America's own quiet hours. */
async function refusals(phone: string, at: string): Promise<string[]> {
  const items = [{ phone, channel: 'sms', purpose: 'marketing', country: 'KR' }];
  const { decisions } = await json<EligibilityDecisions>(await day.admin('POST', '/v1/eligibility', { items, at }), 200);
  return decisions[0]!.reasons.map(({ code }) => code).filter((code) => code !== 'quiet_hours');
}

describe('a number that may be in Korea', () => {
  test('is agreed to for the day, then for the night, each under its own text and record; the night alone opens nothing', async () => {
    const phone = freshPhone();
    await agree(day, phone, 1);
    expect(await refusals(phone, NIGHT_IN_SEOUL)).toEqual(['night_consent']);
    expect(await refusals(phone, DAY_IN_SEOUL)).toEqual([]);

    const config = await readConfig(night, 'ko');
    expect(config.controls[0]).toMatchObject({ programme: 'night', label: expect.stringContaining('21:00–08:00') });
    expect(config.controls[0]!.text).toContain('야간(21:00~08:00)');
    await agree(night, phone, 2);
    expect(await refusals(phone, NIGHT_IN_SEOUL)).toEqual([]);

    const contact = await contactOf(day, { phone });
    expect(
      contact!.state
        .filter(({ standing }) => standing === 'granted')
        .map(({ programme, channel, verified }) => [programme, channel, verified]),
    ).toEqual([
      ['default', 'sms', true],
      ['night', 'sms', true],
    ]);
    const grants = (await timelineOf(day, { phone })).filter(({ record }) => record.act === 'grant').map(({ record }) => record);
    expect(new Set(grants.map(({ disclosure }) => disclosure)).size).toBe(2);
    const english = await readConfig(night);
    expect(grants.find(({ programme }) => programme === 'night')?.disclosure).toBe(english.controls[0]!.disclosure);
  });

  test('that took the night back is left alone at night and not by day; that took the day back, always', async () => {
    const phone = freshPhone();
    await agree(day, phone, 1);
    await agree(night, phone, 2);
    const withdraw = (programme: string) =>
      day.admin('POST', '/v1/consents', {
        phone,
        acts: [{ act: 'withdraw', programme, channel: 'sms', purpose: 'marketing', method: 'api' }],
      });
    await json(await withdraw('night'), 201);
    expect(await refusals(phone, NIGHT_IN_SEOUL)).toEqual(['night_consent']);
    expect(await refusals(phone, DAY_IN_SEOUL)).toEqual([]);
    await json(await withdraw('default'), 201);
    expect(await refusals(phone, DAY_IN_SEOUL)).toEqual(['withdrawn']);
  });

  test('of which nobody confirmed the night is left alone at night', async () => {
    const phone = freshPhone();
    await agree(day, phone, 1);
    await submitted(night, ['sms'], { phone });
    expect(await refusals(phone, NIGHT_IN_SEOUL)).toEqual(['night_consent']);
  });
});

describe('bad input', () => {
  const problemOf = async (response: Response) => problem.parse(await response.json());

  test('nothing is asked about a night itself: the answer names the programme to ask about', async () => {
    const item = { phone: freshPhone(), channel: 'sms', purpose: 'marketing' };
    const answer = await day.admin('POST', '/v1/eligibility', { items: [item, { ...item, programme: 'night' }] });
    expect(answer.status).toBe(422);
    expect((await problemOf(answer)).errors).toMatchObject([
      { path: 'items[1].programme', code: 'programme_is_night', fix: 'Ask about "default".' },
    ]);
  });

  test.each([
    ['late', 'late', 'not its own night'],
    ['late', 'nowhere', 'no programme "nowhere"'],
    ['late', 'night', 'itself the night of "default"'],
    ['default', 'other', 'is the night of this programme'],
  ])('%s can’t be the night of %s', async (id, of, message) => {
    await json(await day.admin('PUT', '/v1/programmes/other', PROGRAMME), 200);
    const before = await json(await day.admin('GET', '/v1/programmes'), 200);
    const answer = await day.admin('PUT', `/v1/programmes/${id}`, { ...PROGRAMME, night_of: of });
    expect(answer.status).toBe(422);
    expect((await problemOf(answer)).errors).toMatchObject([{ path: 'night_of', message: expect.stringContaining(message) }]);
    expect(await json(await day.admin('GET', '/v1/programmes'), 200)).toEqual(before);
  });

  test('a night is published for no channel and no place where no law asks for it', async () => {
    const draft = { ...NIGHT_DRAFT, ...KOREAN, jurisdictions: ['US'] };
    await json(await day.admin('PUT', `/v1/widgets/${night.widgetId}/draft`, draft), 200);
    const answer = await day.admin('POST', `/v1/widgets/${night.widgetId}/publish`);
    expect(answer.status).toBe(422);
    expect((await problemOf(answer)).errors).toMatchObject([{ path: 'controls[0]', code: 'night_not_asked_for' }]);
  });
});
