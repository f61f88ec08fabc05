/**
 * Twilio: text messages (SMS, MMS, RCS), WhatsApp, and what became of ours. Twilio stops by itself at its own words; what it made of them
 * comes as `OptOutType`. It signs no time, so that an old POST can be replayed: a message's id is taken once.
 */
import { err, ok, type Result } from '../../../shared/result.ts';
import type { InboundPlatform, RawRequest } from '../inbound.ts';
import type { Json } from '../json.ts';
import { accountOfEvent, cloudEvents, readEvents } from './event-stream.ts';
import { readForm } from './form.ts';
import { isSigned } from './signature.ts';

export const twilio: InboundPlatform<'twilio'> = {
  id: 'twilio',

  async verify(raw, { settings, secrets }) {
    const given = raw.headers.get('x-twilio-signature');
    if (given === null) return err('signature_missing');
    if (!isSigned(given, secrets.auth_token, raw.url, raw.body)) return err('signature_wrong');
    const sent = payloadOf(raw);
    if (!sent.ok) return ok(undefined); // what can't be read is `parse`'s to refuse
    const named = 'form' in sent.value ? sent.value.form.getAll('AccountSid') : sent.value.events.map(accountOfEvent);
    return named.length > 0 && !named.includes(settings.account_sid) ? err('other_account') : ok(undefined);
  },

  async parse(raw, account) {
    const sent = payloadOf(raw);
    if (!sent.ok) return err({ reason: 'malformed', detail: sent.error });
    return ok(
      'form' in sent.value ? readForm(sent.value.form, raw.receivedAtMs) : readEvents(sent.value.events, account, raw.receivedAtMs),
    );
  },

  /** No answer of Twilio's own making to the person. "TwiML for Programmable Messaging". */
  accepted: { status: 200, contentType: 'text/xml; charset=utf-8', body: '<?xml version="1.0" encoding="UTF-8"?><Response></Response>' },
};

type Payload = { readonly form: URLSearchParams } | { readonly events: readonly Json[] };

/** By what was signed, never by the content type, which is not: a body with its hash in the URL is JSON, any other a form. */
function payloadOf(raw: RawRequest): Result<Payload, string> {
  const url = new URL(raw.url);
  if (url.searchParams.has('bodySHA256')) {
    const events = cloudEvents(raw.body);
    return events ? ok({ events }) : err('not a list of events');
  }
  const form = raw.method === 'GET' ? url.searchParams : formOf(raw.body);
  // Once: a second one could name another account than the one that was looked at.
  return form && form.getAll('AccountSid').length === 1 ? ok({ form }) : err('not a form with one `AccountSid`');
}

function formOf(bytes: Uint8Array): URLSearchParams | null {
  try {
    return new URLSearchParams(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    return null;
  }
}
