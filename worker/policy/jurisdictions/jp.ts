/** Japan: the acts on specified electronic mail (texts included) and on specified commercial transactions. */
import { jurisdiction } from './row.ts';

export const JP = jurisdiction({
  id: 'JP',
  name: 'Japan',
  parent: null,
  places: ['JP'],
  elements: [
    {
      id: 'jp-consent',
      value: ['agreement', 'brand', 'legal_entity', 'marketing'],
      says: 'The person must recognise that advertisements will be sent and by whom. Where to refuse is said in each message.',
      source: 'Act on Regulation of Transmission of Specified Electronic Mail art. 3 and 4; swlaw.jp, itpro.nikkeibp.co.jp',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
    {
      id: 'jp-informed',
      value: ['kinds', 'channel', 'withdraw_any_time', 'privacy'],
      says: 'The purpose of using a number is told when it is taken. That it can be taken back is our stricter reading.',
      source: 'Act on the Protection of Personal Information art. 21; guideline to the Act on Specified Electronic Mail',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  optIn: [
    {
      id: 'jp-opt-in',
      value: 'single',
      says: 'Only to those who asked for it or agreed before, by email or by text to a number.',
      source: 'Same act art. 2(2) and 3(1); swlaw.jp',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
  withdrawalDue: [
    {
      id: 'jp-refusal',
      value: { days: 0, business: false },
      says: 'After a refusal none may be sent, even to somebody who had agreed.',
      source: 'Same act art. 3(3); itpro.nikkeibp.co.jp',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
  ],
  retention: [
    {
      id: 'jp-record',
      value: { consentYears: 3, withdrawalYears: 3 },
      says: 'The record of consent is kept; one month after the last sending by one act, three years by the other, the longer is kept.',
      source: 'Same act art. 3(2); Act on Specified Commercial Transactions art. 12-3(3)',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
});
