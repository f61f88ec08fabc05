/**
 * Each channel from the form to the end, by each platform that carries it: opted in on the widget's public routes, bound or confirmed at the
 * vendor, ended by the platform's own signed webhook; then eligibility says no, and every destination has been told. Issue 5, "Must show" 2.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLATFORMS } from '../../shared/contract/channel-account.ts';
import { CHANNELS, type ChannelId } from '../../shared/vocabulary.ts';
import { WITHOUT_PLATFORM } from '../../worker/channels/without-platform.ts';
import { PROVIDERS } from '../../worker/messaging/registry.ts';
import { eventually } from './listener.ts';
import { CHAT_WAYS } from './ways/chat-ways.ts';
import { CODE_WAYS } from './ways/code-ways.ts';
import { WayShop } from './ways/shop.ts';
import type { Way } from './ways/way.ts';
import { World } from './world.ts';

const WAYS: readonly Way[] = [...CODE_WAYS, ...CHAT_WAYS];

/** What can't be walked: by design no platform carries it. Why stands with each, and in docs/channels.md. */
const NOT_WALKED: readonly ChannelId[] = ['apple_messages', 'signal', 'push'];

/** As the wire shows it: what a destination would do for this person now. Braze has no name for an app's own id. */
const everywhere = (isOn: boolean, shop: WayShop) => ({ webhook: isOn, braze: shop.hasOtherAddress ? null : isOn, segment: isOn });

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

test('every channel has a way or a reason why there is none, and every platform is walked', () => {
  const walked = new Set(WAYS.map(({ channel }) => channel));
  for (const channel of CHANNELS) expect([channel, walked.has(channel)]).toEqual([channel, !NOT_WALKED.includes(channel)]);
  expect(Object.keys(WITHOUT_PLATFORM)).toEqual(NOT_WALKED);
  // The demo's own phone shows whatever it is given.
  for (const provider of Object.values(PROVIDERS).filter(({ id }) => id !== 'local'))
    expect(provider.channels.filter((channel) => NOT_WALKED.includes(channel))).toEqual([]);
  const platforms = new Set(WAYS.flatMap(({ kit, told }) => [kit.platform, ...(told ? [told.platform] : [])]));
  expect([...platforms].sort()).toEqual([...PLATFORMS].sort());
});

test.each(WAYS.map((way) => [way.channel, way.what, way] as const))('%s: %s', async (_channel, _what, way) => {
  const shop = await WayShop.open(world, way);
  try {
    await way.bind(shop);
    await eventually('the grant at every destination', () => matches(shop, true));
    const before = await shop.refusals();
    expect(before.filter((code) => OF_CONSENT.has(code))).toEqual([]);

    await shop.end();
    expect(await shop.refusals()).toContain(way.says);
    await eventually('the end at every destination', () => matches(shop, false));
    expect(shop.misunderstood).toEqual([]);
  } finally {
    await shop.close();
  }
});

/** Refusals for want of a consent that holds; others are about hours, windows and templates. */
const OF_CONSENT = new Set([
  'not_asked',
  'declined',
  'withdrawn',
  'expired',
  'topic_off',
  'not_verified',
  'stopped',
  'needs_confirm',
  'hold',
]);

const matches = (shop: WayShop, isOn: boolean): true | null =>
  JSON.stringify(shop.believed()) === JSON.stringify(everywhere(isOn, shop)) ? true : null;
