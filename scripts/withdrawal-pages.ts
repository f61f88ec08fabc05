/** Writes docs/withdrawal-words.md and docs/inbound-words.md: `node scripts/withdrawal-pages.ts`. A test holds that the pages are what this makes. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './quiet-env.ts';
import { inboundWordsPage } from './withdrawal-pages/inbound-words.ts';
import { withdrawalWordsPage } from './withdrawal-pages/withdrawal-words.ts';

writeFileSync(path.join(ROOT, 'docs/withdrawal-words.md'), withdrawalWordsPage());
writeFileSync(path.join(ROOT, 'docs/inbound-words.md'), inboundWordsPage());
