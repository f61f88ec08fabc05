/** A list that only grows, kept as JSON lines in a file and told to whoever watches. It belongs to the demo's outside world, not to the product. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** More than anybody scrolls through; older ones stay in the file. */
const SHOWN_MAX = 1000;

export interface Journal<T> {
  /** Oldest first. */
  entries(): readonly T[];
  add(entry: T): void;
  /** @returns what ends the watching. */
  watch(listener: (entry: T) => void): () => void;
}

export function journal<T>(file: string): Journal<T> {
  const entries: T[] = existsSync(file) ? readEntries<T>(file) : [];
  const listeners = new Set<(entry: T) => void>();
  return {
    entries: () => entries,
    add(entry) {
      appendFileSync(file, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
      entries.push(entry);
      if (entries.length > SHOWN_MAX) entries.shift();
      for (const listener of listeners) listener(entry);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function readEntries<T>(file: string): T[] {
  const text = readFileSync(file, 'utf8');
  // What comes next must not be written behind a line that a kill cut.
  if (text !== '' && !text.endsWith('\n')) appendFileSync(file, '\n');
  const lines = text.split('\n');
  const entries: T[] = [];
  for (const line of lines.filter((text) => text !== '').slice(-SHOWN_MAX)) {
    try {
      entries.push(JSON.parse(line) as T);
    } catch {
      // The last line may have been cut by a kill; what it held was never acknowledged to its sender.
    }
  }
  return entries;
}
