/**
 * The merchant's accounts on the platforms that carry messages. Their secrets are sealed, never shown, and none that was given for one
 * account or host outlives a move to another. It must not call a platform.
 */
import type { z } from 'zod';
import {
  type createChannelAccountRequest,
  PLATFORM_FORMS,
  type PlatformId,
  type PlatformSecrets,
  type PlatformSettings,
  type updateChannelAccountRequest,
} from '../../shared/contract/channel-account.ts';
import { CHANNEL_ACCOUNTS_MAX } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { utf8 } from '../platform/bytes.ts';
import { checkOutboundUrl } from '../platform/outbound-url.ts';
import { isMoved, settingUrls } from './account-move.ts';
import { changedFields, noteAudit } from './audit.ts';
import {
  type AccountBody,
  type AccountRow,
  openAccount,
  readAccount,
  readAccounts,
  secretsPlace,
  viewAccount,
} from './channel-account-rows.ts';
import { firstRow, newLocalId, type WorkspaceStore, writeJson } from './store.ts';
import type { Actor, ChannelAccountRecord, OpenChannelAccount, WorkspaceRefusal } from './workspace-api.ts';
import { boxOf } from './workspace-record.ts';

type Made = Result<ChannelAccountRecord, WorkspaceRefusal>;

export function createChannelAccount(store: WorkspaceStore, actor: Actor, input: z.infer<typeof createChannelAccountRequest>): Made {
  const { key, platform, settings, secrets, name, programme, senders, countries, priority, inbound } = input;
  if (firstRow(store, 'SELECT 1 AS one FROM channel_accounts WHERE key = ?', key)) {
    return err({ reason: 'conflict', detail: `There is already a channel account with the key "${key}".` });
  }
  if (countAccounts(store) >= CHANNEL_ACCOUNTS_MAX) {
    return err({ reason: 'conflict', detail: `A workspace has at most ${CHANNEL_ACCOUNTS_MAX} channel accounts. Remove one first.` });
  }
  const refused = checkUrls(store, settings);
  if (refused) return err(refused);
  const id = newLocalId(store);
  const body: AccountBody = { name, programme, senders, countries: countries ?? null, priority, inbound };
  return store.transact(() => {
    store.sql.exec(
      `INSERT INTO channel_accounts (id, key, platform, body, settings, secrets, secret_names, status, created_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'active', ?)`,
      id,
      key,
      platform,
      writeJson(body),
      writeJson(settings),
      sealed(store, id, secrets),
      writeJson(Object.keys(secrets).sort()),
      store.now(),
    );
    noteAudit(store, actor, 'channel_account.created', `channel_account:${id}`, { key, platform });
    return viewed(store, id);
  });
}

export function updateChannelAccount(
  store: WorkspaceStore,
  actor: Actor,
  id: string,
  input: z.infer<typeof updateChannelAccountRequest>,
): Made {
  const row = readAccount(store, id);
  if (!row) return err({ reason: 'not_found' });
  const settings = input.settings === undefined ? ok(row.settings) : judged(row.platform, 'settings', input.settings);
  if (!settings.ok) return settings;
  const refused = input.settings === undefined ? null : checkUrls(store, settings.value as PlatformSettings);
  if (refused) return err(refused);
  const moved = isMoved(row.platform, row.settings, settings.value as PlatformSettings);
  const secrets = input.secrets === undefined && !moved ? null : newSecrets(store, row, moved, input.secrets ?? {});
  if (secrets && !secrets.ok) return secrets;
  const body = changedBody(row.body, input);
  const status = input.status ?? row.status;
  const fields = [
    ...changedFields({ ...row.body, settings: row.settings, status: row.status }, { ...body, settings: settings.value, status }),
    ...Object.keys(input.secrets ?? {})
      .map((name) => `secrets.${name}`)
      .sort(),
  ];
  if (fields.length === 0) return ok(viewAccount(row));
  return store.transact(() => {
    const [bodyText, settingsText] = [writeJson(body), writeJson(settings.value)];
    store.sql.exec('UPDATE channel_accounts SET body = ?, settings = ?, status = ? WHERE id = ?', bodyText, settingsText, status, id);
    if (secrets) {
      const names = writeJson(Object.keys(secrets.value).sort());
      store.sql.exec('UPDATE channel_accounts SET secrets = ?, secret_names = ? WHERE id = ?', sealed(store, id, secrets.value), names, id);
    }
    noteAudit(store, actor, 'channel_account.changed', `channel_account:${id}`, { fields, ...(moved ? { secrets_cleared: true } : {}) });
    return viewed(store, id);
  });
}

export function deleteChannelAccount(store: WorkspaceStore, actor: Actor, id: string): Result<void, WorkspaceRefusal> {
  const row = readAccount(store, id);
  if (!row) return err({ reason: 'not_found' });
  store.transact(() => {
    store.sql.exec('DELETE FROM channel_accounts WHERE id = ?', id);
    noteAudit(store, actor, 'channel_account.deleted', `channel_account:${id}`, { key: row.key, platform: row.platform });
  });
  return ok(undefined);
}

export const listChannelAccounts = (store: WorkspaceStore): ChannelAccountRecord[] => readAccounts(store).map(viewAccount);

export function channelAccount(store: WorkspaceStore, id: string): OpenChannelAccount | null {
  const row = readAccount(store, id);
  return row && openAccount(store, row);
}

/** One whose secrets are under a version of the master key that is gone must not keep the others from sending. */
export const channelAccounts = (store: WorkspaceStore): OpenChannelAccount[] =>
  readAccounts(store)
    .filter((row) => isReadable(store, row))
    .map((row) => openAccount(store, row))
    .sort((a, b) => a.priority - b.priority); // a stable sort: equals stay in the order of their age

/** A sealed secret's first byte is the version of the master key that it is under. */
const isReadable = (store: WorkspaceStore, row: AccountRow): boolean => store.master.keys.has(row.sealed[0] ?? 0);

/** What is kept: those given, and the stored ones unless they were for another account or host, or can't be read any more. */
function newSecrets(
  store: WorkspaceStore,
  row: AccountRow,
  moved: boolean,
  given: Readonly<Record<string, unknown>>,
): Result<PlatformSecrets, WorkspaceRefusal> {
  const stored = moved || !isReadable(store, row) ? {} : openAccount(store, row).secrets;
  const kept = Object.entries({ ...stored, ...given }).filter(([, value]) => value !== null);
  const secrets = judged(row.platform, 'secrets', Object.fromEntries(kept));
  if (secrets.ok || !moved) return secrets as Result<PlatformSecrets, WorkspaceRefusal>;
  const fix = 'Give all secrets of the account. Those that were stored for another account or host are not used again.';
  return err({ ...secrets.error, fix });
}

type Invalid = Extract<WorkspaceRefusal, { reason: 'invalid' }>;

/** By the platform's own form. What is said names the field and never repeats its value. */
function judged(platform: PlatformId, part: 'settings' | 'secrets', given: unknown): Result<PlatformSettings | PlatformSecrets, Invalid> {
  const form: z.ZodType<PlatformSettings | PlatformSecrets> = PLATFORM_FORMS[platform][part];
  const parsed = form.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? []).reduce<string>(
    (text, key) => `${text}${typeof key === 'number' ? `[${key}]` : `.${String(key)}`}`,
    part,
  );
  const message = issue?.message ?? 'Invalid input';
  return err({ reason: 'invalid', path, message, fix: `Send the form of ${platform} that /openapi.json describes.` });
}

function changedBody(before: AccountBody, input: z.infer<typeof updateChannelAccountRequest>): AccountBody {
  const { name, senders, countries, priority, inbound } = input;
  return {
    ...before,
    name: name ?? before.name,
    senders: senders ?? before.senders,
    countries: countries === undefined ? before.countries : countries,
    priority: priority ?? before.priority,
    inbound: inbound ?? before.inbound,
  };
}

function checkUrls(store: WorkspaceStore, settings: PlatformSettings): WorkspaceRefusal | null {
  for (const { path, url } of settingUrls(settings)) {
    const checked = checkOutboundUrl(url, store.outbound);
    if (!checked.ok) return { reason: 'invalid', path, message: checked.error, fix: 'Give https and a public host name, or leave it out.' };
  }
  return null;
}

const sealed = (store: WorkspaceStore, id: string, secrets: PlatformSecrets): Uint8Array =>
  boxOf(store).seal(utf8(writeJson(secrets)), secretsPlace(id));

const countAccounts = (store: WorkspaceStore): number =>
  firstRow<{ n: number }>(store, 'SELECT count(*) AS n FROM channel_accounts')?.n ?? 0;

function viewed(store: WorkspaceStore, id: string): Made {
  const row = readAccount(store, id);
  return row ? ok(viewAccount(row)) : err({ reason: 'not_found' });
}
