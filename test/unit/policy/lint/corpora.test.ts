/** The lint against texts that it was not made from: how many refused texts it catches, for which reason, and how many good ones it refuses. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { confusionTable } from '../../../../scripts/lint-page/table.ts';
import { judgeAll } from '../../../policy-corpora/measure.ts';
import { ROOT } from '../../../structure/sources.ts';

const CAUGHT_SHARE_MIN = 0.95;
const REFUSED_SHARE_MAX = 0.05;

describe.each(['product', 'corpora'] as const)('by the list that the %s asks', (by) => {
  const { accepted, rejected } = judgeAll(by);

  test('the corpora are as large as was asked for', () => {
    expect(accepted.length).toBeGreaterThanOrEqual(60);
    expect(rejected.length).toBeGreaterThanOrEqual(60);
  });

  test('at least 95 % of the rejected texts are caught for a reason that the corpus names', () => {
    const missed = rejected.filter(({ forReason }) => !forReason).map(({ text, codes }) => `${text.id}: ${codes.join(' ')}`);
    expect(1 - missed.length / rejected.length, missed.join('\n')).toBeGreaterThanOrEqual(CAUGHT_SHARE_MIN);
  });

  test('at most 5 % of the accepted texts are refused', () => {
    const refused = accepted.filter(({ codes }) => codes.length > 0).map(({ text, codes }) => `${text.id}: ${codes.join(' ')}`);
    expect(refused.length / accepted.length, refused.join('\n')).toBeLessThanOrEqual(REFUSED_SHARE_MAX);
  });
});

test('the table in docs/lint.md is the one that `node scripts/lint-page.ts` makes', () => {
  const page = readFileSync(join(ROOT, 'docs/lint.md'), 'utf8');
  expect(page).toContain(confusionTable());
});
