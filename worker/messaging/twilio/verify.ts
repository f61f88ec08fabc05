/**
 * Twilio Verify with a code of our own: Twilio's words and routes, our digits, judged here as every other code is.
 * Sources: Twilio docs "Verifications resource", "Customization options: custom verification codes", "Supported languages"; read November 2026.
 * Limits: Twilio wants to be told which codes were answered, for its routes and its fraud guard; it is not told. For ten minutes a service
 * sends the same verification again; whether a new custom code replaces the old one in it is said nowhere.
 */
import type { OutgoingMessage } from '../messenger.ts';

const CHANNELS: Readonly<Partial<Record<OutgoingMessage['channel'], string>>> = { sms: 'sms', whatsapp: 'whatsapp' };

/** Verify's languages as it spells them; where none fits it takes that of the number's country. */
const LOCALES =
  'af ar ca cs da de el en en-GB es et fi fr he hi hr hu id it ja kn ko lt mr ms nb nl pl pt pt-BR ro ru sk sv te th tl tr uk vi zh zh-CN zh-HK'.split(
    ' ',
  );

/** @returns null where Verify does not carry this message. */
export function verifyFields({ kind, code = '', channel, to, locale }: OutgoingMessage): Readonly<Record<string, string>> | null {
  const by = CHANNELS[channel];
  if (kind !== 'code' || by === undefined || !/^\d{4,10}$/.test(code)) return null;
  const language = localeFor(locale);
  return { To: to, Channel: by, CustomCode: code, ...(language === null ? {} : { Locale: language }) };
}

function localeFor(locale: string | undefined): string | null {
  const wanted = (locale ?? '').replaceAll('_', '-').toLowerCase();
  const find = (spelled: string) => LOCALES.find((each) => each.toLowerCase() === spelled);
  return find(wanted) ?? find(wanted.split('-')[0] ?? '') ?? null;
}
