/**
 * The outbox: what is to be sent, sealed under its address's key and emptied once settled. At most once: a row says `sending` before
 * the provider is called, and one found so after a restart is dead, since nobody knows whether it went out.
 */
import type { Address, ChannelId } from '../../shared/vocabulary.ts';
import { openJson, sealJson } from './address-crypto.ts';
import { countNotSent, countSend } from './counters.ts';
import type { MessageTemplate } from './ledger-api.ts';
import type { Ms } from './model.ts';
import { isTestPlace } from './place.ts';
import type { Session } from './session.ts';
import { addressByNo, type OpenAddress, saveCounters, use } from './store-addresses.ts';

/** A template with the code or link that was filled in, for platforms that write the words themselves. */
export interface FilledMessage extends MessageTemplate {
  readonly code?: string;
  readonly link?: string;
}

/** What is sealed: all that it takes to send it, and nothing that a row without it says. */
interface Body extends Omit<FilledMessage, 'channel'> {
  readonly to: string;
}

export interface DueMessage extends Body {
  readonly no: number;
  readonly channel: ChannelId;
  readonly attempts: number;
  readonly toKind: Address['kind'];
  readonly toScope: string;
  /** Unix ms; not worth sending after it. */
  readonly endsAtMs: Ms;
  /** Local id of the account that may have sent it already; null: none has. */
  readonly mayBeSentBy: string | null;
}

export interface SentMessage {
  readonly channel: ChannelId;
  readonly providerId: string | null;
  readonly sentAtMs: Ms | null;
  /** Local id of the channel account; null where the operator's own messenger sent it. */
  readonly account: string | null;
  /** The number or name that it came from, where it is known. */
  readonly sender: string | null;
}

interface MessageRow extends Record<string, SqlStorageValue> {
  no: number;
  addr: number;
  channel: string;
  ends_at_ms: number;
  attempts: number;
  account: string | null;
  body: ArrayBuffer | null;
}

/**
 * Puts a message in the outbox and counts it against the address. The caller has asked `maySend`.
 * @param isAnswer to the person's own message: not counted among those that anybody may have asked for.
 * @returns its number
 */
export function queueMessage(session: Session, open: OpenAddress, message: FilledMessage, endsAtMs: Ms, isAnswer = false): number {
  const no = session.head.message + 1;
  const { channel, ...rest } = message;
  const body: Body = { to: open.address.value, ...rest };
  const sealed = sealJson(open.key, use('message', no), body, session.random);
  session.sql.exec(
    `INSERT INTO messages (no, addr, channel, created_at_ms, ends_at_ms, status, due_ms, attempts, body) VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)`,
    no,
    open.no,
    channel,
    session.nowMs,
    endsAtMs,
    // Of a test nothing is ever due: it is kept for whoever tests.
    isTestPlace(session.place) ? 'kept' : 'queued',
    isTestPlace(session.place) ? null : session.nowMs,
    sealed,
  );
  session.head = { ...session.head, message: no };
  if (isAnswer) return no;
  open.counters = countSend(open.counters, session.nowMs);
  saveCounters(session, open);
  return no;
}

/** Takes the next due message out of the queue and marks it as being sent. Those that are too late to send are settled on the way. */
export function takeDueMessage(session: Session): DueMessage | null {
  for (;;) {
    const [row] = session.sql
      .exec<MessageRow>(
        `SELECT no, addr, channel, ends_at_ms, attempts, account, body FROM messages
         WHERE due_ms IS NOT NULL AND due_ms <= ? AND status = 'queued' ORDER BY due_ms, no LIMIT 1`,
        session.nowMs,
      )
      .toArray();
    if (!row) return null;
    const open = addressByNo(session, row.addr);
    if (open && row.body && session.nowMs <= row.ends_at_ms) {
      session.sql.exec(`UPDATE messages SET status = 'sending', attempts = attempts + 1 WHERE no = ?`, row.no);
      const body = openJson<Body>(open.key, use('message', row.no), new Uint8Array(row.body));
      return { ...body, ...dueOf(row, open) };
    }
    buryMessage(session, row.no, open ? 'too_late' : 'address_gone');
  }
}

const dueOf = (row: MessageRow, { address }: OpenAddress) => ({
  no: row.no,
  channel: row.channel as ChannelId,
  attempts: row.attempts + 1,
  endsAtMs: row.ends_at_ms,
  toKind: address.kind,
  toScope: address.scope,
  mayBeSentBy: row.account,
});

export interface Settled {
  readonly status: 'sent' | 'dead';
  readonly reason: string | null;
  readonly providerId: string | null;
  readonly account?: string | null;
  readonly sender?: string | null;
}

export function settleMessage(session: Session, no: number, outcome: Settled): void {
  session.sql.exec(
    `UPDATE messages SET status = ?, reason = ?, provider_id = ?, sent_at_ms = ?, account = coalesce(?, account), sender = ?,
     due_ms = NULL, body = NULL WHERE no = ?`,
    outcome.status,
    outcome.reason,
    outcome.providerId,
    outcome.status === 'sent' ? session.nowMs : null,
    outcome.account ?? null,
    outcome.sender ?? null,
    no,
  );
}

/** It will not go out: what its address let run out is not counted by it. */
export function buryMessage(session: Session, no: number, reason: string, account: string | null = null): void {
  const [row] = session.sql.exec<{ addr: number; ends_at_ms: number }>('SELECT addr, ends_at_ms FROM messages WHERE no = ?', no).toArray();
  const open = row ? addressByNo(session, row.addr) : null;
  if (open && row && open.counters.asked?.includes(row.ends_at_ms)) {
    open.counters = countNotSent(open.counters, row.ends_at_ms);
    saveCounters(session, open);
  }
  settleMessage(session, no, { status: 'dead', reason, providerId: null, account });
}

/** @param mayBeSentBy the account that may have sent it, so that it goes by no other; null where that is not so, or known already. */
export function postponeMessage(session: Session, no: number, dueMs: Ms, reason: string, mayBeSentBy: string | null): void {
  session.sql.exec(
    `UPDATE messages SET status = 'queued', reason = ?, due_ms = ?, account = coalesce(?, account) WHERE no = ?`,
    reason,
    dueMs,
    mayBeSentBy,
    no,
  );
}

/** When the next message is due; null where none waits. */
export const nextMessageDueMs = (sql: SqlStorage): Ms | null =>
  sql.exec<{ due: number | null }>('SELECT min(due_ms) AS due FROM messages WHERE due_ms IS NOT NULL').one().due;

/** After a restart: whatever was on its way has an unknown outcome and is never sent again. */
export function buryInterrupted(sql: SqlStorage): void {
  sql.exec(
    `UPDATE messages SET status = 'dead', reason = 'outcome_unknown', due_ms = NULL, body = NULL WHERE due_ms IS NOT NULL AND status = 'sending'`,
  );
}

export function sentMessage(session: Session, no: number): SentMessage | null {
  const [row] = session.sql
    .exec<{ channel: string; provider_id: string | null; sent_at_ms: number | null; account: string | null; sender: string | null }>(
      'SELECT channel, provider_id, sent_at_ms, account, sender FROM messages WHERE no = ?',
      no,
    )
    .toArray();
  if (!row) return null;
  const { channel, provider_id: providerId, sent_at_ms: sentAtMs, account, sender } = row;
  return { channel: channel as ChannelId, providerId, sentAtMs, account, sender };
}
