/**
 * May this message go to this address on this channel for this purpose now, and in which form. DESIGN section 7. Pure and total: the rows of
 * `rules.ts` are all asked, so that an answer names every reason at once. It gives no consent and remembers nothing.
 */
import { CHANNELS, type ChannelId } from '../../shared/vocabulary.ts';
import type { Ms } from '../consent/model.ts';
import { standingAt } from '../consent/permitted.ts';
import { type Facts, factsOf, type Question } from './eligibility-facts.ts';
import { freeFrom } from './local-time.ts';
import { allClosed, type Effect, ELIGIBILITY_RULES } from './rules.ts';
import type { Form, Window } from './window.ts';

export interface Reason {
  /** Stable code: what a program looks at. */
  readonly code: string;
  readonly effect: Effect;
  /** Id of the rule behind it: a row here, of a legal regime, or of a channel's facts. */
  readonly rule: string;
  readonly says: string;
  readonly source: string;
  /** When this reason ends by itself, Unix ms; null where it does not. */
  readonly untilMs: Ms | null;
}

export interface Verdict {
  readonly allowed: boolean;
  /** `none` whenever it is not allowed. */
  readonly form: Form;
  readonly reasons: readonly Reason[];
  /** Of a refusal that ends by itself: the first ms at which none of its reasons holds any more. Not a promise: another may by then. */
  readonly untilMs: Ms | null;
  readonly window: Window;
  /** Words that the message must begin with. */
  readonly labels: readonly string[];
}

export interface Eligibility extends Verdict {
  /** What to send on instead, or best: the first by the person's order of the channels that are themselves allowed now. */
  readonly best: { readonly channel: ChannelId; readonly form: Form } | null;
}

export function eligible(question: Question): Eligibility {
  const verdict = judge(question);
  return { ...verdict, best: bestOf(question, verdict) };
}

function judge(question: Question): Verdict {
  const facts = factsOf(question);
  const reasons = ELIGIBILITY_RULES.flatMap((row): Reason[] => {
    const finding = row.judge(facts);
    if (!finding) return [];
    const { id, says, source } = finding.cites ?? { id: row.id, says: row.sentence, source: row.source };
    return [{ code: row.reason, effect: row.effect, rule: id, says, source, untilMs: finding.untilMs }];
  });
  const refusals = reasons.filter(({ effect }) => effect === 'refuses');
  const allowed = refusals.length === 0;
  return {
    allowed,
    form: allowed ? facts.form : 'none',
    reasons,
    untilMs: allowed ? null : endOf(refusals, facts),
    window: facts.window,
    labels: allowed && facts.purpose.isAdvertising ? facts.rules.labels : [],
  };
}

/** The last of the ends, moved on to where no hours close it off; null where one of them has no end. */
function endOf(refusals: readonly Reason[], facts: Facts): Ms | null {
  const ends = refusals.flatMap(({ untilMs }) => untilMs ?? []);
  return ends.length < refusals.length ? null : freeFrom(allClosed(facts), Math.max(...ends));
}

function bestOf(question: Question, asked: Verdict): Eligibility['best'] {
  const { state, programme, purpose, channel, preference, now } = question;
  // Nothing but its own consent opens another channel: what excuses the one asked about says nothing of it.
  const granted = state.keys.filter((key) => standingAt(key, now) === 'granted' && key.programme === programme && key.purpose === purpose);
  const others = granted.map((key) => key.channel).filter((other) => other !== channel);
  const open = [
    { channel, verdict: asked },
    ...others.map((other) => ({ channel: other, verdict: judge({ ...question, channel: other }) })),
  ].filter(({ verdict }) => verdict.allowed);
  const rank = (id: ChannelId): number => {
    const wished = preference.order.indexOf(id);
    if (wished >= 0) return wished;
    return CHANNELS.length + (id === channel ? 0 : 1 + CHANNELS.indexOf(id));
  };
  const [first] = open.sort((a, b) => rank(a.channel) - rank(b.channel));
  return first ? { channel: first.channel, form: first.verdict.form } : null;
}
