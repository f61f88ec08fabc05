/** How a disclosure was issued in this workspace: for which methods, and what the widgets that showed it asked for. */
import type { DisclosureDocument } from '../../../shared/contract/disclosure.ts';
import type { Method, OptInStrength } from '../../../shared/vocabulary.ts';
import type { WorkspaceApi } from '../../workspace/workspace-api.ts';

export interface Issued {
  readonly document: DisclosureDocument;
  /** Methods that the text is registered for. */
  readonly methods: readonly Method[];
  /** The strictest of the published controls that show it; null where no widget does. */
  readonly optIn: OptInStrength | null;
}

/** Null where the workspace holds no such text. */
export async function readIssued(workspace: WorkspaceApi, hash: string): Promise<Issued | null> {
  const view = await workspace.disclosure(hash);
  if (!view) return null;
  const controls = await Promise.all(
    view.issued.map(async ({ widget_id, version }) => {
      const published = widget_id === undefined ? null : await workspace.published(widget_id, version ?? null);
      return published?.version.controls.filter((control) => Object.values(control.disclosures).includes(hash)) ?? [];
    }),
  );
  const strengths = controls.flat().map((control) => control.opt_in);
  return {
    document: view.document,
    methods: view.issued.flatMap(({ method }) => method ?? []),
    optIn: strengths.length === 0 ? null : strengths.includes('double') ? 'double' : 'single',
  };
}
