/**
 * Advertising at night where a law asks for a consent of its own (Korea): the text that asks for it, its lint, what publishing says, and
 * which hours it opens. The whole way over HTTP: `test/worker/public/night.test.ts`.
 */
import { describe, expect, test } from 'vitest';
import { widgetDraft } from '../../../shared/contract/widget.ts';
import { HOUR_MS } from '../../../shared/limits.ts';
import { LANGUAGES } from '../../../shared/locales/languages.ts';
import { ASKABLE } from '../../../worker/channels/registry.ts';
import type { KeyState } from '../../../worker/consent/model.ts';
import { DISCLOSURE_POLICY } from '../../../worker/policy/asked-elements.ts';
import type { Question } from '../../../worker/policy/eligibility-facts.ts';
import { eligible } from '../../../worker/policy/eligible.ts';
import { rulesNamed } from '../../../worker/policy/jurisdictions/choose.ts';
import { passingText } from '../../../worker/policy/lint/passing.ts';
import { checkDraft } from '../../../worker/workspace/check-draft.ts';
import { type Control, composeDocument } from '../../../worker/workspace/compose-disclosures.ts';
import { DRAFT, PROGRAMME } from '../workspace/fixtures.ts';
import { keyOf, NOON, question, refusals, stateOf } from './eligibility-questions.ts';

const NIGHT = { ...PROGRAMME, id: 'night', name: 'Aurora at night', night_of: 'default' };
const SMS: Control = { channels: ['sms'], purpose: 'marketing', opt_in: 'double' };
const KOREA = DISCLOSURE_POLICY.asked(['sms'], ['KR']);
const codesOf = (document: ReturnType<typeof composeDocument>) =>
  DISCLOSURE_POLICY.lint!(document, KOREA.elements, PROGRAMME.sender).map(({ code }) => code);

describe.each(Object.keys(LANGUAGES))('the text in %s', (locale) => {
  const document = composeDocument(SMS, locale, NIGHT, {}, KOREA);

  test('says the hours, in the text and beside the box, and passes', () => {
    expect(document.night).toEqual({ from: '21:00', to: '08:00' });
    for (const said of [document.text, document.control.label]) expect(said).toMatch(/21:00.+08:00/s);
    expect(document.text).not.toMatch(/[{}]/);
    expect(codesOf(document)).toEqual([]);
    const { text: _, ...rest } = document;
    expect(codesOf({ ...rest, text: passingText(document, KOREA.elements, 18, PROGRAMME.sender) })).toEqual([]);
  });
  test('is not taken for one without its hours', () => {
    const day = composeDocument(SMS, locale, PROGRAMME, {}, KOREA);
    expect(day.night).toBeUndefined();
    expect(codesOf({ ...day, night: { from: '21:00', to: '08:00' } })).toEqual(['missing_night']);
  });
});

test('a text for the day that takes the night along is refused; of the night alone it may be spoken, in Korean too', () => {
  const text = composeDocument(SMS, 'ko', NIGHT, {}, KOREA).text;
  expect(codesOf({ ...composeDocument(SMS, 'ko', PROGRAMME, {}, KOREA), text })).toEqual(['night_bundled']);
});

test('hours in other ways of writing them are said', () => {
  const document = composeDocument(SMS, 'en', NIGHT, {}, KOREA);
  const at = (words: string) => codesOf({ ...document, text: document.text.replace('from 21:00 to 08:00', words) });
  expect([at('from 9 pm to 8 am'), at('between 21h and 8h'), at('late'), at('from 21:00 to 23:00')]).toEqual([
    [],
    [],
    ['missing_night'],
    ['missing_night'],
  ]);
});

test('publishing asks for no night where no law does, nor by email', () => {
  const found = (channels: string[], jurisdictions: string[]) => {
    const draft = widgetDraft.parse({ ...DRAFT, controls: [{ channels }], programme: 'night', jurisdictions });
    return checkDraft(draft, NIGHT, ASKABLE, DISCLOSURE_POLICY)
      .filter(({ level }) => level === 'error')
      .map(({ path, code }) => [path, code]);
  };
  expect(found(['sms'], ['KR'])).toEqual([]);
  expect(found(['sms'], ['US'])).toEqual([['controls[0]', 'night_not_asked_for']]);
  expect(found(['email'], ['KR'])).toEqual([['controls[0]', 'night_not_asked_for']]);
});

describe('of a night open to who agreed to it, to the millisecond, beside the consent for the day', () => {
  const night = (parts = {}) => keyOf('sms', { programme: 'night', ...parts });
  const asked = (keys: readonly KeyState[], parts: Partial<Question> = {}) =>
    question({
      state: stateOf(keys),
      nightProgrammes: ['night'],
      jurisdiction: rulesNamed(['KR']),
      recipient: { kind: 'phone', countries: ['KR'], zones: ['Asia/Seoul'] },
      now: Date.parse('2026-06-03T14:00:00Z'),
      ...parts,
    });
  test('both stand: it may go', () => expect(eligible(asked([keyOf('sms'), night()])).allowed).toBe(true));
  test.each([
    ['the night was never asked', [keyOf('sms')], ['night_consent']],
    ['the night is of another channel', [keyOf('sms'), keyOf('whatsapp', { programme: 'night' })], ['night_consent']],
    ['the night is of another purpose', [keyOf('sms'), keyOf('sms', { programme: 'night' }, 'utility')], ['night_consent']],
    ['the night was taken back', [keyOf('sms'), night({ standing: 'withdrawn' })], ['night_consent']],
    ['the night was declined', [keyOf('sms'), night({ standing: 'declined' })], ['night_consent']],
    ['the night is stopped', [keyOf('sms'), night({ stopped: true })], ['night_consent']],
    ['the night waits for a confirm', [keyOf('sms'), night({ needsConfirm: true })], ['night_consent']],
    ['the day was taken back', [keyOf('sms', { standing: 'withdrawn' }), night()], ['withdrawn']],
    ['the day was never asked', [night()], ['not_asked']],
  ])('%s: it may not', (_, keys, reasons) => expect(refusals(asked(keys))).toEqual(reasons));
  test('it ends when the night’s own grant runs out', () => {
    const at = NOON + HOUR_MS;
    const keys = [keyOf('sms'), night({ expiresAtMs: at })];
    expect([refusals(asked(keys, { now: at - 1 })), refusals(asked(keys, { now: at }))]).toEqual([[], ['night_consent']]);
  });
  test('a night of another programme opens nothing', () => {
    expect(refusals(asked([keyOf('sms'), night()], { nightProgrammes: [] }))).toEqual(['night_consent']);
  });
  test('where the law asks for a confirmed consent, the night’s has to be one', () => {
    const double = { jurisdiction: rulesNamed(['KR', 'DE']) };
    expect(refusals(asked([keyOf('sms'), night({ verified: false })], double))).toEqual(['night_consent']);
    expect(refusals(asked([keyOf('sms'), night()], double))).toEqual([]);
  });
  test('of a topic that the night does not cover it may not', () => {
    expect(refusals(asked([keyOf('sms'), night({ topics: ['sale'] })], { topic: 'news' }))).toEqual(['night_consent']);
    expect(refusals(asked([keyOf('sms'), night({ topics: ['news'] })], { topic: 'news' }))).toEqual([]);
  });
});
