/**
 * Sends what waits in a ledger's outbox, a few at a time, each at most once: the row says `sending` before the messenger is called.
 * A throw of the messenger is an unknown outcome and ends the message.
 */
import { MESSAGE_BACKOFF_MS, MESSAGES_IN_FLIGHT_MAX } from '../../shared/limits.ts';
import type { LedgerPlace } from '../consent/ledger-api.ts';
import type { Ms } from '../consent/model.ts';
import type { Session } from '../consent/session.ts';
import { buryMessage, type DueMessage, postponeMessage, settleMessage, takeDueMessage } from '../consent/store-messages.ts';
import type { AnswerRate } from '../platform/answer-rate.ts';
import { hex, utf8 } from '../platform/bytes.ts';
import type { Claim } from '../platform/tally.ts';
import type { Messenger, SendOutcome } from './messenger.ts';
import { type Judged, judgeKind, type Keyed, sendLimits } from './send-limits.ts';

export interface OutboxDeps {
  /** Runs in a commit of the ledger. */
  run<T>(job: (session: Session) => T): Promise<T>;
  /** Null where the workspace has none: what is queued is dead, with that reason. */
  readonly messenger: Messenger | null;
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
  const { id, message, nowMs } = taken;
  const { channel, to, text, subject } = message;
  const outcome = (await forbidden(deps, taken)) ?? (await attempt(deps.messenger, { id, channel, to, text, subject, sentAtMs: nowMs }));
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

async function attempt(messenger: Messenger | null, message: Parameters<Messenger['send']>[0]): Promise<SendOutcome> {
  if (!messenger) return { retry: 'never', reason: 'no_messenger' };
  try {
    return await messenger.send(message);
  } catch {
    return { retry: 'never', reason: 'outcome_unknown' };
  }
}

function settle(session: Session, message: DueMessage, outcome: SendOutcome): void {
  if ('sent' in outcome) {
    settleMessage(session, message.no, { status: 'sent', reason: null, providerId: outcome.sent.providerId });
    return;
  }
  const wait = MESSAGE_BACKOFF_MS[message.attempts - 1];
  if (outcome.retry === 'later' && wait !== undefined) {
    postponeMessage(session, message.no, session.nowMs + wait, outcome.reason);
    return;
  }
  buryMessage(session, message.no, outcome.reason);
}
