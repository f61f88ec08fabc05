/**
 * A submission's own acts: shown as recorded and taken back. It says nothing of what else is known about the address. What belongs to a
 * second address in another ledger is shown from what is owed to that ledger, and taken back there by a debt.
 */
import { err, ok, type Result } from '../../shared/result.ts';
import { type ChannelId, type Purpose, TYPED_ADDRESS_KIND } from '../../shared/vocabulary.ts';
import type { Debt, DebtAnswer, OwedRetraction } from './debt.ts';
import { decide } from './decide.ts';
import type { PageEvidence } from './evidence.ts';
import type { SubmissionAct, SubmissionLocalId, SubmissionRecordView } from './ledger-api.ts';
import { isWorthWaiting } from './linking.ts';
import type { ConsentRefusal } from './model.ts';
import type { Session } from './session.ts';
import { type StoredSubmission, submissionParts, updateSubmission } from './store-days.ts';
import { insertOwed, owedFrom } from './store-owed.ts';
import { type OwnAct, submittedActs } from './submission-body.ts';
import { write } from './writing.ts';

type Pair = { readonly channel: ChannelId; readonly purpose: Purpose };

export function ownActsView(session: Session, id: SubmissionLocalId): SubmissionRecordView | null {
  const parts = submissionParts(session, id);
  const first = parts[0];
  if (!first) return null;
  const { createdAtMs, widget, widgetVersion, locale, masked, otherPartition } = first.body;
  const acts = parts
    .flatMap(({ body }) => body.acts)
    .map(({ channel, purpose, programme, status }) => ({ channel, purpose, programme, status }));
  const owed = owedOf(session, first);
  return {
    createdAtMs,
    widget,
    widgetVersion,
    locale,
    acts,
    masked,
    otherPartition,
    owed: owed.flatMap(secondActs),
    owedRetractions: owed.flatMap((debt) => (debt.kind === 'retract' ? debt.pairs : [])),
  };
}

/** Takes back the named pairs, all or none; those of a second address elsewhere are owed to its ledger. Repeating changes nothing. */
export function retract(
  session: Session,
  id: SubmissionLocalId,
  pairs: readonly Pair[],
  evidence: PageEvidence,
): Result<void, ConsentRefusal> {
  const parts = submissionParts(session, id);
  const [first] = parts;
  const elsewhere = pairs.filter((pair) => !parts.some(({ body }) => has(body.acts, pair)));
  if (!first || !elsewhere.every((pair) => isOfOther(session, first, pair))) return err({ reason: 'not_own_record' });
  const done = retractHere(session, parts, pairs, evidence);
  if (done.ok && elsewhere.length > 0) oweRetraction(session, first, elsewhere, evidence);
  return done;
}

/** Whether `retract` would be refused here; an absent part is one that is owed still, and judged when it comes. Reads only. */
export function mayRetract(session: Session, id: SubmissionLocalId, pairs: readonly Pair[]): Result<void, ConsentRefusal> {
  const parts = submissionParts(session, id);
  if (parts.length > 0 && !pairs.every((pair) => parts.some(({ body }) => has(body.acts, pair)))) return err({ reason: 'not_own_record' });
  const refused = parts.map((stored) => judgePart(session, stored, pairs).decided).find((decided) => !decided.ok);
  return refused && !refused.ok ? refused : ok(undefined);
}

/** What the address has confirmed in another way meanwhile is no longer the submission's to take back: then nothing is. */
export function takeRetraction(session: Session, { submission, pairs, evidence, madeAtMs }: OwedRetraction): DebtAnswer {
  const parts = submissionParts(session, submission);
  if (parts.length === 0) return isWorthWaiting(session, madeAtMs) ? 'later' : 'taken';
  retractHere(session, parts, pairs, evidence);
  return 'taken';
}

function retractHere(
  session: Session,
  parts: readonly StoredSubmission[],
  pairs: readonly Pair[],
  evidence: PageEvidence,
): Result<void, ConsentRefusal> {
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

function oweRetraction(session: Session, first: StoredSubmission, pairs: readonly Pair[], evidence: PageEvidence): void {
  const { id, address, body } = first;
  const waiting = owedOf(session, first).flatMap((debt) => (debt.kind === 'retract' ? debt.pairs : []));
  if (body.otherPartition === null || pairs.every((pair) => has(waiting, pair))) return;
  const named = pairs.map(({ channel, purpose }) => ({ channel, purpose }));
  insertOwed(session, address, body.otherPartition, { kind: 'retract', submission: id, pairs: named, evidence, madeAtMs: session.nowMs });
}

/** Until the other ledger has it, what is owed says which acts there are; after that only the other ledger does. */
function isOfOther(session: Session, first: StoredSubmission, pair: Pair): boolean {
  const { part, body } = first;
  if (part !== 0 || body.otherPartition === null || body.otherPartition === session.place.partition) return false;
  const acts = owedOf(session, first).flatMap(secondActs);
  return acts.length > 0 ? has(acts, pair) : TYPED_ADDRESS_KIND[pair.channel] === body.masked[1]?.kind;
}

const owedOf = (session: Session, { id, address }: StoredSubmission): Debt[] =>
  owedFrom(session, address).filter((debt) => debt.kind !== 'unlink' && debt.submission === id);

const secondActs = (debt: Debt): SubmissionAct[] =>
  debt.kind === undefined || debt.kind === 'submission' ? submittedActs(debt.parts[0].choices) : [];

/** An act over the daily cap has no record; taking it back is then saying so in the submitter's own view. */
function judgePart(session: Session, stored: StoredSubmission, pairs: readonly Pair[]) {
  const { address, body } = stored;
  const isNamed = (act: OwnAct) => act.status !== 'retracted' && has(pairs, act);
  const of = body.acts.filter(isNamed).flatMap((act) => act.seq ?? []);
  return { stored, isNamed, decided: decide({ do: 'retract', of, own: body.own, method: body.method }, address.state, session.nowMs) };
}

const has = (pairs: readonly Pair[], pair: Pair): boolean => pairs.some((each) => samePair(each, pair));
const samePair = (a: Pair, b: Pair): boolean => a.channel === b.channel && a.purpose === b.purpose;
