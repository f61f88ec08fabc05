/** The report of an erasure: when what was unreadable, and how far each destination is. Nothing in it leads to the person. */
import { z } from 'zod';
import { opaque, timestamp } from './primitives.ts';

export const erasureDestination = z.strictObject({
  /** The destination's key. */
  destination: z.string(),
  /**
   * `waiting` until it was asked and has answered, also while it is paused; `merchant_must_delete` where it was told to stop and its key
   * can't delete; `dead` where asking again can't help, for the reason given: then the merchant must delete there, too.
   */
  status: z.enum(['waiting', 'done', 'merchant_must_delete', 'dead']),
  /** What is left to do, or why it waits; null where there is nothing to say. */
  detail: z.string().nullable(),
  attempts: z.int(),
  next_attempt_at: timestamp.nullable(),
  ended_at: timestamp.nullable(),
});
export type ErasureDestination = z.infer<typeof erasureDestination>;

export const erasureReport = z.strictObject({
  report_id: opaque,
  /** The id that the contact had. */
  contact_id: opaque,
  by: z.enum(['merchant', 'subject']),
  erased_at: timestamp,
  /** From here on nobody can read it in this system, its operator included. */
  unreadable_at: timestamp,
  /** From here on nobody can bring it back from the platform's own history of its storage. */
  beyond_recovery_at: timestamp,
  destinations: z.array(erasureDestination),
});
export type ErasureReport = z.infer<typeof erasureReport>;
export const erasureList = z.strictObject({ erasures: z.array(erasureReport), next_cursor: z.string().nullable() });
