/**
 * Which accounts a message may go by, and in which order they are tried. Pure: it neither reads accounts nor calls anybody. Limits on
 * countries and money are judged before; here a country only chooses among accounts.
 */
import type { ChannelAccountView, PlatformId } from '../../shared/contract/channel-account.ts';
import { reachOf } from '../../shared/phone/reach.ts';
import type { MessagingAccount, MessagingProvider, OutgoingMessage } from './messenger.ts';

export type Providers = { readonly [P in PlatformId]?: MessagingProvider<P> };
/** By its id alone: an account is handed to the provider of its own platform, whose form its settings were judged by. */
type AnyProvider = MessagingProvider<PlatformId>;

export interface SendingAccount extends MessagingAccount {
  readonly status: 'active' | 'paused';
  /** What it takes of what people answer; absent: nothing. */
  readonly inbound?: ChannelAccountView['inbound'];
}
export interface Route {
  readonly account: SendingAccount;
  readonly provider: AnyProvider;
}

/** @param accounts by priority, then by age; their order is kept. */
export function routesOf(message: OutgoingMessage, accounts: readonly SendingAccount[], providers: Providers): Route[] {
  const countries = isNumber(message) ? reachOf(message.to).countries : null;
  return accounts.flatMap((account) => {
    const provider = providers[account.platform] as AnyProvider | undefined;
    if (!provider || !serves(account, message, countries)) return [];
    return provider.channels.includes(message.channel) && isInScope(account, provider, message) ? [{ account, provider }] : [];
  });
}

function serves(
  account: SendingAccount,
  { account: only, channel, programme }: OutgoingMessage,
  countries: readonly string[] | null,
): boolean {
  if (account.status !== 'active' || account.senders[channel] === undefined) return false;
  // An answer goes back by the account that was written to, whoever else could send it.
  if (only !== undefined) return account.id === only;
  if (programme !== undefined && account.programme !== programme) return false;
  const { countries: listed } = account;
  // A number that may be of several countries goes only by an account that sends to all of them.
  return listed === null || countries === null || (countries.length > 0 && countries.every((country) => listed.includes(country)));
}

/** An id on a platform means somebody only to the account that it was given to. */
function isInScope(account: SendingAccount, { scopeOf }: AnyProvider, { channel, toKind, toScope }: OutgoingMessage): boolean {
  if (toScope === undefined || toScope === '' || toKind === undefined) return true;
  if (scopeOf) return scopeOf(account, toKind) === toScope;
  return account.senders[channel] === toScope || Object.values(account.settings).some((value) => value === toScope);
}

const isNumber = ({ channel, toKind }: OutgoingMessage): boolean => (toKind === undefined ? channel !== 'email' : toKind === 'phone');
