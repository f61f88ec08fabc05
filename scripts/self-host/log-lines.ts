/**
 * What goes to standard output: one JSON object a line, each with its time. The Worker's own lines are such already; workerd's are
 * foreign, so that whatever in them could be an address, a code or a token is left out. Pure.
 */

export type LogLine = Readonly<Record<string, unknown>>;

/** No foreign line tells more in its tail. */
const FOREIGN_CHARS_MAX = 300;

/** @param line as workerd wrote it */
export function logLine(line: string, nowMs: number): string {
  return JSON.stringify({
    at: new Date(nowMs).toISOString(),
    ...(own(line) ?? { level: 'error', event: 'workerd', line: withoutWhose(line) }),
  });
}

export const ownLine = (level: 'info' | 'warn' | 'error', event: string, fields: LogLine, nowMs: number): string =>
  JSON.stringify({ at: new Date(nowMs).toISOString(), level, event, ...fields });

/** A line of worker/platform/log.ts. */
function own(line: string): LogLine | null {
  if (!line.startsWith('{"level":')) return null;
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return null;
  }
}

/** Numbers of four digits and more, words longer than any of ours, what stands around an @, and paths of URLs. */
export function withoutWhose(text: string): string {
  return text
    .slice(0, FOREIGN_CHARS_MAX)
    .replace(/(https?:\/\/[^/\s]+)\/\S*/g, '$1/…')
    .replace(/\S+@\S+/g, '…')
    .replace(/[+(]?\d[\d\s().-]{2,}\d/g, '…')
    .replace(/[A-Za-z0-9_-]{32,}/g, '…');
}
