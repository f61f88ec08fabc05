/**
 * What belongs to another workspace is as unknown as what never was: for every route whose path takes an id, and every kind of id there
 * is, the answers are the same bytes. Made from the table of routes, so that a new route is held to it by being there.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { createApiKeyAnswer } from '../../../shared/contract/admin.ts';
import { channelAccountView } from '../../../shared/contract/channel-account.ts';
import { recordConsentsAnswer } from '../../../shared/contract/contact.ts';
import { destinationAnswer } from '../../../shared/contract/destination.ts';
import { disclosureView } from '../../../shared/contract/disclosure.ts';
import { SCOPES } from '../../../shared/vocabulary.ts';
import { ID_KINDS, type IdKind } from '../../../worker/platform/ids.ts';
import { ID_ROUTES, type IdRoute, KINDS, madeUpIds, pathWith } from '../../made-up-ids.ts';
import { aPublishedMerchant, call, DOCUMENT, DRAFT, type Merchant, OPERATOR, publicIds } from './admin.ts';

/** Routes that read the body before they look for the id: with a good one they must find nothing. */
const BODIES: Readonly<Record<string, (own: Merchant & { widgetId: string }) => unknown>> = {
  '/v1/widgets/:id/draft': () => DRAFT,
  '/v1/widgets/:id/split': () => ({ versions: [1, 2].map((version) => ({ version, weight: 1 })) }),
  '/v1/widgets/:id/offer-codes': () => ({ codes: ['A-1'] }),
  '/v1/channel-accounts/:id': () => ({ name: 'x' }),
  '/v1/destinations/:id': () => ({ name: 'x' }),
  '/v1/contacts/:id/preference-links': ({ widgetId }) => ({ widget: widgetId }),
};

const ACCOUNT = {
  key: 'texts',
  platform: 'twilio',
  name: 'Texts',
  senders: { sms: '+12025550123' },
  settings: { account_sid: 'AC1' },
  secrets: { auth_token: 'token' },
};

let own: Merchant & { widgetId: string };
let other: Merchant & { widgetId: string };
/** Ids of what is really there, in the other workspace, by kind. */
let foreign: Record<string, string>;
let foreignHash: string;

beforeAll(async () => {
  [own, other] = [await aPublishedMerchant(), await aPublishedMerchant()];
  const consents = { phone: '+12025550111', acts: [{ act: 'withdraw' }] };
  // Numbers begin at 1 in every ledger, so that a foreign one that is not told apart would find somebody of our own.
  for (let n = 0; n < 16; n += 1)
    await own.ok('POST', '/v1/consents', recordConsentsAnswer, { ...consents, phone: `+120255501${30 + n}` }, 201);
  const { contact_id, records } = await other.ok('POST', '/v1/consents', recordConsentsAnswer, consents, 201);
  const settings = { type: 'standard_webhooks', url: 'https://cdp.example/' };
  const made = await other.ok('POST', '/v1/destinations', destinationAnswer, { key: 'cdp', name: 'CDP', settings }, 201);
  const account = await other.ok('POST', '/v1/channel-accounts', channelAccountView, ACCOUNT, 201);
  const key = await other.ok('POST', '/v1/api-keys', createApiKeyAnswer, { name: 'k', scopes: ['config:read'] }, 201);
  foreignHash = (await other.ok('POST', '/v1/disclosures', disclosureView, { method: 'verbal', document: DOCUMENT }, 201)).hash;
  foreign = {
    ...Object.fromEntries(KINDS.map((kind) => [kind, inWorkspace(kind, other.workspace)])),
    workspace: other.workspaceId,
    widget: other.widgetId,
    destination: made.destination.id,
    api_key: key.key.id,
    channel_account: account.id,
    contact: contact_id,
    record: records[0]!.id,
  };
});

/** Under our own MAC: what would be found if it were there. */
const inWorkspace = (kind: IdKind, workspace: string): string =>
  publicIds.make(kind, { workspace, jurisdiction: 'none', partition: 0, local: '07'.repeat(ID_KINDS[kind].localBytes) });

const ADMIN = ID_ROUTES.filter(({ auth }) => SCOPES.some((scope) => scope === auth));
const OF_OPERATOR = ID_ROUTES.filter(({ auth }) => auth === 'operator');

/** All that is answered, but for what names the request. */
async function answer(route: IdRoute, id: string, key = own.key) {
  const body = route.method === 'get' || route.method === 'delete' ? undefined : (BODIES[route.path]?.(own) ?? {});
  const response = await call(route.method.toUpperCase(), pathWith(route, id), key, body);
  const headers = [...response.headers].filter(([name]) => name !== 'x-request-id' && name !== 'date');
  const text = (await response.text()).replace(/"request_id":"[^"]*"/, '"request_id":""');
  return { status: response.status, headers, text };
}

test('there are such routes', () => expect(ADMIN.length).toBeGreaterThan(12));

describe.each(ADMIN)('R8.6 $method $path', (route) => {
  test('another workspace’s ids, of every kind, are the same 404 byte for byte as unknown ones', async () => {
    const unknown = await answer(route, madeUpIds(1)[0]!);
    expect(unknown.status, `${route.path} asks for its body first: give a good one in BODIES`).toBe(404);
    expect(JSON.parse(unknown.text)).toMatchObject({ type: '/problems/not-found', status: 404 });
    for (const kind of KINDS) {
      expect(await answer(route, foreign[kind]!), `a foreign ${kind}`).toEqual(unknown);
      if (kind === 'workspace') continue; // of one's own there is but the one that is there
      expect(await answer(route, inWorkspace(kind, own.workspace)), `an own ${kind} that never was`).toEqual(unknown);
    }
    for (const id of madeUpIds(40, Object.values(foreign))) expect(await answer(route, id), id).toEqual(unknown);
  });
});

test.each(OF_OPERATOR)('R8.6 $method $path: an id that is no workspace’s is a 404, also one of another kind', async (route) => {
  const unknown = await answer(route, madeUpIds(1)[0]!, OPERATOR);
  expect(unknown.status).toBe(404);
  for (const kind of KINDS.filter((each) => each !== 'workspace'))
    expect(await answer(route, foreign[kind]!, OPERATOR), kind).toEqual(unknown);
});

describe('R8.6 ids in bodies and other names', () => {
  const same = async (ask: (id: string) => Promise<Response>, foreignId: string, unknownId: string) => {
    const [a, b] = await Promise.all(
      [foreignId, unknownId].map(async (id) => {
        const response = await ask(id);
        return [response.status, (await response.text()).replace(/"request_id":"[^"]*"/, '')];
      }),
    );
    expect(a![0]).toBe(404);
    expect(a).toEqual(b);
  };

  test('a contact to unlink from, a widget to link to, a text by its hash', async () => {
    const consents = { phone: '+12025550111', acts: [{ act: 'withdraw' }] };
    const { contact_id } = await own.ok('POST', '/v1/consents', recordConsentsAnswer, consents, 201);
    const unlink = (id: string) => own.call('POST', `/v1/contacts/${contact_id}/unlink`, { contact_id: id });
    await same(unlink, foreign.contact!, inWorkspace('contact', own.workspace));
    const link = (id: string) => own.call('POST', `/v1/contacts/${contact_id}/preference-links`, { widget: id });
    await same(link, foreign.widget!, inWorkspace('widget', own.workspace));
    await same((hash) => own.call('GET', `/v1/disclosures/${hash}`), foreignHash, 'ab'.repeat(32));
    await same((key) => own.call('GET', `/v1/deliveries?destination=${key}`), 'cdp', 'never');
  });

  test('nothing of the other workspace has changed', async () => {
    expect((await other.call('GET', `/v1/widgets/${other.widgetId}`)).status).toBe(200);
    expect((await other.call('GET', `/v1/contacts/${foreign.contact}`)).status).toBe(200);
    const listed = await other.ok('GET', `/v1/destinations/${foreign.destination}`, destinationAnswer.shape.destination);
    expect([listed.name, listed.status]).toEqual(['CDP', 'active']);
    const account = await other.ok('GET', `/v1/channel-accounts/${foreign.channel_account}`, channelAccountView);
    expect([account.name, account.status]).toEqual(['Texts', 'active']);
  });
});
