/** The parts of a backup: what is copied when, what is held and let go, and which secrets fit. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { storeCopy } from '../../../scripts/backup/copy-store.ts';
import { fingerprints, missingKeys } from '../../../scripts/backup/fingerprints.ts';
import { holdStill } from '../../../scripts/backup/hold-still.ts';
import { freshSecrets } from '../../../scripts/serve/secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sayso-copy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what is copied', () => {
  const NAMES = ['a.sqlite', 'a.sqlite-wal', 'b.sqlite', 'b.sqlite-wal', 'c.sqlite'] as const;
  /** Seconds before now when a file was last written; undefined: not there. */
  const state = fc.record(Object.fromEntries(NAMES.map((name) => [name, fc.option(fc.tuple(fc.string(), fc.nat(5)), { nil: undefined })])));

  test('whatever changed in between, the copy is of the moment at which all stood still', () => {
    let round = 0;
    fc.assert(
      fc.property(state, state, (first, then) => {
        round += 1;
        const [from, to] = [path.join(folder, `from-${round}`), path.join(folder, `to-${round}`)];
        mkdirSync(path.join(from, 'Ledger'), { recursive: true });
        // A write while it runs is of now; only what lay there before may be older.
        const write = (files: typeof first, isOld: boolean) => {
          for (const name of NAMES) {
            const file = path.join(from, 'Ledger', name);
            const entry = files[name];
            if (entry === undefined) rmSync(file, { force: true });
            else if (!existsSync(file) || readFileSync(file, 'utf8') !== entry[0]) {
              writeFileSync(file, entry[0]);
              const at = Date.now() / 1000 - entry[1];
              if (isOld) utimesSync(file, at, at);
            }
          }
        };
        const copy = storeCopy(from, to);
        write(first, true);
        copy.ahead();
        write(then, false);
        writeFileSync(path.join(from, 'Ledger', 'a.sqlite-shm'), 'the index of another process');
        copy.settle();
        const contents = (root: string) =>
          Object.fromEntries(
            (existsSync(root) ? readdirSync(root, { recursive: true, encoding: 'utf8' }) : [])
              .filter((name) => /\.sqlite(-wal)?$/.test(name))
              .map((name) => [name, readFileSync(path.join(root, name), 'utf8')]),
          );
        expect(contents(to)).toEqual(contents(from));
        expect(existsSync(path.join(to, 'Ledger', 'a.sqlite-shm'))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

describe.runIf(existsSync('/proc/self/stat'))('the process that is held', () => {
  const stateOf = (pid: number) => /\) (\w) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
  const until = async (isSo: () => boolean) => {
    const deadline = Date.now() + 10_000;
    while (!isSo()) {
      if (Date.now() > deadline) throw new Error('not within 10 s');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  test('stands still for as long as it is copied, and goes on when that fails, too', async () => {
    const held = spawn('sleep', ['60']);
    try {
      const pid = held.pid ?? 0;
      expect((await holdStill(pid, () => stateOf(pid))).value).toBe('T');
      await until(() => stateOf(pid) !== 'T');
      await expect(
        holdStill(pid, () => {
          throw new Error('disk full');
        }),
      ).rejects.toThrow('disk full');
      await until(() => stateOf(pid) !== 'T');
    } finally {
      held.kill('SIGKILL');
    }
  });

  test('goes on when whoever held it is killed', async () => {
    const held = spawn('sleep', ['60']);
    try {
      const pid = held.pid ?? 0;
      const script = `import { holdStill } from '${path.resolve('scripts/backup/hold-still.ts')}'; await holdStill(${pid}, () => process.kill(process.pid, 'SIGKILL'));`;
      expect(spawnSync(process.execPath, ['--input-type=module', '-e', script]).signal).toBe('SIGKILL');
      await until(() => stateOf(pid) !== 'T');
    } finally {
      held.kill('SIGKILL');
    }
  });
});

describe('secrets', () => {
  test('fit where every version that the backup knew is there unchanged', () => {
    const secrets = { ...freshSecrets() };
    const needed = fingerprints(secrets);
    expect(Object.keys(needed)).toEqual(['MASTER_KEY:1', 'HASH_KEY:1', 'TOKEN_KEY:1', 'SIGNING_KEY:1']);
    expect(missingKeys(needed, secrets)).toEqual([]);
    expect(missingKeys(needed, { ...secrets, MASTER_KEY: `${secrets.MASTER_KEY},2:${'A'.repeat(43)}` })).toEqual([]);
    expect(missingKeys(needed, { ...secrets, TOKEN_KEY: freshSecrets().TOKEN_KEY })).toEqual(['TOKEN_KEY:1']);
    expect(missingKeys(fingerprints({ ...secrets, MASTER_KEY: `${secrets.MASTER_KEY},2:${'A'.repeat(43)}` }), secrets)).toEqual([
      'MASTER_KEY:2',
    ]);
    for (const print of Object.values(needed)) for (const value of Object.values(secrets)) expect(value).not.toContain(print);
  });
});
