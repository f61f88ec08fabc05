/** A person's data for the merchant that was asked for it. Each reading is in the audit log. */
import type { Hono } from 'hono';
import { LANGUAGES } from '../../../shared/locales/languages.ts';
import { localNumber } from '../../platform/ids.ts';
import type { AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { exportPage } from '../pages/export-answer.tsx';
import { chooseLocale } from '../pages/page-locale.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { collectSubjectData, readExportFormat } from '../subject-export.ts';
import { ledgerPlace, ownId, ownWorkspace } from './own.ts';

export function contactExportRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/contacts/:id/export', requireScope('contacts:read'), async (c) => {
    const format = readExportFormat(c);
    if (!format.ok) return problem(c, format.error);
    const id = ownId(c, 'contact', c.req.param('id'));
    if (!id) return problem(c, NOT_FOUND);
    const locale = chooseLocale(c.req.query('locale') ?? null, null, Object.keys(LANGUAGES), 'en');
    const subject = { place: ledgerPlace(c, id.partition), no: localNumber(id.local), jurisdiction: id.jurisdiction };
    const data = await collectSubjectData(c, subject, locale);
    if (!data) return problem(c, NOT_FOUND);
    await ownWorkspace(c).noteAudit(c.get('caller').actor, 'contact.exported', c.req.param('id'), { format: format.value });
    return format.value === 'html' ? exportPage(c, data, locale) : c.json(data);
  });
}
