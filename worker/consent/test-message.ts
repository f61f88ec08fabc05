/** What a test widget would have sent, as whoever asks the test ledger gets it. */
import type { Address, ChannelId } from '../../shared/vocabulary.ts';
import type { MessageTemplate, SubmissionLocalId } from './ledger-api.ts';
import type { Ms } from './model.ts';

export interface TestMessage {
  readonly no: number;
  readonly createdAtMs: Ms;
  readonly endsAtMs: Ms;
  readonly channel: ChannelId;
  readonly toKind: Address['kind'];
  readonly toMasked: string;
  readonly kind: NonNullable<MessageTemplate['kind']>;
  readonly subject: string | null;
  readonly text: string;
  readonly code: string | null;
  readonly link: string | null;
}

/** Those of one submission, or all of them: `before` is a number that the page before ended with, null from the newest. */
export type TestMessagesAsked = { readonly submission: SubmissionLocalId } | { readonly before: number | null; readonly limit: number };
