/** What is counted of forms. See gathered.ts. */
import type { FormStep } from '../../shared/contract/stats.ts';
import { FORM_COUNTS_FLUSH_MS } from '../../shared/count-limits.ts';
import { workspaceStub } from '../objects.ts';
import type { FormCount, WorkspaceApi } from '../workspace/workspace-api.ts';
import type { AppContext } from './context.ts';
import { gathered } from './gathered.ts';
import type { WidgetPlace } from './load-widget.ts';
import { visitorOf } from './visitor.ts';

/** What ISO 3166 leaves to its users: the edge knows no country. */
const UNKNOWN = 'ZZ';

const add = gathered<Omit<FormCount, 'count'>>('form_counts_lost', FORM_COUNTS_FLUSH_MS, (c, workspace, counts) =>
  (workspaceStub(c.env, workspace) as unknown as WorkspaceApi).countForms(counts),
);

/** @param version a published one; what never was is dropped where it would be kept */
export function countForm(
  c: AppContext,
  { workspace, local }: Pick<WidgetPlace, 'workspace' | 'local'>,
  version: number,
  step: FormStep,
): void {
  add(c, workspace, [{ widget: local, version, country: visitorOf(c).country ?? UNKNOWN, step }]);
}
