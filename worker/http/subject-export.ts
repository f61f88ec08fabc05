/** Gathers what is held of one address from its Ledger, Workspace and Couriers, in bounded steps, for the export. Writes nothing. */
import type { DisclosureDocument } from '../../shared/contract/disclosure.ts';
import { EXPORT_FORMATS, type SubjectExport } from '../../shared/contract/subject.ts';
import { EXPORT_PAGE_RECORDS, OBJECTS_ASKED_AT_ONCE_MAX } from '../../shared/limits.ts';
import { languageFor } from '../../shared/locales/languages.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { followLinks } from '../consent/follow-links.ts';
import type { HeldCursor, HeldRowsPage } from '../consent/held.ts';
import type { LedgerApi, LedgerPlace, TimelineRecord } from '../consent/ledger-api.ts';
import { assembleSubjectData } from '../export/subject-data.ts';
import { courierStub, ledgerStub, workspaceStub } from '../objects.ts';
import { mapAtMost } from '../platform/at-most.ts';
import { numberLocal } from '../platform/ids.ts';
import type { CourierApi } from '../sync/courier-api.ts';
import type { WorkspaceApi } from '../workspace/workspace-api.ts';
import type { AppContext } from './context.ts';
import type { ProblemDraft } from './problem.ts';
import { problemAt } from './refusal-to-wire.ts';

export interface SubjectPlace {
  readonly place: LedgerPlace;
  readonly jurisdiction: 'none' | 'eu';
  /** Number of the address in its ledger. */
  readonly no: number;
}
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** @param locale of the words in it. @returns null where no such address is, or no longer. */
export async function collectSubjectData(c: AppContext, subject: SubjectPlace, locale: string): Promise<SubjectExport | null> {
  const { place, no, jurisdiction } = subject;
  const { clock, ids } = c.get('services');
  const ledger = ledgerStub(c.env, place.workspace, place.partition);
  // Typed by its interface, as in admin/own.ts.
  const workspace = workspaceStub(c.env, place.workspace) as unknown as WorkspaceApi;
  const held = await ledger.heldOf(place, { no });
  if (!held) return null;
  const records = await allRecords(ledger, subject, held.view.state.seq);
  const [rows, linked, texts, programmes, destinations] = await Promise.all([
    allRows(ledger, subject),
    linkedAddresses(c, subject),
    textsOf(workspace, records),
    workspace.listProgrammes(),
    destinationsOf(c, workspace, subject, held.view.state.seq),
  ]);
  const sender = (programmes.find(({ id }) => id === 'default') ?? programmes[0])?.sender;
  return assembleSubjectData(
    {
      held,
      records,
      ...rows,
      linked,
      texts,
      heldBy: sender ? { brand: sender.brand, legal_entity: sender.legal_entity, contact: sender.contact } : null,
      destinations,
      contactId: ids.make('contact', { workspace: place.workspace, jurisdiction, partition: place.partition, local: numberLocal(no) }),
      widgetId: (local) => ids.make('widget', { workspace: place.workspace, jurisdiction, partition: 0, local }),
    },
    languageFor(locale),
    clock.now(),
  );
}

/** Whole, since the person gave the code of each in one session; claimed ones are not among them, and none of their data is. */
async function linkedAddresses(c: AppContext, { place, no }: SubjectPlace): Promise<SubjectExport['linked_addresses']> {
  const ledgerOf = (partition: number) => ledgerStub(c.env, place.workspace, partition);
  const links = (await followLinks(ledgerOf, place, no)) ?? [];
  const views = await mapAtMost(OBJECTS_ASKED_AT_ONCE_MAX, links, async ({ contact, verified }) =>
    verified ? ledgerOf(contact.partition).address({ ...place, partition: contact.partition }, { no: contact.no }) : null,
  );
  return views.flatMap((view) => (view ? [view.address] : [])).map(({ kind, scope, value }) => ({ kind, scope, value }));
}

/** The `format` of a request; JSON where it names none. */
export function readExportFormat(c: AppContext): Result<ExportFormat, ProblemDraft> {
  const asked = c.req.query('format') ?? 'json';
  const format = EXPORT_FORMATS.find((each) => each === asked);
  if (format) return ok(format);
  return err(problemAt('invalid-request', 'query:format', 'unknown', 'There is no such format.', 'Send json or html, or leave it out.'));
}

/**
 * Oldest first, up to the record that the state reflects.
 * Limit: the whole of one address is in memory at once; ten thousand records are some 20 MB.
 */
async function allRecords(ledger: LedgerApi, { place, no }: SubjectPlace, upTo: number): Promise<TimelineRecord[]> {
  const found: TimelineRecord[] = [];
  for (let before: number | null = upTo + 1; before !== null; ) {
    const page: Awaited<ReturnType<LedgerApi['timeline']>> = await ledger.timeline(place, { no }, before, EXPORT_PAGE_RECORDS);
    found.push(...page.entries);
    before = page.next;
  }
  return found.reverse();
}

async function allRows(ledger: LedgerApi, { place, no }: SubjectPlace): Promise<Omit<HeldRowsPage, 'next'>> {
  const pages: HeldRowsPage[] = [];
  let from: HeldCursor | null = null;
  do {
    const page: HeldRowsPage = await ledger.heldRows(place, { no }, from);
    pages.push(page);
    from = page.next;
  } while (from !== null);
  return {
    messages: pages.flatMap((page) => page.messages),
    challenges: pages.flatMap((page) => page.challenges),
    submissions: pages.flatMap((page) => page.submissions).sort((a, b) => a.body.createdAtMs - b.body.createdAtMs),
  };
}

async function textsOf(workspace: WorkspaceApi, records: readonly TimelineRecord[]): Promise<ReadonlyMap<string, DisclosureDocument>> {
  const hashes = [...new Set(records.flatMap(({ record }) => record.disclosure ?? []))];
  const views = await Promise.all(hashes.map((hash) => workspace.disclosure(hash)));
  return new Map(views.flatMap((view) => (view ? [[view.hash, view.document] as const] : [])));
}

/** Names and kinds alone: settings are the merchant's. */
async function destinationsOf(
  c: AppContext,
  workspace: WorkspaceApi,
  { place, no }: SubjectPlace,
  seq: number,
): Promise<SubjectExport['destinations']> {
  const views = await workspace.listDestinations();
  return Promise.all(
    views.map(async ({ id, name, settings, status, created_at }) => {
      const courier = courierStub(c.env, place.workspace, id) as unknown as CourierApi;
      // Somebody else's failure: the export says that it doesn't know, and is whole otherwise.
      const isWaiting = await courier.isWaiting(place.partition, no, seq).catch(() => null);
      const state = isWaiting === null ? ('unknown' as const) : isWaiting ? ('waiting' as const) : ('up_to_date' as const);
      return { name, kind: settings.type, status, connected_at: created_at, state };
    }),
  );
}
