/** What a widget, or the landing page that shows it, allows to be sent: from the published draft and the request alone. */
import type { SendTerms } from '../consent/send-terms.ts';
import type { PublishedWidget } from '../workspace/workspace-api.ts';
import { type Burst, callerBlock } from './block-limit.ts';
import type { AppContext } from './context.ts';
import { widgetPlace } from './load-widget.ts';

/** What a landing page says for itself. */
export interface PageTerms {
  /** Names the page among all of the deployment. */
  readonly page: string;
  readonly burst: Burst | null;
  readonly budgetUsd: number | undefined;
  readonly defaultCountry: string | undefined;
}

/** @param published the current version: what the merchant allows now, not when the form was drawn. */
export function sendTerms(c: AppContext, published: PublishedWidget, page: PageTerms | null): SendTerms {
  const { draft } = published.version;
  const { local } = widgetPlace(c, published);
  const widgetBudget = draft.daily_budget_usd === undefined ? null : { of: `widget ${local}`, usd: draft.daily_budget_usd };
  return {
    widget: local,
    countries: draft.send_countries ?? [draft.default_country, ...(page?.defaultCountry === undefined ? [] : [page.defaultCountry])],
    costUsd: draft.message_cost_usd ?? {},
    block: callerBlock(c),
    widgetPerHour: draft.sends_per_hour ?? null,
    burst: page?.burst ? { page: page.page, perHour: page.burst.perHour } : null,
    budget: page?.budgetUsd === undefined ? widgetBudget : { of: `page ${page.page}`, usd: page.budgetUsd },
  };
}
