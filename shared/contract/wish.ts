/** What a person would rather have, as it is asked for and shown: order of channels, frequency, language, hours, a pause. It only narrows. */
import { z } from 'zod';
import { CHOICES_MAX, TIME_ZONE_CHARS_MAX } from '../limits.ts';
import { FREQUENCIES } from '../vocabulary.ts';
import { channel, locale, timestamp, timestampInput } from './primitives.ts';

export const frequency = z.enum(FREQUENCIES);

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 09:00');
const timeZone = z.string().max(TIME_ZONE_CHARS_MAX).refine(isZone, { message: 'must be the name of a time zone such as Europe/Berlin' });

/** From `from` until `to`, local time; a `to` before `from` is the next day's. Without a zone: the recipient's own, as their number tells. */
export const hours = z
  .strictObject({ from: clockTime, to: clockTime, zone: timeZone.optional() })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'must differ from `from`: leave hours out for any time' });

export const wishOrder = z
  .array(channel)
  .max(CHOICES_MAX)
  .refine((channels) => new Set(channels).size === channels.length, { message: 'must name each channel once' });

/** Said by the person or in their name: what is absent stays, null clears. */
export const wishInput = z
  .strictObject({
    order: wishOrder.nullable().optional(),
    frequency: frequency.nullable().optional(),
    language: locale.nullable().optional(),
    hours: hours.nullable().optional(),
  })
  .refine((wish) => Object.values(wish).some((each) => each !== undefined), { message: 'must name at least one of its fields' });
export type WishInput = z.infer<typeof wishInput>;

/** When messages may go again; null ends the pause now. A day is the day on which they may. */
export const pauseUntil = z
  .union([z.enum(['1_week', '1_month']), timestampInput], { error: 'must be 1_week, 1_month, a day or an RFC 3339 time, or null' })
  .nullable();

/** As it stands: nulls and an empty order are "no wish". */
export const wishView = z.strictObject({
  order: z.array(channel),
  frequency: frequency.nullable(),
  language: z.string().nullable(),
  hours: z.strictObject({ from: z.string(), to: z.string(), zone: z.string().nullable() }).nullable(),
  /** Until then nothing but what they asked for themselves is to be sent. */
  paused_until: timestamp.nullable(),
  /** Whether the person at this address said so, as far as we could verify; of all but the pause, which a stranger can't set. */
  verified: z.boolean(),
});
export type WishView = z.infer<typeof wishView>;

/** An IANA name that this runtime knows; offsets such as `+02:00` move with no summer time and are refused. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false; // the only way that Intl says "not one"
  }
}
