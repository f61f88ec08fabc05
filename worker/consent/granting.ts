/**
 * What a grant and a confirm do to one key. The only way to a standing of `granted`: nothing outside this file may set it.
 * Withdrawals need no comparing here: records come in folding order, so any withdrawal already seen is the earlier one.
 */
import { CLAIM_LIFE_MS } from '../../shared/limits.ts';
import { isByAddress } from './authority.ts';
import { sortedUnion } from './key-state.ts';
import type { ActRecord, AddressState, Claim, KeyState, Ms } from './model.ts';
import { foldingInstant } from './order.ts';
import { standingAt } from './permitted.ts';

/** A grant by the address, or attested, stands. An unverified one stands where single opt-in is enough; else it waits as a claim. */
export function grant(key: KeyState, record: ActRecord, state: AddressState): KeyState {
  const atMs = foldingInstant(record);
  const given = claimOf(record, atMs);
  // Of no topic at all, or over before it began: nothing was granted.
  if (given.topics?.length === 0 || isRunOut(given, atMs)) return key;
  if (isByAddress(record)) return stand(key, given, atMs, BY_ADDRESS);
  const stands = standingAt(key, atMs);
  // Weaker evidence never takes the place of the person's own act, nor one telling that of another of the same moment, which a
  // confirm may name; after an erasure only the person comes back.
  const mayAttest = !state.erased && !(stands === 'granted' && (key.verified || key.sinceMs === atMs));
  if (record.terms.attested === true && mayAttest) {
    return stand(key, given, atMs, { ...UNPROVED, attested: true, needsConfirm: key.needsConfirm });
  }
  if (record.terms.opt_in === 'single' && stands !== 'granted' && key.withdrawnAtMs === null) {
    return stand(key, given, atMs, { ...UNPROVED, needsConfirm: key.needsConfirm });
  }
  // Lapsed claims go when a new one comes, so that a stranger can't make the state grow for ever.
  return { ...key, claims: [...key.claims.filter((claim) => claim.lapsesAtMs >= atMs), given] };
}

/** Acts on the claims and on the standing grant that it names, each only while it still can. */
export function confirm(key: KeyState, record: ActRecord): KeyState {
  const atMs = foldingInstant(record);
  const endsAtMs = record.terms.challenge_ends_at_ms;
  if (!isByAddress(record) || endsAtMs === undefined || atMs > endsAtMs) return key;
  const confirmed = key.claims
    .filter((claim) => record.of.includes(claim.seq) && canConfirmClaim(claim, atMs))
    .reduce((before, claim) => stand(before, claim, atMs, { ...BY_ADDRESS, confirmedElsewhere: record.method !== claim.method }), key);
  if (!canConfirmStanding(confirmed, record.of, atMs)) return confirmed;
  return { ...confirmed, ...BY_ADDRESS, confirmedElsewhere: confirmed.confirmedElsewhere || record.method !== confirmed.method };
}

/** Whether a confirm at that moment is in time for this claim, and would not grant what has run out meanwhile. */
export const canConfirmClaim = (claim: Claim, atMs: Ms): boolean => atMs <= claim.lapsesAtMs && !isRunOut(claim, atMs);

const isRunOut = (claim: Claim, atMs: Ms): boolean => claim.expiresAtMs !== null && claim.expiresAtMs <= atMs;

/** Whether a confirm of these sequences would change the grant that stands: it is unverified, or waits after a lifted stop. */
export function canConfirmStanding(key: KeyState, of: readonly number[], atMs: Ms): boolean {
  if (key.grantSeq === null || key.sinceMs === null || !of.includes(key.grantSeq)) return false;
  const isWithdrawnSince = key.withdrawnAtMs !== null && key.withdrawnAtMs >= key.sinceMs;
  return standingAt(key, atMs) === 'granted' && !isWithdrawnSince && (!key.verified || key.needsConfirm);
}

interface Proof {
  readonly verified: boolean;
  readonly attested: boolean;
  readonly needsConfirm: boolean;
  readonly confirmedElsewhere: boolean;
}
const BY_ADDRESS: Proof = { verified: true, attested: false, needsConfirm: false, confirmedElsewhere: false };
const UNPROVED: Proof = { ...BY_ADDRESS, verified: false };

function claimOf(record: ActRecord, atMs: Ms): Claim {
  return {
    seq: record.seq,
    openedAtMs: atMs,
    lapsesAtMs: atMs + CLAIM_LIFE_MS,
    method: record.method,
    disclosure: record.disclosure,
    topics: record.topics === null ? null : sortedUnion(record.topics, []),
    expiresAtMs: record.terms.expires_at_ms ?? null,
  };
}

/** What is agreed to last replaces text and term; topics add to those that still stand, and restore none but their own. */
function stand(key: KeyState, given: Claim, atMs: Ms, proof: Proof): KeyState {
  const before = standingAt(key, atMs) === 'granted' ? key : { topics: [], topicsOff: [] };
  const isAll = given.topics === null || before.topics === null;
  return {
    ...key,
    ...proof,
    standing: 'granted',
    sinceMs: atMs,
    method: given.method,
    disclosure: given.disclosure,
    grantSeq: given.seq,
    topics: isAll ? null : sortedUnion(before.topics ?? [], given.topics ?? []),
    topicsOff: given.topics === null ? [] : before.topicsOff.filter((topic) => !given.topics?.includes(topic)),
    expiresAtMs: given.expiresAtMs,
    everGranted: true,
    claims: key.claims.filter((claim) => claim.seq !== given.seq),
  };
}
