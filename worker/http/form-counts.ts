/** Counts of forms, gathered in the isolate so that a crowd is one write. Lost with the isolate: they prove nothing, and hold nobody. */
import type { FormStep } from '../../shared/contract/stats.ts';
import { FORM_COUNTS_FLUSH_MS } from '../../shared/count-limits.ts';
import { workspaceStub } from '../objects.ts';
import { wait } from '../platform/timer.ts';
import type { FormCount, WorkspaceApi } from '../workspace/workspace-api.ts';
import type { AppContext } from './context.ts';
import type { WidgetPlace } from './load-widget.ts';
import { visitorOf } from './visitor.ts';

/** What ISO 3166 leaves to its users: the edge knows no country. */
const UNKNOWN = 'ZZ';

/** By workspace, then by all that tells two counts apart. */
const gathered = new Map<string, Map<string, FormCount>>();

/** @param version a published one; what never was is dropped where it would be kept */
export function countForm(
  c: AppContext,
  { workspace, local }: Pick<WidgetPlace, 'workspace' | 'local'>,
  version: number,
  steps: readonly FormStep[],
): void {
  const held = gathered.get(workspace);
  const counts = held ?? new Map<string, FormCount>();
  const country = visitorOf(c).country ?? UNKNOWN;
  for (const step of steps) {
    const key = `${local} ${version} ${country} ${step}`;
    counts.set(key, { widget: local, version, country, step, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  if (held) return;
  gathered.set(workspace, counts);
  c.get('services').afterAnswer('form_counts_lost', flush(c, workspace));
}

async function flush(c: AppContext, workspace: string): Promise<void> {
  await wait(FORM_COUNTS_FLUSH_MS, new AbortController().signal);
  const counts = [...(gathered.get(workspace)?.values() ?? [])];
  gathered.delete(workspace);
  await (workspaceStub(c.env, workspace) as unknown as WorkspaceApi).countForms(counts);
}
