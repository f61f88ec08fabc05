/** The choices of a submission against the version on screen. */
import { describe, expect, test } from 'vitest';
import { judgeChoices } from '../../../worker/http/choices.ts';
import { partsOf } from '../../../worker/http/submission-parts.ts';
import { choices, hashOf, published } from './published.ts';

const judge = (given: ReturnType<typeof choices>, locale = 'en') => judgeChoices(published(), locale, given);
const withText = { locale: 'en', render_token: 't', page: { url: 'https://shop.example/' } };

describe('every channel offered has one choice, and nothing else has', () => {
  test('the choices of the form are taken, with what the version asks of each', () => {
    const judged = judge(choices(['sms', 'mms', 'rcs']));
    expect(
      judged.ok && judged.value.map(({ submit, kind }) => [submit.channel, submit.granted, submit.optIn, submit.grantLifeMs, kind]),
    ).toEqual([
      ['sms', true, 'double', 30 * 86_400_000, 'phone'],
      ['mms', true, 'double', 30 * 86_400_000, 'phone'],
      ['rcs', true, 'double', 30 * 86_400_000, 'phone'],
      ['whatsapp', false, 'single', 30 * 86_400_000, 'phone'],
      ['email', false, 'double', 30 * 86_400_000, 'email'],
    ]);
  });
  test('R1.1 a channel that was offered and has no choice is named', () => {
    const given = choices([]).filter(({ channel }) => channel !== 'whatsapp' && channel !== 'email');
    expect(judge(given)).toEqual({ ok: false, error: { reason: 'choice_missing', pairs: ['whatsapp:marketing', 'email:marketing'] } });
  });
  test('a channel or purpose that was not offered is refused', () => {
    const [first] = choices([]);
    expect(judge([...choices([]), { ...first!, channel: 'line' }])).toMatchObject({ error: { reason: 'choice_not_offered', index: 5 } });
    expect(judge([...choices([]), { ...first!, purpose: 'service' }])).toMatchObject({ error: { reason: 'choice_not_offered', index: 5 } });
  });
  test('a second choice for one channel is refused', () => {
    expect(judge([...choices([]), choices(['sms'])[0]!])).toMatchObject({ error: { reason: 'choice_repeated', index: 5 } });
  });
  test('R1.1 one tick is one answer: the channels of a control are not left differently', () => {
    expect(judge(choices(['sms']))).toMatchObject({ error: { reason: 'choice_split', index: 1 } });
    expect(judge(choices([], ({ channel }) => ({ shown: channel !== 'mms' })))).toMatchObject({
      error: { reason: 'choice_split', index: 1 },
    });
  });
});

describe('R1.2 what was shown is what was agreed', () => {
  test('a text of another channel, of another language, or of nobody is refused', () => {
    const naming = (hash: string) => judge(choices([], ({ channel }) => (channel === 'whatsapp' ? { disclosure: hash } : {})));
    for (const hash of [hashOf('sms', 'en'), hashOf('whatsapp', 'de'), 'f'.repeat(64)]) {
      expect(naming(hash)).toMatchObject({ error: { reason: 'disclosure_not_issued', index: 3 } });
    }
    expect(naming(hashOf('whatsapp', 'en')).ok).toBe(true);
    expect(judge(choices([]), 'de')).toMatchObject({ error: { reason: 'disclosure_not_issued', index: 0 } });
  });
  test('what was not on screen is not granted', () => {
    expect(judge(choices(['email'], ({ channel }) => ({ shown: channel !== 'email' })))).toMatchObject({
      error: { reason: 'granted_unseen', index: 4 },
    });
  });
  test('another programme, or a topic that it lacks, is refused', () => {
    expect(judge(choices([], () => ({ programme: 'other' })))).toMatchObject({ error: { reason: 'programme_not_offered', index: 0 } });
    expect(judge(choices([], () => ({ topics: ['sales', 'news'] })))).toMatchObject({ error: { reason: 'topic_unknown', topic: 1 } });
  });
});

describe('which address a choice goes with', () => {
  const parts = (given: ReturnType<typeof choices>, addresses: { phone?: string; phone_country?: string; email?: string }) => {
    const judged = judge(given);
    if (!judged.ok) throw new Error('the choices are good');
    return partsOf({ ...withText, ...addresses, choices: given }, judged.value, 'US');
  };
  test('phone channels go with the phone, email with the email, the phone first', () => {
    const found = parts(choices(['whatsapp', 'email']), { email: 'Jo@Shop.example', phone: '(202) 555-0123' });
    expect(
      found.ok && found.value.map(({ address, typed, choices: of }) => [address.value, typed, of.map((choice) => choice.channel)]),
    ).toEqual([
      ['+12025550123', '(202) 555-0123', ['sms', 'mms', 'rcs', 'whatsapp']],
      ['jo@shop.example', 'Jo@Shop.example', ['email']],
    ]);
  });
  test('a channel left off whose address was not given leaves nothing', () => {
    const found = parts(choices(['whatsapp']), { phone: '07700 900123', phone_country: 'GB' });
    expect(found.ok && found.value.map(({ address }) => address.value)).toEqual(['+447700900123']);
    expect(parts(choices([]), {})).toEqual({ ok: true, value: [] });
  });
  test('an address none of whose controls was on screen is not kept', () => {
    const unseen = choices(['whatsapp'], ({ channel }) => ({ shown: channel !== 'email' }));
    const found = parts(unseen, { phone: '2025550123', email: 'jo@shop.example' });
    expect(found.ok && found.value.map(({ kind }) => kind)).toEqual(['phone']);
  });
  test.each([
    [['whatsapp'], { email: 'jo@shop.example' }, { reason: 'address_missing', kind: 'phone', index: 3 }],
    [['email'], { phone: '2025550123' }, { reason: 'address_missing', kind: 'email', index: 4 }],
    [['whatsapp'], { phone: '555-0123' }, { reason: 'phone_refused', because: 'not_possible' }],
    [['email'], { email: 'jo@shop' }, { reason: 'email_refused' }],
    [[], { phone: '12' }, { reason: 'phone_refused', because: 'not_possible' }],
  ] as const)('granted %j with %j is refused', (granted, addresses, error) => {
    expect(parts(choices(granted), addresses)).toEqual({ ok: false, error });
  });
});
