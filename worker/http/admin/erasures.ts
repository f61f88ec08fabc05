/** Erasures over HTTP: erase a contact, read the reports. No suspension stops an erasure. */
import type { Hono } from 'hono';
import { localNumber } from '../../platform/ids.ts';
import type { AppEnv } from '../context.ts';
import { eraseContact, erasureReports } from '../erasure.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { ownId, ownWorkspace } from './own.ts';
import { readPaging } from './query.ts';

export function erasureRoutes(app: Hono<AppEnv>): void {
  app.post('/v1/contacts/:id/erase', requireScope('contacts:erase', { evenSuspended: true }), async (c) => {
    const id = ownId(c, 'contact', c.req.param('id'));
    const { workspace, actor } = c.get('caller');
    const report = id && (await eraseContact(c, workspace, id.partition, localNumber(id.local), 'merchant'));
    if (!report) return problem(c, NOT_FOUND);
    await ownWorkspace(c).noteAudit(actor, 'contact.erased', c.req.param('id'), { report: report.report_id });
    return c.json(report);
  });

  app.get('/v1/erasures', requireScope('contacts:read'), async (c) => {
    const paging = readPaging(c);
    if (!paging.ok) return problem(c, paging.error);
    const page = await ownWorkspace(c).erasures(paging.value.before, paging.value.limit);
    return c.json({
      erasures: await erasureReports(c, c.get('caller').workspace, page.entries),
      next_cursor: page.next === null ? null : String(page.next),
    });
  });

  app.get('/v1/erasures/:id', requireScope('contacts:read'), async (c) => {
    const id = ownId(c, 'erasure', c.req.param('id'));
    const entry = id && (await ownWorkspace(c).erasure(id.partition, localNumber(id.local)));
    const [report] = entry ? await erasureReports(c, c.get('caller').workspace, [entry]) : [];
    return report ? c.json(report) : problem(c, NOT_FOUND);
  });
}
