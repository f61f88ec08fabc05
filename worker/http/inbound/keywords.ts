/** The merchant's keywords as an isolate keeps them: a short while, so that a flood of messages costs one read. */
import { INBOUND_ACCOUNT_CACHE_MS, INBOUND_ACCOUNTS_CACHED_MAX } from '../../../shared/inbound-limits.ts';
import type { InboundEvent } from '../../inbound/inbound.ts';
import { joinedBy } from '../../inbound/join.ts';
import type { Joined } from '../../inbound/judge-event.ts';
import { workspaceStub } from '../../objects.ts';
import type { KeywordForUse } from '../../workspace/keyword-reply.ts';
import type { WorkspaceApi } from '../../workspace/workspace-api.ts';
import type { AppContext } from '../context.ts';

interface Kept {
  readonly keywords: readonly KeywordForUse[];
  readonly readAtMs: number;
}
const cache = new Map<string, Kept>();

/** @param programme whose account the message came in on: another programme's words mean nothing there. */
export async function keywordJoined(c: AppContext, workspace: string, programme: string, event: InboundEvent): Promise<Joined | null> {
  if ((event.kind !== 'text' && event.kind !== 'start') || event.text === undefined) return null;
  const own = (await keywordsOf(c, workspace)).filter(({ view }) => view.programme === programme);
  return own.length === 0 ? null : joinedBy({ channel: event.channel, to: event.to, text: event.text }, own);
}

async function keywordsOf(c: AppContext, workspace: string): Promise<readonly KeywordForUse[]> {
  const nowMs = c.get('services').clock.now();
  const kept = cache.get(workspace);
  if (kept && nowMs >= kept.readAtMs && nowMs - kept.readAtMs < INBOUND_ACCOUNT_CACHE_MS) return kept.keywords;
  const keywords = await (workspaceStub(c.env, workspace) as unknown as WorkspaceApi).keywords();
  cache.delete(workspace);
  cache.set(workspace, { keywords, readAtMs: nowMs });
  for (const oldest of cache.keys()) {
    if (cache.size <= INBOUND_ACCOUNTS_CACHED_MAX) break;
    cache.delete(oldest);
  }
  return keywords;
}
