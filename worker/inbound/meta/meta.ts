/**
 * Meta: WhatsApp, Messenger and Instagram over one app's webhook. Nothing in a signed payload says when it was sent, so an old POST can be
 * replayed: what it tells keeps the event's own id and time, and is taken once.
 */
import { err, ok } from '../../../shared/result.ts';
import { hex, utf8 } from '../../platform/bytes.ts';
import { hmac } from '../../platform/keys.ts';
import type { InboundPlatform } from '../inbound.ts';
import { readJson } from '../json.ts';
import { sameText } from '../same-text.ts';
import type { VendorKeywords } from '../vendor-keywords.ts';
import { type Found, merge } from './found.ts';
import { readMessaging } from './messaging.ts';
import { sortEntries } from './own-entries.ts';
import { readWhatsapp } from './whatsapp.ts';

export const meta: InboundPlatform<'meta'> = {
  id: 'meta',

  /** Source: Meta docs "Webhooks, getting started", "Verification requests": the challenge is echoed to whoever knows the token. */
  async handshake(raw, account) {
    const query = new URL(raw.url).searchParams;
    if (raw.method !== 'GET' || query.get('hub.mode') !== 'subscribe') return null;
    const challenge = query.get('hub.challenge') ?? '';
    // Meta's is a number; anything that could be more than a word is not echoed.
    if (!/^[\w.-]{1,256}$/.test(challenge) || !sameText(query.get('hub.verify_token') ?? '', account.secrets.verify_token)) return null;
    return { status: 200, contentType: 'text/plain', body: challenge };
  },

  /** Over the bytes as they came: Meta signs its own escaped spelling of the JSON. A POST none of whose entries is ours is another's. */
  async verify(raw, account) {
    const given = raw.headers.get('x-hub-signature-256');
    if (given === null) return err('signature_missing');
    if (!sameText(given, `sha256=${hex(hmac(utf8(account.secrets.app_secret), raw.body))}`)) return err('signature_wrong');
    const body = readJson(raw.body);
    const sorted = body && sortEntries(body, account);
    if (sorted && sorted.own.length === 0 && sorted.foreign.length > 0) return err('other_account');
    return ok(undefined); // what can't be read is `parse`'s to refuse
  },

  async parse(raw, account) {
    const body = readJson(raw.body);
    const sorted = body && sortEntries(body, account);
    if (!sorted) return err({ reason: 'malformed', detail: 'not an object with `object` and `entry`' });
    const at = { account, receivedAtMs: raw.receivedAtMs };
    const parts = sorted.own.map((entry): Found => (entry.surface === 'whatsapp' ? readWhatsapp(entry, at) : readMessaging(entry, at)));
    return ok(merge([...parts, { events: [], unknown: sorted.foreign }]));
  },
};

/** None of the three acts on words by itself; people stop in the app's own settings. */
export const VENDOR_KEYWORDS: VendorKeywords = {
  platform: 'meta',
  stop: [],
  start: [],
  help: [],
  matching: 'The platform reads no words: a person stops by “Stop marketing messages” or by blocking.',
  source: 'developers.facebook.com: user_preferences (2026-05-21), messaging_optins, read November 2026',
};
