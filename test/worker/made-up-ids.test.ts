/** Whoever makes ids up reaches nothing: no object comes into being, and every answer is the one 404. */
import { listDurableObjectIds } from 'cloudflare:test';
import { beforeAll, expect, test } from 'vitest';
import { ID_ROUTES, type IdRoute, madeUpIds, pathWith } from '../made-up-ids.ts';
import { aShop, bindings, confirmed, freshPhone, SHOP, type Shop, send, submitted } from './public/world.ts';

const REQUESTS = 10_000;
/** Reads nothing: whatever the token is, the page that it leads to says whether it opens anything. */
const LEADS_ON = ['get /u/:token'];
const AT_ONCE = 200;

const objects = async (): Promise<number[]> => [
  (await listDurableObjectIds(bindings.WORKSPACE)).length,
  (await listDurableObjectIds(bindings.LEDGER)).length,
  (await listDurableObjectIds(bindings.COURIER)).length,
  (await listDurableObjectIds(bindings.LIMITER)).length,
];

let shop: Shop;
let real: string[];
beforeAll(async () => {
  shop = await aShop();
  const phone = freshPhone();
  const receipt = await submitted(shop, ['sms'], { phone });
  real = [shop.workspaceId, shop.widgetId, receipt.submission_id, await confirmed(shop, freshPhone())];
});

/** The admin's key is good, so that what is asked for is the id alone. A preflight reads none. */
async function ask(route: IdRoute, id: string, key: string): Promise<number> {
  const isForm = !route.path.startsWith('/v1/');
  const hasBody = route.method !== 'get';
  const response = await send(pathWith(route, id), {
    method: route.method.toUpperCase(),
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${route.auth === 'operator' ? bindings.OPERATOR_KEY : key}`,
      origin: isForm ? 'http://sayso.test' : SHOP,
      'sayso-secret': 'A'.repeat(32),
      'idempotency-key': 'A'.repeat(22),
      ...(hasBody ? { 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' } : {}),
    },
    ...(hasBody ? { body: isForm ? 'do=verify&code=123456' : '{}' } : {}),
  });
  await response.arrayBuffer();
  return response.status;
}

test(`R8.6 ${REQUESTS} made-up ids of every kind, on every route that takes one, make no object`, { timeout: 120_000 }, async () => {
  expect(ID_ROUTES.length).toBeGreaterThan(30);
  const before = await objects();
  const ids = madeUpIds(Math.ceil(REQUESTS / ID_ROUTES.length), real);
  const asked = ids.flatMap((id) => ID_ROUTES.map((route) => ({ route, id })));
  expect(asked.length).toBeGreaterThanOrEqual(REQUESTS);
  const found = new Map<string, Set<number>>();
  for (let at = 0; at < asked.length; at += AT_ONCE) {
    const some = asked.slice(at, at + AT_ONCE);
    const statuses = await Promise.all(some.map(({ route, id }) => ask(route, id, shop.apiKey)));
    for (const [index, { route }] of some.entries()) {
      const name = `${route.method} ${route.path}`;
      found.set(name, (found.get(name) ?? new Set()).add(statuses[index]!));
    }
  }
  // What the body lacks may be told first; nothing is found, and nothing breaks.
  for (const [name, statuses] of found)
    expect(
      [...statuses].filter((status) => ![400, 404, 410, 422, ...(LEADS_ON.includes(name) ? [302] : [])].includes(status)),
      name,
    ).toEqual([]);
  expect(await objects()).toEqual(before);
});

test('R8.6 made-up API keys reach no object either', async () => {
  const before = await objects();
  const keys = madeUpIds(1000).filter((id) => id.startsWith('key_'));
  expect(keys.length).toBeGreaterThan(50);
  for (const key of keys) {
    const response = await send('/v1/programmes', { headers: { authorization: `Bearer sayso_${key}.${'A'.repeat(43)}` } });
    expect(response.status).toBe(401);
  }
  expect(await objects()).toEqual(before);
});

test.each(ID_ROUTES.filter(({ auth }) => auth === 'submission_secret'))(
  'R8.6 $method $path: a submission of somebody else is the same 404 byte for byte as one that never was',
  async (route) => {
    const elsewhere = await aShop();
    const [mine, theirs] = [
      await submitted(shop, ['sms'], { phone: freshPhone() }),
      await submitted(elsewhere, ['sms'], { phone: freshPhone() }),
    ];
    const whole = async (id: string) => {
      const response = await send(pathWith(route, id), {
        method: route.method.toUpperCase(),
        headers: { origin: SHOP, 'content-type': 'application/json', 'sayso-secret': mine.submission_secret },
        ...(route.method === 'get' ? {} : { body: '{}' }),
      });
      const headers = [...response.headers].filter(([name]) => name !== 'x-request-id' && name !== 'date');
      return { status: response.status, headers, text: (await response.text()).replace(/"request_id":"[^"]*"/, '') };
    };
    const unknown = await whole(madeUpIds(1)[0]!);
    expect(unknown.status).toBe(404);
    for (const id of [theirs.submission_id, ...madeUpIds(30, [mine.submission_id])]) expect(await whole(id), id).toEqual(unknown);
  },
);
