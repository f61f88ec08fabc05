/**
 * Somebody asks on the web that messages stop, and proves nothing: the address is on hold for ten days and is asked itself, once. It
 * ends by the address's answer, the merchant's decision or its tenth day. Nothing that is answered here tells whether an address is known.
 */
import { HOLD_LIFE_MS, STOP_TOKEN_LIFE_MS } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Address, Method } from '../../shared/vocabulary.ts';
import { maySend } from './counters.ts';
import { decide } from './decide.ts';
import { withRelease } from './decide-draft.ts';
import type { PageEvidence } from './evidence.ts';
import type { AddressRef, MessageTemplate } from './ledger-api.ts';
import { masked } from './masked.ts';
import type { Ms } from './model.ts';
import { permitted } from './permitted.ts';
import type { HoldCursor, RunningHold, RunningHolds } from './running-hold.ts';
import type { Session } from './session.ts';
import { addressByNo, addressByValue } from './store-addresses.ts';
import { queueMessage } from './store-messages.ts';
import { write } from './writing.ts';

/** @param linkTo makes the link to the page where the address answers, for its number and until a time. */
export function askToStop(
  session: Session,
  address: Address,
  method: Method,
  evidence: PageEvidence,
  template: MessageTemplate,
  linkTo: (no: number, endsAtMs: Ms) => string,
): void {
  const open = addressByValue(session, address);
  if (!open || open.state.erased) return;
  const decided = decide({ do: 'hold', method }, open.state, session.nowMs);
  // One that lapsed is not renewed without proof, and one that runs is not made longer.
  if (!decided.ok || decided.value.length === 0) return;
  const hadSomething = open.state.keys.some((key) => permitted(key, open.state, session.nowMs).permitted);
  const writing = write(session, open, evidence);
  for (const draft of decided.value) writing.record(draft);
  writing.close();
  // Nothing is sent to an address that nobody sends to.
  if (!hadSomething || !maySend(open.counters, session.nowMs)) return;
  const endsAtMs = session.nowMs + STOP_TOKEN_LIFE_MS;
  const link = linkTo(open.no, endsAtMs);
  const filled = { text: template.text.replaceAll('{link}', link), subject: template.subject?.replaceAll('{link}', link) ?? null };
  queueMessage(session, open, { ...template, ...filled, kind: 'link', link }, open.state.hold?.untilMs ?? endsAtMs);
}

/** The address answers that it wants its messages: the hold is released, and nothing else moves. */
export function keepAfterStop(session: Session, ref: AddressRef, evidence: PageEvidence): Result<void, { readonly reason: 'not_found' }> {
  const open = addressByNo(session, ref.no);
  if (!open || open.state.erased) return err({ reason: 'not_found' });
  const released = withRelease([], open.state, session.nowMs, { method: 'preference_center', atMs: session.nowMs });
  if (released.length === 0) return ok(undefined);
  const writing = write(session, open, evidence);
  for (const draft of released) writing.record(draft);
  writing.close();
  return ok(undefined);
}

/** Those whose time comes first come first. Looks at no more than `limit` addresses, some of which something else comes due for. */
export function runningHolds(session: Session, after: HoldCursor | null, limit: number): RunningHolds {
  const { nowMs } = session;
  const rows = session.sql
    .exec<{ no: number; due: number }>(
      `SELECT no, next_due_ms AS due FROM addresses WHERE next_due_ms > ? AND next_due_ms <= ? AND (next_due_ms, no) > (?, ?)
       ORDER BY next_due_ms, no LIMIT ?`,
      nowMs,
      nowMs + HOLD_LIFE_MS,
      after?.dueMs ?? 0,
      after?.no ?? 0,
      limit,
    )
    .toArray();
  const last = rows.at(-1);
  const holds = rows.flatMap(({ no }): RunningHold[] => {
    const open = addressByNo(session, no);
    const hold = open?.state.hold;
    if (!open || !hold || hold.untilMs <= session.nowMs) return [];
    return [{ no, address: open.address, masked: masked(open.address), fromMs: hold.fromMs, untilMs: hold.untilMs }];
  });
  return { holds, next: last && rows.length === limit ? { dueMs: last.due, no: last.no } : null };
}
