/** What applying a configuration would do. Reads the server and changes nothing. */
import { landingPageInput, landingPageList } from '../../shared/contract/admin.ts';
import { destinationList } from '../../shared/contract/destination.ts';
import { disclosureList } from '../../shared/contract/disclosure.ts';
import { programmeInput, programmeList } from '../../shared/contract/programme.ts';
import { widgetList } from '../../shared/contract/widget.ts';
import { canonicalBytes } from '../../shared/proof/canonical.ts';
import type { AdminApi } from './api.ts';
import type { SaysoConfig } from './config.ts';
import { type Difference, differences } from './differences.ts';

export type ResourceKind = 'programme' | 'disclosure' | 'widget' | 'landing_page' | 'destination';
export interface PlanItem {
  readonly kind: ResourceKind;
  readonly key: string;
  readonly change: 'create' | 'change' | 'unchanged';
  readonly differences: readonly Difference[];
  /** Widgets alone: whether a version is published when this is applied. */
  readonly publish?: boolean;
  /** Disclosures alone: which of the file's list. */
  readonly index?: number;
  /** Id on the server, where it has one already. */
  readonly id?: string;
}
export interface Plan {
  readonly items: readonly PlanItem[];
  /** On the server but not in the file; applying leaves them as they are. */
  readonly unlisted: readonly { readonly kind: ResourceKind; readonly key: string }[];
}

export async function makePlan(api: AdminApi, config: SaysoConfig): Promise<Plan> {
  const server = await readServer(api);
  const programmes = compare('programme', config.programmes, server.programmes);
  const changed = new Set(programmes.filter((item) => item.change !== 'unchanged').map((item) => item.key));
  const widgets = compare('widget', config.widgets, server.drafts).map((item) => {
    const known = server.widgets.get(item.key);
    const publish = item.change !== 'unchanged' || !known || known.unpublished_changes || changed.has(known.draft.programme);
    return { ...item, publish, ...(known ? { id: known.id } : {}) };
  });
  const destinations = compare('destination', withoutSecrets(config.destinations), server.destinations).map((item) => {
    const id = server.destinationIds.get(item.key);
    return id === undefined ? item : { ...item, id };
  });
  const items = [
    ...programmes,
    ...(await planDisclosures(config, server.disclosures)),
    ...widgets,
    ...compare('landing_page', config.landing_pages, server.landingPages),
    ...destinations,
  ];
  return {
    items,
    unlisted: [
      ...unlisted('programme', config.programmes, server.programmes),
      ...unlisted('widget', config.widgets, server.drafts),
      ...unlisted('landing_page', config.landing_pages, server.landingPages),
      ...unlisted('destination', config.destinations, server.destinations),
    ],
  };
}

export const isSettled = (plan: Plan): boolean => plan.items.every((item) => item.change === 'unchanged' && !item.publish);

type ByKey = ReadonlyMap<string, unknown>;

async function readServer(api: AdminApi) {
  const { programmes } = await api.call('GET', '/v1/programmes', programmeList);
  const { widgets } = await api.call('GET', '/v1/widgets', widgetList);
  const { landing_pages: pages } = await api.call('GET', '/v1/landing-pages', landingPageList);
  const { destinations } = await api.call('GET', '/v1/destinations', destinationList);
  const { disclosures } = await api.call('GET', '/v1/disclosures', disclosureList);
  return {
    programmes: new Map(programmes.map(({ id, ...input }) => [id, programmeInput.parse(input)])),
    widgets: new Map(widgets.map((widget) => [widget.key, widget])),
    drafts: new Map(widgets.map((widget) => [widget.key, widget.draft])),
    landingPages: new Map(pages.map(({ slug, url: _, short_url: __, ...input }) => [slug, landingPageInput.parse(input)])),
    destinations: new Map(destinations.map(({ key, name, settings }) => [key, { name, settings }])),
    destinationIds: new Map(destinations.map(({ key, id }) => [key, id])),
    disclosures: new Set(disclosures.flatMap(({ hash, issued }) => issued.map(({ method }) => `${method ?? ''}:${hash}`))),
  };
}

function compare(kind: ResourceKind, wanted: Readonly<Record<string, unknown>>, known: ByKey): PlanItem[] {
  return Object.entries(wanted).map(([key, value]) => {
    if (!known.has(key)) return { kind, key, change: 'create', differences: [] };
    const found = differences(known.get(key), value);
    return { kind, key, change: found.length > 0 ? 'change' : 'unchanged', differences: found };
  });
}

/** A registered text never changes: another text is another one, and the former stays. */
async function planDisclosures(config: SaysoConfig, known: ReadonlySet<string>): Promise<PlanItem[]> {
  return Promise.all(
    config.disclosures.map(async ({ method, document }, index) => {
      const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(canonicalBytes(document)));
      const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      const key = `${method}:${hash}`;
      const change = known.has(key) ? ('unchanged' as const) : ('create' as const);
      return { kind: 'disclosure' as const, key, change, differences: [], index };
    }),
  );
}

const withoutSecrets = (destinations: SaysoConfig['destinations']) =>
  Object.fromEntries(Object.entries(destinations).map(([key, { name, settings }]) => [key, { name, settings }]));

const unlisted = (kind: ResourceKind, wanted: Readonly<Record<string, unknown>>, known: ByKey) =>
  [...known.keys()].filter((key) => !Object.hasOwn(wanted, key)).map((key) => ({ kind, key }));
