/** What came in from a channel account, in numbers: taken by kind, refused by reason, not understood by the platform's own name. */
import { z } from 'zod';

const counts = z.record(z.string(), z.int().min(0));

export const inboundCounts = z.strictObject({
  /** Newest first. */
  days: z.array(z.strictObject({ day: z.iso.date(), accepted: counts, refused: counts, unknown: counts })),
});
