/**
 * Calls that arrive together share one transaction: a refusal or throw is its own caller's, a failure of the commit rejects all.
 * It knows nothing of what the calls do. DESIGN section 3, "Group commit".
 *
 * A nested transaction for each call would copy every page that a call touches to a side journal, which soon is a file. So all run
 * in the one first; only if one of them throws is everything undone and run again, each in a nested transaction of its own.
 */

interface Waiting<S> {
  readonly run: (session: S) => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}
type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown };

export interface CommitDeps<S> {
  /** Runs the body in a transaction, nested in one that is open. */
  transaction<T>(body: () => T): T;
  /** Lets other calls arrive. */
  gather(): Promise<void>;
  /** At the start of the transaction. */
  open(): S;
  /** A point to come back to when one call throws. */
  save(session: S): () => void;
  /** Last inside the transaction: writes what the calls share. */
  close(session: S): void;
  /** After the commit: memory takes over what is now stored. */
  committed(session: S): void;
  /** The commit failed: memory is read again before the next. */
  failed(): void;
}

export interface GroupCommit<S> {
  /**
   * Resolves after the commit that holds what `run` wrote. `run` is synchronous: nothing else happens between its steps. It may be run
   * a second time where another call of the commit threw, and what it did the first time is then undone.
   */
  run<T>(run: (session: S) => T): Promise<T>;
}

export function groupCommit<S>(deps: CommitDeps<S>): GroupCommit<S> {
  let waiting: Waiting<S>[] = [];

  const runOne = (session: S, call: Waiting<S>): Outcome => {
    const undo = deps.save(session);
    try {
      return { ok: true, value: deps.transaction(() => call.run(session)) };
    } catch (error) {
      undo();
      return { ok: false, error };
    }
  };

  /** @throws whatever the transaction threw; nothing of it is then stored. */
  const commit = (calls: readonly Waiting<S>[], runEach: (session: S, call: Waiting<S>) => Outcome): readonly Outcome[] => {
    let session: S | undefined;
    const outcomes = deps.transaction(() => {
      const opened = deps.open();
      session = opened;
      const results = calls.map((call) => runEach(opened, call));
      deps.close(opened);
      return results;
    });
    if (session !== undefined) deps.committed(session);
    return outcomes;
  };

  const commitAll = (calls: readonly Waiting<S>[]): readonly Outcome[] => {
    let threw = false;
    try {
      return commit(calls, (session, call) => {
        try {
          return { ok: true, value: call.run(session) };
        } catch (error) {
          threw = true;
          throw error;
        }
      });
    } catch (error) {
      if (!threw) throw error;
      deps.failed();
      return commit(calls, runOne);
    }
  };

  const flush = (): void => {
    const calls = waiting;
    waiting = [];
    let outcomes: readonly Outcome[];
    try {
      outcomes = commitAll(calls);
    } catch (error) {
      deps.failed();
      for (const call of calls) call.reject(error);
      return;
    }
    for (const [index, call] of calls.entries()) {
      const outcome = outcomes[index];
      if (outcome?.ok) call.resolve(outcome.value);
      else call.reject(outcome?.error);
    }
  };

  return {
    run<T>(run: (session: S) => T): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        waiting.push({ run, resolve: (value) => resolve(value as T), reject }); // what `run` of this very call returned
        if (waiting.length === 1) deps.gather().then(flush, flush);
      });
    },
  };
}
