/**
 * Nothing is forgotten: the rows of one person in every table of their ledger are opened as the product opens them, and each value is
 * looked for in the export. What is not there must be of a class that is left out on purpose.
 */
import { runInDurableObject } from 'cloudflare:test';
import { describe, expect, test, vi } from 'vitest';
import { type SubjectExport, subjectExport } from '../../../shared/contract/subject.ts';
import { openJson } from '../../../worker/consent/address-crypto.ts';
import { readHead } from '../../../worker/consent/head.ts';
import { ledgerKeys } from '../../../worker/consent/ledger-keys.ts';
import type { Session } from '../../../worker/consent/session.ts';
import { addressByNo, use } from '../../../worker/consent/store-addresses.ts';
import { parseEnv } from '../../../worker/env.ts';
import { COVERAGE, type Covered } from '../../../worker/export/coverage.ts';
import { hex } from '../../../worker/platform/bytes.ts';
import { ids } from '../../../worker/platform/ids.ts';
import {
  aShop,
  aSubmission,
  bindings,
  codeTo,
  confirmed,
  contactOf,
  freshEmail,
  freshKey,
  freshPhone,
  json,
  post,
  type Shop,
  send,
  shiftClock,
  submit,
} from './world.ts';

vi.setConfig({ testTimeout: 60_000 });

type Leaf = { readonly path: string; readonly value: string | number };
function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value === 'string' || typeof value === 'number') return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, path === '' ? name : `${path}.${name}`));
}

/** Parts of opened values that stand for nothing a person could read, or belong to somebody else, with the class that says so. */
const OPENED_OUT: Readonly<Record<string, readonly RegExp[]>> = {
  'addresses.folded': [/^v$/, /^last\./, /^epochBegan\.seq$/, /^patterns\.\d+\.seq$/],
  'evidence.body': [/^v$/, /\.salts\./, /^records\.\d+\.seq$/, /\.own\.epoch$/, /\.own\.context\.linked\.(?:hash|contact\.\w+)$/],
  'submissions.body': [/^challenges\./, /^otherPartition$/],
};
/** Where the same is said in other words. */
const SAID_AS: Readonly<Record<string, (value: string | number, part: SubjectExport) => boolean>> = {
  'submissions.body:widget': (value, data) =>
    data.submissions.some(({ widget_id }) => publicIds.read('widget', widget_id)?.local === value),
  'addresses.counters:day': (value, data) => Date.parse(data.limits.day ?? '') === Number(value) * 86_400_000,
  'addresses.no': (value, data) => Number.parseInt(publicIds.read('contact', data.contact_id)?.local ?? '', 16) === value,
};
const publicIds = ids(parseEnv(bindings).token);

interface Row {
  readonly table: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Every row of the address, with what is sealed opened and what is JSON read. */
async function rowsOf(shop: Shop, partition: number, no: number): Promise<Row[]> {
  const { workspace } = publicIds.read('workspace', shop.workspaceId)!;
  return runInDurableObject(bindings.LEDGER.getByName(`${workspace}/${partition}`), (_, state) => {
    const { sql } = state.storage;
    const env = parseEnv(bindings);
    const stored = readHead(sql)!;
    const keys = ledgerKeys(env.master, env.hash, workspace);
    const session: Session = { sql, keys, random: (n) => new Uint8Array(n), place: stored.place, nowMs: Date.now(), head: stored.head };
    const { key } = addressByNo(session, no)!;
    const opened = (sealed: unknown, what: string): unknown =>
      sealed === null ? null : openJson(key, what, new Uint8Array(sealed as ArrayBuffer));
    const tables = sql
      .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'")
      .toArray()
      .map(({ name }) => name)
      .filter((name) => !['meta', 'schema_version'].includes(name));
    return tables.flatMap((name) => {
      const table = name.replace(/_\d+$/, '');
      const column = table === 'addresses' ? 'no' : 'addr';
      if (!sql.exec(`SELECT name FROM pragma_table_info('${name}') WHERE name = '${column}'`).toArray().length) return [];
      return sql
        .exec(`SELECT * FROM ${name} WHERE ${column} = ?`, no)
        .toArray()
        .map((row): Row => {
          const values: Record<string, unknown> = { ...row };
          if (table === 'addresses') {
            values.ciphertext = opened(row.ciphertext, use('address', no));
            values.profile = opened(row.profile, use('profile', no));
            values.folded = JSON.parse(String(row.folded));
            values.counters = JSON.parse(String(row.counters));
          }
          if (table === 'evidence') values.body = opened(row.body, use('evidence', Number(row.no)));
          if (table === 'submissions')
            values.body = opened(row.body, `submission:${hex(new Uint8Array(row.id as ArrayBuffer))}:${row.part}`);
          for (const json of ['topics', 'of_seqs', 'terms', 'confirmed'])
            if (typeof row[json] === 'string') values[json] = JSON.parse(String(row[json]));
          if (row.disclosure instanceof ArrayBuffer) values.disclosure = hex(new Uint8Array(row.disclosure));
          return { table, values };
        });
    });
  });
}

/** @returns values that the export does not say. */
function missing(rows: readonly Row[], data: SubjectExport): string[] {
  return rows.flatMap(({ table, values }) =>
    Object.entries(values).flatMap(([column, value]) => {
      const name = `${table}.${column}`;
      const covered: Covered | undefined = COVERAGE[table]?.[column];
      if (!covered) return [`${name} is not decided about`];
      if ('out' in covered) return [];
      const parts = [...covered.in.map((part) => data[part]), ...(table === 'evidence' ? [data.address] : [])];
      const said = new Set(parts.flatMap((part) => leaves(part)).map((leaf) => leaf.value));
      return leaves(value)
        .filter(({ path }) => !(OPENED_OUT[name] ?? []).some((pattern) => pattern.test(path)))
        .filter(({ path, value: each }) => !isSaid(each, said) && !(SAID_AS[path === '' ? name : `${name}:${path}`]?.(each, data) ?? false))
        .map(({ path, value: each }) => `${name} ${path}: ${each}`);
    }),
  );
}
function isSaid(value: string | number, said: ReadonlySet<string | number>): boolean {
  if (said.has(value)) return true;
  if (typeof value !== 'number') return value === '';
  // A flag is a word of the part's own: `verified`, `closed`.
  if (value === 0 || value === 1) return true;
  return value > 1e12 && said.has(new Date(value).toISOString());
}

const shop = await aShop();

async function someoneWithEverything() {
  const [phone, email] = [freshPhone(), freshEmail()];
  const external = { namespace: 'customer', value: 'cust_8812' };
  const { secret } = await json<{ secret: string }>(
    await shop.admin('POST', '/v1/destinations', {
      key: `hook${phone.slice(-4)}`,
      name: 'Data room',
      settings: { type: 'standard_webhooks', url: 'https://hooks.example/in' },
    }),
    201,
  );
  const request = await aSubmission(shop, ['sms', 'email'], { phone, email, external_ids: [external] });
  await json(
    await submit(
      shop,
      {
        ...request,
        choices: request.choices.map((choice, rank) => ({ ...choice, rank: rank + 1 })),
        preferences: { frequency: 'weekly', language: 'pt-BR', hours: { from: '09:15', to: '20:45', zone: 'America/Recife' } },
      },
      { 'idempotency-key': freshKey(), 'user-agent': 'Completeness/1.0' },
    ),
    201,
  );
  await codeTo(phone);
  const manage = await confirmedAgain(phone);
  const report = async (...acts: Record<string, unknown>[]) => json(await shop.admin('POST', '/v1/consents', { phone, acts }), 201);
  await report({ act: 'stop', method: 'keyword', words: 'STOP it please' }, { act: 'resume', method: 'platform_event' });
  await report({ act: 'pause', pause_until: '1_week' });
  await report({ act: 'withdraw', channel: 'whatsapp', purpose: 'marketing', programme: 'default', topics: ['sales'], at: '2026-05-03' });
  await json(
    await post(`/v1/preferences/${manage}/changes`, { changes: [{ channel: 'sms', purpose: 'marketing', act: 'withdraw', seen_seq: 0 }] }),
    200,
  );
  await post(`/v1/preferences/${manage}/subject`, {});
  return { phone, email, secret };
}
/** A second sign-up, past the limit a minute, whose code was answered: so that a challenge and a confirm are there, too. */
async function confirmedAgain(phone: string): Promise<string> {
  let token = '';
  await shiftClock(61_000, async () => {
    token = await confirmed(shop, phone, ['sms']);
  });
  return token;
}

describe('the export of somebody with everything', () => {
  test('says every value that is stored of them', async () => {
    const { phone, email, secret } = await someoneWithEverything();
    const contact = (await contactOf(shop, { phone }))!;
    const { partition, local } = publicIds.read('contact', contact.id)!;
    const data = subjectExport.parse(await json(await shop.admin('GET', `/v1/contacts/${contact.id}/export`), 200));
    const rows = await rowsOf(shop, partition, Number.parseInt(local, 16));
    const tables = new Set(rows.map(({ table }) => table));
    for (const table of ['addresses', 'records', 'evidence', 'challenges', 'messages', 'submissions', 'subject_codes'])
      expect(tables, table).toContain(table);
    expect(missing(rows, data)).toEqual([]);
    for (const part of ['acts_on_all', 'external_ids', 'records', 'texts', 'submissions', 'messages', 'codes', 'destinations'] as const)
      expect(data[part].length, part).toBeGreaterThan(0);
    expect(data.preferences).toMatchObject({
      order: ['sms', 'whatsapp'],
      frequency: 'weekly',
      language: 'pt-BR',
      hours: { from: '09:15', to: '20:45', zone: 'America/Recife' },
      paused_until: expect.any(String),
      pause_reported: true,
    });
    expect(data.destinations).toMatchObject([{ name: 'Data room', kind: 'standard_webhooks', status: 'active' }]);
    const text = JSON.stringify(data);
    expect(text).toContain('STOP it please');
    expect(text).toContain('Completeness/1.0');
    expect(text, 'the merchant’s settings are the merchant’s').not.toContain('hooks.example');
    expect(text).not.toContain(secret);
    expect(text).not.toContain(email);
  });

  test('is not passed by an export from which one value is taken', async () => {
    const phone = freshPhone();
    await confirmed(shop, phone);
    const contact = (await contactOf(shop, { phone }))!;
    const { partition, local } = publicIds.read('contact', contact.id)!;
    const data = subjectExport.parse(await json(await shop.admin('GET', `/v1/contacts/${contact.id}/export`), 200));
    const rows = await rowsOf(shop, partition, Number.parseInt(local, 16));
    expect(missing(rows, data)).toEqual([]);
    expect(missing(rows, { ...data, records: data.records.slice(1) })).not.toEqual([]);
    expect(missing(rows, { ...data, messages: [] })).not.toEqual([]);
    expect(missing(rows, { ...data, submissions: [] })).not.toEqual([]);
    expect(missing(rows, { ...data, records: data.records.map((record) => ({ ...record, evidence: null })) })).not.toEqual([]);
    expect(missing(rows, { ...data, limits: { ...data.limits, messages_sent_at: [], code_answered_at: null } })).not.toEqual([]);
  });
});

test('nothing of it is written into the log of the workspace but that it was read', async () => {
  const phone = freshPhone();
  await confirmed(shop, phone);
  const contact = (await contactOf(shop, { phone }))!;
  expect((await send(`/v1/contacts/${contact.id}/export`, { headers: { authorization: `Bearer ${shop.apiKey}` } })).status).toBe(200);
  expect(await (await shop.admin('GET', '/v1/audit')).text()).not.toContain(phone);
});
