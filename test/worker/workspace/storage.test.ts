/** What a Workspace keeps on disk: frozen where it must never change, and nowhere a secret in the clear. */
import { runInDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { destinationAnswer } from '../../../shared/contract/destination.ts';
import { disclosureView } from '../../../shared/contract/disclosure.ts';
import { widgetView } from '../../../shared/contract/widget.ts';
import { canonicalBytes } from '../../../shared/proof/canonical.ts';
import { ASKABLE } from '../../../worker/channels/registry.ts';
import { carriersOf } from '../../../worker/messaging/registry.ts';
import { sha256Hex } from '../../../worker/platform/bytes.ts';
import { parseKeyRing } from '../../../worker/platform/keys.ts';
import { DISCLOSURE_POLICY } from '../../../worker/policy/asked-elements.ts';
import { publish } from '../../../worker/workspace/publish.ts';
import type { WorkspaceStore } from '../../../worker/workspace/store.ts';
import type { Workspace } from '../../../worker/workspace-object.ts';
import { aMerchant, aPublishedMerchant, bindings, DOCUMENT, DRAFT, type Merchant, PROGRAMME, publicIds } from '../admin/admin.ts';

const objectOf = (merchant: Merchant) => bindings.WORKSPACE.getByName(merchant.workspace);
const inStorage = <T>(merchant: Merchant, work: (sql: SqlStorage) => T): Promise<T> =>
  runInDurableObject(objectOf(merchant), (_: Workspace, state: DurableObjectState) => work(state.storage.sql));
const local = (kind: 'widget' | 'destination', id: string) => publicIds.read(kind, id)!.local;

describe('R1.2 the tables themselves refuse edits', async () => {
  const merchant = await aPublishedMerchant();
  await merchant.call('POST', '/v1/disclosures', { method: 'verbal', document: DOCUMENT });

  test.each([
    ['widget_versions', 'published_at_ms = 0'],
    ['disclosures', "hash = 'x'"],
    ['issued', 'issued_at_ms = 0'],
    ['audit', "actor = 'somebody else'"],
  ])('%s', async (table, change) => {
    const dump = () => inStorage(merchant, (sql) => sql.exec(`SELECT * FROM ${table}`).toArray());
    const before = await dump();
    expect(before.length).toBeGreaterThan(0);
    for (const statement of [`UPDATE ${table} SET ${change}`, `DELETE FROM ${table}`]) {
      await expect(inStorage(merchant, (sql) => sql.exec(statement).toArray())).rejects.toThrow(/are immutable/);
    }
    expect(await dump()).toEqual(before);
  });
});

describe('secrets', () => {
  test('stand in no column of any table, in no spelling', async () => {
    const merchant = await aMerchant();
    await merchant.call('PUT', '/v1/programmes/default', PROGRAMME);
    const widget = await merchant.ok('POST', '/v1/widgets', widgetView, { key: 'footer', draft: DRAFT }, 201);
    const given = `whsec_${btoa('a given secret of 31 bytes long')}`;
    const settings = { type: 'standard_webhooks', url: 'https://cdp.example/' };
    const made = await merchant.ok('POST', '/v1/destinations', destinationAnswer, { key: 'a', name: 'A', settings }, 201);
    await merchant.ok('POST', '/v1/destinations', destinationAnswer, { key: 'b', name: 'B', settings, secret: given }, 201);
    const key = await merchant.keyWith('config:read');
    const texts = [merchant.key.split('.')[1]!, key.split('.')[1]!, widget.identity_secret!, given.slice(6), made.secret!.slice(6)];
    const needles = texts.flatMap((text) => {
      const bytes = Buffer.from(text, /^[A-Za-z0-9_-]{43}$/.test(text) ? 'base64url' : 'base64');
      return [text, bytes.toString('hex'), bytes.toString('latin1'), bytes.toString('base64'), bytes.toString('base64url')];
    });
    const cells = await inStorage(merchant, (sql) =>
      sql
        .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'")
        .toArray()
        .flatMap(({ name }) => [...sql.exec(`SELECT * FROM ${name}`).raw()].flat())
        .map((cell) => (cell instanceof ArrayBuffer ? Buffer.from(cell).toString('latin1') : String(cell))),
    );
    expect(cells.length).toBeGreaterThan(50);
    expect(cells).toContain('First key');
    for (const needle of needles) expect(cells.some((cell) => cell.includes(needle))).toBe(false);
    expect(cells.some((cell) => cell.includes('a given secret'))).toBe(false);
  });

  test('reach the Courier whole, and a row’s ciphertext opens in no other row', async () => {
    const merchant = await aMerchant();
    const settings = { type: 'standard_webhooks', url: 'https://cdp.example/' };
    const [a, b] = await Promise.all(
      ['a', 'b'].map((key) => merchant.ok('POST', '/v1/destinations', destinationAnswer, { key, name: key, settings }, 201)),
    );
    const [idA, idB] = [local('destination', a!.destination.id), local('destination', b!.destination.id)];
    const read = async (id: string) => (await objectOf(merchant).destinationForCourier(id))?.secret;
    expect([await read(idA), await read(idB), await read('00'.repeat(8))]).toEqual([a!.secret, b!.secret, undefined]);
    await inStorage(merchant, (sql) => {
      const { secret } = sql.exec<{ secret: ArrayBuffer }>('SELECT secret FROM destinations WHERE id = ?', idA).one();
      sql.exec('UPDATE destinations SET secret = ? WHERE id = ?', secret, idB);
    });
    await expect(runInDurableObject(objectOf(merchant), (instance: Workspace) => instance.destinationForCourier(idB))).rejects.toThrow();
  });
});

describe('a published widget', () => {
  test('R1.2 keeps each text as the very bytes that its hash names, in NFC', async () => {
    const merchant = await aMerchant();
    const decomposed = { ...PROGRAMME, sender: { ...PROGRAMME.sender, brand: 'Cafe\u0301 Aurora' } };
    await merchant.call('PUT', '/v1/programmes/default', decomposed);
    const { id } = await merchant.ok('POST', '/v1/widgets', widgetView, { key: 'footer', draft: DRAFT }, 201);
    await merchant.call('POST', `/v1/widgets/${id}/publish`);
    const rows = await inStorage(merchant, (sql) =>
      sql.exec<{ hash: string; document: ArrayBuffer }>('SELECT hash, document FROM disclosures').toArray(),
    );
    expect(rows).toHaveLength(4);
    for (const { hash, document } of rows) {
      const bytes = new Uint8Array(document);
      const text = new TextDecoder().decode(bytes);
      expect(sha256Hex(bytes)).toBe(hash);
      expect(canonicalBytes(JSON.parse(text))).toEqual(bytes);
      expect(text).toContain('Caf\u00e9 Aurora');
      expect(text.normalize('NFC')).toBe(text);
      const view = await merchant.ok('GET', `/v1/disclosures/${hash}`, disclosureView);
      expect(sha256Hex(canonicalBytes(view.document))).toBe(hash);
    }
  });

  test('gives a version with its own programme and texts, whatever changed since', async () => {
    const merchant = await aPublishedMerchant();
    const id = local('widget', merchant.widgetId);
    const first = await objectOf(merchant).published(id, 1);
    await merchant.call('PUT', '/v1/programmes/default', { ...PROGRAMME, sender: { ...PROGRAMME.sender, brand: 'Renamed' } });
    expect((await objectOf(merchant).published(id, null))?.version.version).toBe(1);
    await merchant.call('POST', `/v1/widgets/${merchant.widgetId}/publish`);
    const [old, now] = await Promise.all([objectOf(merchant).published(id, 1), objectOf(merchant).published(id, null)]);
    expect(old).toEqual({ ...first, current: false });
    expect([now?.version.version, now?.current, now?.programme.sender.brand]).toEqual([2, true, 'Renamed']);
    const hashes = now!.version.controls.flatMap((control) => Object.values(control.disclosures));
    expect(Object.keys(now!.documents).sort()).toEqual([...new Set(hashes)].sort());
    for (const hash of hashes) expect(now!.documents[hash]!.sender.brand).toBe('Renamed');
  });

  test('is none before it is published, for another version, and for an unknown id', async () => {
    const merchant = await aPublishedMerchant();
    const id = local('widget', merchant.widgetId);
    const draft = await merchant.ok('POST', '/v1/widgets', widgetView, { key: 'other', draft: DRAFT }, 201);
    const published = (widget: string, version: number | null) => objectOf(merchant).published(widget, version);
    expect(await published(id, 2)).toBeNull();
    expect(await published(local('widget', draft.id), null)).toBeNull();
    expect(await published('00'.repeat(8), null)).toBeNull();
  });
});

test('a workspace is made once; one that was not made knows no key and is not suspended', async () => {
  const merchant = await aMerchant();
  const again = { workspace: merchant.workspace, name: 'Taken over', partitions: 1, jurisdiction: 'none' as const };
  expect(await objectOf(merchant).create(again)).toMatchObject({ ok: false, error: { reason: 'conflict' } });
  const nobody = bindings.WORKSPACE.getByName('ff'.repeat(8));
  expect(await nobody.view()).toBeNull();
  expect(await nobody.authenticate('00'.repeat(8), '00'.repeat(32))).toBeNull();
  expect(await nobody.setSuspended(true)).toEqual({ ok: false, error: { reason: 'not_found' } });
});

test('a draft that changes while its links are read is not published half and half', async () => {
  const { outside } = await import('../admin/admin.ts');
  const merchant = await aMerchant();
  await merchant.call('PUT', '/v1/programmes/default', PROGRAMME);
  const { id } = await merchant.ok('POST', '/v1/widgets', widgetView, { key: 'footer', draft: DRAFT }, 201);
  outside.answers = {
    [PROGRAMME.terms_url]: async () => {
      await merchant.call('PUT', `/v1/widgets/${id}/draft`, { ...DRAFT, name: 'Changed meanwhile' });
      return new Response('terms');
    },
  };
  expect((await merchant.call('POST', `/v1/widgets/${id}/publish`)).status).toBe(409);
  outside.answers = {};
  expect((await merchant.ok('GET', `/v1/widgets/${id}`, widgetView)).published_version).toBeNull();
});

test('only active destinations want a hint', async () => {
  const merchant = await aMerchant();
  const settings = { type: 'standard_webhooks', url: 'https://cdp.example/' };
  const ids = [];
  for (const key of ['a', 'b']) {
    const { destination } = await merchant.ok('POST', '/v1/destinations', destinationAnswer, { key, name: key, settings }, 201);
    ids.push(destination.id);
  }
  await merchant.call('POST', `/v1/destinations/${ids[0]}/pause`);
  expect(await objectOf(merchant).courierIds()).toEqual([local('destination', ids[1]!)]);
});

test('publishing warns, and no more, while nobody carries the codes that the form needs', async () => {
  const merchant = await aMerchant();
  await merchant.call('PUT', '/v1/programmes/default', PROGRAMME);
  const { id } = await merchant.ok('POST', '/v1/widgets', widgetView, { key: 'footer', draft: DRAFT }, 201);
  const findings = () =>
    runInDurableObject(objectOf(merchant), async (_: Workspace, { storage }) => {
      const store = {
        sql: storage.sql,
        transact: (work) => storage.transactionSync(work),
        now: Date.now,
        random: (count) => crypto.getRandomValues(new Uint8Array(count)),
        master: parseKeyRing('MASTER_KEY', bindings.MASTER_KEY),
        outbound: { demo: true, ownHost: 'sayso.test' },
        network: () => Promise.reject(new Error('no network')),
        askable: ASKABLE,
        // As the registry says of a deployment without LOCAL_OUTBOX_URL.
        carriers: carriersOf({ localOutboxUrl: null }, fetch),
      } satisfies WorkspaceStore;
      const done = await publish(store, 'test', local('widget', id), DISCLOSURE_POLICY);
      return done.ok ? done.value.findings.map(({ code, level }) => `${level} ${code}`).filter((each) => /account/.test(each)) : null;
    });
  expect(await findings()).toEqual(['warning no_channel_account']);
  const account = {
    key: 'phone',
    platform: 'local',
    name: 'Phone',
    senders: { sms: '+12025550123' },
    settings: {},
    secrets: { signing_secret: 's' },
  };
  expect((await merchant.call('POST', '/v1/channel-accounts', { ...account, countries: ['DE'] })).status).toBe(201);
  expect(await findings()).toEqual(['warning country_without_account']);
  expect((await merchant.call('POST', '/v1/channel-accounts', { ...account, key: 'other' })).status).toBe(201);
  expect(await findings()).toEqual([]);
});
