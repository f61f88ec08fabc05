/**
 * What was counted of one subject, in steps of time, and whether more fits. Pure: it knows no clock and no product. A window of
 * several steps slides and forgets a step late rather than early, so that no span of its length ever holds more than its limit; a
 * window of one step is that calendar step.
 */

export interface Window {
  readonly windowMs: number;
  /** Divides `windowMs`. */
  readonly stepMs: number;
  readonly max: number;
  /** Raises `max` to `factor` times what the `steps` of `windowMs` before the current one held each, if that is more. */
  readonly growth?: { readonly of: 'median' | 'mean'; readonly factor: number; readonly steps: number };
}

/** One thing to count: the subject's key, how much, and every window that it must fit into. */
export interface Claim {
  /** Keyed hash. */
  readonly key: string;
  readonly amount: number;
  readonly windows: readonly Window[];
  /** Keyed hashes: the amount counts double where one of `beside` was counted before. */
  readonly mark?: { readonly own: string; readonly beside: readonly string[] };
}

type Step = readonly [index: number, amount: number];
export interface Tally {
  /** By step width in ms; oldest first, empty steps left out. */
  readonly series: Readonly<Record<string, readonly Step[]>>;
  /** Mark and when it was last made, Unix ms. */
  readonly marks: readonly (readonly [mark: string, atMs: number])[];
}

export const EMPTY_TALLY: Tally = { series: {}, marks: [] };

/** Whether a claim fits into all its windows. */
export function fits(tally: Tally, claim: Claim, nowMs: number): boolean {
  const amount = amountOf(tally, claim, nowMs);
  return claim.windows.every((window) => heldIn(tally, window, nowMs) + amount <= limitOf(tally, window, nowMs));
}

/** With the claim counted, and everything forgotten that none of its windows looks at any more. */
export function counted(tally: Tally, claim: Claim, nowMs: number): Tally {
  const amount = amountOf(tally, claim, nowMs);
  const series: Record<string, readonly Step[]> = {};
  for (const [stepMs, steps] of stepsKept(claim.windows)) {
    const now = Math.floor(nowMs / stepMs);
    const kept = (tally.series[stepMs] ?? []).filter(([index]) => index >= now - steps);
    const last = kept.at(-1);
    series[stepMs] = last?.[0] === now ? [...kept.slice(0, -1), [now, last[1] + amount]] : [...kept, [now, amount]];
  }
  if (!claim.mark) return { series, marks: [] };
  const { own } = claim.mark;
  const marks = tally.marks.filter(([mark, atMs]) => mark !== own && atMs > nowMs - spanMs(claim));
  return { series, marks: [...marks, [own, nowMs]] };
}

/** When nothing of it can matter any more, ms after it was last counted. */
export const lifeMs = (claim: Claim): number => Math.max(...[...stepsKept(claim.windows)].map(([stepMs, steps]) => stepMs * (steps + 1)));

/** What the window holds now. */
export function heldIn(tally: Tally, { windowMs, stepMs }: Window, nowMs: number): number {
  const now = Math.floor(nowMs / stepMs);
  // Of several steps, the one that is only partly within the window counts whole.
  const first = windowMs === stepMs ? now : now - windowMs / stepMs;
  return sum((tally.series[stepMs] ?? []).filter(([index]) => index >= first && index <= now));
}

function limitOf(tally: Tally, { windowMs, max, growth }: Window, nowMs: number): number {
  if (!growth) return max;
  const now = Math.floor(nowMs / windowMs);
  const before = (tally.series[windowMs] ?? []).filter(([index]) => index < now && index >= now - growth.steps);
  const usual = growth.of === 'mean' ? sum(before) / growth.steps : median(before, growth.steps);
  return Math.max(max, Math.floor(growth.factor * usual));
}

/** Steps without an entry held nothing, and count as such. */
function median(steps: readonly Step[], of: number): number {
  const amounts = [...Array<number>(of - steps.length).fill(0), ...steps.map(([, amount]) => amount).sort((a, b) => a - b)];
  return amounts[Math.floor((of - 1) / 2)] ?? 0;
}

function amountOf(tally: Tally, claim: Claim, nowMs: number): number {
  const { mark, amount } = claim;
  const isBeside = mark && tally.marks.some(([seen, atMs]) => mark.beside.includes(seen) && atMs > nowMs - spanMs(claim));
  return isBeside ? 2 * amount : amount;
}

/** By step width: how many steps before the current one some window looks at. */
function stepsKept(windows: readonly Window[]): Map<number, number> {
  const kept = new Map<number, number>();
  const keep = (stepMs: number, steps: number) => kept.set(stepMs, Math.max(kept.get(stepMs) ?? 0, steps));
  for (const { windowMs, stepMs, growth } of windows) {
    keep(stepMs, windowMs === stepMs ? 0 : windowMs / stepMs);
    if (growth) keep(windowMs, growth.steps);
  }
  return kept;
}

const spanMs = ({ windows }: Claim): number => Math.max(...windows.map(({ windowMs }) => windowMs));
const sum = (steps: readonly Step[]): number => steps.reduce((total, [, amount]) => total + amount, 0);
