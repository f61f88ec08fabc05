/** When a failed delivery is tried again. Pure: chance comes in. */
import { DELIVERY_BACKOFF_MS } from '../../shared/limits.ts';

/**
 * Full jitter: anywhere between now and the step's bound, so that a receiver that comes back isn't met by all at once.
 * @param failures attempts that failed so far, the last one included; at least 1
 * @param random in [0, 1)
 * @returns ms to wait, or null when the schedule is over
 */
export function backoffMs(failures: number, random: number): number | null {
  const boundMs = DELIVERY_BACKOFF_MS[failures - 1];
  return boundMs === undefined ? null : Math.floor(random * (boundMs + 1));
}
