/** What the databases of a workerd hold on the disk. Limit: what is still in a log alone is not in it yet, 4 MB a database at most. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Bytes. */
export function stored(dataDir: string): number {
  return readdirSync(path.join(dataDir, 'objects'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.sqlite'))
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}
