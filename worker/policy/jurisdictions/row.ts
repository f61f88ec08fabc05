/** How a regime's file is written: kinds that it says nothing of are left out. It must hold no rules; the sets of channels are the law's, not ours. */
import { CHANNELS, type ChannelId, TYPED_ADDRESS_KIND } from '../../../shared/vocabulary.ts';
import type { Jurisdiction } from '../jurisdiction.ts';
import type { Rows } from '../rule-set.ts';

/** Laws on calls and texts are read to reach whatever is sent to a telephone number. */
export const TO_A_PHONE: readonly ChannelId[] = CHANNELS.filter((channel) => TYPED_ADDRESS_KIND[channel] === 'phone');

/** What arrives with a sound: laws on the night leave email out. */
export const NOT_EMAIL: readonly ChannelId[] = CHANNELS.filter((channel) => channel !== 'email');

export function jurisdiction(row: Pick<Jurisdiction, 'id' | 'name' | 'parent' | 'places'> & Partial<Rows>): Jurisdiction {
  return {
    elements: [],
    optIn: [],
    quietHours: [],
    nightConsent: [],
    reconfirmation: [],
    withdrawalDue: [],
    retention: [],
    minimumAge: [],
    label: [],
    ...row,
  };
}
