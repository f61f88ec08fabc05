import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../shared/locales/languages.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { classify } from '../../../worker/inbound/classify/classify.ts';
import type { InboundEvent } from '../../../worker/inbound/inbound.ts';
import { repliesTo } from '../../../worker/inbound/replies.ts';
import { PROGRAMME } from '../workspace/fixtures.ts';

const text = (words: string, channel: ChannelId = 'sms', platformSays?: 'stop' | 'help'): InboundEvent => ({
  kind: 'text',
  id: 'm1',
  channel,
  from: { kind: 'phone', scope: '', value: '+12025550123' },
  to: '12345',
  at: { fromMs: 1, toMs: 1 },
  text: words,
  ...(platformSays && { platformSays }),
});
const replies = (event: InboundEvent, platform: 'local' | 'twilio' | 'telegram' = 'local', programme = PROGRAMME) =>
  repliesTo(event, event.kind === 'text' ? classify(event.text, { channel: event.channel }) : null, { id: 'a1', platform }, programme);

describe('answers', () => {
  test('to HELP say who, what, how often, at what price, how to stop and whom to ask', () => {
    const { noted, ...more } = replies(text('Help'));
    expect(more).toEqual({});
    const { brand, contact } = PROGRAMME.sender;
    expect(noted).toMatchObject({ channel: 'sms', kind: 'reply', account: 'a1', subject: null });
    for (const part of [brand, contact, PROGRAMME.kinds.en!, PROGRAMME.frequency.en!, 'STOP', 'rates']) expect(noted!.text).toContain(part);
    expect(replies(text('Help', 'telegram'), 'telegram').noted!.text).not.toContain('rates');
  });
  test('to STOP say that it is done, and nothing that sells', () => {
    const { withdrawn, ...more } = replies(text('STOP'));
    expect(more).toEqual({});
    expect(withdrawn).toMatchObject({ kind: 'notice', account: 'a1' });
    expect(withdrawn!.text).toBe(
      `${PROGRAMME.sender.brand}: you will get no more messages from us here. Help: ${PROGRAMME.sender.contact}`,
    );
    expect(withdrawn!.text).not.toContain(PROGRAMME.kinds.en!);
  });
  test('are offered in each of the programme’s languages and no other, the stop without anything that sells in any', () => {
    const { withdrawn } = replies(text('STOP'));
    expect(Object.keys(withdrawn!.texts!)).toEqual(Object.keys(PROGRAMME.kinds));
    for (const [locale, words] of Object.entries(withdrawn!.texts!)) {
      expect(words).not.toContain(PROGRAMME.kinds[locale]!);
      expect(replies(text('HELP')).noted!.texts![locale]).toContain(PROGRAMME.kinds[locale]!);
    }
    expect(new Set(Object.values(withdrawn!.texts!)).size).toBe(2);
  });
  test('are left to a vendor that answers by itself, but for words that it does not know', () => {
    for (const words of ['STOP', 'help', ' Unsubscribe ']) expect(replies(text(words), 'twilio')).toEqual({});
    expect(replies(text('opt out'), 'twilio').withdrawn).toBeDefined();
    expect(replies(text('adios', 'sms', 'stop'))).toEqual({});
  });
  test('are given to words alone, and to none that mean nothing', () => {
    expect(replies(text('what time is it'))).toEqual({});
    const { text: _, ...told } = text('x') as Extract<InboundEvent, { kind: 'text' }>;
    expect(replies({ ...told, kind: 'block' })).toEqual({});
    expect(repliesTo(text('help'), classify('help', { channel: 'sms' }), { id: 'a1', platform: 'local' }, null)).toEqual({});
  });
  test.each(Object.keys(LANGUAGES))('are complete in %s', (locale) => {
    const programme = { ...PROGRAMME, kinds: { [locale]: 'KINDS' }, frequency: { [locale]: 'OFTEN' } };
    for (const words of ['STOP', 'HELP']) {
      const [reply] = Object.values(replies(text(words), 'local', programme));
      expect(reply!.locale).toBe(locale);
      expect(reply!.text).toContain(PROGRAMME.sender.brand);
      expect(reply!.text).toContain(PROGRAMME.sender.contact);
      expect(reply!.text).not.toMatch(/[{}]/);
    }
  });
});
