/** Histories of one address: single acts with everything but the point of a test filled in, and generators of adversarial ones. */
import fc from 'fast-check';
import { CLAIM_LIFE_MS, HOLD_LIFE_MS } from '../../../shared/limits.ts';
import { canonicalText } from '../../../shared/proof/canonical.ts';
import type { ActName, Method } from '../../../shared/vocabulary.ts';
import type { Command } from '../../../worker/consent/command.ts';
import { decide } from '../../../worker/consent/decide.ts';
import { fold } from '../../../worker/consent/fold.ts';
import type { ActDraft, ActKey, ActRecord, AddressState, KeyState, Ms, WishTerms } from '../../../worker/consent/model.ts';
import { keyState, permitted } from '../../../worker/consent/permitted.ts';
import { readState, stateText } from '../../../worker/consent/state-text.ts';

export const T0 = Date.UTC(2026, 0, 15, 12);
export const TEXT_A = 'a'.repeat(64);
export const TEXT_B = 'b'.repeat(64);

export const SMS = { programme: 'default', channel: 'sms', purpose: 'marketing' } as const;
export const WHATSAPP = { programme: 'default', channel: 'whatsapp', purpose: 'marketing' } as const;
export const WHOLE: ActKey = { programme: null, channel: null, purpose: null };
export const ALL_SMS: ActKey = { programme: null, channel: 'sms', purpose: null };

/** An act by the address itself at one instant, unless told otherwise. */
export function act(name: ActName, atMs: Ms, parts: Partial<ActDraft> = {}): ActDraft {
  return {
    act: name,
    key: SMS,
    topics: null,
    fromMs: atMs,
    toMs: atMs,
    method: 'keyword',
    verified: true,
    of: [],
    disclosure: null,
    terms: {},
    ...parts,
  };
}

/** A stranger's form, single opt-in. */
export const typed = (atMs: Ms, parts: Partial<ActDraft> = {}): ActDraft =>
  act('grant', atMs, { method: 'web_form', verified: false, disclosure: TEXT_A, terms: { opt_in: 'single' }, ...parts });
/** A stranger's form, double opt-in. */
export const claimed = (atMs: Ms, parts: Partial<ActDraft> = {}): ActDraft => typed(atMs, { terms: { opt_in: 'double' }, ...parts });
/** The person's own, proved grant. */
export const granted = (atMs: Ms, parts: Partial<ActDraft> = {}): ActDraft =>
  act('grant', atMs, { method: 'preference_center', disclosure: TEXT_B, ...parts });
export const confirmed = (atMs: Ms, of: readonly number[], parts: Partial<ActDraft> = {}): ActDraft =>
  act('confirm', atMs, { method: 'web_form', of, terms: { challenge_ends_at_ms: atMs }, ...parts });
export const attested = (atMs: Ms, parts: Partial<ActDraft> = {}): ActDraft =>
  act('grant', atMs, { method: 'paper_form', verified: false, disclosure: TEXT_B, terms: { attested: true, opt_in: 'double' }, ...parts });
export const withdrawn = (atMs: Ms, parts: Partial<ActDraft> = {}): ActDraft => act('withdraw', atMs, parts);

/** Numbers acts as they arrive, from 1. */
export const arriving = (acts: readonly ActDraft[], from = 1): ActRecord[] =>
  acts.map((draft, index) => ({ ...draft, seq: from + index, recordedAtMs: T0 + index }));

/** given(acts).when(command, now) judges; given(acts).key() looks. Acts get the sequences 1, 2, 3 … as they are listed. */
export function given(...acts: readonly ActDraft[]) {
  const state = fold(arriving(acts));
  const key = ({ programme, channel, purpose } = SMS as KeyName) => keyState(state, programme, channel, purpose);
  return {
    state,
    key,
    permittedAt: (now: Ms, name: KeyName = SMS) => permitted(key(name), state, now),
    when: (command: Command, now: Ms) => decide(command, state, now),
    and: (...more: readonly ActDraft[]) => given(...acts, ...more),
  };
}
export type KeyName = Pick<KeyState, 'programme' | 'channel' | 'purpose'>;

export const bytes = (state: AddressState): string => canonicalText(state);
/** As the ledger stores a state and reads it again. */
export const stored = (state: AddressState): AddressState => readState(stateText(state));

// Generators. Times come from few values on and beside every limit, so that ties and boundaries are the rule.

const instant = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.constantFrom(0, CLAIM_LIFE_MS, HOLD_LIFE_MS), fc.constantFrom(-1, 0, 1))
  .map(([step, far, beside]) => T0 + step * 1000 + far + beside);
const width = fc.constantFrom(0, 0, 0, 1, 999, 3000, CLAIM_LIFE_MS);
const keys = fc.constantFrom<ActKey>(SMS, SMS, SMS, WHATSAPP, { ...SMS, programme: 'club' });
const wideKeys = fc.oneof(keys, fc.constantFrom<ActKey>(WHOLE, ALL_SMS, { ...SMS, programme: null }, { ...WHOLE, programme: 'default' }));
const methods = fc.constantFrom<Method>('web_form', 'web_form', 'keyword', 'platform_event', 'preference_center', 'import', 'api', 'agent');
const wideActs: readonly ActName[] = ['withdraw', 'stop', 'resume', 'release', 'reassign', 'hold'];
const names = fc.constantFrom<ActName>(
  ...(['grant', 'grant', 'grant', 'grant', 'grant', 'confirm', 'confirm', 'decline', 'withdraw', 'withdraw', 'retract', 'expire'] as const),
  ...(['stop', 'resume', 'reassign', 'link', 'unlink', 'hold', 'release', 'prefer', 'pause', 'erase'] as const),
);
const topics = fc.constantFrom<readonly string[] | null>(null, null, null, ['news'], ['sale'], ['news', 'sale']);

/** Absent keeps, null clears; `fortnightly` is a word that no vocabulary has. */
export const someWish: fc.Arbitrary<WishTerms> = fc.record(
  {
    order: fc.constantFrom<readonly ('sms' | 'email')[] | null>(['sms', 'email'], ['email'], [], null),
    frequency: fc.constantFrom('monthly', 'important_only', 'any', 'fortnightly', null),
    language: fc.constantFrom('de', 'pt-BR', null),
    hours: fc.constantFrom({ from: '09:00', to: '21:00' }, { from: '22:00', to: '06:00', zone: 'Europe/Berlin' }, null),
  },
  { requiredKeys: [] },
);

export interface HistoryKind {
  /** Grants that run out. */
  readonly expiring: boolean;
  /** Grants of some topics only. Withdrawals of some come always. */
  readonly topical: boolean;
}

const draft = (kind: HistoryKind): fc.Arbitrary<ActDraft> =>
  fc
    .record({
      name: names,
      key: keys,
      wide: wideKeys,
      at: instant,
      width,
      method: methods,
      verified: fc.boolean(),
      topics,
      single: fc.boolean(),
      attest: fc.integer({ min: 0, max: 5 }),
      expires: fc.option(instant, { nil: null, freq: 2 }),
      ends: instant,
      text: fc.constantFrom(TEXT_A, TEXT_B),
      wish: someWish,
    })
    .map((drawn): ActDraft => {
      const terms = {
        opt_in: drawn.single ? ('single' as const) : ('double' as const),
        ...(kind.expiring && drawn.expires !== null ? { expires_at_ms: drawn.expires } : {}),
        ...(drawn.attest === 0 ? { attested: true as const } : {}),
      };
      const termsOf: Partial<Record<ActName, ActDraft['terms']>> = {
        grant: terms,
        confirm: { challenge_ends_at_ms: drawn.ends },
        hold: { hold_until_ms: drawn.at + drawn.width + HOLD_LIFE_MS },
        prefer: { preference: drawn.wish },
        pause: drawn.single ? { pause_until_ms: drawn.ends } : {},
      };
      const mayHaveTopics = drawn.name === 'withdraw' || (kind.topical && drawn.name === 'grant');
      return act(drawn.name, drawn.at, {
        toMs: drawn.at + drawn.width,
        key: wideActs.includes(drawn.name) ? drawn.wide : drawn.key,
        method: drawn.method,
        verified: drawn.verified,
        topics: mayHaveTopics ? drawn.topics : null,
        disclosure: drawn.text,
        terms: termsOf[drawn.name] ?? {},
      });
    });

/** Acts of every kind in any order of time. Confirms and retracts name records that came before them. */
export function histories(kind: HistoryKind, maxLength = 12): fc.Arbitrary<ActRecord[]> {
  return fc
    .array(fc.tuple(draft(kind), fc.array(fc.nat(1000), { minLength: 1, maxLength: 3 })), { minLength: 1, maxLength })
    .map((drawn) => {
      const records: ActRecord[] = [];
      for (const [made, picks] of drawn) {
        const isNaming = made.act === 'confirm' || made.act === 'retract';
        const nameable = records.filter((record) => record.act === 'grant' || made.act === 'retract');
        const of = isNaming && nameable.length > 0 ? picks.map((pick) => nameable[pick % nameable.length]!.seq) : [];
        const named = records.find((record) => record.seq === of[0]);
        // A confirm carries the key of what it confirms, as `decide` drafts it.
        const key = made.act === 'confirm' && named ? named.key : made.key;
        records.push({ ...made, key, of: [...new Set(of)], seq: records.length + 1, recordedAtMs: T0 + records.length });
      }
      return records;
    });
}

export const ANY: HistoryKind = { expiring: true, topical: true };
export const PLAIN: HistoryKind = { expiring: false, topical: false };
export const KEY_NAMES: readonly KeyName[] = [SMS, WHATSAPP, { ...SMS, programme: 'club' }, { ...SMS, channel: 'email' }];
/** An instant on or beside what the generators use. */
export const someInstant = instant;
export const someDraft = draft(ANY);
