/** The merchant's configuration over HTTP: each route does what it says, and its answer is of the contract's form, strictly. */
import { describe, expect, test } from 'vitest';
import {
  auditList,
  createWorkspaceAnswer,
  landingPageList,
  landingPageView,
  outcomeDone,
  workspaceView,
} from '../../../shared/contract/admin.ts';
import { disclosureList, disclosureView } from '../../../shared/contract/disclosure.ts';
import { programmeList, programmeView } from '../../../shared/contract/programme.ts';
import { publishAnswer, widgetList, widgetVersionList, widgetView } from '../../../shared/contract/widget.ts';
import { aMerchant, aPublishedMerchant, call, DOCUMENT, DRAFT, OPERATOR, outside, PROGRAMME, problemOf } from './admin.ts';

describe('workspaces', () => {
  test('say how they were made, and that a jurisdiction is not enforced where the runtime can’t', async () => {
    const made = createWorkspaceAnswer.parse(
      await (await call('POST', '/v1/workspaces', OPERATOR, { name: 'Aurora EU', jurisdiction: 'eu' })).json(),
    );
    expect(made.workspace).toMatchObject({
      name: 'Aurora EU',
      partitions: 16,
      jurisdiction: { name: 'eu', enforced: false },
      status: 'active',
    });
    const view = await call('GET', `/v1/workspaces/${made.workspace.id}`, made.api_key);
    expect(workspaceView.parse(await view.json())).toEqual(made.workspace);
  });

  test('refuse a number of partitions that is not offered', async () => {
    const refused = await call('POST', '/v1/workspaces', OPERATOR, { name: 'x', partitions: 3 });
    expect([refused.status, (await problemOf(refused)).paths]).toEqual([422, ['partitions']]);
  });
});

describe('programmes', () => {
  test('are made, replaced and listed', async () => {
    const merchant = await aMerchant();
    expect(await merchant.ok('PUT', '/v1/programmes/default', programmeView, PROGRAMME)).toEqual({ id: 'default', ...PROGRAMME });
    const changed = { ...PROGRAMME, name: 'Renamed' };
    await merchant.ok('PUT', '/v1/programmes/default', programmeView, changed);
    expect((await merchant.ok('GET', '/v1/programmes', programmeList)).programmes).toEqual([{ id: 'default', ...changed }]);
  });

  test('refuse an id that is not a slug, and two topics of one id', async () => {
    const merchant = await aMerchant();
    const slug = await merchant.call('PUT', '/v1/programmes/Not%20a%20slug', PROGRAMME);
    expect([slug.status, (await problemOf(slug)).paths]).toEqual([422, ['path:id']]);
    const topic = { id: 'sale', label: { en: 'Sale' } };
    const topics = await merchant.call('PUT', '/v1/programmes/default', { ...PROGRAMME, topics: [topic, topic] });
    expect([topics.status, (await problemOf(topics)).paths]).toEqual([422, ['topics[1].id']]);
  });
});

describe('widgets', () => {
  test('go from draft to version; the identity secret is shown once', async () => {
    const merchant = await aMerchant();
    await merchant.ok('PUT', '/v1/programmes/default', programmeView, PROGRAMME);
    const made = await merchant.ok('POST', '/v1/widgets', widgetView, { key: 'footer', draft: DRAFT }, 201);
    expect(made).toMatchObject({ key: 'footer', draft: DRAFT, published_version: null, unpublished_changes: true });
    expect(made.identity_secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const again = await merchant.call('POST', '/v1/widgets', { key: 'footer', draft: DRAFT });
    expect([again.status, (await problemOf(again)).type]).toEqual([409, '/problems/conflict']);

    const published = await merchant.ok('POST', `/v1/widgets/${made.id}/publish`, publishAnswer);
    expect(published).toMatchObject({ version: 1, changed: true });
    const seen = await merchant.ok('GET', `/v1/widgets/${made.id}`, widgetView);
    expect(seen).toEqual({ id: made.id, key: 'footer', draft: DRAFT, published_version: 1, unpublished_changes: false });
    expect((await merchant.ok('GET', '/v1/widgets', widgetList)).widgets).toEqual([seen]);

    const draft = { ...DRAFT, name: 'Header' };
    expect(await merchant.ok('PUT', `/v1/widgets/${made.id}/draft`, widgetView, draft)).toMatchObject({ draft, unpublished_changes: true });
    expect(await merchant.ok('POST', `/v1/widgets/${made.id}/publish`, publishAnswer)).toMatchObject({ version: 2, changed: true });
    const { versions } = await merchant.ok('GET', `/v1/widgets/${made.id}/versions`, widgetVersionList);
    expect(versions.map(({ version, widget_id: id, draft: { name } }) => [version, id, name])).toEqual([
      [2, made.id, 'Header'],
      [1, made.id, 'Footer'],
    ]);
  });

  test('that are refused say every place and its fix, and publish nothing', async () => {
    const merchant = await aMerchant();
    const { id } = await merchant.ok('POST', '/v1/widgets', widgetView, { key: 'footer', draft: DRAFT }, 201);
    const early = await merchant.call('POST', `/v1/widgets/${id}/publish`);
    expect([early.status, (await problemOf(early)).paths]).toEqual([422, ['programme']]);
    await merchant.ok('PUT', '/v1/programmes/default', programmeView, PROGRAMME);
    const draft = { ...DRAFT, locales: ['en', 'sw'], controls: [{ channels: ['signal'] }, { channels: ['telegram'] }] };
    await merchant.ok('PUT', `/v1/widgets/${id}/draft`, widgetView, draft);
    const refused = await problemOf(await merchant.call('POST', `/v1/widgets/${id}/publish`));
    expect([refused.type, refused.paths]).toEqual([
      '/problems/publish-refused',
      ['locales[1]', 'controls[0].channels[0]', 'controls[1].channels[0]'],
    ]);
    expect(refused.errors?.every((error) => error.fix)).toBe(true);
    expect((await merchant.ok('GET', `/v1/widgets/${id}/versions`, widgetVersionList)).versions).toEqual([]);
  });

  test('R1.2 every published text is kept by its hash and says which version issued it', async () => {
    const merchant = await aPublishedMerchant();
    const { versions } = await merchant.ok('GET', `/v1/widgets/${merchant.widgetId}/versions`, widgetVersionList);
    const hashes = versions[0]!.controls.flatMap((control) => Object.values(control.disclosures));
    expect(new Set(hashes).size).toBe(4);
    for (const hash of hashes) {
      const view = await merchant.ok('GET', `/v1/disclosures/${hash}`, disclosureView);
      expect(view.issued).toMatchObject([{ widget_id: merchant.widgetId, version: 1 }]);
    }
    expect((await merchant.ok('GET', '/v1/disclosures', disclosureList)).disclosures).toHaveLength(4);
  });
});

describe('disclosures', () => {
  test('are registered for a method, and the same again is the same', async () => {
    const merchant = await aPublishedMerchant();
    const first = await merchant.ok('POST', '/v1/disclosures', disclosureView, { method: 'verbal', document: DOCUMENT }, 201);
    const second = await merchant.ok('POST', '/v1/disclosures', disclosureView, { method: 'verbal', document: DOCUMENT }, 201);
    expect(second).toEqual(first);
    const third = await merchant.ok('POST', '/v1/disclosures', disclosureView, { method: 'keyword', document: DOCUMENT }, 201);
    expect([third.hash, third.issued.map((each) => each.method)]).toEqual([first.hash, ['verbal', 'keyword']]);
    const { entries } = await merchant.ok('GET', '/v1/audit', auditList);
    expect(entries.filter((entry) => entry.action === 'disclosure.registered').map((entry) => entry.detail.method)).toEqual([
      'keyword',
      'verbal',
    ]);
  });

  test.each([
    ['a programme that is not there', { programme: { ...DOCUMENT.programme, id: 'other' } }, 'document.programme.id'],
    ['several channels that are not text', { covers: [...DOCUMENT.covers, { channel: 'email', purpose: 'marketing' }] }, 'document.covers'],
    ['a channel twice', { covers: [...DOCUMENT.covers, ...DOCUMENT.covers] }, 'document.covers'],
    ['channels that its text does not name', { covers: [...DOCUMENT.covers, { channel: 'rcs', purpose: 'marketing' }] }, 'document.text'],
  ])('with %s are refused', async (_, change, path) => {
    const merchant = await aPublishedMerchant();
    const refused = await merchant.call('POST', '/v1/disclosures', { method: 'verbal', document: { ...DOCUMENT, ...change } });
    expect([refused.status, (await problemOf(refused)).paths]).toEqual([422, [path]]);
  });

  test('of another workspace, unknown and malformed hashes are the same 404', async () => {
    const [merchant, other] = await Promise.all([aPublishedMerchant(), aPublishedMerchant()]);
    const { hash } = await other.ok('POST', '/v1/disclosures', disclosureView, { method: 'verbal', document: DOCUMENT }, 201);
    const answers = await Promise.all(
      [hash, 'ab'.repeat(32), 'AB'.repeat(32), 'x'].map(async (name) => problemOf(await merchant.call('GET', `/v1/disclosures/${name}`))),
    );
    expect(answers[0]?.status).toBe(404);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });
});

describe('landing pages', () => {
  const page = { widget: 'footer', title: { en: 'Join' }, intro: { en: 'Hello' } };

  test('are made, replaced, listed and removed', async () => {
    const merchant = await aPublishedMerchant();
    const view = await merchant.ok('PUT', '/v1/landing-pages/join', landingPageView, page);
    const urls = {
      url: `http://sayso.test/p/${merchant.workspaceId}/join`,
      short_url: expect.stringMatching(/^http:\/\/sayso\.test\/q\/\w{26}$/),
    };
    expect(view).toEqual({ slug: 'join', ...urls, ...page });
    const changed = { ...page, title: { en: 'Come in' } };
    await merchant.ok('PUT', '/v1/landing-pages/join', landingPageView, changed);
    expect((await merchant.ok('GET', '/v1/landing-pages', landingPageList)).landing_pages).toEqual([{ ...view, ...changed }]);
    await merchant.ok('DELETE', '/v1/landing-pages/join', outcomeDone);
    expect((await merchant.call('DELETE', '/v1/landing-pages/join')).status).toBe(404);
    expect((await merchant.ok('GET', '/v1/landing-pages', landingPageList)).landing_pages).toEqual([]);
  });

  test.each([
    ['a widget that is not there', { ...page, widget: 'other' }, 'widget'],
    ['no title in the widget’s first language', { ...page, title: { de: 'Hallo' } }, 'title.en'],
  ])('with %s are refused', async (_, body, path) => {
    const merchant = await aPublishedMerchant();
    const refused = await merchant.call('PUT', '/v1/landing-pages/join', body);
    expect([refused.status, (await problemOf(refused)).paths]).toEqual([422, [path]]);
  });

  test('with a slug that is none are refused', async () => {
    const merchant = await aPublishedMerchant();
    expect((await problemOf(await merchant.call('PUT', '/v1/landing-pages/-x', page))).paths).toEqual(['path:slug']);
    expect((await merchant.call('DELETE', '/v1/landing-pages/-x')).status).toBe(404);
  });
});

describe('links of a published text', () => {
  test('are hashed as they were; one that can’t be read is a warning and no change', async () => {
    const terms = PROGRAMME.terms_url;
    outside.answers = { [terms]: () => new Response('terms, first edition') };
    const merchant = await aMerchant();
    await merchant.ok('PUT', '/v1/programmes/default', programmeView, PROGRAMME);
    const { id } = await merchant.ok('POST', '/v1/widgets', widgetView, { key: 'footer', draft: DRAFT }, 201);
    const publish = () => merchant.ok('POST', `/v1/widgets/${id}/publish`, publishAnswer);
    const first = await publish();
    expect(first.findings.map(({ level, path, code }) => [level, path, code])).toEqual([
      ['warning', 'locales[1]', 'language_unreviewed'],
      ['warning', 'programme.privacy_url', 'link_not_read'],
    ]);
    const links = async (version: number) => {
      const { versions } = await merchant.ok('GET', `/v1/widgets/${id}/versions`, widgetVersionList);
      const hash = versions.find((each) => each.version === version)!.controls[0]!.disclosures.en!;
      return (await merchant.ok('GET', `/v1/disclosures/${hash}`, disclosureView)).document.links.map((link) => link.sha256);
    };
    // printf 'terms, first edition' | sha256sum
    expect(await links(1)).toEqual(['37372be50bb8bc5d3979a601abaa20cecb26a60d4f4700370d93d65b63ce6cf1', null]);
    outside.answers = {};
    expect(await publish()).toMatchObject({ version: 1, changed: false });
    outside.answers = { [terms]: () => new Response('terms, second edition') };
    expect(await publish()).toMatchObject({ version: 2, changed: true });
    expect((await links(2))[0]).not.toBe((await links(1))[0]);
    outside.answers = {};
  });
});

describe('the audit log', () => {
  test('has every change with who made it, and pages from the newest', async () => {
    const merchant = await aPublishedMerchant();
    const { entries } = await merchant.ok('GET', '/v1/audit', auditList);
    expect(entries.map(({ action, target, actor }) => [action, target, actor.split('_')[0]])).toEqual([
      ['widget.published', merchant.widgetId, 'key'],
      ['widget.created', merchant.widgetId, 'key'],
      ['programme.created', 'programme:default', 'key'],
      ['api_key.created', merchant.key.slice('sayso_'.length).split('.')[0], 'operator'],
      ['workspace.created', merchant.workspaceId, 'operator'],
    ]);
    expect(entries[0]?.actor).toBe(merchant.key.slice('sayso_'.length).split('.')[0]);
    const first = await merchant.ok('GET', '/v1/audit?limit=2', auditList);
    const second = await merchant.ok('GET', `/v1/audit?limit=3&cursor=${first.next_cursor}`, auditList);
    expect([...first.entries, ...second.entries]).toEqual(entries);
    expect([first.next_cursor, second.next_cursor]).toEqual([String(first.entries[1]?.id), null]);
  });

  test.each(['limit=0', 'limit=201', 'limit=x', 'cursor=x', 'cursor=', 'limit=-1', 'limit=1e2'])('refuses %s', async (query) => {
    const merchant = await aMerchant();
    const refused = await merchant.call('GET', `/v1/audit?${query}`);
    expect([refused.status, (await problemOf(refused)).paths]).toEqual([422, [`query:${query.split('=')[0]}`]]);
  });

  test('has no entry for a change that changed nothing', async () => {
    const merchant = await aPublishedMerchant();
    const count = async () => (await merchant.ok('GET', '/v1/audit', auditList)).entries.length;
    const before = await count();
    await merchant.ok('PUT', '/v1/programmes/default', programmeView, PROGRAMME);
    await merchant.ok('PUT', `/v1/widgets/${merchant.widgetId}/draft`, widgetView, DRAFT);
    await merchant.ok('POST', `/v1/widgets/${merchant.widgetId}/publish`, publishAnswer);
    expect(await count()).toBe(before);
  });
});
