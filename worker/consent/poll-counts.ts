/**
 * How often a link was asked about. Kept in memory: it bounds load, not rights, and a restart that forgets it costs nothing.
 */
import { LINK_POLL_MIN_MS, LINK_POLLS_MAX, LINKS_POLLED_KEPT_MAX } from '../../shared/link-limits.ts';
import type { Ms } from './model.ts';

export interface PollCounts {
  /** Whether this poll may be answered; one that may not is not counted. */
  mayPoll(id: string, nowMs: Ms): boolean;
}

export function pollCounts(): PollCounts {
  const polled = new Map<string, { readonly lastMs: Ms; readonly count: number }>();
  return {
    mayPoll(id, nowMs) {
      const known = polled.get(id);
      if (known && (nowMs < known.lastMs + LINK_POLL_MIN_MS || known.count >= LINK_POLLS_MAX)) return false;
      // A Map keeps the order of insertion: its first key is the one asked about longest ago.
      polled.delete(id);
      polled.set(id, { lastMs: nowMs, count: (known?.count ?? 0) + 1 });
      for (const oldest of polled.keys()) {
        if (polled.size <= LINKS_POLLED_KEPT_MAX) break;
        polled.delete(oldest);
      }
      return true;
    },
  };
}
