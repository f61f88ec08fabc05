/** What "at least as strict" means, kind by kind. Pure; the property tests of merging and of the default regime rest on it. */
import { cover } from './hours.ts';
import { GENERAL_LABEL, RULE_KINDS, type RuleKind, type RuleSet } from './rule-set.ts';
import { asSoonAs } from './withdrawal-due.ts';

/** Compare sets of one channel: hours that are about texts alone say nothing of email. */
const AS_STRICT: Readonly<Record<RuleKind, (a: RuleSet, b: RuleSet) => boolean>> = {
  elements: (a, b) => b.elements.every((element) => a.elements.includes(element)),
  optIn: (a, b) => a.optIn === 'double' || b.optIn === 'single',
  quietHours: (a, b) => cover(a.quietHours, b.quietHours),
  nightConsent: (a, b) => cover(a.nightConsent, b.nightConsent),
  reconfirmation: ({ reconfirmation: a }, { reconfirmation: b }) =>
    b === null || (a !== null && a.afterMonths <= b.afterMonths && (a.onSilence === 'ends' || b.onSilence === 'keeps')),
  withdrawalDue: ({ withdrawalDue: a }, { withdrawalDue: b }) => b === null || (a !== null && asSoonAs(a, b)),
  retention: ({ retention: a }, { retention: b }) =>
    b === null || (a !== null && a.consentYears >= b.consentYears && a.withdrawalYears >= b.withdrawalYears),
  minimumAge: ({ minimumAge: a }, { minimumAge: b }) => b === null || (a !== null && a >= b),
  // One country's word means nothing in another: where the country isn't known, a general mark stands for each.
  label: (a, b) => a.labels.includes(GENERAL_LABEL) || b.labels.every((label) => a.labels.includes(label)),
};

/** @returns the kinds in which `a` asks for less than `b`; none when `a` is at least as strict */
export function kindsLessStrict(a: RuleSet, b: RuleSet): readonly RuleKind[] {
  return RULE_KINDS.filter((kind) => !AS_STRICT[kind](a, b));
}
