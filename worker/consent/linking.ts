/**
 * Makes and ends links. Two addresses typed together are claimed to belong together; they are linked as verified when the session that
 * typed them has given the code sent to each. Each end writes its own record once it knows of both codes, so that neither waits for
 * the other, and tells the other by a debt. A code alone verifies its own address and nothing else.
 */
import { SUBMISSION_DAYS } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { fromHex } from '../platform/bytes.ts';
import { DAY_MS } from './counters.ts';
import type { DebtAnswer, OwedProof, OwedUnlink } from './debt.ts';
import { draftAt } from './decide-draft.ts';
import type { PageEvidence } from './evidence.ts';
import { WHOLE_ADDRESS } from './key-cover.ts';
import type { AddressRef } from './ledger-api.ts';
import { type AddressLinks, advanceLinks, isSame, type LinkEnd, type Linked, type LinkedBack } from './linked.ts';
import type { ActDraft, Ms } from './model.ts';
import { homeOf } from './place.ts';
import type { Session } from './session.ts';
import { addressByNo, type OpenAddress } from './store-addresses.ts';
import { type StoredSubmission, submissionParts, updateSubmission } from './store-days.ts';
import { addressByHash, hashOf, linksOf, saveLinks } from './store-links.ts';
import { insertOwed } from './store-owed.ts';
import { ownClock } from './time.ts';
import { NO_EVIDENCE, write } from './writing.ts';

/** The session has just given the code that was sent to the address of this part. @param stored as it is now */
export function partProved(session: Session, stored: StoredSubmission, evidence: PageEvidence): void {
  const { body, address, id } = stored;
  if (body.otherPartition === null) return;
  const end = endOf(session, address);
  const proved: StoredSubmission = { ...stored, body: { ...body, provedEpoch: address.state.epoch } };
  updateSubmission(session, proved, proved.body);
  if (body.otherPartition !== session.place.partition) {
    insertOwed(session, address, body.otherPartition, { kind: 'proof', submission: id, end, evidence, madeAtMs: session.nowMs });
    linkWhereProved(session, proved, evidence);
    return;
  }
  const other = submissionParts(session, id).find(({ part }) => part !== stored.part);
  if (!other || other.body.provedEpoch === undefined) return;
  learn(session, proved, endOf(session, other.address), evidence);
  learn(session, other, end, evidence);
}

/** Another ledger's word that the session gave the code of the other address. */
export function takeProof(session: Session, { submission, end, evidence, madeAtMs }: OwedProof): DebtAnswer {
  const [stored] = submissionParts(session, submission);
  if (!stored) return isWorthWaiting(session, madeAtMs) ? 'later' : 'taken';
  learn(session, stored, end, evidence);
  return 'taken';
}

/** Ends the link between two addresses at this end; the other end is owed the same. */
export function unlink(
  session: Session,
  ref: AddressRef,
  from: string,
  context: Readonly<Record<string, unknown>>,
): Result<{ readonly outcome: 'unlinked' | 'not_linked' }, { readonly reason: 'not_found' }> {
  const open = addressByNo(session, ref.no);
  if (!open || open.state.erased) return err({ reason: 'not_found' });
  if (!endLink(session, open, from, context)) return ok({ outcome: 'not_linked' });
  const debt: OwedUnlink = { kind: 'unlink', hash: from, from: hashOf(session, open.address), context, madeAtMs: session.nowMs };
  const partition = homeOf(fromHex(from), session.place);
  if (partition === session.place.partition) takeUnlink(session, debt);
  else insertOwed(session, open, partition, debt);
  return ok({ outcome: 'unlinked' });
}

/** Limit: one that is taken late also ends a link made anew meanwhile, at this end: then it is not followed until made again. */
export function takeUnlink(session: Session, { hash, from, context }: OwedUnlink): DebtAnswer {
  const open = addressByHash(session, hash);
  if (open && !open.state.erased) endLink(session, open, from, context);
  return 'taken';
}

/** Null where there is no such address, or no longer. Links of an epoch that is over are left out. */
export function addressLinks(session: Session, ref: AddressRef): AddressLinks | null {
  const open = addressByNo(session, ref.no);
  if (!open || open.state.erased) return null;
  const { epoch } = open.state;
  return { hash: hashOf(session, open.address), epoch, links: linksOf(session, open).filter((link) => link.epoch === epoch) };
}

export function linkedBack(session: Session, hash: string, to: string): LinkedBack | null {
  const open = addressByHash(session, hash);
  if (!open || open.state.erased) return null;
  const link = linksOf(session, open).find((each) => each.hash === to) ?? null;
  return { no: open.no, epoch: open.state.epoch, kind: open.address.kind, link };
}

/** Typed together: claimed, never followed. */
export const claimDraft = (method: ActDraft['method'], nowMs: Ms): ActDraft =>
  draftAt(ownClock(nowMs), { act: 'link', key: WHOLE_ADDRESS, method, verified: false });

/** Whether what a debt builds on may still come: a submission's rows live this long. */
export const isWorthWaiting = (session: Session, madeAtMs: Ms): boolean => session.nowMs <= madeAtMs + SUBMISSION_DAYS * DAY_MS;

function learn(session: Session, stored: StoredSubmission, end: LinkEnd, evidence: PageEvidence): void {
  if (stored.body.otherProved !== undefined) return;
  const told: StoredSubmission = { ...stored, body: { ...stored.body, otherProved: end } };
  updateSubmission(session, told, told.body);
  linkWhereProved(session, told, evidence);
}

function linkWhereProved(session: Session, { address, body }: StoredSubmission, evidence: PageEvidence): void {
  const { provedEpoch, otherProved } = body;
  // Whoever gave the code held the number then; a new owner since proved nothing.
  if (provedEpoch !== address.state.epoch || otherProved === undefined || address.state.erased) return;
  const links = linksOf(session, address);
  const known = links.find((link) => link.hash === otherProved.hash);
  if (otherProved.contact && known?.epoch === provedEpoch && isSame(known.contact, otherProved.contact)) return;
  const draft = draftAt(ownClock(session.nowMs), { act: 'link', key: WHOLE_ADDRESS, method: body.method, verified: true });
  const writing = write(session, address, { ...evidence, grade: 'address_verified' });
  const record = writing.record(draft, { context: { ...evidence.context, linked: otherProved } });
  writing.close();
  saveLinks(session, address, advanceLinks(links, record, otherProved, provedEpoch));
}

/** @returns false where there is no such link */
function endLink(session: Session, open: OpenAddress, from: string, context: Readonly<Record<string, unknown>>): boolean {
  const links = linksOf(session, open);
  const link: Linked | undefined = links.find((each) => each.hash === from);
  if (!link) return false;
  const writing = write(session, open, { ...NO_EVIDENCE, context });
  const parts = { act: 'unlink', key: WHOLE_ADDRESS, method: 'api', verified: false, of: [link.seq] } as const;
  const record = writing.record(draftAt(ownClock(session.nowMs), parts));
  writing.close();
  saveLinks(session, open, advanceLinks(links, record, null, open.state.epoch));
  return true;
}

const endOf = (session: Session, { address, no, state }: OpenAddress): LinkEnd => ({
  kind: address.kind,
  hash: hashOf(session, address),
  contact: { partition: session.place.partition, no, epoch: state.epoch },
});
