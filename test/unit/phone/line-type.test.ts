/** What kind of line a number is, and what of it is warned of. */
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, test } from 'vitest';
import { type LineType, lineTypeOf, lineWarning } from '../../../shared/phone/line-type.ts';
import { parsePhone } from '../../../shared/phone/parse.ts';
import { reachOf } from '../../../shared/phone/reach.ts';
import { judgeKind } from '../../../worker/messaging/send-limits.ts';

const ROWS: readonly (readonly [e164: string, type: LineType, warning: string | null])[] = [
  ['+12025550123', 'fixed_line_or_mobile', null],
  ['+447700900123', 'unknown', null],
  ['+447400123456', 'mobile', null],
  ['+442079460123', 'fixed_line', 'landline'],
  ['+4930123456', 'fixed_line', 'landline'],
  ['+18002345678', 'toll_free', 'never_sent'],
  ['+449012345678', 'premium_rate', 'never_sent'],
  ['+491801234567', 'shared_cost', 'never_sent'],
  ['+445612345678', 'voip', 'never_sent'],
  ['+447012345678', 'personal_number', 'never_sent'],
  ['+447640123456', 'pager', 'never_sent'],
  ['+445512345678', 'uan', 'never_sent'],
  ['+80012345678', 'toll_free', 'never_sent'],
];

describe.each(ROWS)('%s', (e164, type, warning) => {
  test(`is of the kind ${type}, warned of as ${warning}, and read all the same`, () => {
    expect([lineTypeOf(e164), lineWarning(type)]).toEqual([type, warning]);
    expect(parsePhone(e164, null)).toMatchObject({ ok: true, value: { e164, lineType: type } });
  });

  test('is sent a message unless its kind forbids it, whatever the channel and whoever asked', () => {
    const judged = warning === 'never_sent' ? { refused: 'number_kind' } : { limits: [], rates: [] };
    expect([judgeKind({ channel: 'sms', to: e164 }), judgeKind({ channel: 'whatsapp', to: e164 })]).toEqual([judged, judged]);
    expect(reachOf(e164).isPersonal).toBe(warning !== 'never_sent');
  });
});

test('a landline of the United States or Canada can’t be told from a mobile, and no mobile number anywhere is warned of', () => {
  for (const e164 of ['+12125550123', '+14165550123']) expect(lineWarning(lineTypeOf(e164))).toBeNull();
  const warned = getCountries().flatMap((country) => {
    const example = getExampleNumber(country, examples);
    return example && lineWarning(lineTypeOf(example.number)) !== null ? [country] : [];
  });
  expect(warned).toEqual([]);
});

test('what is no number at all is unknown and reaches nobody', () => {
  expect(lineTypeOf('+1')).toBe('unknown');
  expect(reachOf('+1').isPersonal).toBe(false);
});
