/**
 * A form whose tag is in the head stands at the end of the body, and goes with it when a router (Turbo, Astro) swaps the body: the tag is
 * not run again, so the form is put into the new one. Where the page itself has the form, the new page does.
 */
import type { FormElement } from '../embed/host.ts';

/** @param back it stands in a page again */
export function comesBack(element: FormElement, back: () => void): void {
  const { widget } = element.dataset;
  const isOfHead = (): boolean => [...document.head.querySelectorAll('script')].some(({ dataset }) => dataset.widget === widget);
  if (!widget || element.parentElement !== document.body || element.previousElementSibling?.localName === 'script' || !isOfHead()) return;
  const observer = new MutationObserver(() => {
    if (element.isConnected || !document.body) return;
    const isThere = [...document.querySelectorAll<HTMLElement>('sayso-form')].some(({ dataset }) => dataset.widget === widget);
    if (isThere || !isOfHead()) return observer.disconnect();
    document.body.append(element);
    back();
  });
  observer.observe(document.documentElement, { childList: true });
}
