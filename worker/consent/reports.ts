/** Acts that the merchant reports through the API. All or none. They never revive what was withdrawn unless attested. */
import { canonicalText } from '../../shared/proof/canonical.ts';
import { assertNever, err, invariant, ok, type Result } from '../../shared/result.ts';
import type { Address } from '../../shared/vocabulary.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import type { PageEvidence } from './evidence.ts';
import { type ExternalId, mergeExternalIds } from './external-ids.ts';
import type { AdminAct, AdminActOutcome } from './ledger-api.ts';
import type { AddressState, ConsentRefusal, Ms } from './model.ts';
import type { Session } from './session.ts';
import { addressOrNew } from './store-addresses.ts';
import { suppressionOf } from './suppressions.ts';
import { ownClock, statedTime } from './time.ts';
import { write } from './writing.ts';

type Refused = ConsentRefusal & { readonly index: number };

export function recordActs(
  session: Session,
  address: Address,
  acts: readonly AdminAct[],
  context: Record<string, unknown>,
  externalIds: readonly ExternalId[],
): Result<{ readonly no: number; readonly outcomes: readonly AdminActOutcome[] }, Refused> {
  const open = addressOrNew(session, address);
  // The merchant's word may still take from an erased address, which has nothing; it gives it nothing.
  const refusedAt = suppressionOf(session, address) ? acts.findIndex((act) => !TAKES_BACK.includes(act.act)) : -1;
  if (refusedAt >= 0) return err({ reason: 'erased', index: refusedAt });
  const evidence: PageEvidence = {
    grade: 'client_attested',
    page: null,
    network: null,
    presentation: null,
    verification: null,
    context: null,
  };
  const writing = write(session, open, evidence);
  const outcomes: AdminActOutcome[] = [];
  for (const [index, act] of acts.entries()) {
    const before = writing.state;
    const decided = decide(commandOf(act, session.nowMs), before, session.nowMs);
    // Nothing is stored before `close`, so that leaving here leaves nothing.
    if (!decided.ok) return err({ ...decided.error, index });
    const own = { context: { ...context, words: act.words, attestation: act.attestation } };
    const records = decided.value.map((draft) => writing.record(draft, own));
    const made = records.find((record) => record.act === act.act);
    if (made) outcomes.push({ seq: made.seq, act: made.act, key: made.key, outcome: outcomeOf(before, writing.state, made.seq) });
    else outcomes.push({ seq: before.seq, act: act.act, key: act.key, outcome: 'no_effect' }); // a hold where one runs
  }
  open.externalIds = mergeExternalIds(open.externalIds, externalIds);
  writing.close();
  return ok({ no: open.no, outcomes });
}

const TAKES_BACK: readonly AdminAct['act'][] = ['withdraw', 'stop', 'hold'];

function commandOf(act: AdminAct, nowMs: Ms): Command {
  switch (act.act) {
    case 'grant':
    case 'decline':
    case 'withdraw':
    case 'stop':
    case 'resume':
    case 'release':
    case 'reassign':
    case 'prefer':
    case 'pause': {
      const at = act.at === null ? ok(ownClock(nowMs)) : statedTime(act.at, nowMs);
      invariant(at.ok, 'the contract lets no other form of time in');
      const { key, topics, method, disclosure, optIn, terms } = act;
      // Not verified: the merchant says so; no platform or code proved it to us, whatever method is named.
      return { do: 'report', act: act.act, key, topics, method, disclosure, at: at.value, verified: false, optIn, terms };
    }
    case 'hold':
      return { do: 'hold', method: act.method };
    case 'confirm':
    case 'retract':
    case 'expire':
    case 'link':
    case 'unlink':
    case 'erase':
      throw new Error(`invariant: ${act.act} is not reported by a merchant`);
    default:
      return assertNever(act.act);
  }
}

function outcomeOf(before: AddressState, after: AddressState, seq: number): AdminActOutcome['outcome'] {
  if (after.keys.some((key) => key.claims.some((claim) => claim.seq === seq))) return 'claim_opened';
  return whatHolds(before) === whatHolds(after) ? 'no_effect' : 'recorded';
}

/** The state without what every record moves: sequences, and when a pattern was last said. */
const whatHolds = ({ epoch, keys, hold, holdSpent, patterns, preference, erased }: AddressState): string =>
  canonicalText({
    epoch,
    keys: keys.map((key) => ({ ...key, movedSeq: 0 })),
    hold,
    holdSpent,
    patterns: patterns.map(({ act, key, topics }) => ({ act, key, topics })),
    preference,
    erased,
  });
