/** The outside systems of a storm: Braze, Segment and a receiver of webhooks in bad weather, one that always hangs, one that is always well. */
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { BrazeServer } from '../../vendors/braze-server.ts';
import { SegmentServer } from '../../vendors/segment-server.ts';
import type { Admin } from '../admin.ts';
import { Receiver } from '../receiver.ts';
import type { Somebody } from './population.ts';
import { brazeWeather, type Dice, hookWeather, segmentWeather } from './weather.ts';

export const CHANNELS = ['sms', 'whatsapp', 'email'] as const satisfies readonly ChannelId[];
const SECRET = 'storm-secret';
const pair = (channel: ChannelId) => ({ programme: 'default', channel, purpose: 'marketing' }) as const;

export class Outside {
  readonly braze = new BrazeServer({
    apiKey: SECRET,
    groups: { 'g-sms': 'sms', 'g-whatsapp': 'whatsapp', 'g-email': 'email' },
  });
  readonly segment = new SegmentServer({ writeKey: SECRET, categories: [...CHANNELS] });
  readonly hooks = new Receiver();
  readonly steady = new Receiver();
  readonly hung = new Receiver();

  async start(roll: Dice): Promise<this> {
    await Promise.all([this.braze.start(), this.segment.start(), this.hooks.start(), this.steady.start(), this.hung.start()]);
    this.braze.weather = brazeWeather(roll);
    this.segment.weather = segmentWeather(roll);
    this.hooks.weather = hookWeather(roll);
    this.hung.weather = () => 'hang';
    return this;
  }

  async connect(admin: Admin): Promise<void> {
    await admin.connect('hung', { type: 'standard_webhooks', url: this.hung.url }, this.hung.secret);
    await admin.connect('steady', { type: 'standard_webhooks', url: this.steady.url }, this.steady.secret);
    await admin.connect('hooks', { type: 'standard_webhooks', url: this.hooks.url }, this.hooks.secret);
    const braze = CHANNELS.map((channel) => ({ ...pair(channel), subscription_group_id: `g-${channel}` }));
    const endpoint = 'https://rest.iad-01.braze.com';
    await admin.connect('braze', { type: 'braze', endpoint, base_url: this.braze.url, mapping: braze, attributes: [] }, SECRET);
    const segment = CHANNELS.map((channel) => ({ ...pair(channel), category: channel }));
    await admin.connect('segment', { type: 'segment', region: 'us', base_url: this.segment.url, mapping: segment }, SECRET);
  }

  /** What each system would do for this person and channel. */
  would(one: Somebody, channel: ChannelId): Readonly<Record<'braze' | 'segment' | 'hooks' | 'steady', boolean>> {
    const permits = (receiver: Receiver) =>
      receiver.believed.get(one.value)?.state.some((state) => state.channel === channel && state.permitted) ?? false;
    return {
      braze: this.braze.wouldSend(`g-${channel}`, one.value),
      segment: this.segment.wouldSend(one.customer, channel),
      hooks: permits(this.hooks),
      steady: permits(this.steady),
    };
  }

  /** Requests that have come to each of those that may answer. */
  heard(): readonly number[] {
    return [this.braze.requests.length, this.segment.requests.length, this.hooks.arrived.length, this.steady.arrived.length];
  }

  async stop(): Promise<void> {
    await Promise.all([this.braze.stop(), this.segment.stop(), this.hooks.close(), this.steady.close(), this.hung.close()]);
  }
}
