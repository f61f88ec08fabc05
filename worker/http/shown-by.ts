/** What the browser is told of how a form shows itself. The rules are judged there: a page that changes its address asks nobody again. */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import type { WidgetDraft } from '../../shared/contract/widget.ts';
import type { Visitor } from './visitor.ts';

export function shownBy({ show, trigger }: WidgetDraft, { country }: Visitor): Pick<WidgetConfig, 'trigger' | 'show'> {
  if (!show) return { trigger };
  const asksCountry = show.rules.some((rule) => rule.country !== undefined);
  return {
    // To a loader from before `show` all that is no form in its place is a button.
    trigger: show.mode === 'inline' ? 'inline' : 'button',
    show: { ...show, ...(asksCountry && country !== null && { country }) },
  };
}
