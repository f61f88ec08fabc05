/**
 * What the widget costs a page, served as `/widget-card.json`: bytes of the files as they were built now, and what the last run of
 * `npm run bench:widget` measured in a browser, with whether it measured these very files.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SIZES = join(ROOT, 'dist', 'size');
/** Written by the bench and committed: a build has no browser. */
export const CARD_FILE = join(ROOT, 'bench', 'widget', 'card.json');
/** What a page loads until the form can be used, config aside: it is the merchant's own. */
const TO_INTERACTIVE = ['sayso.js', 'form.js', 'config.json'] as const;

export interface MeasuredCard {
  /** Which files were measured. */
  readonly build: string;
  /** UTC day. */
  readonly measured_on: string;
  readonly browser: string;
  readonly requests_to_interactive: number;
  /** Thread CPU time less a bare page's, least of four cold runs, times four. */
  readonly main_thread_ms_x4: number;
  /** Sum of every layout shift, the snippet holding the height. */
  readonly cls_slow_4g: number;
  readonly long_tasks: number;
  readonly dom_nodes: number;
  /** The longest from a key press, or click, to the next picture at a quarter of the speed. */
  readonly key_ms_x4: number | null;
  readonly click_ms_x4: number | null;
  /** Share of that peer's time in the same run. */
  readonly ready_of_vanilla_cookieconsent: number | null;
  readonly ready_of_vanilla_cookieconsent_slow_4g: number | null;
}

/** @returns a hash of what a page loads until the form can be used */
export function buildHash(): string {
  const hash = createHash('sha256');
  for (const file of TO_INTERACTIVE) hash.update(readFileSync(join(SIZES, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Bytes are brotli's at its strongest, as the budgets count them. */
export function writeCard(folder: string, parts: readonly string[]): void {
  const bytes = Object.fromEntries(parts.map((file) => [file.replace(/\.js$/, ''), brotliBytes(file)]));
  const toInteractive = TO_INTERACTIVE.reduce((sum, file) => sum + brotliBytes(file), 0);
  const measured = existsSync(CARD_FILE) ? (JSON.parse(readFileSync(CARD_FILE, 'utf8')) as MeasuredCard) : null;
  const build = buildHash();
  const card = {
    build,
    bytes_brotli: { to_interactive: toInteractive, ...bytes },
    measured: measured && { of_this_build: measured.build === build, ...measured },
  };
  writeFileSync(join(folder, 'widget-card.json'), `${JSON.stringify(card, null, 2)}\n`);
}

const brotliBytes = (file: string): number =>
  brotliCompressSync(readFileSync(join(SIZES, file)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
