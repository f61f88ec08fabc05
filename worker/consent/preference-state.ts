/**
 * What a `prefer` and a `pause` do to the wishes of an address. Judges whose word an act is, knows no law, and must never touch a key:
 * a wish narrows, it permits nothing. A field of the state is there only where something was wished, so that a history without it folds
 * to the bytes that it had before there was such a field.
 */
import { isByAddress, isFact } from './authority.ts';
import type { ActRecord, AddressState, WishTerms } from './model.ts';
import { foldingInstant } from './order.ts';

type Preference = AddressState['preference'];

export const NO_PREFERENCE: Preference = { order: [], frequency: null, pausedUntilMs: null, verified: false };

/** The person's own wish replaces whatever a stranger chose for them, and no stranger changes it after; then field by field. */
export function prefer(current: Preference, record: ActRecord): Preference {
  const verified = isByAddress(record);
  if (current.verified && !verified) return current;
  const base = verified && !current.verified ? { ...NO_PREFERENCE, ...pauseOf(current) } : current;
  return { ...wished(base, record.terms.preference ?? {}), verified };
}

/** Absent keeps, null clears. */
export function wished(current: Preference, terms: WishTerms): Preference {
  const { language, hours, ...rest } = current;
  const languageNow = terms.language === undefined ? language : terms.language;
  const hoursNow = terms.hours === undefined ? hours : terms.hours;
  return {
    ...rest,
    order: terms.order === undefined ? current.order : (terms.order ?? []),
    frequency: terms.frequency === undefined ? current.frequency : terms.frequency,
    ...(languageNow ? { language: languageNow } : {}),
    ...(hoursNow ? { hours: hoursNow } : {}),
  };
}

/**
 * A stranger pauses nobody. The merchant may say that the person asked for it, but while the person's own pause runs, their word alone
 * shortens or lengthens it.
 */
export function pause(current: Preference, record: ActRecord): Preference {
  if (!isFact(record)) return current;
  const byAddress = isByAddress(record);
  const runs = current.pausedUntilMs !== null && current.pausedUntilMs > foldingInstant(record);
  if (!byAddress && runs && current.pauseReported !== true) return current;
  const { pauseReported: _, ...rest } = current;
  const pausedUntilMs = record.terms.pause_until_ms ?? null;
  return { ...rest, pausedUntilMs, ...(!byAddress && pausedUntilMs !== null ? { pauseReported: true as const } : {}) };
}

const pauseOf = ({ pausedUntilMs, pauseReported }: Preference): Pick<Preference, 'pausedUntilMs' | 'pauseReported'> => ({
  pausedUntilMs,
  ...(pauseReported ? { pauseReported } : {}),
});
