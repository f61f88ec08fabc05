/** The record of one build, from its files. */
import { createHash } from 'node:crypto';
import type { BuildRecord } from './history.ts';

const ID_CHARS = 12;

export function recordOf(files: Readonly<Record<string, Uint8Array | string>>): BuildRecord {
  const hashes = Object.fromEntries(
    Object.entries(files)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, content]) => [path, sha256(content)]),
  );
  return { id: sha256(JSON.stringify(hashes)).slice(0, ID_CHARS), files: hashes };
}

export const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');
