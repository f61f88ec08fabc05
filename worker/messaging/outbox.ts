/**
 * Sends what waits in a ledger's outbox, a few at a time, each at most once: the row says `sending` before the messenger is called.
 * A throw of the messenger is an unknown outcome and ends the message.
 */
import { MESSAGE_BACKOFF_MS, MESSAGES_IN_FLIGHT_MAX } from '../../shared/limits.ts';
import type { Session } from '../consent/session.ts';
import { type DueMessage, postponeMessage, settleMessage, takeDueMessage } from '../consent/store-messages.ts';
import type { Messenger, SendOutcome } from './messenger.ts';

export interface OutboxDeps {
  /** Runs in a commit of the ledger. */
  run<T>(job: (session: Session) => T): Promise<T>;
  /** Null where the workspace has none: what is queued is dead, with that reason. */
  readonly messenger: Messenger | null;
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

interface Taken {
  readonly id: string;
  readonly message: DueMessage;
  readonly nowMs: number;
}

function takeOne(session: Session): Taken | null {
  const message = takeDueMessage(session);
  if (!message) return null;
  const { workspace, partition } = session.place;
  return { id: `msg-${workspace}-${partition}-${message.no}`, message, nowMs: session.nowMs };
}

async function deliver(deps: OutboxDeps, { id, message, nowMs }: Taken): Promise<void> {
  const { channel, to, text, subject } = message;
  const outcome = await attempt(deps.messenger, { id, channel, to, text, subject, sentAtMs: nowMs });
  // Should this commit fail, the row stays `sending` and the next start of the object buries it: never sent twice.
  await deps.run((session) => settle(session, message, outcome)).catch(() => undefined);
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
  settleMessage(session, message.no, { status: 'dead', reason: outcome.reason, providerId: null });
}
