/** The page of the words that vendors would miss, as Markdown. Reads the corpora and the lists alone. */
import { judgeCorpus } from '../../test/inbound-corpora/measure.ts';
import { certainWords, missedBy } from '../../worker/inbound/classify/missed.ts';
import { type NamedKeywords, OTHER_VENDORS } from '../../worker/inbound/classify/vendor-lists.ts';
import { VENDOR_KEYWORDS as infobip } from '../../worker/inbound/infobip/infobip.ts';
import { VENDOR_KEYWORDS as kakao } from '../../worker/inbound/kakao/kakao.ts';
import { VENDOR_KEYWORDS as line } from '../../worker/inbound/line/line.ts';
import { VENDOR_KEYWORDS as meta } from '../../worker/inbound/meta/meta.ts';
import { VENDOR_KEYWORDS as rbm } from '../../worker/inbound/rbm/rbm.ts';
import { VENDOR_KEYWORDS as telegram } from '../../worker/inbound/telegram/telegram.ts';
import { VENDOR_KEYWORDS as twilio } from '../../worker/inbound/twilio/keywords.ts';
import { VENDOR_KEYWORDS as viber } from '../../worker/inbound/viber/viber.ts';
import { VENDOR_KEYWORDS as vonage } from '../../worker/inbound/vonage/vonage.ts';
import { VENDOR_KEYWORDS as wechat } from '../../worker/inbound/wechat/wechat.ts';

const CONNECTED = [infobip, kakao, line, meta, rbm, telegram, twilio, viber, vonage, wechat];

export const VENDORS: readonly NamedKeywords[] = [...CONNECTED.map((each) => ({ ...each, vendor: each.platform })), ...OTHER_VENDORS];

/** Of each language's words so many are shown. */
const SHOWN_MAX = 12;

export function withdrawalWordsPage(): string {
  const words = certainWords();
  const all = [...new Set([...words.values()].flat())];
  const messages = [...judgeCorpus('tune'), ...judgeCorpus('held-out'), ...judgeCorpus('held-out-2')]
    .filter(({ label }) => label === 'withdraw')
    .map(({ text }) => text);
  return `${[
    '# Words that end messages, and which vendors miss',
    '',
    '<!-- Made by `node scripts/withdrawal-pages.ts` from worker/inbound. Edit there. -->',
    '',
    'A vendor blocks a number when somebody sends one of its own words, and nothing else. Sayso takes every word below for a withdrawal, tells all',
    'destinations and answers; what the person wrote beside the word, in another language or in a sentence is read too ([inbound-words.md](inbound-words.md)).',
    'Where a vendor misses a word, its own block does not happen: Sayso’s does.',
    '',
    `Counted: ${all.length} words that withdraw for certain when they are the whole message, and the ${messages.length} withdrawals of the labelled messages`,
    '(`test/inbound-corpora`), each compared as vendors compare: the whole message, whatever its case.',
    '',
    '| vendor | its own words | certain words it misses | labelled withdrawals it misses | other vendors’ words it misses | how it compares |',
    '|---|---|---|---|---|---|',
    ...VENDORS.map((vendor) => row(vendor, all, messages)),
    '',
    '## Words by language',
    '',
    `The first ${SHOWN_MAX} that no vendor above acts on. All are in \`worker/inbound/classify/languages\`; “international” ones are read with any language.`,
    '',
    '| language | words | that no vendor acts on | such as |',
    '|---|---|---|---|',
    ...[...words].map(([language, own]) => languageRow(language, own)),
    '',
    '## Sources',
    '',
    ...VENDORS.map(({ vendor, source }) => `- ${vendor}: ${source}`),
  ].join('\n')}\n`;
}

function row(vendor: NamedKeywords, words: readonly string[], messages: readonly string[]): string {
  const others = [...new Set(VENDORS.flatMap(({ stop }) => stop))];
  const missed = missedBy(vendor, others);
  const cells = [
    vendor.vendor,
    vendor.stop.length === 0 ? 'none' : vendor.stop.map(code).join(' '),
    `${missedBy(vendor, words).length} of ${words.length}`,
    `${missedBy(vendor, messages).length} of ${messages.length}`,
    missed.length === others.length ? 'all' : missed.map(code).join(' '),
    vendor.matching,
  ];
  return `| ${cells.join(' | ')} |`;
}

function languageRow(language: string, words: readonly string[]): string {
  const missed = missedBy({ stop: VENDORS.flatMap(({ stop }) => stop) }, words);
  return `| ${language} | ${words.length} | ${missed.length} | ${missed.slice(0, SHOWN_MAX).join(' · ')} |`;
}

const code = (word: string): string => `\`${word}\``;
