/**
 * Joins an app's account to the addresses that were typed in the form. A tap alone makes a claim. A verified link takes three proofs of one
 * session: the account opened that session's link, the two digits of its page were picked in that chat, and the code sent to the typed
 * address was given there. Each end writes its own record once it knows of all three. It moves no consent.
 */
import { fromHex } from '../platform/bytes.ts';
import { countUnverified, mayRecordUnverified } from './counters.ts';
import type { DebtAnswer, OwedAppEnd, OwedAppLink } from './debt.ts';
import { draftAt } from './decide-draft.ts';
import type { PageEvidence } from './evidence.ts';
import { WHOLE_ADDRESS } from './key-cover.ts';
import type { SubmissionLocalId } from './ledger-api.ts';
import { advanceLinks, isSame, type LinkEnd } from './linked.ts';
import { isWorthWaiting } from './linking.ts';
import type { ActDraft } from './model.ts';
import { homeOf } from './place.ts';
import type { Session } from './session.ts';
import type { OpenAddress } from './store-addresses.ts';
import { type StoredSubmission, submissionParts, updateSubmission } from './store-days.ts';
import { addressByHash, hashOf, linksOf, saveLinks } from './store-links.ts';
import { insertOwed } from './store-owed.ts';
import { ownClock } from './time.ts';
import { write } from './writing.ts';

/** Told by the link's own ledger. @param end with its contact where the digits were matched. */
export function tellOfApp(session: Session, submission: SubmissionLocalId, end: LinkEnd, evidence: PageEvidence): void {
  const parts = submissionParts(session, submission);
  for (const part of parts) learnApp(session, part, end, evidence);
  const [first] = parts;
  const elsewhere = first?.body.otherPartition ?? null;
  if (!first || elsewhere === null || elsewhere === session.place.partition) return;
  insertOwed(session, first.address, elsewhere, { kind: 'app_end', submission, end, evidence, madeAtMs: session.nowMs });
}

export function takeAppEnd(session: Session, { submission, end, evidence, madeAtMs }: OwedAppEnd): DebtAnswer {
  const parts = submissionParts(session, submission);
  if (parts.length === 0) return isWorthWaiting(session, madeAtMs) ? 'later' : 'taken';
  for (const part of parts) learnApp(session, part, end, evidence);
  return 'taken';
}

/** The end of the app's own address. */
export function takeAppLink(session: Session, { hash, epoch, end, evidence }: OwedAppLink): DebtAnswer {
  const open = addressByHash(session, hash);
  // Whoever has the account since then was not in that chat.
  if (!open || open.state.erased || (end.contact !== null && open.state.epoch !== epoch)) return 'taken';
  recordLink(session, open, end, evidence, 'deep_link');
  return 'taken';
}

/** The session has just given the code of this part's address. @param stored as it is now */
export function linkProvedApps(session: Session, stored: StoredSubmission, evidence: PageEvidence): void {
  for (const end of stored.body.appEnds ?? []) linkIfProved(session, stored, end, evidence);
}

function learnApp(session: Session, stored: StoredSubmission, end: LinkEnd, evidence: PageEvidence): void {
  const { address, body } = stored;
  // The chat that was opened is the number's own: there is nothing to join.
  if (hashOf(session, address.address) === end.hash || address.state.erased) return;
  if (end.contact === null) {
    claim(session, stored, end, evidence);
    return;
  }
  const appEnds = [...(body.appEnds ?? []).filter(({ hash }) => hash !== end.hash), end];
  updateSubmission(session, stored, { ...body, appEnds });
  linkIfProved(session, stored, end, evidence);
}

/** Counted like all that a stranger may do at an address: over the day's cap there is no claim at either end. */
function claim(session: Session, { id, address, body }: StoredSubmission, end: LinkEnd, evidence: PageEvidence): void {
  if (!mayRecordUnverified(address.counters, 1, session.nowMs)) return;
  if (!recordLink(session, address, end, evidence, body.method)) return;
  tellApp(session, id, address, end, null, evidence);
}

function linkIfProved(session: Session, { id, address, body }: StoredSubmission, end: LinkEnd, evidence: PageEvidence): void {
  // Whoever gave the code held the number then; a new owner since proved nothing.
  if (body.provedEpoch !== address.state.epoch || address.state.erased) return;
  if (!recordLink(session, address, end, evidence, body.method)) return;
  tellApp(session, id, address, end, { partition: session.place.partition, no: address.no, epoch: address.state.epoch }, evidence);
}

/** @returns whether there was something to record: what is held already is not recorded again. */
function recordLink(session: Session, open: OpenAddress, end: LinkEnd, evidence: PageEvidence, method: ActDraft['method']): boolean {
  const links = linksOf(session, open);
  const { epoch } = open.state;
  const known = links.find((link) => link.hash === end.hash && link.epoch === epoch);
  if (known && (end.contact === null || isSame(known.contact, end.contact))) return false;
  const isProved = end.contact !== null;
  const writing = write(session, open, isProved ? { ...evidence, grade: 'address_verified' } : evidence);
  const draft = draftAt(ownClock(session.nowMs), { act: 'link', key: WHOLE_ADDRESS, method, verified: isProved });
  const record = writing.record(draft, { context: { ...evidence.context, linked: end } });
  if (!isProved) open.counters = countUnverified(open.counters, 1, session.nowMs);
  writing.close();
  saveLinks(session, open, advanceLinks(links, record, end, epoch));
  return true;
}

/** The app's end is told of the typed one; at once where it lives here. */
function tellApp(
  session: Session,
  submission: SubmissionLocalId,
  typed: OpenAddress,
  app: LinkEnd,
  contact: LinkEnd['contact'],
  evidence: PageEvidence,
): void {
  const end: LinkEnd = { kind: typed.address.kind, hash: hashOf(session, typed.address), contact };
  const epoch = app.contact?.epoch ?? null;
  const debt: OwedAppLink = { kind: 'app_link', submission, hash: app.hash, epoch, end, evidence, madeAtMs: session.nowMs };
  const partition = homeOf(fromHex(app.hash), session.place);
  if (partition === session.place.partition) takeAppLink(session, debt);
  else insertOwed(session, typed, partition, debt);
}
