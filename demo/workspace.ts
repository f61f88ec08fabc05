/** Makes the demo's workspace and keeps its configuration at what `sayso.config.ts` says. It uses the admin API, as any merchant would. */
import { createWorkspaceAnswer } from '../shared/contract/admin.ts';
import { widgetList } from '../shared/contract/widget.ts';
import type { Kept, Ports } from './kept.ts';

export async function createWorkspace(url: string, operatorKey: string): Promise<Pick<Kept, 'workspace' | 'api_key'>> {
  const answer = await callAdmin(url, 'POST', '/v1/workspaces', operatorKey, { name: 'Aurora Coffee', partitions: 1 });
  const { workspace, api_key } = createWorkspaceAnswer.parse(answer);
  return { workspace: workspace.id, api_key };
}

/** Id of one of the demo's widgets. */
export async function findWidget(url: string, apiKey: string, key: 'footer' | 'window' | 'chats'): Promise<string> {
  const { widgets } = widgetList.parse(await callAdmin(url, 'GET', '/v1/widgets', apiKey));
  const published = widgets.find((widget) => widget.key === key && widget.published_version !== null);
  if (!published) throw new Error(`the configuration was applied, but the widget ${key} is not published`);
  return published.id;
}

export const isAppliedFor = (kept: Kept, ports: Ports): boolean =>
  kept.applied_for?.worker === ports.worker &&
  kept.applied_for.site === ports.site &&
  kept.widget_id !== '' &&
  kept.window_widget_id !== '' &&
  kept.chats_widget_id !== '';

export async function callAdmin(url: string, method: string, path: string, key: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
  return answer.json();
}
