/** Which browsers' tests a run left out, read from the test runner's report, and how that is told. It decides nothing about passing. */

/** As far as it is read here. Source: the JSON reporter of Vitest. */
export interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly ancestorTitles: readonly string[]; readonly title: string }[];
  }[];
}

export interface Skipped {
  readonly browser: string;
  readonly title: string;
}

/** Other tests leave cases out that do not apply to what they run over; only a browser that is missing is a gap. */
const FILE = /\/test\/browser\/[^/]+\.test\.ts$/;

export function skippedIn(report: TestReport): readonly Skipped[] {
  return report.testResults
    .filter(({ name }) => FILE.test(name.replaceAll('\\', '/')))
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'pending' || status === 'skipped' || status === 'todo')
    .map(({ ancestorTitles, title }) => ({ browser: ancestorTitles[0] ?? '', title }));
}

/** Each test by name, and the command that mends it. */
export function skippedNotice(skipped: readonly Skipped[]): string {
  const rule = '!'.repeat(100);
  const browsers = [...new Set(skipped.map(({ browser }) => browser))];
  return [
    rule,
    `NOT TESTED: ${browsers.join(' and ')} ${browsers.length === 1 ? 'is' : 'are'} not installed here. ${skipped.length} tests were skipped:`,
    ...skipped.map(({ browser, title }) => `  ${browser}: ${title}`),
    'To install what lacks (Debian or Ubuntu, as root) and run everything: npm run test:full',
    rule,
  ].join('\n');
}
