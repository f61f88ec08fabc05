/**
 * The rules of several regimes as one: the stricter of each kind, with the rows it came from. Pure; it must not choose regimes.
 * A set keeps its rows and everything else is read off them, so that merging is a union of rows: order and repetition change nothing.
 */
import type { ChannelId, OptInStrength } from '../../shared/vocabulary.ts';
import { ELEMENTS, type ElementId } from '../channels/elements.ts';
import type { Jurisdiction, QuietHours, Reconfirmation, Rule } from './jurisdiction.ts';
import { meetingBoth, soonestDays, type WithdrawalDue } from './withdrawal-due.ts';

export const RULE_KINDS = [
  'elements',
  'optIn',
  'quietHours',
  'nightConsent',
  'reconfirmation',
  'withdrawalDue',
  'retention',
  'minimumAge',
  'label',
] as const satisfies readonly (keyof Jurisdiction)[];
export type RuleKind = (typeof RULE_KINDS)[number];
export type Rows = Pick<Jurisdiction, RuleKind>;
export type RuleValue<K extends RuleKind> = Rows[K][number]['value'];

/** Says that a message must be marked as advertising, in words of the sender's choice: what stands for any country's own label. */
export const GENERAL_LABEL = '[AD]';

export interface AppliedHours extends QuietHours {
  readonly ruleId: string;
  /** Absent: all. */
  readonly channels?: readonly ChannelId[];
}

export interface RuleSet {
  /** Ids of the regimes, in order. */
  readonly jurisdictions: readonly string[];
  /** In the order of `ELEMENTS`. */
  readonly elements: readonly ElementId[];
  readonly optIn: OptInStrength;
  /** Nothing may be sent in any of these. */
  readonly quietHours: readonly AppliedHours[];
  /** A consent of its own is needed in any of these. */
  readonly nightConsent: readonly AppliedHours[];
  /** Null: no regime asks for one. */
  readonly reconfirmation: Reconfirmation | null;
  readonly withdrawalDue: WithdrawalDue | null;
  readonly retention: RuleValue<'retention'> | null;
  readonly minimumAge: number | null;
  readonly labels: readonly string[];
  /** The rows that decided, by kind; a row that another one outdoes is not among them. */
  readonly ruleIds: Readonly<Record<RuleKind, readonly string[]>>;
  /** Every row, by kind and in order of ids, so that an id leads back to its source. */
  readonly rows: Rows;
}

export function ruleSetOf(jurisdictions: readonly Jurisdiction[]): RuleSet {
  return read(
    jurisdictions.map(({ id }) => id),
    jurisdictions,
  );
}

export function mergeRules(a: RuleSet, b: RuleSet): RuleSet {
  return read([...a.jurisdictions, ...b.jurisdictions], [a.rows, b.rows]);
}

/** Sets are never changed, so what one comes to on a channel is worked out once. */
const narrowed = new WeakMap<RuleSet, Map<ChannelId, RuleSet>>();

/** The same rules without the rows that are about other channels. */
export function rulesOfChannel(rules: RuleSet, channel: ChannelId): RuleSet {
  const known = narrowed.get(rules) ?? new Map<ChannelId, RuleSet>();
  narrowed.set(rules, known);
  const answer = known.get(channel) ?? narrow(rules, channel);
  known.set(channel, answer);
  return answer;
}

function narrow(rules: RuleSet, channel: ChannelId): RuleSet {
  const about = <T>(rows: readonly Rule<T>[]) => rows.filter(({ channels }) => channels === undefined || channels.includes(channel));
  const { rows } = rules;
  return read(rules.jurisdictions, [
    {
      elements: about(rows.elements),
      optIn: about(rows.optIn),
      quietHours: about(rows.quietHours),
      nightConsent: about(rows.nightConsent),
      reconfirmation: about(rows.reconfirmation),
      withdrawalDue: about(rows.withdrawalDue),
      retention: about(rows.retention),
      minimumAge: about(rows.minimumAge),
      label: about(rows.label),
    },
  ]);
}

/** @returns undefined for an id that no row of the set has */
export function rowOf(rules: RuleSet, id: string): Rule<unknown> | undefined {
  for (const kind of RULE_KINDS) {
    const found = (rules.rows[kind] as readonly Rule<unknown>[]).find((row) => row.id === id);
    if (found) return found;
  }
  return undefined;
}

function read(jurisdictions: readonly string[], parts: readonly Rows[]): RuleSet {
  const rows: Rows = {
    elements: union(parts.map((part) => part.elements)),
    optIn: union(parts.map((part) => part.optIn)),
    quietHours: union(parts.map((part) => part.quietHours)),
    nightConsent: union(parts.map((part) => part.nightConsent)),
    reconfirmation: union(parts.map((part) => part.reconfirmation)),
    withdrawalDue: union(parts.map((part) => part.withdrawalDue)),
    retention: union(parts.map((part) => part.retention)),
    minimumAge: union(parts.map((part) => part.minimumAge)),
    label: union(parts.map((part) => part.label)),
  };
  const named = new Set(rows.elements.flatMap(({ value }) => value));
  const strictest: Omit<RuleSet, 'ruleIds'> = {
    jurisdictions: [...new Set(jurisdictions)].sort(),
    elements: ELEMENTS.filter((element) => named.has(element)),
    optIn: rows.optIn.some(({ value }) => value === 'double') ? 'double' : 'single',
    quietHours: rows.quietHours.map(applied),
    nightConsent: rows.nightConsent.map(applied),
    reconfirmation: join(rows.reconfirmation, soonerReconfirmation),
    withdrawalDue: join(rows.withdrawalDue, meetingBoth),
    retention: join(rows.retention, longerRetention),
    minimumAge: join(rows.minimumAge, (a, b) => Math.max(a, b)),
    labels: [...new Set(rows.label.map(({ value }) => value))].sort(),
    rows,
  };
  return { ...strictest, ruleIds: deciding(strictest) };
}

function union<T>(lists: readonly (readonly Rule<T>[])[]): readonly Rule<T>[] {
  const byId = new Map(lists.flat().map((row) => [row.id, row]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function applied({ id, value, channels }: Rule<QuietHours>): AppliedHours {
  return { ...value, ruleId: id, ...(channels && { channels }) };
}

function join<T>(rows: readonly Rule<T>[], stricter: (a: T, b: T) => T): T | null {
  const [first, ...others] = rows;
  return first ? others.reduce((value, row) => stricter(value, row.value), first.value) : null;
}

/** Both duties together: by the earlier date, and silence ends what one of them lets it end. */
function soonerReconfirmation(a: Reconfirmation, b: Reconfirmation): Reconfirmation {
  return {
    afterMonths: Math.min(a.afterMonths, b.afterMonths),
    onSilence: a.onSilence === 'ends' || b.onSilence === 'ends' ? 'ends' : 'keeps',
  };
}

/** The longer duty to prove wins; how little else may be kept is settled by erasure, not here. */
function longerRetention(a: RuleValue<'retention'>, b: RuleValue<'retention'>): RuleValue<'retention'> {
  return {
    consentYears: Math.max(a.consentYears, b.consentYears),
    withdrawalYears: Math.max(a.withdrawalYears, b.withdrawalYears),
  };
}

function deciding(rules: Omit<RuleSet, 'ruleIds'>): RuleSet['ruleIds'] {
  const { rows, reconfirmation, withdrawalDue, retention } = rules;
  const ids = <T>(list: readonly Rule<T>[], decides: (value: T) => boolean = () => true) =>
    list.filter(({ value }) => decides(value)).map(({ id }) => id);
  return {
    elements: ids(rows.elements),
    optIn: ids(rows.optIn, (value) => value === rules.optIn),
    quietHours: ids(rows.quietHours),
    nightConsent: ids(rows.nightConsent),
    reconfirmation: ids(
      rows.reconfirmation,
      (value) => value.afterMonths === reconfirmation?.afterMonths || (value.onSilence === 'ends' && reconfirmation?.onSilence === 'ends'),
    ),
    withdrawalDue: ids(rows.withdrawalDue, (value) => withdrawalDue !== null && soonestDays(value) === soonestDays(withdrawalDue)),
    retention: ids(
      rows.retention,
      (value) => value.consentYears === retention?.consentYears || value.withdrawalYears === retention?.withdrawalYears,
    ),
    minimumAge: ids(rows.minimumAge, (value) => value === rules.minimumAge),
    label: ids(rows.label),
  };
}
