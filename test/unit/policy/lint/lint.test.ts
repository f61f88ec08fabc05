/** The rules one by one: a text that breaks one alone, where it does, and the same text mended. And what holds for any text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DisclosureDocument } from '../../../../shared/contract/disclosure.ts';
import { ELEMENTS } from '../../../../worker/channels/elements.ts';
import { fold } from '../../../../worker/policy/lint/fold.ts';
import { FORBIDDEN_RULES } from '../../../../worker/policy/lint/forbidden-rules.ts';
import { LINT_LANGUAGES, lexiconFor } from '../../../../worker/policy/lint/languages.ts';
import { lintDisclosure } from '../../../../worker/policy/lint/lint.ts';
import { COVERS, defaultDocument, saying } from './fixtures.ts';

const US = ['agreement', 'brand', 'marketing', 'kinds', 'channel', 'recurring_automated', 'frequency', 'rates', 'not_a_condition'] as const;
const rules = { elements: [...US, 'stop', 'help'] } as const;
const GOOD =
  'By checking this box I agree to get recurring automated marketing texts from Aurora Coffee about roasts and sales, up to 6 msgs/mo. Msg & data rates may apply. Consent is not a condition of purchase. Reply STOP to end, HELP for help.';
const found = (document: DisclosureDocument) =>
  lintDisclosure(document, rules).map(({ code, path, from, to }) => [
    code,
    (path === 'text' ? document.text : document.control.label).slice(from, to),
  ]);

test('a text of a merchant’s own that says all has no finding', () => {
  expect(found(saying(GOOD))).toEqual([]);
});

/** Each with the words that are at fault; the same sentence without the fault passes above. */
const FAULTS: readonly (readonly [string, string, string])[] = [
  ['channels_bundled', GOOD.replace('marketing texts', 'marketing texts and emails'), 'emails'],
  ['channels_bundled', GOOD.replace('marketing texts', 'marketing texts and phone calls'), 'phone calls'],
  ['channels_bundled', GOOD.replace('marketing texts', 'marketing texts and WhatsApp messages'), 'WhatsApp'],
  ['terms_bundled', GOOD.replace('I agree to get', 'I agree to the Terms of Service and to get'), 'Terms of Service'],
  [
    'consent_implied',
    GOOD.replace('By checking this box I agree', 'By entering your number you agree'),
    'By entering your number you agree',
  ],
  ['opt_out', `${GOOD} Uncheck the box if you would rather not.`, 'Uncheck'],
  ['condition_of_purchase', `${GOOD} You must agree to complete your order.`, 'must agree to complete'],
  ['senders_vague', GOOD.replace('from Aurora Coffee', 'from Aurora Coffee and its affiliates'), 'affiliates'],
  ['shared', `${GOOD} We may share your number with third parties.`, 'share'],
  ['purpose_vague', GOOD.replace('marketing texts', 'marketing texts and any kind of message'), 'any kind of message'],
  ['irrevocable', `${GOOD} This consent cannot be withdrawn.`, 'cannot be withdrawn'],
  ['place_unfilled', GOOD.replace('roasts and sales', '{kinds} and sales'), '{kinds}'],
  ['place_unfilled', GOOD.replace('roasts and sales', '[insert topics] and sales'), '[insert topics]'],
  ['purposes_bundled', GOOD.replace('marketing texts', 'marketing texts and delivery updates'), 'delivery updates'],
];
test.each(FAULTS)('%s: %s', (code, text, words) => {
  expect(found(saying(text))).toEqual(expect.arrayContaining([[code, expect.stringContaining(words.split(' ')[0]!)]]));
  expect(found(saying(text)).filter(([other]) => other !== code)).toEqual([]);
});

test('what only sounds like a fault is none', () => {
  const harmless = [
    'Terms and privacy policy apply.',
    'See our Terms and Privacy Policy.',
    'Your number is never shared with third parties or affiliates.',
    'Questions? Reply HELP or write to hello@aurora-coffee.example, or call +1 202-555-0177.',
    'This box covers text messages only.',
    'You can order whether or not you tick it.',
    'I can withdraw at any time.',
  ];
  for (const sentence of harmless) expect(found(saying(`${GOOD} ${sentence}`)), sentence).toEqual([]);
});

test('a promise that nothing is charged is refused where it stands in for the rates', () => {
  const free = GOOD.replace('Msg & data rates may apply', 'These texts are completely free');
  expect(found(saying(free)).map(([code]) => code)).toEqual(['missing_rates', 'misleading_free']);
});

test('that one can unsubscribe says no way to stop where messages are texts; elsewhere a link does', () => {
  const text = GOOD.replace('Reply STOP to end', 'I can unsubscribe whenever I like');
  expect(found(saying(text)).map(([code]) => code)).toEqual(['missing_stop']);
  const email = 'I agree to marketing emails from Aurora Coffee with offers. Every email has an unsubscribe link.';
  const document = saying(email, { covers: [{ channel: 'email', purpose: 'marketing' }] });
  expect(lintDisclosure(document, { elements: ['agreement', 'channel', 'stop'] })).toEqual([]);
});

test('a control of WhatsApp whose text names SMS names the wrong channel', () => {
  const document = saying(GOOD, { covers: [{ channel: 'whatsapp', purpose: 'marketing' }] });
  expect(found(document)).toContainEqual(['channel_wrong', 'texts']);
});

test('night advertising is not agreed to with the rest (Korea)', () => {
  const document = defaultDocument('ko', COVERS[0]!);
  const night = { ...document, text: document.text.replace('수신에 동의합니다', '야간(21시~08시)에도 수신에 동의합니다') };
  expect(lintDisclosure(night, { elements: [] }).map(({ code }) => code)).toEqual(['night_bundled']);
  const not = { ...document, text: `${document.text} 야간에는 보내지 않습니다.` };
  expect(lintDisclosure(not, { elements: [] })).toEqual([]);
});

test('a label that asks for more than its control is refused on the label', () => {
  const document = saying(GOOD, { control: { kind: 'checkbox', label: 'I agree to the Terms and to texts and emails' } });
  const findings = lintDisclosure(document, rules);
  expect(findings.map(({ code, path }) => [code, path])).toEqual([
    ['channels_bundled', 'control.label'],
    ['terms_bundled', 'control.label'],
  ]);
});

test('where a keyword is the act, no box has to be ticked', () => {
  const text = 'Text JOIN to 12345 for recurring automated marketing texts from Aurora Coffee about sales. By texting JOIN you agree.';
  const document = saying(text, { control: { kind: 'keyword', label: 'JOIN' } });
  expect(lintDisclosure(document, { elements: ['agreement', 'marketing'] })).toEqual([]);
});

test('a text for codes need not speak of marketing', () => {
  const document = saying('I agree to get sign-in codes from Aurora Coffee by text.', {
    covers: [{ channel: 'sms', purpose: 'authentication' }],
  });
  expect(lintDisclosure(document, { elements: ['agreement', 'brand', 'channel', 'marketing', 'kinds', 'not_a_condition'] })).toEqual([]);
});

describe('languages', () => {
  test('a text in another language than it is marked as is refused, whatever it says', () => {
    const marked = { ...defaultDocument('en', COVERS[0]!), locale: 'de' };
    expect(lintDisclosure(marked, { elements: ELEMENTS }).map(({ code }) => code)).toEqual(['language_differs']);
  });
  test('a language that the lint can’t read is a warning', () => {
    const document = { ...defaultDocument('en', COVERS[0]!), locale: 'sw' };
    expect(lintDisclosure(document, { elements: ELEMENTS }).map(({ code, level }) => [code, level])).toEqual([
      ['language_unread', 'warning'],
    ]);
  });
  test('regions and older tags are of the same language', () => {
    expect(['pt-BR', 'pt-PT', 'zh-Hant', 'zh-TW', 'en-GB', 'iw', 'in'].map((tag) => lexiconFor(tag)?.language)).toEqual([
      'pt',
      'pt',
      'zh',
      'zh',
      'en',
      'he',
      'id',
    ]);
  });
  test.each(LINT_LANGUAGES)('no list of %s matches nothing, or everything', (language) => {
    const lexicon = lexiconFor(language)!;
    for (const list of Object.keys(FULL) as (keyof typeof FULL)[]) {
      const pattern = lexicon.of(list);
      expect(pattern, list).not.toBeNull();
      for (const text of ['', ' ', '----', '12345'])
        expect(
          [...text.matchAll(pattern!)].filter(([all]) => all !== ''),
          list,
        ).toEqual([]);
    }
  });
});

/** Every list that each language must have. */
const FULL = {
  agreement: 0,
  marketing: 0,
  promotion: 0,
  recurring: 0,
  rates: 0,
  notCondition: 0,
  unsubscribe: 0,
  help: 0,
  anyTime: 0,
  takeBack: 0,
  terms: 0,
  privacy: 0,
  notShared: 0,
  text: 0,
  email: 0,
  call: 0,
  implied: 0,
  boxAct: 0,
  optOut: 0,
  condition: 0,
  conditionNegated: 0,
  others: 0,
  share: 0,
  not: 0,
  allChannels: 0,
  irrevocable: 0,
  consent: 0,
  free: 0,
} as const;

describe('any text', () => {
  const words = fc.constantFrom(
    'STOP',
    'agree',
    '{',
    '}',
    '同意',
    'من',
    '\u0301',
    '👋🏽',
    'İ',
    '.',
    '\n',
    ' ',
    'texts',
    'שלום',
    '1/2',
    '\ud800',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map((list) => list.join(' ')),
  );
  const locale = fc.constantFrom(...LINT_LANGUAGES, 'zh-Hant', 'xx', '');

  test('is read without a throw, and every finding lies within it', () => {
    fc.assert(
      fc.property(text, locale, fc.subarray([...ELEMENTS]), text, (said, tag, elements, label) => {
        const document = { ...saying(said), locale: tag, control: { kind: 'checkbox' as const, label } };
        for (const finding of lintDisclosure(document, { elements })) {
          const length = (finding.path === 'text' ? said : label).length;
          expect(finding.from).toBeGreaterThanOrEqual(0);
          expect(finding.to).toBeLessThanOrEqual(length);
          expect(finding.from).toBeLessThanOrEqual(finding.to);
          expect(finding.clause && finding.message && finding.fix).not.toBe('');
        }
      }),
    );
  });

  test('asking for more never finds less', () => {
    fc.assert(
      fc.property(text, locale, fc.subarray([...ELEMENTS]), (said, tag, elements) => {
        const document = { ...saying(said), locale: tag };
        const less = lintDisclosure(document, { elements }).map(({ code }) => code);
        const more = lintDisclosure(document, { elements: ELEMENTS }).map(({ code }) => code);
        expect(less.filter((code) => !more.includes(code))).toEqual([]);
      }),
    );
  });

  test('takes time in proportion to its length: no pattern runs away', () => {
    const long = ['a ', 'agree ', 'not ', 'to ', '同意', 'by entering ', '((((', '1 2 3 ', 'me@me.', 'www.'].map((part) =>
      part.repeat(2000 / part.length),
    );
    for (const language of LINT_LANGUAGES) {
      for (const said of long)
        expect(lintDisclosure({ ...saying(said), locale: language }, { elements: ELEMENTS }).length).toBeGreaterThan(0);
    }
  }, 60_000);

  test('folds without losing its places', () => {
    fc.assert(
      fc.property(text, (said) => {
        const folded = fold(said);
        expect(folded.at.length).toBe(folded.text.length + 1);
        expect(folded.at.at(-1)).toBe(said.length);
        expect([...folded.at]).toEqual([...folded.at].sort((a, b) => a - b));
      }),
    );
    expect(fold('ＳＴＯＰ Straße ‏٤ é').text).toBe('stop strasse 4 e');
  });
});

test('codes are unique, so that a finding names one rule', () => {
  const codes = FORBIDDEN_RULES.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)]);
});
