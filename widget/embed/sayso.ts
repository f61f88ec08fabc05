/**
 * The loader: a classic script, evergreen, added with `async`. It draws nothing itself but a button, keeps nothing in the browser
 * (no cookie, no storage) and reaches no host but its own. It may run twice on a page, and late.
 */
import { type Api, createApi } from './api.ts';
import { ATTRIBUTES } from './attributes.ts';
import { formElement } from './element.ts';

/** Where the form's file is below the loader's own address: its name changes with its bytes. */
declare const __FORM_FILE__: string;
const ELEMENT = 'sayso-form';

interface Stub {
  readonly q?: readonly (readonly [keyof Api, ...unknown[]])[];
}
const scope = window as unknown as { sayso?: Stub | Api };
// Known only while this very script runs; of a script element made late, too.
const script = document.currentScript;

if (script instanceof HTMLScriptElement) {
  const waiting = customElements.get(ELEMENT) ? [] : start(new URL('.', script.src).href);
  if (script.dataset.widget) place(script);
  for (const [call, ...values] of waiting) (scope.sayso as unknown as Record<string, (...all: unknown[]) => void>)[call]?.(...values);
}

/** @returns the calls made before this script came. */
function start(base: string): NonNullable<Stub['q']> {
  const { api, externalIds, emit } = createApi(() => document.querySelector<HTMLElement & { open(): void }>(ELEMENT)?.open());
  const waiting = (scope.sayso as Stub | undefined)?.q ?? [];
  scope.sayso = api;
  customElements.define(
    ELEMENT,
    formElement({ base, formUrl: base + __FORM_FILE__, externalIds, emit: (type, widget) => emit({ type, widget }) }),
  );
  return waiting;
}

/** Puts the form right after the script tag, around the svg that holds its height if the snippet brought one. */
function place(tag: HTMLScriptElement): void {
  const next = tag.nextElementSibling;
  // A router that runs page scripts again (Turbo, Astro) may have kept the form.
  if (next?.localName === ELEMENT) return;
  const form = document.createElement(ELEMENT);
  for (const name of ATTRIBUTES) {
    const value = tag.dataset[name];
    if (value) form.setAttribute(name, value);
  }
  // In the head nothing is seen: the form goes to the end of the page instead.
  if (tag.parentElement === document.head)
    document.body ? document.body.append(form) : addEventListener('DOMContentLoaded', () => document.body.append(form));
  else tag.after(form);
  if (next?.localName === 'svg') form.append(next);
}
