/** docs/jurisdictions.md is what the script makes: a rule that changes and a page that doesn't would tell merchants the old law. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jurisdictionsPage } from '../../../scripts/jurisdictions-page/page.ts';
import type { Rule } from '../../../worker/policy/jurisdiction.ts';
import { JURISDICTIONS } from '../../../worker/policy/jurisdictions/registry.ts';
import { RULE_KINDS } from '../../../worker/policy/rule-set.ts';

const committed = readFileSync('docs/jurisdictions.md', 'utf8');

test('the page is the one that `node scripts/jurisdictions-page.ts` makes', () => {
  expect(committed).toBe(jurisdictionsPage());
});

test('it says that it is no legal advice, and every rule with its confidence', () => {
  expect(committed).toContain('not legal advice');
  for (const regime of JURISDICTIONS) {
    for (const row of RULE_KINDS.flatMap((kind): readonly Rule<unknown>[] => regime[kind])) {
      const line = committed.split('\n').find((text) => text.includes(`\`${row.id}\``)) ?? '';
      expect(line, row.id).toContain(`\`${row.confidence}\``);
      expect(line, row.id).toContain(row.source);
    }
  }
});
