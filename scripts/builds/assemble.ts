/**
 * Puts together the folder that is served: this build's files, and those of earlier builds that pages may still ask for. A file from
 * elsewhere comes in only with the hash that its build recorded. What names others is written last.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildRecord, HISTORY_FILE, mergeBuilds, parseHistory, writeHistory } from './history.ts';
import { sha256 } from './record.ts';
import type { AssetSource } from './sources.ts';

export interface Assembled {
  /** Builds whose files are served: this one and earlier ones. */
  readonly builds: number;
  readonly files: number;
  /** Files of earlier builds that could not be had, or were not what was recorded. */
  readonly lost: readonly string[];
}

/**
 * @param built the folder that the build wrote
 * @param into made where it isn't there; what is in it and no longer kept is removed
 */
export async function assemble(built: string, source: AssetSource, into: string, nowMs: number): Promise<Assembled> {
  const current = currentBuild(built);
  const wanted = mergeBuilds(current, await source.builds(), nowMs);
  const contents = new Map<string, Uint8Array>();
  const lost: string[] = [];
  for (const file of Object.keys(current.files)) contents.set(file, readFileSync(path.join(built, file)));
  const kept: BuildRecord[] = [];
  for (const build of wanted) {
    const files: Record<string, string> = {};
    for (const [file, hash] of Object.entries(build.files)) {
      const bytes = contents.get(file) ?? (await source.read(file));
      if (bytes === null || sha256(bytes) !== hash) {
        lost.push(file);
        continue;
      }
      contents.set(file, bytes);
      files[file] = hash;
    }
    if (Object.keys(files).length > 0) kept.push({ ...build, files });
  }
  mkdirSync(path.join(into, 'assets'), { recursive: true });
  for (const [file, bytes] of contents) put(into, file, bytes);
  put(into, HISTORY_FILE, writeHistory(kept));
  for (const file of ['assets/manifest.json', 'sayso.js', 'sayso-preferences.js', 'sayso-doctor.js', 'widget-card.json']) {
    // A build from before there was such a file has none.
    if (existsSync(path.join(built, file))) put(into, file, readFileSync(path.join(built, file)));
  }
  removeOthers(into, new Set([...contents.keys(), HISTORY_FILE, 'assets/manifest.json']));
  return { builds: kept.length, files: contents.size, lost };
}

/** @throws when the build is not there. */
export function currentBuild(built: string): BuildRecord {
  const file = path.join(built, HISTORY_FILE);
  const [current] = (existsSync(file) ? parseHistory(readFileSync(file, 'utf8')) : null) ?? [];
  if (!current) throw new Error(`${file} is missing: run \`npm run build\` first`);
  return current;
}

/** Whole or not at all: a Worker may be serving the folder. */
function put(into: string, file: string, content: Uint8Array | string): void {
  const target = path.join(into, file);
  writeFileSync(`${target}.new`, content);
  renameSync(`${target}.new`, target);
}

function removeOthers(into: string, kept: ReadonlySet<string>): void {
  for (const name of readdirSync(path.join(into, 'assets'))) {
    if (!kept.has(`assets/${name}`)) rmSync(path.join(into, 'assets', name), { force: true });
  }
}
