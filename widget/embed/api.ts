/**
 * `window.sayso`, the one global. Calls made before this file arrived wait in `q` of the stub that the snippet may bring:
 * `window.sayso = window.sayso || { q: [], identify(who) { this.q.push(['identify', who]) } }`.
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
type Listener = (event: SaysoEvent) => void;

export interface Api {
  identify(who: Identity): void;
  open(): void;
  /** @returns a function that ends it. */
  on(event: EventName, listener: Listener): () => void;
}
export interface ApiState {
  readonly api: Api;
  readonly externalIds: () => readonly ExternalId[];
  readonly emit: (event: SaysoEvent) => void;
}

export function createApi(open: () => void): ApiState {
  /** By namespace: who signs in later replaces who was there. In memory only: no cookie, no storage. */
  const ids = new Map<string, ExternalId>();
  const listeners = new Set<readonly [EventName, Listener]>();

  const remember = (namespace: string, value: string | number | undefined, signature?: string): void => {
    if (value !== undefined && value !== '') ids.set(namespace, { namespace, value: `${value}`, ...(signature && { signature }) });
  };

  return {
    api: {
      identify(who) {
        remember(who.namespace ?? 'customer', who.customer_id, who.signature);
        remember('segment_anonymous', who.anonymous_id);
      },
      open,
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
