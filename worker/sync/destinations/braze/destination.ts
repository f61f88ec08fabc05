/**
 * Braze: subscription groups and custom attributes by POST /users/track, the global email state by POST /email/status. State alone is
 * sent, never an event: Braze does not drop an event that it has seen, so a retry would double it.
 * Source: Braze docs "Track users", "User attributes object", "Change email subscription status", "Delete users", "API limits", read
 * November 2026. Never called live.
 */
import { brazeSettings, calledUrl } from '../../../../shared/contract/destination.ts';
import {
  BRAZE_BATCH_MAX,
  BRAZE_OBJECTS_MAX,
  BRAZE_REQUESTS_PER_SECOND_MAX,
  BRAZE_SETTLE_MS,
  COURIER_REQUESTS_IN_FLIGHT_MAX,
} from '../../../../shared/limits.ts';
import { VERSION } from '../../../platform/version.ts';
import type { AddressId, AddressState, Destination, SendContext, VendorIdentifiers, VendorRequest } from '../../destination.ts';
import { type BrazeSettings, contentOf } from './content.ts';
import { type AttributesObject, objectsOf } from './objects.ts';
import { read } from './read.ts';

export const braze: Destination<BrazeSettings> = {
  id: 'braze',
  docs: 'https://www.braze.com/docs/api/endpoints/user_data/post_user_track',
  settings: brazeSettings,
  batchMax: BRAZE_BATCH_MAX,
  requestsPerSecondMax: BRAZE_REQUESTS_PER_SECOND_MAX,
  concurrencyMax: COURIER_REQUESTS_IN_FLIGHT_MAX,
  settleMs: BRAZE_SETTLE_MS,
  secretHeaders: ['authorization'],
  forgetting: 'request',
  forgetAfterMs: BRAZE_SETTLE_MS,
  build: (batch, context) => {
    const parts = batch.flatMap((state) => objectsOf(state, context.settings).map((object) => ({ id: state.id, object })));
    const tracks = chunks(parts).map((chunk) =>
      post(
        '/users/track',
        { attributes: chunk.map(({ object }) => object) },
        chunk.map(({ id }) => id),
        context,
      ),
    );
    return [...emailStates(batch, context), ...tracks];
  },
  read,
  // Nobody has this id, and none is made: accepted, nothing done. It shows host, key and the permission `users.track`.
  test: (messageId, context) =>
    post('/users/track', { attributes: [{ external_id: `sayso-test-${messageId}`, _update_existing_only: true }] }, [messageId], context),
  forget: (ids, context) => deletions(ids).map((body) => post('/users/delete', body, [], context)),
};

/**
 * The global state is told of the address, as consent is: an object reaches one of the profiles that share the address, and by a signed
 * id one that may have another email by now. It goes first, since Braze gives it to profiles that get the address later.
 */
function emailStates(batch: readonly AddressState[], context: SendContext<BrazeSettings>): readonly VendorRequest[] {
  const told = batch.map((state) => ({
    id: state.id,
    email: state.event.data.address.value,
    to: contentOf(state, context.settings)?.emailSubscribe,
  }));
  return (['unsubscribed', 'subscribed', 'opted_in'] as const).flatMap((state) => {
    const those = told.filter(({ to }) => to === state);
    const body = { email: those.map(({ email }) => email), subscription_state: state };
    const covers = those.map(({ id }) => id);
    return covers.length === 0 ? [] : [post('/email/status', body, covers, context)];
  });
}

interface Part {
  readonly id: AddressId;
  readonly object: AttributesObject;
}

/** An address with many signed ids may be spread over two; it is delivered when both were. */
function chunks(parts: readonly Part[]): readonly (readonly Part[])[] {
  const count = Math.ceil(parts.length / BRAZE_OBJECTS_MAX);
  return Array.from({ length: count }, (_, index) => parts.slice(index * BRAZE_OBJECTS_MAX, (index + 1) * BRAZE_OBJECTS_MAX));
}

/** One kind of identifier a request. An email may be on several profiles and needs to say which: the one that was last updated. */
function deletions({ customers, address: { kind, value } }: VendorIdentifiers): readonly object[] {
  return [
    ...(customers.length === 0 ? [] : [{ external_ids: customers }]),
    ...(kind === 'phone' ? [{ phone_numbers: [value] }] : []),
    ...(kind === 'email' ? [{ email_addresses: [{ email: value, prioritization: ['most_recently_updated'] }] }] : []),
  ];
}

const post = (path: string, body: object, covers: readonly AddressId[], context: SendContext<BrazeSettings>): VendorRequest => ({
  url: `${calledUrl(context.settings)}${path}`,
  method: 'POST',
  headers: { 'content-type': 'application/json', 'user-agent': `Sayso/${VERSION}`, authorization: `Bearer ${context.secret}` },
  body: JSON.stringify(body),
  covers,
});
