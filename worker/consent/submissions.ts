/**
 * Takes an unverified visitor's submission: looks for its key first, then records, keeps evidence, and sends what is to be
 * confirmed. Its answer is a function of the request and of that key alone, whatever is stored about the address.
 */
import { lineWarning } from '../../shared/phone/line-type.ts';
import { err, invariant, ok } from '../../shared/result.ts';
import { utf8 } from '../platform/bytes.ts';
import { liveClaims, openChallenge } from './challenges.ts';
import type { Command } from './command.ts';
import { countUnverified, mayRecordUnverified } from './counters.ts';
import { decide } from './decide.ts';
import type { PageEvidence } from './evidence.ts';
import { mergeExternalIds } from './external-ids.ts';
import type { LedgerPlace, SubmissionAct, SubmitAnswer, SubmitChoice, SubmitCommand, SubmitPart } from './ledger-api.ts';
import { advanceLinks, type LinkEnd } from './linked.ts';
import { claimDraft } from './linking.ts';
import { masked } from './masked.ts';
import type { ActRecord } from './model.ts';
import { homeOf } from './place.ts';
import type { Session } from './session.ts';
import { addressOrNew, type OpenAddress } from './store-addresses.ts';
import { insertWish } from './store-app-links.ts';
import { findIdempotent, holdsPart, type Idempotency, insertSubmission, rememberSubmission } from './store-days.ts';
import { hashOf, linksOf, saveLinks } from './store-links.ts';
import { insertOwed } from './store-owed.ts';
import { type OwnAct, type SubmissionBody, submittedActs } from './submission-body.ts';
import { suppressionOf } from './suppressions.ts';
import { write } from './writing.ts';

export function submit(session: Session, command: SubmitCommand): SubmitAnswer {
  const [first, second] = command.parts;
  const { keys } = session;
  const key = keys.idempotencyHash(utf8(JSON.stringify([command.widget, command.idempotencyKey])), keys.indexHash(first.address));
  const body = keys.idempotencyHash(utf8(command.bodyHash));
  const idempotency: Idempotency = { key, body };
  const again = findIdempotent(session, first.address, idempotency);
  if (again) return again.same ? ok({ submission: again.submission }) : err({ reason: 'idempotency_key_reused' });
  const { widget, widgetVersion, locale, method, apps } = command;
  if (apps) insertWish(session, command.submission, body, { widget, widgetVersion, locale, method, apps });

  const open = addressOrNew(session, first.address);
  rememberSubmission(session, open, command.submission, idempotency);
  const address = takePart(session, command, 0, open, first, second ?? null);
  if (second) {
    const partition = partitionFor(session, second);
    if (partition === session.place.partition) takePart(session, command, 1, addressOrNew(session, second.address), second, first);
    else insertOwed(session, address, partition, { kind: 'submission', ...command, parts: [second, first], submittedAtMs: session.nowMs });
  }
  return ok({ submission: command.submission });
}

/** Owed by the ledger of the first part. Here `parts` begins with the part that is taken over. */
export function takeSecondPart(session: Session, command: SubmitCommand): void {
  const [owed, first] = command.parts;
  if (holdsPart(session, command.submission, 1)) return;
  // Erased after it was submitted: what was said before must not bring the address back.
  const erasedAtMs = suppressionOf(session, owed.address)?.erasedAtMs ?? null;
  if (erasedAtMs !== null && command.submittedAtMs !== undefined && command.submittedAtMs <= erasedAtMs) return;
  takePart(session, command, 1, addressOrNew(session, owed.address), owed, first ?? null);
}

function takePart(
  session: Session,
  command: SubmitCommand,
  index: 0 | 1,
  open: OpenAddress,
  part: SubmitPart,
  other: SubmitPart | null,
): OpenAddress {
  const records = recordPart(session, open, command, part, other);
  const own = records?.map((record) => record.seq) ?? [];
  const claims = liveClaims(open.state, own, session.nowMs);
  const challenge = part.challenge ? openChallenge(session, open, command.submission, claims, part.challenge) : null;
  const body: SubmissionBody = {
    createdAtMs: session.nowMs,
    widget: command.widget,
    widgetVersion: command.widgetVersion,
    locale: command.locale,
    method: command.method,
    acts: ownActs(part.choices, records ?? []),
    own,
    challenges: challenge === null ? [] : [challenge],
    masked: [part, ...(other ? [other] : [])].map(({ address }) => ({ kind: address.kind, value: masked(address) })),
    otherPartition: other ? partitionFor(session, other) : null,
  };
  insertSubmission(session, command.submission, index, open, body);
  return open;
}

/** Null over the daily cap: nothing is recorded, and the answer stays the same. */
function recordPart(
  session: Session,
  open: OpenAddress,
  command: SubmitCommand,
  part: SubmitPart,
  other: SubmitPart | null,
): readonly ActRecord[] | null {
  const evidence = { ...command.evidence, context: withLine(command.evidence.context, part) };
  const writing = write(session, open, evidence, part.typed);
  const decided = decide(submitCommand(command, part, session.nowMs), open.state, session.nowMs);
  invariant(decided.ok, 'an unverified submission is never refused');
  const drafts = other ? [...decided.value, claimDraft(command.method, session.nowMs)] : decided.value;
  const isWithinCap = mayRecordUnverified(open.counters, drafts.length, session.nowMs);
  const records: ActRecord[] = [];
  const end: LinkEnd | null = other && { kind: other.address.kind, hash: hashOf(session, other.address), contact: null };
  const links = end && isWithinCap ? linksOf(session, open) : [];
  if (isWithinCap) {
    for (const draft of drafts) {
      const own = draft.act === 'link' && end ? { context: { ...evidence.context, linked: end } } : {};
      records.push(writing.record(draft, own));
    }
    open.counters = countUnverified(open.counters, records.length, session.nowMs);
    open.externalIds = mergeExternalIds(open.externalIds, command.externalIds);
  }
  writing.close();
  const claim = records.find(({ act }) => act === 'link');
  if (claim) saveLinks(session, open, advanceLinks(links, claim, end, open.state.epoch));
  return isWithinCap ? records : null;
}

/** A landline is recorded all the same; whoever reads the evidence later sees that it was one. */
function withLine(context: PageEvidence['context'], { lineType }: SubmitPart): PageEvidence['context'] {
  if (lineType === undefined) return context;
  const warning = lineWarning(lineType);
  return { ...context, line_type: lineType, ...(warning !== null && { line_warning: warning }) };
}

function submitCommand(command: SubmitCommand, part: SubmitPart, nowMs: number): Command {
  const ranked = part.choices.filter((choice) => choice.rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
  return {
    do: 'submit',
    method: command.method,
    choices: part.choices.map((choice) => ({
      programme: choice.programme,
      channel: choice.channel,
      purpose: choice.purpose,
      topics: choice.topics,
      granted: choice.granted,
      shown: choice.shown,
      disclosure: choice.disclosure,
      optIn: choice.optIn,
      expiresAtMs: choice.grantLifeMs === null ? null : nowMs + choice.grantLifeMs,
    })),
    order: command.order ?? (ranked.length === 0 ? null : [...new Set(ranked.map((choice) => choice.channel))]),
    frequency: command.frequency ?? null,
    language: command.language ?? null,
    hours: command.hours ?? null,
  };
}

const ownActs = (choices: readonly SubmitChoice[], records: readonly ActRecord[]): OwnAct[] =>
  submittedActs(choices).map((own) => ({
    ...own,
    seq: records.find(({ act, key }) => isOf(key, own) && (act === 'grant' || act === 'decline'))?.seq ?? null,
  }));

const isOf = (key: ActRecord['key'], own: SubmissionAct): boolean =>
  key.channel === own.channel && key.purpose === own.purpose && key.programme === own.programme;

const partitionFor = (session: Session, part: SubmitPart): LedgerPlace['partition'] =>
  homeOf(session.keys.indexHash(part.address), session.place);
