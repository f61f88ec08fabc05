/** Keywords over HTTP. A word that stops, helps or confirms is nobody's to give away, and an answer that lacks what carriers read is refused. */
import type { Hono } from 'hono';
import { type KeywordInput, keywordInput } from '../../../shared/contract/keyword.ts';
import { ADMIN_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import { classify } from '../../inbound/classify/classify.ts';
import { lintReply } from '../../policy/lint/lint-reply.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { type ProblemDraft, problem } from '../problem.ts';
import { ownId, ownWorkspace } from './own.ts';
import { readSlug } from './query.ts';
import { invalidAt, workspaceProblem } from './workspace-refusal.ts';

export function keywordRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/keywords', requireScope('config:read'), async (c) => {
    const all = await ownWorkspace(c).keywords();
    return c.json({ keywords: all.map(({ view }) => view) });
  });

  app.put('/v1/keywords/:id', requireScope('config:write'), async (c) => {
    const id = readSlug(c, 'id');
    if (!id.ok) return problem(c, id.error);
    const body = await readBody(c, keywordInput, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const refused = refusal(c, body.value) ?? (await replyRefusal(c, body.value));
    if (refused) return problem(c, refused);
    const put = await ownWorkspace(c).putKeyword(c.get('caller').actor, id.value, body.value);
    return put.ok ? c.json(put.value.view) : problem(c, workspaceProblem(put.error));
  });

  app.delete('/v1/keywords/:id', requireScope('config:write'), async (c) => {
    const deleted = await ownWorkspace(c).deleteKeyword(c.get('caller').actor, c.req.param('id'));
    return deleted.ok ? c.json({ outcome: 'done' }) : problem(c, workspaceProblem(deleted.error));
  });
}

function refusal(c: AppContext, { word, widget }: KeywordInput): ProblemDraft | null {
  if (widget !== undefined && !ownId(c, 'widget', widget)) {
    return invalidAt('widget', 'invalid', 'There is no widget with this id.', 'Take the id from GET /v1/widgets.');
  }
  const { means } = classify(word, { channel: 'sms' });
  if (means === 'none' || means === 'start') return null;
  return invalidAt(
    'word',
    'reserved',
    'This word already means something else to a person who sends it: it stops, confirms or asks for help.',
    'Choose another word.',
  );
}

/** Only what the merchant wrote: what is composed says it all. A text that is not known yet is refused by the Workspace. */
async function replyRefusal(c: AppContext, { disclosure, reply }: KeywordInput): Promise<ProblemDraft | null> {
  if (reply === undefined) return null;
  const known = await ownWorkspace(c).disclosure(disclosure);
  const [found] = known ? lintReply(known.document, reply) : [];
  return found ? invalidAt('reply', found.code, `${found.message} (${found.clause})`, found.fix ?? 'Say it in the answer.') : null;
}
