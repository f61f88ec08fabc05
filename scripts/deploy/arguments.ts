/** What `npm run deploy` was asked for. Pure. */
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/result.ts';

export interface DeployArguments {
  /** Where browsers will reach it, without a slash at its end: PUBLIC_URL. */
  readonly url: string;
  readonly dryRun: boolean;
  /** Where the secrets that were made are kept for the operator. */
  readonly secretsFile: string;
  /** Deploy although the live origin can't be asked for the files of earlier builds. */
  readonly withoutEarlier: boolean;
  /** What is in dist/ already. */
  readonly built: boolean;
}

export const USAGE = `Usage: npm run deploy -- --url URL [options]
  --url URL              where browsers reach it: https://consent.shop.example, or https://sayso.NAME.workers.dev
  --dry-run              builds and shows each step; asks no account and no network
  --secrets-file FILE    where the secrets made at the first deploy are kept (default .data/deploy/HOST.json)
  --without-earlier      deploy although the live site can't be asked for the files of earlier builds
  --built                deploy what dist/ holds, without building
  --help                 this text`;

export function deployArguments(argv: readonly string[]): Result<DeployArguments, string> {
  let values: Record<string, string | boolean | undefined>;
  try {
    values = parseArgs({
      args: [...argv],
      options: {
        url: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        'secrets-file': { type: 'string' },
        'without-earlier': { type: 'boolean', default: false },
        built: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return misused(error instanceof Error ? error.message : String(error));
  }
  if (values.help) return err(USAGE);
  const url = String(values.url ?? '');
  if (url === '') return misused('Where to? Give --url with what browsers will reach.');
  const wrong = urlProblem(url);
  if (wrong !== null) return misused(wrong);
  const { origin, hostname } = new URL(url);
  return ok({
    url: origin,
    dryRun: values['dry-run'] === true,
    secretsFile: String(values['secrets-file'] ?? `.data/deploy/${hostname}.json`),
    withoutEarlier: values['without-earlier'] === true,
    built: values.built === true,
  });
}

const misused = (line: string): Result<never, string> => err(`${line}\n${USAGE}`);

function urlProblem(url: string): string | null {
  if (!URL.canParse(url)) return `--url must be a URL such as https://consent.shop.example, not "${url}".`;
  const { protocol, hostname, pathname, search, hash, username } = new URL(url);
  if (pathname !== '/' || search || hash || username) return '--url must be an origin alone: no path, no query, no name in it.';
  // Loopback: a stand-in for the network, in tests.
  if (protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1')) return null;
  return '--url must be https: that is what Cloudflare serves.';
}
