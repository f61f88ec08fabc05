/** What the schemas themselves make impossible: a control over channels that don't belong together, and one that begins ticked. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { registerDisclosureRequest } from '../../../../shared/contract/disclosure.ts';
import { controlInput, widgetDraft } from '../../../../shared/contract/widget.ts';
import { CHANNELS, type ChannelId, TEXT_CHANNELS } from '../../../../shared/vocabulary.ts';
import { DRAFT } from '../../workspace/fixtures.ts';
import { COVERS, defaultDocument } from './fixtures.ts';

const isText = (channel: ChannelId) => TEXT_CHANNELS.some((text) => text === channel);

test('R1.1 a control over several channels can’t be made, but for sms, mms and rcs', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...CHANNELS), { minLength: 1, maxLength: 4 }), (channels) => {
      const possible = channels.length === 1 || (channels.length <= 3 && channels.every(isText));
      expect(controlInput.safeParse({ channels }).success).toBe(possible);
    }),
  );
  const bundled = widgetDraft.safeParse({ ...DRAFT, controls: [{ channels: ['sms', 'email'] }] });
  expect(bundled.error?.issues.map(({ path }) => path.join('.'))).toEqual(['controls.0.channels']);
});

test.each(['checked', 'default', 'default_checked', 'preselected', 'ticked', 'selected', 'value', 'required', 'hidden'])(
  'R1.1 no field of a control says that it begins ticked or must be: %s',
  (field) => {
    for (const value of [true, 'on', 1]) {
      expect(controlInput.safeParse({ channels: ['sms'], [field]: value }).success).toBe(false);
      const document = defaultDocument('en', COVERS[0]!);
      const request = { method: 'paper_form', document: { ...document, control: { ...document.control, [field]: value } } };
      expect(registerDisclosureRequest.safeParse(request).success).toBe(false);
    }
  },
);

test('R1.1 the fields of a control are these, and a new one has to be thought about here', () => {
  expect(Object.keys(controlInput.shape).sort()).toEqual(['channels', 'opt_in', 'purpose', 'text']);
});
