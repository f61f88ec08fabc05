/** Numbers of what CEPs tell, beside `limits.ts` and with the same rules: unit in the name, source at the line. */
import { MINUTE_MS } from './limits.ts';

/** Largest accepted clock difference on a signed webhook. Standard Webhooks, "verifying timestamps". */
export const BRAZE_SKEW_MS_MAX = 5 * MINUTE_MS;
/** What the person pressed or wrote there, kept as evidence. Our own choice. */
export const CEP_WORDS_CHARS_MAX = 500;
/** Categories of one Segment account. Segment's consent settings show a dozen; our own choice. */
export const SEGMENT_CATEGORIES_MAX = 50;
