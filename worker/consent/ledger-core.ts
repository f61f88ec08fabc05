/**
 * The ledger between its calls: what memory knows of the stored head, and the commits. Memory takes over a head only after the commit
 * that stored it; after a failure it reads again. It knows nothing of what the calls do.
 */
import { invariant } from '../../shared/result.ts';
import type { Random } from './address-crypto.ts';
import { groupCommit } from './group-commit.ts';
import { EMPTY_HEAD, type Head, readHead, writeHead } from './head.ts';
import type { LedgerPlace } from './ledger-api.ts';
import type { LedgerKeys } from './ledger-keys.ts';
import type { Ms } from './model.ts';
import type { Session } from './session.ts';

export interface LedgerCoreDeps {
  readonly sql: SqlStorage;
  transaction<T>(body: () => T): T;
  now(): Ms;
  readonly random: Random;
  keysOf(workspace: string): LedgerKeys;
  gather(): Promise<void>;
  /** Last inside each commit: whatever must be true if and only if the commit is. */
  closing(session: Session): void;
  /** After each commit. Must not throw. */
  committed(before: Head, after: Head): void;
}

export interface LedgerCore {
  /** Runs `job` in the next commit. */
  run<T>(place: LedgerPlace, job: (session: Session) => T): Promise<T>;
  /** Reads what is stored, without a commit. */
  read<T>(place: LedgerPlace, job: (session: Session) => T): T;
  /** Null before the first commit. */
  place(): LedgerPlace | null;
  /** What is stored was changed by another way than a commit: it is read again. */
  forget(): void;
}

export function ledgerCore(deps: LedgerCoreDeps): LedgerCore {
  /** What is stored, as of the last commit; null where it must be read. */
  let stored: ReturnType<typeof readHead> = null;
  let keys: LedgerKeys | null = null;

  const known = () => {
    stored ??= readHead(deps.sql);
    return stored;
  };

  const open = (given: LedgerPlace): Session => {
    const place = known()?.place ?? given;
    const head = known()?.head ?? EMPTY_HEAD;
    keys ??= deps.keysOf(place.workspace);
    return { sql: deps.sql, keys, random: deps.random, place, nowMs: Math.max(deps.now(), head.clockMs), head };
  };

  /** A ledger answers for one place only: a call for another one is a wrong stub. */
  const check = (session: Session, given: LedgerPlace): void => {
    const { place } = session;
    const same = place.workspace === given.workspace && place.partition === given.partition && place.partitions === given.partitions;
    invariant(same, 'a ledger is called for its own place');
  };

  let firstPlace: LedgerPlace | null = null;
  let opened: Head = EMPTY_HEAD;
  const commits = groupCommit<Session>({
    transaction: deps.transaction,
    gather: deps.gather,
    open() {
      invariant(firstPlace, 'a commit has a call');
      const session = open(firstPlace);
      opened = session.head;
      return session;
    },
    save(session) {
      const head = session.head;
      return () => {
        session.head = head;
      };
    },
    close(session) {
      if (session.head !== opened) {
        session.head = { ...session.head, clockMs: session.nowMs };
        writeHead(session.sql, session.place, session.head);
      }
      deps.closing(session);
    },
    committed(session) {
      if (session.head !== opened) stored = { place: session.place, head: session.head };
      deps.committed(opened, session.head);
    },
    failed() {
      stored = null;
    },
  });

  return {
    run(place, job) {
      firstPlace ??= place;
      return commits.run((session) => {
        check(session, place);
        return job(session);
      });
    },
    read(place, job) {
      const session = open(place);
      check(session, place);
      return job(session);
    },
    place: () => known()?.place ?? null,
    forget() {
      stored = null;
    },
  };
}
