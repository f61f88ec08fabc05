/** What a preference element needs beside what stands at the address: words, look, and where a new link is asked for. Nothing about the person. */
import { z } from 'zod';
import { direction, locale, opaque } from './primitives.ts';
import { theme } from './widget.ts';

export const preferenceLook = z.strictObject({
  widget_id: opaque,
  /** The token was ours and its time is over: nothing but a new link helps. */
  lapsed: z.boolean(),
  /** Language of the words. What was agreed to keeps its own. */
  locale,
  direction,
  brand: z.string(),
  /** Which kinds of address the widget asks for. */
  phone: z.boolean(),
  email: z.boolean(),
  /** The hosted page that does the same without script. */
  request_url: z.url(),
  theme: z.strictObject({ scheme: theme.shape.scheme.unwrap(), accent: z.string().optional(), on_accent: z.string().optional() }),
  /** By `page.…`, `wishes.…`, `data.…`, `form.…`; `history.ACT`, `where.METHOD`, `state.STANDING`, `why.REASON`, `channel.…`, `control.…`. */
  texts: z.record(z.string(), z.string()),
});
export type PreferenceLook = z.infer<typeof preferenceLook>;
