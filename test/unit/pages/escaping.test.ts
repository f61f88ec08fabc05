/** Whatever a merchant or a visitor writes is text on the page and nothing else. */
import { describe, expect, test } from 'vitest';
import type { LocaleTexts } from '../../../shared/locales/texts.ts';
import { History } from '../../../worker/pages/history.tsx';
import { everyPage, previewPages } from './every-page.tsx';
import { BRAND, entryFor, headFor } from './fixtures.tsx';

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'>{brand}&lt;`;

const allPages = (locale: string, hostile = '') => ({ ...everyPage(locale, hostile), ...previewPages(hostile) });

describe('hostile text', () => {
  test.each(Object.keys(allPages('en', HOSTILE)))('%s: no element, attribute or script comes of it', async (name) => {
    const plain = String(await allPages('en')[name]!());
    const hostile = String(await allPages('en', HOSTILE)[name]!());
    expect(hostile).not.toContain('<script>alert');
    expect(hostile).not.toContain('<img src=x');
    expect(hostile).toContain('&lt;script&gt;alert(1)');
    const tags = (html: string) => [...html.matchAll(/<[a-z][^\s>/]*/g)].map(([tag]) => tag);
    expect(tags(hostile)).toEqual(tags(plain));
  });

  test('no page has a style attribute, an inline style, or an inline script', async () => {
    for (const [name, page] of Object.entries(allPages('ar', HOSTILE))) {
      const html = String(await page());
      expect(html, name).not.toMatch(/<style|\sstyle=|<script>|\son[a-z]+=['"]?[a-z]+\(/i);
    }
  });
});

describe('history', () => {
  const texts: LocaleTexts = headFor('en').texts;
  const sentence = async (...entry: Parameters<typeof entryFor>) =>
    String(await History({ items: [entryFor(...entry)], texts, locale: 'en', brand: BRAND }))
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .replace(/ ([.,])/g, '$1')
      .trim();

  test.each([
    ['grant', 'web_form', 'shop.example', 'You agreed to text messages from Aurora Coffee on May 3, 2026, on shop.example.'],
    ['grant', 'landing_page', 'sayso.example', 'You agreed to text messages from Aurora Coffee on May 3, 2026, on their sign-up page.'],
    ['withdraw', 'preference_center', 'sayso.example', 'You stopped text messages from Aurora Coffee on May 3, 2026, on this page.'],
    ['withdraw', 'keyword', null, 'You stopped text messages from Aurora Coffee on May 3, 2026, by a message from you.'],
    ['withdraw', 'api', null, 'You stopped text messages from Aurora Coffee on May 3, 2026, as told us by Aurora Coffee.'],
    ['stop', 'platform_event', null, 'You switched off text messages from Aurora Coffee in the app itself on May 3, 2026.'],
  ] as const)('%s by %s reads as a sentence', async (act, method, where, expected) => {
    expect(await sentence(act, 'sms', '2026-05-03T09:12:00.000Z', { method, where })).toBe(`History ${expected}`);
  });

  test('an act on everything says so', async () => {
    expect(await sentence('withdraw', null, '2026-05-03T09:12:00.000Z', { method: 'preference_center' })).toContain(
      'You stopped all marketing',
    );
  });
});
