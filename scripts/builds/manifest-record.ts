/**
 * Builds from before there was a list of builds left a manifest of names alone. The names carry hashes, which are checked here as
 * scripts/build-widget.ts made them: one file by its own bytes, the form's files together.
 */
import { createHash } from 'node:crypto';
import { type BuildRecord, isAssetPath } from './history.ts';
import { recordOf } from './record.ts';

const NAME = /^assets\/([a-z][a-z0-9-]*)\.([0-9a-f]{10})\.(js|css)$/;

/** @returns no record where a file is missing or is not what its name says. */
export async function recordOfManifest(text: string, read: (file: string) => Promise<Uint8Array | null>): Promise<readonly BuildRecord[]> {
  const manifest = JSON.parse(text) as Record<string, string>;
  const files: Record<string, Uint8Array> = {};
  for (const file of Object.values(manifest).filter(isAssetPath)) {
    const bytes = await read(file);
    if (bytes === null) return [];
    files[file] = bytes;
  }
  return Object.keys(files).length > 0 && namesAreRight(files, manifest.build ?? '') ? [recordOf(files)] : [];
}

function namesAreRight(files: Readonly<Record<string, Uint8Array>>, build: string): boolean {
  const bundled: Record<string, string> = {};
  for (const [file, bytes] of Object.entries(files)) {
    const [, name = '', hash = '', ext = ''] = NAME.exec(file) ?? [];
    const code = new TextDecoder().decode(bytes);
    if (hash === build) bundled[`${name}.${ext}`] = code.replaceAll(`.${build}.js`, '.js');
    else if (hashOf(code) !== hash) return false;
  }
  return hashOf(JSON.stringify(bundled)) === build;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 10);
