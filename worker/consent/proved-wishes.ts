/** What the code proves beside the grants: that whoever filled in the form, its wishes included, is at this address. Reads only. */
import { draftAt } from './decide-draft.ts';
import { WHOLE_ADDRESS } from './key-cover.ts';
import type { ActDraft } from './model.ts';
import type { Session } from './session.ts';
import type { StoredSubmission } from './store-days.ts';
import { chain, recordAt } from './store-records.ts';
import { ownClock } from './time.ts';

/** The submission's own wish once more, verified; none where it had none, or where the person has said otherwise since. */
export function provedWishes(session: Session, { address, body }: StoredSubmission): readonly ActDraft[] {
  const said = body.own.flatMap((seq) => recordAt(session.sql, seq)?.record ?? []).find(({ act }) => act === 'prefer');
  const { preference } = said?.terms ?? {};
  if (!said || !preference) return [];
  for (const { record } of chain(session.sql, address.lastSeq, said.seq)) {
    if (record.act === 'prefer' && record.verified) return [];
    // The number has another owner since: what was typed was not theirs to prove.
    if (record.act === 'reassign' || (record.act === 'retract' && record.of.includes(said.seq))) return [];
  }
  return [
    draftAt(ownClock(session.nowMs), { act: 'prefer', key: WHOLE_ADDRESS, method: body.method, verified: true, terms: { preference } }),
  ];
}
