/** Destinations that are told the state, and their deliveries. */
import { z } from 'zod';
import { httpsUrl, opaque, shortText, slug, timestamp } from './primitives.ts';

export const standardWebhooksSettings = z.strictObject({
  type: z.literal('standard_webhooks'),
  url: httpsUrl,
});
export const destinationSettings = z.discriminatedUnion('type', [standardWebhooksSettings]);
export type DestinationSettings = z.infer<typeof destinationSettings>;

export const createDestinationRequest = z.strictObject({
  key: slug,
  name: shortText,
  settings: destinationSettings,
  /** `whsec_` + base64 of 24 to 64 bytes; made by us where absent. Shown once, then never returned. */
  secret: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/=]{32,88}$/, 'must be whsec_ and base64 of 24 to 64 bytes')
    .optional(),
});
export const updateDestinationRequest = z.strictObject({
  name: shortText.optional(),
  settings: destinationSettings.optional(),
  /** When the host of the URL changes the stored secret is cleared: give one, or a new one is made and returned once. */
  secret: createDestinationRequest.shape.secret,
});
export const destinationView = z.strictObject({
  id: opaque,
  key: slug,
  name: shortText,
  settings: destinationSettings,
  status: z.enum(['active', 'paused', 'disabled']),
  /** Why it is disabled, for example that the receiver answered 410. */
  status_reason: z.string().nullable(),
  created_at: timestamp,
});
export type DestinationView = z.infer<typeof destinationView>;
/** `secret` is there only when it was made or given in this request. */
export const destinationAnswer = z.strictObject({ destination: destinationView, secret: z.string().optional() });
export const destinationList = z.strictObject({ destinations: z.array(destinationView) });

export const destinationTestAnswer = z.strictObject({
  outcome: z.enum(['delivered', 'failed']),
  status: z.int().nullable(),
  reason: z.string().nullable(),
});

/** Rows exist only for what is not settled: in flight, waiting for a retry, dead. */
export const deliveryView = z.strictObject({
  id: opaque,
  destination: slug,
  contact_id: opaque,
  status: z.enum(['in_flight', 'retrying', 'dead']),
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
