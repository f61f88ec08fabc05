/** A ledger's copy of its workspace's accounts, for some time. It must not outlive that, nor be kept where reading failed. */
import type { SendingAccount } from './route-message.ts';

interface CacheDeps {
  read(workspace: string): Promise<readonly SendingAccount[]>;
  now(): number;
  readonly lifeMs: number;
}

/** A ledger is of one workspace. Calls that come together share one reading. */
export function cachedAccounts({ read, now, lifeMs }: CacheDeps): (workspace: string) => Promise<readonly SendingAccount[]> {
  let kept: { readonly accounts: Promise<readonly SendingAccount[]>; readonly untilMs: number } | null = null;
  return (workspace) => {
    const nowMs = now();
    // A clock that was set back must not make it live longer.
    if (kept && nowMs < kept.untilMs && nowMs >= kept.untilMs - lifeMs) return kept.accounts;
    const entry = { accounts: read(workspace), untilMs: nowMs + lifeMs };
    kept = entry;
    entry.accounts.catch(() => {
      if (kept === entry) kept = null;
    });
    return entry.accounts;
  };
}
