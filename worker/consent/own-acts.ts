/** A submission's own acts: shown as recorded and taken back. It says nothing of what else is known about the address. */
import { err, ok, type Result } from '../../shared/result.ts';
import type { ChannelId, Purpose } from '../../shared/vocabulary.ts';
import { decide } from './decide.ts';
import type { PageEvidence } from './evidence.ts';
import type { SubmissionAct, SubmissionLocalId, SubmissionRecordView } from './ledger-api.ts';
import type { ConsentRefusal } from './model.ts';
import type { Session } from './session.ts';
import { type StoredSubmission, submissionParts, updateSubmission } from './store-days.ts';
import type { OwnAct } from './submission-body.ts';
import { write } from './writing.ts';

type Pair = { readonly channel: ChannelId; readonly purpose: Purpose };

export function ownActsView(session: Session, id: SubmissionLocalId): SubmissionRecordView | null {
  const parts = submissionParts(session, id);
  const first = parts[0]?.body;
  if (!first) return null;
  const acts = parts.flatMap(({ body }) => body.acts);
  return {
    createdAtMs: first.createdAtMs,
    widget: first.widget,
    widgetVersion: first.widgetVersion,
    locale: first.locale,
    acts: acts.map(({ channel, purpose, programme, status }): SubmissionAct => ({ channel, purpose, programme, status })),
    masked: first.masked,
    otherPartition: first.otherPartition,
  };
}

/** Takes back the named pairs, all or none; those of a second address elsewhere are that ledger's to take back. Repeating changes nothing. */
export function retract(
  session: Session,
  id: SubmissionLocalId,
  pairs: readonly Pair[],
  evidence: PageEvidence,
): Result<void, ConsentRefusal> {
  const parts = submissionParts(session, id);
  if (!pairs.every((pair) => parts.some(({ body }) => body.acts.some((act) => samePair(act, pair)))))
    return err({ reason: 'not_own_record' });
  const judged = parts.map((stored) => judgePart(session, stored, pairs));
  const refused = judged.find(({ decided }) => !decided.ok);
  if (refused && !refused.decided.ok) return refused.decided;
  for (const { stored, decided, isNamed } of judged) {
    const { address, body } = stored;
    const writing = write(session, address, evidence);
    for (const draft of decided.ok ? decided.value : []) writing.record(draft);
    writing.close();
    updateSubmission(session, stored, { ...body, acts: body.acts.map((act) => (isNamed(act) ? { ...act, status: 'retracted' } : act)) });
  }
  return ok(undefined);
}

/** An act over the daily cap has no record; taking it back is then saying so in the submitter's own view. */
function judgePart(session: Session, stored: StoredSubmission, pairs: readonly Pair[]) {
  const { address, body } = stored;
  const isNamed = (act: OwnAct) => act.status !== 'retracted' && pairs.some((pair) => samePair(act, pair));
  const of = body.acts.filter(isNamed).flatMap((act) => act.seq ?? []);
  return { stored, isNamed, decided: decide({ do: 'retract', of, own: body.own, method: body.method }, address.state, session.nowMs) };
}

const samePair = (a: Pair, b: Pair): boolean => a.channel === b.channel && a.purpose === b.purpose;
