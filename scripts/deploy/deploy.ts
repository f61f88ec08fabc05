/**
 * The steps of a deployment, in order. Each can be repeated: whatever stopped it, the same command again goes on. Nothing that is there
 * is overwritten but the code and the browser's files.
 */
import path from 'node:path';
import { assemble } from '../builds/assemble.ts';
import { buildId } from '../builds/build-id.ts';
import { type AssetSource, liveSource } from '../builds/sources.ts';
import type { DeployArguments } from './arguments.ts';
import { waitUntilLive } from './live.ts';
import { Refused } from './refused.ts';
import { listSecrets, SECRET_NAMES, secretsToBring, withSecretsFile } from './secrets-step.ts';
import type { Wrangler } from './wrangler.ts';

export interface DeployDeps {
  readonly wrangler: Wrangler;
  readonly build: () => void;
  readonly say: (line: string) => void;
  /** Like dist/. */
  readonly dist: string;
  readonly liveWithinMs?: number;
}

const NOTHING: AssetSource = { builds: async () => [], read: async () => null };

/** @throws Refused with what is wrong and the fix. */
export async function deploy(args: DeployArguments, deps: DeployDeps): Promise<void> {
  const { say, dist } = deps;
  const release = path.join(dist, 'release');
  const assets = path.join(release, 'public');
  if (args.built) say('1. Build: what dist/ holds.');
  else {
    say('1. Build');
    deps.build();
  }
  const build = buildId(dist);
  say(`   build ${build}`);
  if (args.dryRun) return dryRun(args, deps, assets, build);

  say('2. Secrets');
  const known = await listSecrets(deps.wrangler);
  const brought = secretsToBring(known, args.secretsFile);
  say(
    brought
      ? `   none yet: ${SECRET_NAMES.join(', ')} are ${brought.made ? 'made' : `taken from ${args.secretsFile}`}`
      : '   all there; none is touched',
  );

  say('3. Files of earlier builds');
  const kept = await earlierFiles(args, dist, assets, known === null);
  say(`   ${kept.files} files of ${kept.builds} builds are served`);
  for (const file of kept.lost) say(`   lost: ${file} could not be had as its build left it`);

  say('4. Deploy');
  const { code, out, err } = await withSecretsFile(brought?.secrets ?? null, release, (secrets) =>
    deps.wrangler(...deployCommand(args.url, dist, assets, build), ...secrets),
  );
  // Even where the upload failed half-way: once the secrets are in, nobody can read the key from there again.
  if (brought && (code === 0 || (await isPut(deps.wrangler)))) sayOperatorKey(say, brought.secrets.OPERATOR_KEY, args.secretsFile);
  if (code !== 0)
    throw new Refused('wrangler did not deploy.', 'Mend what it says, then run this again: it goes on where it stopped.', err || out);

  say('5. Check');
  const { version } = await waitUntilLive(args.url, build, deps.liveWithinMs);
  say(`   ${args.url} runs version ${version}, build ${build}`);
}

async function dryRun(args: DeployArguments, { say, wrangler, dist }: DeployDeps, assets: string, build: string): Promise<void> {
  say('2. Secrets: would ask `wrangler secret list`; where none are there, would make');
  say(`   ${SECRET_NAMES.join(', ')}, keep them in ${args.secretsFile}, and bring them along`);
  say(`3. Files of earlier builds: would fetch what ${args.url}/assets/builds.json lists`);
  const { files } = await assemble(path.join(dist, 'public'), NOTHING, assets, Date.now());
  say(`   ${files} files of this build are ready`);
  const command = deployCommand(args.url, dist, assets, build);
  say(`4. Deploy: would run wrangler ${command.join(' ').replaceAll(`${path.dirname(dist)}/`, '')}`);
  const { code, out, err } = await wrangler(...command, '--dry-run');
  if (code !== 0) throw new Refused('wrangler refuses what would be deployed.', 'Mend what it says.', err || out);
  say('   wrangler takes it (its own dry run, nothing was uploaded)');
  say(`5. Check: would wait until ${args.url}/health answers with build ${build}`);
}

/** The bundle that was built and tested, byte for byte: wrangler must not bundle anew. */
function deployCommand(url: string, dist: string, assets: string, build: string): string[] {
  const { hostname } = new URL(url);
  return [
    'deploy',
    path.join(dist, 'worker/index.js'),
    '--no-bundle',
    '--assets',
    assets,
    '--var',
    `PUBLIC_URL:${url}`,
    '--var',
    'EDGE:cloudflare',
    '--var',
    `BUILD:${build}`,
    ...(hostname.endsWith('.workers.dev') || hostname === '127.0.0.1' ? [] : ['--domain', hostname]),
  ];
}

async function earlierFiles(args: DeployArguments, dist: string, assets: string, isFirst: boolean) {
  const built = path.join(dist, 'public');
  if (isFirst || args.withoutEarlier) return assemble(built, NOTHING, assets, Date.now());
  return assemble(built, liveSource(args.url), assets, Date.now()).catch((error: unknown) => {
    throw new Refused(
      `The files of earlier builds could not be fetched from ${args.url}.`,
      'Pages that are open would break. See that --url is where browsers reach it now; or give --without-earlier if there are no such pages.',
      error instanceof Error ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}` : String(error),
    );
  });
}

const isPut = async (wrangler: Wrangler): Promise<boolean> =>
  ((await listSecrets(wrangler).catch(() => null)) ?? []).includes('OPERATOR_KEY');

function sayOperatorKey(say: DeployDeps['say'], key: string, file: string): void {
  say(`   The operator key, shown this once: ${key}`);
  say(`   All secrets are in ${file}. Move that file to where you keep such things: without it no key can be rotated,`);
  say('   and what the Worker has encrypted can be moved nowhere.');
}
