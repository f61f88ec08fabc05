/** Netherlands, beside the rules of the Union. */
import { jurisdiction, TO_A_PHONE } from './row.ts';

export const NL = jurisdiction({
  id: 'NL',
  name: 'Netherlands',
  parent: 'EU',
  places: ['NL'],
  elements: [
    {
      id: 'nl-opt-out',
      value: ['stop'],
      says: 'Each message says how to sign off easily; the call to action says that too.',
      source: 'Telecommunicatiewet art. 11.7(4); cms.law, 2014-07-07',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TO_A_PHONE,
    },
  ],
  optIn: [
    {
      id: 'nl-consent',
      value: 'single',
      says: "Unsolicited commercial messages by text or email are allowed only with the recipient's prior consent.",
      source: 'Telecommunicatiewet art. 11.7(1); cms.law, 2014-07-07',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
});
