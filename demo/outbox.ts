/** What the `local` messenger would have sent by SMS, WhatsApp or email. Shown to whoever runs the demo; nothing leaves the machine. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Journal } from './journal.ts';

export interface OutboxMessage {
  readonly id: string;
  readonly channel: string;
  readonly to: string;
  readonly text: string;
  readonly subject: string | null;
  readonly buttons?: readonly { readonly label: string; readonly data: string }[];
  readonly sent_at: string;
}

const posted = z.looseObject({
  id: z.string().optional(),
  channel: z.string(),
  to: z.string(),
  text: z.string(),
  subject: z.string().nullish(),
  buttons: z.array(z.object({ label: z.string(), data: z.string() })).optional(),
  sent_at: z.string().optional(),
});

/** @returns the HTTP status to answer. */
export function takeMessage(outbox: Journal<OutboxMessage>, raw: string): number {
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    return 400;
  }
  const message = posted.safeParse(json);
  if (!message.success) return 400;
  const { id, channel, to, text, subject, buttons, sent_at } = message.data;
  // A repeat of a message that was acknowledged, but whose sender died before it heard so.
  if (id !== undefined && outbox.entries().some((entry) => entry.id === id)) return 204;
  outbox.add({
    id: id ?? randomUUID(),
    channel,
    to,
    text,
    subject: subject ?? null,
    ...(buttons && { buttons }),
    sent_at: sent_at ?? new Date().toISOString(),
  });
  return 204;
}
