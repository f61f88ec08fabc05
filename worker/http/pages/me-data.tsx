/** @jsxImportSource hono/jsx */
/**
 * /me/:token?view=…: the pages of one's own data. `manage` asks for the code and answers it, `subject` sees, downloads and erases;
 * with any other grade each of them is the page of a link that isn't valid. GET only shows.
 */
import type { PreferenceView } from '../../../shared/contract/preference.ts';
import { RECOVERY_WINDOW_MS } from '../../../shared/limits.ts';
import type { MeTokenGrade } from '../../../shared/vocabulary.ts';
import { iso } from '../../consent/wire.ts';
import { DataCodePage, DataPage } from '../../pages/data-page.tsx';
import { ErasedPage, ErasePage } from '../../pages/erase-page.tsx';
import type { FieldProblem } from '../../pages/form-field.tsx';
import type { PageHead } from '../../pages/shell.tsx';
import type { AppContext } from '../context.ts';
import { openPreferences } from '../preference-access.ts';
import { readPreferences } from '../preferences.ts';
import { ASKING_GRADES, askSubjectCode, SUBJECT_GRADES, verifySubjectCode } from '../subject-access.ts';
import { eraseOwn } from '../subject-erasure.ts';
import { collectSubjectData } from '../subject-export.ts';
import { exportPage } from './export-answer.tsx';
import { gone, lookOf, type Opened, pathOf, refused } from './me-token.ts';
import { pageHead, sendPage } from './page-answer.ts';

export const DATA_VIEWS = ['code', 'data', 'export', 'erase'] as const;
type DataView = (typeof DATA_VIEWS)[number];

export function dataGet(c: AppContext, opened: Opened, view: DataView): Promise<Response> {
  switch (view) {
    case 'code':
      return showCode(c, opened, []);
    case 'data':
      return showData(c, opened);
    case 'export':
      return showExport(c, opened);
    case 'erase':
      return showErase(c, opened);
  }
}

export async function dataPost(c: AppContext, opened: Opened, form: URLSearchParams): Promise<Response> {
  switch (form.get('act')) {
    case 'subject_code': {
      const asked = await askSubjectCode(c, opened.text);
      return asked.ok ? c.redirect(`${pathOf(opened.text)}?view=code`, 303) : refused(c, asked.error);
    }
    case 'subject_verify': {
      const verified = await verifySubjectCode(c, opened.text, form.get('code') ?? '');
      if (verified.ok) return c.redirect(`${pathOf(verified.value.token)}?view=data`, 303);
      if (verified.error.type !== 'not-valid') return refused(c, verified.error);
      const look = await lookOf(c, opened.token);
      const head = look && (await pageHead(c, look));
      return showCode(c, opened, head ? [{ field: 'code', text: head.texts.form.code_wrong }] : []);
    }
    default:
      return erase(c, opened);
  }
}

interface Drawn {
  readonly head: PageHead;
  readonly view: PreferenceView;
  readonly action: string;
}

/** What each of these pages is drawn from; null where the token does not open it. */
async function drawn(c: AppContext, { text, token }: Opened, grades: readonly MeTokenGrade[]): Promise<Drawn | null> {
  const view = await readPreferences(c, text, grades);
  const look = view.ok ? await lookOf(c, token) : null;
  if (!view.ok || !look) return null;
  return { head: await pageHead(c, look), view: view.value, action: pathOf(text) };
}

async function showCode(c: AppContext, opened: Opened, problems: readonly FieldProblem[]): Promise<Response> {
  const props = await drawn(c, opened, ASKING_GRADES);
  if (!props) return gone(c);
  return sendPage(c, <DataCodePage {...props} problems={problems} />, problems.length === 0 ? 200 : 422);
}

async function showData(c: AppContext, opened: Opened): Promise<Response> {
  const props = await drawn(c, opened, SUBJECT_GRADES);
  if (!props) return gone(c);
  return sendPage(c, <DataPage {...props} fileUrl={`/v1/preferences/${encodeURIComponent(opened.text)}/export`} />);
}

async function showExport(c: AppContext, opened: Opened): Promise<Response> {
  const open = await openPreferences(c, opened.text, SUBJECT_GRADES);
  if (!open.ok) return gone(c);
  const { place, no, token } = open.value;
  const data = await collectSubjectData(c, { place, no, jurisdiction: token.j }, token.l);
  return data ? exportPage(c, data, token.l) : gone(c);
}

async function showErase(c: AppContext, opened: Opened): Promise<Response> {
  const props = await drawn(c, opened, SUBJECT_GRADES);
  if (!props) return gone(c);
  const nowMs = c.get('services').clock.now();
  return sendPage(c, <ErasePage {...props} unreadableAt={iso(nowMs)} beyondRecoveryAt={iso(nowMs + RECOVERY_WINDOW_MS)} />);
}

/** The answer is the report itself: nowhere could a redirect lead, since the link is no longer one. */
async function erase(c: AppContext, opened: Opened): Promise<Response> {
  const look = await lookOf(c, opened.token);
  const erased = await eraseOwn(c, opened.text);
  if (!erased.ok || !look) return gone(c);
  return sendPage(c, <ErasedPage head={await pageHead(c, look)} brand={look.config.brand} report={erased.value} />);
}
