/** The page to print holds what the file holds: every value of the document, read back off the page. */
import { describe, expect, test } from 'vitest';
import { subjectExport } from '../../../shared/contract/subject.ts';
import { languageFor } from '../../../shared/locales/languages.ts';
import { ExportPage } from '../../../worker/pages/export-page.tsx';
import { exportFor } from './export-fixture.ts';
import { headFor } from './fixtures.tsx';

type Leaf = { readonly name: string; readonly value: string | number };
function leaves(value: unknown, name: string): Leaf[] {
  if (typeof value === 'string' || typeof value === 'number') return value === '' ? [] : [{ name, value }];
  if (Array.isArray(value)) return value.flatMap((each) => leaves(each, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, each]) => leaves(each, inner));
}
const unescaped = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/** @returns values of the document that are not on the page, neither as they are nor as the reader's word for them. */
async function notShown(data: unknown, locale: string): Promise<string[]> {
  const { words, disclosure } = languageFor(locale);
  const html = unescaped(String(await ExportPage({ head: headFor(locale), data: data as never })));
  const shown = html.replace(/<head>[\s\S]*<\/head>/, '');
  return leaves(data, '')
    .filter(({ name, value }) => {
      const asWord = words.value[String(value)] ?? (name === 'channel' || name === 'order' ? disclosure.control[String(value)] : undefined);
      return ![`>${value}<`, `datetime="${value}"`, ...(asWord === undefined ? [] : [`>${asWord}<`, `${asWord}, `, `, ${asWord}`])].some(
        (text) => shown.includes(text),
      );
    })
    .filter(({ name }) => !['schema', 'locale'].includes(name))
    .map(({ name, value }) => `${name}: ${value}`);
}

describe.each(['en', 'de', 'ar'])('the page in %s', (locale) => {
  test('shows every value of the document, which is of the contract', async () => {
    const data = subjectExport.parse(exportFor(locale));
    expect(await notShown(data, locale)).toEqual([]);
  });

  test('names every field of it in the reader’s language', () => {
    const { words } = languageFor(locale);
    const names = new Set<string>();
    const collect = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(collect);
      else if (typeof value === 'object' && value !== null) {
        for (const [name, inner] of Object.entries(value)) {
          names.add(name);
          collect(inner);
        }
      }
    };
    const { explained, texts, ...data } = exportFor(locale);
    collect(data);
    const own = ['schema', 'made_at', 'held_by', 'address', 'standings', 'acts_on_all', 'hold', 'preferences', 'external_ids'].concat([
      'linked_addresses',
      'submissions',
      'messages',
      'codes',
      'limits',
      'destinations',
      'retention',
      'left_out',
      'utm_source',
    ]);
    expect([...names].filter((name) => !own.includes(name) && words.field[name] === undefined)).toEqual([]);
  });
});

test('a field that comes later is on the page without being named anywhere', async () => {
  const data = { ...exportFor('en'), preferences: { ...exportFor('en').preferences, quiet_hours: '21 to 8' } };
  expect(await notShown(data, 'en')).toEqual([]);
  expect(String(await ExportPage({ head: headFor('en'), data }))).toContain('<dt>quiet hours</dt>');
});
