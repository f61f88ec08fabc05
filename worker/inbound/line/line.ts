/**
 * LINE Official Account: messages, taps, follow and unfollow, account linking. A bare follow carries no token of ours and is no consent.
 * Source: LINE's own OpenAPI of webhooks (line-openapi, webhook.yml) and the Messaging API reference, read November 2026.
 */
import { Buffer } from 'node:buffer';
import { err, ok } from '../../../shared/result.ts';
import { utf8 } from '../../platform/bytes.ts';
import { hmac } from '../../platform/keys.ts';
import { lineScope } from '../address-scope.ts';
import { eventMs } from '../event-time.ts';
import type { InboundAccount, InboundEvent, InboundPlatform } from '../inbound.ts';
import { type Json, object, objects, readJson, text, unknownName } from '../json.ts';
import { sameText } from '../same-text.ts';
import type { VendorKeywords } from '../vendor-keywords.ts';

export const line: InboundPlatform<'line'> = {
  id: 'line',

  /** Base64 of HMAC-SHA256 over the bytes. `destination` is the bot that the events are for. */
  async verify(raw, account) {
    const given = raw.headers.get('x-line-signature');
    if (given === null) return err('signature_missing');
    const right = Buffer.from(hmac(utf8(account.secrets.channel_secret), raw.body)).toString('base64');
    if (!sameText(given, right)) return err('signature_wrong');
    const body = readJson(raw.body);
    if (typeof body?.destination === 'string' && body.destination !== account.settings.bot_user_id) return err('other_account');
    return ok(undefined);
  },

  /** An empty list of events is how LINE tries the URL out. */
  async parse(raw, account) {
    const body = readJson(raw.body);
    if (!body || typeof body.destination !== 'string' || !Array.isArray(body.events)) {
      return err({ reason: 'malformed', detail: 'not an object with `destination` and `events`' });
    }
    const events: InboundEvent[] = [];
    const unknown: string[] = [];
    for (const event of objects(body.events)) {
      const read = readEvent(event, account, raw.receivedAtMs);
      if (typeof read === 'string') unknown.push(read);
      else events.push(read);
    }
    return ok({ events, unknown });
  },
};

/** @returns the event, or its name where it is none of ours. */
function readEvent(event: Json, account: InboundAccount<'line'>, receivedAtMs: number): InboundEvent | string {
  const [type, id] = [text(event.type) ?? '', text(event.webhookEventId)];
  // Another module has the chat: LINE tells us for information only, and wants no answer from us.
  if (event.mode !== 'active') return unknownName('line', 'standby', type);
  const source = object(event.source);
  const user = text(source?.userId);
  if (id === null || source?.type !== 'user' || user === null) return unknownName('line', source?.type ?? 'no_source', type);
  const told = {
    id,
    channel: 'line',
    from: { kind: 'line_user', scope: lineScope(account.settings), value: user },
    to: account.settings.bot_user_id,
    at: eventMs(event.timestamp, receivedAtMs),
  } as const;
  switch (type) {
    case 'message':
      // A picture or a sticker is a message of the person's too, without words.
      return { kind: 'text', ...told, text: textOf(object(event.message)) };
    case 'postback': {
      const data = text(object(event.postback)?.data);
      return data === null ? unknownName('line', type) : { kind: 'tap', ...told, data };
    }
    case 'follow': // for the first time, or after a block (`isUnblocked`): either way the platform no longer stops us
      return { kind: 'unblock', ...told };
    case 'unfollow':
      return { kind: 'block', ...told };
    case 'accountLink': {
      const link = object(event.link);
      const nonce = text(link?.nonce);
      return link?.result === 'ok' && nonce !== null ? { kind: 'start', ...told, token: nonce } : unknownName('line', type, link?.result);
    }
    default:
      return unknownName('line', type);
  }
}

const textOf = (message: Json | null): string => (message?.type === 'text' ? (text(message.text) ?? '') : '');

export const VENDOR_KEYWORDS: VendorKeywords = {
  platform: 'line',
  stop: [],
  start: [],
  help: [],
  matching: 'The platform reads no words: a person stops by blocking the account.',
  source: 'developers.line.biz/en/reference/messaging-api, read November 2026',
};
