/** What people type for a phone number, as a table, and every region's example number in every spelling. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { getCountries } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { EXAMPLES, misread, SPELLINGS, SPELLINGS_PAGE, spellingsPage } from '../../../scripts/phone-spellings.ts';
import { parsePhone } from '../../../shared/phone/parse.ts';

const US = '+12025550123';
const GB = '+447700900123';

describe('a number that people write is read', () => {
  const rows: readonly (readonly [typed: string, country: string | null, e164: string])[] = [
    // As it stands.
    ['+1 202 555 0123', null, US],
    ['+44 7700 900123', null, GB],
    ['(202) 555-0123', 'US', US],
    ['202.555.0123', 'US', US],
    ['1-202-555-0123', 'US', US],
    ['[202] 555/0123', 'US', US],
    ['07700 900123', 'GB', GB],
    ['07700–900—123', 'GB', GB],
    ['202 555 0123.', 'US', US],
    // Country code without its plus, with an exit prefix, twice.
    ['447700900123', 'GB', GB],
    ['61491570006', 'US', '+61491570006'],
    ['0044 7700 900123', null, GB],
    ['0044 7700 900123', 'US', GB],
    ['011 44 7700 900123', 'US', GB],
    ['0011 44 7700 900123', 'AU', GB],
    ['001 1 202 555 0123', 'TH', US],
    ['010 44 7700 900123', 'JP', GB],
    ['+0044 7700 900123', null, GB],
    ['+44 44 7700 900123', null, GB],
    ['+44 0044 7700 900123', null, GB],
    ['44 44 7700 900123', 'GB', GB],
    ['+44 +44 7700 900123', null, GB],
    ['+44 07700 900123', null, GB],
    ['+1+1 202 555 0123', null, US],
    ['+1+1 (202) 555-0123', 'GB', US],
    ['+1 +44 7700 900123', 'US', GB],
    ['++44 7700 900123', null, GB],
    ['(+44) 7700 900123', null, GB],
    // The trunk zero in brackets: dropped where it is a trunk prefix, kept where it belongs to the number.
    ['+44 (0)7700 900123', null, GB],
    ['+1 (0) 202 555 0123', null, US],
    ['+44 ( 0 ) 7700 900123', null, GB],
    ['+44 [0] 7700 900123', 'GB', GB],
    ['+49 (0)30 123456', null, '+4930123456'],
    // Other digits, widths and directions.
    ['＋４４　７７００　９００１２３', null, GB],
    ['٠٧٧٠٠ ٩٠٠١٢٣', 'GB', GB],
    ['+۴۴ ۷۷۰۰ ۹۰۰۱۲۳', null, GB],
    ['+४४ ७७०० ९००१२३', null, GB],
    ['\u200f\u202a+44 7700 900123\u202c', null, GB],
    ['447700900123+', null, GB],
    ['\u00a007700\u2009900\u202f123\u00a0', 'GB', GB],
    ['0\u200b7700 9\u00ad00123', 'GB', GB],
    // Pasted with what stood before it.
    ['Tel: +44 7700 900123', null, GB],
    ['Tel.:07700 900123', 'GB', GB],
    ['Mobile no. 07700 900123', 'GB', GB],
    ['电话：+44 7700 900123', null, GB],
    ['هاتف: ٠٧٧٠٠٩٠٠١٢٣', 'GB', GB],
    ['☎ +44 7700 900123', null, GB],
    ['tel:+44-7700-900123', null, GB],
    ["'07700 900123", 'GB', GB],
  ];
  test.each(rows)('%j in %s is %s', (typed, country, e164) => {
    expect(parsePhone(typed, country)).toMatchObject({ ok: true, value: { e164 } });
  });
});

describe('what is no phone number of one country is refused', () => {
  const rows: readonly (readonly [typed: string, country: string | null, reason: string])[] = [
    ['', 'US', 'not_possible'],
    ['hello', 'US', 'not_possible'],
    ['+', 'US', 'not_possible'],
    ['555-0123', 'US', 'not_possible'],
    ['555-0123', 'CA', 'not_possible'],
    ['+44 7700', null, 'not_possible'],
    ['+44 7700 900123 900123', null, 'not_possible'],
    ['+999 7700 900123', null, 'not_possible'],
    ['+49 30 1234567890123', null, 'not_possible'],
    ['+0 7700 900123', null, 'country_missing'],
    ['0000000000', 'US', 'not_possible'],
    ['202 555 0123 x12', 'US', 'not_possible'],
    ['202 555 0123 ext. 12', 'US', 'not_possible'],
    ['202 555 0123,,12#', 'US', 'not_possible'],
    ['tel:+12025550123;ext=12', null, 'not_possible'],
    ['tel:+12025550123;phone-context=example.com', null, 'not_possible'],
    ['1-800-EXAMPLE', 'US', 'not_possible'],
    ['+1 202 555 0123 or +1 202 555 0124', null, 'not_possible'],
    ['+12025550123 +12025550124', null, 'not_possible'],
    ['202 555 0123 / 202 555 0124', 'US', 'not_possible'],
    ['someone@example.com', 'US', 'not_possible'],
    [`+44${'7'.repeat(80)}`, null, 'not_possible'],
    ['202 555 0123', null, 'country_missing'],
    ['07700 900123', null, 'country_missing'],
    ['07700 900123', 'ZZ', 'country_missing'],
    // A foreign code without its plus is a guess: only a valid number, and only when nothing of the visitor's own country fits.
    ['447700900123', 'US', 'not_possible'],
    ['4712345678', 'US', '+14712345678'],
  ];
  test.each(rows)('%j in %s: %s', (typed, country, reason) => {
    const parsed = parsePhone(typed, country);
    expect(parsed.ok ? parsed.value.e164 : parsed.error.reason).toBe(reason);
  });
});

test('the country is said where the number or the visitor tells it, and left open where neither does', () => {
  expect(parsePhone('+1 202 555 0123', 'CA')).toMatchObject({ ok: true, value: { e164: US, country: 'US' } });
  expect(parsePhone('07700 900123', 'GB')).toMatchObject({ ok: true, value: { e164: GB, country: 'GB' } });
  expect(parsePhone('+44 7700 900123', 'US')).toMatchObject({ ok: true, value: { e164: GB, country: null } });
  expect(parsePhone('+800 1234 5678', 'US')).toMatchObject({ ok: true, value: { e164: '+80012345678', country: null } });
});

describe('the example mobile number of every region', () => {
  test('is there for nearly all of them, in at least a dozen spellings', () => {
    expect(EXAMPLES.length).toBeGreaterThan(240);
    expect(Object.keys(SPELLINGS).length).toBeGreaterThanOrEqual(12);
  });
  test('is read in every spelling', () => expect(misread()).toEqual([]));
  test('has a page of what is misread, which is the committed one', () => {
    expect(readFileSync(SPELLINGS_PAGE, 'utf8')).toBe(spellingsPage());
  });
  test('would be listed there where it is misread', () => {
    const wrong = misread((typed) => parsePhone(typed, 'FR'));
    expect(wrong.length).toBeGreaterThan(100);
    const page = spellingsPage(wrong);
    for (const { country, spelling, became } of wrong) expect(page).toContain(`| ${country} | ${spelling} | ${became} |`);
    expect(page).toContain(`**${wrong.length} wrong**`);
  });
});

describe('whatever is typed', () => {
  const soup = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.string({ unit: fc.constantFrom(...'0123456789+()[]-./ \u200fTel:x٠١٢٣'), maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  const country = fc.option(fc.constantFrom(...getCountries()));
  test('the answer is E.164 or a refusal, never a throw', () => {
    fc.assert(
      fc.property(soup, country, (typed, home) => {
        const parsed = parsePhone(typed, home);
        if (parsed.ok) expect(parsed.value.e164).toMatch(/^\+[1-9]\d{3,14}$/);
      }),
      { numRuns: 3000 },
    );
  });
  test('what was read once is read as the same number again, wherever the reader is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...numbersTyped()), country, country, (typed, home, elsewhere) => {
        const first = parsePhone(typed, home);
        if (first.ok) expect(parsePhone(first.value.e164, elsewhere)).toMatchObject({ ok: true, value: { e164: first.value.e164 } });
      }),
      { numRuns: 2000 },
    );
  });
});

function numbersTyped(): readonly string[] {
  return EXAMPLES.flatMap(({ number }) => [number.formatNational(), number.number.slice(1), `00${number.number.slice(1)}`]);
}
