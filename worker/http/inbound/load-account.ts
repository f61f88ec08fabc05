/** The account behind a webhook's URL, as the Workspace has it. Kept a short while, so that a flood costs one read; a made-up id costs none. */
import { INBOUND_ACCOUNT_CACHE_MS, INBOUND_ACCOUNT_REREAD_MS, INBOUND_ACCOUNTS_CACHED_MAX } from '../../../shared/inbound-limits.ts';
import { workspaceStub } from '../../objects.ts';
import type { IdParts } from '../../platform/ids.ts';
import type { InboundAccountFound, WorkspaceApi } from '../../workspace/workspace-api.ts';
import type { AppContext } from '../context.ts';

interface Kept {
  readonly found: InboundAccountFound | null;
  readonly readAtMs: number;
}
/** Limit: by isolate. A changed secret counts here within a second, since what is signed with the new one is read anew. */
const cache = new Map<string, Kept>();

/** @param isDoubted what was kept did not fit: it is read again, unless it was just now. */
export async function loadAccount(c: AppContext, id: IdParts, isDoubted = false): Promise<InboundAccountFound | null> {
  const key = `${id.workspace}/${id.local}`;
  const nowMs = c.get('services').clock.now();
  const kept = cache.get(key);
  const ageMs = kept ? nowMs - kept.readAtMs : 0;
  if (kept && ageMs >= 0 && ageMs < (isDoubted ? INBOUND_ACCOUNT_REREAD_MS : INBOUND_ACCOUNT_CACHE_MS)) return kept.found;
  const found = await (workspaceStub(c.env, id.workspace) as unknown as WorkspaceApi).inboundAccount(id.local);
  cache.delete(key);
  cache.set(key, { found, readAtMs: nowMs });
  for (const oldest of cache.keys()) {
    if (cache.size <= INBOUND_ACCOUNTS_CACHED_MAX) break;
    cache.delete(oldest);
  }
  return found;
}
