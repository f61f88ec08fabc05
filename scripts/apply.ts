/**
 * `npm run apply -- --to URL [--key KEY] [--config FILE] [--yes] [--var name=value …]`
 * Shows what a configuration would change in a workspace, asks, and applies it. The key may come from SAYSO_API_KEY, variables from
 * SAYSO_VAR_NAME: what stands on a command line is seen by everybody on the machine.
 */
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ApplyRefused } from './apply/api.ts';
import { applyConfig } from './apply/apply-config.ts';
import { type SaysoConfigInput, VarMissing, type Vars } from './apply/config.ts';
import { isSettled } from './apply/plan.ts';

export { applyConfig };

const USAGE = 'npm run apply -- --to URL [--key KEY] [--config FILE] [--yes] [--var name=value …]';
const NOT_CONFIRMED = 2;

/** @returns the exit code: 0 applied or nothing to do, 1 refused, 2 not confirmed. */
async function main(argv: string[]): Promise<number> {
  try {
    const args = readArguments(argv);
    const config = await loadConfig(args.config, args.vars);
    const { plan, applied } = await applyConfig({
      url: args.to,
      apiKey: args.key,
      config,
      apply: true,
      log: (line) => console.log(line),
      confirm: async (made) => isSettled(made) || args.yes || ask(),
    });
    if (applied || isSettled(plan)) return 0;
    console.error('Nothing was applied. Give --yes to apply without being asked.');
    return NOT_CONFIRMED;
  } catch (error) {
    if (!(error instanceof ApplyRefused || error instanceof VarMissing || error instanceof Misused)) throw error;
    console.error(error.message);
    return 1;
  }
}

class Misused extends Error {}

function readArguments(argv: string[]) {
  const { values } = parse(argv);
  const key = values.key ?? process.env.SAYSO_API_KEY;
  if (values.to === undefined || !URL.canParse(values.to)) throw new Misused(`Where to? ${USAGE}`);
  if (!key) throw new Misused(`Whose workspace? Give --key or SAYSO_API_KEY. ${USAGE}`);
  const fromEnvironment = Object.entries(process.env).flatMap(([name, value]) =>
    name.startsWith('SAYSO_VAR_') && value !== undefined ? [[name.slice('SAYSO_VAR_'.length).toLowerCase(), value] as const] : [],
  );
  const given = (values.var ?? []).map((text) => {
    const at = text.indexOf('=');
    if (at < 1) throw new Misused(`--var takes name=value. ${USAGE}`);
    return [text.slice(0, at), text.slice(at + 1)] as const;
  });
  return { to: values.to, key, config: values.config, yes: values.yes, vars: Object.fromEntries([...fromEnvironment, ...given]) };
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        to: { type: 'string' },
        key: { type: 'string' },
        config: { type: 'string', default: 'sayso.config.ts' },
        yes: { type: 'boolean', default: false },
        var: { type: 'string', multiple: true },
      },
    });
  } catch (error) {
    throw new Misused(`${error instanceof Error ? error.message : String(error)} ${USAGE}`);
  }
}

async function loadConfig(file: string, vars: Vars): Promise<SaysoConfigInput> {
  const url = pathToFileURL(path.resolve(file)).href;
  const module: { default?: unknown } = await import(url).catch((error: unknown) => {
    throw new Misused(`${file} could not be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (typeof module.default !== 'function') throw new Misused(`${file} must say: export default defineConfig((vars) => ({ … }))`);
  // What it returns is checked field by field before anything is sent.
  return module.default(vars) as SaysoConfigInput;
}

async function ask(): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Apply this? Type yes: ');
  terminal.close();
  return answer.trim().toLowerCase() === 'yes';
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await main(process.argv.slice(2));
