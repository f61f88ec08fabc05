/**
 * `npm run lint-disclosures [-- --config FILE] [--var name=value …] [--json]`
 * Reads the texts of a configuration as a carrier and a law would, without any server, and prints what is wrong with them. Variables that are
 * not given stand for themselves: no text depends on where a deployment is. Sends nothing anywhere.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Finding } from '../shared/contract/widget.ts';
import { ASKABLE } from '../worker/channels/registry.ts';
import { DISCLOSURE_POLICY } from '../worker/policy/asked-elements.ts';
import { checkDraft } from '../worker/workspace/check-draft.ts';
import { STRICTEST } from '../worker/workspace/disclosure-policy.ts';
import { saysoConfig } from './apply/config.ts';

const USAGE = 'npm run lint-disclosures [-- --config FILE] [--var name=value …] [--json]';
const TEXTS = z.object({
  programmes: saysoConfig.shape.programmes,
  disclosures: saysoConfig.shape.disclosures,
  widgets: saysoConfig.shape.widgets,
});
type Texts = z.infer<typeof TEXTS>;

class Misused extends Error {}

/** Each finding with the widget or text that it is about. */
export function lintTexts({ programmes, disclosures, widgets }: Texts): { readonly of: string; readonly finding: Finding }[] {
  const ofWidgets = Object.entries(widgets).flatMap(([key, draft]) => {
    const programme = programmes[draft.programme];
    const findings = checkDraft(draft, programme ? { id: draft.programme, ...programme } : null, ASKABLE, DISCLOSURE_POLICY);
    return findings.map((finding) => ({ of: `widgets.${key}`, finding }));
  });
  const ofTexts = disclosures.flatMap(({ document }, index) => {
    const channels = document.covers.map(({ channel }) => channel);
    const { elements } = DISCLOSURE_POLICY.asked(channels, [STRICTEST]);
    const findings = DISCLOSURE_POLICY.lint?.(document, elements, programmes[document.programme.id]?.sender ?? {}) ?? [];
    return findings.map((finding) => ({ of: `disclosures[${index}]`, finding }));
  });
  return [...ofWidgets, ...ofTexts];
}

/** @returns the exit code: 0 nothing that blocks, 1 errors found, 2 the command or the configuration can't be read. */
async function main(argv: string[]): Promise<number> {
  try {
    const { config, vars, json } = readArguments(argv);
    const found = lintTexts(await loadTexts(config, vars));
    if (json) console.log(JSON.stringify(found));
    else for (const { of, finding } of found) console.log(describe(of, finding));
    const errors = found.filter(({ finding }) => finding.level === 'error').length;
    console.error(found.length === 0 ? 'Nothing found.' : `${errors} errors, ${found.length - errors} warnings.`);
    return errors > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Misused)) throw error;
    console.error(error.message);
    return 2;
  }
}

function describe(of: string, { level, path: at, code, message, fix, clause, from, to, passing }: Finding): string {
  const place = from === undefined ? '' : ` (characters ${from} to ${to})`;
  return [
    `${level} ${code} ${of}.${at}${place}`,
    `  ${message}`,
    ...(clause === undefined ? [] : [`  ${clause}`]),
    ...(fix === undefined ? [] : [`  fix: ${fix}`]),
    ...(passing === undefined ? [] : [`  would pass: ${passing}`]),
  ].join('\n');
}

function readArguments(argv: string[]) {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        config: { type: 'string', default: 'sayso.config.ts' },
        var: { type: 'string', multiple: true },
        json: { type: 'boolean', default: false },
      },
    });
    const vars = (values.var ?? []).map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw new Misused(`--var takes name=value. ${USAGE}`);
      return [text.slice(0, at), text.slice(at + 1)] as const;
    });
    return { config: values.config, json: values.json, vars: Object.fromEntries(vars) };
  } catch (error) {
    if (error instanceof Misused) throw error;
    throw new Misused(`${error instanceof Error ? error.message : String(error)} ${USAGE}`);
  }
}

async function loadTexts(file: string, vars: Readonly<Record<string, string>>): Promise<Texts> {
  const url = pathToFileURL(path.resolve(file)).href;
  const module: { default?: unknown } = await import(url).catch((error: unknown) => {
    throw new Misused(`${file} could not be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (typeof module.default !== 'function') throw new Misused(`${file} must say: export default defineConfig((vars) => ({ … }))`);
  const parsed = TEXTS.safeParse(module.default(standIns(vars)));
  if (parsed.success) return parsed.data;
  throw new Misused(parsed.error.issues.map((issue) => `${file}: ${issue.path.join('.')}: ${issue.message}`).join('\n'));
}

/** A variable that was not given is a site of its own name: most are addresses, and none is part of a text. */
function standIns(given: Readonly<Record<string, string>>): Record<string, string> {
  const value = (name: string | symbol): string => {
    const known = typeof name === 'string' && Object.hasOwn(given, name) ? given[name] : undefined;
    return known ?? `https://${String(name).replaceAll('_', '-')}.example`;
  };
  return new Proxy<Record<string, string>>(
    {},
    {
      get: (_, name) => value(name),
      getOwnPropertyDescriptor: (_, name) => ({ value: value(name), configurable: true, enumerable: true, writable: true }),
    },
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await main(process.argv.slice(2));
