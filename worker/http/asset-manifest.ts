/**
 * Where the built browser files are: their names carry a hash, and the build writes which is which. Read once an isolate, since
 * a deploy starts new ones. Pages work without the files, so that a build that lacks them still lets people withdraw.
 */
import { z } from 'zod';
import { log } from '../platform/log.ts';
import type { AppContext } from './context.ts';

export interface AssetManifest {
  /** Paths from the root; empty where the file was not built. */
  readonly page_css: string;
  readonly me_js: string;
  readonly check_js: string;
}

/** Name of the entry to path below the public root, as scripts/build-widget.ts writes it. */
const written = z.record(z.string(), z.string());
let known: AssetManifest | null = null;

export async function readManifest(c: AppContext): Promise<AssetManifest> {
  if (known) return known;
  // The binding looks at the path alone.
  const answer = await c.env.ASSETS.fetch('https://assets.invalid/assets/manifest.json');
  const names = answer.ok ? written.safeParse(await answer.json()) : null;
  if (!names?.success) {
    log('error', 'asset_manifest_missing', { status: answer.status });
    return { page_css: '', me_js: '', check_js: '' };
  }
  const path = (name: string) => (names.data[name] === undefined ? '' : `/${names.data[name]}`);
  known = { page_css: path('page'), me_js: path('me'), check_js: path('check') };
  return known;
}
