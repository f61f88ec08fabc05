/** API keys: only the hash of a secret is kept. Every reason to refuse one is the same null. */
import { Buffer } from 'node:buffer';
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { apiKeyView, createApiKeyRequest } from '../../shared/contract/admin.ts';
import { scope } from '../../shared/contract/primitives.ts';
import { API_KEY_SECRET_BYTES } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { base64url, sha256Hex, utf8 } from '../platform/bytes.ts';
import { noteAudit } from './audit.ts';
import { firstRow, iso, newLocalId, readJson, type WorkspaceStore, writeJson } from './store.ts';
import type { Actor, Authenticated, WorkspaceRefusal } from './workspace-api.ts';
import { readWorkspace } from './workspace-record.ts';

type ApiKeyView = z.infer<typeof apiKeyView>;
interface Row extends Record<string, SqlStorageValue> {
  id: string;
  name: string;
  scopes: string;
  secret_hash: string;
  created_at_ms: number;
  expires_at_ms: number | null;
  revoked_at_ms: number | null;
}

/** @param secretHash SHA-256 hex of the secret part. @returns null for unknown, revoked, expired, or another secret. */
export function authenticate(store: WorkspaceStore, keyId: string, secretHash: string): Authenticated | null {
  const workspace = readWorkspace(store);
  const row = firstRow<Row>(store, 'SELECT * FROM api_keys WHERE id = ?', keyId);
  if (!workspace || !row || row.revoked_at_ms !== null) return null;
  if (row.expires_at_ms !== null && row.expires_at_ms <= store.now()) return null;
  const [stored, given] = [Buffer.from(row.secret_hash, 'hex'), Buffer.from(secretHash, 'hex')];
  if (stored.length !== given.length || !timingSafeEqual(stored, given)) return null;
  return {
    keyId: row.id,
    scopes: readJson(z.array(scope), row.scopes),
    partitions: workspace.partitions,
    suspended: workspace.suspended,
  };
}

/** @returns the secret part, which is kept nowhere. */
export function createApiKey(
  store: WorkspaceStore,
  actor: Actor,
  input: z.infer<typeof createApiKeyRequest>,
): Result<{ readonly view: ApiKeyView; readonly secret: string }, WorkspaceRefusal> {
  const expiresAtMs = input.expires_at === undefined ? null : Date.parse(input.expires_at);
  if (expiresAtMs !== null && expiresAtMs <= store.now()) {
    return err({
      reason: 'invalid',
      path: 'expires_at',
      message: 'This time is past.',
      fix: 'Give a time in the future, or leave it out.',
    });
  }
  const id = newLocalId(store);
  const secret = base64url(store.random(API_KEY_SECRET_BYTES));
  const scopes = [...new Set(input.scopes)];
  return store.transact(() => {
    store.sql.exec(
      'INSERT INTO api_keys (id, name, scopes, secret_hash, created_at_ms, expires_at_ms) VALUES (?, ?, ?, ?, ?, ?)',
      id,
      input.name,
      writeJson(scopes),
      sha256Hex(utf8(secret)),
      store.now(),
      expiresAtMs,
    );
    noteAudit(store, actor, 'api_key.created', `api_key:${id}`, { scopes });
    const row = firstRow<Row>(store, 'SELECT * FROM api_keys WHERE id = ?', id);
    return row ? ok({ view: viewKey(row), secret }) : err({ reason: 'not_found' });
  });
}

export function listApiKeys(store: WorkspaceStore): ApiKeyView[] {
  return store.sql.exec<Row>('SELECT * FROM api_keys ORDER BY created_at_ms, id').toArray().map(viewKey);
}

/** Revoking twice is the same as once. */
export function revokeApiKey(store: WorkspaceStore, actor: Actor, id: string): Result<void, WorkspaceRefusal> {
  const row = firstRow<Row>(store, 'SELECT * FROM api_keys WHERE id = ?', id);
  if (!row) return err({ reason: 'not_found' });
  if (row.revoked_at_ms !== null) return ok(undefined);
  store.transact(() => {
    store.sql.exec('UPDATE api_keys SET revoked_at_ms = ? WHERE id = ?', store.now(), id);
    noteAudit(store, actor, 'api_key.revoked', `api_key:${id}`);
  });
  return ok(undefined);
}

function viewKey(row: Row): ApiKeyView {
  return {
    id: row.id,
    name: row.name,
    scopes: readJson(z.array(scope), row.scopes),
    created_at: iso(row.created_at_ms),
    expires_at: row.expires_at_ms === null ? null : iso(row.expires_at_ms),
    revoked_at: row.revoked_at_ms === null ? null : iso(row.revoked_at_ms),
  };
}
