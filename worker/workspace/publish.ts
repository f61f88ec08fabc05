/**
 * Freezes a draft as a version, with the disclosures composed from it. The links are read before the transaction, so a change that
 * comes in between is noticed and refused; a version never mixes two states of a draft.
 */
import type { DisclosureDocument } from '../../shared/contract/disclosure.ts';
import type { Finding, WidgetDraft } from '../../shared/contract/widget.ts';
import { invariant, ok, type Result } from '../../shared/result.ts';
import { noteAudit } from './audit.ts';
import { listChannelAccounts } from './channel-accounts.ts';
import { checkCarriers } from './check-carriers.ts';
import { checkDraft } from './check-draft.ts';
import { type Composed, composeDisclosures, type LinkHashes } from './compose-disclosures.ts';
import type { DisclosurePolicy } from './disclosure-policy.ts';
import { issue, readDocument } from './disclosures.ts';
import { readProgramme } from './programmes.ts';
import { readLinks } from './read-link.ts';
import { readSplit } from './splits.ts';
import { type WorkspaceStore, writeJson } from './store.ts';
import { insertVersion, latestVersion, readVersion, type StoredVersion, viewVersion } from './widget-versions.ts';
import { identitySecret, readWidget } from './widgets.ts';
import type { Actor, PublishedWidget, WorkspaceRefusal } from './workspace-api.ts';
import { requireWorkspace } from './workspace-record.ts';

export interface Publication {
  readonly version: number;
  readonly changed: boolean;
  readonly findings: readonly Finding[];
}

export async function publish(
  store: WorkspaceStore,
  actor: Actor,
  id: string,
  policy: DisclosurePolicy,
): Promise<Result<Publication, WorkspaceRefusal>> {
  const before = snapshot(store, id);
  if (!before) return { ok: false, error: { reason: 'not_found' } };
  const found = [
    ...checkDraft(before.draft, before.programme, store.askable, policy),
    ...checkSending(store, before),
    ...checkMode(before.draft, latestVersion(store, id)),
  ];
  if (!before.programme || found.some((finding) => finding.level === 'error')) {
    return { ok: false, error: { reason: 'publish_refused', findings: found } };
  }
  const { programme } = before;
  const links = { 'programme.terms_url': programme.terms_url, 'programme.privacy_url': programme.privacy_url };
  const reading = await readLinks(links, store.network, store.outbound);
  const findings = [...found, ...reading.findings, ...checkSplit(store, id)];

  return store.transact((): Result<Publication, WorkspaceRefusal> => {
    if (writeJson(snapshot(store, id)) !== writeJson(before)) {
      return { ok: false, error: { reason: 'conflict', detail: 'The draft or its programme changed meanwhile. Publish again.' } };
    }
    const latest = latestVersion(store, id);
    if (latest && isSame(store, latest, before.draft, programme, reading.hashes, policy)) {
      return ok({ version: latest.version, changed: false, findings });
    }
    const composed = composeDisclosures(before.draft, programme, reading.hashes, policy);
    const version = (latest?.version ?? 0) + 1;
    insertVersion(store, id, { version, publishedAtMs: store.now(), draft: before.draft, programme, controls: composed.controls });
    for (const [hash, bytes] of composed.documents) issue(store, hash, bytes, { widgetId: id, version });
    noteAudit(store, actor, 'widget.published', `widget:${id}`, { version });
    return ok({ version, changed: true, findings });
  });
}

/** @param version null for the current one. @returns null for an unknown widget or version, or one never published. */
export function published(store: WorkspaceStore, id: string, version: number | null): PublishedWidget | null {
  const latest = latestVersion(store, id);
  const wanted = version === null ? latest : readVersion(store, id, version);
  const secret = identitySecret(store, id);
  if (!latest || !wanted || secret === null) return null;
  const workspace = requireWorkspace(store);
  return {
    workspace: workspace.id,
    partitions: workspace.partitions,
    suspended: workspace.suspended,
    version: viewVersion(id, wanted),
    programme: wanted.programme,
    documents: documentsOf(store, wanted),
    identitySecret: secret,
    current: wanted.version === latest.version,
    split: readSplit(store, id)?.versions ?? null,
  };
}

const checkSending = (store: WorkspaceStore, { draft, programme }: NonNullable<ReturnType<typeof snapshot>>): Finding[] =>
  programme ? checkCarriers(draft, programme, listChannelAccounts(store), store.carriers) : [];

/** What was live once stands in footers and on printed pages: whoever comes by them must never end up in a test. */
const checkMode = (draft: WidgetDraft, latest: StoredVersion | null): Finding[] =>
  draft.mode === 'test' && latest !== null && latest.draft.mode !== 'test'
    ? [
        {
          level: 'error',
          path: 'mode',
          code: 'was_live',
          message: 'A widget that was live can not become a test: people have links and forms of it.',
          fix: 'Make another widget with mode test.',
        },
      ]
    : [];

/** A split says who gets what: a version that it doesn't name is seen by nobody. */
const checkSplit = (store: WorkspaceStore, id: string): Finding[] =>
  readSplit(store, id) === null
    ? []
    : [
        {
          level: 'warning',
          path: 'split',
          code: 'split_running',
          message: 'Versions run side by side, and go on: nobody is shown a version that the split does not name.',
          fix: 'Name the new version by PUT /v1/widgets/:id/split, or end the split by DELETE.',
        },
      ];

function snapshot(store: WorkspaceStore, id: string) {
  const widget = readWidget(store, id);
  return widget && { draft: widget.draft, programme: readProgramme(store, widget.draft.programme) };
}

/** A link that can't be read now is no change: the hash kept at the last publication stands in for it. */
function isSame(
  store: WorkspaceStore,
  latest: StoredVersion,
  draft: WidgetDraft,
  programme: StoredVersion['programme'],
  read: LinkHashes,
  policy: DisclosurePolicy,
): boolean {
  if (writeJson(latest.draft) !== writeJson(draft) || writeJson(latest.programme) !== writeJson(programme)) return false;
  const kept = Object.values(documentsOf(store, latest)).flatMap((document) =>
    document.links.map((link) => [link.url, link.sha256] as const),
  );
  const hashes = Object.fromEntries(Object.entries(read).map(([url, hash]) => [url, hash ?? new Map(kept).get(url) ?? null]));
  const composed: Composed = composeDisclosures(draft, programme, hashes, policy);
  return writeJson(composed.controls) === writeJson(latest.controls);
}

function documentsOf(store: WorkspaceStore, version: StoredVersion): Record<string, DisclosureDocument> {
  const hashes = new Set(version.controls.flatMap((control) => Object.values(control.disclosures)));
  return Object.fromEntries(
    [...hashes].map((hash) => {
      const document = readDocument(store, hash);
      invariant(document, 'every disclosure of a published version is kept');
      return [hash, document];
    }),
  );
}
