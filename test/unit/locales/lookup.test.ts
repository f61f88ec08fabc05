/** A reader gets the nearest language that is offered, under whatever tag it is listed. */
import { expect, test } from 'vitest';
import { bestLocale } from '../../../shared/locales/lookup.ts';

test.each([
  ['de-CH', ['en', 'de'], 'de'],
  ['DE-at', ['de', 'de-AT'], 'de-AT'],
  ['de', ['de-AT'], null],
  ['fr', ['en', 'de'], null],
  ['', ['en'], null],
  ['zh-CN', ['zh-Hant', 'zh-Hans'], 'zh-Hans'],
  ['zh-SG', ['zh-Hant', 'zh-Hans'], 'zh-Hans'],
  ['zh', ['zh-Hant', 'zh-Hans'], 'zh-Hans'],
  ['zh-TW', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
  ['zh-HK', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
  ['zh-MO', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
  ['zh-Hant-HK', ['zh-CN', 'zh-TW'], 'zh-TW'],
  ['zh-Hans', ['zh-TW', 'zh-CN'], 'zh-CN'],
  ['zh-Hant-CN', ['zh-Hans', 'zh-Hant'], 'zh-Hant'],
  ['zh-TW', ['zh', 'zh-HK'], 'zh-HK'],
  ['zh-TW', ['zh'], 'zh'],
  ['zh-TW', ['zh-Hans'], null],
  ['pt', ['en', 'pt-BR'], 'pt-BR'],
  ['pt-PT', ['en', 'pt-BR'], 'pt-BR'],
  ['pt-PT', ['pt-BR', 'pt'], 'pt'],
  ['pt-BR', ['pt'], 'pt'],
  ['iw', ['en', 'he'], 'he'],
  ['he-IL', ['en', 'iw'], 'iw'],
  ['pt_BR', ['pt-BR'], 'pt-BR'],
  ['in', ['en', 'id'], 'id'],
  ['in-ID', ['en', 'id'], 'id'],
  ['fa-AF', ['en', 'fa'], 'fa'],
  ['uk-UA', ['en', 'uk'], 'uk'],
  ['sv-FI', ['fi', 'sv'], 'sv'],
  // Neighbours that are understood are not the language asked for.
  ['nb', ['da', 'sv', 'en'], null],
  ['no', ['da', 'sv', 'en'], null],
  ['sk', ['cs', 'en'], null],
  ['ru', ['uk', 'en'], null],
  ['ms', ['id', 'en'], null],
])('%j of %j is %j', (locale, offered, expected) => {
  expect(bestLocale(locale, offered)).toBe(expected);
});
