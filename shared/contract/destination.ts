/** Destinations that are told the state, and their deliveries. */
import { z } from 'zod';
import {
  BRAZE_REQUESTS_PER_SECOND_MAX,
  CHOICES_MAX,
  COURIER_REQUESTS_IN_FLIGHT_MAX,
  EMAIL_CHARS_MAX,
  MAPPING_ROWS_MAX,
  PHONE_CHARS_MAX,
  REQUESTS_PER_SECOND_MIN,
  SECRET_CHARS_MAX,
  SEGMENT_REQUESTS_PER_SECOND_MAX,
  SUPPRESSIONS_PER_CALL_MAX,
  WEBHOOK_REQUESTS_PER_SECOND_MAX,
} from '../limits.ts';
import { assertNever } from '../result.ts';
import { channel, countryCode, httpsUrl, opaque, purpose, shortText, slug, timestamp, timestampInput } from './primitives.ts';

/** Fields beyond the address's own state, each switched on by itself. */
const include = z
  .array(z.enum(['preferences']))
  .max(1)
  .optional();

/**
 * Links for the footer of what the merchant sends: each address is told with two of its own. `widget` is the key of the published widget
 * whose look and languages the linked pages take.
 */
const footer_links = z.strictObject({ widget: slug }).optional();

/** Less than the adapter's own bounds, for a vendor's plan or a receiver that can't take so much. */
const limits = (requestsPerSecondMax: number) =>
  z
    .strictObject({
      requests_per_second: z.number().min(REQUESTS_PER_SECOND_MIN).max(requestsPerSecondMax).optional(),
      concurrency: z.int().min(1).max(COURIER_REQUESTS_IN_FLIGHT_MAX).optional(),
    })
    .optional();

export const standardWebhooksSettings = z.strictObject({
  type: z.literal('standard_webhooks'),
  url: httpsUrl,
  /** `preferences`: what the person would rather have, and every change of it. */
  include,
  /** Told as `data.links`. */
  footer_links,
  limits: limits(WEBHOOK_REQUESTS_PER_SECOND_MAX),
});

/** What is agreed to, as a row of a mapping names it. Without a topic it stands for all topics: a grant of some is then not enough. */
const pair = { programme: slug, channel, purpose, topic: slug.optional() };
/** Instead of the vendor's own host: a stand-in on the same machine in the demo and in tests, or a proxy of the merchant's. */
const base_url = httpsUrl.optional();
const attributeName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,199}$/, 'must be 1 to 200 letters, digits and _, starting with a letter');

/** The custom attributes that wishes are told as. */
export const WISH_ATTRIBUTES = {
  order: 'consent_channel_order',
  frequency: 'consent_frequency',
  language: 'consent_language',
  hours: 'consent_hours',
  paused_until: 'consent_paused_until',
} as const;

/**
 * The custom attributes that footer links are told as, by the kind of address that they belong to: a customer's number and email are one
 * profile, and a link of one says nothing of the other.
 */
export const LINK_ATTRIBUTES = {
  phone: { preferences_url: 'consent_phone_preferences_url', unsubscribe_url: 'consent_phone_unsubscribe_url' },
  email: { preferences_url: 'consent_email_preferences_url', unsubscribe_url: 'consent_email_unsubscribe_url' },
} as const;

export const brazeSettings = z
  .strictObject({
    type: z.literal('braze'),
    /** The REST endpoint of the workspace's cluster, as Braze's list of instances spells it. */
    endpoint: z
      .string()
      .regex(
        /^https:\/\/rest\.[a-z]{2,10}-\d{2}\.braze\.(?:com|eu)$/,
        'must be the REST endpoint of a cluster, such as https://rest.iad-01.braze.com',
      ),
    base_url,
    /** `preferences`: told as the custom attributes of `WISH_ATTRIBUTES`. */
    include,
    /** Told as the custom attributes of `LINK_ATTRIBUTES`. */
    footer_links,
    limits: limits(BRAZE_REQUESTS_PER_SECOND_MAX),
    /** Several rows may lead to one group: it is subscribed only if every pair of them that ever held a grant is permitted. */
    mapping: z
      .array(z.strictObject({ ...pair, subscription_group_id: z.string().min(1).max(64) }))
      .max(MAPPING_ROWS_MAX)
      .default([]),
    /** Whether the profile's global email state follows email marketing. */
    email_global: z.boolean().optional(),
    /** Pairs told as custom attributes `<name>`, `<name>_at` and `<name>_text`; the name is `consent_<channel>_<purpose>` where absent. */
    attributes: z
      .array(z.strictObject({ ...pair, name: attributeName.optional() }))
      .max(MAPPING_ROWS_MAX)
      .default([]),
  })
  .refine(
    ({ attributes, include: included, footer_links: footer }) => {
      const told = attributes.map(attributeOf).flatMap((name) => [name, `${name}_at`, `${name}_text`]);
      const wishes = included?.includes('preferences') ? Object.values(WISH_ATTRIBUTES) : [];
      const links = footer ? Object.values(LINK_ATTRIBUTES).flatMap((names) => Object.values(names)) : [];
      const all = [...told, ...wishes, ...links];
      return new Set(all).size === all.length;
    },
    { path: ['attributes'], message: 'two rows would write the same attribute: give each a name of its own' },
  );

/** The custom attribute that a row is told as. */
export const attributeOf = (row: { readonly name?: string | undefined; readonly channel: string; readonly purpose: string }): string =>
  row.name ?? `consent_${row.channel}_${row.purpose}`;

export const segmentSettings = z.strictObject({
  type: z.literal('segment'),
  /** Where the Segment workspace keeps its data. The wrong one fails in silence. */
  region: z.enum(['us', 'eu']),
  base_url,
  limits: limits(SEGMENT_REQUESTS_PER_SECOND_MAX),
  /** Several rows may lead to one category: it is true only if every pair of them that ever held a grant is permitted. */
  mapping: z
    .array(z.strictObject({ ...pair, category: z.string().min(1).max(64) }))
    .min(1)
    .max(MAPPING_ROWS_MAX),
});
export const destinationSettings = z.discriminatedUnion('type', [standardWebhooksSettings, brazeSettings, segmentSettings]);
export type DestinationSettings = z.infer<typeof destinationSettings>;

/** Whether a destination is told what people would rather have. Segment's own event of a choice may carry nothing else. */
export const includesPreferences = (settings: DestinationSettings): boolean =>
  settings.type !== 'segment' && settings.include?.includes('preferences') === true;

/** Source: Segment docs "HTTP API Source" and "Regional Segment", read November 2026. */
const SEGMENT_URLS = { us: 'https://api.segment.io', eu: 'https://events.eu1.segmentapis.com' } as const;

/** The key of the widget whose pages the links of each address lead to; null where the destination is told of none. */
export const footerWidgetOf = (settings: DestinationSettings): string | null =>
  settings.type === 'segment' ? null : (settings.footer_links?.widget ?? null);

/** The URL that requests go to, or begin with. A secret that was given for one host is never sent to another. */
export function calledUrl(settings: DestinationSettings): string {
  switch (settings.type) {
    case 'standard_webhooks':
      return settings.url;
    case 'braze':
      return withoutSlash(settings.base_url ?? settings.endpoint);
    case 'segment':
      return withoutSlash(settings.base_url ?? SEGMENT_URLS[settings.region]);
    default:
      return assertNever(settings);
  }
}

/** Where in the settings that URL stands. */
export const calledUrlPath = (settings: DestinationSettings): string =>
  settings.type === 'standard_webhooks' ? 'settings.url' : 'settings.base_url';

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

export const createDestinationRequest = z.strictObject({
  key: slug,
  name: shortText,
  settings: destinationSettings,
  /**
   * `standard_webhooks`: `whsec_` + base64 of 24 to 64 bytes; made by us where absent, shown once, then never returned.
   * `braze`: a REST API key, `segment`: a source's write key; both are needed and never returned.
   */
  secret: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be printable characters without spaces')
    .max(SECRET_CHARS_MAX)
    .optional(),
});
export const updateDestinationRequest = z.strictObject({
  name: shortText.optional(),
  settings: destinationSettings.optional(),
  /** When the host that is called changes, the stored secret is cleared: give one. For `standard_webhooks` a new one is made and returned once. */
  secret: createDestinationRequest.shape.secret,
});
export const destinationView = z.strictObject({
  id: opaque,
  key: slug,
  name: shortText,
  settings: destinationSettings,
  /** `grants_paused`: withdrawals are told, grants wait. `paused` and `disabled`: nothing is told. */
  status: z.enum(['active', 'grants_paused', 'paused', 'disabled']),
  /**
   * Whether the destination's own opt-outs are known here. While they are `awaited`, nothing that was granted before it was connected is
   * told. `waived`: the merchant said that there are none. `not_asked`: connected by a release that did not ask.
   */
  opt_outs: z.enum(['awaited', 'imported', 'waived', 'not_asked']),
  /** Why it is disabled, for example that the receiver answered 410. */
  status_reason: z.string().nullable(),
  created_at: timestamp,
});
export type DestinationView = z.infer<typeof destinationView>;
/** `secret` is there only when a signing secret was made or given in this request. A vendor's key is never returned. */
export const destinationAnswer = z.strictObject({ destination: destinationView, secret: z.string().optional() });
export const destinationList = z.strictObject({ destinations: z.array(destinationView) });

export const pauseRequest = z.strictObject({
  /** `grants`: withdrawals are still told. */
  what: z.enum(['all', 'grants']).default('all'),
});

/** Who is told once more: one contact, or whoever has records from a moment on. The same state goes under the same message id. */
export const replayRequest = z
  .strictObject({ contact_id: opaque.optional(), since: z.iso.datetime({ offset: true }).optional() })
  .refine((body) => (body.contact_id === undefined) !== (body.since === undefined), {
    path: ['contact_id'],
    message: 'give either contact_id or since',
  });
export const replayAnswer = z.strictObject({ outcome: z.literal('started') });

export const backfillRequest = z.strictObject({
  /** The merchant's word that the destination has no opt-outs of its own, where they were not imported. */
  turn_on: z.boolean().default(false),
});

/** Opt-outs that the destination has of its own, recorded here as withdrawals with the method `import`. */
export const suppressionsRequest = z
  .strictObject({
    phones: z.array(z.string().min(1).max(PHONE_CHARS_MAX)).default([]),
    phone_country: countryCode.optional(),
    emails: z.array(z.string().min(3).max(EMAIL_CHARS_MAX)).default([]),
    /** What was opted out of; the whole address where absent. */
    pairs: z
      .array(z.strictObject({ programme: slug.optional(), channel, purpose: purpose.optional() }))
      .min(1)
      .max(CHOICES_MAX)
      .optional(),
    /** When; now where absent. A grant that is surely later stands, if the person at the address verified it. */
    at: timestampInput.optional(),
    /** These were the last: from now on the destination may be told of all grants. */
    complete: z.boolean().default(false),
  })
  .refine(({ phones, emails }) => phones.length + emails.length <= SUPPRESSIONS_PER_CALL_MAX, {
    path: ['phones'],
    message: `give at most ${SUPPRESSIONS_PER_CALL_MAX} addresses in one call`,
  })
  .refine(({ phones, emails, complete }) => phones.length + emails.length > 0 || complete, {
    path: ['phones'],
    message: 'give at least one address, or say that these were all',
  });
export const suppressionsAnswer = z.strictObject({ recorded: z.int(), opt_outs: destinationView.shape.opt_outs });

export const destinationStatus = z.strictObject({
  destination: slug,
  status: destinationView.shape.status,
  opt_outs: destinationView.shape.opt_outs,
  delivered: z.int(),
  failed_attempts: z.int(),
  dead: z.int(),
  /** In flight, or waiting for an attempt. */
  queued: z.int(),
  /** Waiting until grants may be told. */
  gated: z.int(),
  /** Records not yet looked at, over all partitions. */
  lag: z.int(),
  /** When the oldest of what is queued or dead became so. */
  oldest_since_at: timestamp.nullable(),
  /** The oldest withdrawal that it was not told: when it was recorded, by when the law wants it done, whether it is late. */
  oldest_withdrawal: z.strictObject({ recorded_at: timestamp, due_at: timestamp, is_late: z.boolean() }).nullable(),
  last_failure: z.strictObject({ at: timestamp, status: z.int().nullable(), reason: z.string() }).nullable(),
  /** `open`: the destination as a whole is out of order, and only probed. */
  breaker: z.strictObject({
    status: z.enum(['closed', 'open']),
    failures: z.int(),
    since_at: timestamp.nullable(),
    next_probe_at: timestamp.nullable(),
  }),
  /** Long looks: `start` from the first address when it was connected, `backfill`, `replay`. */
  tours: z.array(
    z.strictObject({
      kind: z.enum(['start', 'backfill', 'replay']),
      partitions: z.int(),
      partitions_done: z.int(),
      /** Addresses found that were to be told. */
      found: z.int(),
      begun_at: timestamp,
      is_done: z.boolean(),
    }),
  ),
});
export const destinationsHealth = z.strictObject({
  status: z.enum(['ok', 'failing']),
  /** `reasons`: `disabled`, `late` (a withdrawal), `out_of_order` (the breaker is open), `dead` (an address was given up). Empty where all is well. */
  destinations: z.array(
    z.strictObject({ ...destinationStatus.shape, reasons: z.array(z.enum(['disabled', 'late', 'out_of_order', 'dead'])) }),
  ),
});
export type DestinationStatus = z.infer<typeof destinationStatus>;

export const destinationTestAnswer = z.strictObject({
  outcome: z.enum(['delivered', 'failed']),
  status: z.int().nullable(),
  reason: z.string().nullable(),
});

/** What would be sent now for one address. A header that holds or proves the secret reads `[secret]`. */
export const destinationDryRunAnswer = z.strictObject({
  requests: z.array(z.strictObject({ method: z.string(), url: z.string(), headers: z.record(z.string(), z.string()), body: z.string() })),
});

/** Rows exist only for what is not settled: in flight, waiting for a retry, dead. */
export const deliveryView = z.strictObject({
  id: opaque,
  destination: slug,
  contact_id: opaque,
  /** `gated`: what is not permitted was told, the rest waits until grants are told again. */
  status: z.enum(['in_flight', 'retrying', 'gated', 'dead']),
  withdrawal: z.boolean(),
  sequence: z.int(),
  attempts: z.int(),
  next_attempt_at: timestamp.nullable(),
  /** The receiver's own words, cut short. */
  last_reason: z.string().nullable(),
  last_status: z.int().nullable(),
  since_at: timestamp,
});
export type DeliveryView = z.infer<typeof deliveryView>;
export const deliveryList = z.strictObject({
  deliveries: z.array(deliveryView),
  /** Per destination: how far behind it is and what it has done since it was made. */
  destinations: z.array(
    z.strictObject({
      destination: slug,
      delivered: z.int(),
      failed_attempts: z.int(),
      dead: z.int(),
      /** Records not yet looked at, over all partitions. */
      lag: z.int(),
    }),
  ),
});
