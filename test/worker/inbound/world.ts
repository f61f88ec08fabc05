/** A merchant with a channel account, and the platform that tells of it: over HTTP, with real ledgers behind. */
import { channelAccountView } from '../../../shared/contract/channel-account.ts';
import { inboundCounts } from '../../../shared/contract/inbound.ts';
import type { Address, ChannelId } from '../../../shared/vocabulary.ts';
import type { LedgerApi } from '../../../worker/consent/ledger-api.ts';
import { keyState, permitted } from '../../../worker/consent/permitted.ts';
import { partitionOf } from '../../../worker/consent/place.ts';
import { parseKeyRing } from '../../../worker/platform/keys.ts';
import type { InboundKit, KitAccount, KitRequest } from '../../contract/inbound/kit.ts';
import { aMerchant, bindings, HOST, type Merchant, PROGRAMME, send } from '../admin/admin.ts';
import { PARTITIONS } from '../partitions.ts';

let accounts = 0;

export interface Connected {
  readonly merchant: Merchant;
  readonly id: string;
  /** As the vendor was given it. */
  readonly url: string;
}

export async function connected(kit: InboundKit, given: KitAccount = kit.account, more: Record<string, unknown> = {}, by?: Merchant) {
  const merchant = by ?? (await aMerchant());
  if (!by) await merchant.call('PUT', '/v1/programmes/default', PROGRAMME);
  accounts += 1;
  const body = { key: `account-${accounts}`, platform: kit.platform, name: 'Account', ...given, ...more };
  const made = await merchant.ok('POST', '/v1/channel-accounts', channelAccountView, body, 201);
  return { merchant, id: made.id, url: made.inbound_url } satisfies Connected;
}

/** As the vendor calls it: what it signed is the public URL. */
export function deliver({ url, method, headers, body }: KitRequest): Promise<Response> {
  const { pathname, search } = new URL(url);
  return send(`${pathname}${search}`, { method, headers: { ...headers }, ...(method === 'POST' && { body }) });
}
export const here = (path: string): string => `${HOST}${path}`;

export function ledgerOf({ workspace }: Merchant, address: Address) {
  const partition = partitionOf(parseKeyRing('HASH_KEY', bindings.HASH_KEY), workspace, address, PARTITIONS);
  const api = bindings.LEDGER.getByName(`${workspace}/${partition}`) as unknown as LedgerApi;
  return { api, place: { workspace, partition, partitions: PARTITIONS } };
}

/** Standing of marketing there, with why nothing may go all the same; `unknown` where there is no such address. */
export async function standing(merchant: Merchant, address: Address, channel: ChannelId): Promise<string> {
  const { api, place } = ledgerOf(merchant, address);
  const view = await api.find(place, address);
  if (!view) return 'unknown';
  const key = keyState(view.state, 'default', channel, 'marketing');
  const { suppressedBy } = permitted(key, view.state, Date.now());
  return [key.standing, ...(key.stopped && !suppressedBy.includes('stop') ? ['(stopped)'] : []), ...suppressedBy].join(' ');
}
export async function records(merchant: Merchant, address: Address): Promise<number> {
  const { api, place } = ledgerOf(merchant, address);
  const view = await api.find(place, address);
  return view ? (await api.timeline(place, { no: view.no }, null, 1000)).entries.length : 0;
}

/** What the account's counts say as soon as they hold all of that many. */
export async function counted({ merchant, id }: Connected, atLeast: number) {
  const end = performance.now() + 10_000;
  for (;;) {
    const { days } = await merchant.ok('GET', `/v1/channel-accounts/${id}/inbound`, inboundCounts);
    const [today] = days;
    const all = today ? [today.accepted, today.refused, today.unknown].flatMap((each) => Object.values(each)) : [];
    if (today && all.reduce((sum, n) => sum + n, 0) >= atLeast) return today;
    if (performance.now() > end) throw new Error(`not so many counted: ${JSON.stringify(days)}`);
    await scheduler.wait(20);
  }
}
