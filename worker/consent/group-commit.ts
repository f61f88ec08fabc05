/**
 * Calls that arrive together share one transaction, each in a nested one: a refusal or throw is its own caller's, a failure of the
 * commit rejects all. It knows nothing of what the calls do. DESIGN section 3, "Group commit".
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
  /** Resolves after the commit that holds what `run` wrote. `run` is synchronous: nothing else happens between its steps. */
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

  const flush = (): void => {
    const calls = waiting;
    waiting = [];
    let outcomes: Outcome[];
    try {
      let session: S | undefined;
      outcomes = deps.transaction(() => {
        const opened = deps.open();
        session = opened;
        const results = calls.map((call) => runOne(opened, call));
        deps.close(opened);
        return results;
      });
      if (session !== undefined) deps.committed(session);
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
