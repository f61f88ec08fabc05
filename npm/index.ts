/**
 * What a page says to the form, typed: the loader's tag, the element, the global and its events. It brings no part of the form, and may be
 * imported on a server, where it does nothing.
 */

/** Each carries the widget's id and nothing that was typed or ticked. */
export interface SaysoEventMap {
  /** The form is on screen: drawn in its place, or its dialog opened. */
  readonly opened: SaysoEvent<'opened'>;
  /** Somebody touched it. */
  readonly started: SaysoEvent<'started'>;
  /** The host has taken what was said. */
  readonly submitted: SaysoEvent<'submitted'>;
  /** A code was right. */
  readonly confirmed: SaysoEvent<'confirmed'>;
  /** Its dialog or card was closed. */
  readonly closed: SaysoEvent<'closed'>;
}
export type SaysoEventName = keyof SaysoEventMap;
export interface SaysoEvent<Name extends string = SaysoEventName> {
  readonly type: Name;
  /** Id of the widget that it happened in. */
  readonly widget: string;
}
export type SaysoListener<Name extends SaysoEventName> = (event: SaysoEventMap[Name]) => void;

/** Who the visitor is at the merchant. Signed on the merchant's server it is a fact, else a claim; it grants nothing either way. */
export interface SaysoIdentity {
  /** Who they are in the merchant's own systems. */
  readonly customer_id?: string | number;
  /** An anonymous id, such as Segment's: always a claim. */
  readonly anonymous_id?: string | number;
  /** Of `customer_id`: hex HMAC-SHA256 of `customer:` and the id under the widget's identity secret, made on the merchant's server. */
  readonly signature?: string;
  /** What `customer_id` is an id of; `customer` when absent. */
  readonly namespace?: string;
}

/** `window.sayso`. */
export interface Sayso {
  /** Says who the visitor is at the merchant. What it last heard goes with the form when that is sent. */
  identify(who: SaysoIdentity): void;
  /** Opens the dialog, or moves the focus to the form: the page's first, or the `<sayso-form>` that the selector finds. */
  open(selector?: string): void;
  /** `none`: nothing is kept in the browser, and what was is removed; `local`: again as without this call. For consent tools. */
  storage(kind: 'local' | 'none'): void;
  /** Hears an event. What it returns ends that. */
  on<Name extends SaysoEventName>(event: Name, listener: SaysoListener<Name>): () => void;
}

export type SaysoMode =
  /** The form, in its place. */
  | 'inline'
  /** A dialog that opens itself. */
  | 'modal'
  /** A card in the corner that offers to open the dialog. */
  | 'corner'
  /** A button that opens the dialog. */
  | 'button';
export type SaysoTrigger =
  /** At once. */
  | 'load'
  /** When the pointer leaves through the top of the page. Without a mouse nothing leaves there: on phones and tablets it is `scroll:60`. */
  | 'exit'
  /** At `sayso.open()` alone. */
  | 'call'
  /** So many seconds after the page came, or after it changed its own address. */
  | `delay:${number}`
  /** When so many per cent of the way down are scrolled; never on a page that needs no scrolling. */
  | `scroll:${number}`
  /** At a click on what the selector matches, also on what the page draws later. A link so marked doesn't lead away, unless the form can't be had. */
  | `click:${string}`;

/** What may be said on the element. */
export interface SaysoFormAttributes {
  readonly widget: string;
  /** Language tag, such as `pt-BR`. */
  readonly locale?: string;
  readonly mode?: SaysoMode;
  readonly trigger?: SaysoTrigger;
  readonly label?: string;
}
export interface SaysoFormElement extends HTMLElement {
  /** Opens the dialog, or moves the focus to the form. There once the loader is. */
  open?(): void;
}
declare global {
  interface HTMLElementTagNameMap {
    'sayso-form': SaysoFormElement;
  }
}

interface Stub {
  q: unknown[][];
}
type Scope = { sayso?: Sayso | (Sayso & Stub) };
const SCRIPT = 'sayso.js';
const loading = new Map<string, Promise<Sayso>>();
const onServer = (): boolean => typeof document === 'undefined';

/**
 * Loads the form's loader from a host, once a page however often it is called.
 * @param options.host origin of the Sayso host, such as `https://sayso.shop.example`
 * @returns the global, when it is there; null on a server
 * @throws by rejection, when the script can't be had; the next call tries again
 */
export function load(options: { readonly host: string; readonly nonce?: string }): Promise<Sayso | null> {
  if (onServer()) return Promise.resolve(null);
  const url = new URL(SCRIPT, `${options.host}/`).href;
  const known = loading.get(url);
  if (known) return known;
  const made = customElements.get('sayso-form') ? Promise.resolve(scope().sayso as Sayso) : fetched(url, options.nonce);
  loading.set(url, made);
  made.catch(() => loading.delete(url));
  return made;
}

function fetched(url: string, nonce: string | undefined): Promise<Sayso> {
  return new Promise((resolve, reject) => {
    // A tag of the page's own may have failed already, which nobody tells: the loader may run twice, and is fetched once.
    const script = document.createElement('script');
    void customElements.whenDefined('sayso-form').then(() => resolve(scope().sayso as Sayso));
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error(`The form's loader could not be had from ${url}. Is the host right, and allowed by the page's policy?`));
    });
    if (nonce !== undefined) script.nonce = nonce;
    script.async = true;
    script.src = url;
    document.head.append(script);
  });
}

const scope = (): Scope => window as unknown as Scope;

/** The global, or the queue that stands in for it until the loader is there. */
function sayso(): Sayso {
  const at = scope();
  // The page's own stub may queue some calls and not others.
  const stub = (at.sayso ?? { q: [] }) as Partial<Sayso> & Partial<Stub>;
  const { q } = stub;
  if (!q) return stub as Sayso;
  const wait =
    (call: string) =>
    (...values: unknown[]): (() => void) => {
      q.push([call, ...values]);
      return () => undefined;
    };
  for (const call of CALLS) stub[call] ??= wait(call);
  at.sayso = stub as Sayso & Stub;
  return at.sayso;
}
const CALLS = ['identify', 'open', 'storage', 'on'] as const;

/** Hears an event. @returns a function that ends it, whether the loader was there yet or not */
export function on<Name extends SaysoEventName>(event: Name, listener: SaysoListener<Name>): () => void {
  if (onServer()) return () => undefined;
  let isWanted = true;
  const end = sayso().on(event, (told) => {
    if (isWanted) listener(told);
  });
  return () => {
    isWanted = false;
    end?.();
  };
}

/** Says who the visitor is at the merchant, as `sayso.identify` does. */
export function identify(who: SaysoIdentity): void {
  if (!onServer()) sayso().identify(who);
}

/** Opens the page's first form, or the one that the selector finds. */
export function open(selector?: string): void {
  if (!onServer()) sayso().open(...(selector === undefined ? [] : [selector]));
}

/** `none`: nothing is kept in the browser, and what was is removed. For consent tools. */
export function storage(kind: 'local' | 'none'): void {
  if (!onServer()) sayso().storage(kind);
}

/**
 * The element, for whoever puts it into the page by hand.
 * @param options.height CSS pixels to hold until the form is there; `npm run snippet` of the host measures them
 */
export function createForm(options: SaysoFormAttributes & { readonly height?: number }): SaysoFormElement {
  const { height, ...attributes } = options;
  const form = document.createElement('sayso-form');
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) form.setAttribute(name, value);
  if (height !== undefined) {
    const holder = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    holder.setAttribute('width', '1');
    holder.setAttribute('height', `${height}`);
    holder.setAttribute('aria-hidden', 'true');
    form.append(holder);
  }
  return form;
}
