/**
 * Judges the acts that a merchant reports and turns them into commands. A grant or decline must name a text that was issued for how it
 * was given; an act that takes back is held up by nothing but its own form.
 */
import type { ConsentActInput } from '../../../shared/contract/contact.ts';
import type { ProblemError, ProblemType } from '../../../shared/contract/error.ts';
import type { ProgrammeView } from '../../../shared/contract/programme.ts';
import { DAY_MS } from '../../../shared/limits.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { AdminAct } from '../../consent/ledger-api.ts';
import { statedTime } from '../../consent/time.ts';
import type { ProblemDraft } from '../problem.ts';
import type { Issued } from './issued-text.ts';
import { faultsOfWish, reportedWish } from './reported-wish.ts';

const DEFAULT_PROGRAMME = 'default';

/** What is known of the workspace; read before, so that this stays pure. */
export interface ReportContext {
  readonly programmes: readonly ProgrammeView[];
  /** By hash: null where no such text is. */
  readonly texts: ReadonlyMap<string, Issued | null>;
  /** Unix ms. */
  readonly nowMs: number;
}
interface Fault extends ProblemError {
  readonly type: ProblemType;
}

export const asksForText = (act: ConsentActInput): boolean => act.act === 'grant' || act.act === 'decline';

export function reportedActs(acts: readonly ConsentActInput[], context: ReportContext): Result<AdminAct[], ProblemDraft> {
  const faults = acts.flatMap((act, index) => faultsOf(act, `acts[${index}]`, context));
  const [first] = faults;
  if (first) {
    const type = faults.every((fault) => fault.type === first.type) ? first.type : 'invalid-request';
    return err({ status: 422, type, errors: faults.map(({ type: _, ...error }) => error) });
  }
  return ok(acts.map((act) => adminAct(act, context)));
}

function faultsOf(act: ConsentActInput, path: string, context: ReportContext): Fault[] {
  const invalid = (field: string, code: string, message: string, fix: string): Fault => ({
    type: 'invalid-request',
    path: `${path}.${field}`,
    code,
    message,
    fix,
  });
  const wishFaults = faultsOfWish(act, `${path}.`, context.nowMs).map((fault) => ({ type: 'invalid-request' as const, ...fault }));
  if (!asksForText(act)) return [...wholeAddressFaults(act, invalid), ...wishFaults];
  const programme = context.programmes.find((each) => each.id === (act.programme ?? DEFAULT_PROGRAMME));
  const unknownTopic = act.topics?.find((topic) => !programme?.topics?.some((each) => each.id === topic));
  return [
    ...(act.channel ? [] : [invalid('channel', 'missing', `A ${act.act} is for one channel.`, 'Name the channel.')]),
    ...(act.purpose ? [] : [invalid('purpose', 'missing', `A ${act.act} is for one purpose.`, 'Name the purpose.')]),
    ...(programme ? [] : [invalid('programme', 'programme_missing', 'There is no such programme.', 'Make it, or name another.')]),
    ...(programme && unknownTopic !== undefined
      ? [invalid('topics', 'topic_unknown', 'The programme has no such topic.', 'Name topics of the programme.')]
      : []),
    ...textFaults(act, path, context, invalid),
    ...wishFaults,
  ];
}

type Invalid = (field: string, code: string, message: string, fix: string) => Fault;

/** A hold and an owner are of the whole address. Topics are what is agreed to, so a platform's switch has none. */
function wholeAddressFaults(act: ConsentActInput, invalid: Invalid): Fault[] {
  const isWhole = ['release', 'reassign', 'prefer', 'pause'].includes(act.act);
  return [
    ...(['channel', 'purpose', 'programme'] as const).flatMap((field) =>
      isWhole && act[field] !== undefined
        ? [invalid(field, 'whole_address', `A ${act.act} is of the whole address.`, `Leave ${field} out.`)]
        : [],
    ),
    ...(act.topics !== undefined && act.act !== 'withdraw'
      ? [invalid('topics', 'no_topics', `A ${act.act} has no topics.`, 'Leave topics out.')]
      : []),
  ];
}

function textFaults(act: ConsentActInput, path: string, context: ReportContext, invalid: Invalid): Fault[] {
  if (act.disclosure === undefined) {
    const fix = 'Register the text for this method, and send its hash.';
    return [invalid('disclosure', 'disclosure_required', `A ${act.act} names the text that was shown.`, fix)];
  }
  const text = context.texts.get(act.disclosure) ?? null;
  const isFor =
    text !== null &&
    (text.methods.includes(act.method) || text.optIn !== null) &&
    text.document.programme.id === (act.programme ?? DEFAULT_PROGRAMME) &&
    text.document.covers.some((cover) => cover.channel === act.channel && cover.purpose === act.purpose);
  if (isFor) return [];
  return [
    {
      type: 'disclosure-not-issued',
      path: `${path}.disclosure`,
      code: 'disclosure_not_issued',
      message: 'No text of this hash was issued for this method, programme, channel and purpose.',
      fix: 'Register the text for this method with POST /v1/disclosures, or name one of a published widget.',
    },
  ];
}

function adminAct(act: ConsentActInput, context: ReportContext): AdminAct {
  const isAsked = asksForText(act);
  const text = (isAsked && context.texts.get(act.disclosure ?? '')) || null;
  const programme = act.programme ?? (isAsked ? DEFAULT_PROGRAMME : null);
  // A text registered for this very method was agreed to outside our forms; a widget's text asks for what its control asked for.
  const optIn = text && !text.methods.includes(act.method) ? (text.optIn ?? 'double') : 'single';
  const lifeDays = act.act === 'grant' ? context.programmes.find((each) => each.id === programme)?.grant_life_days : undefined;
  return {
    act: act.act,
    key: { programme, channel: act.channel ?? null, purpose: act.purpose ?? null },
    topics: act.topics ?? null,
    at: act.at ?? null,
    method: act.method,
    disclosure: isAsked ? (act.disclosure ?? null) : null,
    terms: {
      ...(act.act === 'grant' ? { opt_in: optIn } : {}),
      ...(lifeDays === undefined ? {} : { expires_at_ms: earliestMs(act.at, context.nowMs) + lifeDays * DAY_MS }),
      ...(act.act === 'grant' && act.attestation ? { attested: true as const } : {}),
      ...reportedWish(act, context.nowMs),
    },
    optIn,
    words: act.words ?? null,
    attestation: act.attestation ?? null,
  };
}

/** A grant runs out no later than the earliest reading of its time allows. */
function earliestMs(at: string | undefined, nowMs: number): number {
  const stated = at === undefined ? null : statedTime(at, nowMs);
  return stated?.ok ? stated.value.fromMs : nowMs;
}
