/** The demo's customer data platform: takes webhooks, believes only what verifies, keeps what it was told. Knows nothing of the product's inside. */
import type { IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';
import type { Journal } from './journal.ts';

export interface ReceivedEvent {
  /** The header `webhook-id`; a repeat of one is the same message. */
  readonly id: string;
  readonly verified: boolean;
  readonly received_at: string;
  /** The three headers that the signature is checked with. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed; null where it is not JSON or was refused. */
  readonly body: unknown;
  /** Exactly the bytes that were signed, as text; empty where refused. */
  readonly raw: string;
}

export interface Receiver {
  readonly events: Journal<ReceivedEvent>;
  /** @returns the HTTP status to answer. */
  take(headers: IncomingHttpHeaders, raw: string): number;
}

const SIGNED_HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

export function receiver(events: Journal<ReceivedEvent>, secret: string): Receiver {
  const webhook = new Webhook(secret);
  return {
    events,
    take(headers, raw) {
      const signed = Object.fromEntries(SIGNED_HEADERS.map((name) => [name, String(headers[name] ?? '')]));
      const entry = { id: signed['webhook-id'] ?? '', received_at: new Date().toISOString(), headers: signed };
      try {
        const body = webhook.verify(raw, signed);
        events.add({ ...entry, verified: true, body, raw });
        return 204;
      } catch {
        // Whatever it was, nothing in it is to be believed or kept.
        events.add({ ...entry, verified: false, body: null, raw: '' });
        return 401;
      }
    },
  };
}
