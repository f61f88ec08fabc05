/** What `npm run self-host` was asked for. Pure: it reads no environment and starts nothing. */
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/result.ts';

export interface SelfHostArguments {
  readonly data: string;
  readonly port: number;
  readonly address: string;
  /** Where browsers reach it: PUBLIC_URL. */
  readonly url: string;
  readonly edge: string;
  /** Where the `local` messenger posts each message; null where there is no messenger. */
  readonly localOutbox: string | null;
  /** Worth saying at each start. */
  readonly warnings: readonly string[];
}

export const USAGE = `Usage: npm run self-host -- [options]
  --data DIR            where everything is kept (default .data/self-host)
  --port N              default 8787; 0: any free one
  --address ADDRESS     address to listen on (default 127.0.0.1)
  --url URL             where browsers reach it, through your proxy: https://consent.shop.example
  --edge none|proxy:H   whose word on the caller's IP is taken: nobody's, or your proxy's in its header H (default none)
  --local-outbox URL    where the messenger "local" posts each message (https)
  --help                this text`;

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\]|::1)$/;

export function selfHostArguments(argv: readonly string[]): Result<SelfHostArguments, string> {
  const read = parse(argv);
  if (!read.ok) return read;
  const values = read.value;
  if (values.help) return err(USAGE);
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65535) return misused(`--port must be 0 to 65535, not "${values.port}".`);
  if (!/^[0-9A-Za-z.:[\]-]+$/.test(values.address))
    return misused(`--address must be an address of this machine, not "${values.address}".`);
  const url = values.url ?? `http://127.0.0.1:${port}`;
  const wrong = urlProblem(url);
  if (wrong !== null) return misused(wrong);
  if (values.edge !== 'none' && !/^proxy:[a-z0-9-]+$/i.test(values.edge)) {
    return misused(
      `--edge must be none, or proxy: and the header that your proxy sets, such as proxy:x-forwarded-for; not "${values.edge}".`,
    );
  }
  const outbox = values['local-outbox'] ?? null;
  if (outbox !== null && !(URL.canParse(outbox) && outbox.startsWith('https://'))) {
    return misused('--local-outbox must be an https URL: nothing else is reached from here.');
  }
  const { address, edge, data } = values;
  return ok({ data, port, address, url: url.replace(/\/+$/, ''), edge, localOutbox: outbox, warnings: warningsFor(values, url, outbox) });
}

interface Values {
  readonly data: string;
  readonly port: string;
  readonly address: string;
  readonly url?: string;
  readonly edge: string;
  readonly 'local-outbox'?: string;
  readonly help: boolean;
}

function parse(argv: readonly string[]): Result<Values, string> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string', default: '.data/self-host' },
        port: { type: 'string', default: '8787' },
        address: { type: 'string', default: '127.0.0.1' },
        url: { type: 'string' },
        edge: { type: 'string', default: 'none' },
        'local-outbox': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    return ok(values as Values);
  } catch (error) {
    return misused(error instanceof Error ? error.message : String(error));
  }
}

const misused = (line: string): Result<never, string> => err(`${line}\n${USAGE}`);

function urlProblem(url: string): string | null {
  if (!URL.canParse(url)) return `--url must be a URL such as https://consent.shop.example, not "${url}".`;
  const { protocol, hostname, pathname, search, hash, username } = new URL(url);
  if (pathname !== '/' || search || hash || username) return '--url must be an origin alone: no path, no query, no name in it.';
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))) return null;
  return '--url must be https: browsers send forms and tokens to it. Put a proxy with a certificate before it.';
}

function warningsFor({ address, edge }: Values, url: string, outbox: string | null): string[] {
  const isPublic = url.startsWith('https:');
  return [
    ...(outbox === null
      ? [
          'No messenger is set up: codes and links are not sent and become dead letters, so that nobody can confirm. Forms, records and withdrawals work.',
        ]
      : []),
    ...(isPublic ? [] : [`Browsers elsewhere do not reach ${url}. Give --url with what they do reach.`]),
    ...(isPublic && edge === 'none'
      ? ['With --edge none there is no caller’s IP: none is kept as evidence, and no limit by IP holds.']
      : []),
    ...(edge !== 'none' && !LOOPBACK.test(address)
      ? [`Whoever reaches ${address} without your proxy can write the header of --edge ${edge} himself. Let the proxy alone reach it.`]
      : []),
  ];
}
