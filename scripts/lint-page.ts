/** `node scripts/lint-page.ts`: writes the tables of docs/lint.md anew from the corpora and the rules. A test holds the page to what this makes. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { confusionTable, TABLE_END, TABLE_START } from './lint-page/table.ts';
import { ROOT } from './quiet-env.ts';

const file = path.join(ROOT, 'docs/lint.md');
const page = readFileSync(file, 'utf8');
const [before, rest] = page.split(TABLE_START);
const after = rest?.split(TABLE_END)[1];
if (before === undefined || after === undefined) throw new Error(`${file} has no place for the tables`);
writeFileSync(file, `${before}${confusionTable()}${after}`);
console.log(confusionTable());
