/** What every destination keeps to, whatever its vendor's words. A new adapter adds its settings and readers here, nothing else. */
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import type { ConsentChanged, EventState } from '../../shared/contract/event.ts';
import { CHANNELS, PURPOSES, STANDINGS } from '../../shared/vocabulary.ts';
import type { AddressState, Destination, SendContext, VendorRequest } from '../../worker/sync/destination.ts';
import { signature } from '../../worker/sync/destinations/standard-webhooks/signature.ts';
import { DESTINATIONS } from '../../worker/sync/registry.ts';
import { addressState, EMAIL, PHONE, stateOf } from './destination-states.ts';

interface Sample {
  readonly settings: unknown;
  readonly otherSettings: readonly unknown[];
  readonly secret: string;
  /** Which `channel purpose` pairs a request says may be used, in the vendor's own words; read as the vendor would. */
  readonly permits: (request: VendorRequest) => readonly string[];
  /** Answers that look well and are not. */
  readonly failuresInside2xx: readonly string[];
}

const EVERY_PAIR = CHANNELS.flatMap((channel) => PURPOSES.map((purpose) => ({ programme: 'default', channel, purpose })));

interface Track {
  readonly context: { readonly consent: { readonly categoryPreferences: Readonly<Record<string, boolean>> } };
}

const SAMPLES: { readonly [Id in keyof typeof DESTINATIONS]: Sample } = {
  braze: {
    settings: {
      type: 'braze',
      endpoint: 'https://rest.fra-01.braze.eu',
      mapping: EVERY_PAIR.map((pair) => ({ ...pair, subscription_group_id: `${pair.channel} ${pair.purpose}` })),
    },
    otherSettings: [
      { type: 'braze' },
      { type: 'braze', endpoint: 'http://rest.iad-01.braze.com' },
      { type: 'braze', endpoint: 'https://rest.iad-01.braze.com.shop.example' },
      { type: 'braze', endpoint: 'https://rest.iad-01.braze.com/users' },
      { type: 'braze', endpoint: 'https://shop.example/rest.iad-01.braze.com' },
      {
        type: 'braze',
        endpoint: 'https://rest.iad-01.braze.com',
        attributes: ['default', 'other'].map((programme) => ({ programme, channel: 'rcs', purpose: 'marketing' })),
      },
    ],
    secret: '8f1c0e5a-rest-api-key',
    permits: ({ body }) =>
      (
        JSON.parse(body) as { attributes: { subscription_groups: { subscription_group_id: string; subscription_state: string }[] }[] }
      ).attributes
        .flatMap((object) => object.subscription_groups)
        .filter((group) => group.subscription_state === 'subscribed')
        .map((group) => group.subscription_group_id),
    failuresInside2xx: [
      '',
      '<html>',
      '{}',
      '{"message":"success","errors":[{"type":"bad","input_array":"attributes","index":0}]}',
      '{"message":"success","errors":[{"type":"bad","input_array":"attributes","index":7}]}',
      '{"message":"success","errors":["bad"]}',
      '{"message":"success","errors":{"bad":1}}',
      '{"message":"Valid data must be provided"}',
    ],
  },
  segment: {
    settings: {
      type: 'segment',
      region: 'eu',
      mapping: EVERY_PAIR.map((pair) => ({ ...pair, category: `${pair.channel} ${pair.purpose}` })),
    },
    otherSettings: [
      { type: 'segment', region: 'eu' },
      { type: 'segment', region: 'eu', mapping: [] },
      { type: 'segment', region: 'api.segment.io', mapping: [{ ...EVERY_PAIR[0], category: 'a' }] },
    ],
    secret: 'the-write-key-of-a-source',
    permits: ({ body }) =>
      (JSON.parse(body) as { batch: Track[] }).batch.flatMap((event) =>
        Object.entries(event.context.consent.categoryPreferences)
          .filter(([, isOn]) => isOn)
          .map(([category]) => category),
      ),
    failuresInside2xx: ['', '<html>', '{"success":false}'],
  },
  standard_webhooks: {
    settings: { type: 'standard_webhooks', url: 'https://hooks.shop.example/sayso' },
    otherSettings: [
      { type: 'standard_webhooks' },
      { type: 'standard_webhooks', url: 'ftp://shop.example' },
      { type: 'standard_webhooks', url: 7 },
    ],
    secret: `whsec_${Buffer.alloc(32, 3).toString('base64')}`,
    permits: ({ body }) =>
      (JSON.parse(body) as ConsentChanged).data.state
        .filter(({ permitted }) => permitted)
        .map((state) => `${state.channel} ${state.purpose}`),
    // A 2xx is success, whatever its body says.
    failuresInside2xx: [],
  },
};

const states = fc.uniqueArray(
  fc.record({
    channel: fc.constantFrom(...CHANNELS),
    purpose: fc.constantFrom(...PURPOSES),
    standing: fc.constantFrom(...STANDINGS),
    suppressed: fc.boolean(),
  }),
  { selector: ({ channel, purpose }) => `${channel} ${purpose}`, maxLength: 8 },
);
const batchOf = (all: readonly (readonly EventState[])[]): AddressState[] =>
  all.map((state, index) =>
    addressState({
      id: `0:${index + 1}`,
      messageId: `msg_${index + 1}`,
      contact: `ctc_${index + 1}`,
      address: { kind: 'phone', scope: '', value: `+12025550${100 + index}` },
      state,
    }),
  );

describe.each(Object.entries(DESTINATIONS) as [keyof typeof DESTINATIONS, Destination<unknown>][])('destination %s', (id, destination) => {
  const sample = SAMPLES[id];
  const context = (): SendContext<unknown> => ({
    settings: destination.settings.parse(sample.settings),
    secret: sample.secret,
    nowMs: Date.now(),
  });
  const oneBatch = () => batchOf([[stateOf({ channel: 'sms', purpose: 'marketing', standing: 'granted', suppressed: false })]]);

  test('is registered under its own id, with a place to read about it and sane numbers', () => {
    expect(destination.id).toBe(id);
    expect(destination.docs).toMatch(/^https:\/\//);
    expect(destination.batchMax).toBeGreaterThanOrEqual(1);
    expect(destination.settleMs).toBeGreaterThan(0);
  });

  test('takes its settings and refuses others', () => {
    expect(destination.settings.safeParse(sample.settings).success).toBe(true);
    for (const wrong of [...sample.otherSettings, { ...(sample.settings as object), surprise: 1 }, null]) {
      expect(destination.settings.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
    }
  });

  test('R1.6 never says more than was granted', () => {
    fc.assert(
      fc.property(fc.array(states, { minLength: 1, maxLength: destination.batchMax }), (all) => {
        const batch = batchOf(all.map((one) => one.map(stateOf)));
        for (const request of destination.build(batch, context())) {
          const allowed = batch
            .filter((item) => request.covers.includes(item.id))
            .flatMap(({ event }) =>
              event.data.state.filter(({ permitted }) => permitted).map((state) => `${state.channel} ${state.purpose}`),
            );
          expect([...sample.permits(request)].sort()).toEqual(allowed.sort());
        }
      }),
    );
  });

  test('covers every address of a batch', () => {
    const batch = batchOf(
      Array.from({ length: destination.batchMax }, () => [
        stateOf({ channel: 'sms', purpose: 'marketing', standing: 'withdrawn', suppressed: false }),
      ]),
    );
    const covered = destination.build(batch, context()).flatMap(({ covers }) => covers);
    expect(new Set(covered)).toEqual(new Set(batch.map((item) => item.id)));
  });

  test('is deterministic', () => {
    const at = context();
    expect(destination.build(oneBatch(), at)).toEqual(destination.build(oneBatch(), at));
  });

  test('names an outcome for every address, whatever comes back', () => {
    const [request] = destination.build(oneBatch(), context());
    const status = fc.oneof(fc.integer({ min: 100, max: 599 }), fc.constantFrom(0, 200, 204, 301, 408, 410, 429, 500));
    fc.assert(
      fc.property(
        status,
        fc.oneof(fc.string(), fc.json()),
        fc.option(fc.stringMatching(/^[\x20-\x7e]{0,20}$/)),
        (code, text, retryAfter) => {
          const headers = new Headers(retryAfter === null ? {} : { 'retry-after': retryAfter });
          const outcomes = destination.read({ status: code, headers, text, receivedAtMs: Date.now() }, request!);
          expect([...outcomes.keys()].sort()).toEqual([...new Set(request!.covers)].sort());
          for (const outcome of outcomes.values()) {
            if (outcome.kind === 'delivered') expect(code >= 200 && code < 300).toBe(true);
            else expect(outcome.reason.length).toBeGreaterThan(0);
          }
        },
      ),
    );
  });

  test('finds failures inside a 2xx', () => {
    const [request] = destination.build(oneBatch(), context());
    for (const text of sample.failuresInside2xx) {
      const outcomes = destination.read({ status: 200, headers: new Headers(), text, receivedAtMs: 0 }, request!);
      expect([...outcomes.values()].map(({ kind }) => kind)).not.toContain('delivered');
    }
  });

  test('an overload is tried again later, after the time that was asked for', () => {
    const [request] = destination.build(oneBatch(), context());
    const outcomes = destination.read({ status: 429, headers: new Headers({ 'retry-after': '30' }), text: '', receivedAtMs: 0 }, request!);
    expect([...outcomes.values()]).toMatchObject([{ kind: 'failed', retry: 'later', retryAfterMs: 30_000 }]);
  });

  test('a test request holds no address and covers itself', () => {
    const request = destination.test('msg_9', context());
    expect(request.url).toMatch(/^https:\/\//);
    expect(request.body).not.toMatch(/\+\d{7,}/);
    expect(request.covers).toEqual(['msg_9']);
  });

  test('a deletion goes to the vendor, or the merchant must ask there', () => {
    for (const address of [PHONE, EMAIL]) {
      const requests = destination.forget({ messageId: 'msg_9', contact: 'ctc_9', address, customers: ['c-1'] }, context());
      expect(requests.length > 0).toBe(destination.forgetting === 'request');
      for (const { url, body } of requests) expect(`${url} ${body.length > 2}`).toMatch(/^https:\/\/.* true$/);
    }
  });

  test('an address that never granted a mapped pair is told nothing by an adapter that maps, and nothing false by any', () => {
    for (const request of destination.build(batchOf([[]]), context())) expect(sample.permits(request)).toEqual([]);
  });

  test('the secret is in no URL and no body, and only in headers that are never shown', () => {
    const shown = [...destination.build(oneBatch(), context()), destination.test('msg_9', context())].map(({ url, body, headers }) =>
      [url, body, ...Object.entries(headers).flatMap(([name, value]) => (destination.secretHeaders.includes(name) ? [] : [value]))].join(
        ' ',
      ),
    );
    const secret = sample.secret.replace('whsec_', '');
    for (const text of shown) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(btoa(`${secret}:`));
    }
  });
});

describe('standard_webhooks, by its specification', () => {
  const { standard_webhooks: destination } = DESTINATIONS;
  const sample = SAMPLES.standard_webhooks;
  const settings = destination.settings.parse(sample.settings);
  const build = (secret: string, nowMs: number) =>
    destination.build(batchOf([[stateOf({ channel: 'sms', purpose: 'marketing', standing: 'granted', suppressed: false })]]), {
      settings,
      secret,
      nowMs,
    })[0]!;

  test('its signatures verify with the vendor-neutral package, for every length of secret', () => {
    for (const bytes of [24, 32, 64]) {
      const secret = `whsec_${Buffer.alloc(bytes, 5).toString('base64')}`;
      const request = build(secret, Date.now());
      expect(new Webhook(secret).verify(request.body, { ...request.headers })).toEqual(JSON.parse(request.body));
      expect(() => new Webhook(sample.secret).verify(request.body, { ...request.headers })).toThrow();
      expect(() => new Webhook(secret).verify(`${request.body} `, { ...request.headers })).toThrow();
    }
  });

  test('the signature of known bytes is the published one', () => {
    // The example of the specification's reference libraries: secret, id, timestamp and payload with their signature.
    const published = signature(
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      1614265330,
      '{"test": 2432232314}',
    );
    expect(published).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  test('a repeat of one message is signed anew under the same id', () => {
    const [first, later] = [build(sample.secret, 1_700_000_000_000), build(sample.secret, 1_700_000_600_000)];
    expect([later.headers['webhook-id'], later.headers['webhook-timestamp']]).toEqual([first.headers['webhook-id'], '1700000600']);
    expect(later.headers['webhook-signature']).not.toBe(first.headers['webhook-signature']);
  });

  test.each<[number, object]>([
    [200, { kind: 'delivered' }],
    [299, { kind: 'delivered' }],
    [301, { kind: 'failed', retry: 'later', unknown: false }],
    [400, { kind: 'failed', retry: 'later', unknown: false }],
    [408, { kind: 'failed', retry: 'later', unknown: true }],
    [410, { kind: 'gone' }],
    [429, { kind: 'failed', retry: 'later', unknown: false }],
    [500, { kind: 'failed', retry: 'later', unknown: true }],
    [504, { kind: 'failed', retry: 'later', unknown: true }],
  ])('%d means %o', (status, outcome) => {
    const request = build(sample.secret, Date.now());
    expect([...destination.read({ status, headers: new Headers(), text: 'words', receivedAtMs: 0 }, request).values()]).toMatchObject([
      outcome,
    ]);
  });

  test('the names of its headers are those of the specification, in lower case', () => {
    expect(Object.keys(build(sample.secret, 0).headers)).toEqual([
      'content-type',
      'user-agent',
      'webhook-id',
      'webhook-timestamp',
      'webhook-signature',
    ]);
  });
});
