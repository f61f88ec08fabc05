/**
 * Infobip: text messages (SMS, MMS, RCS), WhatsApp, and what became of ours. A webhook is authenticated by the name and password of its
 * notification profile.
 * Source: infobip.com/docs/api "Create security settings" (BASIC, HMAC, OAUTH), read November 2026.
 * Limit: the password is the same in every request and binds no bytes. In which header and over what its HMAC is made is said nowhere that
 * could be read, so it is not offered.
 */
import { Buffer } from 'node:buffer';
import { err, ok } from '../../../shared/result.ts';
import type { InboundEvent, InboundPlatform } from '../inbound.ts';
import { objects, readJson } from '../json.ts';
import { sameText } from '../same-text.ts';
import type { VendorKeywords } from '../vendor-keywords.ts';
import { readResult } from './results.ts';

export const infobip: InboundPlatform<'infobip'> = {
  id: 'infobip',

  /** Basic authentication, RFC 7617. A payload names our number and no account. */
  async verify(raw, { secrets }) {
    const given = raw.headers.get('authorization');
    if (given === null) return err('signature_missing');
    const right = Buffer.from(secrets.webhook_secret, 'utf8').toString('base64');
    return sameText(/^Basic +(\S+)$/i.exec(given.trim())?.[1] ?? '', right) ? ok(undefined) : err('signature_wrong');
  },

  async parse(raw) {
    const body = readJson(raw.body);
    const results = objects(body?.results);
    if (!body || !Array.isArray(body.results) || results.length !== body.results.length) {
      return err({ reason: 'malformed', detail: 'not an object with a list `results` of objects' });
    }
    const events: InboundEvent[] = [];
    const unknown: string[] = [];
    for (const result of results) {
      const read = readResult(result, raw.receivedAtMs);
      if (typeof read === 'string') unknown.push(read);
      else if (read) events.push(read);
    }
    return ok({ events, unknown });
  },
};

export const VENDOR_KEYWORDS: VendorKeywords = {
  platform: 'infobip',
  stop: [],
  start: [],
  help: [],
  matching: 'Keywords and what they do are set up per number by the merchant; no list that works by itself is documented: count on none.',
  source: 'infobip.com/docs "Keywords", "Blocklist", read November 2026: absence of evidence',
};
