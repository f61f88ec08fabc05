/**
 * What would be rejected, as rows. Only what can be known from the published version, its addresses and its picture: what a page of
 * the merchant's says is not known here, so that it is named as something to look at by hand. The lint judges wording as such.
 */
import type { EvidenceCheck, EvidencePack } from '../../../shared/contract/evidence.ts';
import { CAMPAIGN_DESCRIPTION_CHARS, CAMPAIGN_FLOW_CHARS, CAMPAIGN_REPLY_CHARS, CAMPAIGN_SAMPLE_CHARS } from '../../../shared/limits.ts';
import type { CarrierCode } from './codes.ts';
import { type EvidenceSources, isEnglish } from './sources.ts';

type CallToAction = EvidencePack['call_to_action'][number];

interface ElementRow {
  readonly code: string;
  readonly carrier: CarrierCode;
  /** Whether the text says it. @param sources for what the programme calls it. */
  readonly says: (text: string, sources: EvidenceSources, locale: string) => boolean;
  readonly message: string;
  readonly fix: string;
  /** Only of English texts: other languages are the lint's. */
  readonly englishOnly?: true;
}

/** Words that carriers read as they are, in any language, and what the programme itself says. */
const ELEMENTS: readonly ElementRow[] = [
  {
    code: 'brand_missing',
    carrier: '30837',
    says: (text, { brand }) => text.includes(brand),
    message: 'The text does not name the brand.',
    fix: 'Put {brand} into the text, or leave the text out so that it is composed.',
  },
  {
    code: 'frequency_missing',
    carrier: '30545',
    says: (text, sources, locale) => contains(text, said(sources, 'frequency', locale)),
    message: 'The text does not say how often messages come.',
    fix: 'Put {frequency} into the text.',
  },
  {
    code: 'purpose_missing',
    carrier: '30544',
    says: (text, sources, locale) => contains(text, said(sources, 'kinds', locale)),
    message: 'The text does not say what the messages are about.',
    fix: 'Put {kinds} into the text.',
  },
  {
    code: 'help_missing',
    carrier: '30570',
    says: (text) => /\bHELP\b/.test(text),
    message: 'The text does not say how to get help.',
    fix: 'Add: Reply HELP for help.',
  },
  {
    code: 'stop_missing',
    carrier: '30841',
    says: (text) => /\bSTOP\b/.test(text),
    message: 'The text does not say how to stop.',
    fix: 'Add: Reply STOP to stop.',
  },
  {
    code: 'rates_missing',
    carrier: '30569',
    says: (text) => /\brates\b/i.test(text),
    message: 'The text does not say that message and data rates may apply.',
    fix: 'Add: Message and data rates may apply.',
    englishOnly: true,
  },
  {
    code: 'channel_missing',
    carrier: '30551',
    says: (text) => /\b(?:SMS|text(?:s|ing)?(?: messages?)?)\b/i.test(text),
    message: 'The text does not name text messages.',
    fix: 'Say "text messages" or "SMS", not "communications" or "updates".',
    englishOnly: true,
  },
  {
    code: 'agreement_missing',
    carrier: '30831',
    says: (text) => /\b(?:agree|consent|opt[ -]?in|sign (?:me )?up)\b/i.test(text),
    message: 'The text does not say that the person agrees.',
    fix: 'Begin with: I agree to receive …',
    englishOnly: true,
  },
];

export function elementChecks(sources: EvidenceSources): EvidenceCheck[] {
  return sources.callToAction.flatMap((shown, index) => ELEMENTS.flatMap((row) => checkElement(row, shown, index, sources)));
}

function checkElement(row: ElementRow, { text, locale }: CallToAction, index: number, sources: EvidenceSources): EvidenceCheck[] {
  if ((row.englishOnly && !isEnglish(locale)) || row.says(text, sources, locale)) return [];
  const path = `call_to_action[${index}].text`;
  return [{ level: 'error', code: row.code, carrier_codes: [row.carrier], path, message: `${row.message} (${locale})`, fix: row.fix }];
}

/** As the disclosure of that language was composed; the same words open a sentence there with a capital. */
function said({ published }: EvidenceSources, what: 'frequency' | 'kinds', locale: string): string {
  const document = Object.values(published.documents).find((each) => each.locale === locale);
  return document?.programme[what] ?? '';
}
const contains = (text: string, part: string): boolean => text.toLocaleLowerCase().includes(part.toLocaleLowerCase());

/** Lengths that Twilio refuses by itself. */
export function lengthChecks(pack: Pick<EvidencePack, 'twilio_10dlc'>): EvidenceCheck[] {
  const { fields } = pack.twilio_10dlc;
  const bounded: readonly (readonly [path: string, text: string, bounds: readonly [number, number]])[] = [
    ['Description', fields.Description, CAMPAIGN_DESCRIPTION_CHARS],
    ['MessageFlow', fields.MessageFlow, CAMPAIGN_FLOW_CHARS],
    ['OptInMessage', fields.OptInMessage, CAMPAIGN_REPLY_CHARS],
    ['OptOutMessage', fields.OptOutMessage, CAMPAIGN_REPLY_CHARS],
    ['HelpMessage', fields.HelpMessage, CAMPAIGN_REPLY_CHARS],
    ...fields.MessageSamples.map((text, index) => [`MessageSamples[${index}]`, text, CAMPAIGN_SAMPLE_CHARS] as const),
  ];
  return bounded
    .filter(([, text, [least, most]]) => text.length < least || text.length > most)
    .map(([path, text, [least, most]]) => ({
      level: 'error',
      code: 'length',
      carrier_codes: [],
      path: `twilio_10dlc.fields.${path}`,
      message: `This has ${text.length} characters; Twilio takes ${least} to ${most}.`,
      fix: 'Shorten what the programme says of itself (name, kinds, frequency, contact) or the text of the control.',
    }));
}
