/**
 * One submission from a form, ours or a page without JavaScript: checks in a fixed order, each against the request and the published
 * widget alone; then it is recorded. Nothing is stored before the last check. The receipt says what was received, never what it became.
 */
import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { NextStep, SubmissionReceipt, SubmissionRequest } from '../../shared/contract/submission.ts';
import {
  CHALLENGE_LIFE_MS,
  CODE_DIGITS,
  IDEMPOTENCY_KEY_CHARS_MAX,
  IDEMPOTENCY_KEY_CHARS_MIN,
  RESEND_AFTER_SECONDS,
  SUBMISSION_TOKEN_LIFE_MS,
} from '../../shared/limits.ts';
import { canonicalBytes } from '../../shared/proof/canonical.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Method } from '../../shared/vocabulary.ts';
import type { LedgerPlace, SubmitCommand, SubmitPart } from '../consent/ledger-api.ts';
import type { WishedApp } from '../consent/link-wish.ts';
import type { SendTerms } from '../consent/send-terms.ts';
import { hoursOf } from '../consent/wish-wire.ts';
import { ledgerStub } from '../objects.ts';
import { hex, sha256Hex } from '../platform/bytes.ts';
import { TEST_PARTITION } from '../platform/ids.ts';
import type { PublishedWidget } from '../workspace/workspace-api.ts';
import { admitCaller } from './block-limit.ts';
import { type JudgedChoice, judgeChoices } from './choices.ts';
import { makeConfirmLink } from './confirm-link.ts';
import type { AppContext } from './context.ts';
import { countForm } from './form-counts.ts';
import { loadWidget, widgetPlace } from './load-widget.ts';
import { codeMessage, messageChannel } from './messages.ts';
import { isAllowedOrigin, ORIGIN_NOT_ALLOWED } from './middleware/cors.ts';
import { submissionEvidence } from './page-evidence.ts';
import { NOT_FOUND, type ProblemDraft } from './problem.ts';
import { spendable, spendRenderToken } from './public-limits.ts';
import { type SubmissionRefusal, submissionProblem } from './refusal-to-wire.ts';
import { type Rendered, readRenderToken } from './render-token.ts';
import { type PageTerms, sendTerms } from './send-terms.ts';
import { type JudgedExternalId, judgeExternalIds, type Part, partsOf, wishedApps } from './submission-parts.ts';
import { homePartition, isTest } from './test-mode.ts';

export interface SubmissionCircumstances {
  readonly method: Method;
  readonly idempotencyKey: string;
  /** The Origin header; null where a program sent none. */
  readonly origin: string | null;
  /** The landing page it came through; absent for any other form. */
  readonly page?: PageTerms;
}

/** All that the checks found: what is recorded is made of this. */
interface Accepted extends SubmissionCircumstances {
  readonly request: SubmissionRequest;
  readonly rendered: Rendered;
  readonly judged: readonly JudgedChoice[];
  readonly parts: readonly Part[];
  readonly externalIds: readonly JudgedExternalId[];
  /** App channels that were ticked: to be linked, not granted. */
  readonly apps: readonly WishedApp[];
  /** Whether a proof of work came with it. */
  readonly isProved: boolean;
  readonly terms: SendTerms;
}

export async function acceptSubmission(
  c: AppContext,
  publicWidgetId: string,
  request: SubmissionRequest,
  circumstances: SubmissionCircumstances,
): Promise<Result<SubmissionReceipt, ProblemDraft>> {
  const current = await loadWidget(c, publicWidgetId, null);
  if (!current) return err(NOT_FOUND);
  const { idempotencyKey, origin } = circumstances;
  if (!isIdempotencyKey(idempotencyKey)) return err(submissionProblem({ reason: 'idempotency_key_missing' }));
  if (origin !== null && !isAllowedOrigin(origin, current, c.get('services').env.publicUrl)) return err(ORIGIN_NOT_ALLOWED);
  const judged = await judge(c, current, request);
  if (!judged.ok) return err(submissionProblem(judged.error));
  const page = circumstances.page ?? null;
  const owner = [idempotencyKey, ...judged.value.parts.map((part) => part.address.value)];
  const { token } = judged.value.rendered;
  const given = spendable(c, token, owner);
  const caller = { published: current, proof: request.proof, owner, burst: page?.burst ?? null, token: { given, shard: token.s } };
  const admitted = await admitCaller(c, caller);
  if (!admitted.ok) return admitted;
  const isSpentHere = admitted.value.token === null ? await spendRenderToken(c, token, given) : admitted.value.token === 'ok';
  if (!isSpentHere) return err(submissionProblem({ reason: 'render_token_refused' }));
  const accepted = { ...judged.value, ...circumstances, request, isProved: admitted.value.isProved, terms: sendTerms(c, current, page) };
  const recorded = await record(c, accepted);
  const { shown } = accepted.rendered;
  if (recorded.ok) countForm(c, widgetPlace(c, shown), shown.version.version, 'submitted');
  return recorded;
}

const isIdempotencyKey = (key: string): boolean =>
  key.length >= IDEMPOTENCY_KEY_CHARS_MIN && key.length <= IDEMPOTENCY_KEY_CHARS_MAX && /^[A-Za-z0-9_-]+$/.test(key);

type Judged = Omit<Accepted, keyof SubmissionCircumstances | 'request' | 'isProved' | 'terms'>;

async function judge(c: AppContext, current: PublishedWidget, request: SubmissionRequest): Promise<Result<Judged, SubmissionRefusal>> {
  if (current.suspended) return err({ reason: 'suspended' });
  const rendered = await readRenderToken(c, current, request.render_token, request.locale);
  if (!rendered.ok) return rendered;
  const { shown, token } = rendered.value;
  const judged = judgeChoices(shown, token.l, request.choices);
  if (!judged.ok) return judged;
  const parts = partsOf(request, judged.value, shown.version.draft.default_country);
  if (!parts.ok) return parts;
  const externalIds = judgeExternalIds(request.external_ids ?? [], (text, signature) => isSigned(shown.identitySecret, text, signature));
  if (!externalIds.ok) return externalIds;
  // Limit: the way into an app ends in a real chat of a real account, so a test stops before it.
  const apps = isTest(shown) ? [] : wishedApps(judged.value);
  return ok({ rendered: rendered.value, judged: judged.value, parts: parts.value, externalIds: externalIds.value, apps });
}

/** The key is the secret's text as the merchant was shown it, so that no decoding is needed to sign. */
function isSigned(secret: string, text: string, signature: string): boolean {
  const expected = createHmac('sha256', secret).update(text, 'utf8').digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}

async function record(c: AppContext, accepted: Accepted): Promise<Result<SubmissionReceipt, ProblemDraft>> {
  const { clock, random } = c.get('services');
  const { shown } = accepted.rendered;
  const { workspace } = widgetPlace(c, shown);
  const local = submissionLocal(clock.now(), random);
  const [first, second] = accepted.parts;
  if (!first) return withoutAddress(c, accepted);
  const place: LedgerPlace = {
    workspace,
    partition: homePartition(c, shown, first.address),
    partitions: shown.partitions,
  };
  const submitPart = (part: Part) => partCommand(c, accepted, part, local);
  const parts: SubmitCommand['parts'] = second ? [submitPart(first), submitPart(second)] : [submitPart(first)];
  const answer = await ledgerStub(c.env, workspace, place.partition).submit(place, command(c, accepted, parts, local));
  if (!answer.ok) return err(submissionProblem(answer.error));
  return ok(receipt(c, accepted, place.partition, answer.value.submission));
}

/** Nothing was agreed to and no address left: at most that apps were wished for is kept, and the answer has the same form. */
async function withoutAddress(c: AppContext, accepted: Accepted): Promise<Result<SubmissionReceipt, ProblemDraft>> {
  const submission = emptyLocal(accepted);
  const { shown, token } = accepted.rendered;
  if (accepted.apps.length === 0) return ok(receipt(c, accepted, isTest(shown) ? TEST_PARTITION : 0, submission));
  const { workspace, local: widget } = widgetPlace(c, shown);
  // The id is as good as random, and a repeat finds the same ledger.
  const partition = Number.parseInt(submission.slice(0, 4), 16) % shown.partitions;
  const place: LedgerPlace = { workspace, partition, partitions: shown.partitions };
  const { method, apps } = accepted;
  const wish = { widget, widgetVersion: shown.version.version, locale: token.l, method, apps };
  const answer = await ledgerStub(c.env, workspace, partition).wishLinks(place, { submission, bodyHash: contentHash(accepted), ...wish });
  return answer.ok ? ok(receipt(c, accepted, partition, answer.value.submission)) : err(submissionProblem(answer.error));
}

const SUBMISSION_LOCAL_BYTES = 10;
/** 2^40 steps of 16 ms are 557 years. */
const SUBMISSION_TIME_BYTES = 5;
const SUBMISSION_TIME_STEP_MS = 16;

/**
 * Begins with the time, so that the ledger appends its rows instead of spreading them over all its pages; the rest is random. It says
 * nothing that its bearer doesn't know: a submission is opened by its secret alone.
 */
function submissionLocal(nowMs: number, random: (bytes: number) => Uint8Array): string {
  const time = Math.floor(nowMs / SUBMISSION_TIME_STEP_MS)
    .toString(16)
    .padStart(2 * SUBMISSION_TIME_BYTES, '0');
  return time.slice(-2 * SUBMISSION_TIME_BYTES) + hex(random(SUBMISSION_LOCAL_BYTES - SUBMISSION_TIME_BYTES));
}

/** A repeat gets the same answer without anything kept: the id follows from the key. */
const emptyLocal = ({ rendered, idempotencyKey }: Accepted): string =>
  sha256Hex(canonicalBytes([rendered.shown.version.widget_id, idempotencyKey])).slice(0, 2 * SUBMISSION_LOCAL_BYTES);

function command(c: AppContext, accepted: Accepted, parts: SubmitCommand['parts'], local: string): SubmitCommand {
  const { request, rendered, origin } = accepted;
  return {
    submission: local,
    widget: widgetPlace(c, rendered.shown).local,
    widgetVersion: rendered.shown.version.version,
    locale: rendered.token.l,
    method: accepted.method,
    idempotencyKey: accepted.idempotencyKey,
    bodyHash: contentHash(accepted),
    parts,
    externalIds: accepted.externalIds,
    ...(accepted.apps.length > 0 && { apps: accepted.apps }),
    ...submittedWishes(request),
    evidence: submissionEvidence(c, request, rendered, origin, accepted.isProved),
  };
}

/** A wish that is not said is null: it takes nothing away that was said before. */
function submittedWishes({ preferences }: SubmissionRequest): Pick<SubmitCommand, 'order' | 'frequency' | 'language' | 'hours'> {
  const { order, frequency, language, hours } = preferences ?? {};
  return {
    order: order ?? null,
    frequency: frequency === 'any' ? 'every_message' : (frequency ?? null),
    language: language ?? null,
    hours: hours ? hoursOf(hours) : null,
  };
}

/** Over what the person said. Left out: the token and the page's circumstances, which a repeat may bring anew. */
function contentHash({ request, parts }: Accepted): string {
  const { choices, external_ids, preferences } = request;
  return sha256Hex(canonicalBytes({ addresses: parts.map((part) => part.address), choices, external_ids, preferences }));
}

function partCommand(c: AppContext, { rendered, origin, terms }: Accepted, part: Part, local: string): SubmitPart {
  const { address, typed, choices, lineType } = part;
  const { env } = c.get('services');
  const site = origin ?? env.publicUrl;
  const { shown, token } = rendered;
  const link = () => makeConfirmLink(c, shown, token.l, homePartition(c, shown, address), local);
  const held = { address, typed, ...(lineType && { lineType }), choices };
  if (!asksForCode(part)) return { ...held, challenge: null };
  return { ...held, challenge: { ...codeMessage(shown, token.l, part.kind, site, link), terms } };
}

/** Limit: under single opt-in a number that was withdrawn comes back by a preference link alone, since its form asks for no code. */
const asksForCode = (part: Part): boolean => part.choices.some((choice) => choice.granted && choice.optIn === 'double');

function receipt(c: AppContext, accepted: Accepted, partition: number, local: string): SubmissionReceipt {
  const { clock, env, ids, tokens } = c.get('services');
  const { shown, token } = accepted.rendered;
  const { workspace, jurisdiction, local: widget } = widgetPlace(c, shown);
  const submissionId = ids.make('submission', { workspace, jurisdiction, partition, local });
  const e = clock.now() + SUBMISSION_TOKEN_LIFE_MS;
  const ownActs = tokens.make({ g: 'submission', w: workspace, j: jurisdiction, p: partition, a: local, f: widget, l: token.l, e });
  return {
    submission_id: submissionId,
    submission_secret: tokens.submissionSecret(submissionId),
    choices: accepted.judged.map(({ submit: { channel, purpose, granted, shown: onScreen }, kind }) => ({
      channel,
      purpose,
      status: granted ? (kind === null ? 'in_app' : 'received') : onScreen ? 'declined' : 'not_shown',
    })),
    next: accepted.parts.filter(asksForCode).map((part) => enterCode(shown, part.kind)),
    own_acts_url: `${env.publicUrl}/me/${ownActs}`,
    ...(accepted.apps.length > 0 && { links: accepted.apps.map(({ channel }) => channel) }),
  };
}

export function enterCode(published: PublishedWidget, to: 'phone' | 'email'): NextStep {
  return {
    step: 'enter_code',
    to,
    channel: messageChannel(published, to),
    code_length: CODE_DIGITS,
    expires_in_seconds: CHALLENGE_LIFE_MS / 1000,
    resend_after_seconds: RESEND_AFTER_SECONDS,
  };
}
