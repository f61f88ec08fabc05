/** The public page of a programme: what is published and nothing else, without script, and gone with its workspace. */
import { describe, expect, test } from 'vitest';
import { landingPageView } from '../../../shared/contract/admin.ts';
import { disclosureList } from '../../../shared/contract/disclosure.ts';
import { publishAnswer, widgetView } from '../../../shared/contract/widget.ts';
import { aMerchant, aPublishedMerchant, DRAFT, OPERATOR, PROGRAMME, send } from '../admin/admin.ts';

const get = (path: string, headers: Record<string, string> = {}) => send(path, { headers, redirect: 'manual' });
const pathOf = (workspaceId: string, programme = 'default') => `/p/${workspaceId}/programme/${programme}`;
const text = (html: string) => html.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');

describe('what it says', async () => {
  const shop = await aPublishedMerchant();
  await shop.ok('PUT', '/v1/landing-pages/join', landingPageView, { widget: 'footer', title: { en: 'Join' }, intro: { en: 'Hello' } });
  const path = pathOf(shop.workspaceId);

  test('sender, numbers, costs, stopping, help, terms, where to join, and each call to action as published', async () => {
    const answer = await get(`${path}?locale=en`);
    const html = text(await answer.text());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const { sender } = PROGRAMME;
    for (const part of [
      PROGRAMME.name,
      sender.legal_entity,
      sender.contact,
      sender.accounts.sms,
      sender.accounts.email,
      PROGRAMME.kinds.en,
      PROGRAMME.terms_url,
      PROGRAMME.privacy_url,
      `/p/${shop.workspaceId}/join`,
      'https://shop.example',
      'Reply STOP to any text message.',
      'Reply HELP to any text message.',
      'message and data rates may apply',
    ])
      expect(html).toContain(part);
    const { disclosures } = await shop.ok('GET', '/v1/disclosures', disclosureList);
    const english = disclosures.filter(({ document }) => document.locale === 'en');
    expect(english).toHaveLength(2);
    for (const { document } of english) expect(html).toContain(document.text);
    // A channel that no form asks for is none of this programme's.
    expect(html).not.toContain(sender.accounts.whatsapp);
  });

  test('has no script and no form, under the policy of hosted pages', async () => {
    const answer = await get(path);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(await answer.text()).not.toMatch(/<script|<form|\son[a-z]+=/);
  });

  test('is in the language that is asked for, else in the browser’s, else in the first', async () => {
    const language = async (query: string, accept = '') =>
      /<html lang="([^"]+)" dir="([^"]+)"/.exec(
        await (await get(`${path}${query}`, accept ? { 'accept-language': accept } : {})).text(),
      )?.[1];
    expect(await language('?locale=de')).toBe('de');
    expect(await language('', 'de-AT, en;q=0.5')).toBe('de');
    expect(await language('?locale=xx')).toBe('en');
  });
});

describe('what it does not say', () => {
  test('anything of a draft: a programme without a live published widget is not there', async () => {
    const fresh = await aMerchant();
    await fresh.call('PUT', '/v1/programmes/default', PROGRAMME);
    const { id } = await fresh.ok('POST', '/v1/widgets', widgetView, { key: 'footer', draft: { ...DRAFT, mode: 'test' } }, 201);
    expect((await get(pathOf(fresh.workspaceId))).status).toBe(404);
    await fresh.ok('POST', `/v1/widgets/${id}/publish`, publishAnswer);
    expect((await get(pathOf(fresh.workspaceId))).status).toBe(404);
  });

  test('whether a workspace or a programme is there: one page for all that is not', async () => {
    const shop = await aPublishedMerchant();
    const answers = await Promise.all(
      [
        '/p/ws_madeup/programme/default',
        pathOf(shop.workspaceId, 'none'),
        pathOf(shop.workspaceId, 'NO_SLUG'),
        pathOf(shop.workspaceId, '%00'),
      ].map(async (path) => {
        const answer = await get(path);
        return [answer.status, await answer.text()];
      }),
    );
    expect(answers[0]?.[0]).toBe(404);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('anything of a suspended workspace', async () => {
    const shop = await aPublishedMerchant();
    await shop.call('POST', `/v1/workspaces/${shop.workspaceId}/suspend`, {}, OPERATOR);
    expect((await get(pathOf(shop.workspaceId))).status).toBe(404);
  });

  test('a merchant’s text as anything but text', async () => {
    const shop = await aMerchant();
    const hostile = '<img src=x onerror=alert(1)>';
    await shop.call('PUT', '/v1/programmes/default', { ...PROGRAMME, name: hostile, sender: { ...PROGRAMME.sender, contact: hostile } });
    const { id } = await shop.ok('POST', '/v1/widgets', widgetView, { key: 'footer', draft: DRAFT }, 201);
    await shop.ok('POST', `/v1/widgets/${id}/publish`, publishAnswer);
    const html = await (await get(pathOf(shop.workspaceId))).text();
    expect(html).toContain('&lt;img src=x');
    expect(html).not.toContain('<img src=x');
  });
});
