/** What is kept of the page that a form stood on. */
import { expect, test } from 'vitest';
import { pageEvidence } from '../../../worker/http/page-evidence.ts';

test('of a query only campaign parameters are kept, of a referrer no query', () => {
  const page = pageEvidence(
    {
      url: 'https://shop.example/sale?utm_source=mail&utm_campaign=may&email=jo@shop.example&utm_evil=1&token=abc#frag',
      referrer: 'https://search.example/find?q=my+name#x',
      build: '3f9a',
      time_zone: 'Europe/Berlin',
      client_time: '2026-11-22T10:00:00+01:00',
      gpc: true,
    },
    'https://shop.example',
    false,
  );
  expect(page).toEqual({
    origin: 'https://shop.example',
    host: 'shop.example',
    path: '/sale',
    campaign: { utm_source: 'mail', utm_campaign: 'may' },
    referrer: 'https://search.example/find',
    build: '3f9a',
    gpc: true,
    time_zone: 'Europe/Berlin',
    client_time: '2026-11-22T10:00:00+01:00',
  });
  expect(JSON.stringify(page)).not.toMatch(/jo@|token|name|evil/);
});

test('a program without an origin is noted as such, and a page address that is none is left out', () => {
  const page = pageEvidence({ url: 'not a url', referrer: 'neither' }, null, false);
  expect(page).toMatchObject({ origin: null, host: null, path: null, referrer: null, campaign: {}, gpc: null });
});

test('Global Privacy Control is recorded as read, from the script or the header', () => {
  expect(pageEvidence({ url: 'https://shop.example/' }, null, true)).toMatchObject({ gpc: true });
  expect(pageEvidence({ url: 'https://shop.example/', gpc: false }, null, true)).toMatchObject({ gpc: false });
});
