/** What a form may ask beside consent: which topics, which channel first, how often. None of it is asked twice, and none of it is needed. */
import { z } from 'zod';
import { slug } from './primitives.ts';
import { frequency } from './wish.ts';

export const ASKED_PREFERENCES = ['topics', 'order', 'frequency'] as const;

export const askedPreferences = z
  .array(z.enum(ASKED_PREFERENCES))
  .min(1)
  .refine((list) => new Set(list).size === list.length, { message: 'name each once' });

/** In one language, as the form draws it; what is not asked is absent. */
export const configPreferences = z.strictObject({
  topics: z.array(z.strictObject({ id: slug, label: z.string() })).optional(),
  order: z.literal(true).optional(),
  frequency: z.array(z.strictObject({ id: frequency, label: z.string() })).optional(),
  texts: z.strictObject({
    title: z.string(),
    hint: z.string(),
    topics: z.string(),
    topics_hint: z.string(),
    order: z.string(),
    frequency: z.string(),
    no_wish: z.string(),
  }),
});
export type ConfigPreferences = z.infer<typeof configPreferences>;
