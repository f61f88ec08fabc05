/** What is counted of webhooks. See gathered.ts. */
import { INBOUND_COUNTS_FLUSH_MS } from '../../../shared/inbound-limits.ts';
import { workspaceStub } from '../../objects.ts';
import type { InboundCount, WorkspaceApi } from '../../workspace/workspace-api.ts';
import type { AppContext } from '../context.ts';
import { gathered } from '../gathered.ts';

export type Counted = Pick<InboundCount, 'what' | 'name'>;

const add = gathered<Omit<InboundCount, 'count'>>('inbound_counts_lost', INBOUND_COUNTS_FLUSH_MS, (c, workspace, counts) =>
  (workspaceStub(c.env, workspace) as unknown as WorkspaceApi).countInbound(counts),
);

export function count(c: AppContext, workspace: string, account: string, counted: readonly Counted[]): void {
  add(
    c,
    workspace,
    counted.map(({ what, name }) => ({ account, what, name })),
  );
}
