/** Which version one visitor gets. Pure: where the chance comes from is the caller's. */
import { invariant } from '../../shared/result.ts';

export interface WeighedVersion {
  readonly version: number;
  readonly weight: number;
}

export interface Split {
  readonly versions: readonly WeighedVersion[];
  readonly sinceMs: number;
}

/**
 * @param split at least one weight above 0
 * @param fraction in [0, 1)
 */
export function drawVersion(split: readonly WeighedVersion[], fraction: number): number {
  let left = fraction * split.reduce((sum, { weight }) => sum + weight, 0);
  for (const { version, weight } of split) {
    if (left < weight) return version;
    left -= weight;
  }
  // By rounding alone.
  const last = split.findLast(({ weight }) => weight > 0);
  invariant(last, 'a split has a version that is drawn');
  return last.version;
}
