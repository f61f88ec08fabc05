/** What the dialog of a chat works with: ledgers by partition, the published texts, and the count of wrong tokens of one sender. */

import { HOUR_MS, HOUR_STEP_MS } from '../../../shared/limits.ts';
import { LINK_WRONG_TOKENS_HOUR } from '../../../shared/link-limits.ts';
import type { Address } from '../../../shared/vocabulary.ts';
import { partitionOf } from '../../consent/place.ts';
import type { ChatDeps } from '../../inbound/binding/handle-chat.ts';
import { PROVIDERS } from '../../messaging/registry.ts';
import { ledgerStub, sendLimiterStub, workspaceStub } from '../../objects.ts';
import type { Claim } from '../../platform/tally.ts';
import type { WorkspaceApi } from '../../workspace/workspace-api.ts';
import type { AppContext } from '../context.ts';
import { keyedHash } from '../public-limits.ts';

export function chatDeps(c: AppContext, workspace: string, partitions: number): ChatDeps {
  const { env, clock } = c.get('services');
  const limiter = sendLimiterStub(c.env, workspace);
  const claim = (account: string, { kind, scope, value }: Address, amount: number, max: number): Claim => ({
    key: keyedHash(env.hash, 'link-token', workspace, account, kind, scope, value),
    amount,
    windows: [{ windowMs: HOUR_MS, stepMs: HOUR_STEP_MS, max }],
  });
  return {
    workspace,
    partitions,
    ledger: (partition) => ledgerStub(c.env, workspace, partition),
    partitionOf: (address) => partitionOf(env.hash, workspace, address, partitions),
    published: (widget, version) => (workspaceStub(c.env, workspace) as unknown as WorkspaceApi).published(widget, version),
    showsButtons: (platform) => Object.values(PROVIDERS).find(({ id }) => id === platform)?.withoutButtons !== true,
    // Counting nothing, and fitting only while fewer than the limit were wrong.
    async mayTry(account, sender, attempt) {
      const asked = [claim(account, sender, 0, LINK_WRONG_TOKENS_HOUR - 1)];
      return (await limiter.reserve(`link-try:${account}:${attempt}`, clock.now() + HOUR_MS, asked)) === null;
    },
    async countWrong(account, sender, attempt) {
      const counted = [claim(account, sender, 1, Number.MAX_SAFE_INTEGER)];
      await limiter.reserve(`link-wrong:${account}:${attempt}`, clock.now() + HOUR_MS, counted);
    },
  };
}
