/** What holds where no regime is known: at least as strict as any other file here, which a test holds. It is nobody's law. */
import { TEXT_CHANNELS } from '../../../shared/vocabulary.ts';
import { GENERAL_LABEL } from '../rule-set.ts';
import { jurisdiction, NOT_EMAIL, TO_A_PHONE } from './row.ts';

export const DEFAULT = jurisdiction({
  id: 'default',
  name: 'Everywhere else, and where the country is not known',
  parent: null,
  places: [],
  elements: [
    {
      id: 'default-elements',
      value: [
        'agreement',
        'brand',
        'legal_entity',
        'marketing',
        'kinds',
        'channel',
        'stop',
        'withdraw_any_time',
        'contact',
        'sender_address',
        'privacy',
      ],
      says: 'All that any regime asks of every channel.',
      source: 'Our own: the strictest of every regime here',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
    {
      id: 'default-elements-number',
      value: ['recurring_automated', 'not_a_condition'],
      says: 'All that any regime asks of what is sent to a number.',
      source: 'Our own: the strictest of every regime here',
      readOn: '2026-11-22',
      confidence: 'memory',
      channels: TO_A_PHONE,
    },
    {
      id: 'default-elements-text',
      value: ['account', 'frequency', 'rates', 'help', 'terms', 'not_shared'],
      says: 'All that carriers anywhere ask of texts.',
      source: 'Our own: the strictest of every regime here',
      readOn: '2026-11-22',
      confidence: 'memory',
      channels: TEXT_CHANNELS,
    },
  ],
  optIn: [
    {
      id: 'default-opt-in',
      value: 'double',
      says: 'The address confirms.',
      source: 'Our own: the strictest of every regime here',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  quietHours: [
    {
      id: 'default-quiet',
      value: { from: '18:00', to: '10:00' },
      says: 'Messages from 10 to 18.',
      source: 'Our own: the strictest of every regime here',
      readOn: '2026-11-22',
      confidence: 'memory',
      channels: NOT_EMAIL,
    },
    {
      id: 'default-quiet-saturday',
      value: { from: '17:00', to: '18:00', days: [6] },
      says: 'On Saturdays until 17.',
      source: 'Our own: the strictest of every regime here',
      readOn: '2026-11-22',
      confidence: 'memory',
      channels: NOT_EMAIL,
    },
    {
      id: 'default-quiet-sunday',
      value: { from: '00:00', to: '00:00', days: [0] },
      says: 'None on Sundays.',
      source: 'Our own: the strictest of every regime here',
      readOn: '2026-11-22',
      confidence: 'memory',
      channels: NOT_EMAIL,
    },
  ],
  nightConsent: [
    {
      id: 'default-night',
      value: { from: '21:00', to: '08:00' },
      says: 'At night only with a consent of its own.',
      source: 'Our own: the strictest of every regime here',
      readOn: '2026-11-22',
      confidence: 'memory',
      channels: NOT_EMAIL,
    },
  ],
  reconfirmation: [
    {
      id: 'default-reconfirmation',
      value: { afterMonths: 24, onSilence: 'ends' },
      says: 'After two years the person is asked again, and silence ends the consent.',
      source: 'Our own: the strictest of every regime here',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  withdrawalDue: [
    {
      id: 'default-withdrawal',
      value: { days: 0, business: false },
      says: 'A withdrawal has its effect without delay.',
      source: 'Our own: the strictest of every regime here',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  retention: [
    {
      id: 'default-retention',
      value: { consentYears: 7, withdrawalYears: 10 },
      says: 'Proof of consent is kept seven years after its last use, of a withdrawal ten.',
      source: 'Our own: the strictest of every regime here',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  minimumAge: [
    {
      id: 'default-age',
      value: 18,
      says: 'Of age.',
      source: 'Our own: the strictest of every regime here',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  label: [
    {
      id: 'default-label',
      value: GENERAL_LABEL,
      says: 'A message says that it is advertising, in words that the recipient understands.',
      source: 'Our own: the strictest of every regime here',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
});
