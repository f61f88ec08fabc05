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
  readonly form_js: string;
  readonly check_js: string;
  readonly show_js: string;
  readonly preferences_js: string;
  /** Hash of the form's files, as the form itself reports it. */
  readonly build: string;
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
    return { page_css: '', me_js: '', form_js: '', check_js: '', show_js: '', preferences_js: '', build: '' };
  }
  const path = (name: string) => (names.data[name] === undefined ? '' : `/${names.data[name]}`);
  known = {
    page_css: path('page'),
    me_js: path('me'),
    form_js: path('form'),
    check_js: path('check'),
    show_js: path('show'),
    preferences_js: path('preferences'),
    build: names.data.build ?? '',
  };
  return known;
}
