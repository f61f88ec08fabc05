/** Records of a ledger as the merchant sees them: with evidence opened and the text that was on screen. */
import type { TimelineEntry } from '../../../shared/contract/contact.ts';
import type { DisclosureDocument } from '../../../shared/contract/disclosure.ts';
import { OBJECTS_ASKED_AT_ONCE_MAX } from '../../../shared/limits.ts';
import type { TimelineRecord } from '../../consent/ledger-api.ts';
import { eventRecord } from '../../consent/wire.ts';
import { mapAtMost } from '../../platform/at-most.ts';
import { numberLocal } from '../../platform/ids.ts';
import type { AppContext } from '../context.ts';
import { ownWorkspace, publicId } from './own.ts';

export async function timelineEntries(c: AppContext, partition: number, records: readonly TimelineRecord[]): Promise<TimelineEntry[]> {
  const documents = await readDocuments(c, records);
  return records.map(({ record, evidence }) => ({
    id: publicId(c, 'record', numberLocal(record.seq), partition),
    record: eventRecord(record),
    of: [...record.of],
    evidence: withPublicAccount(c, evidence),
    disclosure: documents.get(record.disclosure ?? '') ?? null,
  }));
}

/** Evidence names the account that sent a code by its local id; outside it has its public one, also when it is there no more. */
function withPublicAccount(c: AppContext, evidence: TimelineRecord['evidence']): TimelineRecord['evidence'] {
  const account = evidence?.verification?.channel_account;
  if (!evidence || typeof account !== 'string') return evidence;
  return { ...evidence, verification: { ...evidence.verification, channel_account: publicId(c, 'channel_account', account) } };
}

/** Each text once: a page of records names few. */
async function readDocuments(c: AppContext, records: readonly TimelineRecord[]): Promise<ReadonlyMap<string, DisclosureDocument>> {
  const hashes = [...new Set(records.flatMap(({ record }) => record.disclosure ?? []))];
  const views = await mapAtMost(OBJECTS_ASKED_AT_ONCE_MAX, hashes, (hash) => ownWorkspace(c).disclosure(hash));
  return new Map(views.flatMap((view) => (view ? [[view.hash, view.document] as const] : [])));
}
