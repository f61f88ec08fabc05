/**
 * The lint: does a disclosure say what its channels and jurisdictions ask for, and nothing that a carrier or a law refuses? Pure and total:
 * any document, any list of elements. It reads words, not minds: what it lets pass may still be wrong, and counsel decides.
 */
import type { DisclosureDocument } from '../../../shared/contract/disclosure.ts';
import type { ElementId } from '../../channels/elements.ts';
import type { KnownSender } from '../../workspace/disclosure-policy.ts';
import { wayOf, waysIn } from './channel-names.ts';
import { ELEMENT_RULES } from './element-rules.ts';
import type { Hit, LintFinding } from './finding.ts';
import { FORBIDDEN_RULES, ON_LABEL } from './forbidden-rules.ts';
import { isInAnotherLanguage } from './language-of.ts';
import { LINT_LANGUAGES, lexiconFor } from './languages.ts';
import { type Range, type Reading, rangeOf, read } from './reading.ts';

export interface LintRules {
  /** All that the channels and jurisdictions ask for. */
  readonly elements: readonly ElementId[];
  /** So that a contact or an address is known for one, however it is written. */
  readonly known?: KnownSender;
}

/** Of a text for something other than marketing these would be out of place. */
const OF_MARKETING: readonly ElementId[] = [
  'marketing',
  'kinds',
  'recurring_automated',
  'not_a_condition',
  'frequency',
  'not_shared',
  'age',
];

/** @returns what is wrong, errors first where they stand first; paths are `text` and `control.label` of the document. */
export function lintDisclosure(document: DisclosureDocument, rules: LintRules): readonly LintFinding[] {
  const lexicon = lexiconFor(document.locale);
  if (!lexicon) return [unread(document)];
  const text = read(document, document.text, lexicon, rules.known);
  const label = read(document, document.control.label, lexicon);
  const spoken = isInAnotherLanguage(text);
  if (spoken !== null) return [finding('text', anotherLanguage(text, spoken))];
  return [
    ...missing(text, label, rules).map((hit) => finding('text', hit)),
    ...nightMissing(text).map((hit) => finding('text', hit)),
    ...forbidden(text).map((hit) => finding('text', hit)),
    ...forbidden(label)
      .filter(({ code }) => ON_LABEL.includes(code))
      .map((hit) => finding('control.label', hit)),
  ];
}

function missing(text: Reading, label: Reading, { elements }: LintRules): Hit[] {
  const { document } = text;
  const marketing = document.covers.some(({ purpose }) => purpose === 'marketing');
  const asked = [...new Set(elements)].filter((element) => marketing || !OF_MARKETING.includes(element));
  return asked
    .filter((element) => !ELEMENT_RULES[element].said(text, { label }))
    .map((element) => {
      const { level = 'error', clause, message, fix } = ELEMENT_RULES[element];
      const end = text.original.length;
      const other = element === 'channel' ? otherChannel(text) : null;
      if (other) return { ...WRONG_CHANNEL, range: other };
      return { code: `missing_${element}`, level, clause, message, fix, range: { from: end, to: end } };
    });
}

/** Of a text about the night: both hours in one sentence, in whichever way of writing them. */
function nightMissing(text: Reading): Hit[] {
  const { night } = text.document;
  if (!night) return [];
  const [from, to] = [hourPattern(night.from), hourPattern(night.to)];
  if (text.sentences.some((sentence) => from.test(sentence.text) && to.test(sentence.text))) return [];
  const end = text.original.length;
  return [{ ...MISSING_NIGHT, range: { from: end, to: end } }];
}

/** 21:00 is also 21 Uhr, 9 pm and 오후 9시. */
function hourPattern(clock: string): RegExp {
  const hour = Number(clock.slice(0, 2));
  return new RegExp(`(?<!\\d)(?:0?${hour}|0?${hour % 12 || 12})(?!\\d)`);
}

const MISSING_NIGHT: Omit<Hit, 'range'> = {
  code: 'missing_night',
  level: 'error',
  clause: 'KISA, Network Act art. 50(3): 21:00 to 08:00 needs a consent of its own',
  message: 'The text does not say the hours of the night that it is for.',
  fix: 'Say them: “at night, from 21:00 to 08:00”.',
};

const WRONG_CHANNEL: Omit<Hit, 'range'> = {
  code: 'channel_wrong',
  level: 'error',
  clause: 'Twilio 30551; KISA, Network Act art. 50; WhatsApp opt-in policy',
  message: 'The text names another channel than the one that its control asks for.',
  fix: 'Name the channel of this control.',
};

/** Where the text names a channel that its control does not cover. */
function otherChannel(text: Reading): Range | null {
  const own = text.document.covers.map(({ channel }) => wayOf(channel));
  const other = text.sentences.flatMap((sentence) => waysIn(text, sentence)).find(({ way }) => !own.includes(way));
  return other ? rangeOf(text, other.place) : null;
}

/** One hit a rule: the first place stands for the rest. */
function forbidden(reading: Reading): Hit[] {
  return FORBIDDEN_RULES.flatMap(({ code, level, clause, message, fix, find }) => {
    const [place] = find(reading);
    return place ? [{ code, level, clause, message, fix, range: rangeOf(reading, place) }] : [];
  });
}

const anotherLanguage = (text: Reading, spoken: string): Hit => ({
  code: 'language_differs',
  level: 'error',
  clause: 'Twilio 30841; GDPR art. 7(2) (intelligible)',
  message: `The text is marked ${text.document.locale} and reads as ${spoken}.`,
  fix: 'Write it in the language that it is shown in.',
  range: { from: 0, to: text.original.length },
});

const unread = ({ locale, text }: DisclosureDocument): LintFinding =>
  finding('text', {
    code: 'language_unread',
    level: 'warning',
    clause: 'none',
    message: `Texts in ${locale} can’t be checked.`,
    fix: `Have it read by counsel; the languages that are checked are ${LINT_LANGUAGES.join(', ')}.`,
    range: { from: 0, to: text.length },
  });

const finding = (path: string, { code, level, clause, message, fix, range }: Hit): LintFinding => ({
  level,
  path,
  code,
  message,
  fix,
  clause,
  from: range.from,
  to: range.to,
});
