/**
 * Twilio: text messages, RCS and WhatsApp that people send to the merchant's numbers, and what became of the merchant's own. Its webhooks say
 * no time, so that an event counts from its arrival. Sources, read November 2026: twilio.com/docs/messaging/guides/webhook-request,
 * /docs/messaging/tutorials/advanced-opt-out (`OptOutType`), /docs/messaging/guides/track-outbound-message-status.
 */
import { err, ok } from '../../../shared/result.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { ownClock } from '../../consent/time.ts';
import { e164 } from '../e164.ts';
import type { InboundEvent, InboundPlatform, RawRequest } from '../inbound.ts';
import { readJson, unknownName } from '../json.ts';
import type { VendorKeywords } from '../vendor-keywords.ts';
import { type Form, isSigned } from './signature.ts';

export const twilio: InboundPlatform<'twilio'> = {
  id: 'twilio',
  /** No answer by text: the empty document of TwiML. */
  accepted: { status: 200, contentType: 'text/xml; charset=utf-8', body: '<?xml version="1.0" encoding="UTF-8"?><Response></Response>' },

  async verify(raw, { settings, secrets }) {
    const signature = raw.headers.get('x-twilio-signature');
    if (signature === null) return err('signature_missing');
    const form = isJson(raw) ? null : readForm(raw.body);
    if (!isSigned(raw, form, signature, secrets.auth_token)) return err('signature_wrong');
    const account = form ? form.get('AccountSid')?.[0] : readJson(raw.body)?.account_sid;
    return account !== undefined && account !== settings.account_sid ? err('other_account') : ok(undefined);
  },

  async parse(raw) {
    if (isJson(raw)) {
      return readJson(raw.body) ? ok({ events: [], unknown: ['twilio.json'] }) : err({ reason: 'malformed', detail: 'not a JSON object' });
    }
    const form = readForm(raw.body);
    const one = (name: string): string | null => form?.get(name)?.[0] ?? null;
    const id = one('MessageSid') ?? one('SmsSid');
    const [from, to] = [one('From'), one('To')];
    if (!form || id === null || !/^(SM|MM|RM)[0-9a-zA-Z]{32}$/.test(id) || !from || !to) {
      return err({ reason: 'malformed', detail: 'no form of a message: MessageSid, From and To' });
    }
    const status = one('MessageStatus');
    const event = status === null || status === 'received' ? said({ id, from, to, one }, raw) : became({ id, from, to, one }, status, raw);
    return ok(typeof event === 'string' ? { events: [], unknown: [event] } : { events: [event], unknown: [] });
  },
};

interface Message {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly one: (name: string) => string | null;
}

const OPT_OUT_TYPES: Readonly<Record<string, 'stop' | 'start' | 'help'>> = { STOP: 'stop', START: 'start', HELP: 'help' };

/** What a person wrote or tapped. */
function said({ id, from, to, one }: Message, { receivedAtMs }: RawRequest): InboundEvent {
  const who = readParty(from);
  const isMedia = Number(one('NumMedia') ?? 0) > 0;
  const channel: ChannelId = who.channel === 'sms' && isMedia ? 'mms' : who.channel;
  const told = {
    id,
    channel,
    from: { kind: 'phone', scope: '', value: who.number },
    to: readParty(to).number,
    at: ownClock(receivedAtMs),
  } as const;
  const text = one('Body') ?? '';
  const payload = one('ButtonPayload');
  if (payload !== null && payload !== '') return { kind: 'tap', ...told, data: payload, label: one('ButtonText') ?? text };
  const says = OPT_OUT_TYPES[one('OptOutType')?.toUpperCase() ?? ''];
  return { kind: 'text', ...told, text, ...(says && { platformSays: says }) };
}

/** What became of the merchant's message. The person is whom it went to. */
function became({ id, from, to, one }: Message, status: string, { receivedAtMs }: RawRequest): InboundEvent | string {
  const ended = ENDED[status];
  if (ended === undefined) return unknownName('twilio', 'status', status);
  const { channel, number } = readParty(to);
  const reason = one('ErrorCode');
  return {
    kind: 'status',
    // One message has several of them.
    id: `${id}:${status}`,
    channel,
    from: { kind: 'phone', scope: '', value: number },
    to: readParty(from).number,
    at: ownClock(receivedAtMs),
    message: id,
    status: ended,
    ...(reason !== null && { reason }),
  };
}

const ENDED: Readonly<Record<string, 'delivered' | 'read' | 'failed'>> = {
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
};

/** `whatsapp:+1…`, `rcs:+1…` or the number itself; what is no number stays as it is, and is refused as nobody's address. */
function readParty(text: string): { readonly channel: ChannelId; readonly number: string } {
  const [, prefix, rest] = /^(whatsapp|rcs):(.*)$/s.exec(text) ?? [];
  const channel: ChannelId = prefix === 'whatsapp' || prefix === 'rcs' ? prefix : 'sms';
  return { channel, number: e164(rest ?? text) ?? rest ?? text };
}

const isJson = ({ headers }: RawRequest): boolean => /^application\/json\b/i.test(headers.get('content-type') ?? '');

/** Null for bytes that are not UTF-8, as they stand or as they are escaped. */
export function readForm(body: Uint8Array): Form | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(body);
    const form = new Map<string, string[]>();
    for (const pair of text.split('&').filter((each) => each !== '')) {
      const [name = '', value = ''] = pair.split(/=(.*)/s).map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
      form.set(name, [...(form.get(name) ?? []), value]);
    }
    return form;
  } catch {
    return null;
  }
}

export const VENDOR_KEYWORDS: VendorKeywords = {
  platform: 'twilio',
  stop: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  start: ['START', 'YES', 'UNSTOP'],
  help: ['HELP', 'INFO'],
  matching: 'The whole message, whatever its case. On toll-free numbers STOP is the carrier’s own, and only START or UNSTOP lifts it.',
  source: 'twilio.com/docs/messaging (default opt-out keywords since 2025-05-14), read November 2026',
};
