/** Every body that an admin route takes: refused with a clear problem when it isn't JSON, too large, or of another form, and nothing changes. */
import { describe, expect, test } from 'vitest';
import { ROUTES } from '../../../shared/contract/routes.ts';
import { ADMIN_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import { SCOPES } from '../../../shared/vocabulary.ts';
import { aPublishedMerchant, call, DOCUMENT, DRAFT, OPERATOR, PROGRAMME, problemOf, send } from './admin.ts';

const merchant = await aPublishedMerchant();
const contact = (await (await merchant.call('POST', '/v1/consents', { phone: '+12025550111', acts: [{ act: 'withdraw' }] })).json()) as {
  contact_id: string;
};
const destination = (await (
  await merchant.call('POST', '/v1/destinations', {
    key: 'cdp',
    name: 'CDP',
    settings: { type: 'standard_webhooks', url: 'https://cdp.example/' },
  })
).json()) as { destination: { id: string } };

const account = (await (
  await merchant.call('POST', '/v1/channel-accounts', {
    key: 'texts',
    platform: 'twilio',
    name: 'Texts',
    senders: { sms: '+12025550123' },
    settings: { account_sid: 'AC1' },
    secrets: { auth_token: 'token' },
  })
).json()) as { id: string };

const SECRET = `whsec_${btoa('0123456789abcdef01234567')}`;
/** What a widget says of its codes and links. */
const SENDING = { send_countries: ['US'], message_cost_usd: { US: 0.02 }, daily_budget_usd: 5, sends_per_hour: 60, bot_check: 'required' };
/** For each route a body with every field that it knows. */
const FULL: Readonly<Record<string, readonly [path: string, body: Record<string, unknown>]>> = {
  'post /v1/workspaces': ['/v1/workspaces', { name: 'Other', partitions: 16, jurisdiction: 'eu' }],
  'post /v1/workspaces/:workspace/ledgers/:partition/successor': [
    `/v1/workspaces/${merchant.workspaceId}/ledgers/0/successor`,
    { declare_loss: true },
  ],
  'put /v1/programmes/:id': [
    '/v1/programmes/extra',
    { ...PROGRAMME, topics: [{ id: 'sale', label: { en: 'Sale' } }], grant_life_days: 30 },
  ],
  'post /v1/widgets': ['/v1/widgets', { key: 'new', draft: DRAFT }],
  'put /v1/widgets/:id/draft': [
    `/v1/widgets/${merchant.widgetId}/draft`,
    {
      ...DRAFT,
      controls: [{ ...DRAFT.controls[0], text: { en: 'a', de: 'b' } }],
      theme: { accent: '#0f766e', scheme: 'auto' },
      ...SENDING,
    },
  ],
  'post /v1/disclosures': [
    '/v1/disclosures',
    { method: 'verbal', document: { ...DOCUMENT, links: [{ rel: 'terms', label: 'Terms', url: 'https://a.example/', sha256: null }] } },
  ],
  'post /v1/disclosures/lint': ['/v1/disclosures/lint', { document: DOCUMENT, jurisdictions: ['US'] }],
  'put /v1/landing-pages/:slug': [
    '/v1/landing-pages/join',
    {
      widget: 'footer',
      title: { en: 'Join' },
      intro: { en: 'Hello' },
      default_country: 'US',
      locale: 'en',
      burst_per_hour: 300,
      daily_budget_usd: 20,
    },
  ],
  'post /v1/eligibility': [
    '/v1/eligibility',
    {
      items: [
        {
          phone: '+12025550111',
          phone_country: 'US',
          channel: 'sms',
          purpose: 'marketing',
          programme: 'default',
          topic: 'sale',
          country: 'US',
          last_inbound_at: '2026-01-01T00:00:00Z',
          last_sent_at: '2026-01-01T00:00:00Z',
          important: true,
        },
      ],
      at: '2026-01-01T00:00:00Z',
      templates: ['whatsapp'],
    },
  ],
  'post /v1/conversations': [
    '/v1/conversations',
    { messages: [{ phone: '+12025550111', phone_country: 'US', channel: 'sms', at: '2026-01-01T00:00:00Z' }] },
  ],
  'post /v1/destinations': [
    '/v1/destinations',
    { key: 'other', name: 'Other', settings: { type: 'standard_webhooks', url: 'https://other.example/' }, secret: SECRET },
  ],
  'patch /v1/destinations/:id': [
    `/v1/destinations/${destination.destination.id}`,
    { name: 'CDP', settings: { type: 'standard_webhooks', url: 'https://cdp.example/' }, secret: SECRET },
  ],
  'post /v1/channel-accounts': [
    '/v1/channel-accounts',
    {
      key: 'whatsapp',
      platform: 'meta',
      name: 'WhatsApp',
      programme: 'default',
      senders: { whatsapp: '+12025550123' },
      countries: ['US'],
      priority: 5,
      inbound: 'withdrawals',
      settings: {
        waba_id: '1',
        phone_number_id: '2',
        templates: { code: { name: 'code', languages: ['en_US'] } },
        base_url: 'https://graph.example/',
      },
      secrets: { access_token: 'a', app_secret: 'b', verify_token: 'c' },
    },
  ],
  'patch /v1/channel-accounts/:id': [
    `/v1/channel-accounts/${account.id}`,
    {
      name: 'Texts',
      senders: { sms: '+12025550123' },
      countries: ['US'],
      priority: 5,
      inbound: 'off',
      settings: { account_sid: 'AC1', messaging_service_sid: 'MG1' },
      secrets: { auth_token: 'other' },
      status: 'paused',
    },
  ],
  'post /v1/api-keys': ['/v1/api-keys', { name: 'k', scopes: ['config:read'], expires_at: '2099-01-01T00:00:00.000Z' }],
  'post /v1/destinations/:id/dry-run': [
    `/v1/destinations/${destination.destination.id}/dry-run`,
    { phone: '2025550111', phone_country: 'US' },
  ],
  'post /v1/destinations/:id/pause': [`/v1/destinations/${destination.destination.id}/pause`, { what: 'grants' }],
  'post /v1/destinations/:id/replay': [`/v1/destinations/${destination.destination.id}/replay`, { contact_id: contact.contact_id }],
  'post /v1/destinations/:id/backfill': [`/v1/destinations/${destination.destination.id}/backfill`, { turn_on: true }],
  'post /v1/destinations/:id/suppressions': [
    `/v1/destinations/${destination.destination.id}/suppressions`,
    {
      phones: ['2025550111'],
      phone_country: 'US',
      emails: ['ada@example.com'],
      pairs: [{ programme: 'default', channel: 'sms', purpose: 'marketing' }],
      at: '2026-01-02T03:04:05Z',
      complete: true,
    },
  ],
  'put /v1/widgets/:id/split': [`/v1/widgets/${merchant.widgetId}/split`, { versions: [1, 2].map((version) => ({ version, weight: 1 })) }],
  'post /v1/widgets/:id/offer-codes': [`/v1/widgets/${merchant.widgetId}/offer-codes`, { codes: ['A-1'] }],
  'put /v1/keywords/:id': [
    '/v1/keywords/poster',
    {
      word: 'JOIN',
      disclosure: 'ab'.repeat(32),
      topics: ['sale'],
      campaign: 'spring poster',
      widget: merchant.widgetId,
      reply: 'Aurora Coffee: welcome. Reply STOP to stop, HELP for help.',
    },
  ],
  'post /v1/stop-requests/:contact_id': [`/v1/stop-requests/${contact.contact_id}`, { decision: 'release', words: 'it was not them' }],
  'post /v1/contacts/find': ['/v1/contacts/find', { phone: '2025550111', phone_country: 'US' }],
  'post /v1/contacts/:id/unlink': [`/v1/contacts/${contact.contact_id}/unlink`, { contact_id: contact.contact_id }],
  'post /v1/contacts/:id/preference-links': [
    `/v1/contacts/${contact.contact_id}/preference-links`,
    { grade: 'stop', widget: merchant.widgetId },
  ],
  'post /v1/consents': [
    '/v1/consents',
    {
      phone: '2025550111',
      phone_country: 'US',
      acts: [
        {
          act: 'withdraw',
          channel: 'sms',
          purpose: 'marketing',
          programme: 'default',
          topics: ['sale'],
          method: 'agent',
          at: '2026-01-02T03:04:05Z',
          disclosure: 'ab'.repeat(32),
          attestation: { attester: 'A. Person', artefact: 'Recording 7' },
          words: 'please stop',
        },
      ],
      external_ids: [{ namespace: 'customer', value: '42' }],
      locale: 'en',
    },
  ],
};
const routes = ROUTES.filter((route) => route.request && (route.auth === 'operator' || SCOPES.some((scope) => scope === route.auth)));
const keyOf = (route: (typeof routes)[number]) => (route.auth === 'operator' ? OPERATOR : merchant.key);

test('every admin route with a body is covered here', () => {
  expect(routes.map((route) => `${route.method} ${route.path}`).sort()).toEqual(Object.keys(FULL).sort());
});

type Path = readonly (string | number)[];
/** Paths of all values inside `value`. */
function paths(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [
    ...(at.length > 0 ? [at] : []),
    ...Object.entries(value).flatMap(([key, inner]) => paths(inner, [...at, Array.isArray(value) ? Number(key) : key])),
  ];
}
const objects = (value: unknown): Path[] =>
  [[] as Path, ...paths(value)].filter((path) => {
    const inner = get(value, path);
    return typeof inner === 'object' && inner !== null && !Array.isArray(inner);
  });
const get = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value);
function put(value: unknown, path: Path, leaf: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return leaf;
  const copy: Record<string | number, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...(value as Record<string, unknown>) };
  (copy as Record<string | number, unknown>)[key] = put((copy as Record<string | number, unknown>)[key], rest, leaf);
  return copy;
}
const spell = (path: Path): string =>
  path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`), '');
/** Records keyed by language take any key. */
const isByLanguage = (path: Path): boolean =>
  ['title', 'intro', 'kinds', 'frequency', 'text', 'label', 'message_cost_usd'].includes(String(path.at(-1)));
const wrongFor = (value: unknown): unknown[] => (typeof value === 'number' ? ['7', true] : [7, typeof value === 'object' ? 'x' : {}]);

describe.each(routes)('$method $path', (route) => {
  const [path, body] = FULL[`${route.method} ${route.path}`]!;
  const method = route.method.toUpperCase();

  test('refuses what is not JSON by its type, its size and its form', async () => {
    const authorization = `Bearer ${keyOf(route)}`;
    const as = async (contentType: string | null, text: string) => {
      const response = await send(path, {
        method,
        headers: { authorization, ...(contentType === null ? {} : { 'content-type': contentType }) },
        body: text,
      });
      const { type, paths: where, errors } = await problemOf(response);
      expect(errors?.every((error) => error.fix)).toBe(true);
      return [response.status, type, where];
    };
    const text = JSON.stringify(body);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/json', null]) {
      expect(await as(type, text)).toEqual([415, '/problems/unsupported-media-type', ['header:Content-Type']]);
    }
    for (const bad of ['', '{', 'nothing', `${text}}`]) {
      expect(await as('application/json', bad)).toEqual([422, '/problems/invalid-request', ['body']]);
    }
    const large = `${text}${' '.repeat(ADMIN_BODY_BYTES_MAX + 1 - text.length)}`;
    expect(await as('application/json', large)).toEqual([413, '/problems/body-too-large', ['body']]);
  });

  test('refuses an unknown field at every level, and names it', async () => {
    for (const at of objects(body).filter((each) => !isByLanguage(each) && !['accounts', 'senders'].includes(String(each.at(-1))))) {
      const response = await call(method, path, keyOf(route), put(body, [...at, 'surprise'], 1));
      const { errors } = await problemOf(response);
      expect([spell(at), response.status]).toEqual([spell(at), 422]);
      expect(JSON.stringify(errors), spell(at)).toContain('surprise');
      expect(
        errors?.some((error) => error.path === spell(at)),
        spell(at),
      ).toBe(true);
    }
  });

  test('R8.1 refuses a wrong type in every field, and names it', async () => {
    for (const at of paths(body)) {
      for (const wrong of wrongFor(get(body, at))) {
        const response = await call(method, path, keyOf(route), put(body, at, wrong));
        const { type, paths: where, errors } = await problemOf(response);
        expect([spell(at), response.status, type]).toEqual([spell(at), 422, '/problems/invalid-request']);
        expect(where, spell(at)).toContain(spell(at));
        expect(errors?.every((error) => error.fix && error.message)).toBe(true);
      }
    }
  });
});

test('nothing of what was refused is there', async () => {
  const programmes = (await (await merchant.call('GET', '/v1/programmes')).json()) as { programmes: { id: string }[] };
  expect(programmes.programmes.map((programme) => programme.id)).toEqual(['default']);
  const widgets = (await (await merchant.call('GET', '/v1/widgets')).json()) as {
    widgets: { key: string; unpublished_changes: boolean }[];
  };
  expect(widgets.widgets.map(({ key, unpublished_changes: changed }) => [key, changed])).toEqual([['footer', false]]);
  const keys = (await (await merchant.call('GET', '/v1/api-keys')).json()) as { keys: unknown[] };
  expect(keys.keys).toHaveLength(1);
  const audit = (await (await merchant.call('GET', '/v1/audit')).json()) as { entries: { action: string }[] };
  expect(audit.entries.map((entry) => entry.action).sort()).toEqual(
    [
      'api_key.created',
      'channel_account.created',
      'consents.recorded',
      'destination.created',
      'programme.created',
      'widget.created',
      'widget.published',
      'workspace.created',
    ].sort(),
  );
});

test('a false Content-Length does not let a larger body in', async () => {
  let pulled = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
    },
  });
  const response = await send('/v1/programmes/default', {
    method: 'PUT',
    headers: { authorization: `Bearer ${merchant.key}`, 'content-type': 'application/json' },
    body: stream,
    duplex: 'half',
  } as RequestInit);
  expect(response.status).toBe(413);
  // The stream never ends: an answer at all shows that it was not read to its end.
  expect(pulled).toBeLessThan(100);
});

test('every field of the full bodies is accepted as it stands', async () => {
  const fresh = await aPublishedMerchant();
  for (const [route, [path, body]] of Object.entries(FULL)) {
    if (/destinations\/|accounts\/|keywords\/|requests\/|contacts\/c|widgets\/w/.test(path)) continue;
    const key = route.startsWith('post /v1/workspaces') ? OPERATOR : fresh.key;
    const adapted = route.startsWith('put /v1/landing') ? { ...body, widget: 'footer' } : body;
    const response = await call(route.split(' ')[0]!.toUpperCase(), path, key, adapted);
    expect([route, response.status, response.ok ? '' : await response.text()]).toEqual([
      route,
      expect.toSatisfy((status: number) => status < 300),
      '',
    ]);
  }
});
