/**
 * What a test widget would have sent, kept for whoever tests: read by the merchant's key, and by the holder of the submission. The ledgers
 * of people have none of it: there a body is emptied once it is settled, and nothing here reads one.
 */
import { TEST_MESSAGES_OF_SUBMISSION_MAX } from '../../shared/limits.ts';
import type { ChannelId } from '../../shared/vocabulary.ts';
import { openJson } from './address-crypto.ts';
import { masked } from './masked.ts';
import { isTestPlace } from './place.ts';
import type { Session } from './session.ts';
import { addressByNo, use } from './store-addresses.ts';
import type { FilledMessage } from './store-messages.ts';
import type { TestMessage, TestMessagesAsked } from './test-message.ts';

/** Newest first. */
export function testMessages(session: Session, asked: TestMessagesAsked): readonly TestMessage[] {
  if ('limit' in asked)
    return opened(session, 'WHERE no < ? ORDER BY no DESC LIMIT ?', asked.before ?? Number.MAX_SAFE_INTEGER, asked.limit);
  const own = 'WHERE no IN (SELECT message FROM challenges WHERE hex(submission) = upper(?)) ORDER BY no DESC LIMIT ?';
  return opened(session, own, asked.submission, TEST_MESSAGES_OF_SUBMISSION_MAX);
}

interface Row extends Record<string, SqlStorageValue> {
  no: number;
  addr: number;
  channel: string;
  created_at_ms: number;
  ends_at_ms: number;
  body: ArrayBuffer | null;
}

function opened(session: Session, which: string, ...given: SqlStorageValue[]): TestMessage[] {
  if (!isTestPlace(session.place)) return [];
  const select = `SELECT no, addr, channel, created_at_ms, ends_at_ms, body FROM messages ${which}`;
  return session.sql
    .exec<Row>(select, ...given)
    .toArray()
    .flatMap((row) => {
      const open = addressByNo(session, row.addr);
      if (!open || !row.body) return [];
      const body = openJson<Omit<FilledMessage, 'channel'>>(open.key, use('message', row.no), new Uint8Array(row.body));
      return [
        {
          no: row.no,
          createdAtMs: row.created_at_ms,
          endsAtMs: row.ends_at_ms,
          channel: row.channel as ChannelId,
          toKind: open.address.kind,
          toMasked: masked(open.address),
          kind: body.kind ?? (body.code !== undefined ? 'code' : body.link !== undefined ? 'link' : 'notice'),
          subject: body.subject,
          text: body.text,
          code: body.code ?? null,
          link: body.link ?? null,
        },
      ];
    });
}
