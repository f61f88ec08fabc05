/** What test widgets would have sent. It was sent to nobody. */
import { z } from 'zod';
import { channel, opaque, timestamp } from './primitives.ts';

export const testMessage = z.strictObject({
  id: opaque,
  created_at: timestamp,
  /** Until when its code or link is taken. */
  expires_at: timestamp,
  channel,
  /** Which field of the form it would answer, and the address with its middle left out. */
  to: z.strictObject({ kind: z.enum(['phone', 'email']), masked: z.string() }),
  kind: z.enum(['code', 'link', 'notice', 'reply']),
  subject: z.string().nullable(),
  text: z.string(),
  code: z.string().nullable(),
  link: z.string().nullable(),
});
export type TestMessageView = z.infer<typeof testMessage>;

export const testMessagesPage = z.strictObject({ test_messages: z.array(testMessage), next_cursor: z.string().nullable() });
export const submissionTestMessages = z.strictObject({ test_messages: z.array(testMessage) });
export type SubmissionTestMessages = z.infer<typeof submissionTestMessages>;
