/** How a form is to show itself: the tag's word, else the published widget's. What is neither is the quietest of its kind. */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import type { ShowMode, ShowRule } from '../../shared/contract/show.ts';
import type { Cap } from '../../shared/show/kept.ts';
import { parseTrigger, type Trigger } from '../../shared/show/trigger.ts';
import { AGAIN_AFTER_DAYS_DEFAULT, SHOWN_TIMES_DEFAULT } from '../../shared/show-limits.ts';
import type { FormElement } from '../embed/host.ts';

export interface Plan {
  readonly mode: ShowMode;
  readonly trigger: Trigger;
  readonly rules: readonly ShowRule[];
  readonly country: string | undefined;
  readonly cap: Cap;
}
type Said = Pick<FormElement, 'said'>;
const MODES = ['inline', 'modal', 'corner', 'button'] as const;

export function planOf(element: Said, { show }: Pick<WidgetConfig, 'show'>): Plan {
  return {
    mode: modeOf(element) ?? show?.mode ?? 'modal',
    trigger: parseTrigger(element.said('trigger')) ?? parseTrigger(show?.trigger ?? '') ?? { on: 'delay', seconds: 0 },
    rules: show?.rules ?? [],
    country: show?.country,
    cap: {
      again_after_days: show?.again_after_days ?? AGAIN_AFTER_DAYS_DEFAULT,
      times_max: show?.times_max ?? SHOWN_TIMES_DEFAULT,
    },
  };
}

/** As far as the tag alone tells, before the published widget is asked. */
export function opensItself(element: Said): boolean {
  const trigger = parseTrigger(element.said('trigger'));
  return isDialog(modeOf(element)) && (!trigger || isOwn(trigger));
}

/** `trigger` is where `inline` and `button` once stood. */
function modeOf(element: Said): ShowMode | undefined {
  const said = element.said('mode') || element.said('trigger');
  return MODES.find((mode) => mode === said);
}

export const isDialog = (mode: ShowMode | undefined): boolean => mode === 'modal' || mode === 'corner';
/** The others are the visitor's own wish, or the page's. */
export const isOwn = ({ on }: Trigger): boolean => on !== 'click' && on !== 'call';
