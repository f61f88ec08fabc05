/**
 * One property over all adapters, through real HTTP to the vendors' stand-ins: what a vendor would do is a subset of what is granted,
 * whatever the state, the order, the identities, repeats, and what the vendor had learned by itself before.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConsentChanged, EventState } from '../../shared/contract/event.ts';
import { mergeExternalIds } from '../../worker/consent/external-ids.ts';
import type { AddressState, Destination } from '../../worker/sync/destination.ts';
import { DESTINATIONS } from '../../worker/sync/registry.ts';
import { BrazeServer } from '../vendors/braze-server.ts';
import { SegmentServer } from '../vendors/segment-server.ts';
import { StandardWebhooksReceiver } from '../vendors/standard-webhooks-receiver.ts';
import { addressState, claimed, signed, stateOf } from './destination-states.ts';

const ADDRESSES: readonly ConsentChanged['data']['address'][] = [
  { kind: 'phone', scope: '', value: '+12025550141' },
  { kind: 'phone', scope: '', value: '+12025550142' },
  { kind: 'email', scope: '', value: 'jo@shop.example' },
  { kind: 'email', scope: '', value: 'sam@shop.example' },
];
/** By address kind: the pairs that a form asks for, and one that is not mapped. */
const PAIRS = {
  phone: ['sms marketing', 'whatsapp marketing', 'rcs marketing', 'sms utility'],
  email: ['email marketing', 'email service'],
} as const;
const row = (pair: string) => {
  const [channel, purpose] = pair.split(' ') as [EventState['channel'], EventState['purpose']];
  return { programme: 'default', channel, purpose };
};

/** What one address holds by the last thing that was told of it. */
interface Truth {
  readonly place: string;
  readonly contact: string;
  readonly former: readonly string[];
  readonly customers: readonly string[];
  readonly before: ReadonlySet<string>;
  readonly on: ReadonlySet<string>;
  /** Held a grant once and does not permit now. */
  readonly off: ReadonlySet<string>;
}
/** A switch may be on where some pair that it stands for is, and none that was once granted is off. */
const holds = (truth: Truth, pairs: readonly string[]): boolean =>
  pairs.some((pair) => truth.on.has(pair)) && !pairs.some((pair) => truth.off.has(pair));

/** One customer's profile may hold what either address was told. */
const sharesProfile = (one: Truth, other: Truth): boolean => one === other || one.customers.some((id) => other.customers.includes(id));

interface World {
  readonly settings: unknown;
  readonly secret: string;
  readonly stop: () => Promise<void>;
  /** An opt-out that the vendor learned by itself. */
  readonly optOut: (truth: Truth, pair: string) => void;
  /** Everything that the vendor would do and nobody granted. */
  readonly beyond: (truths: readonly Truth[]) => readonly string[];
  /** What the stand-in found wrong with our requests. */
  readonly complaints: () => readonly string[];
}

const WORLDS: { readonly [Id in keyof typeof DESTINATIONS]: () => Promise<World> } = {
  async braze() {
    const groups = {
      'g-text': ['sms marketing', 'rcs marketing'],
      'g-wa': ['whatsapp marketing'],
      'g-mail': ['email marketing'],
      'g-service': ['email service'],
    };
    const server = await new BrazeServer({
      apiKey: 'k',
      groups: { 'g-text': 'sms', 'g-wa': 'whatsapp', 'g-mail': 'email', 'g-service': 'email' },
    }).start();
    return {
      secret: 'k',
      settings: {
        type: 'braze',
        endpoint: 'https://rest.iad-01.braze.com',
        base_url: server.url,
        email_global: true,
        mapping: Object.entries(groups).flatMap(([group, pairs]) => pairs.map((pair) => ({ ...row(pair), subscription_group_id: group }))),
        attributes: [{ ...row('rcs marketing') }],
      },
      stop: () => server.stop(),
      optOut: (truth, pair) => {
        for (const [group, pairs] of Object.entries(groups)) if (pairs.includes(pair)) server.optOutAtVendor(group, truth.place);
      },
      beyond: (truths) =>
        truths.flatMap((truth) => [
          ...Object.entries(groups).flatMap(([group, pairs]) =>
            server.wouldSend(group, truth.place) && !holds(truth, pairs) ? [`${group} ${truth.place}`] : [],
          ),
          ...(server.wouldEmail(truth.place) && !holds(truth, ['email marketing']) ? [`email ${truth.place}`] : []),
          ...(server.attributesOf(truth.place)?.consent_rcs_marketing === true &&
          !truths.some((other) => sharesProfile(truth, other) && other.on.has('rcs marketing'))
            ? [`attribute ${truth.place}`]
            : []),
          // A claimed id is no identity.
          ...(server.hasProfile('cus-claimed') ? ['profile of a claimed id'] : []),
        ]),
      complaints: () => [],
    };
  },
  async segment() {
    const categories = { text: ['sms marketing', 'rcs marketing'], wa: ['whatsapp marketing'], mail: ['email marketing'] };
    const server = await new SegmentServer({ writeKey: 'k', categories: Object.keys(categories) }).start();
    return {
      secret: 'k',
      settings: {
        type: 'segment',
        region: 'us',
        base_url: server.url,
        mapping: Object.entries(categories).flatMap(([category, pairs]) => pairs.map((pair) => ({ ...row(pair), category }))),
      },
      stop: () => server.stop(),
      optOut: (truth, pair) => {
        for (const [category, pairs] of Object.entries(categories))
          if (pairs.includes(pair)) server.optOutAtVendor(truth.contact, category);
      },
      beyond: (truths) =>
        Object.entries(categories).flatMap(([category, pairs]) => {
          return truths.flatMap((truth) => [
            ...(server.wouldSend(truth.contact, category) && !holds(truth, pairs) ? [`${category} ${truth.contact}`] : []),
            ...truth.former.filter((contact) => server.wouldSend(contact, category)).map((contact) => `${category} former ${contact}`),
            // A customer is told of by every address that was signed as theirs.
            ...truth.customers
              .filter(
                (id) =>
                  server.wouldSend(id, category) &&
                  !truths.some((other) => other.customers.includes(id) && !other.before.has(id) && holds(other, pairs)),
              )
              .map((id) => `${category} ${id}`),
            ...(server.wouldSend('cus-claimed', category) ? [`${category} of a claimed id`] : []),
          ]);
        }),
      complaints: () => server.rejected,
    };
  },
  async standard_webhooks() {
    const secret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    const receiver = new StandardWebhooksReceiver({ secret, dedupesById: true });
    await receiver.start();
    return {
      secret,
      settings: { type: 'standard_webhooks', url: receiver.url },
      stop: () => receiver.stop(),
      optOut: () => undefined,
      beyond: (truths) =>
        truths.flatMap((truth) => {
          const last = receiver.taken.filter(({ event }) => event.data.address.value === truth.place).at(-1);
          return (
            (last?.event.data.state ?? [])
              // A grant of some topics names them: that is no grant of the pair.
              .filter((state) => state.permitted && state.topics === null && !truth.on.has(`${state.channel} ${state.purpose}`))
              .map((state) => `${state.channel} ${truth.place}`)
          );
        }),
      complaints: () => receiver.violations,
    };
  },
};

const step = fc.record({
  address: fc.nat(ADDRESSES.length - 1),
  /** By pair, in order: undefined leaves it as it was. */
  moves: fc.array(fc.constantFrom(undefined, 'granted', 'withdrawn', 'stopped', 'expired', 'some_topics'), { minLength: 4, maxLength: 4 }),
  id: fc.option(fc.constantFrom(signed('cus-1'), signed('cus-2'), claimed('cus-1'), claimed('cus-claimed'))),
  newOwner: fc.nat(3).map((n) => n === 0),
  repeats: fc.nat(2),
  /** What the person would rather have: it must never turn anything on. */
  wishes: fc.option(
    fc.record({
      order: fc.constantFrom<('sms' | 'email')[]>([], ['sms'], ['email', 'sms']),
      frequency: fc.constantFrom(null, 'weekly', 'important_only'),
      language: fc.constantFrom(null, 'de'),
      hours: fc.constantFrom(null, { from: '09:00', to: '21:00', zone: null }),
      paused_until: fc.constantFrom(null, '2026-12-01T12:00:00.000Z'),
      verified: fc.boolean(),
    }),
  ),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const NOTHING = [undefined, undefined, undefined, undefined];
const QUIET = { address: 0, moves: NOTHING, id: null, newOwner: false, repeats: 0, wishes: null } as const;

/** Found by chance once, and kept. */
const FOUND: Readonly<Record<keyof typeof DESTINATIONS, readonly (readonly [readonly number[], readonly Step[]])[]>> = {
  // A phone and an email come to be one customer, so that two profiles have the email; then somebody else has it.
  braze: [
    [
      [],
      [
        { ...QUIET, address: 0, moves: [undefined, undefined, 'granted', undefined], id: signed('cus-2') },
        { ...QUIET, address: 2, moves: ['granted', undefined, undefined, undefined] },
        { ...QUIET, address: 2, id: signed('cus-2') },
        { ...QUIET, address: 2, moves: ['some_topics', undefined, undefined, undefined], newOwner: true },
      ],
    ],
  ],
  segment: [],
  standard_webhooks: [],
};

interface Held {
  owner: number;
  readonly moved: Map<string, string>;
  ids: ConsentChanged['data']['external_ids'];
  /** Signed for an owner before: whoever has the number now is somebody else. */
  before: ReadonlySet<string>;
}

function move(held: Held, kind: 'phone' | 'email', one: Step): void {
  if (one.newOwner) {
    held.owner += 1;
    held.before = new Set(held.ids.filter(({ verified }) => verified).map(({ value }) => value));
    for (const pair of held.moved.keys()) held.moved.set(pair, 'not_asked');
  }
  PAIRS[kind].forEach((pair, index) => {
    const to = one.moves[index];
    // What never held a grant is not ours to tell, and not in the event.
    const isFirst = !held.moved.has(pair);
    if (to !== undefined && !(isFirst && to !== 'granted' && to !== 'some_topics')) held.moved.set(pair, to);
  });
  const { id } = one;
  if (id) held.ids = [...mergeExternalIds(held.ids, [id])];
}

const statesOf = (held: Held): EventState[] =>
  [...held.moved].map(([pair, to]) => ({
    ...stateOf({
      ...row(pair),
      standing: to === 'withdrawn' || to === 'expired' || to === 'not_asked' ? to : 'granted',
      suppressed: to === 'stopped',
      topics: to === 'some_topics' ? ['sales'] : null,
    }),
  }));

async function deliver(adapter: Destination<unknown>, world: World, state: AddressState): Promise<void> {
  const context = { settings: adapter.settings.parse(world.settings), secret: world.secret, nowMs: Date.now() };
  for (const request of adapter.build([state], context)) {
    const response = await fetch(request.url, { method: request.method, headers: request.headers, body: request.body });
    const outcomes = adapter.read(
      { status: response.status, headers: response.headers, text: await response.text(), receivedAtMs: Date.now() },
      request,
    );
    expect([...outcomes.values()]).toEqual([{ kind: 'delivered' }]);
  }
}

async function live(adapter: Destination<unknown>, world: World, optOuts: readonly number[], steps: readonly Step[]): Promise<void> {
  const held = ADDRESSES.map((): Held => ({ owner: 0, moved: new Map(), ids: [], before: new Set() }));
  const truthOf = (index: number): Truth => {
    const [one, address] = [held[index]!, ADDRESSES[index]!];
    const contact = (owner: number) => `ctc_${index}_${owner}`;
    return {
      place: address.value,
      contact: contact(one.owner),
      former: Array.from({ length: one.owner }, (_, owner) => contact(owner)),
      customers: one.ids.filter(({ verified }) => verified).map(({ value }) => value),
      before: one.before,
      on: new Set([...one.moved].filter(([, to]) => to === 'granted').map(([pair]) => pair)),
      off: new Set([...one.moved].filter(([, to]) => to !== 'granted').map(([pair]) => pair)),
    };
  };
  for (const index of optOuts) for (const pair of [...PAIRS.phone, ...PAIRS.email]) world.optOut(truthOf(index), pair);
  for (const [nth, one] of steps.entries()) {
    const address = ADDRESSES[one.address]!;
    const mine = held[one.address]!;
    move(mine, address.kind as 'phone' | 'email', one);
    const truth = truthOf(one.address);
    const state = statesOf(mine);
    // The core tells nothing of an address that never held a grant.
    if (state.length === 0) continue;
    const told = addressState({
      messageId: `msg_${nth}`,
      contact: truth.contact,
      formerContact: truth.former.at(-1) ?? null,
      address,
      ids: mine.ids,
      state,
    });
    const wished =
      one.wishes === null ? told : { ...told, event: { ...told.event, data: { ...told.event.data, preferences: one.wishes } } };
    for (let sent = 0; sent <= one.repeats; sent++) await deliver(adapter, world, wished);
    expect(world.beyond(ADDRESSES.map((_, index) => truthOf(index)))).toEqual([]);
    expect(world.complaints()).toEqual([]);
  }
}

test.each(Object.entries(DESTINATIONS) as unknown as [keyof typeof DESTINATIONS, Destination<unknown>][])(
  'R1.6 what %s would do is a subset of what is granted, for any state, order, identity, repeat and prior opt-out',
  async (id, adapter) => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(3)), fc.array(step, { minLength: 1, maxLength: 12 }), async (optOuts, steps) => {
        const world = await WORLDS[id]();
        try {
          await live(adapter, world, optOuts, steps);
        } finally {
          await world.stop();
        }
      }),
      { numRuns: 150, examples: FOUND[id].map(([optOuts, steps]): [number[], Step[]] => [[...optOuts], [...steps]]) },
    );
  },
  60_000,
);
