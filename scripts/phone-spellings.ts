/**
 * Writes docs/phone-spellings.md: the example mobile number of every region in every spelling, and which of them are not read as that
 * number: `node scripts/phone-spellings.ts`. A test holds that the page is what this makes.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CountryCode, getCountries, getCountryCallingCode, getExampleNumber, type PhoneNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { parsePhone } from '../shared/phone/parse.ts';

export const SPELLINGS_PAGE = path.resolve(import.meta.dirname, '../docs/phone-spellings.md');

export interface Example {
  readonly country: CountryCode;
  readonly number: PhoneNumber;
  readonly code: string;
}
/** What is typed, and the country that the form would say. */
type Typed = readonly [text: string, country: string | null];

export const EXAMPLES: readonly Example[] = getCountries().flatMap((country) => {
  const number = getExampleNumber(country, examples);
  return number ? [{ country, number, code: getCountryCallingCode(country) }] : [];
});

const arabic = (text: string): string => text.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
const wide = (text: string): string => text.replace(/[\d+]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));

export const SPELLINGS: Readonly<Record<string, (example: Example) => Typed>> = {
  'E.164': ({ number }) => [number.number, null],
  'E.164 in another country': ({ number, country }) => [number.number, country === 'US' ? 'DE' : 'US'],
  international: ({ number }) => [number.formatInternational(), null],
  national: ({ number, country }) => [number.formatNational(), country],
  'national digits': ({ number, country }) => [number.formatNational().replace(/\D/g, ''), country],
  '00': ({ number }) => [`00${number.number.slice(1)}`, null],
  '00 at home': ({ number, country }) => [`00 ${number.formatInternational().slice(1)}`, country],
  'no plus': ({ number, country }) => [number.number.slice(1), country],
  doubled: ({ number, code }) => [`+${code} ${number.number.slice(1)}`, null],
  'doubled with both pluses': ({ number, code, country }) => [`+${code}${number.number}`, country],
  'code before the national form': ({ number, code }) => [`+${code} ${number.formatNational()}`, null],
  'Arabic-Indic digits': ({ number, country }) => [arabic(number.formatNational()), country],
  'full width': ({ number }) => [wide(number.number), null],
  'right to left': ({ number }) => [`\u200f${number.formatInternational()}\u200e`, null],
  'pasted with a label': ({ number }) => [`Mobile: ${number.formatInternational()}`, null],
  'tel link': ({ number }) => [number.getURI(), null],
};

export interface Misread {
  readonly country: string;
  readonly spelling: string;
  readonly became: string;
}

/** @param read as the server does. */
export function misread(read: typeof parsePhone = parsePhone): readonly Misread[] {
  return Object.entries(SPELLINGS).flatMap(([spelling, spell]) =>
    EXAMPLES.flatMap((example) => {
      const parsed = read(...spell(example));
      const became = parsed.ok ? parsed.value.e164 : parsed.error.reason;
      return became === example.number.number ? [] : [{ country: example.country, spelling, became }];
    }),
  );
}

export function spellingsPage(wrong: readonly Misread[] = misread()): string {
  const count = EXAMPLES.length * Object.keys(SPELLINGS).length;
  const failed = (spelling: string) => wrong.filter((each) => each.spelling === spelling).length;
  const share = ((100 * wrong.length) / count).toFixed(2);
  return `${[
    '# Phone spellings',
    '',
    '<!-- Made by `node scripts/phone-spellings.ts` from the examples of libphonenumber-js. -->',
    '',
    'The example mobile number of every region that libphonenumber-js ships, written in each of the ways that people type and paste numbers,',
    `and read by \`shared/phone/parse.ts\`. ${EXAMPLES.length} regions, ${Object.keys(SPELLINGS).length} spellings, ${count} readings:`,
    `**${wrong.length} wrong** (${share} %). At most 1 % may be.`,
    '',
    'In the form itself: `test/browser/numbers.test.ts` types, pastes and fills these spellings of twenty countries into the built form and reads the ledger; 48 of them',
    'in `npm test`, all 960 by `npm run soak -- numbers`, last run on 23 November 2026 in 7 minutes: **none failed**. US GB DE FR IT ES NL BR AR MX IN JP KR AU SG ZA HU BY KZ AE.',
    'Filled in means the value set at once with the events that browsers send; no password manager was driven. What no US keyboard has is put in as a composition would.',
    '',
    'Limit: one number a region, and the library’s own metadata judges it. What people really type is wider; `test/unit/phone/parse.test.ts`',
    'has a table of that.',
    '',
    '| spelling | regions read | wrong |',
    '|---|--:|--:|',
    ...Object.keys(SPELLINGS).map((spelling) => `| ${spelling} | ${EXAMPLES.length - failed(spelling)} | ${failed(spelling)} |`),
    '',
    '## Wrong',
    '',
    ...(wrong.length === 0
      ? ['None.']
      : [
          '| region | spelling | became |',
          '|---|---|---|',
          ...wrong.map((each) => `| ${each.country} | ${each.spelling} | ${each.became} |`),
        ]),
    '',
    '## Regions',
    '',
    ...regionLines(),
  ].join('\n')}\n`;
}

const REGIONS_A_LINE = 40;
function regionLines(): readonly string[] {
  const codes = EXAMPLES.map(({ country }) => country).sort();
  const lines = Math.ceil(codes.length / REGIONS_A_LINE);
  return Array.from({ length: lines }, (_, line) => codes.slice(line * REGIONS_A_LINE, (line + 1) * REGIONS_A_LINE).join(' '));
}

if (process.argv[1] === import.meta.filename) writeFileSync(SPELLINGS_PAGE, spellingsPage());
