/**
 * Copies the files of a store so that all of them are of one moment. What does not change while it runs is copied before; only what
 * changed since is copied while it is held still.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

interface Seen {
  readonly size: number;
  readonly changedNs: bigint;
}

/** Clocks of file systems move in steps: what changed this shortly before it was seen may have changed again unseen. */
const STEP_NS = 1_000_000_000n;

export interface StoreCopy {
  /** May run while the store is written to. */
  ahead(): void;
  /** The store must be still. @returns the files, by path below the store */
  settle(): readonly string[];
}

export function storeCopy(from: string, to: string): StoreCopy {
  const seen = new Map<string, Seen>();
  const copy = (file: string) => {
    mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
    copyFileSync(path.join(from, file), path.join(to, file));
  };
  return {
    ahead() {
      const nowNs = BigInt(Date.now()) * 1_000_000n;
      for (const file of storeFiles(from)) {
        const before = look(path.join(from, file));
        if (!before || before.changedNs > nowNs - STEP_NS) continue;
        copy(file);
        seen.set(file, before);
      }
    },
    settle() {
      const files = storeFiles(from);
      for (const file of files) {
        const [was, is] = [seen.get(file), look(path.join(from, file))];
        if (!was || !is || was.size !== is.size || was.changedNs !== is.changedNs) copy(file);
      }
      // What was copied ahead and is gone since: a log that was folded into its file.
      for (const file of seen.keys()) if (!files.includes(file)) rmSync(path.join(to, file), { force: true });
      return files;
    },
  };
}

/** Databases and their logs. The index beside a log is made anew from it, and is only right for the process that wrote it. */
function storeFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.sqlite(?:-wal)?$/.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

function look(file: string): Seen | null {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat ? { size: Number(stat.size), changedNs: stat.mtimeNs } : null;
}
