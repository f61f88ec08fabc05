/**
 * The states of many addresses, now or at a moment that is over, in one call. Reads only. Of the past there are two truths: what the records
 * said then, and what is known of then by now; a record that came late parts them.
 */
import { afterLoss } from './after-loss.ts';
import type { AskedAddress, StateAnswer } from './asked.ts';
import { lastInboundOf, openAsked } from './conversations.ts';
import { fold, initialAddressState } from './fold.ts';
import type { ActRecord, AddressState, Ms } from './model.ts';
import { foldingInstant } from './order.ts';
import type { Session } from './session.ts';
import { shownState } from './shown-state.ts';
import type { OpenAddress } from './store-addresses.ts';
import { evidenceOf } from './store-evidence.ts';
import { recordAt, recordsOf } from './store-records.ts';

export function states(session: Session, asked: readonly AskedAddress[], atMs: Ms | null): readonly StateAnswer[] {
  return asked.map((each) => stateOf(session, each, atMs));
}

function stateOf(session: Session, asked: AskedAddress, atMs: Ms | null): StateAnswer {
  const open = openAsked(session, asked);
  if (!open) {
    // Nobody knows what a ledger that lost records held of it.
    const nothing = withRecovering(session, initialAddressState);
    return { known: null, state: nothing, sinceKnown: atMs === null ? null : nothing, lastInbound: {}, countries: [] };
  }
  const known = { no: open.no, address: open.address };
  const lastInbound = lastInboundOf(session, open);
  const countries = grantCountries(session, open);
  if (atMs === null) return { known, state: shownState(session, open), sinceKnown: null, lastInbound, countries };
  const records = recordsOf(session.sql, open.lastSeq, 0);
  const { generation } = session.head;
  const isLost = generation.number > 1;
  return {
    known,
    // A loss is known from when it was found.
    state: folded(session, recordedBy(records, atMs), isLost && generation.beganAtMs <= atMs),
    sinceKnown: folded(session, heldAt(records, atMs), isLost),
    lastInbound,
    countries,
  };
}

/** What was there then. */
export const recordedBy = (records: readonly ActRecord[], atMs: Ms): readonly ActRecord[] =>
  records.filter((each) => each.recordedAtMs <= atMs);

/** What counted then by all that is known. What was taken back since counts as never given: in doubt the withdrawal governs. */
export const heldAt = (records: readonly ActRecord[], atMs: Ms): readonly ActRecord[] =>
  records.filter((each) => foldingInstant(each) <= atMs || each.act === 'retract');

function folded(session: Session, records: readonly ActRecord[], hasLoss: boolean): AddressState {
  const state = fold(records);
  return withRecovering(session, hasLoss ? afterLoss(state, records, session.head.generation) : state);
}

/** Where the person was seen by the trusted edge: whose law holds beside that of the number. */
function grantCountries(session: Session, open: OpenAddress): readonly string[] {
  const grants = [...new Set(open.state.keys.flatMap(({ grantSeq }) => grantSeq ?? []))];
  const seen = grants.flatMap((seq) => {
    const stored = recordAt(session.sql, seq);
    const country = stored && evidenceOf(session, open, stored.evidence, seq)?.network?.country;
    return typeof country === 'string' ? [country] : [];
  });
  return [...new Set(seen)];
}

const withRecovering = (session: Session, state: AddressState): AddressState =>
  session.head.generation.recovering ? { ...state, recovering: true } : state;
