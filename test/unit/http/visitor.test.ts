/** The kind of device by its own word, and the config that follows from country and device. */
import { describe, expect, test } from 'vitest';
import { widgetConfig } from '../../../shared/contract/config.ts';
import { widgetConfigFor } from '../../../worker/http/config.ts';
import { deviceOf } from '../../../worker/http/visitor.ts';
import { published } from './published.ts';

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1', 'apple'],
  ['Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15', 'apple'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36', 'apple'],
  ['Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36', 'android'],
  ['Mozilla/5.0 (Windows Phone 10.0; Android 6.0.1; Microsoft) AppleWebKit/537.36 like iPhone Safari/537.36', 'android'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36', 'other'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'other'],
  ['curl/8.5.0', 'other'],
  ['', 'other'],
  [null, 'other'],
])('%s is of the kind %s', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});

describe('the config for a visitor', () => {
  const first = (country: string | null, change: Parameters<typeof published>[0] = {}) =>
    widgetConfigFor(published(change), 'en', { country, device: 'other' }).controls.map(({ channels }) => channels[0]);

  test('has the controls in the order of the country that the edge tells', () => {
    expect(first('BR')).toEqual(['whatsapp', 'sms', 'email']);
    expect(first('US')).toEqual(['sms', 'email', 'whatsapp']);
    expect(first('BR', { channel_order: ['email'] })).toEqual(['email', 'whatsapp', 'sms']);
  });

  test('takes the merchant’s default country where the edge tells none', () => {
    expect(first(null, { default_country: 'BR' })).toEqual(first('BR'));
    expect(first(null)).toEqual(first('US'));
  });

  test('tells for which countries of a typed number the order is another', () => {
    for (const country of ['US', 'BR', 'DE', 'PL']) {
      const config = widgetConfig.parse(widgetConfigFor(published(), 'en', { country, device: 'other' }));
      const now = config.controls.map(({ channels }) => channels[0]);
      for (const of of ['US', 'BR', 'DE', 'PL', 'ZA']) {
        const rows = Object.entries(config.orders ?? {});
        const row = rows.find(([, codes]) => codes.match(/../g)?.includes(of)) ?? rows.find(([, codes]) => codes === '');
        const order = row ? [...row[0]].map((position) => now[Number.parseInt(position, 36)]) : now;
        expect(order, `${country} then ${of}`).toEqual(first(of));
      }
    }
  });

  test('keeps button and text of each control with its own document', () => {
    const { controls } = widgetConfigFor(published(), 'de', { country: 'BR', device: 'android' });
    for (const control of controls) {
      const document = published().documents[control.disclosure];
      expect([document?.text, document?.covers.map(({ channel }) => channel)]).toEqual([control.text, control.channels]);
    }
  });
});
