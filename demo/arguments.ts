/** What `npm run demo` was asked for. Pure: it reads no environment and starts nothing. */
import { parseArgs } from 'node:util';
import type { Result } from '../shared/result.ts';

export interface DemoArguments {
  /** Port of the Worker; 0: the one of the last start where it is free, else any free one. */
  readonly port: number;
  /** Where everything that must outlast a restart is kept. */
  readonly data: string;
  /** One JSON line on standard output when ready, and nothing else there. */
  readonly json: boolean;
  /** Shift of the product's clock, in seconds; may be negative. */
  readonly clockOffsetSeconds: number;
}

export const USAGE = `Usage: npm run demo -- [options]
  --port N                port of the Worker (default 8787; 0: the last one, or any free one)
  --data DIR              where data is kept (default .data/demo)
  --clock-offset SECONDS  shift the product's clock, for example 864000 for ten days ahead
  --json                  print one JSON line when ready, and nothing else
  --help                  this text`;

export function demoArguments(args: readonly string[]): Result<DemoArguments, string> {
  let values: { port?: string; data?: string; json?: boolean; 'clock-offset'?: string; help?: boolean };
  try {
    // `--clock-offset -60`: parseArgs takes a value with a dash only when it is joined by `=`.
    values = parseArgs({
      args: args.flatMap((arg, at) => {
        if (args[at - 1] === '--clock-offset' && arg.startsWith('-')) return [];
        const next = args[at + 1];
        return arg === '--clock-offset' && next?.startsWith('-') ? [`${arg}=${next}`] : [arg];
      }),
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        json: { type: 'boolean' },
        'clock-offset': { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return { ok: false, error: `${error instanceof Error ? error.message : error}\n${USAGE}` };
  }
  if (values.help) return { ok: false, error: USAGE };
  const port = Number(values.port ?? 8787);
  if (!Number.isInteger(port) || port < 0 || port > 65535) return { ok: false, error: `--port must be 0 to 65535\n${USAGE}` };
  const clockOffsetSeconds = Number(values['clock-offset'] ?? 0);
  if (!Number.isFinite(clockOffsetSeconds)) return { ok: false, error: `--clock-offset must be a number of seconds\n${USAGE}` };
  return { ok: true, value: { port, data: values.data ?? '.data/demo', json: values.json ?? false, clockOffsetSeconds } };
}
