/** Footer links from the courier to the person: what a destination is told opens the stop page, and one click of it ends everything. */
import { beforeEach, describe, expect, test } from 'vitest';
import { destinationAnswer, destinationDryRunAnswer, destinationView } from '../../../shared/contract/destination.ts';
import { type ConsentChanged, consentChanged } from '../../../shared/contract/event.ts';
import { aShop, confirmed, freshPhone, json, type Shop, send, standingOf } from './world.ts';

const HOOK = { type: 'standard_webhooks', url: 'https://hooks.shop.example/in' };

let shop: Shop;
let phone: string;
beforeEach(async () => {
  shop = await aShop();
  phone = freshPhone();
}, 30_000);

const made = (settings: unknown) => shop.admin('POST', '/v1/destinations', { key: 'cdp', name: 'CDP', settings });
async function destination(settings: unknown): Promise<string> {
  return destinationAnswer.parse(await json(await made(settings), 201)).destination.id;
}
async function toldTo(id: string): Promise<ConsentChanged['data']> {
  const answer = await json(await shop.admin('POST', `/v1/destinations/${id}/dry-run`, { phone }), 200);
  const [request] = destinationDryRunAnswer.parse(answer).requests;
  return consentChanged.parse(JSON.parse(request!.body)).data;
}
const pathOf = (url: string): string => new URL(url).pathname;

describe('a destination that names a widget', () => {
  test('is told links of which one opens the stop page and the other takes one click', async () => {
    const id = await destination({ ...HOOK, footer_links: { widget: 'form' } });
    await confirmed(shop, phone);
    const { links } = await toldTo(id);

    const page = await send(pathOf(links!.preferences_url));
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).not.toContain(phone);
    expect(html).toContain(phone.slice(-2));
    expect(await standingOf(shop, phone, 'sms')).toBe('granted verified');

    const click = await send(pathOf(links!.unsubscribe_url), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(click.status).toBe(200);
    expect(await standingOf(shop, phone, 'sms')).toMatch(/^withdrawn/);
  });

  test('is told links that grant nothing and show no history', async () => {
    const id = await destination({ ...HOOK, footer_links: { widget: 'form' } });
    await confirmed(shop, phone);
    const token = pathOf((await toldTo(id)).links!.preferences_url).slice('/me/'.length);
    for (const path of ['export', 'erase']) {
      expect(
        (await send(`/v1/preferences/${token}/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }))
          .status,
      ).toBe(404);
    }
    const change = { channel: 'sms', purpose: 'marketing', act: 'grant', disclosure: 'ab'.repeat(32), seen_seq: 99 };
    const answer = await send(`/v1/preferences/${token}/changes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ changes: [change] }),
    });
    expect(answer.status).toBe(404);
  });
});

test('a destination that names none is told none, until it does', async () => {
  const id = await destination(HOOK);
  await confirmed(shop, phone);
  expect(await toldTo(id)).not.toHaveProperty('links');
  await json(await shop.admin('PATCH', `/v1/destinations/${id}`, { settings: { ...HOOK, footer_links: { widget: 'form' } } }), 200);
  expect(await toldTo(id)).toHaveProperty('links');
});

describe('settings that name a widget', () => {
  test.each([
    ['which is not there', 'other'],
    ['which was never published', 'draft-only'],
  ])('%s are refused with field and fix, and nothing changes', async (_, widget) => {
    const form = { name: 'Form', origins: [], locales: ['en'], controls: [{ channels: ['sms'] }], title: { en: 'T' }, intro: { en: 'I' } };
    await json(await shop.admin('POST', '/v1/widgets', { key: 'draft-only', draft: form }), 201);
    const problem = await json<{ errors: { path: string; fix: string }[] }>(await made({ ...HOOK, footer_links: { widget } }), 422);
    expect(problem.errors).toMatchObject([{ path: 'settings.footer_links.widget', fix: expect.stringContaining('published widget') }]);

    const id = await destination(HOOK);
    const change = { settings: { ...HOOK, footer_links: { widget } }, name: 'Renamed' };
    expect((await shop.admin('PATCH', `/v1/destinations/${id}`, change)).status).toBe(422);
    const view = destinationView.parse(await json(await shop.admin('GET', `/v1/destinations/${id}`), 200));
    expect([view.name, view.settings]).toEqual(['CDP', HOOK]);
  });
  test.each([[{ widget: 'Form' }], [{}], [{ widget: 'form', locale: 'de' }], ['form']])(
    '%j are refused by the contract',
    async (footer_links) => {
      const problem = await json<{ errors: { path: string }[] }>(await made({ ...HOOK, footer_links }), 422);
      expect(problem.errors[0]!.path).toMatch(/^settings\.footer_links/);
    },
  );
});
