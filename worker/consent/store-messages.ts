/**
 * The outbox: what is to be sent, sealed under its address's key and emptied once settled. At most once: a row says `sending` before
 * the provider is called, and one found so after a restart is dead, since nobody knows whether it went out.
 */
import type { ChannelId } from '../../shared/vocabulary.ts';
import { openJson, sealJson } from './address-crypto.ts';
import { countNotSent, countSend } from './counters.ts';
import type { MessageTemplate } from './ledger-api.ts';
import type { Ms } from './model.ts';
import type { SendTerms } from './send-terms.ts';
import type { Session } from './session.ts';
import { addressByNo, type OpenAddress, saveCounters, use } from './store-addresses.ts';

export interface DueMessage {
  readonly no: number;
  readonly channel: ChannelId;
  readonly attempts: number;
  readonly to: string;
  readonly text: string;
  readonly subject: string | null;
  /** Unix ms; not worth sending after it. */
  readonly endsAtMs: Ms;
  readonly terms?: SendTerms;
  readonly kind?: NonNullable<MessageTemplate['kind']>;
}

export interface SentMessage {
  readonly channel: ChannelId;
  readonly providerId: string | null;
  readonly sentAtMs: Ms | null;
}

interface MessageRow extends Record<string, SqlStorageValue> {
  no: number;
  addr: number;
  channel: string;
  ends_at_ms: number;
  attempts: number;
  body: ArrayBuffer | null;
}

/**
 * Puts a message in the outbox and counts it against the address. The caller has asked `maySend`.
 * @param isAnswer to the person's own message: not counted among those that anybody may have asked for.
 * @returns its number
 */
export function queueMessage(session: Session, open: OpenAddress, message: MessageTemplate, endsAtMs: Ms, isAnswer = false): number {
  const no = session.head.message + 1;
  const body = sealJson(
    open.key,
    use('message', no),
    {
      to: open.address.value,
      text: message.text,
      subject: message.subject,
      ...(message.terms && { terms: message.terms }),
      ...(message.kind && { kind: message.kind }),
    },
    session.random,
  );
  session.sql.exec(
    `INSERT INTO messages (no, addr, channel, created_at_ms, ends_at_ms, status, due_ms, attempts, body) VALUES (?, ?, ?, ?, ?, 'queued', ?, 0, ?)`,
    no,
    open.no,
    message.channel,
    session.nowMs,
    endsAtMs,
    session.nowMs,
    body,
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
        `SELECT no, addr, channel, ends_at_ms, attempts, body FROM messages
         WHERE due_ms IS NOT NULL AND due_ms <= ? AND status = 'queued' ORDER BY due_ms, no LIMIT 1`,
        session.nowMs,
      )
      .toArray();
    if (!row) return null;
    const open = addressByNo(session, row.addr);
    if (open && row.body && session.nowMs <= row.ends_at_ms) {
      session.sql.exec(`UPDATE messages SET status = 'sending', attempts = attempts + 1 WHERE no = ?`, row.no);
      const body = openJson<Pick<DueMessage, 'to' | 'text' | 'subject' | 'terms' | 'kind'>>(
        open.key,
        use('message', row.no),
        new Uint8Array(row.body),
      );
      return { no: row.no, channel: row.channel as ChannelId, attempts: row.attempts + 1, endsAtMs: row.ends_at_ms, ...body };
    }
    buryMessage(session, row.no, open ? 'too_late' : 'address_gone');
  }
}

export function settleMessage(
  session: Session,
  no: number,
  outcome: { readonly status: 'sent' | 'dead'; readonly reason: string | null; readonly providerId: string | null },
): void {
  session.sql.exec(
    `UPDATE messages SET status = ?, reason = ?, provider_id = ?, sent_at_ms = ?, due_ms = NULL, body = NULL WHERE no = ?`,
    outcome.status,
    outcome.reason,
    outcome.providerId,
    outcome.status === 'sent' ? session.nowMs : null,
    no,
  );
}

/** It will not go out: what its address let run out is not counted by it. */
export function buryMessage(session: Session, no: number, reason: string): void {
  const [row] = session.sql.exec<{ addr: number; ends_at_ms: number }>('SELECT addr, ends_at_ms FROM messages WHERE no = ?', no).toArray();
  const open = row ? addressByNo(session, row.addr) : null;
  if (open && row && open.counters.asked?.includes(row.ends_at_ms)) {
    open.counters = countNotSent(open.counters, row.ends_at_ms);
    saveCounters(session, open);
  }
  settleMessage(session, no, { status: 'dead', reason, providerId: null });
}

/** The provider asked to have it later. */
export function postponeMessage(session: Session, no: number, dueMs: Ms, reason: string): void {
  session.sql.exec(`UPDATE messages SET status = 'queued', reason = ?, due_ms = ? WHERE no = ?`, reason, dueMs, no);
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
    .exec<{ channel: string; provider_id: string | null; sent_at_ms: number | null }>(
      'SELECT channel, provider_id, sent_at_ms FROM messages WHERE no = ?',
      no,
    )
    .toArray();
  return row ? { channel: row.channel as ChannelId, providerId: row.provider_id, sentAtMs: row.sent_at_ms } : null;
}
