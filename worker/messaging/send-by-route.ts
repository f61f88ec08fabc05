/**
 * Sends one message by the accounts that may carry it, one after the other, until one takes it. It never asks a second one unless the
 * first surely did not take it: once nobody knows, only the same account may be asked again, and only if it can tell a repeat.
 */
import { ACCOUNTS_PER_ATTEMPT_MAX, ADAPTER_TIMEOUT_MS } from '../../shared/limits.ts';
import type { Network } from '../platform/network.ts';
import { checkOutboundUrl, type OutboundRules } from '../platform/outbound-url.ts';
import type { Messenger, OutgoingMessage, SendOutcome } from './messenger.ts';
import { type Providers, type Route, routesOf, type SendingAccount } from './route-message.ts';

/** `account`: who may have sent it; null for the operator's own messenger. `mayRepeat`: asked again under the same id it sends nothing twice. */
export interface Unknown {
  readonly unknown: true;
  readonly account: string | null;
  readonly mayRepeat: boolean;
}
export type RouteOutcome = SendOutcome | Unknown;
type Refused = Exclude<SendOutcome, { readonly sent: unknown }>;

export interface RouteDeps {
  /** By priority, then by age, paused ones too. @throws when they can't be read now. */
  accounts(workspace: string): Promise<readonly SendingAccount[]>;
  readonly providers: Providers;
  /** The operator's own messenger, for what no account serves; null where there is none. */
  readonly lastResort: Messenger | null;
  readonly network: Network;
  readonly outbound: OutboundRules;
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** @param mayBeSentBy the account that may have sent it at an earlier attempt: then it goes by that one or by none. */
export type SendByRoute = (workspace: string, message: OutgoingMessage, mayBeSentBy: string | null) => Promise<RouteOutcome>;

export function sendByRoute(deps: RouteDeps): SendByRoute {
  return async (workspace, message, mayBeSentBy) => {
    const read = await deps.accounts(workspace).catch(() => null);
    if (!read) return { retry: 'later', reason: 'accounts_not_read' };
    const routes = routesOf(mayBeSentBy === null ? message : { ...message, account: mayBeSentBy }, read, deps.providers);
    if (mayBeSentBy !== null) return repeat(deps, routes, message);
    if (routes.length === 0) return withoutAccount(deps, message);
    const refused: Refused[] = [];
    for (const route of routes.slice(0, ACCOUNTS_PER_ATTEMPT_MAX)) {
      const outcome = await sendBy(deps, route, message);
      if (!('retry' in outcome)) return outcome;
      refused.push(outcome);
      if (!letsNextTry(outcome)) return outcome;
    }
    return refused.find(({ retry }) => retry === 'later') ?? refused[0] ?? { retry: 'never', reason: 'no_account' };
  };
}

/** It may have it already: whatever it answers now, nobody else is asked. */
async function repeat(deps: RouteDeps, [route]: readonly Route[], message: OutgoingMessage): Promise<RouteOutcome> {
  if (!route?.provider.isIdempotent) return { unknown: true, account: null, mayRepeat: false };
  return sendBy(deps, route, message);
}

async function withoutAccount({ lastResort, ...deps }: RouteDeps, message: OutgoingMessage): Promise<RouteOutcome> {
  if (message.account !== undefined) return { retry: 'never', reason: 'no_account' };
  if (!lastResort) return { retry: 'never', reason: 'no_messenger' };
  const outcome = await inTime(deps, () => lastResort.send(saidBy(null, message)));
  return typeof outcome === 'string' ? { unknown: true, account: null, mayRepeat: false } : outcome;
}

/** What adapters say alike of an account that is out of order; 401 is never about the person. */
const OF_THE_ACCOUNT: ReadonlySet<string> = new Set(['credentials_refused', 'no_sender', 'no_template', 'quota_used_up', 'status_401']);

/** Whether another account may take what this one surely did not. */
export const letsNextTry = ({ retry, reason, about }: Refused): boolean =>
  retry === 'later' || about === 'account' || OF_THE_ACCOUNT.has(reason);

async function sendBy(deps: RouteDeps, { account, provider }: Route, message: OutgoingMessage): Promise<RouteOutcome> {
  const line = watched(deps);
  const outcome = await inTime(deps, async () => {
    const isOperators = account.platform === 'local' && !('base_url' in account.settings && account.settings.base_url);
    const messenger = isOperators && deps.lastResort ? deps.lastResort : provider.messenger(account, line.network);
    line.isUsed ||= messenger === deps.lastResort;
    return messenger.send(saidBy(account, message));
  });
  // An adapter that broke before it called anybody has sent nothing: a key that can't sign, a URL that is not called.
  if (outcome === 'threw' && !line.isUsed) return { retry: 'never', reason: line.reason, about: 'account' };
  if (typeof outcome === 'string') return { unknown: true, account: account.id, mayRepeat: provider.isIdempotent };
  if ('sent' in outcome) {
    const sender = outcome.sent.sender ?? account.senders[message.channel];
    return { sent: { ...outcome.sent, account: account.id, ...(sender === undefined ? {} : { sender }) } };
  }
  return outcome;
}

/** An answer is invited only where it is heard. */
function saidBy(account: SendingAccount | null, { replyText, ...message }: OutgoingMessage): OutgoingMessage {
  return replyText === undefined || (account?.inbound ?? 'off') === 'off' ? message : { ...message, text: replyText };
}

/** The network as an adapter sees it: only URLs that a tenant may have called, never redirected, and known whether anything left. */
function watched({ network, outbound }: Pick<RouteDeps, 'network' | 'outbound'>) {
  const line = {
    isUsed: false,
    reason: 'adapter_broke',
    network: async (url: string, init: RequestInit): Promise<Response> => {
      if (!checkOutboundUrl(url, outbound).ok) {
        line.reason = 'url_refused';
        throw new Error('This URL is not called.');
      }
      line.isUsed = true;
      return network(url, { ...init, redirect: 'manual' });
    },
  };
  return line;
}

/** `late`: it may send yet, even if nothing has left so far. */
async function inTime({ wait }: Pick<RouteDeps, 'wait'>, send: () => Promise<SendOutcome>): Promise<SendOutcome | 'late' | 'threw'> {
  const ended = new AbortController();
  const late = wait(ADAPTER_TIMEOUT_MS, ended.signal).then(() => 'late' as const);
  try {
    return await Promise.race([send(), late]);
  } catch {
    // An unknown outcome by the contract of Messenger.send, unless nothing had left: the caller knows that.
    return 'threw';
  } finally {
    ended.abort();
  }
}
