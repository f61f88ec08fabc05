/** The name of a build: what a deployment gives its Worker as BUILD, so that /health can be compared with what was built. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { currentBuild } from './assemble.ts';
import { sha256 } from './record.ts';

const CHARS = 12;

/** @param dist the folder that the build wrote: `worker/` and `public/`. @throws when it isn't there */
export function buildId(dist: string): string {
  const bundle = readFileSync(path.join(dist, 'worker/index.js'));
  return sha256(`${sha256(bundle)} ${currentBuild(path.join(dist, 'public')).id}`).slice(0, CHARS);
}
