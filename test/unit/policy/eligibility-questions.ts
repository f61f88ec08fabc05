/** Questions of eligibility with everything but the point of a test filled in, and generators of any. */
import fc from 'fast-check';
import { CHANNELS, type ChannelId, FREQUENCIES, PURPOSES, type Purpose, STANDINGS } from '../../../shared/vocabulary.ts';
import { initialAddressState } from '../../../worker/consent/fold.ts';
import { compareKeys } from '../../../worker/consent/key-cover.ts';
import { unnamedKey } from '../../../worker/consent/key-state.ts';
import type { AddressState, KeyState, Ms } from '../../../worker/consent/model.ts';
import type { Wishes } from '../../../worker/consent/wishes.ts';
import type { Question } from '../../../worker/policy/eligibility-facts.ts';
import { eligible } from '../../../worker/policy/eligible.ts';
import { type RuleSet, ruleSetOf } from '../../../worker/policy/rule-set.ts';
import { anyJurisdiction } from './jurisdiction-arbitraries.ts';

/** A Wednesday, noon in London and in UTC. */
export const NOON = Date.UTC(2026, 0, 14, 12);
export const NO_RULES: RuleSet = ruleSetOf([]);
export const NO_WISHES: Wishes = { order: [], frequency: null, language: null, hours: null, pausedUntilMs: null, verified: true };

export function keyOf(channel: ChannelId, parts: Partial<KeyState> = {}, purpose: Purpose = 'marketing'): KeyState {
  const blank = unnamedKey(initialAddressState, { programme: 'default', channel, purpose });
  return { ...blank, standing: 'granted', verified: true, sinceMs: NOON - 1, grantSeq: 1, everGranted: true, ...parts };
}

export const stateOf = (keys: readonly KeyState[], parts: Partial<AddressState> = {}): AddressState => ({
  ...initialAddressState,
  keys: [...keys].sort(compareKeys),
  ...parts,
});

/** A verified grant of marketing by text, asked about at noon in London, where no law is. */
export const question = (parts: Partial<Question> = {}): Question => ({
  state: stateOf([keyOf('sms')]),
  preference: NO_WISHES,
  channel: 'sms',
  purpose: 'marketing',
  programme: 'default',
  nightProgrammes: [],
  topic: null,
  now: NOON,
  conversation: {},
  lastSentAtMs: null,
  important: false,
  jurisdiction: NO_RULES,
  capabilities: { channels: null, templates: null },
  recipient: { kind: 'phone', countries: ['GB'], zones: ['Europe/London'] },
  ...parts,
});

export const codes = (asked: Question): readonly string[] => eligible(asked).reasons.map(({ code }) => code);
export const refusals = (asked: Question): readonly string[] =>
  eligible(asked)
    .reasons.filter(({ effect }) => effect === 'refuses')
    .map(({ code }) => code);

const near = (ms: Ms): fc.Arbitrary<Ms> => fc.integer({ min: -3 * 86_400_000, max: 3 * 86_400_000 }).map((by) => ms + by);
const orNull = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null });
/** Just now, a year ago, longer ago than any duty to ask again. */
const SINCE = [NOON - 1, NOON - 86_400_000 * 400, NOON - 86_400_000 * 1500] as const;
const topics = fc.subarray(['news', 'sale']);

const anyKey: fc.Arbitrary<KeyState> = fc
  .record({
    channel: fc.constantFrom<ChannelId>('sms', 'sms', 'whatsapp', 'viber', 'email', 'signal', 'messenger', 'wechat'),
    purpose: fc.constantFrom(...PURPOSES),
    programme: fc.constantFrom('default', 'default', 'default', 'default', 'default', 'night'),
    standing: fc.constantFrom(...STANDINGS, 'granted' as const, 'granted' as const),
    verified: fc.boolean(),
    attested: fc.boolean(),
    since: fc.constantFrom(...SINCE),
    stopped: fc.constantFrom(false, false, true),
    needsConfirm: fc.constantFrom(false, false, true),
    expiresAtMs: orNull(near(NOON)),
    topics: orNull(topics),
    topicsOff: topics,
  })
  .map(({ channel, purpose, since, ...parts }) => keyOf(channel, { ...parts, sinceMs: since }, purpose));

const anyState: fc.Arbitrary<AddressState> = fc
  .record({
    keys: fc.uniqueArray(anyKey, { maxLength: 5, comparator: (a, b) => compareKeys(a, b) === 0 }),
    hold: orNull(near(NOON)),
    holdKey: fc.constantFrom<ChannelId | null>(null, 'sms'),
    recovering: fc.constantFrom(false, false, false, true),
  })
  .map(({ keys, hold, holdKey, recovering }) =>
    stateOf(keys, {
      hold: hold === null ? null : { key: { programme: null, channel: holdKey, purpose: null }, fromMs: hold - 1, untilMs: hold },
      ...(recovering ? { recovering: true as const } : {}),
    }),
  );

const clock = fc.constantFrom('00:00', '07:30', '12:00', '21:00', '23:59');
export const anyWishes: fc.Arbitrary<Wishes> = fc.record({
  order: fc.subarray([...CHANNELS]),
  frequency: orNull(fc.constantFrom(...FREQUENCIES)),
  language: fc.constant(null),
  hours: orNull(
    fc
      .record({ from: clock, to: clock, zone: fc.constantFrom(undefined, 'Asia/Tokyo', 'Mars/Olympus') })
      .map(({ zone, ...hours }) => ({ ...hours, ...(zone === undefined ? {} : { zone }) })),
  ),
  pausedUntilMs: orNull(near(NOON)),
  verified: fc.boolean(),
});

const wild: fc.Arbitrary<Question> = fc.record({
  state: anyState,
  preference: fc.oneof({ weight: 2, arbitrary: fc.constant(NO_WISHES) }, { weight: 1, arbitrary: anyWishes }),
  channel: fc.constantFrom<ChannelId>('sms', 'sms', 'whatsapp', 'whatsapp', ...CHANNELS),
  purpose: fc.constantFrom<Purpose>('marketing', 'marketing', ...PURPOSES),
  programme: fc.constantFrom('default', 'default', 'default', 'club'),
  nightProgrammes: fc.constantFrom([], ['night'], ['night', 'late']),
  topic: fc.constantFrom(null, 'news'),
  now: near(NOON),
  conversation: fc.dictionary(
    fc.constantFrom('sms', 'whatsapp', 'messenger', 'wechat'),
    near(NOON).map((lastInboundAtMs) => ({ lastInboundAtMs })),
  ),
  lastSentAtMs: orNull(near(NOON)),
  important: fc.boolean(),
  jurisdiction: fc.array(anyJurisdiction, { maxLength: 2 }).map(ruleSetOf),
  capabilities: fc.record({
    channels: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.subarray([...CHANNELS]) }),
    templates: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.subarray([...CHANNELS]) }),
  }),
  recipient: fc.record({
    kind: fc.constantFrom('phone', 'phone', 'phone', 'email', 'messenger_psid', 'wechat_openid'),
    countries: fc.subarray(['GB', 'US', 'CN']),
    zones: fc.subarray(['Europe/London', 'America/New_York', 'Mars/Olympus'], { minLength: 0 }),
  }),
});

const FIELDS = Object.keys(question()) as (keyof Question)[];

/** Half of them all random, half with a few fields changed in what may be sent: a refusal by itself shows little. */
export const anyQuestion: fc.Arbitrary<Question> = fc
  .tuple(
    wild,
    fc.boolean(),
    fc.subarray(FIELDS, { maxLength: 3 }),
    fc.constantFrom<ChannelId>('sms', 'whatsapp'),
    fc.boolean(),
    fc.constantFrom(...SINCE),
  )
  .map(([drawn, isWild, fields, channel, verified, sinceMs]) => {
    if (isWild) return drawn;
    const good = question({ channel, state: stateOf([keyOf('sms', { verified, sinceMs }), keyOf('whatsapp', { verified, sinceMs })]) });
    return { ...good, ...Object.fromEntries(fields.map((field) => [field, drawn[field]])) };
  });
