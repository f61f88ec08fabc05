/** The language of a page: what its URL says, then the browser, then the merchant. */
import { expect, test } from 'vitest';
import { chooseLocale } from '../../../worker/http/pages/page-locale.ts';

const OFFERED = ['en', 'de', 'ar'];

test.each([
  ['the URL wins', 'de', 'ar', 'de'],
  ['a region is served by its language', 'de-AT', null, 'de'],
  ['what is not offered falls to the browser', 'fr', 'ar-EG', 'ar'],
  ['the browser’s weights count, not its order', null, 'fr, de;q=0.4, ar;q=0.9', 'ar'],
  ['a language weighted zero is refused', null, 'de;q=0', 'en'],
  ['any is none', null, '*', 'en'],
  ['nothing known: the fallback', null, null, 'en'],
  ['garbage: the fallback', '../../x', ';;,=q;q=x', 'en'],
])('%s', (_, asked, header, expected) => {
  expect(chooseLocale(asked, header, OFFERED, 'en')).toBe(expected);
});
