/** The confusion table of the lint by language, and by reason, as Markdown. Pure but for the corpora that it reads. */
import { type Judged, judgeAll, saysReason } from '../../test/policy-corpora/measure.ts';

export const TABLE_START = '<!-- written by scripts/lint-page.ts -->';
export const TABLE_END = '<!-- end -->';

export function confusionTable(): string {
  const { accepted, rejected } = judgeAll();
  const languages = [...new Set([...accepted, ...rejected].map(({ text }) => text.locale))];
  const rows = languages.map((locale) => row(locale, of(accepted, locale), of(rejected, locale)));
  const reasons = [...new Set(rejected.flatMap(({ text }) => text.expect.map(({ reason }) => reason)))].sort();
  return [
    TABLE_START,
    '',
    '| language | rejected | refused for a named reason | refused for another alone | let pass | accepted | let pass | refused |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    row('all', accepted, rejected),
    '',
    '| reason in the corpus | texts | found |',
    '|---|---|---|',
    ...reasons.map((reason) => reasonRow(reason, rejected)),
    '',
    TABLE_END,
  ].join('\n');
}

const of = (texts: readonly Judged[], locale: string): Judged[] => texts.filter(({ text }) => text.locale === locale);

function row(name: string, accepted: readonly Judged[], rejected: readonly Judged[]): string {
  const right = rejected.filter(({ forReason }) => forReason).length;
  const passed = rejected.filter(({ codes }) => codes.length === 0).length;
  const refused = accepted.filter(({ codes }) => codes.length > 0).length;
  const cells = [rejected.length, right, rejected.length - right - passed, passed, accepted.length, accepted.length - refused, refused];
  return `| ${name} | ${cells.join(' | ')} |`;
}

function reasonRow(reason: string, rejected: readonly Judged[]): string {
  const texts = rejected.filter(({ text }) => text.expect.some((each) => each.reason === reason));
  const found = texts.filter(({ codes }) => codes.some((code) => saysReason(reason).includes(code)));
  return `| \`${reason}\` | ${texts.length} | ${found.length} |`;
}
