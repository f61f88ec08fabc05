/** A browser that is missing is told of, by name and with the command that installs it; cases that do not apply are no gap. */
import { expect, test } from 'vitest';
import { skippedIn, skippedNotice, type TestReport } from '../../../scripts/test/skipped.ts';

const report = (name: string, status: string): TestReport => ({
  testResults: [
    {
      name,
      assertionResults: [
        { status, ancestorTitles: ['Firefox', 'with its own events'], title: 'in a dialog' },
        { status: 'passed', ancestorTitles: ['Chromium', 'with its own events'], title: 'in a dialog' },
      ],
    },
  ],
});
const BROWSER_TEST = '/project/test/browser/other-browsers.test.ts';

test.each(['skipped', 'pending', 'todo'])('a browser’s test that is %s is named, with the command that mends it', (status) => {
  const skipped = skippedIn(report(BROWSER_TEST, status));
  expect(skipped).toEqual([{ browser: 'Firefox', title: 'in a dialog' }]);
  const notice = skippedNotice(skipped);
  expect(notice).toContain('NOT TESTED: Firefox is not installed here. 1 tests were skipped');
  expect(notice).toContain('Firefox: in a dialog');
  expect(notice).toContain('npm run test:full');
});

test('what passed or failed, and a case that does not apply to a provider, is no gap', () => {
  expect(skippedIn(report(BROWSER_TEST, 'passed'))).toEqual([]);
  expect(skippedIn(report(BROWSER_TEST, 'failed'))).toEqual([]);
  expect(skippedIn(report('/project/test/contract/inbound.test.ts', 'skipped'))).toEqual([]);
});
