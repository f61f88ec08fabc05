/** Destinations and deliveries over HTTP: secrets that are shown once, URLs that may be called, and what is not settled. */
import { describe, expect, test, vi } from 'vitest';
import { auditList, outcomeDone } from '../../../shared/contract/admin.ts';
import { recordConsentsAnswer } from '../../../shared/contract/contact.ts';
import {
  deliveryList,
  destinationAnswer,
  destinationList,
  destinationTestAnswer,
  destinationView,
} from '../../../shared/contract/destination.ts';
import { aMerchant, aPublishedMerchant, DOCUMENT, type Merchant, outside, problemOf } from './admin.ts';

const at = (url: string) => ({ type: 'standard_webhooks', url });
const make = (merchant: Merchant, url = 'https://cdp.example/hook', extra = {}) =>
  merchant.ok('POST', '/v1/destinations', destinationAnswer, { key: 'cdp', name: 'CDP', settings: at(url), ...extra }, 201);
const SECRET = `whsec_${btoa('a secret of thirty-two bytes !!!')}`;

describe('the signing secret', () => {
  test('is shown when it is made, and never again', async () => {
    const merchant = await aMerchant();
    const { destination, secret } = await make(merchant);
    expect(atob(secret!.slice('whsec_'.length))).toHaveLength(32);
    const seen = await Promise.all(
      ['/v1/destinations', `/v1/destinations/${destination.id}`, '/v1/audit', '/v1/deliveries'].map(async (path) =>
        (await merchant.call('GET', path)).text(),
      ),
    );
    for (const text of seen) expect(text).not.toContain(secret!.slice('whsec_'.length));
    const renamed = await merchant.ok('PATCH', `/v1/destinations/${destination.id}`, destinationAnswer, { name: 'New name' });
    expect(renamed).toEqual({ destination: { ...destination, name: 'New name' } });
  });

  test('is cleared when the URL moves to another host, and kept while it does not', async () => {
    const merchant = await aMerchant();
    const { destination, secret } = await make(merchant);
    const patch = (body: unknown) => merchant.ok('PATCH', `/v1/destinations/${destination.id}`, destinationAnswer, body);
    expect(await patch({ settings: at('https://cdp.example/other') })).not.toHaveProperty('secret');
    const moved = await patch({ settings: at('https://elsewhere.example/hook') });
    expect(moved.secret).toMatch(/^whsec_/);
    expect(moved.secret).not.toBe(secret);
    const port = await patch({ settings: at('https://elsewhere.example:8443/hook') });
    expect(port.secret).not.toBe(moved.secret);
    expect((await patch({ settings: at('https://third.example/'), secret: SECRET })).secret).toBe(SECRET);
    expect((await patch({ secret: SECRET })).secret).toBe(SECRET);
  });

  test.each([
    ['too short', `whsec_${btoa('only twenty-three bytes')}`],
    ['too long', `whsec_${btoa('x'.repeat(65))}`],
    ['not base64', `whsec_${'='.repeat(32)}`],
  ])('that is %s is refused', async (_, secret) => {
    const merchant = await aMerchant();
    const refused = await merchant.call('POST', '/v1/destinations', {
      key: 'cdp',
      name: 'CDP',
      settings: at('https://cdp.example/'),
      secret,
    });
    expect([refused.status, (await problemOf(refused)).paths]).toEqual([422, ['secret']]);
  });
});

describe('a destination', () => {
  test('is listed, paused and resumed, each in the audit log', async () => {
    const merchant = await aMerchant();
    const { destination } = await make(merchant);
    expect(destination).toMatchObject({ key: 'cdp', status: 'active', status_reason: null });
    expect(await merchant.ok('GET', `/v1/destinations/${destination.id}`, destinationView)).toEqual(destination);
    expect((await merchant.ok('POST', `/v1/destinations/${destination.id}/pause`, destinationView)).status).toBe('paused');
    expect((await merchant.ok('GET', '/v1/destinations', destinationList)).destinations.map((each) => each.status)).toEqual(['paused']);
    expect((await merchant.ok('POST', `/v1/destinations/${destination.id}/resume`, destinationView)).status).toBe('active');
    const { entries } = await merchant.ok('GET', '/v1/audit?limit=3', auditList);
    expect(entries.map(({ action, target }) => [action, target])).toEqual([
      ['destination.active', destination.id],
      ['destination.paused', destination.id],
      ['destination.created', destination.id],
    ]);
  });

  test('has a key of its own', async () => {
    const merchant = await aMerchant();
    await make(merchant);
    const again = await merchant.call('POST', '/v1/destinations', { key: 'cdp', name: 'x', settings: at('https://cdp.example/') });
    expect(again.status).toBe(409);
  });

  test.each([
    'https://user:pass@cdp.example/',
    'http://169.254.169.254/latest',
    'http://sayso.test/v1/programmes',
    'https://printer.local/',
  ])('at %s is refused when made and when changed', async (url) => {
    const merchant = await aMerchant();
    const refused = await merchant.call('POST', '/v1/destinations', { key: 'x', name: 'x', settings: at(url) });
    expect([refused.status, (await problemOf(refused)).paths]).toEqual([422, ['settings.url']]);
    const { destination } = await make(merchant);
    const changed = await merchant.call('PATCH', `/v1/destinations/${destination.id}`, { settings: at(url) });
    expect([changed.status, (await problemOf(changed)).paths]).toEqual([422, ['settings.url']]);
  });

  test('can be tried with one signed event', async () => {
    const merchant = await aMerchant();
    const url = 'https://receiver.example/hook';
    const { destination } = await make(merchant, url);
    const tried = () => merchant.ok('POST', `/v1/destinations/${destination.id}/test`, destinationTestAnswer);
    expect((await tried()).outcome).toBe('failed');
    outside.answers = { [url]: () => new Response(null, { status: 204 }) };
    expect(await tried()).toEqual({ outcome: 'delivered', status: 204, reason: null });
    const { init } = outside.calls.filter((each) => each.url === url).at(-1)!;
    expect(new Headers(init.headers).get('webhook-signature')).toMatch(/^v1,/);
    outside.answers = {};
  });
});

test('what is not settled is listed under public ids, and can be made due', async () => {
  const merchant = await aPublishedMerchant();
  const { destination } = await make(merchant, 'https://down.example/hook');
  const { hash } = (await (await merchant.call('POST', '/v1/disclosures', { method: 'verbal', document: DOCUMENT })).json()) as {
    hash: string;
  };
  const recorded = await merchant.ok(
    'POST',
    '/v1/consents',
    recordConsentsAnswer,
    { phone: '+12025550140', acts: [{ act: 'grant', channel: 'sms', purpose: 'marketing', method: 'verbal', disclosure: hash }] },
    201,
  );
  const list = (query = '') => merchant.ok('GET', `/v1/deliveries${query}`, deliveryList);
  const [row] = await vi.waitFor(
    async () => {
      const { deliveries } = await list();
      expect(deliveries.map((each) => each.status)).toEqual(['retrying']);
      return deliveries;
    },
    { timeout: 5000 },
  );
  expect(row).toMatchObject({ destination: 'cdp', contact_id: recorded.contact_id, withdrawal: false, last_status: null });
  expect((await list('?destination=cdp')).destinations).toMatchObject([{ destination: 'cdp', delivered: 0 }]);
  expect((await merchant.call('GET', '/v1/deliveries?destination=other')).status).toBe(404);

  outside.answers = { 'https://down.example/hook': () => new Response(null, { status: 204 }) };
  await merchant.ok('POST', `/v1/deliveries/${row!.id}/retry`, outcomeDone);
  await vi.waitFor(async () => expect((await list()).destinations[0]?.delivered).toBe(1), { timeout: 5000 });
  expect((await list()).deliveries).toEqual([]);
  expect((await merchant.call('POST', `/v1/deliveries/${row!.id}/retry`)).status).toBe(404);
  const { entries } = await merchant.ok('GET', '/v1/audit?limit=1', auditList);
  expect(entries[0]).toMatchObject({ action: 'delivery.retried', target: recorded.contact_id });
  outside.answers = {};
  await merchant.call('POST', `/v1/destinations/${destination.id}/pause`);
});
