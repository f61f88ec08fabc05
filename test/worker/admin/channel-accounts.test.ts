/** Channel accounts over HTTP: secrets that go in and never come out, URLs that may be called, and what is refused. */
import { runInDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { auditList, outcomeDone } from '../../../shared/contract/admin.ts';
import { channelAccountList, channelAccountView, PLATFORM_FORMS } from '../../../shared/contract/channel-account.ts';
import { CHANNEL_ACCOUNTS_MAX } from '../../../shared/limits.ts';
import type { WorkspaceApi } from '../../../worker/workspace/workspace-api.ts';
import type { Workspace } from '../../../worker/workspace-object.ts';
import { aMerchant, bindings, type Merchant, problemOf, publicIds } from './admin.ts';

const TWILIO = {
  key: 'texts',
  platform: 'twilio',
  name: 'Texts',
  senders: { sms: '+12025550123' },
  settings: { account_sid: 'AC00000000000000000000000000000001' },
  secrets: { auth_token: 'a-token-that-nobody-may-read' },
};
const LINE = {
  key: 'chat',
  platform: 'line',
  name: 'Chat',
  senders: { line: '@aurora' },
  settings: { bot_user_id: 'U00000000000000000000000000000001', basic_id: '@aurora' },
  secrets: { channel_secret: 'one-secret', channel_access_token: 'one-token', login_channel_secret: 'one-login' },
};
const PATH = '/v1/channel-accounts';
const make = (merchant: Merchant, body: Record<string, unknown> = TWILIO) => merchant.ok('POST', PATH, channelAccountView, body, 201);
const localOf = (id: string) => publicIds.read('channel_account', id)!.local;
const homeOf = (merchant: Merchant) => bindings.WORKSPACE.getByName(merchant.workspace) as unknown as WorkspaceApi;
/** What sending and receiving would get. */
const opened = (merchant: Merchant, id: string) => homeOf(merchant).channelAccount(localOf(id));
const refusalOf = async (answer: Response) => {
  const { paths, errors } = await problemOf(answer);
  return { status: answer.status, paths, hasFix: (errors ?? []).every(({ fix }) => fix) };
};

describe('an account', () => {
  test('is made, listed, read and found by its webhook URL, with what was left out filled in', async () => {
    const merchant = await aMerchant();
    const made = await make(merchant);
    expect(made).toMatchObject({
      ...TWILIO,
      secrets: ['auth_token'],
      programme: 'default',
      priority: 10,
      inbound: 'withdrawals',
      status: 'active',
    });
    expect(made).not.toHaveProperty('countries');
    expect(made.inbound_url).toBe(`http://sayso.test/inbound/${made.id}`);
    expect(await merchant.ok('GET', `${PATH}/${made.id}`, channelAccountView)).toEqual(made);
    expect(await merchant.ok('GET', PATH, channelAccountList)).toEqual({ channel_accounts: [made] });
    expect(await opened(merchant, made.id)).toEqual({
      id: localOf(made.id),
      key: 'texts',
      platform: 'twilio',
      programme: 'default',
      settings: TWILIO.settings,
      secrets: TWILIO.secrets,
      senders: TWILIO.senders,
      countries: null,
      priority: 10,
      inbound: 'withdrawals',
      status: 'active',
    });
  });

  test('has a key of its own, and a workspace has only so many', async () => {
    const merchant = await aMerchant();
    const { id } = await make(merchant);
    const again = await merchant.call('POST', PATH, { ...LINE, key: 'texts' });
    expect(again.status).toBe(409);
    await runInDurableObject(bindings.WORKSPACE.getByName(merchant.workspace), (_: Workspace, { storage }) => {
      for (let n = 1; n < CHANNEL_ACCOUNTS_MAX; n += 1) {
        storage.sql.exec(
          `INSERT INTO channel_accounts SELECT printf('%016x', ?), printf('more%d', ?), platform, body, settings, secrets, secret_names, status, created_at_ms
           FROM channel_accounts WHERE id = ?`,
          n,
          n,
          localOf(id),
        );
      }
    });
    expect((await merchant.call('POST', PATH, LINE)).status).toBe(409);
    expect((await merchant.ok('GET', PATH, channelAccountList)).channel_accounts).toHaveLength(CHANNEL_ACCOUNTS_MAX);
  });

  test('those that send are told in the order of priority, then of age, paused ones too', async () => {
    const merchant = await aMerchant();
    await make(merchant, { ...TWILIO, key: 'last', priority: 20 });
    await make(merchant, { ...TWILIO, key: 'second' });
    await make(merchant, { ...TWILIO, key: 'third' });
    const { id } = await make(merchant, { ...TWILIO, key: 'first', priority: 0 });
    await merchant.ok('PATCH', `${PATH}/${id}`, channelAccountView, { status: 'paused' });
    expect((await homeOf(merchant).channelAccounts()).map(({ key, status }) => [key, status])).toEqual([
      ['first', 'paused'],
      ['second', 'active'],
      ['third', 'active'],
      ['last', 'active'],
    ]);
  });

  test('is changed field by field, and every change is in the audit log by the names of its fields alone', async () => {
    const merchant = await aMerchant();
    const made = await make(merchant);
    const patch = (body: unknown) => merchant.ok('PATCH', `${PATH}/${made.id}`, channelAccountView, body);
    const changed = {
      name: 'Other',
      senders: { sms: '+12025550124', mms: '+12025550124' },
      countries: ['US'],
      priority: 3,
      inbound: 'off',
    };
    expect(await patch({ ...changed, status: 'paused' })).toEqual({ ...made, ...changed, status: 'paused' });
    expect(await patch({ countries: null, status: 'active' })).not.toHaveProperty('countries');
    await patch({ secrets: { auth_token: 'the next' } });
    expect((await opened(merchant, made.id))?.secrets).toEqual({ auth_token: 'the next' });
    await patch({});
    await patch({ name: 'Other' });
    expect(await merchant.ok('DELETE', `${PATH}/${made.id}`, outcomeDone)).toEqual({ outcome: 'done' });
    expect((await merchant.call('GET', `${PATH}/${made.id}`)).status).toBe(404);
    expect(await opened(merchant, made.id)).toBeNull();
    const { entries } = await merchant.ok('GET', '/v1/audit?limit=5', auditList);
    expect(entries.map(({ action, target, detail }) => [action, target, detail])).toEqual([
      ['channel_account.deleted', made.id, { key: 'texts', platform: 'twilio' }],
      ['channel_account.changed', made.id, { fields: ['secrets.auth_token'] }],
      ['channel_account.changed', made.id, { fields: ['countries', 'status'] }],
      ['channel_account.changed', made.id, { fields: ['countries', 'inbound', 'name', 'priority', 'senders', 'status'] }],
      ['channel_account.created', made.id, { key: 'texts', platform: 'twilio' }],
    ]);
  });

  test('takes config:read to see and config:write to touch', async () => {
    const merchant = await aMerchant();
    const { id } = await make(merchant);
    const reader = await merchant.keyWith('config:read');
    expect((await merchant.call('GET', PATH, undefined, reader)).status).toBe(200);
    for (const [method, path, body] of [
      ['POST', PATH, LINE],
      ['PATCH', `${PATH}/${id}`, { name: 'x' }],
      ['DELETE', `${PATH}/${id}`, undefined],
    ] as const) {
      expect((await merchant.call(method, path, body, reader)).status).toBe(403);
    }
    const other = await merchant.keyWith('audit:read');
    expect((await merchant.call('GET', PATH, undefined, other)).status).toBe(403);
    expect((await merchant.call('GET', `${PATH}/${id}`, undefined, other)).status).toBe(403);
  });
});

describe('secrets', () => {
  test('are in no answer and in no column of any table, in no spelling', async () => {
    const merchant = await aMerchant();
    const { id } = await make(merchant);
    await make(merchant, LINE);
    await merchant.call('PATCH', `${PATH}/${id}`, { secrets: { auth_token: 'another-token-to-hide' } });
    const answers = await Promise.all([PATH, `${PATH}/${id}`, '/v1/audit'].map(async (path) => (await merchant.call('GET', path)).text()));
    const cells = await runInDurableObject(bindings.WORKSPACE.getByName(merchant.workspace), (_: Workspace, { storage: { sql } }) =>
      sql
        .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'")
        .toArray()
        .flatMap(({ name }) => [...sql.exec(`SELECT * FROM ${name}`).raw()].flat())
        .map((cell) => (cell instanceof ArrayBuffer ? Buffer.from(cell).toString('latin1') : String(cell))),
    );
    expect(cells).toContain('chat');
    const secrets = [TWILIO.secrets.auth_token, 'another-token-to-hide', ...Object.values(LINE.secrets)];
    for (const secret of secrets.flatMap((text) => [text, btoa(text), Buffer.from(text).toString('hex')])) {
      expect([...answers, ...cells].filter((text) => text.includes(secret))).toEqual([]);
    }
  });

  test('of one account open in no other', async () => {
    const merchant = await aMerchant();
    const [a, b] = [await make(merchant), await make(merchant, { ...TWILIO, key: 'other' })];
    const open = runInDurableObject(bindings.WORKSPACE.getByName(merchant.workspace), async (object: Workspace, { storage: { sql } }) => {
      const { secrets } = sql.exec<{ secrets: ArrayBuffer }>('SELECT secrets FROM channel_accounts WHERE id = ?', localOf(a.id)).one();
      sql.exec('UPDATE channel_accounts SET secrets = ? WHERE id = ?', secrets, localOf(b.id));
      return object.channelAccount(localOf(b.id));
    });
    await expect(open).rejects.toThrow();
  });

  test.each([
    ['the account', { ...LINE.settings, bot_user_id: 'U00000000000000000000000000000002' }],
    ['the host', { ...LINE.settings, base_url: 'https://proxy.example/line' }],
    ['a setting that is not known to be harmless', { ...LINE.settings, login_channel_id: '1234' }],
  ])('are cleared when %s changes, optional ones too: all must be given again', async (_, settings) => {
    const merchant = await aMerchant();
    const { id } = await make(merchant, LINE);
    const bare = await merchant.call('PATCH', `${PATH}/${id}`, { settings });
    expect(await refusalOf(bare)).toEqual({ status: 422, paths: ['secrets.channel_secret'], hasFix: true });
    const half = await merchant.call('PATCH', `${PATH}/${id}`, { settings, secrets: { channel_secret: 'new' } });
    expect(await refusalOf(half)).toEqual({ status: 422, paths: ['secrets.channel_access_token'], hasFix: true });
    expect(await opened(merchant, id)).toMatchObject({ settings: LINE.settings, secrets: LINE.secrets });
    const secrets = { channel_secret: 'new', channel_access_token: 'newer' };
    const moved = await merchant.ok('PATCH', `${PATH}/${id}`, channelAccountView, { settings, secrets });
    expect(moved.secrets).toEqual(['channel_access_token', 'channel_secret']);
    expect(await opened(merchant, id)).toMatchObject({ settings });
    expect((await opened(merchant, id))?.secrets).toEqual(secrets);
  });

  test('stay while it is the same account at the same host; an optional one is taken off by null', async () => {
    const merchant = await aMerchant();
    const { id } = await make(merchant);
    const settings = { ...TWILIO.settings, messaging_service_sid: 'MG00000000000000000000000000000001' };
    await merchant.ok('PATCH', `${PATH}/${id}`, channelAccountView, { settings });
    expect(await opened(merchant, id)).toMatchObject({ settings, secrets: TWILIO.secrets });
    const line = await make(merchant, LINE);
    const less = await merchant.ok('PATCH', `${PATH}/${line.id}`, channelAccountView, { secrets: { login_channel_secret: null } });
    expect(less.secrets).toEqual(['channel_access_token', 'channel_secret']);
    const needed = await merchant.call('PATCH', `${PATH}/${line.id}`, { secrets: { channel_secret: null } });
    expect(await refusalOf(needed)).toEqual({ status: 422, paths: ['secrets.channel_secret'], hasFix: true });
  });
});

describe('what is refused names its field, and changes nothing', () => {
  test.each([
    ['an unknown platform', { ...TWILIO, platform: 'pigeon' }, ['platform']],
    ['settings of another platform', { ...TWILIO, settings: LINE.settings }, ['settings.account_sid', 'settings']],
    ['a missing secret', { ...TWILIO, secrets: {} }, ['secrets.auth_token']],
    ['an empty secret', { ...TWILIO, secrets: { auth_token: '' } }, ['secrets.auth_token']],
    ['an id with spaces', { ...TWILIO, settings: { account_sid: 'A C' } }, ['settings.account_sid']],
    ['a sender of no channel', { ...TWILIO, senders: { pigeon: 'x' } }, ['senders']],
    ['a country by name', { ...TWILIO, countries: ['Germany'] }, ['countries[0]']],
    ['a priority out of bounds', { ...TWILIO, priority: 100 }, ['priority']],
  ])('%s, when made', async (_, body, paths) => {
    const merchant = await aMerchant();
    expect(await refusalOf(await merchant.call('POST', PATH, body))).toEqual({ status: 422, paths, hasFix: true });
    expect((await merchant.ok('GET', PATH, channelAccountList)).channel_accounts).toEqual([]);
  });

  test.each([
    ['settings of another platform', { settings: LINE.settings }, ['settings.account_sid']],
    ['an unknown setting', { settings: { ...TWILIO.settings, surprise: 1 } }, ['settings']],
    ['an unknown secret', { secrets: { surprise: 'x' } }, ['secrets']],
    ['a secret that is no text', { secrets: { auth_token: 7 } }, ['secrets.auth_token']],
    ['another platform', { platform: 'line' }, ['']],
    ['another key', { key: 'other' }, ['']],
    ['an unknown status', { status: 'disabled' }, ['status']],
  ])('%s, when changed', async (_, body, paths) => {
    const merchant = await aMerchant();
    const made = await make(merchant);
    expect(await refusalOf(await merchant.call('PATCH', `${PATH}/${made.id}`, body))).toEqual({ status: 422, paths, hasFix: true });
    expect(await merchant.ok('GET', `${PATH}/${made.id}`, channelAccountView)).toEqual(made);
    expect((await opened(merchant, made.id))?.secrets).toEqual(TWILIO.secrets);
  });

  test.each([
    'https://user:pass@twilio.example/',
    'https://169.254.169.254/latest',
    'http://sayso.test/v1/programmes',
    'https://printer.local/',
  ])('%s as its host, when made and when changed', async (url) => {
    const merchant = await aMerchant();
    const settings = { ...TWILIO.settings, base_url: url };
    expect(await refusalOf(await merchant.call('POST', PATH, { ...TWILIO, settings }))).toMatchObject({ paths: ['settings.base_url'] });
    const { id } = await make(merchant);
    const changed = await merchant.call('PATCH', `${PATH}/${id}`, { settings, secrets: TWILIO.secrets });
    expect(await refusalOf(changed)).toMatchObject({ status: 422, paths: ['settings.base_url'] });
  });

  test('a host that a platform lets the merchant name is judged alike', async () => {
    const merchant = await aMerchant();
    const infobip = { ...TWILIO, platform: 'infobip', secrets: { api_key: 'k', webhook_secret: 'w' } };
    for (const host of ['169.254.169.254', 'sayso.test', 'printer.local', 'user@a.example', 'a.example/../..?']) {
      const refused = await merchant.call('POST', PATH, { ...infobip, settings: { host } });
      expect([host, await refusalOf(refused)]).toMatchObject([host, { status: 422, paths: ['settings.host'] }]);
    }
    await make(merchant, { ...infobip, settings: { host: 'xxxxx.api.infobip.example' } });
  });

  test('no answer repeats a secret that was given with a mistake beside it', async () => {
    const merchant = await aMerchant();
    const { id } = await make(merchant);
    const body = { secrets: { auth_token: 'typed-in-the-open', surprise: 'typed-in-the-wrong-place' } };
    for (const answer of [
      await merchant.call('POST', PATH, { ...TWILIO, key: 'b', ...body }),
      await merchant.call('PATCH', `${PATH}/${id}`, body),
    ]) {
      expect(answer.status).toBe(422);
      expect(await answer.text()).not.toMatch(/typed-in/);
    }
  });
});

test('every platform has a form, and its secrets are no settings', () => {
  for (const [platform, { settings, secrets }] of Object.entries(PLATFORM_FORMS)) {
    const [open, sealed] = [Object.keys(settings.shape), Object.keys(secrets.shape)];
    expect(sealed.length, platform).toBeGreaterThan(0);
    expect(open.filter((name) => sealed.includes(name))).toEqual([]);
    expect(open.filter((name) => /secret|token|password/.test(name))).toEqual([]);
  }
});
