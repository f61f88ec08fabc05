/**
 * What the holder of a submission may do with it: see its own acts, answer a code, ask for another, take acts back. Nothing here says
 * what else is known of the address.
 */
import type { SubmissionView, VerifyAnswer } from '../../shared/contract/submission.ts';
import { CODE_DIGITS } from '../../shared/limits.ts';
import { asciiDigits } from '../../shared/phone/typed.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type ChannelId, type Purpose, TYPED_ADDRESS_KIND } from '../../shared/vocabulary.ts';
import type { SubmissionAct, SubmissionRecordView } from '../consent/ledger-api.ts';
import { isTestPlace } from '../consent/place.ts';
import { iso } from '../consent/wire.ts';
import { ledgerStub } from '../objects.ts';
import { enterCode } from './accept-submission.ts';
import { controlOf } from './choices.ts';
import { makeConfirmLink } from './confirm-link.ts';
import type { AppContext } from './context.ts';
import { countForm } from './form-counts.ts';
import { loadWidgetAt, widgetPlace } from './load-widget.ts';
import { manageUrl } from './manage-link.ts';
import { codeMessage } from './messages.ts';
import { verifiedEvidence } from './page-evidence.ts';
import { NOT_FOUND, type ProblemDraft } from './problem.ts';
import { consentProblem, NOT_VALID } from './refusal-to-wire.ts';
import { sendTerms } from './send-terms.ts';
import { isWithinOwnTime, type OpenSubmission, placeOf } from './submission-access.ts';
import { countWrongGuess, hasGuessedTooOften } from './wrong-codes.ts';

type To = 'phone' | 'email' | null;

/** The acts as recorded; those of a second address that its own ledger has not taken over yet as they were received. */
export async function readSubmission(c: AppContext, open: OpenSubmission): Promise<Result<SubmissionView, ProblemDraft>> {
  const { view, shown, place, local, publicId } = open;
  if (!view || !shown || !isWithinOwnTime(view, c.get('services').clock.now())) return err(NOT_FOUND);
  const elsewhere = view.otherPartition !== null && view.otherPartition !== place.partition ? view.otherPartition : null;
  const other =
    elsewhere === null ? null : await ledgerStub(c.env, place.workspace, elsewhere).submission({ ...place, partition: elsewhere }, local);
  const second = (other?.acts ?? view.owed ?? []).map((act) => (isTakenBack(view, act) ? { ...act, status: 'retracted' as const } : act));
  const acts = [...view.acts, ...second];
  const waiting = (to: 'phone' | 'email') =>
    acts.some((act) => act.status === 'received' && TYPED_ADDRESS_KIND[act.channel] === to && controlOf(shown, act)?.opt_in === 'double');
  return ok({
    submission_id: publicId,
    created_at: iso(view.createdAtMs),
    choices: acts.map(({ channel, purpose, programme, status }: SubmissionAct) => ({ channel, purpose, programme, status })),
    next: (['phone', 'email'] as const).filter(waiting).map((to) => enterCode(shown, to)),
  });
}

/** One answer for every failure. Success verifies the address that the code was sent to, and no other. */
export async function verifyCode(c: AppContext, open: OpenSubmission, code: string, to: To): Promise<Result<VerifyAnswer, ProblemDraft>> {
  const digits = asciiDigits(code.normalize('NFKC')).replace(/[\s-]/gu, '');
  if (!open.view || !new RegExp(`^\\d{${CODE_DIGITS}}$`).test(digits)) return err(NOT_VALID);
  // In a test the code stands beside the field.
  const isGuessable = !isTestPlace(open.place);
  if (isGuessable && (await hasGuessedTooOften(c))) return err({ status: 429, type: 'too-many-requests' });
  const place = placeOf(open, to);
  const evidence = verifiedEvidence(c, 'address_verified', { by: 'code', to });
  const answer = await ledgerStub(c.env, place.workspace, place.partition).verify(place, open.local, to, digits, evidence);
  if (!answer.ok) {
    if (isGuessable) await countWrongGuess(c);
    return err(NOT_VALID);
  }
  if (open.shown) countForm(c, widgetPlace(c, open.shown), open.shown.version.version, 'confirmed');
  const { widget, locale } = open.view;
  const { no, confirmed } = answer.value;
  const choices = confirmed.map(({ channel, purpose }: Pair) => ({ channel, purpose }));
  return ok({
    outcome: 'confirmed',
    choices,
    preferences_url: manageUrl(c, { place, jurisdiction: open.jurisdiction, no, widget, locale }),
  });
}

/** Never says whether anything was sent: the limits that decide it are about the address. */
export async function resendCode(c: AppContext, open: OpenSubmission, to: To): Promise<void> {
  const { view, shown } = open;
  if (!view || !shown) return;
  const place = placeOf(open, to);
  const kind = to ?? (view.masked[0]?.kind === 'email' ? 'email' : 'phone');
  const origin = c.req.header('origin') ?? '';
  // Some privacy settings strip it to `null`, which is no URL.
  const site = URL.canParse(origin) ? origin : c.get('services').env.publicUrl;
  // What the merchant allows now. Limit: a code asked for again through a landing page counts as its widget's, not as the page's.
  const current = await loadWidgetAt(c, widgetPlace(c, shown), null);
  const link = () => makeConfirmLink(c, shown, view.locale, place.partition, open.local);
  const template = { ...codeMessage(shown, view.locale, kind, site, link), terms: sendTerms(c, current ?? shown, null) };
  await ledgerStub(c.env, place.workspace, place.partition).resend(place, open.local, to, template);
}

interface Pair {
  readonly channel: ChannelId;
  readonly purpose: Purpose;
}

const isTakenBack = (view: SubmissionRecordView, act: Pair): boolean =>
  (view.owedRetractions ?? []).some(({ channel, purpose }) => channel === act.channel && purpose === act.purpose);

/**
 * Takes back acts of this submission alone, all or none: durable with the first address's ledger, which owes the second its share. Where
 * it left no record there is nothing left to take back, which is what was asked.
 */
export async function retractChoices(c: AppContext, open: OpenSubmission, choices: readonly Pair[]): Promise<Result<void, ProblemDraft>> {
  const { view } = open;
  if (!view) return ok(undefined);
  if (!isWithinOwnTime(view, c.get('services').clock.now())) return err(NOT_FOUND);
  const evidence = verifiedEvidence(c, 'client_attested', { by: 'submission' });
  const pairs = choices.map(({ channel, purpose }) => ({ channel, purpose }));
  const { place, local } = open;
  const refused = await refusedElsewhere(c, open, pairs);
  const answer = refused ?? (await ledgerStub(c.env, place.workspace, place.partition).retract(place, local, pairs, evidence));
  return answer.ok ? ok(undefined) : err(consentProblem(answer.error, 'choices'));
}

/** Asked before anything is taken back; what the address does between this and then counts all the same. */
async function refusedElsewhere(c: AppContext, open: OpenSubmission, pairs: readonly Pair[]) {
  const { place, local } = open;
  for (const kind of ['phone', 'email'] as const) {
    const other = placeOf(open, kind);
    const own = pairs.filter((pair) => TYPED_ADDRESS_KIND[pair.channel] === kind);
    if (other.partition === place.partition || own.length === 0) continue;
    const answer = await ledgerStub(c.env, other.workspace, other.partition).mayRetract(other, local, own);
    if (!answer.ok) return answer;
  }
  return null;
}
