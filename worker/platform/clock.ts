/** The product's clock. The only reader of the runtime's time; everything else takes `now` as a parameter. */

export interface Clock {
  /** Product time, Unix ms. */
  now(): number;
  /** Product time as the runtime's own, for alarms and timers that the platform keeps. */
  toRuntime(ms: number): number;
}

/** @param offsetMs shift of the product's clock against the runtime's, ms; zero outside the demo. */
export function clock(offsetMs: number): Clock {
  return { now: () => Date.now() + offsetMs, toRuntime: (ms) => ms - offsetMs };
}
