/** What a landing page's form sends: read without trust, told what to mend, turned into the submission that was on screen. */
import { describe, expect, test } from 'vitest';
import type { WidgetConfig } from '../../../shared/contract/config.ts';
import { submissionRequest as schema } from '../../../shared/contract/submission.ts';
import { en } from '../../../shared/locales/en.ts';
import { carriedFields, landingProblems, readLandingPost, submissionRequest } from '../../../worker/http/pages/landing-post.ts';
import { configFor } from './fixtures.tsx';

const config: WidgetConfig = configFor('en');
const [SMS, WHATSAPP, EMAIL] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string];
const fields = (...pairs: [string, string][]) =>
  new URLSearchParams([['step', 'submit'], ['version', '3'], ['locale', 'en'], ['render_token', 't'], ['key', 'k'], ...pairs]);
const problems = (...pairs: [string, string][]) => landingProblems(readLandingPost(fields(...pairs))!.values, config, en.form);

describe('what is to be mended', () => {
  test.each<[string, [string, string][], string[]]>([
    ['nothing ticked', [['phone', '+12025550123']], ['choice-0']],
    ['a ticked text without a number', [['agree', SMS]], ['phone']],
    ['a ticked email without an address', [['agree', EMAIL]], ['email']],
    [
      'a number that cannot be, though no box needs it',
      [
        ['phone', '12'],
        ['phone_country', 'US'],
        ['email', 'a@example.com'],
        ['agree', EMAIL],
      ],
      ['phone'],
    ],
    [
      'an address that is none, though no box needs it',
      [
        ['phone', '+12025550123'],
        ['email', 'ann'],
        ['agree', SMS],
      ],
      ['email'],
    ],
    [
      'a tick on a text that this form never showed',
      [
        ['phone', '+12025550123'],
        ['agree', 'f'.repeat(64)],
      ],
      ['choice-0'],
    ],
    [
      'nothing: all is there',
      [
        ['phone', '(202) 555-0123'],
        ['phone_country', 'US'],
        ['agree', SMS],
      ],
      [],
    ],
  ])('%s', (_, pairs, expected) => {
    expect(problems(...pairs).map(({ field }) => field)).toEqual(expected);
  });
});

describe('the submission', () => {
  test('R1.1 each channel on screen has a choice with its disclosure; only ticked ones are granted', () => {
    const request = submissionRequest(
      readLandingPost(fields(['phone', '+12025550123'], ['agree', WHATSAPP]))!,
      config,
      'https://sayso.example/p/w/s',
    );
    expect(schema.parse(request).choices).toEqual([
      { channel: 'sms', purpose: 'marketing', programme: 'default', granted: false, shown: true, disclosure: SMS },
      { channel: 'mms', purpose: 'marketing', programme: 'default', granted: false, shown: true, disclosure: SMS },
      { channel: 'whatsapp', purpose: 'marketing', programme: 'default', granted: true, shown: true, disclosure: WHATSAPP },
      { channel: 'email', purpose: 'marketing', programme: 'default', granted: false, shown: true, disclosure: EMAIL },
    ]);
  });

  test('a channel opted into in its own app is not on this page: not shown, and no tick can grant it', () => {
    const telegram = { ...config.controls[0]!, channels: ['telegram' as const], disclosure: 'd'.repeat(64) };
    const more = { ...config, controls: [...config.controls, telegram] };
    const post = readLandingPost(fields(['phone', '+12025550123'], ['agree', SMS], ['agree', telegram.disclosure]))!;
    expect(submissionRequest(post, more, 'https://sayso.example/').choices.at(-1)).toMatchObject({
      channel: 'telegram',
      shown: false,
      granted: false,
    });
  });

  test('what was typed and ticked survives the round trip through the code form’s hidden fields', () => {
    const post = readLandingPost(
      fields(
        ['phone', ' 0171 1 '],
        ['phone_country', 'DE'],
        ['email', 'a@example.com'],
        ['agree', SMS],
        ['agree', EMAIL],
        ['awaited', 'phone'],
        ['awaited', 'email'],
        ['settled', SMS],
        ['submission_id', 'sub_1'],
        ['submission_secret', 's3cret'],
      ),
    )!;
    const again = readLandingPost(
      new URLSearchParams([['step', 'verify'], ...carriedFields(post).map(([name, value]) => [name, value])] as [string, string][]),
    )!;
    expect(again).toEqual({ ...post, step: 'verify', renderToken: '', idempotencyKey: '' });
  });

  test('a step that none of our forms sends is refused', () => {
    expect(readLandingPost(new URLSearchParams([['step', 'erase']]))).toBeNull();
    expect(readLandingPost(new URLSearchParams())).toBeNull();
  });
});
