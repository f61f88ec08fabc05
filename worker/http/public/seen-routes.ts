/** What a page tells by `sendBeacon` when its form opens. It holds no id and nothing of the visitor, and no answer is read. */
import type { Hono } from 'hono';
import type { AppContext, AppEnv } from '../context.ts';
import { countForm } from '../form-counts.ts';
import { loadWidget, widgetPlace } from '../load-widget.ts';
import { admitOrigin, openPreflight } from '../middleware/cors.ts';
import { floor } from '../middleware/floor.ts';
import { isFromPreview } from '../pages/preview.tsx';
import { NOT_FOUND, problem } from '../problem.ts';
import { problemAt } from '../refusal-to-wire.ts';

const VERSION = /^[1-9]\d{0,8}$/;

export function seenRoutes(app: Hono<AppEnv>): void {
  app.post('/v1/widgets/:widget_id/seen', floor, seen);
  app.options('/v1/widgets/:widget_id/seen', floor, openPreflight);
}

async function seen(c: AppContext): Promise<Response> {
  const published = await loadWidget(c, c.req.param('widget_id') ?? '', null);
  if (!published) return problem(c, NOT_FOUND);
  const origin = admitOrigin(c, published);
  if (!origin.ok) return problem(c, origin.error);
  const version = c.req.query('version') ?? '';
  if (!VERSION.test(version) || Number(version) > published.version.version) {
    const fix = 'Send the `version` of the config that the form was drawn from.';
    return problem(c, problemAt('invalid-request', 'query:version', 'invalid', 'No such version of this widget was published.', fix));
  }
  if (isFromPreview(c)) return c.body(null, 204);
  countForm(c, widgetPlace(c, published), Number(version), 'opened');
  return c.body(null, 204);
}
