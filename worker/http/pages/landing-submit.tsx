/** @jsxImportSource hono/jsx */
/**
 * POST of a landing page: send, enter the code, ask for another, go back and change. Answers are pages, never redirects: the
 * submission's secret may not enter a URL. Every check of consent is acceptSubmission's and the ledger's; here is none.
 */
import type { LinkMade } from '../../../shared/contract/link.ts';
import { offerRequest } from '../../../shared/contract/offer.ts';
import { submissionRequest as submissionSchema } from '../../../shared/contract/submission.ts';
import { TYPED_ADDRESS_KIND } from '../../../shared/vocabulary.ts';
import { CODE_FIELD, CodePage } from '../../pages/code-page.tsx';
import type { FieldProblem } from '../../pages/form-field.tsx';
import { LANDING_FIELDS } from '../../pages/landing-page.tsx';
import { acceptSubmission } from '../accept-submission.ts';
import type { AppContext } from '../context.ts';
import { publicWidgetId } from '../load-widget.ts';
import { handOutCode } from '../offer.ts';
import type { ProblemDraft } from '../problem.ts';
import { submissionBySecret } from '../submission-access.ts';
import { resendCode, verifyCode } from '../submission-acts.ts';
import { linkable, makeLink } from '../submission-links.ts';
import { testCode } from '../test-messages.ts';
import { isTest } from '../test-mode.ts';
import { drawCheck, proofOf } from './check.tsx';
import { readForm } from './form-body.ts';
import { drawAgreed, drawForm, type Landing, landingIn } from './landing.tsx';
import { carriedFields, type LandingPost, landingProblems, readLandingPost, submissionRequest, tickedControls } from './landing-post.ts';
import { landingWidget, loadLandingPage, pageTerms } from './load-landing-page.ts';
import { isOwnOrigin } from './own-origin.ts';
import { sendPage } from './page-answer.ts';
import { failedPage, notFoundPage } from './plain-pages.tsx';

export async function landingPost(c: AppContext): Promise<Response> {
  if (!isOwnOrigin(c)) return failedPage(c, 403);
  const form = await readForm(c);
  const post = form && readLandingPost(form);
  if (!post) return failedPage(c, 400);
  const found = await loadLandingPage(c);
  // The version that was on screen: another may have been published since.
  const published = found && (await landingWidget(c, found, post.version));
  if (!found || !published) return notFoundPage(c);
  const landing = await landingIn(c, found, published, post.locale);
  switch (post.step) {
    case 'submit':
      return submit(c, landing, post, form);
    case 'verify':
      return verify(c, landing, post);
    case 'resend':
      return resend(c, landing, post);
    case 'change':
      return drawForm(c, landing, post.values, []);
    case 'offer':
      return showOffer(c, landing, post);
  }
}

async function submit(c: AppContext, landing: Landing, post: LandingPost, sent: URLSearchParams): Promise<Response> {
  const { config, form, found, action } = landing;
  const problems = landingProblems(post.values, config, form);
  if (problems.length > 0) return drawForm(c, landing, post.values, problems);
  const { publicUrl } = c.get('services').env;
  const request = submissionSchema.safeParse({
    ...submissionRequest(post, config, `${publicUrl}${found.path}`),
    ...proofOf(sent),
  });
  if (!request.success) return drawForm(c, landing, post.values, [{ field: null, text: form.error_server }]);
  const answer = await acceptSubmission(c, publicWidgetId(c, found.place), request.data, {
    method: 'landing_page',
    idempotencyKey: post.idempotencyKey,
    origin: new URL(publicUrl).origin,
    page: pageTerms(found),
  });
  if (!answer.ok && answer.error.challenge) return drawCheck(c, config, action, sent, answer.error.challenge);
  if (!answer.ok) return refused(c, landing, post, answer.error);
  const receipt = answer.value;
  const awaited = receipt.next.map((step) => step.to);
  const apps = receipt.links ?? [];
  const settled = tickedControls(post.values, config)
    .filter((control) => control.in_app === undefined)
    .filter((control) => !awaited.some((to) => control.channels.some((channel) => TYPED_ADDRESS_KIND[channel] === to)))
    .map((control) => control.disclosure);
  const submission = { id: receipt.submission_id, secret: receipt.submission_secret };
  return next(c, landing, { ...post, submission, awaited, settled, apps }, null, receipt.own_acts_url);
}

async function verify(c: AppContext, landing: Landing, post: LandingPost): Promise<Response> {
  const { config, form } = landing;
  const open = await submissionBySecret(c, post.submission.id, post.submission.secret);
  const answer = open.ok ? await verifyCode(c, open.value, post.code, post.awaited[0] ?? null) : open;
  if (!answer.ok) return askForCode(c, landing, post, null, [{ field: CODE_FIELD, text: form.code_wrong }]);
  const { choices, preferences_url } = answer.value;
  const confirmed = tickedControls(post.values, config)
    .filter((control) => choices.some(({ channel, purpose }) => purpose === control.purpose && control.channels.includes(channel)))
    .map((control) => control.disclosure);
  const after = { ...post, awaited: post.awaited.slice(1), settled: [...post.settled, ...confirmed] };
  return next(c, landing, after, landing.head.texts.page.saved, preferences_url);
}

async function resend(c: AppContext, landing: Landing, post: LandingPost): Promise<Response> {
  const open = await submissionBySecret(c, post.submission.id, post.submission.secret);
  // Said either way: whether anything was sent depends on limits that the answer must not tell.
  if (open.ok) await resendCode(c, open.value, post.awaited[0] ?? null);
  return askForCode(c, landing, post, landing.form.code_resent, []);
}

/** The next code to enter, or the end. */
async function next(c: AppContext, landing: Landing, post: LandingPost, notice: string | null, manageUrl: string): Promise<Response> {
  if (post.awaited.length > 0) return askForCode(c, landing, post, notice, []);
  // Where nothing but apps was ticked, nothing is agreed yet, and there is nothing to manage.
  const [links, code] = await Promise.all([linksOf(c, post), handOutCode(c, landing.published, offerKey(post))]);
  return drawAgreed(c, landing, { settled: post.settled, manageUrl: post.settled.length > 0 ? manageUrl : null, links, code });
}

/** The secret and not the id: what is kept of the key shall lead to nobody's submission. */
const offerKey = ({ submission }: LandingPost): string => `landing page ${submission.secret}`;

/** After "No thanks": the page asks by a press, so that opening it takes no code away. */
async function showOffer(c: AppContext, landing: Landing, post: LandingPost): Promise<Response> {
  const asked = offerRequest.safeParse({ key: post.idempotencyKey });
  if (!asked.success) return failedPage(c, 400);
  const code = await handOutCode(c, landing.published, asked.data.key);
  return drawAgreed(c, landing, { settled: [], manageUrl: null, links: [], code });
}

/** Limit: without script the page can't ask how a link stands, so it shows no digits, and the chat stays apart from the number. */
async function linksOf(c: AppContext, { submission, apps }: LandingPost): Promise<readonly LinkMade[]> {
  if (apps.length === 0) return [];
  const open = await submissionBySecret(c, submission.id, submission.secret);
  const from = open.ok ? await linkable(c, open.value) : null;
  const made: LinkMade[] = [];
  for (const channel of from ? apps : []) {
    const link = from && (await makeLink(c, from, channel));
    if (link?.ok) made.push(link.value);
  }
  return made;
}

async function askForCode(
  c: AppContext,
  landing: Landing,
  post: LandingPost,
  notice: string | null,
  problems: readonly FieldProblem[],
): Promise<Response> {
  const to = post.awaited[0] ?? (post.values.phone === '' ? 'email' : 'phone');
  const { head, action } = landing;
  const form = await withTestCode(c, landing, post, to);
  const page = (
    <CodePage
      head={head}
      form={form}
      action={action}
      to={to}
      sentTo={post.values[to]}
      carried={carriedFields(post)}
      notice={notice}
      problems={problems}
    />
  );
  return sendPage(c, page, problems.length === 0 ? 200 : 422);
}

/** In a test the page says the code itself. */
async function withTestCode(c: AppContext, { published, form }: Landing, { submission }: LandingPost, to: 'phone' | 'email') {
  if (!isTest(published)) return form;
  const open = await submissionBySecret(c, submission.id, submission.secret);
  const code = open.ok ? await testCode(c, open.value, to) : null;
  return { ...form, code_hint: form.code_hint.replace('{code}', code ?? '') };
}

/** Beside the field where it is about one; otherwise the form comes back with all that was typed, and a fresh token. */
function refused(c: AppContext, landing: Landing, post: LandingPost, draft: ProblemDraft): Promise<Response> {
  const { form } = landing;
  const again = (field: string | null, text: string, status: 422 | 429 = 422) =>
    drawForm(c, landing, post.values, [{ field, text }], status);
  const path = draft.errors?.[0]?.path;
  if (draft.type === 'suspended' || draft.type === 'not-found') return notFoundPage(c);
  if (draft.type === 'too-many-requests') return again(null, form.error_too_many, 429);
  if (path === 'email') return again(LANDING_FIELDS.email, form.error_email);
  if (draft.type === 'address-missing') return again(LANDING_FIELDS.phone, form.error_phone_missing);
  if (draft.type === 'phone-not-possible') return again(LANDING_FIELDS.phone, form.error_phone_not_possible);
  return again(null, form.error_server);
}
