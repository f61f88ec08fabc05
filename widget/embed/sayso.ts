/**
 * The loader: a classic script, evergreen, added with `async`. It draws nothing itself but a button, keeps nothing in the browser
 * (no cookie, no storage) and reaches no host but its own. It may run twice on a page, and late.
 */
import { type Api, createApi } from './api.ts';
import { formElement } from './element.ts';
import type { FormElement, ShowModule } from './host.ts';

/** Where these files are below the loader's own address: their names change with their bytes. */
declare const __FORM_FILE__: string;
declare const __SHOW_FILE__: string;
/** The host's root as seen from this file: `.`, or `..` of the copy that is pinned by its hash. */
declare const __ROOT__: string;
const ELEMENT = 'sayso-form';

interface Stub {
  readonly q?: readonly (readonly [keyof Api, ...unknown[]])[];
}
const scope = window as unknown as { sayso?: Stub | Api };
// Known only while this very script runs; of a script element made late, too.
const script = document.currentScript as HTMLScriptElement | null;

if (script) {
  const waiting = customElements.get(ELEMENT) ? [] : start(new URL(__ROOT__, script.src).href);
  if (script.dataset.widget) place(script);
  for (const [call, ...values] of waiting) (scope.sayso as unknown as Record<string, (...all: unknown[]) => void>)[call]?.(...values);
}

/** @returns the calls made before this script came. */
function start(base: string): NonNullable<Stub['q']> {
  const fetchShow = (): Promise<ShowModule> => import(/* @vite-ignore */ base + __SHOW_FILE__);
  const state = createApi({
    open: (selector = ELEMENT) => document.querySelector<FormElement>(selector)?.open(),
    storage: (kind) => void fetchShow().then((show) => show.storage(kind)),
  });
  const waiting = (scope.sayso as Stub | undefined)?.q ?? [];
  scope.sayso = state.api;
  customElements.define(ELEMENT, formElement(base, base + __FORM_FILE__, state, fetchShow));
  return waiting;
}

/** Puts the form right after the script tag, around the svg that holds its height if the snippet brought one. */
function place(tag: HTMLScriptElement): void {
  const next = tag.nextElementSibling;
  // A router that runs page scripts again (Turbo, Astro) may have kept the form.
  if (next?.localName === ELEMENT) return;
  const form = document.createElement(ELEMENT);
  const put = (): void => document.body.append(form);
  Object.assign(form.dataset, tag.dataset);
  // In the head nothing is seen: the form goes to the end of the page instead.
  if (tag.parentElement === document.head) document.body ? put() : addEventListener('DOMContentLoaded', put);
  else tag.after(form);
  if (next?.localName === 'svg') form.append(next);
}
