/** Fetches a later file of the form. All files of one build carry the same hash, so the form knows their names by its own. */
import { FORM_REQUEST_TIMEOUT_MS } from '../../shared/limits.ts';

/** The hash of this build; absent where the source runs unbuilt. */
export const BUILD = /form\.(\w+)\.js/.exec(import.meta.url)?.[1];

/**
 * @param first fetches it as the build named it
 * @returns fetches it once and keeps it; undefined when it can't be had, and then the next call tries again.
 */
export function chunk<T>(name: string, first: () => Promise<T>): () => Promise<T | undefined> {
  let tries = 0;
  let kept: Promise<T | undefined> | undefined;
  return () => {
    // A browser may remember that an address failed for as long as the page lives, so each retry has its own.
    const load = (): Promise<T> =>
      tries++ ? import(/* @vite-ignore */ new URL(`${name}.${BUILD}.js?${tries}`, import.meta.url).href) : first();
    kept ??= Promise.race([load(), new Promise<never>((_, fail) => setTimeout(fail, FORM_REQUEST_TIMEOUT_MS))]).catch(() => {
      kept = undefined;
      return undefined;
    });
    return kept;
  };
}
