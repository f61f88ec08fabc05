/** Links for a message's footer: of what grade, for whom, in which language, for how long, and where destinations are told of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brazeSettings, destinationSettings } from '../../../shared/contract/destination.ts';
import { TOLD_LINK_LIFE_YEARS } from '../../../shared/limits.ts';
import { tokens } from '../../../worker/platform/tokens.ts';
import { braze } from '../../../worker/sync/destinations/braze/destination.ts';
import { footerLinks } from '../../../worker/sync/footer-links.ts';
import { pseudonyms } from '../../../worker/sync/pseudonyms.ts';
import type { DestinationForCourier } from '../../../worker/workspace/workspace-api.ts';
import { addressState, EMAIL, PHONE, stateOf } from '../../contract/destination-states.ts';
import { MemoryLedger } from './memory-ledger.ts';

const RING = { current: 1, keys: new Map([[1, new Uint8Array(32).fill(5)]]) };
const NOW = Date.UTC(2026, 10, 23, 8);
const YEAR_DAYS = 365.25;
const make = footerLinks({ tokens: tokens(RING), publicUrl: 'https://sayso.example', workspace: '0011223344556677' });

const target = (footer: DestinationForCourier['footer']): DestinationForCourier => ({
  id: 'd1',
  key: 'd',
  settings: { type: 'standard_webhooks', url: 'https://hooks.shop.example/in' },
  secret: '',
  status: 'active',
  optOuts: 'imported',
  lastNotice: 0,
  partitions: 4,
  jurisdiction: 'eu',
  footer,
});
const person = (language?: string) => {
  const ledger = new MemoryLedger();
  ledger.write(7, { act: 'grant', atMs: NOW - 2000 });
  if (language) ledger.write(7, { act: 'prefer', channel: null, terms: { preference: { language } }, atMs: NOW - 1000 });
  return ledger.view(7, 0);
};
const FOOTER = { widget: 'aabbccddeeff0011', locales: ['en', 'de'] };
const tokenIn = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

describe('the links of an address', () => {
  test('are of grade stop and of this address alone', () => {
    const links = make(target(FOOTER), 3, person(), NOW)!;
    expect(links.preferences_url).toMatch(/^https:\/\/sayso\.example\/me\/[\w-]+$/);
    expect(links.unsubscribe_url).toMatch(/^https:\/\/sayso\.example\/u\/[\w-]+$/);
    for (const url of [links.preferences_url, links.unsubscribe_url]) {
      expect(tokens(RING).read(tokenIn(url), ['submission', 'manage', 'subject'], NOW)).toBeNull();
      expect(tokens(RING).read(tokenIn(url), ['stop'], NOW)).toMatchObject({
        g: 'stop',
        w: '0011223344556677',
        j: 'eu',
        p: 3,
        a: 7,
        l: 'en',
      });
    }
  });
  test('are in the language that the person asked for, where the pages have it', () => {
    const languageOf = (wished: string) =>
      tokens(RING).read(tokenIn(make(target(FOOTER), 0, person(wished), NOW)!.preferences_url), ['stop'], NOW)?.l;
    expect([languageOf('de'), languageOf('fr')]).toEqual(['de', 'en']);
  });
  test('live ten years at least, and stay the same until the year turns', () => {
    const moment = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2060, 0, 1) });
    fc.assert(
      fc.property(moment, moment, (oneMs, otherMs) => {
        const [one, other] = [make(target(FOOTER), 0, person(), oneMs)!, make(target(FOOTER), 0, person(), otherMs)!];
        expect(Date.parse(one.expires_at)).toBeGreaterThanOrEqual(oneMs + TOLD_LINK_LIFE_YEARS * YEAR_DAYS * 86_400_000 - 86_400_000);
        const isSameYear = new Date(oneMs).getUTCFullYear() === new Date(otherMs).getUTCFullYear();
        expect(one.unsubscribe_url === other.unsubscribe_url).toBe(isSameYear);
      }),
    );
  });
  test('are told only where the destination names a widget', () => {
    expect(make(target(null), 0, person(), NOW)).toBeNull();
  });
  test('give the message an id of its own: switched on later, the same sequence says more', () => {
    const names = pseudonyms(RING, 'ws', 'd');
    const all = [[], ['wishes'], ['links'], ['wishes', 'links']].map((besides) =>
      names.message(0, 1, 5, false, 'full', besides as ('wishes' | 'links')[]),
    );
    expect(new Set(all).size).toBe(4);
  });
});

describe('Braze', () => {
  const settings = braze.settings.parse({
    type: 'braze',
    endpoint: 'https://rest.iad-01.braze.com',
    mapping: ['sms', 'email'].map((channel) => ({
      programme: 'default',
      channel,
      purpose: 'marketing',
      subscription_group_id: `g-${channel}`,
    })),
  });
  const links = {
    preferences_url: 'https://s.example/me/t',
    unsubscribe_url: 'https://s.example/u/t',
    expires_at: '2037-01-01T00:00:00.000Z',
  };
  const told = (address: typeof PHONE | typeof EMAIL) => {
    const channel = address === PHONE ? ('sms' as const) : ('email' as const);
    const state = addressState({ address, state: [stateOf({ channel, programme: 'default', purpose: 'marketing', standing: 'granted' })] });
    const withLinks = { ...state, event: { ...state.event, data: { ...state.event.data, links } } };
    const [request] = braze.build([withLinks], { settings, secret: 'k', nowMs: NOW });
    return (JSON.parse(request!.body) as { attributes: Record<string, unknown>[] }).attributes;
  };
  test('is told the links of a number and of an email as attributes of different names: one customer may have both', () => {
    expect(told(PHONE)).toMatchObject([
      { consent_phone_preferences_url: links.preferences_url, consent_phone_unsubscribe_url: links.unsubscribe_url },
    ]);
    expect(told(EMAIL)).toMatchObject([
      { consent_email_preferences_url: links.preferences_url, consent_email_unsubscribe_url: links.unsubscribe_url },
    ]);
    expect(JSON.stringify(told(EMAIL))).not.toContain('consent_phone');
  });
  test('refuses settings in which a row of its own would be written over', () => {
    const row = { programme: 'default', channel: 'sms', purpose: 'marketing', name: 'consent_phone_unsubscribe_url' };
    const given = { type: 'braze', endpoint: 'https://rest.iad-01.braze.com', attributes: [row] };
    expect(brazeSettings.safeParse(given).success).toBe(true);
    expect(brazeSettings.safeParse({ ...given, footer_links: { widget: 'form' } }).success).toBe(false);
  });
});

test('Segment’s event may carry nothing but the choice: its settings take no links', () => {
  const mapping = [{ programme: 'default', channel: 'sms', purpose: 'marketing', category: 'text' }];
  const parsed = destinationSettings.safeParse({ type: 'segment', region: 'us', mapping, footer_links: { widget: 'form' } });
  expect(JSON.stringify(parsed.error?.issues)).toContain('footer_links');
});
