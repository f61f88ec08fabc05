/** How many opened, started, submitted and confirmed, by day and version of a form. Numbers alone: nobody can be told from them. */
import { z } from 'zod';

export const FORM_STEPS = ['opened', 'started', 'submitted', 'confirmed'] as const;
export type FormStep = (typeof FORM_STEPS)[number];

const count = z.int().min(0);

export const statsRow = z.strictObject({
  /** UTC. */
  day: z.iso.date(),
  widget_id: z.string(),
  version: z.int().min(1),
  /** ISO 3166 code on the word of the edge, `ZZ` where it has none. Only with `by=country`. */
  country: z.string().length(2).optional(),
  opened: count,
  started: count,
  submitted: count,
  confirmed: count,
});

export const statsAnswer = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  /** Newest day first; days, versions and countries without any are left out. */
  rows: z.array(statsRow),
});
