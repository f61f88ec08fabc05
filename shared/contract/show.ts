/** How and when a form shows itself: part of a widget's draft, frozen with each version, sent to the browser where the merchant set it. */
import { z } from 'zod';
import { parseTrigger, TRIGGER_SPELLINGS } from '../show/trigger.ts';
import {
  AGAIN_AFTER_DAYS_DEFAULT,
  AGAIN_AFTER_DAYS_MAX,
  SHOW_PATTERN_CHARS_MAX,
  SHOW_RULES_MAX,
  SHOW_VALUES_MAX,
  SHOWN_TIMES_DEFAULT,
  SHOWN_TIMES_MAX,
} from '../show-limits.ts';
import { countryCode } from './primitives.ts';

export const showMode = z.enum(['inline', 'modal', 'corner', 'button']);
export type ShowMode = z.infer<typeof showMode>;

const list = <T extends z.ZodType>(value: T) => z.array(value).min(1).max(SHOW_VALUES_MAX).optional();
const pattern = z.string().min(1).max(SHOW_PATTERN_CHARS_MAX);
const pathGlob = pattern.regex(/^\/[^?#\s]*$/, 'must be a path such as /shop/**, without host, query or fragment');

/** One row of the table. Conditions that are absent always hold; of several values one has to. */
export const showRule = z.strictObject({
  path: list(pathGlob),
  /** Of the visitor, on the word of the edge. */
  country: list(countryCode),
  device: list(z.enum(['phone', 'tablet', 'desktop'])),
  /** Did something with a form on this site on an earlier visit. */
  returning: z.boolean().optional(),
  /** Patterns of the address's utm_campaign, in any letter case. */
  campaign: list(pattern),
  show: z.boolean(),
});
export type ShowRule = z.infer<typeof showRule>;

export const showSettings = z.strictObject({
  mode: showMode.default('inline'),
  trigger: z
    .string()
    .refine((text) => parseTrigger(text) !== null, `must be one of ${TRIGGER_SPELLINGS}`)
    .default('load'),
  /** The first row that fits decides; where none does, it is shown. */
  rules: z.array(showRule).max(SHOW_RULES_MAX).default([]),
  /** Days for which a form that somebody closed or left doesn't come back by itself. */
  again_after_days: z.int().min(0).max(AGAIN_AFTER_DAYS_MAX).default(AGAIN_AFTER_DAYS_DEFAULT),
  /** Showings that were acted on, after which it stays away until that is forgotten. */
  times_max: z.int().min(1).max(SHOWN_TIMES_MAX).default(SHOWN_TIMES_DEFAULT),
});
export type ShowSettings = z.infer<typeof showSettings>;

/** For the browser. The country comes along only where a row asks for it. */
export const configShow = showSettings.extend({ country: countryCode.optional() });
export type ConfigShow = z.infer<typeof configShow>;
