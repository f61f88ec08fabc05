/** `node scripts/channel-accounts-page.ts`: writes the table of docs/channel-accounts.md anew from the forms and the registries. A test holds the page to what this makes. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { platformTable, TABLE_END, TABLE_START } from './channel-accounts-page/table.ts';
import { ROOT } from './quiet-env.ts';

const file = path.join(ROOT, 'docs/channel-accounts.md');
const page = readFileSync(file, 'utf8');
const [before, rest] = page.split(TABLE_START);
const after = rest?.split(TABLE_END)[1];
if (before === undefined || after === undefined) throw new Error(`${file} has no place for the table`);
writeFileSync(file, `${before}${platformTable()}${after}`);
console.log(platformTable());
