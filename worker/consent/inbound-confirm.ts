/**
 * YES, written by the person: the answer to the one challenge that their address was sent. It verifies this address and nothing else, and
 * where it is not plain what it answers it confirms nothing.
 */
import { YES_CHALLENGE_MS } from '../../shared/inbound-limits.ts';
import { type ChannelId, TEXT_CHANNELS } from '../../shared/vocabulary.ts';
import { hex } from '../platform/bytes.ts';
import { countAnswered } from './counters.ts';
import { decide } from './decide.ts';
import type { PageEvidence } from './evidence.ts';
import type { InboundAct, InboundDid, InboundTold } from './inbound-act.ts';
import { givenAt } from './inbound-time.ts';
import type { ActRecord } from './model.ts';
import type { Session } from './session.ts';
import { type OpenAddress, saveCounters } from './store-addresses.ts';
import { type Challenge, challengeAt, markConfirmed } from './store-challenges.ts';
import { submissionParts, updateSubmission } from './store-days.ts';
import { sentMessage } from './store-messages.ts';
import { withStatus } from './submission-body.ts';
import { write } from './writing.ts';

type Confirm = Extract<InboundAct, { readonly do: 'confirm' }>;
type Done = { readonly did: InboundDid; readonly records: readonly ActRecord[] };
const NOTHING: Done = { did: 'nothing', records: [] };

export function confirmByReply(session: Session, open: OpenAddress, told: InboundTold, act: Confirm, evidence: PageEvidence): Done {
  const at = givenAt(told.at, session.nowMs);
  const sent = at === null || open.fresh ? [] : challengesSent(session, open, told, act);
  const [only] = sent;
  // An answer is not older than its question.
  if (at === null || !only || sent.length > 1 || at.toMs < only.askedAtMs) return NOTHING;
  const { challenge } = only;
  if (challenge.closed || challenge.confirmed) return NOTHING;
  // The code in it ends after ten minutes; the question stands for as long as YES is looked for.
  const endsAtMs = only.askedAtMs + YES_CHALLENGE_MS;
  const decided = decide(
    { do: 'confirm', method: 'keyword', of: challenge.of, challengeEndsAtMs: endsAtMs, at },
    open.state,
    session.nowMs,
  );
  if (!decided.ok) return NOTHING;
  const message = sentMessage(session, challenge.message);
  const verification = {
    ...evidence.verification,
    challenge: challenge.no,
    provider_message_id: message?.providerId ?? null,
    channel_account: message?.account ?? null,
    sender: message?.sender ?? null,
    sent_at: only.sentAtMs === null ? null : new Date(only.sentAtMs).toISOString(),
  };
  const writing = write(session, open, { ...evidence, verification });
  const records = decided.value.map((draft) => writing.record(draft));
  writing.close();
  settle(session, open, only, records);
  return { did: 'confirmed', records };
}

interface Sent {
  readonly challenge: Challenge;
  readonly submission: string;
  /** Unix ms, when it was queued. */
  readonly askedAtMs: number;
  /** When the provider had it, Unix ms; null where nobody knows. */
  readonly sentAtMs: number | null;
}

/** Of the last day, by this sender. One whose sending has no known outcome may have arrived, so it counts. */
function challengesSent(session: Session, open: OpenAddress, told: InboundTold, act: Confirm): readonly Sent[] {
  return session.sql
    .exec<{
      no: number;
      submission: ArrayBuffer;
      channel: string;
      account: string | null;
      sender: string | null;
      created_at_ms: number;
      sent_at_ms: number | null;
    }>(
      `SELECT c.no, c.submission, m.channel, m.account, m.sender, c.created_at_ms, m.sent_at_ms
       FROM challenges c JOIN messages m ON m.no = c.message
       WHERE c.addr = ? AND c.created_at_ms > ? AND (m.status IN ('sending', 'sent') OR m.reason = 'outcome_unknown') ORDER BY c.no`,
      open.no,
      session.nowMs - YES_CHALLENGE_MS,
    )
    .toArray()
    .filter((row) => isOneFamily(row.channel, act.channel) && isOneSender(row, told.account, act.sender))
    .flatMap((row) => {
      const challenge = challengeAt(session, row.no);
      return challenge
        ? [{ challenge, submission: hex(new Uint8Array(row.submission)), askedAtMs: row.created_at_ms, sentAtMs: row.sent_at_ms }]
        : [];
    });
}

const isOneFamily = (asked: string, answered: ChannelId): boolean =>
  asked === answered || [asked, answered].every((each) => TEXT_CHANNELS.some((channel) => channel === each));

/** The same account, or the same number on another one. What the operator's own messenger sent came from no account of the merchant's. */
const isOneSender = (
  asked: { readonly account: string | null; readonly sender: string | null },
  account: string,
  sender: string,
): boolean => asked.account === null || asked.account === account || asked.sender === sender;

/** What the submission's own page shows of it. */
function settle(session: Session, open: OpenAddress, { challenge, submission }: Sent, records: readonly ActRecord[]): void {
  const confirmed = records
    .filter(({ act }) => act === 'confirm')
    .flatMap(({ key: { channel, purpose } }) => (channel && purpose ? [{ channel, purpose }] : []));
  markConfirmed(session, challenge.no, confirmed);
  open.counters = countAnswered(open.counters, session.nowMs);
  saveCounters(session, open);
  const part = submissionParts(session, submission).find(({ address }) => address.no === open.no);
  if (!part) return;
  const of = records.flatMap((record) => record.of);
  updateSubmission(session, part, withStatus(part.body, of, 'confirmed'));
}
