import { expect, test } from 'vitest';
import { inWishedLanguage } from '../../../worker/consent/reply-language.ts';

const REPLY = { channel: 'sms', text: 'out', subject: null, kind: 'notice', locale: 'en', account: 'a1' } as const;
const OFFERED = { ...REPLY, texts: { en: 'out', de: 'raus', 'zh-Hant': '已停止' } };

test.each([
  ['de', 'de', 'raus'],
  ['de-AT', 'de', 'raus'],
  ['zh-TW', 'zh-Hant', '已停止'],
  ['fr', 'en', 'out'],
  ['x', 'en', 'out'],
  [undefined, 'en', 'out'],
])('a wish for %s is answered in %s', (wished, locale, text) => {
  expect(inWishedLanguage(OFFERED, wished)).toEqual({ ...REPLY, locale, text });
});
test('a reply in one language alone stays as it is', () => {
  expect(inWishedLanguage(REPLY, 'de')).toEqual(REPLY);
});
