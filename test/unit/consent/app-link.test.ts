/** The life of a link into an app: nobody but who opened it is granted or joined, whatever comes in whatever order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LINK_CHAT_LIFE_MS, LINK_DIGITS_LIFE_MS, LINK_OPEN_LIFE_MS } from '../../../shared/link-limits.ts';
import {
  type AppLink,
  type AppLinkAnswer,
  type AppLinkEvent,
  digitsShown,
  isLive,
  newAppLink,
  stepAppLink,
} from '../../../worker/consent/app-link.ts';
import { drawDigits } from '../../../worker/consent/draw-digits.ts';

const DIGITS = { right: '47', offered: ['47', '12', '80'] };
const MADE_MS = 1_000_000;

const mine = (what: AppLinkEvent['do'], digits = '47'): AppLinkEvent =>
  what === 'agree'
    ? { do: 'agree', app: 'a', digits: DIGITS }
    : what === 'pick'
      ? { do: 'pick', app: 'a', digits }
      : { do: what, app: 'a' };

function run(events: readonly (readonly [AppLinkEvent, number])[]) {
  let link: AppLink = newAppLink(MADE_MS);
  const answers: AppLinkAnswer[] = [];
  for (const [event, atMs] of events) {
    const step = stepAppLink(link, event, atMs);
    link = step.link;
    answers.push(step.answer);
  }
  return { link, answers };
}
const inOrder = (...events: AppLinkEvent[]) => run(events.map((event, index) => [event, MADE_MS + index]));

describe('a link into an app', () => {
  test('opened, agreed, matched: the page shows the digits from the recorded tap to the pick', () => {
    const opened = inOrder(mine('open'), mine('agree'));
    expect([opened.answers, digitsShown(opened.link, MADE_MS + 2)]).toEqual([['offer', 'agree'], null]);
    const agreed = inOrder(mine('open'), mine('agree'), mine('granted'));
    expect(digitsShown(agreed.link, MADE_MS + 3)).toBe('47');
    const matched = inOrder(mine('open'), mine('agree'), mine('granted'), mine('pick'));
    expect([matched.answers.at(-1), matched.link.pick, digitsShown(matched.link, MADE_MS + 4)]).toEqual(['match', 'right', null]);
  });

  test('a wrong pick is the last one, and the right number after it is no match', () => {
    const { answers, link } = inOrder(mine('open'), mine('agree'), mine('granted'), mine('pick', '12'), mine('pick', '47'));
    expect([answers.slice(-2), link.pick]).toEqual([['no_match', 'no_match'], 'wrong']);
  });

  test('whoever opens it second is told that it is taken, and moves nothing', () => {
    const before = inOrder(mine('open'), mine('agree'), mine('granted'));
    for (const event of [mine('open'), mine('agree'), mine('granted'), mine('decline'), mine('pick')]) {
      const step = stepAppLink(before.link, { ...event, app: 'b' }, MADE_MS + 9);
      expect([step.answer, step.link]).toEqual(['taken', before.link]);
    }
  });

  test('each time ends to the millisecond', () => {
    const at = (event: AppLinkEvent, atMs: number) => [event, atMs] as const;
    expect(run([at(mine('open'), MADE_MS + LINK_OPEN_LIFE_MS)]).answers).toEqual(['offer']);
    expect(run([at(mine('open'), MADE_MS + LINK_OPEN_LIFE_MS + 1)]).answers).toEqual(['over']);
    const openedMs = MADE_MS + 5;
    const agreeAt = (atMs: number) => run([at(mine('open'), openedMs), at(mine('agree'), atMs)]).answers[1];
    expect([agreeAt(openedMs + LINK_CHAT_LIFE_MS), agreeAt(openedMs + LINK_CHAT_LIFE_MS + 1)]).toEqual(['agree', 'over']);
    const agreed = [at(mine('open'), openedMs), at(mine('agree'), openedMs), at(mine('granted'), openedMs)];
    const pickAt = (atMs: number) => run([...agreed, at(mine('pick'), atMs)]).answers[3];
    expect([pickAt(openedMs + LINK_DIGITS_LIFE_MS), pickAt(openedMs + LINK_DIGITS_LIFE_MS + 1)]).toEqual(['match', 'no_match']);
    const { link } = run(agreed);
    expect([digitsShown(link, openedMs + LINK_DIGITS_LIFE_MS), digitsShown(link, openedMs + LINK_DIGITS_LIFE_MS + 1)]).toEqual([
      '47',
      null,
    ]);
    expect([
      isLive(newAppLink(MADE_MS), MADE_MS + LINK_OPEN_LIFE_MS),
      isLive(newAppLink(MADE_MS), MADE_MS + LINK_OPEN_LIFE_MS + 1),
    ]).toEqual([true, false]);
  });

  test('taken back before the pick, it joins nothing', () => {
    const { answers } = inOrder(mine('open'), mine('agree'), mine('granted'), mine('decline'), mine('pick'));
    expect(answers.at(-1)).toBe('over');
  });

  test('told twice is told once', () => {
    const events = [mine('open'), mine('agree'), mine('granted'), mine('pick')];
    const twice = inOrder(...events.flatMap((event) => [event, event]));
    const once = inOrder(...events);
    expect({ ...twice.link, openedAtMs: 0, agreedAtMs: 0 }).toEqual({ ...once.link, openedAtMs: 0, agreedAtMs: 0 });
    expect(twice.answers.filter((_, index) => index % 2 === 1)).toEqual(['offer', 'agree', 'noted', 'match']);
  });

  test('without another address there are no digits, and none are picked', () => {
    const { answers } = inOrder(mine('open'), { do: 'agree', app: 'a', digits: null }, mine('granted'), mine('pick'));
    expect(answers.at(-1)).toBe('over');
  });
});

/** Mostly one and the same, so that whole ways are walked. */
const app = fc.constantFrom('a', 'a', 'a', 'a', 'a', 'a', 'b', 'c');
const drawn = fc.uniqueArray(fc.integer({ min: 10, max: 99 }).map(String), { minLength: 3, maxLength: 3 });
const event: fc.Arbitrary<AppLinkEvent> = fc.oneof(
  fc.record({ do: fc.constant('open' as const), app }),
  fc.record({ do: fc.constant('granted' as const), app }),
  fc.record({ do: fc.constant('decline' as const), app }),
  fc.record({ do: fc.constant('agree' as const), app, digits: fc.option(drawn.map((offered) => ({ right: offered[0]!, offered }))) }),
  fc.record({ do: fc.constant('pick' as const), app, digits: fc.constantFrom('10', '47', '80') }),
);
/** Most are soon after one another, some long after. */
const gap = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 60_000 }) },
  { weight: 1, arbitrary: fc.constant(LINK_CHAT_LIFE_MS) },
);
/** Half of the picks are the right one, so that matches are met. */
const history = fc.array(fc.tuple(event, gap, fc.boolean()), { maxLength: 25, size: 'max' });

function play(steps: readonly (readonly [AppLinkEvent, number, boolean])[]) {
  let link = newAppLink(MADE_MS);
  let nowMs = MADE_MS;
  const seen: { readonly event: AppLinkEvent; readonly answer: AppLinkAnswer; readonly before: AppLink; readonly atMs: number }[] = [];
  for (const [each, gapMs, isHelped] of steps) {
    nowMs += gapMs;
    const told = each.do === 'pick' && isHelped && link.digits ? { ...each, digits: link.digits.right } : each;
    const before = link;
    const step = stepAppLink(link, told, nowMs);
    link = step.link;
    seen.push({ event: told, answer: step.answer, before, atMs: nowMs });
  }
  return { link, seen };
}

describe('in any order of events', () => {
  test('a match follows, by one account, an open, a tap and its grant, with the digits that were on the page', () => {
    let matches = 0;
    fc.assert(
      fc.property(history, (steps) => {
        const { seen, link } = play(steps);
        const at = seen.findIndex(({ answer }) => answer === 'match');
        if (at < 0) {
          expect(link.pick).not.toBe('right');
          return;
        }
        matches += 1;
        const { event: picked, before, atMs } = seen[at]!;
        const earlier = seen.slice(0, at).filter((each) => each.event.app === picked.app);
        for (const what of ['open', 'agree', 'granted'] as const) expect(earlier.some((each) => each.event.do === what)).toBe(true);
        expect(seen.slice(0, at).find((each) => each.answer === 'offer')?.event.app).toBe(picked.app);
        expect(picked.do === 'pick' && picked.digits).toBe(digitsShown(before, atMs));
        // No guess came before it.
        expect(seen.slice(0, at).some(({ event: each, answer }) => each.do === 'pick' && answer === 'no_match')).toBe(false);
      }),
      { numRuns: 3000 },
    );
    expect(matches).toBeGreaterThan(20);
  });

  test('only the account that opened it first is ever told to agree, and it was offered the text before', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const { seen } = play(steps);
        const opener = seen.find(({ answer }) => answer === 'offer')?.event.app;
        for (const [index, each] of seen.entries()) {
          if (each.answer !== 'agree' && each.answer !== 'match') continue;
          expect(each.event.app).toBe(opener);
          expect(seen.slice(0, index).some(({ answer }) => answer === 'offer')).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

test('digits are three different numbers of two places, the right one at every place as often', () => {
  const places = [0, 0, 0];
  fc.assert(
    fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 255 })), (stream) => {
      const { right, offered } = drawDigits((bytes) => Uint8Array.from({ length: bytes }, () => stream.next().value));
      expect(new Set(offered).size).toBe(3);
      for (const each of offered) expect(each).toMatch(/^[1-9]\d$/);
      places[offered.indexOf(right)]! += 1;
    }),
    { numRuns: 900 },
  );
  for (const count of places) expect(count).toBeGreaterThan(200);
});
