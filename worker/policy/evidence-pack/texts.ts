/**
 * Messages and clauses, composed from the programme, in English: reviewers of US and Canadian carriers read that. Each says which
 * reasons to reject it answers. ASCII punctuation throughout, since one character outside GSM-7 halves what a message holds.
 */
import type { EvidencePack } from '../../../shared/contract/evidence.ts';
import { fillPlaces } from '../../../shared/locales/fill.ts';
import { languageFor } from '../../../shared/locales/languages.ts';
import type { CarrierCode } from './codes.ts';
import type { EvidenceSources } from './sources.ts';

interface Template {
  readonly id: string;
  readonly text: string;
  readonly codes: readonly CarrierCode[];
}
/** Stands where a sent message has its own. */
const SAMPLE_CODE = '123456';

const REPLIES = {
  /** What 30540 lists, and CTIA's confirmation: programme, frequency, rates, HELP, STOP. */
  opt_in: {
    id: 'opt-in',
    text: '{brand}: you are signed up for {programme}, recurring automated marketing text messages about {kinds}. {frequency}. Message and data rates may apply. Reply HELP for help, STOP to stop.',
    codes: ['30540'],
  },
  help: {
    id: 'help',
    text: '{brand}: {programme}, marketing text messages. Help: {contact} or {page} {frequency}. Message and data rates may apply. Reply STOP to stop.',
    codes: ['30486'],
  },
  stop: {
    id: 'stop',
    text: '{brand}: you are unsubscribed from {programme} and will get no more text messages from us. Help: {contact}',
    codes: [],
  },
} as const satisfies Readonly<Record<string, Template>>;

const SAMPLES: readonly string[] = [
  '{brand}: new for you this week: {kinds}. See {website} Reply STOP to stop.',
  '{brand}: {programme} reminder, {kinds} end on [date]. See {website} Reply HELP for help, STOP to stop.',
];

const TERMS: readonly Template[] = [
  {
    id: 'programme',
    text: '{programme}: by ticking the box for text messages on our sign-up form you agree to receive recurring automated marketing text messages about {kinds} from {legal_entity} ({brand}) at the number you gave{from_number}. Consent is not a condition of any purchase.',
    codes: ['30882'],
  },
  { id: 'frequency', text: 'Message frequency: {frequency}.', codes: ['30558'] },
  { id: 'rates', text: 'Message and data rates may apply.', codes: ['30562'] },
  { id: 'stop', text: 'You can stop at any time: reply STOP to any message. We confirm it once and send no more.', codes: ['30882'] },
  { id: 'help', text: 'For help reply HELP to any message, or contact {contact}.', codes: ['30560'] },
  { id: 'privacy', text: 'How we treat your data: {privacy_url}', codes: ['30882'] },
];

const PRIVACY: readonly Template[] = [
  {
    id: 'collected',
    text: 'When you sign up for {programme} we keep your mobile number, the text that you agreed to, and when, where and how you agreed, as proof of your consent.',
    codes: ['30908'],
  },
  { id: 'used', text: 'We use it to send the messages that you asked for and to prove your consent.', codes: ['30908'] },
  {
    id: 'not-shared',
    text: 'We do not share, sell or rent mobile numbers, text messaging opt-in data or consent to third parties or affiliates for marketing or promotional purposes.',
    codes: ['30908', '30932', '30848'],
  },
  {
    id: 'programme',
    text: 'Message frequency: {frequency}. Message and data rates may apply. Reply STOP to stop, HELP for help.',
    codes: ['30908'],
  },
];

type Texts = Pick<
  EvidencePack,
  'terms_clauses' | 'privacy_clauses' | 'confirmation' | 'opt_in_message' | 'help' | 'stop' | 'sample_messages'
>;

export function carrierTexts(sources: EvidenceSources): Texts {
  const fill = filler(sources);
  const clause = ({ id, text, codes }: Template) => ({ id, text: fill(text), codes: [...codes] });
  const reply = ({ text, codes }: Template) => ({ text: fill(text), codes: [...codes] });
  return {
    terms_clauses: TERMS.map(clause),
    privacy_clauses: PRIVACY.map(clause),
    confirmation: confirmationOf(sources),
    opt_in_message: reply(REPLIES.opt_in),
    help: reply(REPLIES.help),
    stop: reply(REPLIES.stop),
    sample_messages: SAMPLES.map(fill),
  };
}

/** The message that Sayso itself sends, in the language of the reviewed text. */
function confirmationOf({ callToAction, reviewed, brand }: EvidenceSources): EvidencePack['confirmation'] {
  if (!reviewed || !callToAction.some(({ opt_in }) => opt_in === 'double')) return null;
  const { message, direction } = languageFor(reviewed.locale);
  return { text: fillPlaces(message.code_sms, { brand, code: SAMPLE_CODE }, direction), codes: ['30831'] };
}

function filler(sources: EvidenceSources): (template: string) => string {
  const { brand, programme, kinds, frequency, contact, website, number } = sources;
  const values = {
    brand,
    programme,
    kinds,
    frequency,
    contact,
    website,
    page: sources.programmePageUrl,
    legal_entity: sources.legalEntity,
    privacy_url: sources.privacyUrl,
    from_number: number === '' ? '' : `, sent from ${number}`,
  };
  return (template) => fillPlaces(template, values, 'ltr');
}
