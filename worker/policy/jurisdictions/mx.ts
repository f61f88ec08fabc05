/** Mexico: consumer and data protection acts. The register REPEP is the merchant's to ask. */
import { jurisdiction } from './row.ts';

export const MX = jurisdiction({
  id: 'MX',
  name: 'Mexico',
  parent: null,
  places: ['MX'],
  elements: [
    {
      id: 'mx-notice',
      value: ['agreement', 'brand', 'legal_entity', 'marketing', 'sender_address', 'privacy'],
      says: 'Data is taken with a privacy notice that says who is responsible, where, and for what; advertising needs express consent once a number is registered.',
      source: 'LFPC art. 17 and 18 bis; repep.profeco.gob.mx; LFPDPPP',
      readOn: '2026-11-22',
      confidence: 'secondary',
    },
    {
      id: 'mx-informed',
      value: ['kinds', 'channel', 'withdraw_any_time'],
      says: 'The notice says for which purposes, and how consent is revoked.',
      source: 'LFPDPPP, privacy notice',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  optIn: [
    {
      id: 'mx-opt-in',
      value: 'single',
      says: 'A consumer may give a named supplier express consent to advertising, which also holds for a registered number.',
      source: 'repep.profeco.gob.mx, Sanciones',
      readOn: '2026-11-22',
      confidence: 'read',
    },
  ],
  withdrawalDue: [
    {
      id: 'mx-refusal',
      value: { days: 0, business: false },
      says: 'No advertising to those who said that they want none.',
      source: 'repep.profeco.gob.mx, Sanciones',
      readOn: '2026-11-22',
      confidence: 'read',
    },
  ],
  retention: [
    {
      id: 'mx-limitation',
      value: { consentYears: 5, withdrawalYears: 5 },
      says: 'Sanctions lapse in five years.',
      source: 'Ley Federal de Procedimiento Administrativo art. 79',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
  minimumAge: [
    {
      id: 'mx-age',
      value: 18,
      says: 'Minors act through their parents.',
      source: 'Codigo Civil Federal art. 646',
      readOn: '2026-11-22',
      confidence: 'memory',
    },
  ],
});
