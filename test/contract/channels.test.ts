/** One suite over the catalogue: what holds of every channel, whatever it is. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { getCountries } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { CHANNELS_PAGE, channelsPage } from '../../scripts/channels-page.ts';
import { DAY_MS, HOUR_MS } from '../../shared/limits.ts';
import { CHANNELS, type ChannelId, PURPOSES, TEXT_CHANNELS, TYPED_ADDRESS_KIND } from '../../shared/vocabulary.ts';
import { ELEMENTS } from '../../worker/channels/elements.ts';
import type { Fact } from '../../worker/channels/fact.ts';
import { ASKABLE, CHANNEL_CATALOGUE } from '../../worker/channels/registry.ts';
import { ROOT } from '../structure/sources.ts';

const FOLDER = join(ROOT, 'worker/channels');
const ACCOUNTS: Partial<Record<ChannelId, string>> = {
  sms: '+12025550100',
  mms: '+12025550100',
  rcs: 'aurora_agent',
  whatsapp: '+1 202 555 0100',
  line: '@aurora',
  kakaotalk: '_aurora',
  messenger: 'aurora.coffee',
  instagram: '@aurora.coffee',
  telegram: '@aurora_bot',
  apple_messages: '00000000-0000-4000-8000-000000000000',
  viber: 'aurora',
};
/** 128 bits in base64url, with both of its odd characters. */
const TOKEN = 'A-_9zZbcdefghijklmnopq';
const FACTS = [
  'optIn',
  'identifies',
  'events',
  'categories',
  'windowMs',
  'messages',
  'devices',
  'weights',
  'notIn',
  'elements',
  'needs',
] as const;
/** Places with codes of their own that no calling code belongs to. */
const ISO: ReadonlySet<string> = new Set(getCountries());

test('every folder is in the registry under its own name, and every channel of the vocabulary has one', () => {
  const folders = readdirSync(FOLDER).filter((name) => statSync(join(FOLDER, name)).isDirectory());
  expect(folders.map((name) => name.replaceAll('-', '_')).sort()).toEqual([...CHANNELS].sort());
  expect(Object.keys(CHANNEL_CATALOGUE).sort()).toEqual([...CHANNELS].sort());
});

test('the committed page of channels is what the catalogue makes', () => {
  expect(readFileSync(CHANNELS_PAGE, 'utf8')).toBe(channelsPage());
});

test('the channels whose address is typed are those of the vocabulary, held by that kind', () => {
  for (const channel of CHANNELS) {
    const { address, optIn } = CHANNEL_CATALOGUE[channel];
    expect(optIn.value === 'typed' ? address.kind : undefined, channel).toBe(TYPED_ADDRESS_KIND[channel]);
    expect(ASKABLE[channel], channel).toEqual({
      canBeSent: channel !== 'signal',
      isTyped: TYPED_ADDRESS_KIND[channel] !== undefined,
      isBound: (optIn.value === 'deep_link' || optIn.value === 'follow') && CHANNEL_CATALOGUE[channel].token !== undefined,
    });
  }
});

test('signal is a preference: it is never sent, asked or linked', () => {
  const { optIn, messages, elements, link } = CHANNEL_CATALOGUE.signal;
  expect([optIn.value, elements.value, link]).toEqual(['preference', [], null]);
  for (const purpose of PURPOSES) expect(messages.value[purpose]).toEqual({ outside: 'none', inside: 'none' });
});

test('sms, mms and rcs of one sender are asked for by one text, so they ask for the same', () => {
  const [first, ...others] = TEXT_CHANNELS.map((channel) => CHANNEL_CATALOGUE[channel].elements.value);
  for (const other of others) expect(other).toEqual(first);
});

describe.each(CHANNELS)('channel %s', (id) => {
  const channel = CHANNEL_CATALOGUE[id];

  test('has its own id and an address whose scope fits its kind', () => {
    expect(channel.id).toBe(id);
    expect(channel.address.scope).toBe(['phone', 'email'].includes(channel.address.kind) ? 'none' : 'account');
  });

  test('names source, date and confidence of each fact', () => {
    const facts: readonly (readonly [string, Fact<unknown> | undefined])[] = [...FACTS, 'token' as const].map((name) => [
      name,
      channel[name],
    ]);
    for (const [name, fact] of facts) {
      if (name === 'token' && fact === undefined) continue;
      expect(fact?.source.length, name).toBeGreaterThan(10);
      expect(fact?.readOn, name).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(Number.isNaN(Date.parse(fact?.readOn ?? '')), name).toBe(false);
      expect(['read', 'secondary', 'memory'], name).toContain(fact?.confidence);
    }
  });

  test('has a weight between 0 and 1 for places that exist', () => {
    const { elsewhere, ...countries } = channel.weights.value;
    for (const [country, weight] of [['elsewhere', elsewhere] as const, ...Object.entries(countries)]) {
      expect(weight, country).toBeGreaterThanOrEqual(0);
      expect(weight, country).toBeLessThanOrEqual(1);
    }
    const named = [...Object.keys(countries), ...channel.notIn.value];
    expect(named.filter((country) => !ISO.has(country))).toEqual([]);
    expect(new Set(channel.notIn.value).size).toBe(channel.notIn.value.length);
  });

  test('has a window in milliseconds, or none, and answers freely inside it', () => {
    const { windowMs, messages } = channel;
    if (windowMs.value === null) return;
    expect(windowMs.value % HOUR_MS).toBe(0);
    expect(windowMs.value).toBeGreaterThanOrEqual(HOUR_MS);
    expect(windowMs.value).toBeLessThanOrEqual(7 * DAY_MS);
    expect(messages.value.service.inside).toBe('free_form');
  });

  test('never allows less inside the window than outside', () => {
    const much = { none: 0, approved_template: 1, free_form: 2 };
    for (const purpose of PURPOSES) {
      const { inside, outside } = channel.messages.value[purpose];
      expect(much[inside], purpose).toBeGreaterThanOrEqual(much[outside]);
    }
  });

  test('asks for elements that are known, the act and its scope among them where it can be asked for', () => {
    const elements = channel.elements.value;
    expect(elements.filter((element) => !ELEMENTS.includes(element))).toEqual([]);
    expect(new Set(elements).size).toBe(elements.length);
    if (channel.optIn.value === 'preference') return;
    expect(elements).toEqual(expect.arrayContaining(['agreement', 'brand', 'marketing', 'channel']));
    expect(elements.some((element) => element === 'stop' || element === 'withdraw_any_time')).toBe(true);
    expect(channel.needs.value.length).toBeGreaterThan(0);
  });

  test('says how somebody comes and goes, where anybody can', () => {
    const { optIn, optOut } = channel.events.value;
    expect([optIn !== null, optOut !== null]).toEqual(channel.optIn.value === 'preference' ? [false, false] : [true, true]);
  });

  test('carries 128 bits unharmed where it carries a token, and none where it says so', () => {
    const { link, token } = channel;
    if (channel.optIn.value === 'deep_link') expect([link !== null, token !== undefined]).toEqual([true, true]);
    if (token) {
      const { carriedIn, charsMax, characters } = token.value;
      expect(TOKEN.length).toBeLessThanOrEqual(charsMax);
      expect(TOKEN).toMatch(new RegExp(`^[${characters}]+$`));
      expect(link !== null).toBe(carriedIn !== 'qr_scene');
    }
    if (!link) return;
    const account = ACCOUNTS[id];
    expect(account, 'a sample account').toBeDefined();
    const url = link(account!, TOKEN);
    expect(URL.canParse(url)).toBe(true);
    expect(url).toMatch(/^(?:https|sms|viber):[\x21-\x7e]+$/);
    expect(decodeURIComponent(url).includes(TOKEN)).toBe(token !== undefined);
    expect(link(account!, 'another') === url).toBe(token === undefined);
  });

  test('lets nothing in the account or token escape from its place in the link', () => {
    const { link, token } = channel;
    if (!link) return;
    const evil = new URL(link('a/../b?c=d&e=f#g', 'x&y=z#w'));
    expect(evil.hash).toBe('');
    expect([...evil.searchParams.keys()]).not.toContain('e');
    expect([...evil.searchParams.keys()]).not.toContain('y');
    if (token?.value.carriedIn === 'parameter') expect([...evil.searchParams.values()]).toContain('x&y=z#w');
  });
});

test.each([
  ['telegram', 'https://t.me/aurora_bot?start='],
  ['messenger', 'https://m.me/aurora.coffee?ref='],
  ['instagram', 'https://ig.me/m/aurora.coffee?ref='],
  ['whatsapp', 'https://wa.me/12025550100?text=JOIN%20'],
  ['line', 'https://line.me/R/oaMessage/%40aurora/?JOIN%20'],
  ['apple_messages', 'https://bcrw.apple.com/urn:biz:00000000-0000-4000-8000-000000000000?biz-intent-id='],
  ['viber', 'viber://pa?chatURI=aurora&context='],
  ['rcs', 'sms:aurora_agent%40rbm.goog?body=JOIN%20'],
] as const)('the link of %s is the one that its platform documents', (id, start) => {
  expect(CHANNEL_CATALOGUE[id].link?.(ACCOUNTS[id]!, TOKEN)).toBe(start + TOKEN);
});
