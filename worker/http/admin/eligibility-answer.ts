/** Decisions as the wire says them: each by itself with its rules once beside them, or counted. Pure. */

import type { z } from 'zod';
import type { EligibilityCounts, EligibilityDecisions, eligibilitySummary, VerdictView } from '../../../shared/contract/eligibility.ts';
import type { Ms } from '../../consent/model.ts';
import { iso } from '../../consent/wire.ts';
import type { Eligibility } from '../../policy/eligible.ts';
import type { Decided } from './decide-eligibility.ts';

export function viewDecisions(decided: readonly Decided[], atMs: Ms): EligibilityDecisions {
  const rules: EligibilityDecisions['rules'] = {};
  for (const { code, effect, rule, says, source } of decided.flatMap(bothOf).flatMap(({ reasons }) => reasons)) {
    rules[rule] ??= { code, effect, says, source };
  }
  return {
    at: iso(atMs),
    decisions: decided.map(({ contactId, verdict, sinceKnown }) => ({
      contact_id: contactId,
      ...viewVerdict(verdict),
      since_known: sinceKnown && viewVerdict(sinceKnown),
    })),
    rules,
  };
}

export function summaryOf(decided: readonly Decided[], atMs: Ms): z.infer<typeof eligibilitySummary> {
  const since = decided.flatMap(({ sinceKnown }) => sinceKnown ?? []);
  return { at: iso(atMs), ...count(decided.map(({ verdict }) => verdict)), since_known: since.length === 0 ? null : count(since) };
}

const bothOf = ({ verdict, sinceKnown }: Decided): readonly Eligibility[] => (sinceKnown ? [verdict, sinceKnown] : [verdict]);

function viewVerdict({ allowed, form, reasons, untilMs, window, labels, best }: Eligibility): VerdictView {
  return {
    allowed,
    form,
    reasons: reasons.map(({ code, rule, untilMs: reasonUntilMs }) => ({ code, rule, until: isoOrNull(reasonUntilMs) })),
    until: isoOrNull(untilMs),
    window: { status: window.status, until: isoOrNull(window.untilMs) },
    labels: [...labels],
    best: best && { channel: best.channel, form: best.form },
  };
}

function count(verdicts: readonly Eligibility[]): EligibilityCounts {
  const reasons: Record<string, number> = {};
  for (const { reasons: own } of verdicts) {
    for (const code of new Set(own.map((reason) => reason.code))) reasons[code] = (reasons[code] ?? 0) + 1;
  }
  const of = (form: Eligibility['form']) => verdicts.filter((verdict) => verdict.form === form).length;
  const allowed = verdicts.filter((verdict) => verdict.allowed).length;
  return {
    allowed,
    refused: verdicts.length - allowed,
    forms: { free_form: of('free_form'), approved_template: of('approved_template') },
    reasons,
  };
}

const isoOrNull = (ms: Ms | null): string | null => (ms === null ? null : iso(ms));
