/** `node scripts/eligibility-page.ts`: writes docs/eligibility.md from the rules and the catalogue. A test holds the page to what this makes. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { eligibilityPage } from './eligibility-page/page.ts';
import { ROOT } from './quiet-env.ts';

const file = path.join(ROOT, 'docs/eligibility.md');
writeFileSync(file, eligibilityPage());
console.log(`wrote ${path.relative(ROOT, file)}`);
