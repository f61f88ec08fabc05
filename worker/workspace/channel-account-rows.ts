/** Channel accounts as they are stored, shown and opened. What is shown never holds a secret. */
import { z } from 'zod';
import {
  channelAccountView,
  PLATFORM_FORMS,
  type PlatformId,
  type PlatformSecrets,
  type PlatformSettings,
} from '../../shared/contract/channel-account.ts';
import { firstRow, iso, readJson, type WorkspaceStore } from './store.ts';
import type { ChannelAccountRecord, OpenChannelAccount } from './workspace-api.ts';
import { boxOf } from './workspace-record.ts';

const { platform, status, name, programme, senders, countries, priority, inbound } = channelAccountView.shape;
/** What holds of an account whatever its platform. */
const accountBody = z.strictObject({ name, programme, senders, countries: countries.unwrap().nullable(), priority, inbound });
export type AccountBody = z.infer<typeof accountBody>;

interface Stored extends Record<string, SqlStorageValue> {
  id: string;
  key: string;
  platform: string;
  body: string;
  settings: string;
  secrets: ArrayBuffer;
  secret_names: string;
  status: string;
  created_at_ms: number;
}

export interface AccountRow {
  readonly id: string;
  readonly key: string;
  readonly platform: PlatformId;
  readonly body: AccountBody;
  readonly settings: PlatformSettings;
  readonly sealed: Uint8Array;
  readonly secretNames: string[];
  readonly status: ChannelAccountRecord['status'];
  readonly createdAtMs: number;
}

export function readAccount(store: WorkspaceStore, id: string): AccountRow | null {
  const row = firstRow<Stored>(store, 'SELECT * FROM channel_accounts WHERE id = ?', id);
  return row && accountRow(row);
}

export const readAccounts = (store: WorkspaceStore): AccountRow[] =>
  store.sql.exec<Stored>('SELECT * FROM channel_accounts ORDER BY created_at_ms, rowid').toArray().map(accountRow);

export function viewAccount(row: AccountRow): ChannelAccountRecord {
  const { countries: only, ...body } = row.body;
  return {
    id: row.id,
    key: row.key,
    platform: row.platform,
    ...body,
    ...(only === null ? {} : { countries: only }),
    settings: { ...row.settings },
    secrets: row.secretNames,
    status: row.status,
    created_at: iso(row.createdAtMs),
  };
}

/** @throws when its secrets are under a version of the master key that is gone. */
export function openAccount(store: WorkspaceStore, row: AccountRow): OpenChannelAccount {
  const { id, key, body, settings } = row;
  const form: z.ZodType<PlatformSecrets> = PLATFORM_FORMS[row.platform].secrets;
  const secrets = readJson(form, new TextDecoder().decode(boxOf(store).open(row.sealed, secretsPlace(id))));
  const { programme: sender, senders: by, countries: only, priority: place, inbound: taken } = body;
  return {
    id,
    key,
    platform: row.platform,
    programme: sender,
    settings,
    secrets,
    senders: definedOnly(by),
    countries: only,
    priority: place,
    inbound: taken,
    status: row.status,
  };
}

export const secretsPlace = (id: string): string => `channel_account:${id}:secrets`;

function accountRow(row: Stored): AccountRow {
  const of = platform.parse(row.platform);
  const form: z.ZodType<PlatformSettings> = PLATFORM_FORMS[of].settings;
  return {
    id: row.id,
    key: row.key,
    platform: of,
    body: readJson(accountBody, row.body),
    settings: readJson(form, row.settings),
    sealed: new Uint8Array(row.secrets),
    secretNames: readJson(z.array(z.string()), row.secret_names),
    status: status.parse(row.status),
    createdAtMs: row.created_at_ms,
  };
}

const definedOnly = (of: AccountBody['senders']): OpenChannelAccount['senders'] =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined));
