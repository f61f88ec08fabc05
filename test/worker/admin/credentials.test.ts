/** Who may call what: keys, scopes, the operator, suspension, and ids that are not one's own. */
import { describe, expect, test, vi } from 'vitest';
import { apiKeyList, createApiKeyAnswer, outcomeDone, suspendAnswer, workspaceView } from '../../../shared/contract/admin.ts';
import type { Route } from '../../../shared/contract/route.ts';
import { ROUTES } from '../../../shared/contract/routes.ts';
import { SCOPES, type Scope } from '../../../shared/vocabulary.ts';
import { aMerchant, bindings, call, OPERATOR, problemOf, publicIds, send } from './admin.ts';

const ADMIN = ROUTES.filter((route): route is Route & { auth: Scope } => SCOPES.some((scope) => scope === route.auth));
const OPERATOR_ROUTES = ROUTES.filter((route) => route.auth === 'operator');
/** Any value will do where the credential is refused first. */
const filled = (path: string) => path.replace(/:[a-z_]+/g, 'x');

const SPLIT = { versions: [1, 2].map((version) => ({ version, weight: 1 })) };

describe('wrong credentials', async () => {
  const merchant = await aMerchant();
  const [head, secret] = merchant.key.split('.') as [string, string];
  const other = await aMerchant();
  const flipped = secret.startsWith('A') ? `B${secret.slice(1)}` : `A${secret.slice(1)}`;
  const made = publicIds.make('api_key', { workspace: '00'.repeat(8), jurisdiction: 'none', partition: 0, local: '11'.repeat(8) });
  const bad: [string, string | null][] = [
    ['missing', null],
    ['not of the form', 'abc'],
    ['with another secret', `${head}.${flipped}`],
    ['with a short secret', `${head}.${secret.slice(1)}`],
    ["with another workspace's secret", `${head}.${other.key.split('.')[1]}`],
    ['with a made-up id', `sayso_key_${'A'.repeat(36)}.${secret}`],
    ['of a workspace that is not there', `sayso_${made}.${secret}`],
    ["the operator's", OPERATOR],
  ];

  test('all of them get one and the same answer', async () => {
    const answers = await Promise.all(
      bad.map(async ([, key]) => {
        const response = await call('GET', '/v1/programmes', key);
        return { status: response.status, scheme: response.headers.get('www-authenticate'), body: await problemOf(response) };
      }),
    );
    expect(answers[0]).toMatchObject({ status: 401, scheme: 'Bearer', body: { type: '/problems/unauthorized' } });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('R8.6 a made-up key id reaches no object', async () => {
    const spy = vi.spyOn(bindings.WORKSPACE, 'getByName');
    await call('GET', '/v1/programmes', `sayso_key_${'A'.repeat(36)}.${secret}`);
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  });

  test.each(ADMIN)('$method $path asks for a key', async ({ method, path }) => {
    expect((await call(method.toUpperCase(), filled(path), null)).status).toBe(401);
  });

  test.each(OPERATOR_ROUTES)("$method $path asks for the operator's key and takes no other", async ({ method, path }) => {
    for (const key of [null, merchant.key, `${OPERATOR}x`, OPERATOR.slice(1)]) {
      expect((await call(method.toUpperCase(), filled(path), key)).status).toBe(401);
    }
  });

  test('the operator reads no workspace', async () => {
    expect((await call('GET', `/v1/workspaces/${merchant.workspaceId}`, OPERATOR)).status).toBe(401);
  });
});

describe('R8.7 scopes', async () => {
  const merchant = await aMerchant();

  test.each(ADMIN)(
    '$method $path refuses a key with every scope but its own, and says which is missing',
    async ({ method, path, auth }) => {
      const key = await merchant.keyWith(...SCOPES.filter((scope) => scope !== auth));
      const refused = await merchant.call(method.toUpperCase(), filled(path), undefined, key);
      const { type, errors } = await problemOf(refused);
      expect([refused.status, type]).toEqual([403, '/problems/forbidden']);
      expect(errors?.[0]?.message).toContain(auth);
      const own = await merchant.keyWith(auth);
      expect([401, 403]).not.toContain((await merchant.call(method.toUpperCase(), filled(path), undefined, own)).status);
    },
  );

  test('a key cannot make one that may do more than itself', async () => {
    const key = await merchant.keyWith('keys:write');
    const refused = await merchant.call('POST', '/v1/api-keys', { name: 'wide', scopes: ['keys:write', 'contacts:read'] }, key);
    expect(refused.status).toBe(403);
    expect((await problemOf(refused)).errors?.[0]?.message).toContain('contacts:read');
  });
});

describe('API keys', () => {
  test('are shown once, listed without their secret, and refused at once when revoked', async () => {
    const merchant = await aMerchant();
    const made = await merchant.ok('POST', '/v1/api-keys', createApiKeyAnswer, { name: 'reader', scopes: ['config:read'] }, 201);
    expect((await call('GET', '/v1/programmes', made.secret)).status).toBe(200);
    const listed = await merchant.call('GET', '/v1/api-keys');
    const text = await listed.text();
    expect(text).not.toContain(made.secret.split('.')[1]);
    expect(apiKeyList.parse(JSON.parse(text)).keys.map((key) => key.name)).toEqual(['First key', 'reader']);
    await merchant.ok('DELETE', `/v1/api-keys/${made.key.id}`, outcomeDone);
    await merchant.ok('DELETE', `/v1/api-keys/${made.key.id}`, outcomeDone);
    expect((await call('GET', '/v1/programmes', made.secret)).status).toBe(401);
  });

  test('end at the very millisecond of expires_at', async () => {
    const merchant = await aMerchant();
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const { secret } = await merchant.ok(
      'POST',
      '/v1/api-keys',
      createApiKeyAnswer,
      { name: 'brief', scopes: ['config:read'], expires_at: expiresAt },
      201,
    );
    const at = async (ms: number) => {
      vi.useFakeTimers({ toFake: ['Date'], now: ms });
      const { status } = await call('GET', '/v1/programmes', secret);
      vi.useRealTimers();
      return status;
    };
    expect(await at(Date.parse(expiresAt) - 10_000)).toBe(200);
    expect(await at(Date.parse(expiresAt))).toBe(401);
  });

  test('cannot be made to have ended already', async () => {
    const merchant = await aMerchant();
    const refused = await merchant.call('POST', '/v1/api-keys', {
      name: 'late',
      scopes: ['config:read'],
      expires_at: '2020-01-01T00:00:00.000Z',
    });
    expect([refused.status, (await problemOf(refused)).paths]).toEqual([422, ['expires_at']]);
  });
});

describe('a suspended workspace', () => {
  test('refuses every admin route but withdrawals and erasures, and works again when resumed', async () => {
    const merchant = await aMerchant();
    expect((await call('GET', '/v1/programmes', merchant.key)).status).toBe(200);
    const suspended = await call('POST', `/v1/workspaces/${merchant.workspaceId}/suspend`, OPERATOR);
    expect(suspendAnswer.parse(await suspended.json())).toEqual({ outcome: 'suspended' });
    const evenThen = ['/v1/consents', '/v1/destinations/:id/suppressions', '/v1/contacts/:id/erase', '/v1/stop-requests/:contact_id'];
    for (const { method, path } of ADMIN.filter((route) => !evenThen.includes(route.path))) {
      const refused = await call(method.toUpperCase(), filled(path), merchant.key);
      expect([refused.status, (await problemOf(refused)).type]).toEqual([403, '/problems/suspended']);
    }
    const address = { phone: '+12025550199' };
    const withdrawn = await merchant.call('POST', '/v1/consents', { ...address, acts: [{ act: 'withdraw', channel: 'sms' }] });
    expect(withdrawn.status).toBe(201);
    const mixed = await merchant.call('POST', '/v1/consents', { ...address, acts: [{ act: 'withdraw' }, { act: 'resume' }] });
    expect([mixed.status, (await problemOf(mixed)).type]).toEqual([403, '/problems/suspended']);
    await call('POST', `/v1/workspaces/${merchant.workspaceId}/resume`, OPERATOR);
    const view = await merchant.ok('GET', `/v1/workspaces/${merchant.workspaceId}`, workspaceView);
    expect(view.status).toBe('active');
  });
});

describe('ids that are not one’s own', async () => {
  const merchant = await aMerchant();
  const other = await aMerchant();
  const local = { widget: 8, destination: 8, api_key: 8, contact: 6, record: 6, delivery: 14, erasure: 6, workspace: 0 } as const;
  const make = (kind: keyof typeof local, workspace: string) =>
    publicIds.make(kind, { workspace, jurisdiction: 'none', partition: 0, local: '01'.repeat(local[kind]) });
  const kinds: Readonly<Record<string, keyof typeof local>> = {
    widgets: 'widget',
    erasures: 'erasure',
    destinations: 'destination',
    'api-keys': 'api_key',
    contacts: 'contact',
    consents: 'record',
    deliveries: 'delivery',
    workspaces: 'workspace',
  };
  const withId = ROUTES.filter((route) => /:(id|workspace)\b/.test(route.path) && SCOPES.some((scope) => scope === route.auth)).filter(
    (route) => kinds[route.path.split('/')[2] ?? ''] !== undefined,
  );
  const bodies: Readonly<Record<string, unknown>> = {
    '/v1/contacts/:id/preference-links': { widget: make('widget', merchant.workspace) },
    '/v1/destinations/:id': { name: 'x' },
    '/v1/widgets/:id/offer-codes': { codes: ['A-1'] },
  };

  test('there are such routes', () => expect(withId.length).toBeGreaterThan(12));

  test.each(withId)('R8.6 $method $path: foreign, unknown, malformed and of another kind are the same 404', async ({ method, path }) => {
    const { DRAFT } = await import('./admin.ts');
    const kind = kinds[path.split('/')[2] ?? '']!;
    const unknown = kind === 'workspace' ? other.workspaceId : make(kind, merchant.workspace);
    const own = make(kind === 'widget' ? 'destination' : 'widget', merchant.workspace);
    const tampered = `${unknown.slice(0, -1)}${unknown.endsWith('A') ? 'B' : 'A'}`;
    const answers = await Promise.all(
      [make(kind, other.workspace), unknown, tampered, own, 'x', '%F0%9F%98%80', `${unknown}A`].map(async (id) => {
        const body = path.endsWith('/draft')
          ? DRAFT
          : path.endsWith('/split') && method === 'put'
            ? SPLIT
            : method === 'get'
              ? undefined
              : bodies[path];
        const response = await merchant.call(method.toUpperCase(), path.replace(/:(id|workspace)/, id), body);
        return { status: response.status, headers: [...response.headers.keys()], body: await problemOf(response) };
      }),
    );
    expect(answers[0]).toMatchObject({ status: 404, body: { type: '/problems/not-found' } });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('a foreign workspace is not suspended by a made-up id', async () => {
    for (const id of ['x', publicIds.make('workspace', { workspace: 'ab'.repeat(8), jurisdiction: 'none', partition: 0, local: '' })]) {
      expect((await call('POST', `/v1/workspaces/${id}/suspend`, OPERATOR)).status).toBe(404);
    }
  });
});

test('an Authorization header of another scheme is no credential', async () => {
  const merchant = await aMerchant();
  const response = await send('/v1/programmes', { headers: { authorization: `Basic ${merchant.key}` } });
  expect(response.status).toBe(401);
});
