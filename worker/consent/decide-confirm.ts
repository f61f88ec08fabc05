/** The answer to a challenge. Drafts one confirm for each named grant that it can still act on; refuses where there is none. */
import { err, ok, type Result } from '../../shared/result.ts';
import type { Command } from './command.ts';
import { draftAt, withRelease } from './decide-draft.ts';
import { canConfirmClaim, canConfirmStanding } from './granting.ts';
import type { ActDraft, AddressState, ConsentRefusal, KeyState, Ms } from './model.ts';

type Confirm = Extract<Command, { readonly do: 'confirm' }>;

export function decideConfirm(command: Confirm, state: AddressState, now: Ms): Result<readonly ActDraft[], ConsentRefusal> {
  if (command.at.fromMs > now) return err({ reason: 'grant_in_future' });
  const named = state.keys.flatMap((key) => grantsOf(key, command));
  const inTime = named.filter((grant) => grant.isInTime && grant.atMs <= command.challengeEndsAtMs);
  const drafts = inTime.map((grant) => draft(command, grant));
  if (drafts.length > 0) return ok(withRelease(drafts, state, now, { method: command.method, atMs: command.at.fromMs }));
  return err({ reason: named.length > 0 ? 'claim_lapsed' : 'nothing_to_confirm' });
}

interface Named {
  readonly key: KeyState;
  readonly seq: number;
  /** When the confirm counts, Unix ms. */
  readonly atMs: Ms;
  readonly isInTime: boolean;
}

function grantsOf(key: KeyState, { of, at }: Confirm): readonly Named[] {
  const claims = key.claims
    .filter((claim) => of.includes(claim.seq))
    .map((claim) => {
      const atMs = notBefore(claim.openedAtMs, at.fromMs);
      return { key, seq: claim.seq, atMs, isInTime: canConfirmClaim(claim, atMs) };
    });
  const standing = { key, seq: key.grantSeq ?? 0, atMs: notBefore(key.sinceMs ?? 0, at.fromMs), isInTime: true };
  return canConfirmStanding(key, of, standing.atMs) ? [...claims, standing] : claims;
}

/** An answer can't be older than the grant it names: where a platform's clock says so, its two minutes of doubt are cut there. */
const notBefore = (grantedAtMs: Ms, answeredAtMs: Ms): Ms => Math.max(grantedAtMs, answeredAtMs);

function draft({ method, challengeEndsAtMs, at }: Confirm, { key, seq, atMs }: Named): ActDraft {
  const { programme, channel, purpose } = key;
  return draftAt(
    { fromMs: atMs, toMs: Math.max(atMs, at.toMs) },
    {
      act: 'confirm',
      key: { programme, channel, purpose },
      method,
      verified: true,
      of: [seq],
      terms: { challenge_ends_at_ms: challengeEndsAtMs },
    },
  );
}
