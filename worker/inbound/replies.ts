/**
 * What a person is answered in the same chat: what HELP asks for, and the one confirmation of a stop. Nothing that advertises. Nothing where
 * the vendor answers by itself, or the person would be told twice. Pure.
 *
 * In each of the programme's languages, of which the ledger picks the one that the person wished for. Without a wish it is English where the
 * programme has it, else its first: what language somebody reads can't be told by STOP, which is texted in every country.
 */
import type { PlatformId } from '../../shared/contract/channel-account.ts';
import type { ProgrammeView } from '../../shared/contract/programme.ts';
import { clauseOf } from '../../shared/locales/clauses.ts';
import { fillPlaces } from '../../shared/locales/fill.ts';
import { languageFor, textFor } from '../../shared/locales/languages.ts';
import { type ChannelId, TEXT_CHANNELS } from '../../shared/vocabulary.ts';
import type { InboundReply } from '../consent/inbound-act.ts';
import type { Verdict } from './classify/classify.ts';
import type { InboundEvent } from './inbound.ts';
import type { Replies } from './judge-event.ts';

/** Twilio answers its own stop and help words, and blocks the number before an answer of ours could leave. VENDORS A3. */
const ANSWERS_ITSELF: readonly PlatformId[] = ['twilio'];
const VENDOR_WORDS = ['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout', 'help', 'info', 'start', 'unstop'];

export function repliesTo(
  event: InboundEvent,
  verdict: Verdict | null,
  account: { readonly id: string; readonly platform: PlatformId },
  programme: ProgrammeView | null,
): Replies {
  if (event.kind !== 'text' || !programme || !verdict || event.platformSays !== undefined) return {};
  if (ANSWERS_ITSELF.includes(account.platform) && VENDOR_WORDS.includes(event.text.trim().toLowerCase())) return {};
  const usual = localeOf(programme);
  const answer = (textIn: (locale: string) => string, kind: 'reply' | 'notice'): InboundReply => ({
    channel: event.channel,
    text: textIn(usual),
    texts: Object.fromEntries(Object.keys(programme.kinds).map((locale) => [locale, textIn(locale)])),
    subject: event.channel === 'email' ? programme.sender.brand : null,
    kind,
    locale: usual,
    account: account.id,
  });
  if (verdict.means === 'withdraw') return { withdrawn: answer((locale) => stopConfirmed(programme, locale), 'notice') };
  return verdict.means === 'help' ? { noted: answer((locale) => help(programme, event.channel, locale), 'reply') } : {};
}

const localeOf = ({ kinds }: ProgrammeView): string => (kinds.en === undefined ? (Object.keys(kinds)[0] ?? 'en') : 'en');

function stopConfirmed(programme: ProgrammeView, locale: string): string {
  const { message, direction } = languageFor(locale);
  return fillPlaces(message.stop_confirmed, { brand: programme.sender.brand, contact: programme.sender.contact }, direction);
}

/**
 * Who sends what, how often, at what price, how to stop, whom to ask: what carriers' reviewers look for (Twilio 30545, 30569, 30570), in
 * the words of the disclosures.
 */
function help(programme: ProgrammeView, channel: ChannelId, locale: string): string {
  const { disclosure, direction } = languageFor(locale);
  const isText = TEXT_CHANNELS.some((each) => each === channel);
  const group = isText ? 'text_messages' : channel === 'whatsapp' || channel === 'email' ? channel : 'other';
  const { brand, contact } = programme.sender;
  const said = (['frequency', ...(isText ? (['rates'] as const) : []), 'stop', 'contact'] as const).map((id) =>
    clauseOf(disclosure.clauses, id, group),
  );
  const values = {
    brand,
    contact,
    kinds: textFor(programme.kinds, locale) ?? '',
    frequency: textFor(programme.frequency, locale) ?? '',
  };
  return fillPlaces([`{brand}: {kinds}.`, ...said].join(' '), values, direction);
}
