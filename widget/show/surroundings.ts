/** What of the page and the visit counts when a form would show itself. Reads; changes nothing. */
import type { Visit } from '../../shared/show/rules.ts';
import { TABLET_CSS_PX_MIN } from '../../shared/show-limits.ts';

/** The campaign that brought somebody to this page; a page that changes its address later keeps it. */
const campaign = new URLSearchParams(location.search).get('utm_campaign') ?? '';

export function visit(country: string | undefined, returning: boolean): Visit {
  return { path: location.pathname, country, device: device(), returning, campaign };
}

function device(): Visit['device'] {
  if (matchMedia('(hover: hover) and (pointer: fine)').matches) return 'desktop';
  return Math.min(screen.width, screen.height) < TABLET_CSS_PX_MIN ? 'phone' : 'tablet';
}

/** Nobody is interrupted: not in another dialog, ours or the page's, not while typing, not in a tab that isn't looked at. */
export function isBusy(): boolean {
  const own = [...document.querySelectorAll('sayso-form')].some(({ shadowRoot }) => shadowRoot?.querySelector('dialog[open],.teaser'));
  const others = [...document.querySelectorAll('dialog[open],[aria-modal=true]')].some((one) => one.checkVisibility?.() ?? true);
  return document.hidden || own || others || Boolean(document.activeElement?.matches('input,textarea,select,iframe,[contenteditable]'));
}

/** @param changed once for each path that the page comes to without being loaded anew */
export function onPathChange(changed: () => void): void {
  let path = location.pathname;
  const look = (): void => {
    if (location.pathname === path) return;
    path = location.pathname;
    changed();
  };
  // Limit: without the Navigation API only the way back is heard; rules are still judged by the address of the moment.
  (window as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', look);
  addEventListener('popstate', look);
}
