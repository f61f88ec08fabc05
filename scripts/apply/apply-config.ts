/** Brings a workspace to what a configuration says, through the admin API. Doing it twice is the same as once. */
import { landingPageView } from '../../shared/contract/admin.ts';
import { destinationAnswer } from '../../shared/contract/destination.ts';
import { disclosureView } from '../../shared/contract/disclosure.ts';
import { programmeView } from '../../shared/contract/programme.ts';
import { publishAnswer, widgetView } from '../../shared/contract/widget.ts';
import { type AdminApi, ApplyRefused, adminApi, type Fetch } from './api.ts';
import { type SaysoConfig, type SaysoConfigInput, saysoConfig } from './config.ts';
import { describePlan } from './describe.ts';
import { makePlan, type Plan, type PlanItem } from './plan.ts';

export interface ApplyOptions {
  readonly url: string;
  readonly apiKey: string;
  readonly config: SaysoConfigInput;
  /** False only plans. */
  readonly apply: boolean;
  readonly log: (line: string) => void;
  /** Asked between plan and changes; false leaves everything as it is. */
  readonly confirm?: (plan: Plan) => Promise<boolean>;
  readonly fetch?: Fetch;
}
export interface Applied {
  readonly plan: Plan;
  readonly applied: boolean;
  /** Public ids by key; empty for what was only planned. */
  readonly widgets: Readonly<Record<string, string>>;
  readonly destinations: Readonly<Record<string, string>>;
}

/** @throws ApplyRefused when the configuration or the server says no; what was applied before stays, and a repeat goes on from there. */
export async function applyConfig(options: ApplyOptions): Promise<Applied> {
  const config = readConfig(options.config);
  const api = adminApi(options.url, options.apiKey, options.fetch ?? ((url, init) => fetch(url, init)));
  const plan = await makePlan(api, config);
  for (const line of describePlan(plan)) options.log(line);
  const isApplied = options.apply && ((await options.confirm?.(plan)) ?? true);
  const ids = { widget: new Map<string, string>(), destination: new Map<string, string>() };
  for (const item of plan.items) {
    const id = isApplied ? await applyItem(api, config, item, options.log) : item.id;
    if (id !== undefined && (item.kind === 'widget' || item.kind === 'destination')) ids[item.kind].set(item.key, id);
  }
  return { plan, applied: isApplied, widgets: Object.fromEntries(ids.widget), destinations: Object.fromEntries(ids.destination) };
}

function readConfig(input: SaysoConfigInput): SaysoConfig {
  const parsed = saysoConfig.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new ApplyRefused([
    'The configuration is not of the right form:',
    ...parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`),
  ]);
}

/** @returns the id that the resource has on the server, where it has one. */
async function applyItem(api: AdminApi, config: SaysoConfig, item: PlanItem, log: ApplyOptions['log']): Promise<string | undefined> {
  const { kind, key, change } = item;
  if (kind === 'widget') return applyWidget(api, config, item, log);
  if (change === 'unchanged') return item.id;
  if (kind === 'destination') return applyDestination(api, config, item, log);
  if (kind === 'programme') await api.call('PUT', `/v1/programmes/${key}`, programmeView, config.programmes[key]);
  if (kind === 'landing_page') await api.call('PUT', `/v1/landing-pages/${key}`, landingPageView, config.landing_pages[key]);
  if (kind === 'disclosure') await api.call('POST', '/v1/disclosures', disclosureView, config.disclosures[item.index ?? 0]);
  log(`${kind.replace('_', ' ')} ${key}: done`);
  return undefined;
}

async function applyWidget(api: AdminApi, config: SaysoConfig, item: PlanItem, log: ApplyOptions['log']): Promise<string | undefined> {
  const { key } = item;
  const draft = config.widgets[key];
  let id = item.id;
  if (item.change === 'create') {
    const made = await api.call('POST', '/v1/widgets', widgetView, { key, draft });
    id = made.id;
    log(`widget ${key}: made as ${id}`);
    if (made.identity_secret) log(`widget ${key}: identity secret, shown this once: ${made.identity_secret}`);
  } else if (item.change === 'change') {
    await api.call('PUT', `/v1/widgets/${id}/draft`, widgetView, draft);
  }
  if (!item.publish) return id;
  const { version, changed, findings } = await api.call('POST', `/v1/widgets/${id}/publish`, publishAnswer);
  log(`widget ${key}: version ${version} ${changed ? 'published' : 'was published already'}`);
  for (const { path, message, fix } of findings) log(`widget ${key}: ${path}: ${message}${fix === undefined ? '' : ` ${fix}`}`);
  return id;
}

async function applyDestination(api: AdminApi, config: SaysoConfig, item: PlanItem, log: ApplyOptions['log']): Promise<string> {
  const wanted = config.destinations[item.key];
  const isNew = item.change === 'create';
  // A secret for the same host isn't sent again: it can't be compared, and a repeat must change nothing.
  const isMoved = item.differences.some(
    ({ path, before, after }) => VENDOR_HOST.has(path) || (path === 'settings.url' && hostOf(before) !== hostOf(after)),
  );
  const { destination, secret } = isNew
    ? await api.call('POST', '/v1/destinations', destinationAnswer, { key: item.key, ...wanted })
    : await api.call('PATCH', `/v1/destinations/${item.id}`, destinationAnswer, {
        name: wanted?.name,
        settings: wanted?.settings,
        ...(isMoved ? { secret: wanted?.secret } : {}),
      });
  log(`destination ${item.key}: ${isNew ? `made as ${destination.id}` : 'changed'}`);
  if (secret !== undefined && wanted?.secret === undefined) log(`destination ${item.key}: signing secret, shown this once: ${secret}`);
  return destination.id;
}

/** What else decides which host is called. */
const VENDOR_HOST: ReadonlySet<string> = new Set(['settings.type', 'settings.endpoint', 'settings.region', 'settings.base_url']);

const hostOf = (json: string | undefined): string | null => (json === undefined ? null : new URL(String(JSON.parse(json))).host);
