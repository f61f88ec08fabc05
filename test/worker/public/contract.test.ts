/** The contract, the document made from it and the routes that exist are one thing. */
import { describe, expect, test } from 'vitest';
import { PROBLEM_TYPES } from '../../../shared/contract/error.ts';
import { PAGE_ROUTES, ROUTES } from '../../../shared/contract/routes.ts';
import { createApp } from '../../../worker/app.ts';
import { aShop, bindings, confirmed, freshPhone, HOST, json, send } from './world.ts';

const existing = createApp()
  .routes.filter(({ method }) => method !== 'ALL' && method !== 'OPTIONS')
  .map(({ method, path }) => `${method.toLowerCase()} ${path}`);
const promised = [...ROUTES.map(({ method, path }) => `${method} ${path}`), ...PAGE_ROUTES.map(([method, path]) => `${method} ${path}`)];

describe('R8.2 the routes that exist are those of the contract', () => {
  test('no route without its line, no line without its route', () => {
    expect([...new Set(existing)].sort()).toEqual([...promised].sort());
  });

  test('none stands twice', () => {
    expect(promised.length).toBe(new Set(promised).size);
  });
});

type Json = Record<string, unknown>;
const openApi = async (): Promise<Json> => (await send('/openapi.json')).json();

describe('R8.2 OpenAPI 3.1 describes every one of them', () => {
  test('with its parameters, its bodies and a way to call it', async () => {
    const document = await openApi();
    expect(document.openapi).toBe('3.1.0');
    expect(document.servers).toEqual([{ url: bindings.PUBLIC_URL }]);
    const paths = document.paths as Record<string, Record<string, Json>>;
    for (const route of ROUTES) {
      const operation = paths[route.path.replace(/:([a-z_]+)/g, '{$1}')]?.[route.method];
      expect(operation, `${route.method} ${route.path}`).toBeDefined();
      const names = (operation!.parameters as { name: string; in: string }[]).filter((each) => each.in === 'path').map((each) => each.name);
      expect(names).toEqual([...route.path.matchAll(/:([a-z_]+)/g)].map(([, name]) => name));
      expect(operation!.requestBody !== undefined, `${route.path} body`).toBe(route.request !== undefined || route.file !== undefined);
      expect(Object.keys(operation!.responses as Json)).toEqual([String(route.status), 'default']);
    }
    const operations = Object.values(paths).flatMap((path) => Object.values(path).map((operation) => operation.operationId));
    expect(new Set(operations).size).toBe(ROUTES.length);
  });

  test('every reference in it leads somewhere', async () => {
    const document = await openApi();
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to!);
    expect(references.length).toBeGreaterThan(0);
    for (const reference of new Set(references)) {
      const found = reference
        .slice(2)
        .split('/')
        .reduce<unknown>((at, key) => (at as Json | undefined)?.[key], document);
      expect(found, reference).toBeDefined();
    }
  });
});

describe('pages that explain', () => {
  test('the reference names every route', async () => {
    const html = await (await send('/docs')).text();
    for (const route of ROUTES) expect(html).toContain(route.path);
  });

  test('the type of each problem leads to a page that says what it means', async () => {
    for (const [type, meaning] of Object.entries(PROBLEM_TYPES)) {
      const page = await send(`/problems/${type}`);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain(meaning.replaceAll("'", '&#39;'));
    }
    expect((await send('/problems/nothing')).status).toBe(404);
  });

  test('the schema of the events says where it is, and holds every type', async () => {
    const schema = (await (await send('/events.json')).json()) as Json;
    expect(schema).toMatchObject({ $id: `${HOST}/events.json`, title: 'Sayso events' });
    const types = (schema.oneOf as { properties: { type: { const: string } } }[]).map(({ properties }) => properties.type.const);
    expect(types).toEqual(
      expect.arrayContaining(['consent.changed', 'contact.linked', 'contact.erased', 'destination.late', 'destination.disabled']),
    );
  });
});

test('where nothing is asked for, no body is as good as an empty one; elsewhere it is refused', async () => {
  const shop = await aShop();
  const rendered = await send(`/v1/widgets/${shop.widgetId}/render`, { method: 'POST' });
  expect(await json(rendered, 200)).toMatchObject({ render_token: expect.any(String) });
  const token = await confirmed(shop, freshPhone());
  expect(await json(await send(`/v1/preferences/${token}/withdraw-all`, { method: 'POST' }), 200)).toEqual({ outcome: 'done' });
  expect((await send(`/v1/preferences/${token}/changes`, { method: 'POST' })).status).toBe(415);
  const paths = (await openApi()).paths as Record<string, Record<string, { requestBody: { required: boolean } }>>;
  expect(paths['/v1/widgets/{widget_id}/render']!.post!.requestBody.required).toBe(false);
  expect(paths['/v1/preferences/{token}/changes']!.post!.requestBody.required).toBe(true);
});
