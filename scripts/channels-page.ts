/** Writes docs/channels.md from the catalogue: `node scripts/channels-page.ts`. A test holds that the page is what this makes. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { HOUR_MS } from '../shared/limits.ts';
import { CHANNELS, type ChannelId, PURPOSES } from '../shared/vocabulary.ts';
import type { Channel, MessageRule } from '../worker/channels/channel.ts';
import type { Fact } from '../worker/channels/fact.ts';
import { CHANNEL_CATALOGUE } from '../worker/channels/registry.ts';
import { WITHOUT_PLATFORM } from '../worker/channels/without-platform.ts';

export const CHANNELS_PAGE = path.resolve(import.meta.dirname, '../docs/channels.md');

export function channelsPage(): string {
  return `${[
    '# Channels',
    '',
    '<!-- Made by `node scripts/channels-page.ts` from worker/channels. Edit there. -->',
    '',
    'What the product takes for true of each channel, with where it was read. *read*: the source itself; *secondary*: somebody’s account',
    'of it; *memory*: general knowledge, taken the stricter way. A weight says how usual a channel is, 0 to 1: an estimate to order an',
    'offer by, no statistic. Platforms change their rules without asking: look again before you rely on a line.',
    '',
    '| channel | opt-in on the web | address | window | marketing outside it | offered on |',
    '|---|---|---|---|---|---|',
    ...CHANNELS.map((id) => summary(CHANNEL_CATALOGUE[id])),
    '',
    'Every other channel is walked in `test/faults/ways.test.ts` from the form to its end, by each platform that carries it. These can’t be:',
    '',
    ...Object.entries(WITHOUT_PLATFORM).map(([id, why]) => `- ${id}: ${why}.`),
    ...CHANNELS.flatMap((id) => section(CHANNEL_CATALOGUE[id])),
  ].join('\n')}\n`;
}

const WAYS = {
  typed: 'typed address with its box',
  deep_link: 'link with a token, then a tap in the chat',
  follow: 'following the account',
  host_token: 'the merchant’s app',
  preference: 'none: a preference alone',
} as const;

function summary({ id, optIn, address, windowMs, messages, devices }: Channel): string {
  const cells = [id, WAYS[optIn.value], address.kind, windowOf(windowMs.value), words(messages.value.marketing.outside), devices.value];
  return `| ${cells.join(' | ')} |`;
}

function section(channel: Channel): readonly string[] {
  const { id, link, token, events, messages, weights, notIn } = channel;
  return [
    '',
    `## ${id}`,
    '',
    '| what | | source |',
    '|---|---|---|',
    row('opt-in', channel.optIn, WAYS[channel.optIn.value]),
    ...(link ? [`| link | \`${link(...SAMPLE(id))}\` | |`] : []),
    ...(token
      ? [row('token', token, `in the ${token.value.carriedIn}, at most ${token.value.charsMax} of \`[${token.value.characters}]\``)]
      : []),
    row('names the person by', channel.identifies, channel.identifies.value),
    row('opt-in event', events, events.value.optIn ?? 'none'),
    row('opt-out event', events, events.value.optOut ?? 'none'),
    row('platform’s stop', events, events.value.stop ?? 'none'),
    row('categories', channel.categories, listed(channel.categories.value)),
    row('window after the person’s own message', channel.windowMs, windowOf(channel.windowMs.value)),
    row('messages, outside / inside the window', messages, PURPOSES.map((each) => `${each}: ${rule(messages.value[each])}`).join('; ')),
    row('devices', channel.devices, channel.devices.value),
    row(
      'weights',
      weights,
      Object.entries(weights.value)
        .map(([country, weight]) => `${country} ${weight}`)
        .join(', '),
    ),
    row('no marketing in', notIn, listed(notIn.value)),
    row('a call to action says', channel.elements, listed(channel.elements.value)),
    row('needed first', channel.needs, listed(channel.needs.value, '; ')),
  ];
}

/** Words that stand for what a merchant and a visit would bring. */
const SAMPLE = (id: ChannelId): [account: string, token: string] => [
  ['sms', 'whatsapp'].includes(id) ? '+12025550100' : 'ACCOUNT',
  'TOKEN',
];

const row = (what: string, { source, readOn, confidence }: Fact<unknown>, value: string): string =>
  `| ${what} | ${cell(value)} | ${cell(source)} (${readOn}, *${confidence}*) |`;

const cell = (text: string): string => text.replaceAll('|', '\\|');
const words = (form: MessageRule['outside']): string => form.replaceAll('_', ' ');
const rule = ({ outside, inside }: MessageRule): string => (outside === inside ? words(outside) : `${words(outside)} / ${words(inside)}`);
const windowOf = (ms: number | null): string => (ms === null ? 'none' : `${ms / HOUR_MS} hours`);
const listed = (list: readonly string[], by = ', '): string => (list.length === 0 ? 'none' : list.join(by));

if (process.argv[1] === import.meta.filename) writeFileSync(CHANNELS_PAGE, channelsPage());
