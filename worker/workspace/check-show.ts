/** What a table of rules can say that its author can't have meant. Shapes are the schema's business. Pure. */
import type { ShowRule } from '../../shared/contract/show.ts';
import type { Finding, WidgetDraft } from '../../shared/contract/widget.ts';
import { callingCodeOf } from '../../shared/phone/countries.ts';
import { parseTrigger } from '../../shared/show/trigger.ts';

export function checkShow({ show, trigger }: WidgetDraft): Finding[] {
  if (!show) return [];
  return [
    ...checkTrigger(show.mode, show.trigger),
    ...show.rules.flatMap((rule, index) => checkCountries(rule, `show.rules[${index}].country`)),
    ...checkReach(show.rules),
    ...(trigger === 'button' && show.mode !== 'button'
      ? [warning('trigger', 'trigger_unused', `The form is shown as ${show.mode}; trigger is not looked at.`, 'Remove trigger.')]
      : []),
  ];
}

/** A form that nothing would ever show, or a button that waits to be seen. */
function checkTrigger(mode: string, text: string): Finding[] {
  const on = parseTrigger(text)?.on;
  if (mode === 'button' && on !== 'delay') {
    const message = 'A button is what opens the form, so nothing else does.';
    return [error('show.trigger', 'trigger_needless', message, 'Use "load" or "delay:SECONDS", or another mode.')];
  }
  if (mode === 'inline' && (on === 'exit' || on === 'click')) {
    const message = 'A form in its place is not brought to somebody who leaves or clicks elsewhere.';
    return [error('show.trigger', 'trigger_needs_dialog', message, 'Use mode "modal" or "corner", or trigger "load".')];
  }
  if (mode === 'corner' && (on === 'call' || on === 'click')) {
    const message = 'What somebody opens needs no card in the corner; the form itself will open.';
    return [warning('show.mode', 'corner_unused', message, 'Use mode "modal".')];
  }
  return [];
}

function checkCountries({ country }: ShowRule, path: string): Finding[] {
  return (country ?? []).flatMap((code, index) =>
    callingCodeOf(code) === ''
      ? [error(`${path}[${index}]`, 'country_unknown', `${code} is no country with phone numbers.`, 'Use its ISO 3166 code, such as GB.')]
      : [],
  );
}

/** The first row that fits decides: one behind a row for everybody, or a second with the same conditions, never does. */
function checkReach(rules: readonly ShowRule[]): Finding[] {
  const conditions = rules.map(({ show: _, ...when }) => JSON.stringify(Object.entries(when).sort(([a], [b]) => (a < b ? -1 : 1))));
  const findings = rules.flatMap((_, index) => {
    const earlier = conditions.findIndex((one) => one === '[]' || one === conditions[index]);
    if (earlier >= index) return [];
    const message = `Row ${earlier + 1} already decides every visit that this row fits.`;
    return [error(`show.rules[${index}]`, 'rule_not_reached', message, 'Remove it, or put it first.')];
  });
  const everybody = rules.findIndex((_, index) => conditions[index] === '[]');
  const decided = everybody < 0 ? [] : rules.slice(0, everybody + 1);
  if (decided.length === 0 || decided.some(({ show }) => show)) return findings;
  return [...findings, error('show.rules', 'never_shown', 'No row shows the form to anybody.', 'Let one row have show: true.')];
}

const error = (path: string, code: string, message: string, fix: string): Finding => ({ level: 'error', path, code, message, fix });
const warning = (path: string, code: string, message: string, fix: string): Finding => ({ level: 'warning', path, code, message, fix });
