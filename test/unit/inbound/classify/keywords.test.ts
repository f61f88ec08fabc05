/** A keyword is a keyword however it is typed, in every language and for every vendor. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VENDORS } from '../../../../scripts/withdrawal-pages/withdrawal-words.ts';
import { CHANNELS } from '../../../../shared/vocabulary.ts';
import { classify } from '../../../../worker/inbound/classify/classify.ts';
import { INTERNATIONAL, LANGUAGES } from '../../../../worker/inbound/classify/languages.ts';
import { certainWords, missedBy } from '../../../../worker/inbound/classify/missed.ts';
import { KINDS, type Words } from '../../../../worker/inbound/classify/words.ts';

const ALL = [INTERNATIONAL, ...LANGUAGES];
const on = (text: string) => classify(text, { channel: 'sms' });
const listed = (list = ''): string[] =>
  list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && !/[(*]|\.\./.test(entry));

describe.each(ALL.map((words): [string, Words] => [words.language, words]))('in %s', (_, words) => {
  test('every word that stops, typed alone, withdraws for certain', () => {
    for (const word of [...listed(words.stop), ...listed(words.cancel)]) {
      expect(on(word), word).toMatchObject({ means: 'withdraw', certain: true });
    }
  });
  test('every word for help, start and yes is one', () => {
    for (const [list, means] of [[words.help, 'help'] as const, [words.start, 'start'] as const, [words.yes, 'yes'] as const]) {
      for (const word of listed(list)) expect(on(word), word).toMatchObject({ means });
    }
  });
  test('its lists are well formed: brackets hold no brackets and no comma', () => {
    for (const kind of KINDS) {
      let depth = 0;
      for (const unit of words[kind] ?? '') {
        depth += unit === '(' ? 1 : unit === ')' ? -1 : 0;
        expect(depth >= 0 && depth <= 1 && !(unit === ',' && depth === 1), `${kind}: ${unit}`).toBe(true);
      }
      expect(depth, kind).toBe(0);
    }
  });
});

test('all 25 languages are read; Chinese is one for both ways of writing', () => {
  const read = LANGUAGES.map(({ language }) => language).filter((language) => language !== 'romanised');
  const wanted = 'en de fr es pt-BR it nl ja ko zh th hi ar he fa pl tr vi id sv da fi cs uk'.split(' ');
  expect([...read].sort()).toEqual([...wanted].sort());
});

const SPACES = [' ', '  ', '\n', '\t', '\u00a0', '\u3000', '\r\n'];
const MARKS = [
  '.',
  '!',
  '!!',
  '?',
  '"',
  "'",
  '“',
  '”',
  '«',
  '»',
  '(',
  ')',
  '*',
  '_',
  '~',
  '#',
  '/',
  ',',
  ';',
  ':',
  '…',
  '-',
  '🙏',
  '😡',
  '‼️',
];
const INVISIBLE = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u200e', '\u200f', '\u00ad'];
const around = fc.array(fc.constantFrom(...SPACES, ...MARKS, ...INVISIBLE), { maxLength: 5 }).map((parts) => parts.join(''));
const vendorStops = [...new Set(VENDORS.flatMap(({ stop }) => stop))];

/** Each letter in either case, with invisible characters between. */
const typed = (word: string): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.boolean(), fc.constantFrom('', '', '', ...INVISIBLE)), { minLength: word.length, maxLength: word.length })
    .map((how) =>
      [...word].map((unit, index) => (how[index]?.[0] ? unit.toUpperCase() : unit.toLowerCase()) + (how[index]?.[1] ?? '')).join(''),
    );

describe('however it is typed', () => {
  test('a vendor’s documented stop word, in any case and among marks, spaces and invisible characters, withdraws for certain', () => {
    const texts = fc.constantFrom(...vendorStops).chain((word) => fc.tuple(around, typed(word), around));
    fc.assert(
      fc.property(texts, fc.constantFrom(...CHANNELS), ([before, word, after], channel) => {
        expect(classify(before + word + after, { channel })).toMatchObject({ means: 'withdraw', certain: true });
      }),
      { numRuns: 500 },
    );
  });
  test('any word of any list means among them what it means alone', () => {
    const words = ALL.flatMap(({ stop, help, start, yes }) => [stop, help, start, yes].flatMap(listed));
    const texts = fc.tuple(fc.constantFrom(...words), around, around);
    fc.assert(
      fc.property(texts, ([word, before, after]) => {
        expect(on(before + word + after).means).toBe(on(word).means);
      }),
      { numRuns: 500 },
    );
  });
  test('full width, spelled out, drawn out and slipped', () => {
    for (const text of [
      'ＳＴＯＰ',
      's t o p',
      'S.T.O.P',
      's-t-o-p',
      'stoooooop',
      'sttop',
      'STPO',
      'st0p',
      'unsubcribe',
      'unsub scribe',
      'u n s u b s c r i b e',
      'СТОР',
      'İPTAL',
      'ıptal',
    ]) {
      expect(on(text), text).toMatchObject({ means: 'withdraw', certain: true });
    }
  });
  test('words that only look alike are none: a merchant may print them as keywords', () => {
    for (const text of [
      'SHOP',
      'STEP',
      'SPOT',
      'TOP',
      'STOCK',
      'STORE',
      'SALE',
      'VIP',
      'COFFEE',
      'SPRING24',
      'QUIZ',
      'SUIT',
      'BOOK',
      'DEALS',
      'CANCER',
    ]) {
      expect(on(text), text).toMatchObject({ means: 'none' });
    }
    expect(on('subscribe').means).toBe('start');
    expect(on('anmelden').means).toBe('start');
    expect(on('JOIN 7F3K2Q').means).toBe('start');
  });
  test('of two words the one that withdraws', () => {
    for (const text of ['yes stop', 'STOP please help', 'ok, stop', 'no stop', 'start stop'])
      expect(on(text), text).toMatchObject({ means: 'withdraw' });
    expect(on('no, thanks').certain).toBe(false);
  });
});

describe('what the platform says', () => {
  test('a stop is a certain withdrawal whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...CHANNELS), (text, channel) => {
        expect(classify(text, { platformSays: 'stop', channel })).toEqual({
          means: 'withdraw',
          certain: true,
          rule: 'platform:stop',
          words: null,
        });
      }),
    );
  });
  test('a start or help stands, unless the words withdraw', () => {
    expect(classify('vamos', { platformSays: 'start', channel: 'sms' })).toMatchObject({ means: 'start', rule: 'platform:start' });
    expect(classify('?', { platformSays: 'help', channel: 'sms' })).toMatchObject({ means: 'help', rule: 'platform:help' });
    expect(classify('stop', { platformSays: 'start', channel: 'sms' }).means).toBe('withdraw');
  });
});

describe('what vendors miss', () => {
  test('words are compared as vendors do: whole, trimmed, whatever the case', () => {
    expect(missedBy({ stop: ['STOP', 'OPTOUT'] }, [' stop ', 'Optout', 'opt out', 'stop please', 'arrêt'])).toEqual([
      'opt out',
      'stop please',
      'arrêt',
    ]);
  });
  test('the classifier misses none of any vendor', () => {
    expect(vendorStops.length).toBeGreaterThan(12);
    for (const word of vendorStops) expect(on(word), word).toMatchObject({ means: 'withdraw', certain: true });
    for (const { start, help } of VENDORS) {
      for (const word of start) expect(['start', 'yes'], word).toContain(on(word).means);
      for (const word of help) expect(on(word).means, word).toBe('help');
    }
  });
  test('no vendor acts on all certain words', () => {
    const words = [...certainWords().values()].flat();
    for (const vendor of VENDORS) expect(missedBy(vendor, words).length, vendor.vendor).toBeGreaterThan(0);
  });
});
