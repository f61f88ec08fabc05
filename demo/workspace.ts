/** Makes the demo's workspace and keeps its configuration at what `sayso.config.ts` says. It uses the admin API, as any merchant would. */
import { createWorkspaceAnswer } from '../shared/contract/admin.ts';
import { widgetList } from '../shared/contract/widget.ts';
import type { Kept, Ports } from './kept.ts';

export async function createWorkspace(url: string, operatorKey: string): Promise<Pick<Kept, 'workspace' | 'api_key'>> {
  const answer = await call(url, 'POST', '/v1/workspaces', operatorKey, { name: 'Aurora Coffee', partitions: 1 });
  const { workspace, api_key } = createWorkspaceAnswer.parse(answer);
  return { workspace: workspace.id, api_key };
}

/** Id of the demo's widget. */
export async function findWidget(url: string, apiKey: string): Promise<string> {
  const { widgets } = widgetList.parse(await call(url, 'GET', '/v1/widgets', apiKey));
  const published = widgets.find((widget) => widget.published_version !== null);
  if (!published) throw new Error('the configuration was applied, but no widget is published');
  return published.id;
}

export const isAppliedFor = (kept: Kept, ports: Ports): boolean =>
  kept.applied_for?.worker === ports.worker && kept.applied_for.site === ports.site && kept.widget_id !== '';

async function call(url: string, method: string, path: string, key: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
  return answer.json();
}
