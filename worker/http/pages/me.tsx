/** @jsxImportSource hono/jsx */
/**
 * /me/:token by grade: the preference centre, the stop page, a submission's own acts. GET only shows; POST changes one thing and
 * leads back. Every token that isn't valid here gets one and the same page.
 */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type PreferenceChange, preferenceChange } from '../../../shared/contract/preference.ts';
import { retractRequest } from '../../../shared/contract/submission.ts';
import { TOKEN_GRADES } from '../../../shared/vocabulary.ts';
import { type OwnAct, OwnActsPage } from '../../pages/own-acts-page.tsx';
import { DONE, type Done, PreferencePage } from '../../pages/preference-page.tsx';
import { StopPage } from '../../pages/stop-page.tsx';
import type { TokenBody } from '../../platform/tokens.ts';
import { widgetConfigFor } from '../config.ts';
import type { AppContext } from '../context.ts';
import { loadWidgetAt, publicWidgetId } from '../load-widget.ts';
import { applyPreferenceChanges, PREFERENCE_GRADES, readPreferences, withdrawAllPreferences } from '../preferences.ts';
import type { ProblemDraft } from '../problem.ts';
import { submissionByToken } from '../submission-access.ts';
import { readSubmission, retractChoices } from '../submission-acts.ts';
import { readForm } from './form-body.ts';
import { isOwnOrigin } from './own-origin.ts';
import { pageHead, sendPage } from './page-answer.ts';
import { failedPage, linkGonePage } from './plain-pages.tsx';

interface Opened {
  readonly text: string;
  readonly token: TokenBody;
}

export async function meGet(c: AppContext): Promise<Response> {
  const opened = openToken(c);
  if (!opened) return gone(c);
  const done = DONE.find((each) => each === c.req.query('done')) ?? null;
  return opened.token.g === 'submission' ? showOwnActs(c, opened, done) : showPreferences(c, opened, done);
}

export async function mePost(c: AppContext): Promise<Response> {
  if (!isOwnOrigin(c)) return failedPage(c, 403);
  const opened = openToken(c);
  // Before the form is looked at: what it holds must not tell a valid token from another.
  if (!opened) return gone(c);
  const form = await readForm(c);
  if (!form) return failedPage(c, 400);
  switch (form.get('act')) {
    case 'withdraw_all': {
      const answer = await withdrawAllPreferences(c, opened.text);
      return answer.ok ? back(c, opened, 'stopped') : refused(c, answer.error);
    }
    case 'grant':
    case 'withdraw':
      return change(c, opened, form);
    case 'retract':
      return retract(c, opened, form);
    default:
      return failedPage(c, 400);
  }
}

function openToken(c: AppContext): Opened | null {
  const { tokens, clock } = c.get('services');
  const text = c.req.param('token') ?? '';
  const token = tokens.read(text, TOKEN_GRADES, clock.now());
  return token && { text, token };
}

async function showPreferences(c: AppContext, { text, token }: Opened, done: Done | null): Promise<Response> {
  const answer = await readPreferences(c, text, PREFERENCE_GRADES);
  const look = await lookOf(c, token);
  if (!answer.ok || !look) return gone(c);
  const head = await pageHead(c, { ...look, script: 'me' });
  const shared = { head, view: answer.value, action: pathOf(text), done };
  if (token.g === 'stop') return sendPage(c, <StopPage {...shared} requestUrl={requestUrl(c, token)} />);
  return sendPage(c, <PreferencePage {...shared} />);
}

async function showOwnActs(c: AppContext, { text, token }: Opened, done: Done | null): Promise<Response> {
  const open = await submissionByToken(c, text);
  const view = open.ok ? await readSubmission(c, open.value) : open;
  const look = await lookOf(c, token);
  if (!view.ok || !open.ok || !look) return gone(c);
  const head = await pageHead(c, { ...look, script: 'me' });
  const acts = view.value.choices.flatMap(({ channel, purpose, status }): OwnAct[] =>
    status === 'not_shown' ? [] : [{ channel, purpose, status }],
  );
  const masked = open.value.view?.masked.map((address: { readonly value: string }) => address.value) ?? [];
  return sendPage(c, <OwnActsPage head={head} acts={acts} masked={masked} action={pathOf(text)} done={done} />);
}

async function change(c: AppContext, opened: Opened, form: URLSearchParams): Promise<Response> {
  const wanted = readChange(form);
  if (!wanted) return failedPage(c, 400);
  const answer = await applyPreferenceChanges(c, opened.text, [wanted]);
  if (answer.ok) return back(c, opened, answer.value.changes[0]?.outcome === 'state_moved' ? 'moved' : 'saved');
  // The text that was beside the switch is no longer offered: to the reader, something moved.
  return answer.error.type === 'disclosure-not-issued' ? back(c, opened, 'moved') : refused(c, answer.error);
}

function readChange(form: URLSearchParams): PreferenceChange | null {
  const disclosure = form.get('disclosure');
  const parsed = preferenceChange.safeParse({
    act: form.get('act'),
    channel: form.get('channel'),
    purpose: form.get('purpose'),
    programme: form.get('programme') ?? undefined,
    // A withdrawal is made whatever was seen; a grant without it is older than any state.
    seen_seq: Number(form.get('seen_seq') ?? 0),
    ...(disclosure === null ? {} : { disclosure }),
  });
  return parsed.success ? parsed.data : null;
}

async function retract(c: AppContext, opened: Opened, form: URLSearchParams): Promise<Response> {
  const open = await submissionByToken(c, opened.text);
  if (!open.ok) return gone(c);
  const wanted = retractRequest.safeParse({ choices: [{ channel: form.get('channel'), purpose: form.get('purpose') }] });
  if (!wanted.success) return failedPage(c, 400);
  const answer = await retractChoices(c, open.value, wanted.data.choices);
  return answer.ok ? back(c, opened, 'retracted') : refused(c, answer.error);
}

const pathOf = (text: string): string => `/me/${encodeURIComponent(text)}`;
const back = (c: AppContext, { text }: Opened, done: Done): Response => c.redirect(`${pathOf(text)}?done=${done}`, 303);

/** Texts and look of the widget that the token names. */
async function lookOf(c: AppContext, token: TokenBody) {
  const published = await loadWidgetAt(c, { workspace: token.w, jurisdiction: token.j, local: token.f }, null);
  if (!published) return null;
  const config = widgetConfigFor(published, token.l);
  return { locale: config.locale, config };
}

const PAGE_STATUS: readonly ContentfulStatusCode[] = [403, 429];

function refused(c: AppContext, draft: ProblemDraft): Promise<Response> {
  if (draft.status === 404) return gone(c);
  return failedPage(c, PAGE_STATUS.includes(draft.status) ? (draft.status as 403 | 429) : 400);
}

/** Only a token that we made and whose time is over leads on to a new one: no other tells whose it was. */
function gone(c: AppContext): Promise<Response> {
  const { tokens, clock } = c.get('services');
  const lapsed = tokens.readLapsed(c.req.param('token') ?? '', clock.now());
  return linkGonePage(c, lapsed && requestUrl(c, lapsed));
}

function requestUrl(c: AppContext, token: TokenBody): string {
  const widget = publicWidgetId(c, { workspace: token.w, jurisdiction: token.j, local: token.f });
  return `/me?widget=${widget}&locale=${encodeURIComponent(token.l)}`;
}
