/**
 * Challenges: one code, sent to one address, naming the grants of one submission that it would confirm. Every failure is the same
 * refusal, so that an answer never tells whether a challenge, a claim or an address exists.
 */
import { CHALLENGE_LIFE_MS, CODE_ATTEMPTS_PER_CHALLENGE, CODE_DIGITS } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { ChannelId } from '../../shared/vocabulary.ts';
import { utf8 } from '../platform/bytes.ts';
import type { Random } from './address-crypto.ts';
import { linkProvedApps } from './app-linking.ts';
import type { Confirmable } from './confirm-link.ts';
import { countAnswered, countAsked, countWrongCode, mayAsk, maySend, mayTryCode } from './counters.ts';
import { decide } from './decide.ts';
import type { PageEvidence } from './evidence.ts';
import { unnamedKey } from './key-state.ts';
import type { MessageTemplate, SubmissionLocalId } from './ledger-api.ts';
import { partProved } from './linking.ts';
import { masked } from './masked.ts';
import type { AddressState, ConsentRefusal, Ms } from './model.ts';
import { provedWishes } from './proved-wishes.ts';
import type { Session } from './session.ts';
import { type OpenAddress, saveCounters } from './store-addresses.ts';
import {
  type Challenge,
  type ConfirmedPair,
  challengeAt,
  closeChallenges,
  countAttempt,
  insertChallenge,
  markConfirmed,
  sameHash,
} from './store-challenges.ts';
import { type StoredSubmission, submissionParts, updateSubmission } from './store-days.ts';
import { queueMessage, sentMessage } from './store-messages.ts';
import { withStatus } from './submission-body.ts';
import { ownClock } from './time.ts';
import { write } from './writing.ts';

export interface Verified {
  readonly no: number;
  readonly confirmed: readonly ConfirmedPair[];
  /** The message that carried the code, if this answered it: number and recipient. Not for the caller of the ledger. */
  readonly answered: { readonly message: number; readonly to: string } | null;
}

const REFUSED = err({ reason: 'code_wrong' } as const);

/** Answers a challenge of this submission. The right code of one already answered is answered alike and records nothing. */
export function verify(
  session: Session,
  id: SubmissionLocalId,
  to: 'phone' | 'email' | null,
  code: string,
  evidence: PageEvidence,
): Result<Verified, ConsentRefusal> {
  const stored = partTo(session, id, to);
  if (!stored || !mayTryCode(stored.address.counters, session.nowMs)) return REFUSED;
  const open = openChallenges(session, stored);
  const said = code.normalize('NFKC').replace(/[\s-]/g, '');
  const answered = open.find((challenge) => sameHash(challenge.codeHash, hashOf(session, id, challenge.no, said)));
  if (answered)
    return answered.confirmed
      ? ok({ no: stored.address.no, confirmed: answered.confirmed, answered: null })
      : confirm(session, stored, answered, evidence, 'session');
  if (open.length > 0) {
    for (const challenge of open) countAttempt(session, challenge.no);
    stored.address.counters = countWrongCode(stored.address.counters, session.nowMs);
    saveCounters(session, stored.address);
  }
  return REFUSED;
}

/**
 * Answers the challenge that a mailed link was sent for. Wrong codes don't count against it: they say nothing of who holds the mail. It proves
 * this address alone: who opened it need not be the session that typed another one beside it.
 */
export function verifyLink(
  session: Session,
  id: SubmissionLocalId,
  secret: string,
  evidence: PageEvidence,
): Result<Verified, ConsentRefusal> {
  const found = linked(session, id, secret);
  return found ? confirm(session, found.stored, found.challenge, evidence, 'link') : REFUSED;
}

/** What the link would confirm now; null where pressing its button would be refused. Reads only. */
export function confirmable(session: Session, id: SubmissionLocalId, secret: string): Confirmable | null {
  const found = linked(session, id, secret);
  if (!found) return null;
  const { stored, challenge } = found;
  const decided = decide(confirmCommand(session, stored, challenge), stored.address.state, session.nowMs);
  if (!decided.ok) return null;
  const { widget, widgetVersion, locale } = stored.body;
  const pairs = decided.value
    .filter(({ act }) => act === 'confirm')
    .flatMap(({ key: { channel, purpose } }) => (channel && purpose ? [{ channel, purpose }] : []));
  return { widget, widgetVersion, locale, masked: masked(stored.address.address), pairs };
}

/** The challenge whose link this is: neither answered, nor replaced by a newer one, nor over. */
function linked(session: Session, id: SubmissionLocalId, secret: string): { stored: StoredSubmission; challenge: Challenge } | null {
  const hash = linkHashOf(session, id, secret);
  for (const stored of submissionParts(session, id)) {
    for (const no of stored.body.challenges) {
      const challenge = challengeAt(session, no);
      if (!challenge?.linkHash || !sameHash(challenge.linkHash, hash)) continue;
      return challenge.closed || challenge.confirmed || session.nowMs > challenge.endsAtMs ? null : { stored, challenge };
    }
  }
  return null;
}

/** Sends a new code for this submission's live claims, if there are any and the limits allow. */
export function resend(session: Session, id: SubmissionLocalId, to: 'phone' | 'email' | null, template: MessageTemplate): void {
  const stored = partTo(session, id, to);
  if (!stored) return;
  const { body, address } = stored;
  const no = openChallenge(session, address, id, liveClaims(address.state, body.own, session.nowMs), template);
  if (no === null) return;
  // Only now that another is on its way: a limit must not take away the code that the person already has.
  closeChallenges(session, body.challenges);
  updateSubmission(session, stored, { ...body, challenges: [...body.challenges, no] });
}

/** @returns the number of the challenge; null where there is nothing to confirm or the limits forbid to send. */
export function openChallenge(
  session: Session,
  open: OpenAddress,
  submission: SubmissionLocalId,
  of: readonly number[],
  template: MessageTemplate,
): number | null {
  if (of.length === 0 || !maySend(open.counters, session.nowMs) || !mayAsk(open.counters, session.nowMs)) return null;
  if (isStopped(open.state, of, template.channel)) return null;
  const no = session.head.challenge + 1;
  const code = randomCode(session.random);
  const endsAtMs = session.nowMs + CHALLENGE_LIFE_MS;
  const { confirmLink, ...words } = template;
  const filled = {
    ...words,
    kind: 'code' as const,
    code,
    // The link first: a code is digits, and never holds a place.
    text: (confirmLink ? template.text.replaceAll('{link}', confirmLink.url) : template.text).replaceAll('{code}', code),
    ...(template.replyText !== undefined && { replyText: template.replyText.replaceAll('{code}', code) }),
    subject: template.subject?.replaceAll('{code}', code) ?? null,
  };
  open.counters = countAsked(open.counters, endsAtMs, session.nowMs);
  const message = queueMessage(session, open, filled, endsAtMs);
  const codeHash = hashOf(session, submission, no, code);
  const linkHash = confirmLink ? linkHashOf(session, submission, confirmLink.secret) : null;
  insertChallenge(session, { no, addr: open.no, submission, endsAtMs, codeHash, linkHash, of, message });
  return no;
}

/** Whoever stopped the channel, by their own STOP there, is sent nothing by it that a form asks for, until a verified act of theirs. */
function isStopped(state: AddressState, of: readonly number[], channel: ChannelId): boolean {
  const programmes = state.keys.filter((key) => key.claims.some(({ seq }) => of.includes(seq))).map(({ programme }) => programme);
  return programmes.some((programme) => {
    const known = state.keys.filter((key) => key.programme === programme && key.channel === channel);
    const own = unnamedKey(state, { programme, channel, purpose: 'marketing' });
    return [...known, own].some(({ stopped, standing, verified }) => stopped && standing === 'withdrawn' && verified);
  });
}

/** Sequences of these records that still wait as claims. */
export const liveClaims = (state: AddressState, own: readonly number[], nowMs: Ms): number[] =>
  state.keys.flatMap((key) => key.claims.filter((claim) => own.includes(claim.seq) && nowMs <= claim.lapsesAtMs).map((claim) => claim.seq));

function confirm(
  session: Session,
  stored: StoredSubmission,
  challenge: Challenge,
  evidence: PageEvidence,
  by: 'session' | 'link',
): Result<Verified, ConsentRefusal> {
  const { address, body } = stored;
  const decided = decide(confirmCommand(session, stored, challenge), address.state, session.nowMs);
  if (!decided.ok) return REFUSED;
  const message = sentMessage(session, challenge.message);
  const verification = {
    ...evidence.verification,
    challenge: challenge.no,
    channel: message?.channel ?? null,
    provider_message_id: message?.providerId ?? null,
    channel_account: message?.account ?? null,
    sender: message?.sender ?? null,
    sent_at: typeof message?.sentAtMs === 'number' ? new Date(message.sentAtMs).toISOString() : null,
  };
  const writing = write(session, address, { ...evidence, grade: 'address_verified', verification });
  // Whoever opened the link need not be who filled in the form: its wishes are theirs to say only where the code came back to it.
  const records = [...decided.value, ...(by === 'session' ? provedWishes(session, stored) : [])].map((draft) => writing.record(draft));
  writing.close();
  const confirmed = records
    .filter(({ act }) => act === 'confirm')
    .flatMap(({ key: { channel, purpose } }) => (channel && purpose ? [{ channel, purpose }] : []));
  markConfirmed(session, challenge.no, confirmed);
  address.counters = countAnswered(address.counters, session.nowMs);
  saveCounters(session, address);
  const of = records.flatMap((record) => record.of);
  const done = ok({ no: address.no, confirmed, answered: { message: challenge.message, to: address.address.value } });
  if (by === 'link') {
    updateSubmission(session, stored, withStatus(body, of, 'confirmed'));
    return done;
  }
  // Said in any submission, since an app's digits may be matched after the code as well as before it.
  const proved = { ...withStatus(body, of, 'confirmed'), provedEpoch: address.state.epoch };
  const answered: StoredSubmission = { ...stored, body: proved };
  updateSubmission(session, answered, answered.body);
  partProved(session, answered, evidence);
  linkProvedApps(session, answered, evidence);
  return done;
}

const confirmCommand = (session: Session, { body }: StoredSubmission, { of, endsAtMs }: Challenge) =>
  ({ do: 'confirm', method: body.method, of, challengeEndsAtMs: endsAtMs, at: ownClock(session.nowMs) }) as const;

/** Those that an answer may be for now: within their life and attempts, not replaced by a newer one. */
function openChallenges(session: Session, stored: StoredSubmission): Challenge[] {
  return stored.body.challenges
    .flatMap((no) => challengeAt(session, no) ?? [])
    .filter((challenge) => !challenge.closed && session.nowMs <= challenge.endsAtMs && challenge.attempts < CODE_ATTEMPTS_PER_CHALLENGE);
}

function partTo(session: Session, id: SubmissionLocalId, to: 'phone' | 'email' | null): StoredSubmission | null {
  const parts = submissionParts(session, id);
  return (to === null ? parts[0] : parts.find((part) => part.address.address.kind === to)) ?? null;
}

const hashOf = (session: Session, submission: SubmissionLocalId, no: number, code: string): Uint8Array =>
  session.keys.codeHash(utf8(`${submission}:${no}:${code}`));

/** Of another form than a code's, which has a number in the middle: none of either is ever one of the other. */
const linkHashOf = (session: Session, submission: SubmissionLocalId, secret: string): Uint8Array =>
  session.keys.codeHash(utf8(`confirm:${submission}:${secret}`));

/** Every code equally likely: what lies beyond the last whole multiple is drawn again. */
export function randomCode(random: Random): string {
  const codes = 10 ** CODE_DIGITS;
  const end = Math.floor(2 ** 32 / codes) * codes;
  for (;;) {
    const bytes = random(4);
    const drawn = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    if (drawn < end) return String(drawn % codes).padStart(CODE_DIGITS, '0');
  }
}
