/** Names of the Durable Objects, and their stubs. The one place that knows how an object is found. */
import { CONFIG_CACHE_DEMO_MS, CONFIG_CACHE_MS } from '../shared/limits.ts';
import type { LedgerApi, LedgerPlace } from './consent/ledger-api.ts';
import type { Ms } from './consent/model.ts';
import { isTestPlace } from './consent/place.ts';
import type { HeadKeeper } from './consent/recovery.ts';
import type { Bindings, EdgeTrust, Env } from './env.ts';
import { cachedAccounts } from './messaging/account-cache.ts';
import { messengerFor, PROVIDERS } from './messaging/registry.ts';
import { sendByRoute } from './messaging/send-by-route.ts';
import { network } from './platform/network.ts';
import { wait } from './platform/timer.ts';

/** Limit: a workspace bound to `eu` uses the namespace's jurisdiction where the runtime has one; workerd alone throws, so it isn't asked. */
export const workspaceStub = (bindings: Bindings, workspace: string) => bindings.WORKSPACE.getByName(workspace);
/** Typed by the interface: the runtime's own stub type makes `never` of every answer that holds evidence, whose values are `unknown`. */
export const ledgerStub = (bindings: Bindings, workspace: string, partition: number): LedgerApi =>
  bindings.LEDGER.getByName(`${workspace}/${partition}`) as unknown as LedgerApi;
export const courierStub = (bindings: Bindings, workspace: string, destination: string) =>
  bindings.COURIER.getByName(`${workspace}/${destination}`);
/** Limits on messages are a workspace's own and are judged together, so that one call counts all of them or none. */
export const sendLimiterStub = (bindings: Bindings, workspace: string) => bindings.LIMITER.getByName(`sends/${workspace}`);
/**
 * What limits callers and spends single-use nonces. Where objects run on many machines, 16 of them share the work; on one machine they
 * would only keep calls from sharing a commit.
 * @param key hex
 */
export const limiterShard = (edge: EdgeTrust, key: string): string => (edge.kind === 'cloudflare' ? key.slice(0, 1) : '');
export const limiterStub = (bindings: Bindings, shard: string) => bindings.LIMITER.getByName(`limiter/shard-${shard}`);
/** Where the builds before spent the nonces of tokens that name no shard: such a token lives for a day. */
export const formerLimiterStub = (bindings: Bindings, key: string) => bindings.LIMITER.getByName(`limiter/${key.slice(0, 2)}`);

/** The Workspace as a ledger's recovery knows it. */
export function workspaceHeads(bindings: Bindings, place: LedgerPlace): HeadKeeper {
  if (isTestPlace(place)) return NO_HEADS;
  const { workspace } = place;
  const keeper = workspaceStub(bindings, workspace);
  return {
    ledgerHead: (partition) => keeper.ledgerHead(partition),
    reportHead: (partition, report) => keeper.reportHead(partition, report),
    nextGeneration: (partition, atLeast) => keeper.nextGeneration(partition, atLeast),
    erasedIn: (partition) => keeper.erasedIn(partition),
  };
}

/** What a test ledger is held to: nothing. What is lost of it was no consent. */
const NO_HEADS: HeadKeeper = {
  ledgerHead: async () => ({ head: null, recovering: false }),
  reportHead: async () => null,
  nextGeneration: async (_, atLeast) => atLeast,
  erasedIn: async () => [],
};

/** The way of a message: by the merchant's accounts, and by the operator's messenger where none carries it. */
export const messageRoute = (bindings: Bindings, env: Env, now: () => Ms) =>
  sendByRoute({
    accounts: cachedAccounts({
      read: (workspace) => workspaceStub(bindings, workspace).channelAccounts(),
      now,
      lifeMs: env.demo ? CONFIG_CACHE_DEMO_MS : CONFIG_CACHE_MS,
    }),
    providers: PROVIDERS,
    lastResort: messengerFor(env, network),
    network,
    outbound: { demo: env.demo, ownHost: new URL(env.publicUrl).host },
    wait,
  });
