/** Every destination by the type of its settings. A new one is a folder and a line here. */
import type { DestinationSettings } from '../../shared/contract/destination.ts';
import type { Destination } from './destination.ts';
import { standardWebhooks } from './destinations/standard-webhooks/destination.ts';

export const DESTINATIONS = {
  standard_webhooks: standardWebhooks,
} as const satisfies { readonly [T in DestinationSettings['type']]: Destination<Extract<DestinationSettings, { type: T }>> };

/** The adapter of these settings. */
export const destinationFor = (settings: DestinationSettings): Destination<DestinationSettings> => DESTINATIONS[settings.type];
