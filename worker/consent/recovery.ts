/**
 * Holds a ledger to the head that its Workspace remembers: before its first answer it asks whether it still extends that head, and begins
 * a generation as `recovering` where it does not; after commits it reports its own. It decides nothing about consent.
 *
 * What is guaranteed if the process dies: a head that the Workspace remembers has its row here, unless this file was put back from a copy.
 */
import { HEAD_REPORT_MS, HEAD_RETRY_MS, HEAD_WAIT_MS, LEDGER_BACKSTOP_MS, SUBMISSION_DAYS, SWEEP_ROWS_MAX } from '../../shared/limits.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { singleFlight } from '../platform/single-flight.ts';
import { DAY_MS } from './counters.ts';
import { beginGeneration, type LedgerHead, nextGeneration, noteErasedAgain, openSuccessor } from './generation.ts';
import type { Head } from './head.ts';
import { extendsHead, headOf, keepHead } from './heads.ts';
import type { ErasureEntry, LedgerPlace } from './ledger-api.ts';
import type { LedgerCore } from './ledger-core.ts';
import type { Ms } from './model.ts';
import type { Session } from './session.ts';

export interface HeadReport {
  /** Null while this generation has nothing of its own: what was lost may still be put back. */
  readonly head: LedgerHead | null;
  readonly generation: number;
  readonly recoveringSinceMs: Ms | null;
}

/** The Workspace, as far as a ledger needs it here. */
export interface HeadKeeper {
  /** The last head reported by this partition, null for none; and whether it was said to be recovering. */
  ledgerHead(partition: number): Promise<{ readonly head: LedgerHead | null; readonly recovering: boolean }>;
  /** @returns the head that it remembers then: never an earlier one than before. */
  reportHead(partition: number, report: HeadReport): Promise<LedgerHead | null>;
  /** A number not below `atLeast` that it never gave out before. */
  nextGeneration(partition: number, atLeast: number): Promise<number>;
  /** The addresses of this partition that were erased. */
  erasedIn(partition: number): Promise<readonly ErasureEntry[]>;
}

export interface RecoveryDeps {
  readonly core: LedgerCore;
  keeper(place: LedgerPlace): HeadKeeper;
  /** Erases what a copy brought back. Erasing what is erased changes nothing. */
  eraseAgain(session: Session, entry: ErasureEntry): void;
  now(): Ms;
  wait(ms: number, signal: AbortSignal): Promise<void>;
  report(what: string, fields: Readonly<Record<string, string | number>>): void;
}

export interface Recovery {
  /** Null once this process knows where the ledger stands; else to be awaited before anything is read or written. */
  ready(place: LedgerPlace): Promise<void> | null;
  /** Reports the head where it is not reported yet, at most one at a time. */
  tend(): Promise<void>;
  /** When the alarm must come for this; null where nothing is owed. */
  dueMs(head: Head): Ms | null;
  /** @param declared the operator says that records are lost, though no head shows it: all data was put back from a copy. */
  succeed(place: LedgerPlace, declared: boolean): Promise<Result<Head, { readonly reason: 'not_recovering' }>>;
}

export function recovery(deps: RecoveryDeps): Recovery {
  const { core } = deps;
  let isKnown = false;
  let ackedSeq = 0;
  /** Of the next try to ask or report; 0 before the first. */
  let nextTryMs = 0;
  let checking: Promise<void> | null = null;

  const headAt = (place: LedgerPlace): Head => core.read(place, (session) => session.head);

  const check = async (place: LedgerPlace): Promise<void> => {
    const keeper = deps.keeper(place);
    const answer = await inTime(deps, keeper.ledgerHead(place.partition));
    if (!answer) {
      nextTryMs = deps.now() + HEAD_RETRY_MS;
      return;
    }
    const remembered = answer.value;
    await hold(place, keeper, remembered.head);
    if (!headAt(place).generation.erasedAgain) await eraseAgain(deps, place, keeper);
    isKnown = true;
    nextTryMs = 0;
    ackedSeq = remembered.head?.seq ?? 0;
    const { recovering } = headAt(place).generation;
    if (recovering) warn(place);
    if (recovering !== remembered.recovering) await tell(place, keeper);
    void tend().catch(() => undefined);
  };

  /** Begins a generation where the ledger does not extend what is remembered. Not to be able to is no reason to go on: it throws. */
  const hold = async (place: LedgerPlace, keeper: HeadKeeper, remembered: LedgerHead | null): Promise<void> => {
    const isWhole = (session: Session) => extendsHead(session.sql, session.head, remembered);
    if (core.read(place, isWhole)) return;
    const number = await keeper.nextGeneration(
      place.partition,
      core.read(place, (session) => nextGeneration(session, remembered)),
    );
    await core.run(place, (session) => {
      if (!isWhole(session)) beginGeneration(session, number, remembered, session.nowMs - (SUBMISSION_DAYS - 1) * DAY_MS);
    });
  };

  const warn = (place: LedgerPlace): void => {
    const { workspace, partition } = place;
    const { lossSeq, missed } = headAt(place).generation;
    deps.report('ledger_recovering', { workspace, partition, last_seq: lossSeq, missed_seq: missed?.seq ?? 0, see: SEE });
  };

  /** So that the operator sees it where they look. What fails is repeated at the next start. */
  const tell = (place: LedgerPlace, keeper: HeadKeeper) => inTime(deps, keeper.reportHead(place.partition, reportOf(headAt(place))));

  const isOwed = (head: Head): boolean => isKnown && head.seq > ackedSeq && ownHead(head) !== null;

  const tend = singleFlight(async () => {
    const place = core.place();
    while (place && isOwed(headAt(place))) {
      const waitMs = nextTryMs - deps.now();
      if (waitMs > HEAD_REPORT_MS) return; // the alarm comes then
      if (waitMs > 0) await deps.wait(waitMs, NEVER);
      nextTryMs = deps.now() + HEAD_REPORT_MS;
      await reportOnce(place);
    }
  });

  const reportOnce = async (place: LedgerPlace): Promise<void> => {
    const head = await core.run(place, (session) => {
      keepHead(session, ackedSeq);
      return session.head;
    });
    const keeper = deps.keeper(place);
    const answer = await inTime(deps, keeper.reportHead(place.partition, reportOf(head)));
    if (!answer) {
      nextTryMs = deps.now() + HEAD_RETRY_MS;
    } else if (core.read(place, (session) => extendsHead(session.sql, session.head, answer.value))) {
      ackedSeq = Math.max(ackedSeq, answer.value?.seq ?? 0, head.seq);
    } else {
      // Another copy of this ledger was at work: what stands here is judged as at a start.
      isKnown = false;
      nextTryMs = 0;
    }
  };

  return {
    ready(place) {
      if (isKnown || deps.now() < nextTryMs) return null;
      checking ??= check(place).finally(() => {
        checking = null;
      });
      return checking;
    },
    tend,
    dueMs(head) {
      if (isOwed(head)) return Math.max(nextTryMs, deps.now() + LEDGER_BACKSTOP_MS);
      return !isKnown && nextTryMs > 0 ? nextTryMs : null;
    },
    async succeed(place, declared) {
      const keeper = deps.keeper(place);
      if (!headAt(place).generation.recovering) {
        if (!declared) return err({ reason: 'not_recovering' });
        const number = await keeper.nextGeneration(
          place.partition,
          core.read(place, (session) => nextGeneration(session, null)),
        );
        await core.run(place, (session) => beginGeneration(session, number, null, session.nowMs - (SUBMISSION_DAYS - 1) * DAY_MS));
        await eraseAgain(deps, place, keeper);
      }
      await core.run(place, openSuccessor);
      await tend().catch(() => undefined);
      await tell(place, keeper);
      return ok(headAt(place));
    },
  };
}

const SEE = 'docs/operations/restore.md';
const NEVER = new AbortController().signal;

/** Null while a recovering ledger has no record of its own. */
const ownHead = (head: Head): LedgerHead | null =>
  head.generation.recovering && head.seq === head.generation.baseSeq ? null : headOf(head);

const reportOf = (head: Head): HeadReport => ({
  head: ownHead(head),
  generation: head.generation.number,
  recoveringSinceMs: head.generation.recovering ? head.generation.beganAtMs : null,
});

async function eraseAgain(deps: RecoveryDeps, place: LedgerPlace, keeper: HeadKeeper): Promise<void> {
  const erased = await keeper.erasedIn(place.partition);
  for (let from = 0; from < erased.length; from += SWEEP_ROWS_MAX) {
    await deps.core.run(place, (session) => {
      for (const entry of erased.slice(from, from + SWEEP_ROWS_MAX)) deps.eraseAgain(session, entry);
    });
  }
  await deps.core.run(place, noteErasedAgain);
}

/** Null where no answer came in time, or none at all: the ledger serves without the Workspace. */
async function inTime<T>(deps: RecoveryDeps, asked: Promise<T>): Promise<{ readonly value: T } | null> {
  const answered = asked.then(
    (value) => ({ value }),
    () => null,
  );
  const done = new AbortController();
  const late = deps.wait(HEAD_WAIT_MS, done.signal).then(() => null);
  return Promise.race([answered, late]).finally(() => done.abort());
}

/** The core behind the question whether the ledger is whole. */
export interface GuardedCore {
  run<T>(place: LedgerPlace, job: (session: Session) => T): Promise<T>;
  read<T>(place: LedgerPlace, job: (session: Session) => T): T | Promise<T>;
  place(): LedgerPlace | null;
}

export function guarded(core: LedgerCore, ready: Recovery['ready']): GuardedCore {
  return {
    run(place, job) {
      const asked = ready(place);
      return asked ? asked.then(() => core.run(place, job)) : core.run(place, job);
    },
    read(place, job) {
      const asked = ready(place);
      return asked ? asked.then(() => core.read(place, job)) : core.read(place, job);
    },
    place: core.place,
  };
}
