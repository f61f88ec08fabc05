/** Every destination by the type of its settings. A new one is a folder and a line here. */
import type { DestinationSettings } from '../../shared/contract/destination.ts';
import type { Destination } from './destination.ts';
import { braze } from './destinations/braze/destination.ts';
import { segment } from './destinations/segment/destination.ts';
import { standardWebhooks } from './destinations/standard-webhooks/destination.ts';

export const DESTINATIONS = {
  braze,
  segment,
  standard_webhooks: standardWebhooks,
} as const satisfies { readonly [T in DestinationSettings['type']]: Destination<Extract<DestinationSettings, { type: T }>> };

/** The adapter of these settings. The registry's type holds each adapter to the settings of its own key. */
export const destinationFor = (settings: DestinationSettings): Destination<DestinationSettings> =>
  DESTINATIONS[settings.type] as unknown as Destination<DestinationSettings>;
