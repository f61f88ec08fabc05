/** Grants, claims and confirms: what moves a standing, what waits beside it, to the millisecond. */
import { describe, expect, test } from 'vitest';
import { CLAIM_LIFE_MS } from '../../../shared/limits.ts';
import type { ActDraft } from '../../../worker/consent/model.ts';
import { act, attested, claimed, confirmed, given, granted, SMS, T0, TEXT_A, TEXT_B, typed, WHATSAPP, withdrawn } from './histories.ts';

const MINUTE = 60_000;

describe('R5.5 an unverified grant', () => {
  test('stands, unverified, where single opt-in is enough', () => {
    expect(given(typed(T0)).key()).toMatchObject({
      standing: 'granted',
      verified: false,
      disclosure: TEXT_A,
      sinceMs: T0,
      grantSeq: 1,
      claims: [],
    });
  });
  test('waits as a claim where double opt-in is asked', () => {
    const key = given(claimed(T0)).key();
    expect(key).toMatchObject({ standing: 'not_asked', disclosure: null, everGranted: false });
    expect(key.claims).toMatchObject([{ seq: 1, openedAtMs: T0, lapsesAtMs: T0 + CLAIM_LIFE_MS, disclosure: TEXT_A }]);
  });
  test('without a word on opt-in waits as a claim', () => {
    expect(given(typed(T0, { terms: {} })).key().standing).toBe('not_asked');
  });
  test('moves what was declined', () => {
    expect(given(act('decline', T0, { method: 'web_form', verified: false }), typed(T0 + 1)).key().standing).toBe('granted');
  });
  test('moves what has run out, at the very ms, with or without an expire record', () => {
    const first = typed(T0, { terms: { opt_in: 'single', expires_at_ms: T0 + 10 } });
    const again = (atMs: number) => typed(atMs, { disclosure: TEXT_B });
    expect(given(first, again(T0 + 10)).key()).toMatchObject({ standing: 'granted', disclosure: TEXT_B, expiresAtMs: null });
    expect(given(first, act('expire', T0 + 10), again(T0 + 11)).key()).toMatchObject({ standing: 'granted', disclosure: TEXT_B });
    expect(given(first, again(T0 + 9)).key()).toMatchObject({ disclosure: TEXT_A, expiresAtMs: T0 + 10, claims: [{ seq: 2 }] });
  });
  test('beside a standing grant is a claim: text, term and proof stay', () => {
    const key = given(granted(T0, { terms: { expires_at_ms: T0 + 99 } }), typed(T0 + 1)).key();
    expect(key).toMatchObject({ standing: 'granted', verified: true, disclosure: TEXT_B, expiresAtMs: T0 + 99, sinceMs: T0, movedSeq: 1 });
    expect(key.claims.map(({ seq }) => seq)).toEqual([2]);
  });
  test('of no topic at all grants nothing', () => {
    expect(given(typed(T0, { topics: [] })).key()).toMatchObject({ standing: 'not_asked', claims: [] });
  });
  test('over before it began grants nothing', () => {
    const dead = { terms: { opt_in: 'single', expires_at_ms: T0 + 1 } } as const;
    expect(given(granted(T0), typed(T0 + 1, dead)).key()).toMatchObject({ grantSeq: 1, claims: [] });
    expect(given(granted(T0), granted(T0 + 1, dead)).key()).toMatchObject({ grantSeq: 1, expiresAtMs: null });
  });
  test('lapsed claims are dropped when another comes, live ones kept', () => {
    const claims = (atMs: number) =>
      given(claimed(T0), claimed(T0 + 1), claimed(atMs))
        .key()
        .claims.map(({ seq }) => seq);
    expect(claims(T0 + CLAIM_LIFE_MS)).toEqual([1, 2, 3]);
    expect(claims(T0 + CLAIM_LIFE_MS + 1)).toEqual([2, 3]);
  });
});

describe('R5.5 in an epoch that holds a withdrawal', () => {
  const stop = withdrawn(T0);
  test('an unverified grant only opens a claim', () => {
    expect(given(stop, typed(T0 + 1)).key()).toMatchObject({ standing: 'withdrawn', claims: [{ seq: 2 }], movedSeq: 1 });
  });
  test.each(['import', 'api', 'agent', 'paper_form', 'verbal'] as const)(
    'a grant by %s only opens a claim, even called verified',
    (method) => {
      expect(given(stop, granted(T0 + 1, { method })).key()).toMatchObject({ standing: 'withdrawn', claims: [{ seq: 2 }] });
    },
  );
  test("the person's later verified grant moves it; at the same ms the withdrawal governs", () => {
    expect(given(stop, granted(T0 + 1)).key()).toMatchObject({ standing: 'granted', verified: true, withdrawnAtMs: T0 });
    expect(given(stop, granted(T0)).key().standing).toBe('withdrawn');
  });
  test('a grant survives only if its earliest is after the latest of the withdrawal', () => {
    const doubtful = withdrawn(T0, { fromMs: T0 - 999, toMs: T0 });
    expect(given(doubtful, granted(T0, { toMs: T0 + 5000 })).key().standing).toBe('withdrawn');
    expect(given(doubtful, granted(T0 + 1, { toMs: T0 + 5000 })).key().standing).toBe('granted');
  });
  test('an attested grant moves it, and the state says so', () => {
    expect(given(stop, attested(T0 + 1)).key()).toMatchObject({ standing: 'granted', verified: false, attested: true });
  });
  test('decline, link, expire, retract and a lifted stop leave it withdrawn', () => {
    for (const name of ['decline', 'link', 'unlink', 'expire', 'retract', 'resume', 'release', 'prefer', 'pause'] as const) {
      expect(given(typed(T0 - 1), stop, act(name, T0 + 1, { of: [1] })).key().standing).toBe('withdrawn');
    }
  });
  test('a topic taken back before any grant is a withdrawal too', () => {
    const key = given(withdrawn(T0, { topics: ['news'] }), typed(T0 + 1)).key();
    expect(key).toMatchObject({ standing: 'not_asked', withdrawnAtMs: T0, claims: [{ seq: 2 }] });
    expect(given(withdrawn(T0, { topics: ['news'] }), act('decline', T0 + 1)).key().standing).toBe('not_asked');
  });
});

describe('R5.5 an attested grant is weaker than the person', () => {
  test('beside a verified grant it is a claim; over an unverified one it stands', () => {
    expect(given(granted(T0), attested(T0 + 1)).key()).toMatchObject({ verified: true, attested: false, claims: [{ seq: 2 }] });
    expect(given(typed(T0), attested(T0 + 1)).key()).toMatchObject({ verified: false, attested: true, grantSeq: 2 });
  });
  test('told twice of one moment it stands once, and a confirm of the first still counts', () => {
    const key = given(attested(T0), attested(T0), confirmed(T0 + 1, [1])).key();
    expect(key).toMatchObject({ verified: true, attested: false, grantSeq: 1 });
  });
  test("the person's own act takes its mark away", () => {
    expect(given(attested(T0), granted(T0 + 1)).key()).toMatchObject({ verified: true, attested: false });
  });
  test('after an erasure it only opens a claim; the person comes back', () => {
    const erased = act('erase', T0, { key: { programme: null, channel: null, purpose: null } });
    expect(given(erased, attested(T0 + 1)).key()).toMatchObject({ standing: 'withdrawn', claims: [{ seq: 2 }] });
    expect(given(erased, granted(T0 + 1)).key().standing).toBe('granted');
  });
});

describe('R5.7 a confirm', () => {
  test('acts on the claims that it names alone', () => {
    const state = given(claimed(T0), claimed(T0, { key: WHATSAPP }), claimed(T0 + 1, { disclosure: TEXT_B }), confirmed(T0 + MINUTE, [3]));
    expect(state.key()).toMatchObject({ standing: 'granted', verified: true, disclosure: TEXT_B, sinceMs: T0 + MINUTE, grantSeq: 3 });
    expect(state.key().claims.map(({ seq }) => seq)).toEqual([1]);
    expect(state.key(WHATSAPP).standing).toBe('not_asked');
  });
  test("acts at the challenge's last ms, not one later", () => {
    const ends = { terms: { challenge_ends_at_ms: T0 + MINUTE } };
    expect(given(claimed(T0), confirmed(T0 + MINUTE, [1], ends)).key().standing).toBe('granted');
    expect(given(claimed(T0), confirmed(T0 + MINUTE + 1, [1], ends)).key().standing).toBe('not_asked');
  });
  test("acts at the claim's last ms, not one later", () => {
    expect(given(claimed(T0), confirmed(T0 + CLAIM_LIFE_MS, [1])).key().standing).toBe('granted');
    expect(given(claimed(T0), confirmed(T0 + CLAIM_LIFE_MS + 1, [1])).key().standing).toBe('not_asked');
  });
  test('acts on no claim whose grant would have run out by then', () => {
    const short = claimed(T0, { terms: { opt_in: 'double', expires_at_ms: T0 + 10 } });
    expect(given(granted(T0), short, confirmed(T0 + 10, [2])).key()).toMatchObject({ grantSeq: 1, expiresAtMs: null });
    expect(given(short, confirmed(T0 + 9, [1])).key()).toMatchObject({ standing: 'granted', expiresAtMs: T0 + 10 });
  });
  test('acts on nothing if a withdrawal is later than the grant, of a topic too', () => {
    expect(given(claimed(T0), withdrawn(T0), confirmed(T0 + 1, [1])).key().standing).toBe('withdrawn');
    expect(given(claimed(T0), withdrawn(T0 + 1, { topics: ['news'] }), confirmed(T0 + 2, [1])).key().standing).toBe('not_asked');
    expect(given(withdrawn(T0), claimed(T0 + 1), confirmed(T0 + 2, [2])).key().standing).toBe('granted');
  });
  test('acts on nothing from an epoch before', () => {
    expect(given(claimed(T0), act('reassign', T0 + 1), confirmed(T0 + 2, [1])).key().standing).toBe('not_asked');
  });
  test('by nobody who proved the address does nothing', () => {
    expect(given(claimed(T0), confirmed(T0 + 1, [1], { verified: false })).key().standing).toBe('not_asked');
    expect(given(claimed(T0), confirmed(T0 + 1, [1], { method: 'api' })).key().standing).toBe('not_asked');
  });
  test('without the end of its challenge does nothing', () => {
    expect(given(claimed(T0), confirmed(T0 + 1, [1], { terms: {} })).key().standing).toBe('not_asked');
  });
  test('makes the single opt-in grant that it names verified, and no other', () => {
    expect(given(typed(T0), confirmed(T0 + 1, [1])).key()).toMatchObject({ verified: true, sinceMs: T0, disclosure: TEXT_A });
    expect(given(typed(T0), claimed(T0 + 1), confirmed(T0 + 2, [7])).key().verified).toBe(false);
  });
  test('does not reach a standing grant that a topic was taken out of since', () => {
    expect(given(typed(T0), withdrawn(T0 + 1, { topics: ['news'] }), confirmed(T0 + 2, [1])).key()).toMatchObject({
      standing: 'granted',
      verified: false,
      topicsOff: ['news'],
    });
  });
  test('says where it came from: the submission keeps its right to retract only against its own code', () => {
    expect(given(claimed(T0), confirmed(T0 + 1, [1])).key().confirmedElsewhere).toBe(false);
    expect(given(claimed(T0), confirmed(T0 + 1, [1], { method: 'keyword' })).key().confirmedElsewhere).toBe(true);
    expect(given(typed(T0), confirmed(T0 + 1, [1], { method: 'keyword' })).key().confirmedElsewhere).toBe(true);
  });
});

describe('R5.9 topics', () => {
  const of = (...topics: string[]) => ({ topics });
  const end = (...acts: readonly ActDraft[]) => {
    const { standing, topics, topicsOff } = given(...acts).key();
    return [standing, topics, topicsOff];
  };
  test('a verified grant adds its topics to those that stand', () => {
    expect(end(granted(T0, of('b')), granted(T0 + 1, of('c', 'a')))).toEqual(['granted', ['a', 'b', 'c'], []]);
    expect(end(granted(T0), granted(T0 + 1, of('a')))).toEqual(['granted', null, []]);
    expect(end(granted(T0, of('a')), granted(T0 + 1))).toEqual(['granted', null, []]);
  });
  test('a topic taken back is off, out of a list and out of all', () => {
    expect(end(granted(T0, of('a', 'b')), withdrawn(T0 + 1, of('a')))).toEqual(['granted', ['b'], []]);
    expect(end(granted(T0), withdrawn(T0 + 1, of('b')), withdrawn(T0 + 2, of('a')))).toEqual(['granted', null, ['a', 'b']]);
  });
  test('taking back the last one ends the grant', () => {
    expect(end(granted(T0, of('a', 'b')), withdrawn(T0 + 1, of('b')), withdrawn(T0 + 2, of('a', 'x')))).toEqual(['withdrawn', null, []]);
  });
  test('a withdrawal without topic is all topics', () => {
    expect(end(granted(T0, of('a', 'b')), withdrawn(T0 + 1))).toEqual(['withdrawn', null, []]);
    expect(end(granted(T0, of('a', 'b')), withdrawn(T0 + 1, of()))).toEqual(['withdrawn', null, []]);
  });
  test("a topic's grant never restores others", () => {
    expect(end(granted(T0, of('a', 'b')), withdrawn(T0 + 1), granted(T0 + 2, of('a')))).toEqual(['granted', ['a'], []]);
    expect(end(granted(T0), withdrawn(T0 + 1, of('a', 'b')), granted(T0 + 2, of('a')))).toEqual(['granted', null, ['b']]);
    const runOut = granted(T0, { topics: ['a', 'b'], terms: { expires_at_ms: T0 + 2 } });
    expect(end(runOut, granted(T0 + 2, of('a')))).toEqual(['granted', ['a'], []]);
  });
  test('all topics agreed to anew are all', () => {
    expect(end(granted(T0), withdrawn(T0 + 1, of('a')), granted(T0 + 2))).toEqual(['granted', null, []]);
  });
});

describe('R5.12 decline and expire', () => {
  test('a decline moves what was not asked, nothing else', () => {
    expect(given(act('decline', T0, { disclosure: TEXT_A })).key()).toMatchObject({ standing: 'declined', disclosure: TEXT_A });
    expect(given(typed(T0), act('decline', T0 + 1)).key().standing).toBe('granted');
  });
  test('an expire acts when its time is there, not one ms before', () => {
    const grant = granted(T0, { terms: { expires_at_ms: T0 + 10 } });
    expect(given(grant, act('expire', T0 + 10)).key()).toMatchObject({ standing: 'expired', verified: false, expiresAtMs: T0 + 10 });
    expect(given(grant, act('expire', T0 + 9)).key().standing).toBe('granted');
    expect(given(granted(T0), act('expire', T0 + 9)).key().standing).toBe('granted');
    expect(given(grant, granted(T0 + 1), act('expire', T0 + 10)).key().standing).toBe('granted');
  });
  test('a grant or decline of more than one key is bundled, and nothing', () => {
    expect(given(granted(T0, { key: { ...SMS, channel: null } })).state.keys).toEqual([]);
    expect(given(typed(T0 - 1), act('decline', T0, { key: { ...SMS, channel: null } })).key().standing).toBe('granted');
  });
});
