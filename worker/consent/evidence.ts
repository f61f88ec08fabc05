/** What is kept as evidence of an act. Encrypted under the address's key; the leaf holds only commitments to these parts. */
import type { EvidenceGrade } from '../../shared/vocabulary.ts';

/** Gathered at the HTTP edge for one request. Anything the client says is under `page`, what the edge knows under `network`. */
export interface PageEvidence {
  readonly grade: EvidenceGrade;
  /** Origin header, path without query (only allow-listed utm_* parameters), referrer's origin and path, build, GPC, client clock. */
  readonly page: Readonly<Record<string, unknown>> | null;
  /** `ip` and `country` from the trusted edge only (env EDGE); `user_agent`. */
  readonly network: Readonly<Record<string, unknown>> | null;
  /** Widget version, locale, render token's time, how each control was shown and left, bot check. */
  readonly presentation: Readonly<Record<string, unknown>> | null;
  /** How the address was verified: challenge, provider's message id, token grade. */
  readonly verification: Readonly<Record<string, unknown>> | null;
  /** Anything else: campaign, words, attestation, an importer's file and row, API key id, the kind of line of a typed number. */
  readonly context: Readonly<Record<string, unknown>> | null;
}
