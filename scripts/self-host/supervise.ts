/**
 * Keeps one Worker running: starts it again when it ends by itself, at growing distance, and gives up when it never stays up. It must
 * not start a second one before the first is gone.
 */
import type { RunningWorkerd } from '../serve/workerd.ts';

export interface Supervised {
  /** Resolves when it was stopped (true) or given up (false). */
  readonly ended: Promise<boolean>;
  /** Orderly: what is in flight is answered first. */
  stop(): void;
}

export interface SuperviseDeps {
  start(): Promise<RunningWorkerd>;
  say(level: 'info' | 'warn' | 'error', event: string, fields: Readonly<Record<string, unknown>>): void;
  now(): number;
  /** Resolves after `ms`, or as soon as it is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** Up for this long, it is taken for well. */
export const WELL_AFTER_MS = 60_000;
export const FAILURES_MAX = 6;
const PAUSE_MS = 500;
const PAUSE_MAX_MS = 15_000;

/** @param first already running */
export function supervise(first: RunningWorkerd, deps: SuperviseDeps): Supervised {
  const stopping = new AbortController();
  let running: RunningWorkerd | null = first;
  const stop = () => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    void running?.stop();
  };
  const keep = async (): Promise<boolean> => {
    let [failures, sinceMs] = [0, deps.now()];
    for (;;) {
      const how: { code: number | null; signal: string | null } = running ? await running.exited : { code: null, signal: null };
      if (stopping.signal.aborted) return true;
      failures = running && deps.now() - sinceMs >= WELL_AFTER_MS ? 1 : failures + 1;
      if (running) deps.say('error', 'worker_ended', { code: how.code, signal: how.signal, failures });
      running = null;
      if (failures >= FAILURES_MAX) return false;
      await deps.wait(Math.min(PAUSE_MS * 2 ** (failures - 1), PAUSE_MAX_MS), stopping.signal);
      if (stopping.signal.aborted) return true;
      sinceMs = deps.now();
      running = await deps.start().catch((error: unknown) => {
        deps.say('error', 'start_failed', { reason: error instanceof Error ? error.message : String(error), failures });
        return null;
      });
      if (running && stopping.signal.aborted) await running.stop();
    }
  };
  return { ended: keep(), stop };
}
