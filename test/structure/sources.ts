/** Reads the source tree for the structure tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

export interface SourceFile {
  /** From the root, with forward slashes: `worker/consent/fold.ts`. */
  readonly path: string;
  readonly text: string;
  /** What it imports: paths from the root for relative ones, package names otherwise. */
  readonly imports: readonly SourceImport[];
}
export interface SourceImport {
  readonly target: string;
  readonly typeOnly: boolean;
}

export function sourceFiles(...folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => read(join(entry.parentPath, entry.name).slice(ROOT.length + 1))),
  );
}

function read(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return { path, text, imports: importsOf(path, text) };
}

/** Matches `import … from '…'`, `export … from '…'`, a bare `import '…'`, and `import('…')`. */
export function importsOf(path: string, text: string): SourceImport[] {
  const found: SourceImport[] = [];
  const pattern = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;
  for (const match of text.matchAll(pattern)) {
    const specifier = match[2] ?? match[3];
    if (specifier === undefined) continue;
    found.push({ target: resolve(path, specifier), typeOnly: match[1] !== undefined });
  }
  return found;
}

function resolve(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return normalize(join(dirname(from), specifier.replace(/\?.*$/, ''))).replaceAll('\\', '/');
}
