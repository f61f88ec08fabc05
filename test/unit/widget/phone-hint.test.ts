/** The form's first look at a number, held against libphonenumber's own example of a mobile number in every region. */

import { getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, test } from 'vitest';
import { callingCodes } from '../../../scripts/calling-codes.ts';
import { asciiDigits } from '../../../widget/form/digits.ts';
import { phoneHint, readRegions, regionOf } from '../../../widget/form/phone-hint.ts';

const regions = readRegions(callingCodes());
const numbers = [...regions.keys()].flatMap((id) => {
  const number = getExampleNumber(id as Parameters<typeof getExampleNumber>[0], examples);
  return number ? [{ id, number }] : [];
});
const arabic = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));

test('every region of the metadata has a calling code and lengths', () => {
  expect(regions.size).toBe(245);
  expect(numbers.length).toBeGreaterThan(240);
  for (const [id, { code, lengths }] of regions) {
    expect(code, id).toMatch(/^\d{1,3}$/);
    expect(lengths, id).toMatch(/^[d-o]+$/);
  }
  expect(regions.get('US')).toEqual({ code: '1', lengths: 'j' });
});

test('the table costs less than 900 bytes of brotli', async () => {
  const { brotliCompressSync } = await import('node:zlib');
  expect(brotliCompressSync(callingCodes()).length).toBeLessThan(900);
});

describe('a real number is never called wrong, however it is written', () => {
  const spellings: Record<string, (n: (typeof numbers)[number]) => string> = {
    'E.164': ({ number }) => number.number,
    international: ({ number }) => number.formatInternational(),
    national: ({ number }) => number.formatNational(),
    'bare national digits': ({ number }) => number.nationalNumber,
    '00 before the code': ({ number }) => `00${number.number.slice(1)}`,
    'code without plus': ({ number }) => number.number.slice(1),
    'code doubled by autofill': ({ number }) => `+${number.countryCallingCode}${number.number}`,
    'trunk zero in brackets': ({ number }) => `+${number.countryCallingCode} (0)${number.nationalNumber}`,
    'Arabic-Indic digits': ({ number }) => arabic(number.formatInternational()),
    'spaces and dashes at the ends': ({ number }) => `  ${number.formatInternational()} - `,
  };
  test.each(Object.entries(spellings))('%s', (_, spell) => {
    const wrong = numbers.filter((each) => phoneHint(spell(each), each.id, regions) !== undefined).map(({ id }) => id);
    expect(wrong).toEqual([]);
  });
});

test.each([
  ['', 'US', 'missing'],
  ['  ', 'US', 'missing'],
  ['call me', 'US', 'missing'],
  ['20255', 'US', 'length'],
  ['+1 202 555 014', 'US', 'length'],
  ['+1 202 555 01423', 'GB', 'length'],
  ['07700 90', 'GB', 'length'],
  ['+44 7700 9001', 'US', 'length'],
  ['+999 123 456', 'US', 'country'],
  ['+0', 'US', 'country'],
])('says of %j in %s: %s', (typed, region, hint) => {
  expect(phoneHint(typed, region, regions)).toBe(hint);
});

test.each([
  ['+44 7700 900123', 'US', 'GB'],
  ['0044 7700 900123', 'US', 'GB'],
  ['＋44 7700', 'US', 'GB'],
  ['+٤٤ ٧٧٠٠', 'US', 'GB'],
  ['+1 416 555 0142', 'CA', 'CA'],
  ['+1 202 555 0142', 'GB', 'US'],
  ['+7', 'GB', 'RU'],
  ['+4', 'GB', 'GB'],
  ['44 7700', 'US', 'US'],
  ['', 'FR', 'FR'],
])('typing %j while %s is chosen shows %s', (typed, current, shown) => {
  expect(regionOf(typed, current, regions)).toBe(shown);
});

test('every calling code is found by the number that carries it', () => {
  for (const { id, number } of numbers) {
    const shown = regionOf(number.number, 'XX', regions);
    expect(regions.get(shown)?.code, id).toBe(number.countryCallingCode);
  }
});

test('digits of other scripts are read as the digits they are', () => {
  expect(asciiDigits('٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ０１２')).toBe('0123456789 0123456789 012');
  expect(parsePhoneNumberFromString(asciiDigits('+٤٤ ٧٧٠٠ ٩٠٠١٢٣'))?.number).toBe('+447700900123');
});
