/** @jsxImportSource hono/jsx */
/**
 * /me/:token by grade: the preference centre, the stop page, a submission's own acts. GET only shows; POST changes one thing and
 * leads back. Every token that isn't valid here gets one and the same page.
 */
import { type PreferenceChange, preferenceChange } from '../../../shared/contract/preference.ts';
import { retractRequest } from '../../../shared/contract/submission.ts';
import { type OwnAct, OwnActsPage } from '../../pages/own-acts-page.tsx';
import { DONE, type Done, PreferencePage } from '../../pages/preference-page.tsx';
import { StopPage } from '../../pages/stop-page.tsx';
import type { AppContext } from '../context.ts';
import { applyPreferenceChanges, PREFERENCE_GRADES, readPreferences, withdrawAllPreferences } from '../preferences.ts';
import { keepMessages } from '../stop-requests.ts';
import { submissionByToken } from '../submission-access.ts';
import { readSubmission, retractChoices } from '../submission-acts.ts';
import { readForm } from './form-body.ts';
import { DATA_VIEWS, dataGet, dataPost } from './me-data.tsx';
import { gone, lookOf, type Opened, openToken, pathOf, refused, requestUrl } from './me-token.ts';
import { wishOfForm } from './me-wishes.ts';
import { ownApps } from './own-apps.tsx';
import { isOwnOrigin } from './own-origin.ts';
import { pageHead, sendPage } from './page-answer.ts';
import { failedPage } from './plain-pages.tsx';

export async function meGet(c: AppContext): Promise<Response> {
  const opened = openToken(c);
  if (!opened) return gone(c);
  const view = DATA_VIEWS.find((each) => each === c.req.query('view'));
  if (view) return dataGet(c, opened, view);
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
    case 'keep': {
      const answer = await keepMessages(c, opened.text);
      return answer.ok ? back(c, opened, 'kept') : refused(c, answer.error);
    }
    case 'grant':
    case 'withdraw':
      return change(c, opened, form);
    case 'prefer':
    case 'pause':
    case 'resume_messages':
      return wish(c, opened, form);
    case 'retract':
      return retract(c, opened, form);
    case 'subject_code':
    case 'subject_verify':
    case 'erase_everything':
      return dataPost(c, opened, form);
    default:
      return failedPage(c, 400);
  }
}

async function showPreferences(c: AppContext, { text, token }: Opened, done: Done | null): Promise<Response> {
  const answer = await readPreferences(c, text, PREFERENCE_GRADES);
  const look = await lookOf(c, token);
  if (!answer.ok || !look) return gone(c);
  const head = await pageHead(c, { ...look, script: 'me' });
  const shared = { head, view: answer.value, action: pathOf(text), done };
  if (token.g === 'stop') return sendPage(c, <StopPage {...shared} mayKeep={token.h === 1} requestUrl={requestUrl(c, token)} />);
  return sendPage(c, <PreferencePage {...shared} />);
}

async function showOwnActs(c: AppContext, { text, token }: Opened, done: Done | null): Promise<Response> {
  const open = await submissionByToken(c, text);
  const view = open.ok ? await readSubmission(c, open.value) : open;
  const look = await lookOf(c, token);
  if (!open.ok || !look) return gone(c);
  if (!view.ok) return (await ownApps(c, open.value, look)) ?? gone(c);
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

async function wish(c: AppContext, opened: Opened, form: URLSearchParams): Promise<Response> {
  const wanted = wishOfForm(form, c.get('services').clock.now());
  if (!wanted.ok) return wanted.error === 'malformed' ? failedPage(c, 400) : back(c, opened, wanted.error);
  const answer = await applyPreferenceChanges(c, opened.text, [wanted.value]);
  return answer.ok ? back(c, opened, 'saved') : refused(c, answer.error);
}

function readChange(form: URLSearchParams): PreferenceChange | null {
  const disclosure = form.get('disclosure');
  const topic = form.get('topic');
  const parsed = preferenceChange.safeParse({
    act: form.get('act'),
    channel: form.get('channel'),
    purpose: form.get('purpose'),
    programme: form.get('programme') ?? undefined,
    // A withdrawal is made whatever was seen; a grant without it is older than any state.
    seen_seq: Number(form.get('seen_seq') ?? 0),
    ...(topic === null ? {} : { topic }),
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

const back = (c: AppContext, { text }: Opened, done: Done): Response => c.redirect(`${pathOf(text)}?done=${done}`, 303);
