/** The link beside a mailed code, as a Ledger object takes and answers it. Judged in `challenges.ts`. */
import type { Result } from '../../shared/result.ts';
import type { ChannelId, Purpose } from '../../shared/vocabulary.ts';
import type { PageEvidence } from './evidence.ts';
import type { LedgerPlace, SubmissionLocalId } from './ledger-api.ts';
import type { ConsentRefusal } from './model.ts';

/** Made before the challenge, which keeps a hash of the secret alone. */
export interface ConfirmLink {
  readonly url: string;
  readonly secret: string;
}

/** Grants that wait for one answer. */
export interface Confirmable {
  readonly widget: string;
  readonly widgetVersion: number;
  readonly locale: string;
  readonly masked: string;
  readonly pairs: readonly { readonly channel: ChannelId; readonly purpose: Purpose }[];
}

export interface ConfirmLinkApi {
  /** What the button behind a mailed link would confirm; null where it would do nothing. Writes nothing. */
  confirmable(place: LedgerPlace, id: SubmissionLocalId, secret: string): Promise<Confirmable | null>;
  /** Answers the challenge that the link was sent for, and proves its address alone. One refusal for every failure. */
  verifyLink(
    place: LedgerPlace,
    id: SubmissionLocalId,
    secret: string,
    evidence: PageEvidence,
  ): Promise<Result<{ readonly no: number; readonly confirmed: Confirmable['pairs'] }, ConsentRefusal>>;
}
