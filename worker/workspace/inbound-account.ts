/** One channel account with what else judging its webhooks needs: one call. Secrets are in the clear, so it never leaves the Worker. */
import { channelAccount } from './channel-accounts.ts';
import { readDisclosure } from './disclosures.ts';
import { readProgramme } from './programmes.ts';
import type { WorkspaceStore } from './store.ts';
import type { InboundAccountFound } from './workspace-api.ts';
import { requireWorkspace } from './workspace-record.ts';

export function inboundAccount(store: WorkspaceStore, id: string): InboundAccountFound | null {
  const account = channelAccount(store, id);
  if (!account) return null;
  const texts = 'shown_texts' in account.settings ? (account.settings.shown_texts ?? []) : [];
  return {
    account,
    partitions: requireWorkspace(store).partitions,
    programme: readProgramme(store, account.programme),
    // Nothing is granted to a text that this workspace does not hold, for that channel and by that method.
    shownTexts: texts.filter(({ channel, disclosure }) => {
      const view = readDisclosure(store, disclosure);
      const isRegistered = view?.issued.some(({ method }) => method === 'import') ?? false;
      return (
        isRegistered && view?.document.programme.id === account.programme && view.document.covers.some((each) => each.channel === channel)
      );
    }),
  };
}
