/** Destinations of vendors over HTTP: whose key is whose, where it may be sent, and the dry run. */
import { describe, expect, test } from 'vitest';
import { recordConsentsAnswer } from '../../../shared/contract/contact.ts';
import { destinationAnswer, destinationDryRunAnswer } from '../../../shared/contract/destination.ts';
import { aMerchant, aPublishedMerchant, DOCUMENT, type Merchant, problemOf } from './admin.ts';

const SMS = { programme: 'default', channel: 'sms', purpose: 'marketing' };
const BRAZE = { type: 'braze', endpoint: 'https://rest.iad-01.braze.com', mapping: [{ ...SMS, subscription_group_id: 'g-1' }] };
const SEGMENT = { type: 'segment', region: 'us', mapping: [{ ...SMS, category: 'sms_marketing' }] };
const KEY = 'a-key-of-the-vendor';

const post = (merchant: Merchant, settings: unknown, secret?: string) =>
  merchant.call('POST', '/v1/destinations', { key: 'vendor', name: 'Vendor', settings, ...(secret === undefined ? {} : { secret }) });
const make = async (merchant: Merchant, settings: unknown) => destinationAnswer.parse(await (await post(merchant, settings, KEY)).json());

describe.each([
  ['braze', BRAZE, { ...BRAZE, endpoint: 'https://rest.fra-01.braze.eu' }],
  ['segment', SEGMENT, { ...SEGMENT, region: 'eu' }],
])('the key of %s', (_, settings, elsewhere) => {
  test('is needed, and never returned', async () => {
    const merchant = await aMerchant();
    const refused = await post(merchant, settings);
    expect([refused.status, (await problemOf(refused)).paths]).toEqual([422, ['secret']]);
    const made = await make(merchant, settings);
    expect(made).not.toHaveProperty('secret');
    const changed = await merchant.call('PATCH', `/v1/destinations/${made.destination.id}`, { secret: `${KEY}-2` });
    const texts = [JSON.stringify(made), await changed.text(), await (await merchant.call('GET', '/v1/audit')).text()];
    for (const text of texts) expect(text).not.toContain(KEY);
    expect(changed.status).toBe(200);
  });

  test.each([
    ['another host of the vendor', elsewhere],
    ['a host of the merchant', { ...settings, base_url: 'https://proxy.shop.example' }],
    ['another type', { type: 'standard_webhooks', url: 'https://cdp.example/hook' }],
  ])('is not sent to %s', async (name, moved) => {
    const merchant = await aMerchant();
    const { destination } = await make(merchant, settings);
    const answer = await merchant.call('PATCH', `/v1/destinations/${destination.id}`, { settings: moved });
    if (name === 'another type') {
      // A signing secret can be made here: the key is gone.
      expect(destinationAnswer.parse(await answer.json()).secret).toMatch(/^whsec_/);
      return;
    }
    expect([answer.status, (await problemOf(answer)).paths]).toEqual([422, ['secret']]);
    const given = await merchant.call('PATCH', `/v1/destinations/${destination.id}`, { settings: moved, secret: KEY });
    expect(given.status).toBe(200);
  });

  test('stays while the mapping changes', async () => {
    const merchant = await aMerchant();
    const { destination } = await make(merchant, settings);
    const mapping = settings.mapping.map((row) => ({ ...row, programme: 'club' }));
    const answer = await merchant.call('PATCH', `/v1/destinations/${destination.id}`, { settings: { ...settings, mapping } });
    expect(answer.status).toBe(200);
  });

  test.each(['http://169.254.169.254', 'http://sayso.test', 'https://user:pass@shop.example', 'https://printer.local'])(
    'is never sent to %s',
    async (base_url) => {
      const refused = await post(await aMerchant(), { ...settings, base_url }, KEY);
      expect([refused.status, (await problemOf(refused)).paths]).toEqual([422, ['settings.base_url']]);
    },
  );
});

test.each([
  ['white space', 'a key'],
  ['a line break', 'key\r\nx-other: 1'],
  ['nothing', ''],
])('a key with %s is refused', async (_, secret) => {
  const refused = await post(await aMerchant(), BRAZE, secret);
  expect([refused.status, (await problemOf(refused)).paths]).toEqual([422, ['secret']]);
});

test('a dry run answers with the exact request for an address, by whoever may read contacts', async () => {
  const merchant = await aPublishedMerchant();
  const { destination } = await make(merchant, SEGMENT);
  await merchant.call('POST', `/v1/destinations/${destination.id}/pause`);
  const { hash } = (await (await merchant.call('POST', '/v1/disclosures', { method: 'verbal', document: DOCUMENT })).json()) as {
    hash: string;
  };
  const acts = [{ act: 'grant', channel: 'sms', purpose: 'marketing', method: 'verbal', disclosure: hash }];
  await merchant.ok('POST', '/v1/consents', recordConsentsAnswer, { phone: '+12025550147', acts }, 201);
  const path = `/v1/destinations/${destination.id}/dry-run`;
  const run = (body: unknown) => merchant.ok('POST', path, destinationDryRunAnswer, body);
  const { requests } = await run({ phone: '+1 202 555 0147' });
  expect(requests).toMatchObject([{ method: 'POST', url: 'https://api.segment.io/v1/batch', headers: { authorization: '[secret]' } }]);
  expect(JSON.parse(requests[0]!.body)).toMatchObject({
    batch: [{ context: { consent: { categoryPreferences: { sms_marketing: true } } } }],
  });
  expect(JSON.stringify(requests)).not.toContain(btoa(`${KEY}:`));
  expect((await run({ email: 'nobody@shop.example' })).requests).toEqual([]);
  expect((await merchant.call('POST', path, {})).status).toBe(422);
  expect((await merchant.call('POST', path, { phone: '+12025550147' }, await merchant.keyWith('deliveries:write'))).status).toBe(403);
  const other = await aMerchant();
  expect((await other.call('POST', path, { phone: '+12025550147' })).status).toBe(404);
});
