/** Commands judged: what is drafted, what is refused, and that no withdrawal ever is. */
import { describe, expect, test } from 'vitest';
import { CLAIM_LIFE_MS, HOLD_LIFE_MS } from '../../../shared/limits.ts';
import type { Frequency } from '../../../shared/vocabulary.ts';
import type { ChoiceCommand, Command } from '../../../worker/consent/command.ts';
import type { ActDraft } from '../../../worker/consent/model.ts';
import { ownClock, platformClock } from '../../../worker/consent/time.ts';
import { act, claimed, confirmed, given, granted, SMS, T0, TEXT_A, TEXT_B, typed, WHATSAPP, WHOLE, withdrawn } from './histories.ts';

const refused = (reason: string) => ({ ok: false, error: { reason } });
const drafts = (result: ReturnType<ReturnType<typeof given>['when']>): readonly ActDraft[] => {
  if (!result.ok) throw new Error(`refused: ${result.error.reason}`);
  return result.value;
};
const held = act('hold', T0, { key: WHOLE, verified: false, method: 'web_form' });

describe('submit', () => {
  const choice: ChoiceCommand = {
    ...SMS,
    topics: null,
    granted: true,
    shown: true,
    disclosure: TEXT_A,
    optIn: 'double',
    expiresAtMs: null,
  };
  const submit = (
    choices: readonly ChoiceCommand[],
    order: readonly 'sms'[] | null = null,
    frequency: Frequency | null = null,
  ): Command => ({
    do: 'submit',
    method: 'web_form',
    choices,
    order,
    frequency,
  });

  test('R1.1 what was ticked is a grant, what was left off a decline, what was not shown leaves nothing', () => {
    const made = drafts(
      given().when(submit([choice, { ...choice, ...WHATSAPP, granted: false }, { ...choice, granted: true, shown: false }]), T0),
    );
    expect(made).toEqual([
      { ...claimed(T0), terms: { opt_in: 'double' } },
      { ...claimed(T0), act: 'decline', key: WHATSAPP, terms: {} },
    ]);
  });
  test('nothing that it yields is verified, and the state does not change it', () => {
    const command = submit([choice], ['sms'], 'weekly');
    const made = drafts(given().when(command, T0 + 1));
    expect(made.map(({ act: name, verified }) => [name, verified])).toEqual([
      ['grant', false],
      ['prefer', false],
    ]);
    expect(made[1]?.terms).toEqual({ preference: { order: ['sms'], frequency: 'weekly' } });
    expect(drafts(given(granted(T0 - 9), withdrawn(T0), act('erase', T0)).when(command, T0 + 1))).toEqual(made);
  });
  test('the term of a grant and a lone frequency are kept', () => {
    const made = drafts(given().when(submit([{ ...choice, expiresAtMs: T0 + 9 }], null, 'weekly'), T0));
    expect(made.map(({ terms }) => terms)).toEqual([{ opt_in: 'double', expires_at_ms: T0 + 9 }, { preference: { frequency: 'weekly' } }]);
  });
});

describe('confirm', () => {
  const confirm = (atMs: number, of: readonly number[] = [1], challengeEndsAtMs = atMs): Command => ({
    do: 'confirm',
    method: 'web_form',
    of,
    challengeEndsAtMs,
    at: ownClock(atMs),
  });

  test('drafts one confirm for each grant that it can still act on', () => {
    const state = given(
      claimed(T0),
      claimed(T0, { key: WHATSAPP }),
      typed(T0, { key: { ...SMS, programme: 'club' } }),
      withdrawn(T0, { key: WHATSAPP }),
    );
    const made = drafts(state.when(confirm(T0 + 5, [1, 2, 3, 9]), T0 + 5));
    expect(made.map(({ act: name, of, key, verified }) => [name, of, key.programme, verified])).toEqual([
      ['confirm', [3], 'club', true],
      ['confirm', [1], 'default', true],
    ]);
    expect(state.and(...made).key()).toMatchObject({ standing: 'granted', verified: true });
  });
  test('R5.7 is in time at the last ms of claim and challenge, and lapsed one later', () => {
    expect(given(claimed(T0)).when(confirm(T0 + CLAIM_LIFE_MS), T0 + CLAIM_LIFE_MS).ok).toBe(true);
    expect(given(claimed(T0)).when(confirm(T0 + CLAIM_LIFE_MS + 1), T0 + CLAIM_LIFE_MS + 1)).toEqual(refused('claim_lapsed'));
    expect(given(claimed(T0)).when(confirm(T0 + 6, [1], T0 + 5), T0 + 6)).toEqual(refused('claim_lapsed'));
  });
  test('with nothing to act on is refused: withdrawn, confirmed already, retracted, never made', () => {
    expect(given(claimed(T0), withdrawn(T0)).when(confirm(T0 + 1), T0 + 1)).toEqual(refused('nothing_to_confirm'));
    expect(given(claimed(T0), confirmed(T0, [1])).when(confirm(T0 + 1), T0 + 1)).toEqual(refused('nothing_to_confirm'));
    expect(given(claimed(T0), act('retract', T0, { of: [1] })).when(confirm(T0 + 1), T0 + 1)).toEqual(refused('nothing_to_confirm'));
    expect(given().when(confirm(T0), T0)).toEqual(refused('nothing_to_confirm'));
  });
  test('from the future is refused', () => {
    expect(given(claimed(T0)).when(confirm(T0 + 2), T0 + 1)).toEqual(refused('grant_in_future'));
  });
  test("a reply by a platform's clock is never older than the grant that it answers", () => {
    const reply: Command = { do: 'confirm', method: 'keyword', of: [1], challengeEndsAtMs: T0 + 600_000, at: platformClock(T0 + 30_000) };
    const state = given(claimed(T0));
    const made = drafts(state.when(reply, T0 + 31_000));
    expect(made[0]?.fromMs).toBe(T0);
    expect(state.and(...made).key().standing).toBe('granted');
  });
  test('answers a hold asked for before it, not one asked for after', () => {
    const made = (atMs: number) => drafts(given(claimed(T0 - 9), held).when(confirm(atMs), T0 + 5)).map(({ act: name }) => name);
    expect(made(T0)).toEqual(['confirm', 'release']);
    expect(made(T0 - 1)).toEqual(['confirm']);
  });
});

describe('change', () => {
  const change = (parts: Partial<Extract<Command, { do: 'change' }>>): Command => ({
    do: 'change',
    act: 'grant',
    method: 'preference_center',
    ...SMS,
    topic: null,
    disclosure: TEXT_B,
    seenSeq: 9,
    expiresAtMs: null,
    ...parts,
  });

  test('a grant needs its text, and a page that saw the last move', () => {
    const state = given(granted(T0), withdrawn(T0 + 1), claimed(T0 + 2));
    expect(state.when(change({ disclosure: null }), T0 + 3)).toEqual(refused('disclosure_required'));
    expect(state.when(change({ seenSeq: 1 }), T0 + 3)).toEqual(refused('state_moved'));
    // A stranger's claim, sequence 3, moved nothing: it can't shut the person's page out.
    expect(drafts(state.when(change({ seenSeq: 2, topic: 'news', expiresAtMs: T0 + 99 }), T0 + 3))).toEqual([
      granted(T0 + 3, { topics: ['news'], terms: { expires_at_ms: T0 + 99 } }),
    ]);
  });
  test('a page from before the number changed hands is stale, for keys never seen too', () => {
    const state = given(act('reassign', T0, { key: WHOLE, method: 'api' }));
    expect(state.when(change({ seenSeq: 0 }), T0 + 1)).toEqual(refused('state_moved'));
    const claimedBefore = given(claimed(T0 - 1), act('reassign', T0, { key: WHOLE, method: 'api' }));
    expect(claimedBefore.when(change({ seenSeq: 1 }), T0 + 1)).toEqual(refused('state_moved'));
    expect(state.when(change({ seenSeq: 1 }), T0 + 1).ok).toBe(true);
  });
  test('a grant in the very ms of a withdrawal or a new owner would do nothing, so it is not drafted', () => {
    for (const taken of [withdrawn(T0), act('reassign', T0, { key: WHOLE })]) {
      expect(given(taken).when(change({}), T0)).toEqual(refused('state_moved'));
      expect(given(taken).when(change({}), T0 + 1).ok).toBe(true);
    }
  });
  test('one topic taken back and another given in the same ms both count', () => {
    const state = given(granted(T0 - 1, { topics: ['a'] }), withdrawn(T0, { topics: ['a', 'x'] }), granted(T0, { key: WHATSAPP }));
    expect(given(granted(T0 - 1, { topics: ['a', 'c'] }), withdrawn(T0, { topics: ['a'] })).when(change({ topic: 'b' }), T0).ok).toBe(true);
    expect(state.when(change({ topic: 'b' }), T0)).toEqual(refused('state_moved'));
    const both = given(granted(T0 - 1, { topics: ['a', 'c'] }), withdrawn(T0, { topics: ['a'] }), granted(T0, { topics: ['b'] }));
    expect(both.key()).toMatchObject({ standing: 'granted', topics: ['b', 'c'] });
  });
  test('a topic taken back before any grant, and given in that same ms, is not drafted: it would fold to withdrawn', () => {
    const state = given(withdrawn(T0, { topics: ['news'] }));
    expect(state.when(change({ topic: 'news' }), T0)).toEqual(refused('state_moved'));
    expect(state.when(change({ topic: 'news' }), T0 + 1).ok).toBe(true);
    const ranOut = given(granted(T0 - 9, { terms: { expires_at_ms: T0 } }), withdrawn(T0, { topics: ['news'] }));
    expect(ranOut.when(change({ topic: 'news' }), T0)).toEqual(refused('state_moved'));
  });
  test('R1.4 a withdrawal is always drafted, however stale the page', () => {
    const made = drafts(given(granted(T0)).when(change({ act: 'withdraw', seenSeq: 0, disclosure: null, topic: 'news' }), T0 + 1));
    expect(made).toEqual([withdrawn(T0 + 1, { method: 'preference_center', topics: ['news'] })]);
    expect(given().when(change({ act: 'withdraw', seenSeq: 0, disclosure: null }), T0).ok).toBe(true);
  });
  test("the person's grant ends a hold; their withdrawal of one key does not", () => {
    const state = given(granted(T0 - 1), held);
    const names = (command: Command) => drafts(state.when(command, T0 + 1)).map(({ act: name, verified }) => [name, verified]);
    expect(names(change({}))).toEqual([
      ['grant', true],
      ['release', true],
    ]);
    expect(names(change({ act: 'withdraw' }))).toEqual([['withdraw', true]]);
    expect(names({ do: 'withdraw_all', method: 'preference_center' })).toEqual([
      ['withdraw', true],
      ['release', true],
    ]);
    expect(drafts(state.when(change({}), T0 + HOLD_LIFE_MS)).length).toBe(1);
  });
  test('withdraw-all ends every key at once, those never seen too', () => {
    const state = given(granted(T0));
    const after = state.and(...drafts(state.when({ do: 'withdraw_all', method: 'preference_center' }, T0 + 1)));
    expect([after.key().standing, after.key(WHATSAPP).standing]).toEqual(['withdrawn', 'withdrawn']);
    expect(after.key().verified).toBe(true);
  });
});

describe('retract', () => {
  const retract = (of: readonly number[], own = [1, 2]): Command => ({ do: 'retract', of, own, method: 'web_form' });
  test("takes back the submission's own records alone", () => {
    const state = given(typed(T0), claimed(T0, { key: WHATSAPP }), typed(T0, { key: { ...SMS, programme: 'club' } }));
    expect(drafts(state.when(retract([2, 1]), T0 + 1))).toMatchObject([{ act: 'retract', of: [1, 2], verified: false }]);
    expect(state.when(retract([1, 3]), T0 + 1)).toEqual(refused('not_own_record'));
    expect(drafts(state.when(retract([]), T0 + 1))).toEqual([]);
  });
  test('a grant confirmed by its own code is still its own; one confirmed in another way is not', () => {
    expect(given(claimed(T0), confirmed(T0 + 1, [1])).when(retract([1]), T0 + 2).ok).toBe(true);
    expect(given(claimed(T0), confirmed(T0 + 1, [1], { method: 'keyword' })).when(retract([1]), T0 + 2)).toEqual(refused('not_own_record'));
  });
});

describe('report', () => {
  const report = (parts: Partial<Extract<Command, { do: 'report' }>>): Command => ({
    do: 'report',
    act: 'grant',
    key: SMS,
    topics: null,
    method: 'import',
    disclosure: TEXT_A,
    at: ownClock(T0),
    verified: false,
    optIn: 'single',
    terms: {},
    ...parts,
  });

  test('R5.14 a grant is refused if even its earliest lies in the future', () => {
    expect(given().when(report({ at: { fromMs: T0 + 1, toMs: T0 + 2 } }), T0)).toEqual(refused('grant_in_future'));
    expect(drafts(given().when(report({ at: { fromMs: T0, toMs: T0 + 2 } }), T0))).toMatchObject([
      { fromMs: T0, toMs: T0 + 2, terms: { opt_in: 'single' }, disclosure: TEXT_A },
    ]);
  });
  test('R1.2 a grant or decline names its text and one key', () => {
    for (const name of ['grant', 'decline'] as const) {
      expect(given().when(report({ act: name, disclosure: null }), T0)).toEqual(refused('disclosure_required'));
      expect(given().when(report({ act: name, key: { ...SMS, purpose: null } }), T0)).toEqual(refused('key_incomplete'));
    }
  });
  test.each(['withdraw', 'stop', 'resume', 'release', 'reassign'] as const)(
    'R5.14 a %s in the future is clamped to now and flagged',
    (name) => {
      const made = drafts(given().when(report({ act: name, key: WHOLE, disclosure: null, at: { fromMs: T0 + 5, toMs: T0 + 9 } }), T0));
      expect(made).toMatchObject([{ act: name, fromMs: T0, toMs: T0, terms: { clamped: true } }]);
    },
  );
  test('a past withdrawal keeps its interval, unflagged', () => {
    const made = drafts(given().when(report({ act: 'withdraw', at: { fromMs: T0 - 9, toMs: T0 + 9 } }), T0));
    expect(made).toMatchObject([{ fromMs: T0 - 9, toMs: T0, terms: {} }]);
  });
  test("a keyword's grant ends a hold, an import's does not", () => {
    const names = (parts: Parameters<typeof report>[0]) =>
      drafts(given(held).when(report({ at: ownClock(T0 + 1), ...parts }), T0 + 1)).map((draft) => draft.act);
    expect(names({ method: 'keyword', verified: true })).toEqual(['grant', 'release']);
    expect(names({ verified: true })).toEqual(['grant']);
  });
});

describe('hold and the alarm', () => {
  const hold: Command = { do: 'hold', method: 'web_form' };
  const lapse: Command = { do: 'lapse_hold' };
  test('a hold lasts ten days, a second adds nothing, a lapsed one is not renewed', () => {
    expect(drafts(given().when(hold, T0))).toMatchObject([
      { act: 'hold', key: WHOLE, verified: false, terms: { hold_until_ms: T0 + HOLD_LIFE_MS } },
    ]);
    expect(drafts(given(held).when(hold, T0 + HOLD_LIFE_MS - 1))).toEqual([]);
    expect(given(held).when(hold, T0 + HOLD_LIFE_MS)).toEqual(refused('hold_spent'));
    const released = given(held).and(...drafts(given(held).when(lapse, T0 + HOLD_LIFE_MS)));
    expect(released.state.hold).toBeNull();
    expect(released.when(hold, T0 + HOLD_LIFE_MS + 1)).toEqual(refused('hold_spent'));
    expect(released.and(act('reassign', T0 + HOLD_LIFE_MS + 1, { key: WHOLE })).when(hold, T0 + HOLD_LIFE_MS + 2).ok).toBe(true);
  });
  test('the alarm releases a hold on its last ms, not before', () => {
    expect(drafts(given(held).when(lapse, T0 + HOLD_LIFE_MS - 1))).toEqual([]);
    expect(drafts(given(held).when(lapse, T0 + HOLD_LIFE_MS))).toMatchObject([{ act: 'release', verified: false }]);
    expect(drafts(given().when(lapse, T0))).toEqual([]);
  });
  test('the alarm expires a grant on its last ms, once', () => {
    const expire: Command = { do: 'expire', ...SMS };
    const state = given(granted(T0, { terms: { expires_at_ms: T0 + 9 } }));
    expect(drafts(state.when(expire, T0 + 8))).toEqual([]);
    const made = drafts(state.when(expire, T0 + 9));
    expect(made).toMatchObject([{ act: 'expire', key: SMS }]);
    expect(drafts(state.and(...made).when(expire, T0 + 10))).toEqual([]);
    expect(drafts(given(granted(T0)).when(expire, T0 + 10))).toEqual([]);
  });
});
