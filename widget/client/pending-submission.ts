/**
 * Keeps one submission the same over retries. An answer that got lost may have been stored: only the same key with the same
 * bytes finds it again, so key and body live until the answer is known or the person changes something.
 */
import type { SubmissionRequest } from '../../shared/contract/submission.ts';

/** The least that the server takes: 128 bits. DESIGN section 8. */
const KEY_BYTES = 16;

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

/** @returns 128 random bits in hex */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(KEY_BYTES)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
