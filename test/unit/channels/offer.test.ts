/** The offer: the merchant's order, else sender, country and device, else SMS and email; and what of it reaches the form. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHANNELS, type ChannelId } from '../../../shared/vocabulary.ts';
import { controlOrder, ordersByCountry } from '../../../worker/channels/control-order.ts';
import { type Circumstances, type Device, offer } from '../../../worker/channels/offer.ts';
import { CHANNEL_CATALOGUE } from '../../../worker/channels/registry.ts';

const given = (change: Partial<Circumstances> = {}): Circumstances => ({
  withSender: CHANNELS.filter((channel) => channel !== 'signal'),
  merchantOrder: [],
  country: 'US',
  device: 'other',
  ...change,
});
const offered = (change: Partial<Circumstances> = {}): readonly ChannelId[] => offer(given(change)).offered.map(({ channel }) => channel);
const why = (channel: ChannelId, change: Partial<Circumstances> = {}): string | undefined =>
  offer(given(change)).withheld.find((each) => each.channel === channel)?.because;

describe('the offer', () => {
  test.each([
    ['JP', 'line'],
    ['TH', 'line'],
    ['KR', 'kakaotalk'],
    ['CN', 'wechat'],
    ['BR', 'whatsapp'],
    ['IN', 'whatsapp'],
    ['DE', 'whatsapp'],
    ['UA', 'viber'],
    ['UZ', 'telegram'],
    ['US', 'sms'],
    ['PH', 'messenger'],
  ])('in %s begins with %s', (country, first) => {
    expect(offered({ country })[0]).toBe(first);
  });

  test('is of channels with a sender alone, whatever the merchant would rather have', () => {
    expect(offered({ withSender: ['email'], merchantOrder: ['whatsapp', 'email'], country: 'BR' })).toEqual(['email']);
    expect(why('whatsapp', { withSender: ['email'], merchantOrder: ['whatsapp'], country: 'BR' })).toBe('no_sender');
  });

  test('never holds Signal, even with a sender by mistake', () => {
    expect(offered({ withSender: ['signal', 'sms'], merchantOrder: ['signal'] })).toEqual(['sms']);
    expect(why('signal', { withSender: ['signal'] })).toBe('never_sent');
  });

  test('follows the merchant first and the country after', () => {
    const withSender: ChannelId[] = ['sms', 'whatsapp', 'email', 'viber'];
    expect(offered({ withSender, country: 'BR' })).toEqual(['whatsapp', 'sms', 'email', 'viber']);
    expect(offered({ withSender, country: 'BR', merchantOrder: ['email', 'viber'] })).toEqual(['email', 'viber', 'whatsapp', 'sms']);
    const { offered: list } = offer(given({ withSender, country: 'BR', merchantOrder: ['email'] }));
    expect(list.map(({ reason }) => reason)).toEqual(['merchant_order', 'usual', 'usual', 'usual']);
  });

  test('leaves out what is never used in a country, unless the merchant names it', () => {
    expect(why('kakaotalk', { country: 'FR' })).toBe('not_used_in_country');
    expect(offered({ country: 'FR', merchantOrder: ['kakaotalk'] })[0]).toBe('kakaotalk');
  });

  test('leaves out what can’t be sent there, unless the merchant names it', () => {
    expect(why('whatsapp', { country: 'US' })).toBe('not_in_country');
    expect(offered({ country: 'US', merchantOrder: ['whatsapp'] })[0]).toBe('whatsapp');
    expect(why('messenger', { country: 'DE' })).toBe('not_in_country');
  });

  test('has Apple’s channel on Apple’s devices', () => {
    const has = (device: Device) => offered({ device }).includes('apple_messages');
    expect([has('apple'), has('android'), has('other')]).toEqual([true, false, false]);
    expect(why('apple_messages', { device: 'android' })).toBe('other_device');
  });

  test('is SMS and email first where no country is known', () => {
    const { offered: list } = offer(given({ country: null }));
    expect(list.slice(0, 2).map(({ channel, reason }) => [channel, reason])).toEqual([
      ['sms', 'fallback'],
      ['email', 'fallback'],
    ]);
    expect(offered({ country: null, withSender: ['whatsapp', 'email'] })).toEqual(['email', 'whatsapp']);
  });
});

describe('whatever the circumstances', () => {
  const circumstances = fc.record({
    withSender: fc.uniqueArray(fc.constantFrom(...CHANNELS)),
    merchantOrder: fc.uniqueArray(fc.constantFrom(...CHANNELS)),
    country: fc.option(fc.constantFrom('US', 'DE', 'KR', 'JP', 'CN', 'BR', 'IN', 'TH', 'ZZ', '')),
    device: fc.constantFrom<Device>('apple', 'android', 'other'),
  });

  test('every channel is offered or withheld, once, and only one with a sender is offered', () => {
    fc.assert(
      fc.property(circumstances, (each) => {
        const { offered: list, withheld } = offer(each);
        const all = [...list, ...withheld].map(({ channel }) => channel);
        expect([...all].sort()).toEqual([...CHANNELS].sort());
        for (const { channel } of list) {
          expect(each.withSender).toContain(channel);
          expect(CHANNEL_CATALOGUE[channel].optIn.value).not.toBe('preference');
        }
      }),
    );
  });

  test('taking a sender away only takes its channel away', () => {
    fc.assert(
      fc.property(circumstances, fc.constantFrom(...CHANNELS), (each, gone) => {
        const before = offer(each).offered.map(({ channel }) => channel);
        const after = offer({ ...each, withSender: each.withSender.filter((channel) => channel !== gone) }).offered;
        expect(after.map(({ channel }) => channel)).toEqual(before.filter((channel) => channel !== gone));
      }),
    );
  });
});

describe('the controls of a form', () => {
  const controls = (...list: ChannelId[][]) => list.map((channels) => ({ channels }));
  const usual = controls(['sms', 'mms', 'rcs'], ['whatsapp'], ['email']);
  const visit = { merchantOrder: [], device: 'other' } as const;

  test('stand as they fit the country, what can’t be sent there last', () => {
    const inCountry = (country: string) => controlOrder(usual, { ...visit, country }).join('');
    expect(['US', 'BR', 'DE', 'JP', 'KR'].map(inCountry)).toEqual(['021', '102', '120', '021', '021']);
    expect(controlOrder(controls(['whatsapp'], ['sms']), { ...visit, country: 'US' })).toEqual([1, 0]);
  });

  test('stand as the merchant orders them, for every country alike', () => {
    const merchantOrder: ChannelId[] = ['email', 'mms', 'whatsapp'];
    expect(controlOrder(usual, { ...visit, merchantOrder, country: 'BR' })).toEqual([2, 0, 1]);
    const ordered = controls(['email'], ['sms', 'mms'], ['viber']);
    expect(ordersByCountry(ordered, [0, 1, 2], { ...visit, merchantOrder: ['email', 'sms', 'viber'] })).toEqual({});
  });

  test('are told apart only for countries where another order fits', () => {
    expect(ordersByCountry(controls(['email']), [0], visit)).toEqual({});
    const rows = ordersByCountry(controls(['whatsapp'], ['sms']), [0, 1], visit);
    expect(Object.keys(rows)).toEqual(['10']);
    expect(rows['10']?.match(/../g)).toEqual(expect.arrayContaining(['US', 'JP']));
  });

  test('the rows say for every country what the rule says', () => {
    const channel = fc.constantFrom<ChannelId>('sms', 'whatsapp', 'email', 'viber', 'kakaotalk', 'line', 'telegram');
    const country = fc.constantFrom('US', 'CA', 'DE', 'GB', 'FR', 'BR', 'IN', 'KR', 'JP', 'TH', 'UA', 'CN', 'SE', 'GR', 'PL', 'ZA', 'NG');
    const orders = fc.uniqueArray(channel, { maxLength: 3 });
    fc.assert(
      fc.property(fc.uniqueArray(channel, { minLength: 1, maxLength: 5 }), orders, country, country, (channels, merchantOrder, at, of) => {
        const listed = channels.map((each) => ({ channels: [each] }));
        const shown = controlOrder(listed, { merchantOrder, device: 'other', country: at });
        const rows = Object.entries(ordersByCountry(listed, shown, { merchantOrder, device: 'other' }));
        const row = rows.find(([, codes]) => codes.match(/../g)?.includes(of)) ?? rows.find(([, codes]) => codes === '');
        const moved = row ? [...row[0]].map((position) => shown[Number.parseInt(position, 36)]) : shown;
        expect(moved).toEqual(controlOrder(listed, { merchantOrder, device: 'other', country: of }));
      }),
    );
  });
});
