/**
 * Vonage Verify v2 with a code of our own: the specification's `code` on the request. Vonage's words and routes, our digits.
 * Sources: OpenAPI of Verify 2 (developer.vonage.com/api/verify.v2), "Verify languages"; `code` also in vonage-node-sdk's
 * VerificationRequestParams; read November 2026.
 * Limit: Vonage is never told which code was answered. Its request stays open until `channel_timeout`; another to the same number is refused till then.
 */
import { VONAGE_VERIFY_SECONDS } from '../../../shared/cpaas-limits.ts';
import type { MessagingAccount, OutgoingMessage } from '../messenger.ts';

/** Those of the SDK's list; Vonage has more and names them nowhere in full. The first is its default. */
const LOCALES = 'en-us en-gb es-es es-mx es-us it-it fr-fr de-de ru-ru hi-in pt-br pt-pt id-id'.split(' ');

/** @returns null where Verify does not carry this message. */
export function verifyBody(message: OutgoingMessage, { settings, senders }: MessagingAccount<'vonage'>): object | null {
  const { kind, code = '', channel, to, locale } = message;
  if (!settings.verify || kind !== 'code' || !/^\d{4,10}$/.test(code)) return null;
  if (channel !== 'sms' && channel !== 'rcs' && channel !== 'whatsapp') return null;
  const from = senders[channel];
  // On WhatsApp a sender is asked for; elsewhere Vonage has its own.
  if (channel === 'whatsapp' && from === undefined) return null;
  return {
    brand: settings.verify.brand,
    code,
    locale: localeFor(locale),
    channel_timeout: VONAGE_VERIFY_SECONDS,
    workflow: [{ channel, to: to.replace(/^\+/, ''), ...(from === undefined ? {} : { from: from.replace(/^\+/, '') }) }],
  };
}

function localeFor(locale: string | undefined): string {
  const wanted = (locale ?? '').replaceAll('_', '-').toLowerCase();
  const base = `${wanted.split('-')[0]}-`;
  return LOCALES.find((each) => each === wanted) ?? LOCALES.find((each) => each.startsWith(base)) ?? 'en-us';
}
