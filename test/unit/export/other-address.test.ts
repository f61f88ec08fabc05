/** Of another address that an act names, an export says the kind, whatever else stands beside it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutOther } from '../../../worker/export/other-address.ts';

const HASH = 'ab'.repeat(32);
const contact = { partition: 3, no: 77_001, epoch: 2 };

describe('another address in the context of an act', () => {
  test('is its kind alone, without what it is found by', () => {
    fc.assert(
      fc.property(fc.constantFrom('phone', 'email'), fc.option(fc.constant(contact)), fc.string(), (kind, end, note) => {
        const shown = withoutOther({ note, linked: { kind, hash: HASH, contact: end } });
        expect(shown).toEqual({ note, linked: { kind } });
      }),
    );
  });

  test('is masked where an earlier build kept it', () => {
    const shown = withoutOther({ linked: { kind: 'email', scope: '', value: 'someone.else@mail.example' } });
    expect(shown).toEqual({ linked: { kind: 'email', value: 's•••@mail.example' } });
  });

  test.each([null, {}, { linked: null }, { linked: 'x' }, { linked: { kind: 'pigeon', value: 'x' } }, { note: 'x' }])(
    'what names none is left as it is: %j',
    (context) => expect(withoutOther(context)).toEqual(context),
  );
});
