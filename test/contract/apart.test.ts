/**
 * Two addresses that were typed together are never in one request, to any destination: not by what an adapter builds of one address, and
 * not by what happens to be due at the same time.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DestinationSettings, destinationSettings } from '../../shared/contract/destination.ts';
import type { Address } from '../../shared/vocabulary.ts';
import { fold } from '../../worker/consent/fold.ts';
import type { ChangedAddress } from '../../worker/consent/ledger-api.ts';
import type { ActRecord } from '../../worker/consent/model.ts';
import { absorb, claim, type Delivery } from '../../worker/sync/delivery.ts';
import type { VendorRequest } from '../../worker/sync/destination.ts';
import { pseudonyms } from '../../worker/sync/pseudonyms.ts';
import { type DESTINATIONS, destinationFor } from '../../worker/sync/registry.ts';
import { type SenderDeps, sendBatch } from '../../worker/sync/sender.ts';
import { Store } from '../../worker/sync/store.ts';
import { Traffic } from '../../worker/sync/traffic.ts';
import { nodeStorage } from '../unit/sync/node-storage.ts';

const PAIRS = (['sms', 'email'] as const).map((channel) => ({ programme: 'default', channel, purpose: 'marketing' as const }));
const SETTINGS: { readonly [Id in keyof typeof DESTINATIONS]: unknown } = {
  braze: {
    type: 'braze',
    endpoint: 'https://rest.fra-01.braze.eu',
    mapping: PAIRS.map((pair) => ({ ...pair, subscription_group_id: pair.channel })),
  },
  segment: { type: 'segment', region: 'eu', mapping: PAIRS.map((pair) => ({ ...pair, category: pair.channel })) },
  standard_webhooks: { type: 'standard_webhooks', url: 'https://hooks.shop.example/sayso' },
};
const NOW = Date.UTC(2027, 0, 1);
const PLACE = { workspace: '00'.repeat(8), destination: 'd1', partitions: 1 };

/** A phone and an email of one visitor, typed together: granted or withdrawn, with the link record that says so in between. */
function changed(no: number, address: Address, acts: readonly ('grant' | 'withdraw')[], customer: string | null): ChangedAddress {
  const channel = address.kind === 'phone' ? 'sms' : 'email';
  const key = { programme: 'default', channel, purpose: 'marketing' } as const;
  const whole = { programme: null, channel: null, purpose: null };
  const records = [...acts, 'link' as const].map(
    (act, index): ActRecord => ({
      seq: index + 1,
      act,
      key: act === 'link' ? whole : key,
      topics: null,
      fromMs: NOW + index,
      toMs: NOW + index,
      recordedAtMs: NOW + index,
      method: 'preference_center',
      verified: true,
      of: [],
      disclosure: act === 'grant' ? 'ab'.repeat(32) : null,
      terms: {},
    }),
  );
  const externalIds = customer === null ? [] : [{ namespace: 'customer', value: customer, verified: true }];
  return { no, seq: records.length, address, state: fold(records), externalIds, records };
}

const acts = fc
  .array(fc.constantFrom('grant' as const, 'withdraw' as const), { minLength: 0, maxLength: 2 })
  .map((more) => ['grant' as const, ...more]);
const visitor = fc.record({ phone: acts, email: acts, customer: fc.option(fc.constantFrom('c-1', 'c-2')) });

async function requestsFor(settings: DestinationSettings, addresses: readonly ChangedAddress[]): Promise<VendorRequest[]> {
  const sent: VendorRequest[] = [];
  const store = new Store(nodeStorage());
  const rows = addresses.map((each): Delivery => {
    const news = { partition: 0, no: each.no, seq: each.seq, afterSeq: 0, withdrawal: false, withdrawalAtMs: null };
    const row = claim(absorb(null, news, NOW), 0, NOW);
    store.put(row);
    return row;
  });
  const deps: SenderDeps = {
    place: PLACE,
    store,
    names: pseudonyms({ current: 1, keys: new Map([[1, new Uint8Array(32)]]) }, PLACE.workspace, PLACE.destination),
    links: () => null,
    ledger: () => ({
      changed: async (_, no) => addresses.find((each) => each.no === no) ?? null,
      changes: async () => ({ addresses: [], upTo: 0, head: 0 }),
      head: async () => 0,
      addresses: async () => ({ addresses: [], upTo: 0, last: 0 }),
      positionAt: async () => 0,
    }),
    now: () => NOW + 1000,
    report: (what, error) => {
      throw new Error(what, { cause: error });
    },
    call: async (request) => {
      sent.push(request);
      return { kind: 'answer', status: 200, headers: new Headers(), text: '{}' };
    },
    random: () => 0.5,
    adapter: (target) => destinationFor(target.settings),
  };
  const target = {
    id: 'd1',
    key: 'd',
    settings,
    secret: `whsec_${Buffer.alloc(32, 3).toString('base64')}`,
    status: 'active',
    optOuts: 'imported',
    lastNotice: 0,
    partitions: 1,
    jurisdiction: 'none',
    footer: null,
  } as const;
  await sendBatch(deps, { target, rows, isProbe: false, traffic: new Traffic(deps) });
  return sent;
}

describe.each(Object.entries(SETTINGS))('R5.16 destination %s', (_, given) => {
  test('no request holds a phone and an email, whoever is due together, in whatever order', async () => {
    const settings = destinationSettings.parse(given);
    let requests = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(visitor, { minLength: 1, maxLength: 6 }), fc.nat(), async (visitors, turn) => {
        const addresses = visitors.flatMap(({ phone, email, customer }, index) => [
          changed(2 * index + 1, { kind: 'phone', scope: '', value: `+120255501${String(index).padStart(2, '0')}` }, phone, customer),
          changed(2 * index + 2, { kind: 'email', scope: '', value: `visitor${index}@example.com` }, email, customer),
        ]);
        const at = turn % addresses.length;
        const sent = await requestsFor(settings, [...addresses.slice(at), ...addresses.slice(0, at)]);
        requests += sent.length;
        for (const { body, url, headers } of sent) {
          const whole = JSON.stringify([body, url, headers]);
          const kinds = new Set(addresses.filter(({ address }) => whole.includes(address.value)).map(({ address }) => address.kind));
          expect(kinds.size, whole).toBeLessThan(2);
          const covered = new Set(sent.flatMap((request) => request.covers));
          for (const { no } of addresses) expect(covered).toContain(`0:${no}`);
        }
      }),
      { numRuns: 100 },
    );
    expect(requests).toBeGreaterThan(100);
  });
});
