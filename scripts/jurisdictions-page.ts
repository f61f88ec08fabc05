/** `node scripts/jurisdictions-page.ts`: writes docs/jurisdictions.md from the rows in worker/policy/jurisdictions/. A test holds the page to what this makes. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { jurisdictionsPage } from './jurisdictions-page/page.ts';
import { ROOT } from './quiet-env.ts';

const file = path.join(ROOT, 'docs/jurisdictions.md');
writeFileSync(file, jurisdictionsPage());
console.log(`wrote ${path.relative(ROOT, file)}`);
