/**
 * By when a withdrawal must have its effect, where some regimes count days and others business days. Pure. It knows no holidays, so
 * between the two it takes the day that is early enough for both whatever the calendar says.
 */
import { DAY_MS } from '../../shared/limits.ts';
import type { Jurisdiction } from './jurisdiction.ts';

/** Days, or business days; 0: without delay. */
export type WithdrawalDue = Jurisdiction['withdrawalDue'][number]['value'];

const WORKING_WEEK_DAYS = 5;
const WEEKEND_DAYS = 2;

/** The fewest calendar days that it can come to: asked on the last day of a weekend, with no holiday after it. */
export function soonestDays({ days, business }: WithdrawalDue): number {
  if (!business || days === 0) return days;
  return days + WEEKEND_DAYS * Math.floor((days - 1) / WORKING_WEEK_DAYS);
}

/** The duty that meets both: the stricter where one always is, else the day that is early enough for both. */
export function meetingBoth(a: WithdrawalDue, b: WithdrawalDue): WithdrawalDue {
  const business = a.business && b.business;
  const days = business ? Math.min(a.days, b.days) : Math.min(soonestDays(a), soonestDays(b));
  return { days, business: business && days > 0 };
}

/** The moment by which a withdrawal of `fromMs` is due, Unix ms. Days are counted in UTC and begin with the next; holidays are not known. */
export function dueAfter(fromMs: number, { days, business }: WithdrawalDue): number {
  let [atMs, left] = [fromMs, days];
  while (left > 0) {
    atMs += DAY_MS;
    const weekday = new Date(atMs).getUTCDay();
    if (!business || (weekday !== 0 && weekday !== 6)) left -= 1;
  }
  return atMs;
}

/** Whether whoever keeps to `a` keeps to `b` on any calendar. */
export function asSoonAs(a: WithdrawalDue, b: WithdrawalDue): boolean {
  if (a.days === 0) return true;
  if (a.business) return b.business && a.days <= b.days;
  return a.days <= soonestDays(b);
}
