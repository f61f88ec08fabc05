/** A composed text is the clauses asked for, each once, in the order of its language, and joined as that language is written. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DISCLOSURE_CHARS_MAX } from '../../../shared/limits.ts';
import { CLAUSE_GROUPS, type ClauseGroup, type ClauseId, clauseOf, joinClauses } from '../../../shared/locales/clauses.ts';
import { fillPlaces } from '../../../shared/locales/fill.ts';
import { LANGUAGES } from '../../../shared/locales/languages.ts';
import { ELEMENTS } from '../../../worker/channels/elements.ts';

const VALUES = {
  brand: 'Aurora Coffee',
  legal_entity: 'Aurora Coffee Roasters International Limited',
  channel: 'KakaoTalk',
  channels: 'SMS, MMS, RCS',
  kinds: 'offers, new coffees, tastings and events near you',
  frequency: 'Up to 4 messages a month, more in December',
  account: '+12025550123',
  contact: 'hello@aurora-coffee.example',
  address: '1 Example Street, Springfield, K1A 0B1',
  age: '18',
  terms: 'https://aurora-coffee.example/terms',
  privacy: 'https://aurora-coffee.example/privacy',
};
const asking = fc.record({ group: fc.constantFrom(...CLAUSE_GROUPS), asked: fc.subarray([...ELEMENTS]) });

describe.each(Object.entries(LANGUAGES))('in %s', (tag, { disclosure: { clauses }, direction }) => {
  const { opening, sentences, joints } = clauses;
  const join = (group: ClauseGroup, asked: readonly ClauseId[]) => joinClauses(clauses, group, asked);
  const order = [...opening, ...sentences];

  test('the order has every element once', () => expect([...order].sort()).toEqual([...ELEMENTS].sort()));

  test('a text is exactly the clauses asked for, each once, whatever the order of asking', () => {
    const packed = (text: string) => text.replaceAll(' ', '');
    fc.assert(
      fc.property(asking, ({ group, asked }) => {
        const text = join(group, asked);
        const first = opening.filter((id) => asked.includes(id)).map((id) => clauseOf(clauses, id, group));
        const rest = sentences.filter((id) => asked.includes(id)).map((id) => clauseOf(clauses, id, group));
        expect(packed(text)).toBe(packed([...first, first.length > 0 ? joints.end : '', ...rest].join('')));
        expect(join(group, [...asked].reverse())).toBe(text);
        for (const id of asked) expect(text).toContain(clauseOf(clauses, id, group));
      }),
    );
  });

  test.each(CLAUSE_GROUPS)('every clause counts: without it the text for %s is another', (group) => {
    const whole = join(group, ELEMENTS);
    const without = ELEMENTS.map((id) =>
      join(
        group,
        ELEMENTS.filter((each) => each !== id),
      ),
    );
    expect(new Set([whole, ...without]).size).toBe(ELEMENTS.length + 1);
  });

  test.each(CLAUSE_GROUPS)('the longest text for %s fits, with every place filled', (group) => {
    const text = fillPlaces(join(group, ELEMENTS), VALUES, direction);
    expect(text.length).toBeLessThan(DISCLOSURE_CHARS_MAX * 0.75);
    expect(text).not.toMatch(/[{}]/);
  });

  test('parts are joined as the language is written', () => {
    fc.assert(
      fc.property(asking, ({ group, asked }) => {
        const text = join(group, asked);
        expect(text).toBe(text.trim());
        expect(text).not.toMatch(/ {2}| [,.،、，。।）)]|[(（] |[。、，] |--|\.\./);
        if (!SPACELESS.includes(tag)) expect(text).not.toMatch(/[.।][^\s]/);
      }),
    );
  });

  test('a text over several channels has the place of their names', () => {
    expect(clauseOf(clauses, 'channel', 'text_messages')).toContain('{channels}');
    for (const id of ['brand', 'legal_entity', 'kinds', 'frequency', 'account', 'contact', 'age'] as const) {
      for (const group of CLAUSE_GROUPS) expect(clauseOf(clauses, id, group), id).toContain(`{${id}}`);
    }
  });
});

const SPACELESS = ['ja', 'zh-Hans', 'zh-Hant', 'th'];
