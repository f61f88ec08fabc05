/** Waits for what makes a form show itself. Every listener ends with the signal; none stops the page's own. */
import type { Trigger } from '../../shared/show/trigger.ts';
import { TOUCH_EXIT_SCROLL_PERCENT } from '../../shared/show-limits.ts';

/** @param fire given the click that asked for it, where one did */
export function arm(trigger: Trigger, fire: (click?: MouseEvent) => void, signal: AbortSignal): void {
  if (trigger.on === 'delay') {
    const timer = setTimeout(() => fire(), trigger.seconds * 1000);
    signal.addEventListener('abort', () => clearTimeout(timer));
  } else if (trigger.on === 'scroll') {
    atDepth(trigger.percent, fire, signal);
  } else if (trigger.on === 'click') {
    // On the document: what matches may be drawn long after this.
    document.addEventListener('click', (event) => isOn(event, trigger.selector) && fire(event), { signal });
  } else if (trigger.on === 'exit') {
    const hasPointer = matchMedia('(hover: hover) and (pointer: fine)').matches;
    if (hasPointer) document.addEventListener('mouseout', (event) => !event.relatedTarget && event.clientY <= 0 && fire(), { signal });
    // No finger leaves a page through its top; who has read that far is about to go.
    else atDepth(TOUCH_EXIT_SCROLL_PERCENT, fire, signal);
  }
}

/** Of the way that can be scrolled. A page that needs no scrolling never gets there. */
function atDepth(percent: number, fire: () => void, signal: AbortSignal): void {
  const look = (): void => {
    const { scrollHeight, clientHeight } = document.documentElement;
    const way = scrollHeight - clientHeight;
    if (way > 0 && scrollY >= (way * percent) / 100 - 1) fire();
  };
  addEventListener('scroll', look, { passive: true, signal });
}

/** A plain click on it or in it, in open shadow trees too; one with a key held is for another tab, as on any link. */
function isOn(event: MouseEvent, selector: string): boolean {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented) return false;
  try {
    return event.composedPath().some((node) => node instanceof Element && node.matches(selector));
  } catch {
    return false; // not a selector
  }
}
