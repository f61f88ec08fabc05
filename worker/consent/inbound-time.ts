/** When something was said that gives: a platform's word for it, and how far it is believed. What takes away is clamped by `decide`. */
import { INBOUND_GIVES_AGE_MS_MAX } from '../../shared/inbound-limits.ts';
import { PLATFORM_CLOCK_SKEW_MS } from '../../shared/limits.ts';
import type { Interval } from './command.ts';
import type { Ms } from './model.ts';

/**
 * A clock that tells of the future is not exact, so it is trusted as any platform's is.
 * @returns null for what is further ahead, or older than any platform repeats itself.
 */
export function givenAt(at: Interval, nowMs: Ms): Interval | null {
  if (at.toMs < nowMs - INBOUND_GIVES_AGE_MS_MAX || at.fromMs - PLATFORM_CLOCK_SKEW_MS > nowMs) return null;
  const fromMs = at.fromMs > nowMs ? at.fromMs - PLATFORM_CLOCK_SKEW_MS : at.fromMs;
  return { fromMs, toMs: Math.max(fromMs, Math.min(at.toMs, nowMs)) };
}
