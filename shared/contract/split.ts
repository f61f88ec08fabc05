/** Published versions of one widget side by side, by weight. */
import { z } from 'zod';
import { SPLIT_VERSIONS_MAX, SPLIT_WEIGHT_MAX } from '../limits.ts';
import { timestamp } from './primitives.ts';

const weighed = z.strictObject({
  version: z.int().min(1),
  /** Share of the visitors is weight over the sum of all. 0: nobody new. */
  weight: z.int().min(0).max(SPLIT_WEIGHT_MAX),
});
export type Weighed = z.infer<typeof weighed>;

export const splitRequest = z
  .strictObject({ versions: z.array(weighed).min(2).max(SPLIT_VERSIONS_MAX) })
  .refine(({ versions }) => new Set(versions.map(({ version }) => version)).size === versions.length, {
    path: ['versions'],
    message: 'name each version once',
  })
  .refine(({ versions }) => versions.some(({ weight }) => weight > 0), {
    path: ['versions'],
    message: 'give at least one version a weight above 0',
  });
export const splitAnswer = z.strictObject({
  /** Null: every visitor gets the version published last. */
  split: z.strictObject({ versions: z.array(weighed), since_at: timestamp }).nullable(),
});
export type SplitAnswer = z.infer<typeof splitAnswer>;
