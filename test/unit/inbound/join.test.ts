/** Which messages are keywords, where, and what their answers say. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keywordText } from '../../../shared/keyword-text.ts';
import { LANGUAGES } from '../../../shared/locales/languages.ts';
import { joinedBy } from '../../../worker/inbound/join.ts';
import { lintReply } from '../../../worker/policy/lint/lint-reply.ts';
import { composedReply, type KeywordForUse } from '../../../worker/workspace/keyword-reply.ts';
import { COVERS, defaultDocument } from '../policy/lint/fixtures.ts';

const [, texts] = COVERS;
const document = defaultDocument('en', texts!);
const keyword = (word: string, change: Partial<KeywordForUse['view']> = {}): KeywordForUse => ({
  view: {
    id: 'poster',
    word,
    disclosure: 'a'.repeat(64),
    programme: 'default',
    senders: document.sender.accounts,
    reply: 'In.',
    ...change,
  },
  document,
  grantLifeDays: 90,
});
const say = (text: string, to: string | null = '+12025550123') => joinedBy({ channel: 'sms', to, text }, [keyword('JOIN')]);

describe('a keyword', () => {
  test.each(['JOIN', 'join', ' Join! ', '“join”', 'ＪＯＩＮ', 'jo\u200bin', 'join 🎉', '"JOIN".'])('%j joins', (text) => {
    expect(say(text)?.grants.map(({ channel }) => channel)).toEqual(['sms', 'mms', 'rcs']);
  });

  test.each(['join us', 'joined', 'do not join', 'joi n', '', '🎉', 'no join'])('%j joins nothing', (text) => {
    expect(say(text)).toBeNull();
  });

  test('counts at its own sender alone, however the number is written', () => {
    expect([say('join', '12025550123'), say('join', '+1 (202) 555-0123')].every(Boolean)).toBe(true);
    expect(say('join', '+12025550199')).toBeNull();
    expect(joinedBy({ channel: 'whatsapp', to: '+12025550123', text: 'join' }, [keyword('JOIN')])).toBeNull();
  });

  test('names what was printed beside it, for as long as the programme says; campaign and topics go with it', () => {
    const joined = joinedBy({ channel: 'sms', to: null, text: 'join' }, [
      keyword('JOIN', { topics: ['sale'], campaign: 'spring poster' }),
    ])!;
    expect(joined.grants[0]).toEqual({
      programme: 'default',
      channel: 'sms',
      purpose: 'marketing',
      topics: ['sale'],
      disclosure: 'a'.repeat(64),
      optIn: 'single',
      grantLifeMs: 90 * 86_400_000,
    });
    expect(joined.context).toEqual({ keyword: 'poster', campaign: 'spring poster' });
    expect(joined.replies?.granted).toMatchObject({ channel: 'sms', text: 'In.', kind: 'notice' });
  });
});

test('the text of a word is the same whatever stands around it, and its own text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(' ', '!', '\u200b', '...', '«', '\n', '🎉'), (text, around) => {
      const plain = keywordText(text);
      expect(keywordText(plain)).toBe(plain);
      expect(keywordText(`${around}${plain}${around}`)).toBe(plain);
    }),
  );
});

describe('the answer', () => {
  const every = Object.keys(LANGUAGES).flatMap((locale) => COVERS.map((covers) => [locale, covers[1].join('+'), covers] as const));

  test.each(every)('that we compose passes the lint: %s, %s', (locale, _, covers) => {
    const own = defaultDocument(locale, covers);
    expect(lintReply(own, composedReply(own, 'help@aurora-coffee.example'))).toEqual([]);
  });

  test.each(Object.keys(LANGUAGES))('without STOP, HELP, price or frequency does not pass: %s', (locale) => {
    const own = defaultDocument(locale, texts!);
    const codes = lintReply(own, 'Aurora Coffee').map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['missing_frequency', 'missing_rates', 'missing_stop', 'missing_help']));
  });
});
