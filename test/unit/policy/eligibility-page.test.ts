/** docs/eligibility.md is what the script makes: a reason that changes and a page that doesn't would mislead who programs by it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { eligibilityPage } from '../../../scripts/eligibility-page/page.ts';
import { CHANNELS, PURPOSES } from '../../../shared/vocabulary.ts';
import { ELIGIBILITY_RULES } from '../../../worker/policy/rules.ts';

const committed = readFileSync('docs/eligibility.md', 'utf8');

test('the page is the one that `node scripts/eligibility-page.ts` makes', () => {
  expect(committed).toBe(eligibilityPage());
});

test('every reason, purpose and channel has its row', () => {
  for (const word of [...ELIGIBILITY_RULES.map(({ reason }) => reason), ...PURPOSES, ...CHANNELS]) {
    expect(committed, word).toContain(`| \`${word}\` |`);
  }
});
