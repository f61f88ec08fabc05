/**
 * Sends what waits in a ledger's outbox, a few at a time, each at most once: the row says `sending` before anybody is called. What
 * nobody knows the outcome of is asked again only of a provider that can tell a repeat.
 */
import { MESSAGES_IN_FLIGHT_MAX } from '../../shared/limits.ts';
import type { LedgerPlace } from '../consent/ledger-api.ts';
import type { Ms } from '../consent/model.ts';
import type { Session } from '../consent/session.ts';
import { buryMessage, type DueMessage, postponeMessage, settleMessage, takeDueMessage } from '../consent/store-messages.ts';
import type { AnswerRate } from '../platform/answer-rate.ts';
import { hex, utf8 } from '../platform/bytes.ts';
import type { Claim } from '../platform/tally.ts';
import { afterAttempt } from './after-attempt.ts';
import type { OutgoingMessage, SendOutcome } from './messenger.ts';
import type { RouteOutcome, SendByRoute } from './send-by-route.ts';
import { type Judged, judgeKind, type Keyed, sendLimits } from './send-limits.ts';

export interface OutboxDeps {
  /** Runs in a commit of the ledger. */
  run<T>(job: (session: Session) => T): Promise<T>;
  readonly send: SendByRoute;
  /** Counts what a message takes, all or none; null, or the index of what does not fit. The same answer for an id that comes again. */
  reserve(workspace: string, id: string, keepUntilMs: Ms, claims: readonly Claim[], rates: readonly AnswerRate[]): Promise<number | null>;
}

/** @returns starts what is due and resolves when no more can be started; what is on its way goes on. */
export function outbox(deps: OutboxDeps): () => Promise<void> {
  let inFlight = 0;

  const pump = async (): Promise<void> => {
    while (inFlight < MESSAGES_IN_FLIGHT_MAX) {
      inFlight += 1; // reserved before the wait, so that two pumps never take more
      const taken = await deps.run(takeOne).catch(() => null); // a failed commit took nothing; the alarm asks again
      if (!taken) {
        inFlight -= 1;
        return;
      }
      void deliver(deps, taken).finally(() => {
        inFlight -= 1;
        return pump();
      });
    }
  };
  return pump;
}

/** The same for every attempt at one message. */
export const messageId = ({ workspace, partition }: LedgerPlace, no: number): string => `msg-${workspace}-${partition}-${no}`;

/** Names people and their networks to the limiter by keyed hashes alone. */
export const sendKeys =
  (session: Pick<Session, 'keys'>): Keyed =>
  (...parts) =>
    hex(session.keys.sendHash(utf8(JSON.stringify(parts))));

interface Taken {
  readonly id: string;
  readonly workspace: string;
  readonly message: DueMessage;
  /** What it has to fit into before it is sent. */
  readonly judged: Judged;
  readonly nowMs: number;
}

function takeOne(session: Session): Taken | null {
  const message = takeDueMessage(session);
  if (!message) return null;
  const { workspace } = session.place;
  const keyed = sendKeys(session);
  const judged = message.terms ? sendLimits(message, message.terms, keyed) : judgeKind(message);
  return { id: messageId(session.place, message.no), workspace, message, judged, nowMs: session.nowMs };
}

async function deliver(deps: OutboxDeps, taken: Taken): Promise<void> {
  const { workspace, message } = taken;
  const outcome = (await forbidden(deps, taken)) ?? (await deps.send(workspace, outgoing(taken), message.mayBeSentBy));
  // Should this commit fail, the row stays `sending` and the next start of the object buries it: never sent twice.
  await deps.run((session) => settle(session, message, outcome)).catch(() => undefined);
}

/** Null where it may be sent. Counted before the call: what is on its way is paid for, whatever comes of it. */
async function forbidden(deps: OutboxDeps, { id, workspace, message, judged }: Taken): Promise<SendOutcome | null> {
  if ('refused' in judged) return { retry: 'never', reason: judged.refused };
  const { limits, rates } = judged;
  if (limits.length === 0) return null;
  try {
    const claims = limits.map(({ claim }) => claim);
    const over = await deps.reserve(
      workspace,
      id,
      message.endsAtMs,
      claims,
      rates.map(({ rate }) => rate),
    );
    if (over === null) return null;
    return {
      retry: 'never',
      reason: over < limits.length ? `over_limit_${limits[over]?.name}` : `too_few_answers_${rates[over - limits.length]?.name}`,
    };
  } catch {
    // Nothing was sent, and what this id was answered is kept: asking again counts nothing twice.
    return { retry: 'later', reason: 'limiter_not_reached' };
  }
}

/** Words, and what a platform needs that writes the words itself. A code that nobody named as such is one all the same. */
function outgoing({ id, message, nowMs }: Taken): OutgoingMessage {
  const { no: _, attempts: _attempts, endsAtMs: _end, terms: _terms, mayBeSentBy: _by, kind, ...said } = message;
  const meant = kind ?? (message.code !== undefined ? 'code' : message.link !== undefined ? 'link' : null);
  return { ...said, id, sentAtMs: nowMs, ...(meant === null ? {} : { kind: meant }) };
}

function settle(session: Session, { no, attempts, mayBeSentBy }: DueMessage, outcome: RouteOutcome): void {
  const next = afterAttempt(outcome, attempts, mayBeSentBy);
  if (next.do === 'settle') settleMessage(session, no, { ...next, status: 'sent', reason: null });
  else if (next.do === 'postpone') postponeMessage(session, no, session.nowMs + next.waitMs, next.reason, next.mayBeSentBy);
  else buryMessage(session, no, next.reason, next.account);
}
