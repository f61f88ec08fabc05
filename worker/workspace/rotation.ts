/** Brings a workspace's sealed secrets under the current version of the master key, so that an older one can be taken out. */
import { SWEEP_ROWS_MAX } from '../../shared/limits.ts';
import { secretsPlace } from './channel-account-rows.ts';
import { secretPlace } from './destinations.ts';
import type { WorkspaceStore } from './store.ts';
import { identityPlace } from './widgets.ts';
import type { SecretsProgress } from './workspace-api.ts';
import { boxOf, readWorkspace } from './workspace-record.ts';

/** Where secrets are sealed. A sealed secret's first byte is the version that it is under. */
const SEALED = [
  { table: 'widgets', column: 'identity_secret', place: identityPlace },
  { table: 'destinations', column: 'secret', place: secretPlace },
  { table: 'channel_accounts', column: 'secrets', place: secretsPlace },
] as const;

/** One bounded step. Repeating it until nothing is left does all; what is done is told by the rows themselves. */
export function rotateSecrets(store: WorkspaceStore): SecretsProgress {
  if (!readWorkspace(store)) return secretsProgress(store);
  store.transact(() => {
    const box = boxOf(store);
    for (const { table, column, place } of SEALED) {
      const rows = store.sql
        .exec<{ id: string; sealed: ArrayBuffer }>(
          `SELECT id, ${column} AS sealed FROM ${table} WHERE ${isOlder(column)} LIMIT ?`,
          store.master.current,
          SWEEP_ROWS_MAX,
        )
        .toArray();
      for (const { id, sealed } of rows) {
        const secret = box.open(new Uint8Array(sealed), place(id));
        store.sql.exec(`UPDATE ${table} SET ${column} = ? WHERE id = ?`, box.seal(secret, place(id)), id);
      }
    }
  });
  return secretsProgress(store);
}

export function secretsProgress(store: WorkspaceStore): SecretsProgress {
  const left = SEALED.map(({ table, column }) => {
    const query = `SELECT count(*) AS n FROM ${table} WHERE ${isOlder(column)}`;
    return store.sql.exec<{ n: number }>(query, store.master.current).one().n;
  });
  return { version: store.master.current, left: left.reduce((sum, n) => sum + n, 0) };
}

/** Versions that sealed secrets are under and the ring lacks. */
export function missingVersions(store: WorkspaceStore): number[] {
  const used = SEALED.flatMap(({ table, column }) =>
    store.sql
      .exec<{ version: string }>(`SELECT DISTINCT hex(substr(${column}, 1, 1)) AS version FROM ${table}`)
      .toArray()
      .map(({ version }) => Number.parseInt(version, 16)),
  );
  return [...new Set(used)].filter((version) => !store.master.keys.has(version)).sort((a, b) => a - b);
}

const isOlder = (column: string): string => `hex(substr(${column}, 1, 1)) <> printf('%02X', ?)`;
