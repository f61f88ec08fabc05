/** What was counted of forms, over HTTP. */
import type { Hono } from 'hono';
import { STATS_COUNTRY_DAYS_MAX, STATS_DAYS_DEFAULT, STATS_DAYS_MAX } from '../../../shared/count-limits.ts';
import { DAY_MS } from '../../../shared/limits.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { FormCountsAsked } from '../../workspace/workspace-api.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { type ProblemDraft, problem } from '../problem.ts';
import { ownId, ownWorkspace, publicId } from './own.ts';
import { invalidAt } from './workspace-refusal.ts';

export function statsRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/stats', requireScope('config:read'), async (c) => {
    const asked = readAsked(c);
    if (!asked.ok) return problem(c, asked.error);
    const rows = await ownWorkspace(c).formCounts(asked.value);
    return c.json({
      from: dateOf(asked.value.fromDay),
      to: dateOf(asked.value.toDay),
      rows: rows.map(({ day, widget, version, country, counts }) => ({
        day: dateOf(day),
        widget_id: publicId(c, 'widget', widget),
        version,
        ...(country === null ? {} : { country }),
        ...counts,
      })),
    });
  });
}

function readAsked(c: AppContext): Result<FormCountsAsked, ProblemDraft> {
  const today = Math.floor(c.get('services').clock.now() / DAY_MS);
  const by = c.req.query('by') ?? 'version';
  if (by !== 'version' && by !== 'country')
    return refuse('by', 'Counts are told by `version` or by `country`.', 'Leave it out, or send one of the two.');
  const to = readDay(c.req.query('to'), today);
  if (to === null) return refuse('to', 'This is no day.', 'Send a day as 2026-11-23.');
  const from = readDay(c.req.query('from'), to - STATS_DAYS_DEFAULT + 1);
  if (from === null || from > to) return refuse('from', 'This is no day before `to`.', 'Send a day as 2026-11-23, not after `to`.');
  const daysMax = by === 'country' ? STATS_COUNTRY_DAYS_MAX : STATS_DAYS_MAX;
  if (to - from >= daysMax) return refuse('from', `One answer tells at most ${daysMax} days by ${by}.`, 'Ask for fewer days at a time.');
  const widgetId = c.req.query('widget');
  const widget = widgetId === undefined ? null : ownId(c, 'widget', widgetId);
  if (widgetId !== undefined && !widget)
    return refuse('widget', 'This is no widget of yours.', 'Send the id of a widget, or leave it out.');
  return ok({ fromDay: from, toDay: to, widget: widget?.local ?? null, byCountry: by === 'country' });
}

const refuse = (name: string, message: string, fix: string): Result<never, ProblemDraft> =>
  err(invalidAt(`query:${name}`, 'invalid', message, fix));

/** Days since 1970 UTC; null for what is no day of the calendar. */
function readDay(text: string | undefined, absent: number): number | null {
  if (text === undefined) return absent;
  const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(ms) || dateOf(ms / DAY_MS) !== text ? null : ms / DAY_MS;
}

const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
