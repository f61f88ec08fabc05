/** The texts that we compose pass in every language, and none of their clauses can be taken out unnoticed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../../shared/locales/languages.ts';
import { ELEMENTS, type ElementId } from '../../../../worker/channels/elements.ts';
import { lintDisclosure } from '../../../../worker/policy/lint/lint.ts';
import { passingText } from '../../../../worker/policy/lint/passing.ts';
import { COVERS, defaultDocument } from './fixtures.ts';

const all = { elements: ELEMENTS };
const codesOf = (...given: Parameters<typeof defaultDocument>) => lintDisclosure(defaultDocument(...given), all).map(({ code }) => code);
/** What says that an element is missing; a text without its channel may name another by its account. */
const isMissing = (element: ElementId) => (code: string) =>
  code === `missing_${element}` || (element === 'channel' && code === 'channel_wrong');

/** What merchants call themselves and their messages, with words that the rules look for. */
const values = fc.record({
  brand: fc.constantFrom(
    'Aurora Coffee',
    'STOP Shop',
    'Marketing Deals',
    'Text & Tell',
    'Email Partners',
    'Álvaro’s',
    '星巴茶',
    '</p><b>"x\'',
    '***',
    'A.B.C. (Agree)',
  ),
  legal_entity: fc.constantFrom('Northern Light Roasters LLC', 'Third Party Partners GmbH', 'Agree Terms Privacy S.A.', '株式会社サンプル'),
  kinds: fc.constantFrom('offers and new coffees', 'everything for runners', 'roasts, tastings', 'Angebote und Neuheiten'),
  contact: fc.constantFrom('hello@shop.example', '+1 202 555 0177', 'help@partners.example', 'the desk on the ground floor', '<b>x</b>'),
  address: fc.constantFrom(
    '1 Example Street, Springfield, K1A 0B1',
    'https://shop.example',
    'Beispielweg 3, 10115 Berlin',
    'Old Harbour',
    '港区',
  ),
});

describe.each(Object.keys(LANGUAGES))('in %s', (locale) => {
  // The first reads every lexicon, which takes its time on a busy machine.
  test.each(COVERS)('a default text for %s %j has no finding', { timeout: 30_000 }, (...cover) => {
    expect(codesOf(locale, cover)).toEqual([]);
  });

  test.each(COVERS)('whatever clause is taken from a default text for %s %j, it is missed', (...cover) => {
    const unnoticed = ELEMENTS.filter((element) => !codesOf(locale, cover, element).some(isMissing(element)));
    expect(unnoticed).toEqual([]);
  });

  test('names and addresses are no words of the text: they neither say an element nor break a rule', { timeout: 60_000 }, () => {
    const elements = ELEMENTS.filter((element) => element !== 'kinds');
    fc.assert(
      fc.property(fc.constantFrom(...COVERS), values, fc.constantFrom(...elements), (cover, changed, without) => {
        const known = { contact: changed.contact, address: changed.address };
        const read = (element: ElementId | null) =>
          lintDisclosure(defaultDocument(locale, cover, element, changed), { elements: ELEMENTS, known }).map(({ code }) => code);
        expect(read(null)).toEqual([]);
        expect(read(without).some(isMissing(without)), `${without} of ${JSON.stringify(changed)}`).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test.each(COVERS)('the text that is offered in place of a refused one for %s %j passes', (...cover) => {
    const refused = { ...defaultDocument(locale, cover), text: 'x' };
    const text = passingText(refused, ELEMENTS, 18);
    expect(lintDisclosure({ ...refused, text }, all)).toEqual([]);
  });
});
