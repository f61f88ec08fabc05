/**
 * What a browser remembers so that a form doesn't come back too soon: per widget when the visitor first did something with it, until
 * when it stays away, and how often. Nothing else, and nothing before they did something. Pure; the text may be anybody's.
 */
import { RETURNING_AFTER_MS, SHOWN_KEPT_MS, SHOWN_WIDGETS_MAX } from '../show-limits.ts';

export interface KeptEntry {
  /** Of the visitor's first act. All is forgotten a fixed time after it. */
  readonly first_ms: number;
  /** Until then the form doesn't show itself. */
  readonly until_ms: number;
  /** Showings that were acted on. */
  readonly times: number;
}
/** By widget id. */
export type Kept = ReadonlyMap<string, KeptEntry>;

export interface Cap {
  readonly again_after_days: number;
  readonly times_max: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** @returns what still counts. An entry from the future is a clock put back, and is not believed. */
export function readKept(text: string | null, nowMs: number): Kept {
  let json: unknown;
  try {
    json = JSON.parse(text ?? '');
  } catch {
    return new Map();
  }
  if (typeof json !== 'object' || json === null) return new Map();
  const entries = Object.entries(json).filter((entry): entry is [string, KeptEntry] => isEntry(entry[1], nowMs));
  return new Map(entries.slice(-SHOWN_WIDGETS_MAX));
}

function isEntry(value: unknown, nowMs: number): value is KeptEntry {
  const { first_ms: first, until_ms: until, times } = (value ?? {}) as Partial<Record<keyof KeptEntry, unknown>>;
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(until) || !Number.isSafeInteger(times)) return false;
  const [firstMs, untilMs] = [Number(first), Number(until)];
  return firstMs <= nowMs && nowMs < firstMs + SHOWN_KEPT_MS && untilMs <= firstMs + SHOWN_KEPT_MS && Number(times) > 0;
}

/** @returns null when there is nothing to keep. */
export const writeKept = (kept: Kept): string | null => (kept.size > 0 ? JSON.stringify(Object.fromEntries(kept)) : null);

export const staysAway = (kept: Kept, widget: string, nowMs: number): boolean => (kept.get(widget)?.until_ms ?? 0) > nowMs;

/**
 * One showing was acted on.
 * @param done they signed up: it stays away for as long as anything is kept
 */
export function afterAct(kept: Kept, widget: string, cap: Cap, done: boolean, nowMs: number): Kept {
  const before = kept.get(widget);
  const times = (before?.times ?? 0) + 1;
  return settled(kept, widget, { first_ms: before?.first_ms ?? nowMs, times, until_ms: nowMs + cap.again_after_days * DAY_MS }, (entry) =>
    done || times >= cap.times_max ? entry.first_ms + SHOWN_KEPT_MS : Math.max(entry.until_ms, before?.until_ms ?? 0),
  );
}

/** The showing that was counted already ended in a sign-up. */
export function afterDone(kept: Kept, widget: string, nowMs: number): Kept {
  const entry = kept.get(widget) ?? { first_ms: nowMs, times: 1, until_ms: 0 };
  return settled(kept, widget, entry, ({ first_ms }) => first_ms + SHOWN_KEPT_MS);
}

/** Nothing lasts longer than what is kept at all. The newest is last, since the oldest go first. */
function settled(kept: Kept, widget: string, entry: KeptEntry, untilMs: (entry: KeptEntry) => number): Kept {
  const others = [...kept].filter(([id]) => id !== widget);
  const bounded = { ...entry, until_ms: Math.min(untilMs(entry), entry.first_ms + SHOWN_KEPT_MS) };
  return new Map([...others, [widget, bounded] as const].slice(-SHOWN_WIDGETS_MAX));
}

/** Whether they did something with a form here on an earlier visit. */
export const isReturning = (kept: Kept, nowMs: number): boolean =>
  [...kept.values()].some(({ first_ms }) => nowMs - first_ms > RETURNING_AFTER_MS);
