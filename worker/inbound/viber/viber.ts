/**
 * A Viber bot: messages, a chat opened with a token, subscribed and unsubscribed. Opening a chat is no subscription, and neither is a consent.
 * Source: developers.viber.com "REST API": Webhooks, Callbacks; read November 2026. Signature as public implementations make it.
 */
import { err, ok } from '../../../shared/result.ts';
import { hex, utf8 } from '../../platform/bytes.ts';
import { hmac } from '../../platform/keys.ts';
import { viberScope } from '../address-scope.ts';
import { eventMs } from '../event-time.ts';
import type { InboundAccount, InboundEvent, InboundPlatform, RawRequest } from '../inbound.ts';
import { type Json, object, readJson, text, unknownName } from '../json.ts';
import { sameText } from '../same-text.ts';
import type { VendorKeywords } from '../vendor-keywords.ts';

export const viber: InboundPlatform<'viber'> = {
  id: 'viber',

  /** Bare hex of HMAC-SHA256 over the bytes, under the bot's token. Payloads name no bot: the token tells accounts apart. */
  async verify(raw, account) {
    const given = raw.headers.get('x-viber-content-signature');
    if (given === null) return err('signature_missing');
    return sameText(given, hex(hmac(utf8(account.secrets.auth_token), raw.body))) ? ok(undefined) : err('signature_wrong');
  },

  async parse(raw, account) {
    const body = readJson(raw.body);
    const event = text(body?.event);
    if (!body || event === null) return err({ reason: 'malformed', detail: 'not an object with `event`' });
    const read = readEvent(event, body, raw, account);
    return ok(typeof read === 'string' ? { events: [], unknown: [read] } : { events: [read], unknown: [] });
  },
};

/**
 * A 64-bit number, of which JSON.parse keeps 53 bits: taken from the bytes. Inside a text its quotes would be escaped, so that no words of a
 * person's can look like it.
 */
const TOKEN = /"message_token"\s*:\s*"?(\d{1,20})/;
export const messageToken = (bytes: Uint8Array): string | null => TOKEN.exec(new TextDecoder().decode(bytes))?.[1] ?? null;

function readEvent(event: string, body: Json, raw: RawRequest, account: InboundAccount<'viber'>): InboundEvent | string {
  const token = messageToken(raw.body);
  // Three places, by the kind of event.
  const user = text(body.user_id) ?? text(object(body.user)?.id) ?? text(object(body.sender)?.id);
  if (token === null || user === null) return unknownName('viber', event, token === null ? 'no_token' : 'no_user');
  const told = {
    id: `${event}:${token}`,
    channel: 'viber',
    from: { kind: 'viber_user', scope: viberScope(account.settings), value: user },
    to: account.settings.uri,
    at: eventMs(body.timestamp, raw.receivedAtMs),
  } as const;
  switch (event) {
    case 'message':
      return readMessage(object(body.message) ?? {}, told);
    case 'conversation_started': {
      const context = text(body.context);
      return context === null ? unknownName('viber', event, 'no_context') : { kind: 'start', ...told, token: context };
    }
    case 'subscribed':
      return { kind: 'unblock', ...told };
    case 'unsubscribed':
      return { kind: 'withdraw', ...told, words: 'unsubscribed' };
    case 'delivered':
    case 'seen':
      return { kind: 'status', ...told, message: token, status: event === 'seen' ? 'read' : 'delivered' };
    case 'failed':
      return { kind: 'status', ...told, message: token, status: 'failed', reason: (text(body.desc) ?? 'failed').slice(0, 100) };
    default:
      return unknownName('viber', event);
  }
}

type Told = Omit<Extract<InboundEvent, { readonly kind: 'block' }>, 'kind'>;

/**
 * A tap on a keyboard comes as a message with the button's data for its text, and with the tracking data of the message that it stood under:
 * there our messenger lists the data of its buttons.
 */
function readMessage(message: Json, told: Told): InboundEvent {
  const words = message.type === 'text' ? (text(message.text) ?? '') : '';
  const tracking = text(message.tracking_data);
  const known = tracking === null ? null : readJson(utf8(tracking))?.taps;
  if (words !== '' && Array.isArray(known) && known.includes(words)) return { kind: 'tap', ...told, data: words };
  return { kind: 'text', ...told, text: words };
}

export const VENDOR_KEYWORDS: VendorKeywords = {
  platform: 'viber',
  stop: [],
  start: [],
  help: [],
  matching: 'The platform reads no words: a person stops by the switch in the bot’s own page.',
  source: 'developers.viber.com "REST API", read November 2026',
};
