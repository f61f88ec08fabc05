/**
 * One JSON line a happening. What goes in is chosen field by field: no address, code, token, nor a path that may hold one; an
 * error gives its class and where it came from, its message only where the text is our own.
 */

export type LogLevel = 'info' | 'error';
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export function log(level: LogLevel, event: string, fields: LogFields): void {
  const line = JSON.stringify({ level, event, ...fields });
  // biome-ignore lint/suspicious/noConsole: the one place that writes to the runtime's log.
  if (level === 'error') console.error(line);
  // biome-ignore lint/suspicious/noConsole: as above.
  else console.log(line);
}

/** An error as log fields. A foreign message could quote what it choked on, so it is left out. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const own = /^(?:Error: )?(invariant|unreachable): /.test(error.message);
  return {
    error: error.name,
    ...(own ? { message: error.message } : {}),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, STACK_FRAMES)
      .map((line) => line.trim())
      .join(' < '),
  };
}

const STACK_FRAMES = 6;
