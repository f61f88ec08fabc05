/** The evidence pack over HTTP: what it says of a published widget, which pictures are kept, and what is refused without a change. */
import { beforeAll, describe, expect, test } from 'vitest';
import { auditList } from '../../../shared/contract/admin.ts';
import { evidencePack, evidencePicture } from '../../../shared/contract/evidence.ts';
import { publishAnswer, widgetView } from '../../../shared/contract/widget.ts';
import { EVIDENCE_PICTURE_BYTES_MAX, EVIDENCE_PICTURES_KEPT } from '../../../shared/limits.ts';
import { createApp } from '../../../worker/app.ts';
import type { Bindings } from '../../../worker/env.ts';
import { pngOf } from '../../unit/workspace/png-fixture.ts';
import { aMerchant, aPublishedMerchant, bindings, DRAFT, HOST, type Merchant, OPERATOR, PROGRAMME, problemOf } from './admin.ts';

const BUILD = '0a1b2c3d4e';
/** The Worker beside a form that was built: the tests' own has none. */
const built = {
  ...bindings,
  ASSETS: { fetch: async () => Response.json({ build: BUILD, form: `assets/form.${BUILD}.js` }) },
} as unknown as Bindings;
const app = createApp();
const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  Promise.resolve(app.fetch(new Request(`${HOST}${path}`, init), built));

interface Sent {
  readonly key?: string;
  readonly version?: string | null;
  readonly build?: string | null;
  readonly type?: string | null;
  readonly body?: Uint8Array | string;
}
let merchant: Merchant & { widgetId: string };
beforeAll(async () => {
  merchant = await aPublishedMerchant();
});

function put(sent: Sent = {}, widgetId = merchant.widgetId): Promise<Response> {
  const { key = merchant.key, version = '1', build = BUILD, type = 'image/png', body = pngOf(390, 900) } = sent;
  const headers: Record<string, string> = { authorization: `Bearer ${key}` };
  if (version !== null) headers['sayso-widget-version'] = version;
  if (build !== null) headers['sayso-form-build'] = build;
  if (type !== null) headers['content-type'] = type;
  return ask(`/v1/widgets/${widgetId}/evidence/picture`, { method: 'PUT', headers, body: body as BodyInit });
}
const get = (path: string, key = merchant.key) => ask(path, { headers: { authorization: `Bearer ${key}` } });
const packOf = async (who = merchant) => evidencePack.parse(await (await get(`/v1/widgets/${who.widgetId}/evidence`, who.key)).json());

describe('the pack', () => {
  test('is composed from what is published, also while the draft says otherwise', async () => {
    const own = await aPublishedMerchant();
    const before = await packOf(own);
    expect(before).toMatchObject({ widget_id: own.widgetId, version: 1, form_build: BUILD, brand: PROGRAMME.sender.brand, picture: null });
    expect(before.call_to_action.map(({ locale, channels }) => [locale, channels])).toEqual([
      ['en', ['sms']],
      ['de', ['sms']],
    ]);
    expect(before.programme_page_url).toBe(`${bindings.PUBLIC_URL}/p/${own.workspaceId}/programme/default`);
    expect(before.checks.map(({ code }) => code)).toEqual(expect.arrayContaining(['picture_missing', 'terms_unreachable']));
    await own.call('PUT', '/v1/programmes/default', { ...PROGRAMME, name: 'Another name' });
    const after = await packOf(own);
    expect(after.programme.name).toBe(PROGRAMME.name);
    expect(after.checks.map(({ code }) => code)).toContain('unpublished_changes');
  });

  test('of a widget that was never published is a conflict that says so', async () => {
    const fresh = await aMerchant();
    await fresh.call('PUT', '/v1/programmes/default', PROGRAMME);
    const { id } = await fresh.ok('POST', '/v1/widgets', widgetView, { key: 'footer', draft: DRAFT }, 201);
    const refused = await get(`/v1/widgets/${id}/evidence`, fresh.key);
    expect([refused.status, (await problemOf(refused)).detail]).toEqual([409, 'This widget was never published. Publish it first.']);
    const picture = await put({ key: fresh.key }, id);
    expect([picture.status, (await problemOf(picture)).type]).toEqual([409, '/problems/conflict']);
  });

  test('asks for its scopes', async () => {
    const [reads, writes] = [await merchant.keyWith('config:read'), await merchant.keyWith('config:write')];
    expect((await get(`/v1/widgets/${merchant.widgetId}/evidence`, reads)).status).toBe(200);
    expect((await get(`/v1/widgets/${merchant.widgetId}/evidence`, writes)).status).toBe(403);
    expect((await put({ key: reads })).status).toBe(403);
    expect((await put({ key: OPERATOR })).status).toBe(401);
  });
});

describe('pictures', () => {
  test('of what is published and served: kept, in the audit log, public under the hash, for ever the same', async () => {
    const own = await aPublishedMerchant();
    const png = pngOf(390, 1200);
    const answer = await put({ key: own.key, body: png }, own.widgetId);
    expect(answer.status).toBe(200);
    const picture = evidencePicture.parse(await answer.json());
    expect(picture).toMatchObject({ version: 1, form_build: BUILD, width: 390, height: 1200 });
    expect((await packOf(own)).picture).toEqual(picture);
    const path = new URL(picture.url).pathname;
    expect(path).toBe(`/p/${own.workspaceId}/pictures/${picture.sha256}.png`);
    const shown = await ask(path);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(png);
    const { entries } = await own.ok('GET', '/v1/audit', auditList);
    expect(entries[0]).toMatchObject({ action: 'evidence.picture_put', detail: { version: 1, build: BUILD, sha256: picture.sha256 } });
  });

  test('of another workspace, of another hash or name: the one page that says no more', async () => {
    const other = await aMerchant();
    const picture = evidencePicture.parse(await (await put({ body: pngOf(391, 5) })).json());
    expect((await ask(new URL(picture.url).pathname)).status).toBe(200);
    for (const path of [
      `/p/${other.workspaceId}/pictures/${picture.sha256}.png`,
      `/p/${merchant.workspaceId}/pictures/${'0'.repeat(64)}.png`,
      `/p/${merchant.workspaceId}/pictures/${picture.sha256}`,
      `/p/${merchant.workspaceId}/pictures/${picture.sha256.toUpperCase()}.png`,
      `/p/${merchant.workspaceId}/pictures/..png`,
      `/p/ws_madeup/pictures/${picture.sha256}.png`,
    ]) {
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
    }
  });

  test('go when the workspace is suspended, and come back with it', async () => {
    const own = await aPublishedMerchant();
    const { url } = evidencePicture.parse(await (await put({ key: own.key }, own.widgetId)).json());
    const path = new URL(url).pathname;
    await own.call('POST', `/v1/workspaces/${own.workspaceId}/suspend`, {}, OPERATOR);
    expect((await ask(path)).status).toBe(404);
    await own.call('POST', `/v1/workspaces/${own.workspaceId}/resume`, {}, OPERATOR);
    expect((await ask(path)).status).toBe(200);
  });

  test('of an earlier version are out of the pack, and refused from then on; their address stays', async () => {
    const own = await aPublishedMerchant();
    const { url } = evidencePicture.parse(await (await put({ key: own.key }, own.widgetId)).json());
    await own.call('PUT', `/v1/widgets/${own.widgetId}/draft`, { ...DRAFT, name: 'Header' });
    expect((await own.ok('POST', `/v1/widgets/${own.widgetId}/publish`, publishAnswer)).version).toBe(2);
    const pack = await packOf(own);
    expect([pack.picture, pack.checks.some(({ code }) => code === 'picture_outdated')]).toEqual([null, true]);
    const refused = await put({ key: own.key, version: '1' }, own.widgetId);
    expect([refused.status, (await problemOf(refused)).paths]).toEqual([422, ['header:Sayso-Widget-Version']]);
    expect((await ask(new URL(url).pathname)).status).toBe(200);
    expect((await put({ key: own.key, version: '2' }, own.widgetId)).status).toBe(200);
    expect((await packOf(own)).picture?.version).toBe(2);
  });

  test('are kept up to a number; the oldest go, one uploaded again is the newest', async () => {
    const own = await aPublishedMerchant();
    const urls: string[] = [];
    for (let height = 1; height <= EVIDENCE_PICTURES_KEPT; height += 1) {
      urls.push(evidencePicture.parse(await (await put({ key: own.key, body: pngOf(400, height) }, own.widgetId)).json()).url);
    }
    const status = async (url: string) => (await ask(new URL(url).pathname)).status;
    expect((await put({ key: own.key, body: pngOf(400, 1) }, own.widgetId)).status).toBe(200);
    expect((await packOf(own)).picture?.height).toBe(1);
    expect((await put({ key: own.key, body: pngOf(400, 99) }, own.widgetId)).status).toBe(200);
    expect([await status(urls[0]!), await status(urls[1]!), await status(urls[2]!)]).toEqual([200, 404, 200]);
  });
});

describe('what is refused, and nothing changes', () => {
  const REFUSED: readonly (readonly [string, Sent, number, string])[] = [
    ['another build', { build: 'ffffffffff' }, 422, 'header:Sayso-Form-Build'],
    ['no build', { build: null }, 422, 'header:Sayso-Form-Build'],
    ['a build that is none', { build: '../x' }, 422, 'header:Sayso-Form-Build'],
    ['another version', { version: '2' }, 422, 'header:Sayso-Widget-Version'],
    ['no version', { version: null }, 422, 'header:Sayso-Widget-Version'],
    ['a version that is none', { version: '1.0' }, 422, 'header:Sayso-Widget-Version'],
    ['JSON', { type: 'application/json', body: '{}' }, 415, 'header:Content-Type'],
    ['a JPEG by its type', { type: 'image/jpeg' }, 415, 'header:Content-Type'],
    ['no type', { type: null }, 415, 'header:Content-Type'],
    ['a page called a PNG', { body: '<!doctype html><script>alert(1)</script>' }, 422, 'body'],
    ['nothing', { body: '' }, 422, 'body'],
    ['half a picture', { body: pngOf(390, 900).subarray(0, 60) }, 422, 'body'],
    ['one with something behind it', { body: new Uint8Array([...pngOf(390, 9), 60]) }, 422, 'body'],
    ['one narrower than a phone', { body: pngOf(319, 900) }, 422, 'body'],
    ['one taller than any form', { body: pngOf(320, 20_001) }, 422, 'body'],
    ['one that is too large', { body: new Uint8Array(EVIDENCE_PICTURE_BYTES_MAX + 1) }, 413, 'body'],
  ];
  test.each(REFUSED)('R8.1 %s', async (_, sent, status, path) => {
    const before = await packOf();
    const response = await put(sent);
    const { paths, errors } = await problemOf(response);
    expect([response.status, paths]).toEqual([status, [path]]);
    expect(errors?.every((error) => error.fix && error.message)).toBe(true);
    expect(await packOf()).toEqual(before);
  });
});
