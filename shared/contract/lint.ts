/** The lint of disclosure texts: a whole document, or a text as it would stand in a draft, and what is found in it. */
import { z } from 'zod';
import { DISCLOSURE_CHARS_MAX, JURISDICTIONS_MAX } from '../limits.ts';
import { disclosureDocument } from './disclosure.ts';
import { channel, jurisdictionId, locale, purpose, slug } from './primitives.ts';
import { finding } from './widget.ts';

/** A text for a control: its places are filled from the workspace's programme. */
export const lintedText = z.strictObject({
  locale,
  /** Absent: the text that would be composed. */
  text: z.string().min(1).max(DISCLOSURE_CHARS_MAX).optional(),
  channels: z.array(channel).min(1).max(3),
  purpose: purpose.default('marketing'),
  programme: slug.default('default'),
});

export const lintRequest = z
  .strictObject({
    document: disclosureDocument.optional(),
    control: lintedText.optional(),
    /** Whose rules it is held to; absent: as strict as any. */
    jurisdictions: z.array(jurisdictionId).min(1).max(JURISDICTIONS_MAX).optional(),
  })
  .refine(({ document, control }) => (document === undefined) !== (control === undefined), {
    path: ['document'],
    message: 'give either document or control',
  });

export const lintAnswer = z.strictObject({
  /** False where a finding is an error: such a text can't be published. */
  passes: z.boolean(),
  findings: z.array(finding),
  /** What the channels and jurisdictions ask a text to say. */
  elements: z.array(z.string()),
  /** As it was read, with its places filled. */
  text: z.string(),
});
