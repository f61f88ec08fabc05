/**
 * Keywords: words that a person sends to the merchant's number or account to join. Sent from the person's own phone or app, they prove
 * the address; the text beside the printed word is the disclosure, registered for the method `keyword`.
 */
import { z } from 'zod';
import { KEYWORD_CHARS_MAX, KEYWORD_REPLY_CHARS_MAX } from '../inbound-limits.ts';
import { TOPICS_PER_CHOICE_MAX } from '../limits.ts';
import { channel, opaque, sha256Hex, shortText, slug } from './primitives.ts';

export const keywordInput = z.strictObject({
  /** As printed: letters and digits of any script, no space. Case and width don't matter. */
  word: z
    .string()
    .min(2)
    .max(KEYWORD_CHARS_MAX)
    .regex(/^[\p{L}\p{M}\p{N}]+$/u, 'must be letters and digits without spaces'),
  /** The text beside the word, as registered. It says which channels of which sender it stands for. */
  disclosure: sha256Hex,
  topics: z.array(slug).max(TOPICS_PER_CHOICE_MAX).optional(),
  /** Kept as evidence of each joining: which poster, which show. */
  campaign: shortText.optional(),
  /** The widget whose texts and look the pages behind its links take. */
  widget: opaque.optional(),
  /** The answer to whoever joined, in the disclosure's language. Where absent, one is composed of the programme. */
  reply: z.string().min(1).max(KEYWORD_REPLY_CHARS_MAX).optional(),
});
export type KeywordInput = z.infer<typeof keywordInput>;

export const keywordView = z.strictObject({
  id: slug,
  ...keywordInput.shape,
  programme: slug,
  /** The sender's number or account by channel: where the word counts. */
  senders: z.partialRecord(channel, shortText),
  /** As it is sent. */
  reply: z.string(),
});
export type KeywordView = z.infer<typeof keywordView>;
export const keywordList = z.strictObject({ keywords: z.array(keywordView) });
export const keywordDeleted = z.strictObject({ outcome: z.literal('done') });
