/**
 * `window.sayso`, the one global. Calls made before this file arrived wait in `q` of the stub that the snippet may bring:
 * `window.sayso = window.sayso || { q: [], identify(who) { this.q.push(['identify', who]) } }`; any other call alike.
 */
import type { ExternalId } from '../../shared/contract/submission.ts';
import type { EventName } from './host.ts';

/** Signed on the merchant's server; or the site's own anonymous id, which stays a claim. */
export interface Identity {
  readonly customer_id?: string | number;
  readonly anonymous_id?: string | number;
  readonly signature?: string;
  readonly namespace?: string;
}
export interface SaysoEvent {
  readonly type: EventName;
  readonly widget: string;
}
/** `none`: nothing is kept in the browser, and what was is removed. */
export type Storage = 'local' | 'none';
type Listener = (event: SaysoEvent) => void;

export interface Api {
  identify(who: Identity): void;
  /** @param selector of the element where a page has several; else the first. */
  open(selector?: string): void;
  storage(kind: Storage): void;
  /** @returns a function that ends it. */
  on(event: EventName, listener: Listener): () => void;
}
export interface ApiState {
  readonly api: Api;
  readonly externalIds: () => readonly ExternalId[];
  readonly emit: (event: SaysoEvent) => void;
}

export function createApi({ open, storage }: Pick<Api, 'open' | 'storage'>): ApiState {
  /** By namespace: who signs in later replaces who was there. In memory only: no cookie, no storage. */
  const ids = new Map<string, ExternalId>();
  const listeners = new Set<readonly [EventName, Listener]>();

  const remember = (namespace: string, value: string | number | undefined, signature?: string): void => {
    if ((value ?? '') !== '') ids.set(namespace, { namespace, value: `${value}`, ...(signature && { signature }) });
  };

  return {
    api: {
      identify(who) {
        remember(who.namespace ?? 'customer', who.customer_id, who.signature);
        remember('segment_anonymous', who.anonymous_id);
      },
      open,
      storage,
      on(event, listener) {
        const entry = [event, listener] as const;
        listeners.add(entry);
        return () => {
          listeners.delete(entry);
        };
      },
    },
    externalIds: () => [...ids.values()],
    emit(event) {
      // Each in a task of its own: a listener that throws is reported by the browser and never reaches the form.
      for (const [type, listener] of listeners) if (type === event.type) setTimeout(listener, 0, event);
    },
  };
}
