/**
 * Keeps one submission the same over retries. An answer that got lost may have been stored: only the same key with the same
 * bytes finds it again, so key and body live until the answer is known or the person changes something.
 */
import type { SubmissionRequest } from '../../shared/contract/submission.ts';
import { IDEMPOTENCY_KEY_CHARS_MIN } from '../../shared/limits.ts';

export interface Pending {
  readonly key: string;
  readonly body: SubmissionRequest;
}
/** What the person said. Time, page and render token are not part of it: they may not make a second submission of a retry. */
export type Said = Omit<SubmissionRequest, 'render_token' | 'page'>;

export interface PendingSubmission {
  /** @returns what was kept for the same content, else what `complete` makes of it, under a new key. */
  take(said: Said, complete: (said: Said) => SubmissionRequest): Pending;
  forget(): void;
}

export function pendingSubmission(newKey: () => string): PendingSubmission {
  let kept: (Pending & { readonly content: string }) | undefined;
  return {
    take(said, complete) {
      const content = JSON.stringify(said);
      if (kept?.content !== content) kept = { content, key: newKey(), body: complete(said) };
      return kept;
    },
    forget() {
      kept = undefined;
    },
  };
}

/** @returns 132 random bits in base64url's alphabet: one character carries six. */
export function newIdempotencyKey(): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return [...crypto.getRandomValues(new Uint8Array(IDEMPOTENCY_KEY_CHARS_MIN))].map((byte) => alphabet[byte & 63]).join('');
}
