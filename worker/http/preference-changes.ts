/**
 * Judges the changes that the bearer of a token asks for. A grant has to name a text that this widget published for that channel; a
 * withdrawal needs nothing but to be asked for.
 */
import type { AnyChange, PreferenceChange } from '../../shared/contract/preference.ts';
import type { WidgetVersion } from '../../shared/contract/widget.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type AddressKind, TYPED_ADDRESS_KIND } from '../../shared/vocabulary.ts';
import type { PageEvidence } from '../consent/evidence.ts';
import type { PreferenceChangeCommand, WishCommand } from '../consent/ledger-api.ts';
import { ledgerStub, workspaceStub } from '../objects.ts';
import { grantLifeMs } from './choices.ts';
import type { AppContext } from './context.ts';
import { judgeWish } from './judge-wish.ts';
import type { OpenPreferences } from './preference-access.ts';
import { NOT_FOUND, type ProblemDraft } from './problem.ts';
import { problemAt, submissionProblem } from './refusal-to-wire.ts';

export interface JudgedChanges {
  readonly commands: readonly (PreferenceChangeCommand | WishCommand)[];
  /** What was on screen beside the switches. */
  readonly presentation: PageEvidence['presentation'];
}

export async function judgeChanges(
  c: AppContext,
  open: OpenPreferences,
  changes: readonly AnyChange[],
): Promise<Result<JudgedChanges, ProblemDraft>> {
  const grants = changes.filter((change) => 'act' in change).filter((change) => change.act === 'grant');
  // Asked alone, a withdrawal or a wish never meets this.
  if (grants.length > 0 && open.published.suspended) return err(submissionProblem({ reason: 'suspended' }));
  const versions = grants.length > 0 ? await versionsNaming(c, open, grants) : [];
  const held =
    grants.length > 0 ? await ledgerStub(c.env, open.place.workspace, open.place.partition).address(open.place, { no: open.no }) : null;
  if (grants.length > 0 && !held) return err(NOT_FOUND);
  const nowMs = c.get('services').clock.now();
  const commands: (PreferenceChangeCommand | WishCommand)[] = [];
  for (const [index, change] of changes.entries()) {
    const judged = !('act' in change)
      ? judgeWish(change, `changes[${index}]`, nowMs)
      : change.act === 'grant'
        ? judgeGrant(open, held?.address.kind ?? null, versions, change, index)
        : ok(withdrawal(open, change));
    if (!judged.ok) return judged;
    commands.push(judged.value);
  }
  const { version, widget_id } = open.published.version;
  return ok({ commands, presentation: { widget: widget_id, widget_version: version, locale: open.token.l, page: 'preference_center' } });
}

/** The current version, and all the earlier ones when a grant names a text that it doesn't hold: a page may have stood open. */
async function versionsNaming(
  c: AppContext,
  open: OpenPreferences,
  changes: readonly PreferenceChange[],
): Promise<readonly WidgetVersion[]> {
  const current = open.published.version;
  const isAllCurrent = changes.every((change) => findControl([current], change) !== undefined);
  if (isAllCurrent) return [current];
  const answer = await workspaceStub(c.env, open.place.workspace).listVersions(open.widget.local);
  return answer.ok ? answer.value : [current];
}

const findControl = (versions: readonly WidgetVersion[], change: PreferenceChange) =>
  versions
    .flatMap((version) => version.controls)
    .find(
      (control) =>
        control.purpose === change.purpose &&
        control.channels.includes(change.channel) &&
        (change.programme === undefined || change.programme === control.programme) &&
        Object.values(control.disclosures).some((hash) => hash === change.disclosure),
    );

function judgeGrant(
  open: OpenPreferences,
  kind: AddressKind | null,
  versions: readonly WidgetVersion[],
  change: PreferenceChange,
  index: number,
): Result<PreferenceChangeCommand, ProblemDraft> {
  const control = findControl(versions, change);
  if (change.disclosure === undefined || !control) {
    const message = 'A grant names a text that this widget published for this channel.';
    return err(
      problemAt('disclosure-not-issued', `changes[${index}].disclosure`, 'not_issued', message, 'Send the one of the offer shown.'),
    );
  }
  if (TYPED_ADDRESS_KIND[change.channel] !== kind) {
    const message = 'This channel does not reach the address that the link stands for.';
    return err(problemAt('invalid-request', `changes[${index}].channel`, 'other_address', message, 'Ask for a link at the other address.'));
  }
  const topics = (open.published.programme.topics ?? []).map((topic) => topic.id);
  if (change.topic !== undefined && !topics.includes(change.topic)) {
    return err(problemAt('invalid-request', `changes[${index}].topic`, 'unknown', 'Not a topic of this programme.', 'Leave it out.'));
  }
  return ok({
    ...withdrawal(open, change),
    act: 'grant',
    programme: control.programme,
    disclosure: change.disclosure,
    grantLifeMs: grantLifeMs(control),
  });
}

function withdrawal(open: OpenPreferences, change: PreferenceChange): PreferenceChangeCommand {
  return {
    act: 'withdraw',
    programme: change.programme ?? open.published.version.draft.programme,
    channel: change.channel,
    purpose: change.purpose,
    topic: change.topic ?? null,
    disclosure: null,
    seenSeq: change.seen_seq,
    grantLifeMs: null,
  };
}
