/** The day on which a consent is to be asked for again. Pure. */

/** @returns the same day and time of day so many months on, UTC, Unix ms; the month's last day where it has no such day. */
export function reconfirmDueMs(sinceMs: number, months: number): number {
  const since = new Date(sinceMs);
  const [year, month] = [since.getUTCFullYear(), since.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(since.getUTCDate(), lastDay);
  return Date.UTC(year, month, day, since.getUTCHours(), since.getUTCMinutes(), since.getUTCSeconds(), since.getUTCMilliseconds());
}
