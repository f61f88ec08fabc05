/** Every language invites the answer YES in its own letters, and the word is read as YES. */
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../shared/locales/languages.ts';
import { REPLY_INVITE, replyInvite } from '../../../shared/locales/reply-invite.ts';
import { classify } from '../../../worker/inbound/classify/classify.ts';
import { bare, ENGLISH_WORDS, SCRIPTS } from './scripts.ts';

test.each(Object.keys(LANGUAGES))('%s has its own sentence', (tag) => {
  const text = REPLY_INVITE[tag] ?? '';
  expect(text.match(/\bYES\b/g)).toHaveLength(1);
  const own = bare(text).replace('YES', ' ');
  for (const word of own.match(/[\p{L}\p{M}]+/gu) ?? []) expect(word).toMatch(SCRIPTS[tag] as RegExp);
  if (tag !== 'en') expect(own).not.toMatch(ENGLISH_WORDS);
  expect(text.length).toBeLessThan(60);
});
test('a region reads its language, and a language that nobody wrote reads English', () => {
  expect(replyInvite('de-CH')).toBe(REPLY_INVITE.de);
  expect(replyInvite('zh-TW')).toBe(REPLY_INVITE['zh-Hant']);
  expect(replyInvite('xx')).toBe(REPLY_INVITE.en);
});
test('the word it asks for means yes', () => {
  expect(classify('YES', { channel: 'sms' })).toMatchObject({ means: 'yes', certain: true });
});
