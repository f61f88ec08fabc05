/** Group commit apart from any storage: who is answered, when, and with what. */
import { describe, expect, test } from 'vitest';
import { type CommitDeps, groupCommit } from '../../../worker/consent/group-commit.ts';

/** A value that a transaction undoes when it throws, and a log of what was asked. */
function aStore(over: Partial<CommitDeps<{ head: number }>> = {}) {
  const log: string[] = [];
  const store = { rows: [] as string[], head: 0 };
  let release: () => void = () => undefined;
  const deps: CommitDeps<{ head: number }> = {
    transaction(body) {
      const before = [...store.rows];
      try {
        return body();
      } catch (error) {
        store.rows = before;
        throw error;
      }
    },
    gather: () =>
      new Promise((resolve) => {
        release = resolve;
      }),
    open: () => ({ head: store.head }),
    save: (session) => {
      const { head } = session;
      return () => {
        session.head = head;
      };
    },
    close: () => {
      log.push('close');
    },
    committed: (session) => {
      store.head = session.head;
      log.push('committed');
    },
    failed: () => {
      log.push('failed');
    },
    ...over,
  };
  const commits = groupCommit(deps);
  const add = (name: string) =>
    commits.run((session) => {
      session.head += 1;
      store.rows.push(`${name}${session.head}`);
      if (name === 'bad') throw new Error('half-way');
      return name;
    });
  return { store, log, add, commit: () => release() };
}
const settled = async (calls: Promise<unknown>[]) =>
  (await Promise.allSettled(calls)).map((result) => (result.status === 'fulfilled' ? result.value : (result.reason as Error).message));

describe('R1.7 group commit', () => {
  test('nothing is answered before the commit, and one commit answers all that wait', async () => {
    const { store, log, add, commit } = aStore();
    const calls = [add('a'), add('b')];
    await Promise.resolve();
    expect(log).toEqual([]);
    commit();
    expect(await settled(calls)).toEqual(['a', 'b']);
    expect(log).toEqual(['close', 'committed']);
    expect(store).toEqual({ rows: ['a1', 'b2'], head: 2 });
  });

  test('a call that throws gets its own error; what it did to the session is undone for those after it', async () => {
    const { store, add, commit } = aStore();
    const calls = [add('a'), add('bad'), add('b')];
    commit();
    expect(await settled(calls)).toEqual(['a', 'half-way', 'b']);
    expect(store).toEqual({ rows: ['a1', 'b2'], head: 2 });
  });

  test('one transaction holds them all; only where a call threw is each run again in one of its own', async () => {
    let [transactions, nested] = [0, 0];
    const counted: Partial<CommitDeps<{ head: number }>> = {
      transaction: (body) => {
        transactions += 1;
        return body();
      },
      save: () => {
        nested += 1;
        return () => undefined;
      },
    };
    const good = aStore(counted);
    const calls = [good.add('a'), good.add('b'), good.add('c')];
    good.commit();
    await settled(calls);
    expect([transactions, nested]).toEqual([1, 0]);
    const mixed = aStore(counted);
    const others = [mixed.add('a'), mixed.add('bad')];
    mixed.commit();
    await settled(others);
    expect([transactions, nested]).toEqual([1 + 1 + 1 + 2, 2]);
  });

  test('a commit that fails rejects all, and memory is told before anybody is', async () => {
    const { store, log, add, commit } = aStore({
      close: () => {
        throw new Error('disk full');
      },
    });
    const calls = [add('a'), add('b')];
    commit();
    expect(await settled(calls)).toEqual(['disk full', 'disk full']);
    expect(log).toEqual(['failed']);
    expect(store).toEqual({ rows: [], head: 0 });
  });

  test('a call that comes after a commit began waits for the next', async () => {
    const { log, add, commit } = aStore();
    const first = add('a');
    commit();
    await first;
    const second = add('b');
    await Promise.resolve();
    expect(log).toEqual(['close', 'committed']);
    commit();
    expect(await second).toBe('b');
    expect(log).toEqual(['close', 'committed', 'close', 'committed']);
  });
});
