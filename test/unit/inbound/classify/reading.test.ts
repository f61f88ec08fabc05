/** What is the person's own, what is turned round, and what is about something else. */
import { describe, expect, test } from 'vitest';
import { classify } from '../../../../worker/inbound/classify/classify.ts';
import { sentencesOf } from '../../../../worker/inbound/classify/fold.ts';
import { ownWords } from '../../../../worker/inbound/classify/own-words.ts';

const on = (text: string, channel: 'sms' | 'email' = 'sms') => classify(text, { channel });
const means = (text: string, channel: 'sms' | 'email' = 'sms') => on(text, channel).means;

describe('the person’s own words', () => {
  test('are not quoted lines, what a mail program quotes, or a signature', () => {
    expect(ownWords('Yes please.\n> Reply STOP to opt out\n>> more')).toBe('Yes please.');
    expect(ownWords('Thanks!\nOn Mon, 5 Jan 2026, Shop wrote:\nReply STOP')).toBe('Thanks!');
    expect(ownWords('Danke\nAm 5. Januar schrieb Shop:\nSTOP')).toBe('Danke');
    expect(ownWords('Merci\n-----Message d’origine-----\nSTOP')).toBe('Merci');
    expect(ownWords('STOP\nSent from my iPhone')).toBe('STOP');
    expect(means('Blue please.\n\n> Text STOP to end')).toBe('none');
  });
  test('are not what a tapback copies, in any language', () => {
    for (const text of [
      'Liked “STOP”',
      'Loved "Reply STOP to end"',
      'Gillade ”Svara STOPP”',
      'A aimé « STOP »',
      '“STOP”にいいね',
      '👍 to “STOP”',
      'Anna liked “unsubscribe”',
    ]) {
      expect(means(text), text).toBe('none');
    }
  });
  test('are not a copy of ours between quotation marks', () => {
    expect(means('You said “Reply STOP to opt out”, is that free?')).toBe('none');
    expect(means('I said "stop sending me messages"')).toBe('withdraw');
  });
  test('a keyword alone is one, even quoted', () => {
    for (const text of ['"STOP"', '> STOP', '«stop»']) expect(on(text), text).toMatchObject({ means: 'withdraw', certain: true });
    expect(means('> Summer sale\n> Reply STOP to opt out')).toBe('none');
  });
});

describe('a withdrawal', () => {
  test('is turned round by a not, whatever stands around it', () => {
    for (const text of [
      'don’t stop',
      'dont stop',
      'please do not ever stop!',
      'can’t stop loving it',
      'Hört bitte nicht auf',
      'sluta inte',
      'やめないで',
      '不要停',
      'durmayın',
      'no need to stop',
      'je ne veux pas me désabonner',
    ]) {
      expect(means(text), text).toBe('none');
    }
  });
  test('is none where the word means something else', () => {
    for (const text of [
      'stop by tomorrow?',
      'the bus stop is right outside',
      'it’s nonstop',
      'end of the week',
      'wait, stop, wrong size',
      'Stop ou encore ?',
      'I almost replied STOP',
    ]) {
      expect(means(text), text).toBe('none');
    }
  });
  test('is none where an order, a visit, fewer messages or another channel are meant', () => {
    for (const text of [
      'cancel my order 123',
      'Bitte meinen Termin absagen',
      '取消订单',
      'less texts please',
      'stop the emails, texts are fine',
      'don’t text so often',
    ]) {
      expect(means(text), text).toBe('none');
    }
    expect(means('stop the emails, texts are fine', 'email')).toBe('withdraw');
  });
  test('is flagged where it is only read between the lines', () => {
    for (const text of [
      'wrong number',
      'not interested',
      'how do I stop these?',
      'Stop calling me',
      'STOP to unsubscribe',
      '🛑',
      'this number no longer belongs to Anna',
      'Kein Interesse',
      '興味ないです',
    ]) {
      expect(on(text), text).toMatchObject({ means: 'withdraw', certain: false });
    }
  });
  test('keeps the rule and the words that it went by', () => {
    expect(on('pls stop sending me discount codes')).toMatchObject({ rule: 'cease_sending:en', words: 'stop sending' });
    expect(on('STOP')).toMatchObject({ rule: 'word', words: 'stop' });
    expect(on('hello there')).toEqual({ means: 'none', certain: true, rule: 'none', words: null });
  });
});

describe('yes and start', () => {
  test('are never read out of a sentence', () => {
    for (const text of [
      'Yes, the blue one in size M please.',
      'ok but who is this',
      'no, not correct',
      'I want to join my friend at your shop',
      '483920',
      'wrong',
    ]) {
      expect(['none', 'withdraw'], text).toContain(means(text));
    }
  });
});

describe('folding', () => {
  const texts = (text: string) => sentencesOf(text).map((sentence) => sentence.text.trim());
  test('brings case, width, accents, marks and digits to one form', () => {
    expect(texts('ARRÊT')).toEqual(['arret']);
    expect(texts('Ｓｔｏｐ！')).toEqual(['stop']);
    expect(texts('İPTAL ıptal')).toEqual(['iptal iptal']);
    expect(texts('إِيقَاف')).toEqual(['ايقاف']);
    expect(texts('הֲסֵר')).toEqual(['הסר']);
    expect(texts('لغو۱۱')).toEqual(['لغو11']);
    expect(texts('取消訂閱')).toEqual(['取消订阅']);
    expect(texts('d\u0323u\u031b\u0300ng')).toEqual(['dung']);
  });
  test('cuts sentences at their ends, not in abbreviations', () => {
    expect(texts('Stop. Thanks! Ok?')).toEqual(['stop', 'thanks', 'ok']);
    expect(texts('art. 21 DSGVO')).toEqual(['art 21 dsgvo']);
    expect(texts('S.T.O.P')).toEqual(['s t o p']);
    expect(texts('配信停止。ください')).toEqual(['配信停止', 'ください']);
  });
});
