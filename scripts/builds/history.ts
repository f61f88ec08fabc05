/**
 * Which builds' files are served beside the current ones, and for how long: a page that was opened before a deploy still asks for the
 * files of its own build. Pure. Every name in it has been checked, so that no list from outside leads out of the assets folder.
 */

/** Files of one build. */
export interface BuildRecord {
  /** From its files' names and hashes. */
  readonly id: string;
  /** Path below the public root → SHA-256, hex. */
  readonly files: Readonly<Record<string, string>>;
  /** RFC 3339; absent for the current build. */
  readonly replaced_at?: string;
}

/** A page is rarely open that long, and the loader's own cache ends within hours. */
export const KEPT_DAYS = 90;
export const KEPT_BUILDS_MAX = 20;
/**
 * Loaders that a page may have pinned by their hash stay when the rest of their build goes: such a page has no other, and opens today's
 * form with it. Three kilobytes each.
 */
export const KEPT_LOADERS_MAX = 200;
/** Path of the list itself, beside the manifest. */
export const HISTORY_FILE = 'assets/builds.json';

const DAY_MS = 24 * 60 * 60_000;
const LOADER = /^assets\/sayso(?:-preferences)?\.[0-9a-f]{10}\.js$/;
const FILE = /^assets\/[a-z][a-z0-9-]*\.[0-9a-f]{10}\.(?:js|css)$/;

/** @returns the current build first, then the earlier ones that are kept, newest first. */
export function mergeBuilds(current: BuildRecord, before: readonly BuildRecord[], nowMs: number): BuildRecord[] {
  const replaced_at = new Date(nowMs).toISOString();
  const earlier = before
    .filter(({ id }) => id !== current.id)
    .map((build) => ({ ...build, replaced_at: build.replaced_at ?? replaced_at }))
    .map((build, index) => {
      const isKept = index < KEPT_BUILDS_MAX && Date.parse(build.replaced_at) > nowMs - KEPT_DAYS * DAY_MS;
      return isKept ? build : { ...build, files: loadersOf(build.files) };
    })
    .filter(({ files }) => Object.keys(files).length > 0)
    .slice(0, KEPT_LOADERS_MAX);
  return [{ id: current.id, files: current.files }, ...earlier];
}

/** @returns null for what is no such list. */
export function parseHistory(text: string): BuildRecord[] | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const { builds } = (json ?? {}) as { builds?: unknown };
  if (!Array.isArray(builds) || !builds.every(isRecord)) return null;
  return builds;
}

export const writeHistory = (builds: readonly BuildRecord[]): string => `${JSON.stringify({ builds }, null, 2)}\n`;

const loadersOf = (files: BuildRecord['files']): BuildRecord['files'] =>
  Object.fromEntries(Object.entries(files).filter(([path]) => LOADER.test(path)));

export const isAssetPath = (path: string): boolean => FILE.test(path);

function isRecord(value: unknown): value is BuildRecord {
  const { id, files, replaced_at } = (value ?? {}) as Partial<BuildRecord>;
  if (typeof id !== 'string' || typeof files !== 'object' || files === null) return false;
  if (replaced_at !== undefined && (typeof replaced_at !== 'string' || Number.isNaN(Date.parse(replaced_at)))) return false;
  return Object.entries(files).every(([path, hash]) => isAssetPath(path) && /^[0-9a-f]{64}$/.test(hash));
}
