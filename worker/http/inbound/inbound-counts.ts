/** Counts of webhooks, gathered in the isolate so that a flood of them is one write a second. Lost with the isolate: they prove nothing. */
import { INBOUND_COUNTS_FLUSH_MS } from '../../../shared/inbound-limits.ts';
import { workspaceStub } from '../../objects.ts';
import { log } from '../../platform/log.ts';
import { wait } from '../../platform/timer.ts';
import type { InboundCount, WorkspaceApi } from '../../workspace/workspace-api.ts';
import type { AppContext } from '../context.ts';

export type Counted = Pick<InboundCount, 'what' | 'name'>;

/** By workspace, then by account, kind and name. */
const gathered = new Map<string, Map<string, InboundCount>>();

export function count(c: AppContext, workspace: string, account: string, counted: readonly Counted[]): void {
  if (counted.length === 0) return;
  const held = gathered.get(workspace);
  const counts = held ?? new Map<string, InboundCount>();
  for (const { what, name } of counted) {
    const key = JSON.stringify([account, what, name]);
    counts.set(key, { account, what, name, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  if (held) return;
  gathered.set(workspace, counts);
  c.executionCtx.waitUntil(flush(c, workspace));
}

async function flush(c: AppContext, workspace: string): Promise<void> {
  await wait(INBOUND_COUNTS_FLUSH_MS, new AbortController().signal);
  const counts = [...(gathered.get(workspace)?.values() ?? [])];
  gathered.delete(workspace);
  try {
    await (workspaceStub(c.env, workspace) as unknown as WorkspaceApi).countInbound(counts);
  } catch {
    log('error', 'inbound_counts_lost', { workspace, counts: counts.length }); // nobody waits for them
  }
}
