/** What each rule of eligibility says, and its limits to the millisecond. */
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../shared/limits.ts';
import { PURPOSES, STANDINGS } from '../../../shared/vocabulary.ts';
import { permitted } from '../../../worker/consent/permitted.ts';
import { eligible } from '../../../worker/policy/eligible.ts';
import { rulesNamed } from '../../../worker/policy/jurisdictions/choose.ts';
import { ELIGIBILITY_RULES } from '../../../worker/policy/rules.ts';
import { codes, keyOf, NO_WISHES, NOON, question, refusals, stateOf } from './eligibility-questions.ts';

const whatsapp = (parts: Parameters<typeof question>[0] = {}) =>
  question({ channel: 'whatsapp', state: stateOf([keyOf('whatsapp')]), ...parts });
const wroteAgo = (ms: number) => ({ whatsapp: { lastInboundAtMs: NOON - ms } });

describe('standing', () => {
  test('a verified grant may be written to in free words', () => {
    const answer = eligible(question());
    expect(answer).toMatchObject({
      allowed: true,
      form: 'free_form',
      reasons: [],
      untilMs: null,
      best: { channel: 'sms', form: 'free_form' },
    });
  });

  test.each(STANDINGS.filter((standing) => standing !== 'granted'))('%s refuses marketing and says so', (standing) => {
    const asked = question({ state: stateOf([keyOf('sms', { standing })]) });
    expect(refusals(asked)).toEqual([standing]);
    expect(eligible(asked)).toMatchObject({ allowed: false, form: 'none', best: null, untilMs: null });
  });

  test('consent to one channel, purpose or programme opens no other', () => {
    expect(refusals(question({ channel: 'mms' }))).toEqual(['not_asked']);
    expect(refusals(question({ purpose: 'utility' }))).toEqual(['not_asked']);
    expect(refusals(question({ programme: 'club' }))).toEqual(['not_asked']);
  });

  test('a grant ends at its very millisecond', () => {
    const at = (now: number) => refusals(question({ now, state: stateOf([keyOf('sms', { expiresAtMs: NOON })]) }));
    expect(at(NOON - 1)).toEqual([]);
    expect(at(NOON)).toEqual(['expired']);
  });

  test.each([
    [{ topics: null, topicsOff: [] }, []],
    [{ topics: null, topicsOff: ['news'] }, ['topic_off']],
    [{ topics: ['news'], topicsOff: [] }, []],
    [{ topics: ['sale'], topicsOff: [] }, ['topic_off']],
  ])('a topic must be covered: %j', (parts, expected) => {
    expect(refusals(question({ topic: 'news', state: stateOf([keyOf('sms', parts)]) }))).toEqual(expected);
  });

  test('where the law asks for a confirmed consent an unconfirmed one is none; an attested one is', () => {
    const of = (verified: boolean, attested: boolean) =>
      refusals(question({ jurisdiction: rulesNamed(['DE']), state: stateOf([keyOf('sms', { verified, attested })]) }));
    expect(of(true, false)).toEqual([]);
    expect(of(false, true)).toEqual([]);
    expect(of(false, false)).toEqual(['not_verified']);
    expect(refusals(question({ state: stateOf([keyOf('sms', { verified: false })]) }))).toEqual([]);
  });

  test.each([
    [{ stopped: true }, 'stopped'],
    [{ needsConfirm: true }, 'needs_confirm'],
  ])('%j refuses', (parts, code) => {
    expect(refusals(question({ state: stateOf([keyOf('sms', parts)]) }))).toEqual([code]);
  });

  test('a hold refuses what it covers until its end, and a ledger being recovered all', () => {
    const hold = { key: { programme: null, channel: 'sms' as const, purpose: null }, fromMs: 0, untilMs: NOON + 5 };
    const state = stateOf([keyOf('sms'), keyOf('whatsapp')], { hold });
    expect(eligible(question({ state, now: NOON + 4 }))).toMatchObject({ allowed: false, untilMs: NOON + 5 });
    expect(eligible(question({ state, now: NOON + 5 })).allowed).toBe(true);
    expect(refusals(question({ state, channel: 'whatsapp' }))).toEqual([]);
    expect(refusals(question({ state: stateOf([keyOf('sms')], { recovering: true }) }))).toEqual(['recovering']);
  });
});

describe('purposes', () => {
  test('a code may be sent to who asks for it, but to nobody who said no', () => {
    const of = (state = stateOf([])) => refusals(question({ purpose: 'authentication', state }));
    expect(of()).toEqual([]);
    expect(of(stateOf([keyOf('sms', { standing: 'withdrawn' }, 'authentication')]))).toEqual(['withdrawn']);
    expect(of(stateOf([keyOf('sms', { standing: 'declined' }, 'authentication')]))).toEqual(['declined']);
  });

  test('an answer needs a message of the person, of less than a day ago', () => {
    const of = (ms: number) =>
      refusals(question({ purpose: 'service', state: stateOf([]), conversation: { sms: { lastInboundAtMs: NOON - ms } } }));
    expect(of(0)).toEqual([]);
    expect(of(24 * HOUR_MS - 1)).toEqual([]);
    expect(of(24 * HOUR_MS)).toEqual(['not_asked']);
    expect(of(-1)).toEqual(['not_asked']);
    expect(refusals(question({ purpose: 'service', state: stateOf([]) }))).toEqual(['not_asked']);
  });

  test('whatever the purpose, what may go for want of a refusal is permitted, or needs no grant', () => {
    for (const purpose of PURPOSES) {
      const state = stateOf([keyOf('sms', {}, purpose)]);
      expect(eligible(question({ purpose, state })).allowed).toBe(true);
      expect(permitted(state.keys[0]!, state, NOON).permitted).toBe(true);
    }
  });
});

describe('WhatsApp', () => {
  const DAY = 24 * HOUR_MS;
  test.each([
    ['marketing', null, 'approved_template', 'unknown'],
    ['marketing', DAY, 'approved_template', 'closed'],
    ['marketing', DAY - 1, 'free_form', 'open'],
    ['marketing', 0, 'free_form', 'open'],
    ['marketing', -1, 'approved_template', 'unknown'],
    ['utility', DAY, 'approved_template', 'closed'],
    ['utility', DAY - 1, 'free_form', 'open'],
    ['authentication', DAY, 'approved_template', 'closed'],
    ['authentication', 0, 'approved_template', 'open'],
    ['service', DAY - 1, 'free_form', 'open'],
  ] as const)('%s, written %s ms ago: %s', (purpose, ago, form, status) => {
    const state = stateOf([keyOf('whatsapp', {}, purpose)]);
    const answer = eligible(whatsapp({ purpose, state, conversation: ago === null ? {} : wroteAgo(ago) }));
    expect(answer).toMatchObject({ allowed: true, form, window: { status, untilMs: status === 'open' ? NOON - (ago ?? 0) + DAY : null } });
    expect(codes(whatsapp({ purpose, state, conversation: ago === null ? {} : wroteAgo(ago) })).includes('template_needed')).toBe(
      form === 'approved_template',
    );
  });

  test.each([DAY, null])('a service message outside the window goes in no form (%s)', (ago) => {
    const asked = whatsapp({
      purpose: 'service',
      state: stateOf([keyOf('whatsapp', {}, 'service')]),
      conversation: ago === null ? {} : wroteAgo(ago),
    });
    expect(eligible(asked)).toMatchObject({ allowed: false, form: 'none' });
    expect(refusals(asked)).toEqual(['outside_window']);
  });

  test('a template that the merchant does not have refuses outside the window alone', () => {
    const capabilities = { channels: null, templates: [] };
    expect(refusals(whatsapp({ capabilities }))).toEqual(['no_template']);
    expect(refusals(whatsapp({ capabilities, conversation: wroteAgo(1) }))).toEqual([]);
    expect(refusals(whatsapp({ capabilities: { channels: null, templates: ['whatsapp'] } }))).toEqual([]);
  });

  test('marketing does not go to the United States; the rest does', () => {
    const recipient = { kind: 'phone' as const, countries: ['US'], zones: ['America/New_York'] };
    expect(refusals(whatsapp({ recipient }))).toEqual(['not_in_country']);
    expect(refusals(whatsapp({ recipient, purpose: 'utility', state: stateOf([keyOf('whatsapp', {}, 'utility')]) }))).toEqual([]);
  });
});

describe('other channels', () => {
  test.each([
    ['messenger', 'messenger_psid', 24, 'approved_template'],
    ['instagram', 'instagram_igsid', 24, 'none'],
    ['wechat', 'wechat_openid', 48, 'none'],
  ] as const)('%s takes free words within its window and then %s', (channel, kind, hours, outside) => {
    const at = (ms: number) =>
      eligible(
        question({
          channel,
          state: stateOf([keyOf(channel)]),
          recipient: { kind, countries: [], zones: [] },
          conversation: { [channel]: { lastInboundAtMs: NOON - ms } },
        }),
      );
    expect(at(hours * HOUR_MS - 1)).toMatchObject({ allowed: true, form: 'free_form' });
    expect(at(hours * HOUR_MS)).toMatchObject({ allowed: outside !== 'none', form: outside });
  });

  test.each(['line', 'telegram'] as const)('%s has no window', (channel) => {
    const kind = channel === 'line' ? ('line_user' as const) : ('telegram_chat' as const);
    const asked = question({ channel, state: stateOf([keyOf(channel)]), recipient: { kind, countries: [], zones: [] } });
    expect(eligible(asked)).toMatchObject({ allowed: true, form: 'free_form', window: { status: 'none' } });
  });

  test('signal is never sent, an email goes to no phone, and a channel without a sender to nobody', () => {
    expect(refusals(question({ channel: 'signal', state: stateOf([keyOf('signal')]) }))).toContain('never_sent');
    expect(refusals(question({ channel: 'email', state: stateOf([keyOf('email')]) }))).toEqual(['wrong_address']);
    expect(refusals(question({ capabilities: { channels: ['email'], templates: null } }))).toEqual(['no_sender']);
  });
});

describe('hours of the law', () => {
  const texas = question({
    jurisdiction: rulesNamed(['US-TX']),
    recipient: { kind: 'phone', countries: ['US'], zones: ['America/Chicago'] },
  });
  const at = (text: string) => eligible({ ...texas, now: Date.parse(text) });

  test('refuse to the millisecond, name the row and say when they end', () => {
    expect(at('2026-06-03T01:59:59.999Z').allowed).toBe(true);
    const night = at('2026-06-03T02:00:00.000Z');
    expect(night).toMatchObject({ allowed: false, untilMs: Date.parse('2026-06-03T14:00:00Z') });
    expect(night.reasons).toMatchObject([{ code: 'quiet_hours', untilMs: Date.parse('2026-06-03T14:00:00Z') }]);
    expect(at('2026-06-03T13:59:59.999Z').reasons).toMatchObject([{ rule: 'us-tx-quiet' }]);
    expect(at('2026-06-03T14:00:00.000Z').allowed).toBe(true);
  });

  test('a Sunday begins at noon there', () => {
    expect(at('2026-06-07T16:59:59.999Z').reasons).toMatchObject([{ code: 'quiet_hours', rule: 'us-tx-quiet-sunday' }]);
    expect(at('2026-06-07T17:00:00.000Z').allowed).toBe(true);
  });

  test('are about advertising alone', () => {
    const state = stateOf([keyOf('sms', {}, 'utility')]);
    expect(refusals({ ...texas, state, purpose: 'utility', now: Date.parse('2026-06-03T03:00:00Z') })).toEqual([]);
  });

  test('hold where the person may be in any of several zones, and where nobody knows', () => {
    const zones = (...names: string[]) => ({ kind: 'phone' as const, countries: ['US'], zones: names });
    const now = Date.parse('2026-06-03T14:30:00Z');
    expect(refusals({ ...texas, now, recipient: zones('America/Chicago') })).toEqual([]);
    expect(refusals({ ...texas, now, recipient: zones('America/Chicago', 'America/Denver') })).toEqual(['quiet_hours']);
    expect(refusals({ ...texas, now, recipient: zones() })).toEqual(['zone_unknown']);
    expect(refusals({ ...texas, now, recipient: zones('America/Chicago', 'Mars/Olympus') })).toEqual(['zone_unknown']);
  });

  test('of a night that asks for a consent of its own are closed', () => {
    const asked = question({
      jurisdiction: rulesNamed(['KR']),
      recipient: { kind: 'phone', countries: ['KR'], zones: ['Asia/Seoul'] },
      now: Date.parse('2026-06-03T12:00:00Z'),
    });
    expect(refusals(asked)).toEqual(['night_consent']);
    expect(eligible(asked).untilMs).toBe(Date.parse('2026-06-02T23:00:00Z') + DAY_MS);
    expect(refusals({ ...asked, now: asked.now - 1 })).toEqual([]);
    expect(eligible({ ...asked, now: asked.now - 1 }).labels).toEqual(['(광고)']);
  });

  test('a duty to ask again is noted where silence keeps the consent', () => {
    const sinceMs = Date.UTC(2024, 0, 14, 3);
    const asked = question({
      state: stateOf([keyOf('sms', { sinceMs })]),
      jurisdiction: rulesNamed(['KR']),
      recipient: { kind: 'phone', countries: ['KR'], zones: ['Asia/Seoul'] },
    });
    const due = Date.UTC(2026, 0, 14, 3);
    expect(codes({ ...asked, now: due - 1 })).toEqual([]);
    expect(codes({ ...asked, now: due })).toEqual(['reconfirm_due']);
    expect(eligible({ ...asked, now: due }).allowed).toBe(true);
  });
});

describe('wishes', () => {
  const wishing = (parts: object, more: Parameters<typeof question>[0] = {}) =>
    question({ preference: { ...NO_WISHES, ...parts }, ...more });

  test('a pause holds marketing until its end, and nothing else', () => {
    expect(eligible(wishing({ pausedUntilMs: NOON + 1 }))).toMatchObject({ allowed: false, untilMs: NOON + 1 });
    expect(eligible(wishing({ pausedUntilMs: NOON })).allowed).toBe(true);
    const utility = { purpose: 'utility' as const, state: stateOf([keyOf('sms', {}, 'utility')]) };
    expect(eligible(wishing({ pausedUntilMs: NOON + 1 }, utility)).allowed).toBe(true);
  });

  test.each([
    ['weekly', 7],
    ['monthly', 30],
  ])('%s is kept to where the caller says when it last wrote', (frequency, days) => {
    const at = (lastSentAtMs: number | null) => codes(wishing({ frequency }, { lastSentAtMs }));
    expect(at(NOON - days * DAY_MS)).toEqual([]);
    expect(at(NOON - days * DAY_MS + 1)).toEqual(['frequency_wish']);
    expect(at(null)).toEqual(['frequency_unchecked']);
  });

  test('only what matters means that the caller says it does', () => {
    expect(refusals(wishing({ frequency: 'important_only' }))).toEqual(['important_only']);
    expect(refusals(wishing({ frequency: 'important_only' }, { important: true }))).toEqual([]);
    expect(codes(wishing({ frequency: 'every_message' }))).toEqual([]);
  });

  test('hours are read in the zone named, else in that of the number, and noted where there is none', () => {
    const hours = { from: '12:00', to: '18:00' };
    const at = (now: number, more: object = {}) => eligible(wishing({ hours: { ...hours, ...more } }, { now }));
    expect(at(NOON - 1)).toMatchObject({ allowed: false, untilMs: NOON });
    expect(at(NOON).allowed).toBe(true);
    expect(at(NOON + 6 * HOUR_MS - 1).allowed).toBe(true);
    expect(at(NOON + 6 * HOUR_MS)).toMatchObject({ allowed: false, untilMs: NOON + DAY_MS });
    expect(at(NOON, { zone: 'Asia/Tokyo' })).toMatchObject({ allowed: false, untilMs: NOON + 15 * HOUR_MS });
    expect(codes(wishing({ hours }, { recipient: { kind: 'phone', countries: [], zones: [] } }))).toEqual(['wished_hours_unchecked']);
  });

  test('the order chooses among channels that are allowed themselves, and no other', () => {
    const state = stateOf([keyOf('sms'), keyOf('whatsapp'), keyOf('viber', { standing: 'withdrawn' })]);
    const best = (order: string[], parts: object = {}) => eligible(wishing({ order }, { state, ...parts })).best;
    expect(best([])).toEqual({ channel: 'sms', form: 'free_form' });
    expect(best(['viber', 'whatsapp', 'sms'])).toEqual({ channel: 'whatsapp', form: 'approved_template' });
    expect(best(['viber', 'mms'], { channel: 'viber' })).toEqual({ channel: 'sms', form: 'free_form' });
    expect(best(['whatsapp'], { capabilities: { channels: ['sms'], templates: null } })).toEqual({ channel: 'sms', form: 'free_form' });
  });

  test('what excuses one channel from a consent opens no other: only a grant that has not run out does', () => {
    const best = (parts: object) =>
      eligible(question({ channel: 'signal', purpose: 'authentication', state: stateOf([keyOf('sms', parts, 'authentication')]) })).best;
    expect(best({})).toEqual({ channel: 'sms', form: 'free_form' });
    expect(best({ standing: 'not_asked' })).toBeNull();
    expect(best({ expiresAtMs: NOON })).toBeNull();
    expect(best({ expiresAtMs: NOON + 1 })).not.toBeNull();
  });

  test('the end of several reasons is the last, moved on to where no hours close it off', () => {
    const asked = wishing(
      { pausedUntilMs: Date.parse('2026-06-03T03:00:00Z') },
      {
        jurisdiction: rulesNamed(['US']),
        recipient: { kind: 'phone', countries: ['US'], zones: ['America/New_York'] },
        now: Date.parse('2026-06-02T15:00:00Z'),
      },
    );
    expect(eligible(asked).untilMs).toBe(Date.parse('2026-06-03T12:00:00Z'));
  });
});

describe('the table', () => {
  test('ids and reason codes are stable words, each once', () => {
    const ids = ELIGIBILITY_RULES.map(({ id }) => id);
    const reasons = ELIGIBILITY_RULES.map(({ reason }) => reason);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(reasons).size).toBe(reasons.length);
    for (const row of ELIGIBILITY_RULES) {
      expect(row.reason).toMatch(/^[a-z_]+$/);
      expect(row.id).toMatch(/^[a-z-]+$/);
      expect(row.sentence.endsWith('.') && row.source.length > 0).toBe(true);
    }
  });
});
