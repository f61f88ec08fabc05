/** Wishes as the wire says them, and back. Pure. */
import type { WishInput, WishView } from '../../shared/contract/wish.ts';
import type { AddressState, Hours, Ms, WishTerms } from './model.ts';
import { iso } from './wire.ts';
import { wishesOf } from './wishes.ts';

export function wishView(state: Pick<AddressState, 'preference' | 'keys'>, nowMs: Ms): WishView {
  const { order, frequency, language, hours, pausedUntilMs, verified } = wishesOf(state, nowMs);
  return {
    order: [...order],
    frequency,
    language,
    hours: hours && { from: hours.from, to: hours.to, zone: hours.zone ?? null },
    paused_until: pausedUntilMs === null ? null : iso(pausedUntilMs),
    verified,
  };
}

/** Only what was named: it goes into a leaf, whose bytes hold no undefined. */
export function wishTerms({ order, frequency, language, hours }: WishInput): WishTerms {
  return {
    ...(order === undefined ? {} : { order }),
    ...(frequency === undefined ? {} : { frequency }),
    ...(language === undefined ? {} : { language }),
    ...(hours === undefined ? {} : { hours: hours && hoursOf(hours) }),
  };
}

export const hoursOf = ({ from, to, zone }: NonNullable<WishInput['hours']>): Hours => ({
  from,
  to,
  ...(zone === undefined ? {} : { zone }),
});
