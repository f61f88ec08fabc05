/** Which limits a message meets, by its number and by what the merchant allows. */
import { describe, expect, test } from 'vitest';
import type { SendTerms } from '../../../worker/consent/send-terms.ts';
import { sendLimits } from '../../../worker/messaging/send-limits.ts';

const TERMS: SendTerms = { widget: 'w1', countries: ['US'], costUsd: {}, block: 'b1', widgetPerHour: null, burst: null, budget: null };
const keyed = (...parts: readonly string[]) => parts.join('|');
const judge = (to: string, change: Partial<SendTerms> = {}, channel: 'sms' | 'email' = 'sms') =>
  sendLimits({ channel, to }, { ...TERMS, ...change }, keyed);
const limits = (to: string, change: Partial<SendTerms> = {}, channel: 'sms' | 'email' = 'sms') => {
  const judged = judge(to, change, channel);
  if ('refused' in judged) throw new Error(judged.refused);
  return judged.limits;
};
const US = '+12025550123';

test('a text meets its prefix, the caller’s block, the widget and the money, in that order', () => {
  expect(
    limits(US).map(({ name, claim }) => [
      name,
      claim.key,
      claim.amount,
      claim.windows.map(({ windowMs, max }) => [windowMs / 3_600_000, max]),
    ]),
  ).toEqual([
    [
      'prefix',
      'prefix|+1202555',
      1,
      [
        [1, 3],
        [24, 10],
      ],
    ],
    [
      'block',
      'block|b1',
      1,
      [
        [1, 5],
        [24, 20],
      ],
    ],
    ['widget', 'widget|w1', 1, [[1, 30]]],
    ['money', 'budget', 12_000, [[24, 20_000_000]]],
  ]);
});

test('neighbours are known by their hashes, across a carry too', () => {
  expect(limits('+12025550199')[0]?.claim.mark).toEqual({
    own: 'number|12025550199',
    beside: ['number|12025550198', 'number|12025550200'],
  });
});

test('a mail has no prefix and no country; where no block is known none is counted', () => {
  expect(limits('ann@mail.example', { countries: [], block: null }, 'email').map(({ name }) => name)).toEqual(['widget', 'money']);
});

test('a page with a burst stands outside block and widget; prefix and money stay', () => {
  const found = limits(US, { burst: { page: '/p/ws/till', perHour: 400 }, budget: { of: 'page /p/ws/till', usd: 5.5 } });
  expect(found.map(({ name, claim }) => [name, claim.key, claim.windows[0]?.max])).toEqual([
    ['prefix', 'prefix|+1202555', 3],
    ['page', 'page|/p/ws/till', 400],
    ['money', 'budget|page /p/ws/till', 5_500_000],
  ]);
});

test('what the merchant sets goes before the rule of thumb: messages an hour, cost, budget', () => {
  const [, , widget, money] = limits(US, { widgetPerHour: 7, costUsd: { US: 0.5 }, budget: { of: 'widget w1', usd: 0 } });
  expect(widget?.claim.windows).toEqual([expect.objectContaining({ max: 7 })]);
  expect(widget?.claim.windows[0]).not.toHaveProperty('growth');
  expect(money?.claim).toMatchObject({ amount: 500_000, windows: [{ max: 0 }] });
});

describe('where a message may go', () => {
  test('only to countries that are listed', () => {
    expect(judge(US, { countries: [] })).toEqual({ refused: 'country_not_listed' });
    expect(judge('+14165550142')).toEqual({ refused: 'country_not_listed' });
    expect(judge('+14165550142', { countries: ['CA'] })).toHaveProperty('limits');
    expect(judge('+4917612345678', { countries: ['US', 'DE'] })).toHaveProperty('limits');
  });

  test('a number that may be of several countries goes where all of them are listed, at the dearest price', () => {
    const shared = '+447700900123';
    expect(judge(shared, { countries: ['GB'] })).toEqual({ refused: 'country_not_listed' });
    const money = limits(shared, { countries: ['GB', 'GG', 'IM', 'JE'] }).at(-1);
    expect(money?.claim.amount).toBe(300_000);
  });

  test.each([
    ['toll-free', '+18005550123', 'US'],
    ['personal', '+15005550006', 'US'],
    ['premium', '+449012345678', 'GB'],
    ['VoIP', '+445612345678', 'GB'],
  ])('never to a %s number', (_, to, country) => {
    expect(judge(to, { countries: [country] })).toEqual({ refused: 'number_kind' });
  });
});
