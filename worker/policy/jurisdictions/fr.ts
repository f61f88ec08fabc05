/** France with its overseas departments, beside the rules of the Union. Public holidays are not modelled. */
import { TEXT_CHANNELS } from '../../../shared/vocabulary.ts';
import { jurisdiction } from './row.ts';

export const FR = jurisdiction({
  id: 'FR',
  name: 'France',
  parent: 'EU',
  places: ['FR', 'GP', 'RE', 'MQ', 'GF', 'YT', 'MF'],
  elements: [
    {
      id: 'fr-stop',
      value: ['stop'],
      says: 'Every commercial text offers STOP, free of charge but for sending it, and people are told so.',
      source: 'CPCE L34-5; CNIL, summary at smsenvoi.com',
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TEXT_CHANNELS,
    },
  ],
  quietHours: [
    {
      id: 'fr-quiet',
      value: { from: '20:00', to: '08:00' },
      says: 'Commercial texts are sent from 8 to 20.',
      source: "Operators' charter and CNIL, by sendtargetsms.com and smsenvoi.com",
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TEXT_CHANNELS,
    },
    {
      id: 'fr-quiet-sunday',
      value: { from: '00:00', to: '00:00', days: [0] },
      says: 'No commercial texts on Sundays and public holidays.',
      source: "Operators' charter and CNIL, by sendtargetsms.com and smsenvoi.com",
      readOn: '2026-11-22',
      confidence: 'secondary',
      channels: TEXT_CHANNELS,
    },
  ],
  reconfirmation: [
    {
      id: 'fr-three-years',
      value: { afterMonths: 36, onSilence: 'ends' },
      says: 'Data of a prospect is kept three years from their last contact; they may then be asked, and without a clear yes it goes. Counted from the grant here.',
      source: 'CNIL, draft reference on commercial management (2018) and SAN-2020-003; olympe.legal, avocats-mathias.com',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
});
