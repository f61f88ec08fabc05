/**
 * What is counted in the isolate and written to a workspace once a moment, so that a crowd or a flood is one write. Lost with the isolate:
 * it proves nothing, and must hold nobody.
 */
import { wait } from '../platform/timer.ts';
import type { AppContext } from './context.ts';

/** A write that has not begun by so many moments was lost with the request that was to make it. */
const LOST_AFTER_MOMENTS = 40;

type Counted<T> = T & { readonly count: number };

interface Held<T> {
  readonly sinceMs: number;
  /** By all that tells two counts apart. */
  readonly counts: Map<string, Counted<T>>;
}

/** @param event under which counts that could not be written are logged @param momentMs how long they are gathered */
export function gathered<T extends object>(
  event: string,
  momentMs: number,
  write: (c: AppContext, workspace: string, counts: readonly Counted<T>[]) => Promise<void>,
): (c: AppContext, workspace: string, things: readonly T[]) => void {
  const byWorkspace = new Map<string, Held<T>>();
  async function flush(c: AppContext, workspace: string): Promise<void> {
    await wait(momentMs, new AbortController().signal);
    const counts = [...(byWorkspace.get(workspace)?.counts.values() ?? [])];
    byWorkspace.delete(workspace);
    if (counts.length > 0) await write(c, workspace, counts);
  }
  return (c, workspace, things) => {
    if (things.length === 0) return;
    const { clock, afterAnswer } = c.get('services');
    const nowMs = clock.now();
    const known = byWorkspace.get(workspace);
    const isWaiting = known !== undefined && nowMs < known.sinceMs + LOST_AFTER_MOMENTS * momentMs;
    const counts = known?.counts ?? new Map<string, Counted<T>>();
    for (const thing of things) {
      const key = JSON.stringify(thing);
      counts.set(key, { ...thing, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    if (isWaiting) return;
    byWorkspace.set(workspace, { sinceMs: nowMs, counts });
    afterAnswer(event, flush(c, workspace));
  };
}
