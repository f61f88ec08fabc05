/** States and events as the core makes them, for every suite over the destinations. */
import type { ConsentChanged, EventState } from '../../shared/contract/event.ts';
import type { AddressState } from '../../worker/sync/destination.ts';

type Pair = Pick<EventState, 'channel' | 'purpose'> & Partial<Pick<EventState, 'programme' | 'topics' | 'topics_off' | 'verified'>>;

/** @param suppressed a platform stop on a pair whatever its standing */
export const stateOf = (pair: Pair & { readonly standing: EventState['standing']; readonly suppressed?: boolean }): EventState => ({
  programme: pair.programme ?? 'default',
  channel: pair.channel,
  purpose: pair.purpose,
  standing: pair.standing,
  permitted: pair.standing === 'granted' && pair.suppressed !== true,
  verified: pair.verified ?? true,
  topics: pair.topics ?? null,
  topics_off: pair.topics_off ?? [],
  since_at: '2026-11-22T10:00:00.000Z',
  expires_at: null,
  method: 'web_form',
  disclosure: 'ab'.repeat(32),
  suppressed_by: pair.suppressed === true ? ['stop'] : [],
});

export const PHONE: ConsentChanged['data']['address'] = { kind: 'phone', scope: '', value: '+12025550142' };
export const EMAIL: ConsentChanged['data']['address'] = { kind: 'email', scope: '', value: 'jo@shop.example' };
export const signed = (value: string) => ({ namespace: 'customer', value, verified: true });
export const claimed = (value: string) => ({ namespace: 'customer', value, verified: false });

export interface Told {
  readonly id?: string;
  readonly messageId?: string;
  readonly contact?: string;
  readonly formerContact?: string | null;
  readonly address?: ConsentChanged['data']['address'];
  readonly ids?: ConsentChanged['data']['external_ids'];
  readonly state: readonly EventState[];
}

export const addressState = (told: Told): AddressState => ({
  id: told.id ?? '0:1',
  formerContact: told.formerContact ?? null,
  event: {
    id: told.messageId ?? 'msg_1',
    type: 'consent.changed',
    schema: 1,
    timestamp: '2026-11-22T10:00:00.000Z',
    data: {
      contact: told.contact ?? 'ctc_1',
      external_ids: [...(told.ids ?? [])],
      address: told.address ?? PHONE,
      changes: [],
      state: [...told.state],
      sequence: 5,
    },
  },
});
