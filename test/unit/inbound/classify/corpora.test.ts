/** The bar that the classifier is held to, over the messages it was tuned by and those it was not. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inboundWordsPage } from '../../../../scripts/withdrawal-pages/inbound-words.ts';
import { VENDORS, withdrawalWordsPage } from '../../../../scripts/withdrawal-pages/withdrawal-words.ts';
import { countsOf, judgeCorpus } from '../../../inbound-corpora/measure.ts';

const FALSE_SHARE_MAX = 0.03;

describe.each([
  ['tune', 184, 216],
  ['held-out', 91, 109],
  ['held-out-2', 90, 110],
  ['systematic', 302, 203],
  ['varied', 156, 104],
  ['plain', 75, 101],
  ['replies', 52, 77],
  ['fresh', 100, 100],
] as const)('of the %s messages', (name, withdrawals, others) => {
  const judged = judgeCorpus(name);

  test('all are there', () => {
    expect(countsOf(judged)).toMatchObject({ withdrawals, others });
    expect(new Set(judged.map(({ lang }) => lang)).size).toBe(25);
  });
  test('no withdrawal is missed', () => {
    expect(judged.filter(({ label, verdict }) => label === 'withdraw' && verdict.means !== 'withdraw').map(({ text }) => text)).toEqual([]);
  });
  test('at most three in a hundred of the others are taken for a withdrawal', () => {
    const falsely = judged.filter(({ label, verdict }) => label !== 'withdraw' && verdict.means === 'withdraw').map(({ text }) => text);
    expect(falsely.length / others, falsely.join('\n')).toBeLessThanOrEqual(FALSE_SHARE_MAX);
  });
  test('none is taken for a yes or a start that is none', () => {
    const given = judged.filter(({ verdict }) => verdict.means === 'yes' || verdict.means === 'start');
    expect(given.filter(({ label }) => label !== 'confirm' && label !== 'start').map(({ text }) => text)).toEqual([]);
    // Only that it says them at all: of requests in sentences many are read as nothing, which grants nothing.
    const asked = judged.filter(({ label }) => label === 'confirm' || label === 'start').length;
    if (asked > 0) expect(given.length).toBeGreaterThan(others / 10);
  });
});

describe('pages', () => {
  test('docs/withdrawal-words.md is what `node scripts/withdrawal-pages.ts` makes', () => {
    expect(readFileSync('docs/withdrawal-words.md', 'utf8')).toBe(withdrawalWordsPage());
  });
  test('docs/inbound-words.md is what it makes, and tells every first run', () => {
    const page = readFileSync('docs/inbound-words.md', 'utf8');
    expect(page).toBe(inboundWordsPage());
    for (const [corpus, record] of [
      ['held-out', 'first-run.json'],
      ['held-out-2', 'first-run-2.json'],
      ['systematic', 'first-run-systematic.json'],
      ['varied', 'first-run-varied.json'],
      ['plain', 'first-run-plain.json'],
      ['replies', 'first-run-replies.json'],
      ['fresh', 'first-run-fresh.json'],
    ] as const) {
      const { counts } = JSON.parse(readFileSync(`test/inbound-corpora/${record}`, 'utf8'));
      expect(page).toContain(`| ${corpus}, **first run** | ${counts.withdrawals} | ${counts.missed} (`);
    }
  });
  test('every vendor of text messages that acts on words has its row', () => {
    const page = withdrawalWordsPage();
    for (const { vendor } of VENDORS) expect(page).toContain(`| ${vendor} |`);
    expect(VENDORS.map(({ vendor }) => vendor)).toEqual(
      expect.arrayContaining(['twilio', 'vonage', 'Braze', 'Telnyx', 'AWS End User Messaging']),
    );
  });
});
