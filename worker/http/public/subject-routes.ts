/**
 * A person's own data over JSON: the code, the export, the erasure. The token in the path is the credential; GET never writes, and
 * a wrong grade is the same 404 as a token that never was.
 */
import type { Hono } from 'hono';
import { subjectCodeRequest, subjectEraseRequest, subjectExportRequest, subjectVerifyRequest } from '../../../shared/contract/subject.ts';
import { PUBLIC_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import { err, type Result } from '../../../shared/result.ts';
import type { MeTokenGrade } from '../../../shared/vocabulary.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { admitOrigin, openPreflight } from '../middleware/cors.ts';
import { floor } from '../middleware/floor.ts';
import { exportPage } from '../pages/export-answer.tsx';
import { type OpenPreferences, openPreferences } from '../preference-access.ts';
import { NOT_FOUND, type ProblemDraft, problem } from '../problem.ts';
import { ASKING_GRADES, askSubjectCode, SUBJECT_GRADES, verifySubjectCode } from '../subject-access.ts';
import { eraseOwn } from '../subject-erasure.ts';
import { collectSubjectData, readExportFormat } from '../subject-export.ts';

export function subjectRoutes(app: Hono<AppEnv>): void {
  app.post('/v1/preferences/:token/subject', floor, async (c) => {
    const open = await openForCaller(c, ASKING_GRADES);
    if (!open.ok) return problem(c, open.error);
    const body = await readBody(c, subjectCodeRequest, PUBLIC_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const answer = await askSubjectCode(c, c.req.param('token'));
    return answer.ok ? c.json(answer.value, 202) : problem(c, answer.error);
  });
  app.post('/v1/preferences/:token/subject/verify', floor, async (c) => {
    const open = await openForCaller(c, ASKING_GRADES);
    if (!open.ok) return problem(c, open.error);
    const body = await readBody(c, subjectVerifyRequest, PUBLIC_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const answer = await verifySubjectCode(c, c.req.param('token'), body.value.code);
    return answer.ok ? c.json(answer.value) : problem(c, answer.error);
  });
  app.get('/v1/preferences/:token/export', floor, readExport);
  app.post('/v1/preferences/:token/export', floor, async (c) => {
    const open = await openForCaller(c, SUBJECT_GRADES);
    if (!open.ok) return problem(c, open.error);
    const body = await readBody(c, subjectExportRequest, PUBLIC_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const data = await exported(c, open.value);
    return data ? c.json(data) : problem(c, NOT_FOUND);
  });
  app.post('/v1/preferences/:token/erase', floor, async (c) => {
    const open = await openForCaller(c, SUBJECT_GRADES);
    if (!open.ok) return problem(c, open.error);
    const body = await readBody(c, subjectEraseRequest, PUBLIC_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const answer = await eraseOwn(c, c.req.param('token'));
    return answer.ok ? c.json(answer.value) : problem(c, answer.error);
  });
  for (const below of ['subject', 'subject/verify', 'export', 'erase']) app.options(`/v1/preferences/:token/${below}`, openPreflight);
}

async function readExport(c: AppContext): Promise<Response> {
  const open = await openForCaller(c, SUBJECT_GRADES);
  if (!open.ok) return problem(c, open.error);
  const format = readExportFormat(c);
  if (!format.ok) return problem(c, format.error);
  const data = await exported(c, open.value);
  if (!data) return problem(c, NOT_FOUND);
  if (format.value === 'html') return exportPage(c, data, open.value.token.l);
  c.header('content-disposition', 'attachment; filename="my-data.json"');
  return c.json(data);
}

const exported = (c: AppContext, { place, no, token }: OpenPreferences) =>
  collectSubjectData(c, { place, no, jurisdiction: token.j }, token.l);

/** A token that does not open this is a 404 before any origin is looked at. */
async function openForCaller(c: AppContext, grades: readonly MeTokenGrade[]): Promise<Result<OpenPreferences, ProblemDraft>> {
  const open = await openPreferences(c, c.req.param('token') ?? '', grades);
  if (!open.ok) return open;
  const origin = admitOrigin(c, open.value.published);
  return origin.ok ? open : err(origin.error);
}
