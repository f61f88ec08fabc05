/**
 * What a chat that was only opened is told: in the answer to that very event, since its platform takes nothing else before the person writes
 * or taps. It says nothing that would not have been sent.
 */
import type { PlatformId } from '../../../shared/contract/channel-account.ts';
import type { MessageTemplate } from '../../consent/ledger-api.ts';
import type { InboundEvent, Reply } from '../../inbound/inbound.ts';
import type { MessagingProvider } from '../../messaging/messenger.ts';
import { PROVIDERS } from '../../messaging/registry.ts';
import type { InboundAccountFound } from '../../workspace/workspace-api.ts';

type Account = InboundAccountFound['account'];

/** By its id alone: an account is handed to the provider of its own platform. */
const providerOf = ({ platform }: Account) => PROVIDERS[platform] as MessagingProvider<PlatformId> | undefined;

/** Whether what is said of this event stands in its answer. */
export const isAnsweredInPlace = (account: Account, event: InboundEvent): boolean =>
  event.kind === 'start' && providerOf(account)?.inAnswer !== undefined;

/** Null where nothing was said, or it does not fit. A platform that answers in place tells of one event at a time, and takes one message. */
export function inAnswer(account: Account, [said]: readonly MessageTemplate[]): Reply | null {
  const body = said && providerOf(account)?.inAnswer?.(account, said);
  return body ? { status: 200, contentType: 'application/json', body: JSON.stringify(body) } : null;
}
