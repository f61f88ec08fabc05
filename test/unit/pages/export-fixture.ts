/** Somebody's export with something in every part, and the report of an erasure: an invented shop, a fictional number. */
import type { ErasureReport } from '../../../shared/contract/erasure.ts';
import type { SubjectExport } from '../../../shared/contract/subject.ts';
import { languageFor } from '../../../shared/locales/languages.ts';
import { fold } from '../../../worker/consent/fold.ts';
import type { OpenedEvidence } from '../../../worker/consent/ledger-api.ts';
import type { ActRecord } from '../../../worker/consent/model.ts';
import { assembleSubjectData } from '../../../worker/export/subject-data.ts';
import { documentFor } from './fixtures.tsx';

export const REPORT: ErasureReport = {
  report_id: 'ers_AQAAAAAAAAAAAQAAAAAAAAFixture',
  contact_id: 'con_AQAAAAAAAAAAAQAAAAAAAAFixture',
  by: 'subject',
  erased_at: '2026-11-22T09:12:00.000Z',
  unreadable_at: '2026-11-22T09:12:00.000Z',
  beyond_recovery_at: '2026-12-22T09:12:00.000Z',
  destinations: [
    { destination: 'warehouse', status: 'waiting', detail: null, attempts: 0, next_attempt_at: null, ended_at: null },
    { destination: 'braze', status: 'done', detail: null, attempts: 1, next_attempt_at: null, ended_at: '2026-11-22T09:12:02.000Z' },
  ],
};

const START = Date.UTC(2026, 4, 3, 9, 10);
const DISCLOSURE = 'ab'.repeat(32);
const key = { programme: 'default', channel: 'sms', purpose: 'marketing' } as const;

const RECORDS: readonly ActRecord[] = [
  record(1, 'grant', { disclosure: DISCLOSURE, terms: { opt_in: 'double', expires_at_ms: START + 1e10 } }),
  record(2, 'link', { key: { programme: null, channel: null, purpose: null } }),
  record(3, 'prefer', {
    key: { programme: null, channel: null, purpose: null },
    terms: { preference: { order: ['sms', 'email'], frequency: 'weekly' } },
  }),
  record(4, 'confirm', { verified: true, of: [1], terms: { challenge_ends_at_ms: START + 600_000 } }),
  record(5, 'withdraw', { key: { programme: null, channel: null, purpose: null }, topics: ['sales'], verified: true, method: 'keyword' }),
];

function record(seq: number, act: ActRecord['act'], over: Partial<ActRecord>): ActRecord {
  const atMs = START + seq * 1000;
  return {
    seq,
    act,
    key,
    topics: null,
    fromMs: atMs,
    toMs: atMs,
    recordedAtMs: atMs,
    method: 'web_form',
    verified: false,
    of: [],
    disclosure: null,
    terms: {},
    ...over,
  };
}

const EVIDENCE: OpenedEvidence = {
  grade: 'client_attested',
  typed: '(202) 555-0123',
  page: { origin: 'https://aurora.example', host: 'aurora.example', path: '/spring', campaign: { utm_source: 'mail' }, gpc: true },
  network: { ip: '203.0.113.77', country: 'US', user_agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X)' },
  presentation: {
    widget_version: 3,
    locale: 'en',
    controls: [{ channel: 'sms', disclosure: DISCLOSURE, shown: true, granted: true, rank: 1 }],
  },
  verification: null,
  context: { linked: { kind: 'email', hash: 'cd'.repeat(32), contact: { partition: 0, no: 9, epoch: 0 } } },
};

export function exportFor(locale: string): SubjectExport {
  return assembleSubjectData(
    {
      held: {
        view: {
          no: 7,
          address: { kind: 'phone', scope: '', value: '+12025550123' },
          masked: '',
          state: fold(RECORDS),
          externalIds: [{ namespace: 'customer', value: 'cust_8812', verified: true }],
        },
        counters: { day: 20_576, unverified: 3, wrong: 1, sends: [START], answeredMs: START + 60_000 },
        lastInbound: { whatsapp: START },
        subjectCode: { createdAtMs: START + 7e9, endsAtMs: START + 7e9 + 600_000, attempts: 2 },
      },
      records: RECORDS.map((each) => ({ record: each, evidence: each.act === 'expire' ? null : EVIDENCE })),
      linked: [{ kind: 'email', scope: '', value: 'lena@example.com' }],
      messages: [
        {
          channel: 'sms',
          createdAtMs: START,
          endsAtMs: START + 600_000,
          status: 'sent',
          attempts: 1,
          providerId: 'SM1234567890',
          sentAtMs: START + 900,
          reason: null,
        },
      ],
      challenges: [
        {
          createdAtMs: START,
          endsAtMs: START + 600_000,
          of: [1],
          attempts: 1,
          closed: false,
          confirmed: [{ channel: 'sms', purpose: 'marketing' }],
        },
      ],
      submissions: [
        {
          part: 0,
          body: {
            createdAtMs: START,
            widget: 'a1b2c3d4e5f60718',
            widgetVersion: 3,
            locale: 'en',
            method: 'web_form',
            acts: [{ ...key, status: 'confirmed', seq: 1 }],
            own: [1, 2, 3],
            challenges: [1],
            masked: [{ kind: 'phone', value: '+1••••••••23' }],
            otherPartition: null,
          },
        },
      ],
      texts: new Map([[DISCLOSURE, documentFor(locale, 'text_messages', ['sms'])]]),
      heldBy: { brand: 'Aurora Coffee', legal_entity: 'Aurora Coffee Roasters Ltd', contact: 'hello@aurora.example' },
      destinations: [
        {
          name: 'Data warehouse',
          kind: 'standard_webhooks',
          status: 'active',
          connected_at: '2026-01-02T08:00:00.000Z',
          state: 'up_to_date',
        },
        { name: 'Campaigns', kind: 'braze', status: 'paused', connected_at: '2026-03-02T08:00:00.000Z', state: 'waiting' },
      ],
      contactId: 'con_AQAAAAAAAAAAAQAAAAAAAAdFixture',
      widgetId: (local) => `wdg_${local}`,
    },
    languageFor(locale),
    START + 8e9,
  );
}
