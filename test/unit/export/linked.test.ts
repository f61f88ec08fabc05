/** Which addresses count as the person's own: only what was proved and not taken back since, whatever else was typed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TimelineRecord } from '../../../worker/consent/ledger-api.ts';
import { linkedAddresses, maskClaimed } from '../../../worker/export/linked.ts';

const WHOLE = { programme: null, channel: null, purpose: null };
const EMAILS = ['a@mail.example', 'b@mail.example', 'c@mail.example'];

const act = fc.record({
  act: fc.constantFrom('link', 'unlink', 'grant'),
  verified: fc.boolean(),
  email: fc.constantFrom(...EMAILS),
  hasEvidence: fc.boolean(),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

const recordOf = ({ act: name, verified, email, hasEvidence }: Act, index: number): TimelineRecord =>
  ({
    record: { act: name, key: WHOLE, verified, seq: index + 1 },
    evidence: hasEvidence ? { context: { linked: { kind: 'email', scope: '', value: email } } } : null,
  }) as unknown as TimelineRecord;

describe('linked addresses', () => {
  test('are those whose last telling is a verified link', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const expected = EMAILS.filter((email) => {
          const telling = acts.filter(
            (each) => each.email === email && each.hasEvidence && (each.act === 'unlink' || (each.act === 'link' && each.verified)),
          );
          return telling.at(-1)?.act === 'link';
        });
        expect(
          linkedAddresses(acts.map(recordOf))
            .map(({ value }) => value)
            .sort(),
        ).toEqual(expected);
      }),
    );
  });

  test('of any other record the address that it names is masked, whole or not at all', () => {
    fc.assert(
      fc.property(act, (each) => {
        const { record, evidence } = recordOf({ ...each, hasEvidence: true }, 0);
        const shown = JSON.stringify(maskClaimed(record, evidence!.context));
        expect(shown.includes(each.email)).toBe(each.act === 'link' && each.verified);
      }),
    );
  });

  test.each([null, {}, { linked: null }, { linked: 'x' }, { linked: { kind: 'pigeon', value: 'x' } }, { linked: { kind: 'email' } }])(
    'what is no address is left as it is: %j',
    (context) => {
      const { record } = recordOf({ act: 'link', verified: true, email: EMAILS[0]!, hasEvidence: true }, 0);
      expect(maskClaimed(record, context)).toEqual(context);
      expect(linkedAddresses([{ record, evidence: context && { context } } as unknown as TimelineRecord])).toEqual([]);
    },
  );
});
