/**
 * The one key that the widget may keep in the browser, and only after the visitor did something: until then nothing is written.
 * Where storage is off or refused, the page itself remembers for as long as it is open.
 */
import { type Kept, readKept, writeKept } from '../../shared/show/kept.ts';
import type { Storage } from '../embed/api.ts';

const KEY = 'sayso';

let kind: Storage = 'local';
/** What this page knows, whether it was stored or not. */
let known: Kept = new Map();

/** What other tabs stored counts as well. */
export function kept(nowMs: number): Kept {
  const own = readKept(writeKept(known), nowMs);
  return new Map([...(kind === 'local' ? stored(nowMs) : []), ...own]);
}

export function keep(next: Kept): void {
  known = next;
  if (kind !== 'local') return;
  attempt(() => {
    const text = writeKept(next);
    if (text !== null) localStorage.setItem(KEY, text);
  });
}

/** For a page's consent tool: `none` forgets what the browser keeps, `local` keeps what was done on this page until now. */
export function storage(next: Storage): void {
  kind = next === 'local' ? next : 'none';
  if (kind === 'none') attempt(() => localStorage.removeItem(KEY));
  else keep(kept(Date.now()));
}

function stored(nowMs: number): Kept {
  return (
    attempt(() => {
      const text = localStorage.getItem(KEY);
      const entries = readKept(text, nowMs);
      // Its thirty days are over.
      if (text !== null && entries.size === 0) localStorage.removeItem(KEY);
      return entries;
    }) ?? new Map()
  );
}

/** A browser may refuse all of it, and then throws at the mention. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
