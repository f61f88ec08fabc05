/**
 * Segment: "Segment Consent Preference Updated", brought by its Webhooks destination. Categories are the merchant's; settings say which channel
 * each is about. As Segment reads its own event, a category that is missing was not agreed to. Only the merchant's word: it withdraws, and what
 * a `granted` does is judged elsewhere.
 * Source: Segment docs "Webhooks Destination" (authentication), "Consent in Segment Connections", read November 2026.
 */
import { err, ok } from '../../../shared/result.ts';
import { hex } from '../../platform/bytes.ts';
import { vendorHmac } from '../../platform/vendor-signatures.ts';
import { cepAddress } from '../cep-address.ts';
import { eventDate } from '../event-time.ts';
import type { InboundAccount, InboundEvent, InboundPlatform, Parsed } from '../inbound.ts';
import { type Json, object, readJson, text, unknownName } from '../json.ts';
import { sameText } from '../same-text.ts';

/** Of the events that a Segment destination of ours sends (worker/sync/pseudonyms.ts): what comes back of them says nothing new. */
const OWN_ID = /^msg_[0-9a-f]{16,}(?:-|$)/;
const PREFERENCE_EVENT = 'Segment Consent Preference Updated';

export const segment: InboundPlatform<'segment'> = {
  id: 'segment',

  /** Hex of HMAC-SHA1 over the bytes. No time is signed: a repeat is known by the message's id. */
  async verify(raw, account) {
    const given = raw.headers.get('x-signature');
    if (given === null) return err('signature_missing');
    if (!sameText(given, hex(vendorHmac('sha1', account.secrets.webhook_secret, raw.body)))) return err('signature_wrong');
    const [own, named] = [account.settings.source_id, text(readJson(raw.body)?.projectId)];
    return own !== undefined && named !== null && named !== own ? err('other_account') : ok(undefined);
  },

  async parse(raw, account) {
    const body = readJson(raw.body);
    const type = text(body?.type);
    if (!body || type === null) return err({ reason: 'malformed', detail: 'not an object with `type`' });
    if (type !== 'track' || body.event !== PREFERENCE_EVENT) return ok({ events: [], unknown: [unknownName('segment', type)] });
    const id = text(body.messageId);
    if (id === null) return err({ reason: 'malformed', detail: 'no `messageId`' });
    if (OWN_ID.test(id)) return ok({ events: [], unknown: ['segment.own_event'] });
    const preferences = object(object(object(body.context)?.consent)?.categoryPreferences);
    // Segment: an event without the consent object has no effect.
    if (!preferences) return ok({ events: [], unknown: ['segment.no_preferences'] });
    if (Object.values(preferences).some((value) => typeof value !== 'boolean'))
      return err({ reason: 'malformed', detail: 'a category is no truth value' });
    return ok(readPreferences(id, body, preferences, account, raw.receivedAtMs));
  },
};

function readPreferences(id: string, body: Json, preferences: Json, { settings }: InboundAccount<'segment'>, receivedAtMs: number): Parsed {
  const events: InboundEvent[] = [];
  const unknown: string[] = [];
  const named = namedIn(body);
  // One channel may stand in several categories: it is on only where all of them are.
  const channels = new Map<(typeof settings.categories)[number]['channels'][number], boolean>();
  for (const { category, channels: own } of settings.categories) {
    const isOn = Object.hasOwn(preferences, category) && preferences[category] === true;
    for (const channel of own) channels.set(channel, isOn && channels.get(channel) !== false);
  }
  for (const [channel, isOn] of channels) {
    const from = cepAddress(channel, named);
    if (!from) {
      unknown.push(unknownName('segment', channel, 'no_address'));
      continue;
    }
    const told = { id: `${id}:${channel}`, channel, from, to: null, at: eventDate(body.timestamp, receivedAtMs) } as const;
    events.push({ kind: isOn ? 'granted' : 'withdraw', ...told, words: isOn ? 'agreed' : 'not agreed' });
  }
  if (events.length === 0 && unknown.length === 0) unknown.push('segment.no_categories');
  return { events, unknown };
}

/** Where Segment's own libraries put them: the traits of the context, and what was given with the event. */
function namedIn(body: Json): { readonly email: unknown; readonly phone: unknown } {
  const places = [object(object(body.context)?.traits), object(body.properties), object(body.traits)];
  const first = (name: string) => places.map((place) => text(place?.[name])).find((value) => value !== null) ?? null;
  return { email: first('email'), phone: first('phone') };
}
