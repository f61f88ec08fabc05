/** Where the files of the builds before this one are: in a folder, or at the origin that is live. Neither is believed: see assemble.ts. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildRecord, HISTORY_FILE, parseHistory } from './history.ts';
import { recordOfManifest } from './manifest-record.ts';

export interface AssetSource {
  /** Newest first. Empty where nothing was there before. @throws when it can't be told. */
  builds(): Promise<readonly BuildRecord[]>;
  /** @returns null where the file is not there. */
  read(file: string): Promise<Uint8Array | null>;
}

/** More than any of our files is by far. */
const FILE_BYTES_MAX = 4 * 1024 * 1024;
const TIMEOUT_MS = 30_000;

export function folderSource(folder: string): AssetSource {
  const read = async (file: string) => (existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file)) : null);
  return { builds: () => buildsOf(read), read };
}

/** @param origin as PUBLIC_URL. @throws from both when the origin can't be reached or answers neither 200 nor 404. */
export function liveSource(origin: string): AssetSource {
  const read = async (file: string) => {
    const answer = await fetch(`${origin}/${file}`, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (answer.status === 404) return null;
    if (answer.status !== 200) throw new Error(`${origin}/${file} answered ${answer.status}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (bytes.length > FILE_BYTES_MAX) throw new Error(`${origin}/${file} is larger than any file of ours`);
    return bytes;
  };
  return { builds: () => buildsOf(read), read };
}

async function buildsOf(read: AssetSource['read']): Promise<readonly BuildRecord[]> {
  const list = await read(HISTORY_FILE);
  if (list !== null) {
    const builds = parseHistory(new TextDecoder().decode(list));
    if (builds === null) throw new Error(`${HISTORY_FILE} is there, but no list of builds`);
    return builds;
  }
  const manifest = await read('assets/manifest.json');
  return manifest === null ? [] : recordOfManifest(new TextDecoder().decode(manifest), read);
}
