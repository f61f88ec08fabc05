/**
 * Which limits one message has to fit into, as claims on counters: its number's prefix, the caller's IP block, the widget, money. Pure.
 * It names people by keyed hashes alone. Limits of the address itself are the ledger's.
 */
import {
  ANSWERS_JUDGED,
  ANSWERS_SHARE_MIN,
  ANSWERS_TOO_FEW_OFF_MS,
  CHALLENGE_LIFE_MS,
  DAY_MS,
  DAY_STEP_MS,
  HOUR_MS,
  HOUR_STEP_MS,
  MESSAGE_BUDGET_DAY_USD,
  MESSAGE_BUDGET_GROWTH,
  MESSAGE_BUDGET_MEAN_DAYS,
  MICROS_PER_USD,
  PREFIX_DIGITS_OFF,
  SENDS_PER_IP_BLOCK_DAY,
  SENDS_PER_IP_BLOCK_HOUR,
  SENDS_PER_PREFIX_DAY,
  SENDS_PER_PREFIX_HOUR,
  SENDS_PER_WIDGET_GROWTH,
  SENDS_PER_WIDGET_HOUR,
  SENDS_PER_WIDGET_MEDIAN_HOURS,
} from '../../shared/limits.ts';
import { lineTypeOf, lineWarning } from '../../shared/phone/line-type.ts';
import { reachOf } from '../../shared/phone/reach.ts';
import type { SendTerms } from '../consent/send-terms.ts';
import type { AnswerRate } from '../platform/answer-rate.ts';
import type { Claim, Window } from '../platform/tally.ts';
import { EMAIL_PRICE_MICROS, textPriceMicros } from './list-prices.ts';
import type { OutgoingMessage } from './messenger.ts';

export interface SendLimit {
  readonly name: 'prefix' | 'block' | 'widget' | 'page' | 'money';
  readonly claim: Claim;
}
export type Keyed = (...parts: readonly string[]) => string;

export interface WatchedRate {
  readonly name: 'prefix' | 'country';
  readonly rate: AnswerRate;
}

export type Judged =
  | { readonly refused: 'country_not_listed' | 'number_kind' }
  | { readonly limits: readonly SendLimit[]; readonly rates: readonly WatchedRate[] };

/** Where too few of those who are sent a code answer it, nothing is sent for a while: its prefix, and its country. */
export function answerRates(to: string, keyed: Keyed): WatchedRate[] {
  const watched = {
    last: ANSWERS_JUDGED,
    atLeast: ANSWERS_SHARE_MIN,
    answerMs: CHALLENGE_LIFE_MS,
    offMs: ANSWERS_TOO_FEW_OFF_MS,
  };
  return [
    { name: 'prefix', rate: { ...watched, key: keyed('answers', 'prefix', to.slice(0, -PREFIX_DIGITS_OFF)) } },
    ...reachOf(to).countries.map((country) => ({ name: 'country', rate: { ...watched, key: keyed('answers', country) } }) as const),
  ];
}

/** @param keyed hash of texts under a key of the workspace's own. */
export function sendLimits(
  { channel, to, kind, toKind }: Pick<OutgoingMessage, 'channel' | 'to' | 'kind' | 'toKind'>,
  terms: SendTerms,
  keyed: Keyed,
): Judged {
  const shared = terms.burst ? [pageLimit(terms.burst, keyed)] : callerLimits(terms, keyed);
  // Limit: a chat's message is taken to cost no more than a mail; the platforms that charge for it are reached by number.
  if (!isNumber({ channel, toKind })) return { limits: [...shared, moneyLimit(EMAIL_PRICE_MICROS, terms.budget, keyed)], rates: [] };
  const { countries, isPersonal } = reachOf(to);
  if (!isPersonal) return { refused: 'number_kind' };
  // A number that may be of several countries goes only where all of them are listed, at the dearest one's price.
  if (countries.length === 0 || !countries.every((country) => terms.countries.includes(country))) return { refused: 'country_not_listed' };
  const micros = Math.max(...countries.map((country) => textPriceMicros(country, terms.costUsd[country])));
  const limits: SendLimit[] = [{ name: 'prefix', claim: prefixClaim(to, keyed) }, ...shared, moneyLimit(micros, terms.budget, keyed)];
  return { limits, rates: kind === 'code' ? answerRates(to, keyed) : [] };
}

/** What holds of every message, whoever asked for it and whatever the merchant allows. */
export const judgeKind = ({ channel, to, toKind }: Pick<OutgoingMessage, 'channel' | 'to' | 'toKind'>): Judged =>
  isNumber({ channel, toKind }) && lineWarning(lineTypeOf(to)) === 'never_sent' ? { refused: 'number_kind' } : { limits: [], rates: [] };

const isNumber = ({ channel, toKind }: { readonly channel: string; readonly toKind: OutgoingMessage['toKind'] | undefined }): boolean =>
  toKind === undefined ? channel !== 'email' : toKind === 'phone';

const perHour = (max: number): Window => ({ windowMs: HOUR_MS, stepMs: HOUR_STEP_MS, max });
const perDay = (max: number): Window => ({ windowMs: DAY_MS, stepMs: DAY_STEP_MS, max });

/** Pumping runs through a block of numbers that somebody was given: its neighbours count double. */
function prefixClaim(to: string, keyed: Keyed): Claim {
  const number = BigInt(to.replace(/\D/g, ''));
  const beside = [number - 1n, number + 1n].map((each) => keyed('number', String(each)));
  return {
    key: keyed('prefix', to.slice(0, -PREFIX_DIGITS_OFF)),
    amount: 1,
    windows: [perHour(SENDS_PER_PREFIX_HOUR), perDay(SENDS_PER_PREFIX_DAY)],
    mark: { own: keyed('number', String(number)), beside },
  };
}

function callerLimits({ block, widget, widgetPerHour }: SendTerms, keyed: Keyed): SendLimit[] {
  const windows = [perHour(SENDS_PER_IP_BLOCK_HOUR), perDay(SENDS_PER_IP_BLOCK_DAY)];
  const growth = { of: 'median', factor: SENDS_PER_WIDGET_GROWTH, steps: SENDS_PER_WIDGET_MEDIAN_HOURS } as const;
  const ofWidget = widgetPerHour === null ? { ...perHour(SENDS_PER_WIDGET_HOUR), growth } : perHour(widgetPerHour);
  return [
    ...(block === null ? [] : [{ name: 'block', claim: { key: keyed('block', block), amount: 1, windows } } as const]),
    { name: 'widget', claim: { key: keyed('widget', widget), amount: 1, windows: [ofWidget] } },
  ];
}

const pageLimit = ({ page, perHour: max }: NonNullable<SendTerms['burst']>, keyed: Keyed): SendLimit => ({
  name: 'page',
  claim: { key: keyed('page', page), amount: 1, windows: [perHour(max)] },
});

/** A budget is of a calendar day (UTC), as a bill is. What the merchant set stands; the workspace's own grows with use. */
function moneyLimit(micros: number, budget: SendTerms['budget'], keyed: Keyed): SendLimit {
  const day = { windowMs: DAY_MS, stepMs: DAY_MS };
  const growth = { of: 'mean', factor: MESSAGE_BUDGET_GROWTH, steps: MESSAGE_BUDGET_MEAN_DAYS } as const;
  const window = budget
    ? { ...day, max: Math.round(budget.usd * MICROS_PER_USD) }
    : { ...day, max: MESSAGE_BUDGET_DAY_USD * MICROS_PER_USD, growth };
  return { name: 'money', claim: { key: budget ? keyed('budget', budget.of) : keyed('budget'), amount: micros, windows: [window] } };
}
