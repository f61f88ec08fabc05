/** The preview of a published form: what it shows, what its frames may do, and that looking at it counts and records nothing. */
import { expect, test } from 'vitest';
import { statsAnswer } from '../../../shared/contract/stats.ts';
import { tampered } from '../../tampered.ts';
import { aShop, eventually, HOST, SHOP, send } from './world.ts';

const framesOf = (html: string): string[] => [...html.matchAll(/<iframe src="([^"]+)"/g)].map(([, url]) => url!.replaceAll('&amp;', '&'));

test('it shows the published form on a phone and a desk, light and dark; from right to left where there is such a language', async () => {
  const shop = await aShop();
  const answer = await send(`/preview/${shop.widgetId}`);
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toContain("frame-src 'self'");
  expect(answer.headers.get('x-frame-options')).toBe('DENY');
  expect(framesOf(html)).toEqual(Array(4).fill(`/preview/${shop.widgetId}/form?locale=en`));
  expect(html).toContain('None of its languages is written from right to left.');
  expect(html.match(/class="dark"/g)).toHaveLength(2);

  const { origins, ...texts } = {
    origins: [SHOP],
    locales: ['en', 'ar'],
    title: { en: 'Hello', ar: 'مرحبا' },
    intro: { en: 'Hi', ar: 'أهلا' },
  };
  const both = await aShop({ name: 'Both', origins, ...texts, controls: [{ channels: ['sms'] }] });
  const frames = framesOf(await (await send(`/preview/${both.widgetId}?locale=en`)).text());
  expect(frames.map((url) => new URL(url, HOST).searchParams.get('locale'))).toEqual(['en', 'en', 'ar', 'en', 'en']);
});

test('a frame draws the real form, can’t be touched, and may fetch its config alone; no other site may frame it', async () => {
  const shop = await aShop();
  const answer = await send(`/preview/${shop.widgetId}/form?locale=en`);
  const html = await answer.text();
  expect(html).toMatch(new RegExp(`<main inert[^>]*><sayso-form widget="${shop.widgetId}" locale="en" mode="inline"></sayso-form>`));
  expect(html).toMatch(/<script async[^>]* src="\/sayso.js"><\/script>/);
  const policy = Object.fromEntries(
    answer.headers
      .get('content-security-policy')!
      .split('; ')
      .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
  );
  const routes = `${HOST}/v1/widgets/${shop.widgetId}`;
  expect(policy).toMatchObject({
    'default-src': ["'none'"],
    'connect-src': [`${routes}/config`, `${routes}/seen`],
    'frame-ancestors': ["'self'"],
    'form-action': ["'none'"],
  });
  expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
});

test('what opens in a preview is not counted; what opens elsewhere is, whatever it calls itself', async () => {
  const shop = await aShop();
  const seen = (referer: string) =>
    send(`/v1/widgets/${shop.widgetId}/seen?version=1`, {
      method: 'POST',
      headers: { origin: referer.startsWith(HOST) ? HOST : SHOP, referer },
    });
  expect((await seen(`${HOST}/preview/${shop.widgetId}/form?locale=en`)).status).toBe(204);
  expect((await seen(`${SHOP}/preview/`)).status).toBe(204);
  const counted = await eventually('a row', async () => {
    const answer = await send('/v1/stats', { headers: { authorization: `Bearer ${shop.apiKey}` } });
    return statsAnswer.parse(await answer.json()).rows[0];
  });
  expect(counted).toMatchObject({ opened: 1 });
});

test('of a widget that was never published, or an id that is none of ours, there is none', async () => {
  const shop = await aShop();
  for (const id of [tampered(shop.widgetId), 'wdg_x', encodeURIComponent('"><script>')]) {
    for (const below of ['', '/form']) {
      const answer = await send(`/preview/${id}${below}`);
      expect([answer.status, (await answer.text()).includes('<script>')], id).toEqual([404, false]);
    }
  }
});
