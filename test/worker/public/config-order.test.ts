/** The config's order is the visitor's, so no cache that others share may keep it; it follows nothing that is stored. */
import { expect, test } from 'vitest';
import { type WidgetConfig, widgetConfig } from '../../../shared/contract/config.ts';
import { aShop, DRAFT, SHOP, send } from './world.ts';

const configOf = async (draft: Partial<typeof DRAFT>, headers: Record<string, string> = {}): Promise<[WidgetConfig, Headers]> => {
  const { channel_order: _, ...byRule } = DRAFT;
  const shop = await aShop({ ...byRule, ...draft });
  const answer = await send(`/v1/widgets/${shop.widgetId}/config?locale=en`, { headers: { origin: SHOP, ...headers } });
  return [widgetConfig.parse(await answer.json()), answer.headers];
};
const channels = ({ controls }: WidgetConfig): string[] => controls.map((control) => control.channels[0] ?? '');

test('a config is kept by the browser that asked and by no cache between', async () => {
  const [, headers] = await configOf({});
  expect(headers.get('cache-control')).toMatch(/^private, max-age=\d+$/);
  expect(headers.get('vary')).toBe('Origin');
});

test('where the edge tells no country, the order is that of the merchant’s own, whatever a client says', async () => {
  const lies = { 'cf-ipcountry': 'KR', 'x-country': 'KR' };
  const [brazil] = await configOf({ default_country: 'BR' }, lies);
  const [states] = await configOf({ default_country: 'US' }, lies);
  expect([channels(brazil), channels(states)]).toEqual([
    ['whatsapp', 'sms', 'email'],
    ['sms', 'email', 'whatsapp'],
  ]);
  expect(Object.values(states.orders ?? {}).join()).toContain('DE');
});

test('the merchant’s own order stands', async () => {
  const [config] = await configOf({ channel_order: ['email', 'whatsapp', 'sms'], default_country: 'BR' });
  expect(channels(config)).toEqual(['email', 'whatsapp', 'sms']);
  expect(config.orders).toBeUndefined();
});
