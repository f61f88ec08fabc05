/** Spain, beside the rules of the Union. */
import { jurisdiction } from './row.ts';

export const ES = jurisdiction({
  id: 'ES',
  name: 'Spain',
  parent: 'EU',
  places: ['ES'],
  elements: [
    {
      id: 'es-revocation',
      value: ['withdraw_any_time', 'stop'],
      says: 'Recipients may revoke at any time by simply telling the sender, by a simple and free procedure that is made known.',
      source: 'Ley 34/2002 (LSSI) art. 22.1, as reproduced at villanueva4.tripod.com',
      readOn: '2026-11-22',
      confidence: 'read',
    },
  ],
  optIn: [
    {
      id: 'es-express',
      value: 'single',
      says: 'Commercial messages need a prior request or express authorisation; silence is none.',
      source: 'Ley 34/2002 art. 21; AEPD report 2018-0164, summary at privtools.eu',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
});
