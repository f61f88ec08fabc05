/** What a submission's own row says: what was asked, what became of it by its own later calls. Sealed under its address's key. */
import type { AddressKind, ChannelId, Method, Purpose } from '../../shared/vocabulary.ts';
import type { SubmissionAct, SubmitChoice } from './ledger-api.ts';
import type { LinkEnd } from './linked.ts';
import type { Ms } from './model.ts';

export interface OwnAct {
  readonly channel: ChannelId;
  readonly purpose: Purpose;
  readonly programme: string;
  readonly status: SubmissionAct['status'];
  /** Sequence of its record; null where none was kept, over the daily cap. */
  readonly seq: number | null;
}

export interface SubmissionBody {
  readonly createdAtMs: Ms;
  readonly widget: string;
  readonly widgetVersion: number;
  readonly locale: string;
  readonly method: Method;
  readonly acts: readonly OwnAct[];
  /** Sequences of all records that this part made. */
  readonly own: readonly number[];
  /** Numbers of its challenges, newest last. */
  readonly challenges: readonly number[];
  /** Masked; this part's address first. */
  readonly masked: readonly { readonly kind: AddressKind; readonly value: string }[];
  /** Partition of the other address; null where there is none. */
  readonly otherPartition: number | null;
  /** Epoch of this part's address when its code was given; absent before. */
  readonly provedEpoch?: number;
  /** The other address as it was when its code was given in the same session; absent before. */
  readonly otherProved?: LinkEnd;
  /** App accounts whose chat matched the digits of this session's page; absent before the first. */
  readonly appEnds?: readonly LinkEnd[];
}

/** From what was asked, not from what it did to the state: the submitter's own view must not tell. What was never on screen has no act. */
export const submittedActs = (choices: readonly SubmitChoice[]): SubmissionAct[] =>
  choices
    .filter((choice) => choice.shown)
    .map(({ channel, purpose, programme, granted }) => ({ channel, purpose, programme, status: granted ? 'received' : 'declined' }));

export const withStatus = (body: SubmissionBody, seqs: readonly number[], status: SubmissionAct['status']): SubmissionBody => ({
  ...body,
  acts: body.acts.map((act) => (act.seq !== null && seqs.includes(act.seq) ? { ...act, status } : act)),
});
