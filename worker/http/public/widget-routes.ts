/** What a form calls: its config, a token for one showing, a submission. Each origin that may call is the widget's own choice. */
import type { Hono } from 'hono';
import { offerRequest } from '../../../shared/contract/offer.ts';
import { renderRequest, submissionRequest } from '../../../shared/contract/submission.ts';
import { CONFIG_CACHE_DEMO_MS, CONFIG_CACHE_MS, PUBLIC_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import { firstTexts, laterTexts } from '../../../shared/locales/later-texts.ts';
import { randomFraction } from '../../platform/random.ts';
import { acceptSubmission } from '../accept-submission.ts';
import { challengeFor } from '../block-limit.ts';
import { readBody } from '../body.ts';
import { formTexts, shownLocale, widgetConfigFor } from '../config.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { countForm } from '../form-counts.ts';
import { drawnFor, loadWidget, widgetPlace } from '../load-widget.ts';
import { admitOrigin, preflight } from '../middleware/cors.ts';
import { floor } from '../middleware/floor.ts';
import { handOutCode } from '../offer.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { submissionProblem } from '../refusal-to-wire.ts';
import { issueRenderToken } from '../render-token.ts';
import { visitorOf } from '../visitor.ts';

export function widgetRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/widgets/:widget_id/config', floor, (c) => config(c, c.req.param('widget_id')));
  app.post('/v1/widgets/:widget_id/render', floor, (c) => render(c, c.req.param('widget_id')));
  app.post('/v1/widgets/:widget_id/submissions', floor, (c) => submit(c, c.req.param('widget_id')));
  app.post('/v1/widgets/:widget_id/offer', floor, (c) => offer(c, c.req.param('widget_id')));
  for (const route of ['config', 'render', 'submissions', 'offer']) {
    app.options(`/v1/widgets/:widget_id/${route}`, floor, async (c) => {
      const published = await loadWidget(c, c.req.param('widget_id') ?? '', null);
      return published ? preflight(c, published) : problem(c, NOT_FOUND);
    });
  }
}

async function config(c: AppContext, widgetId: string): Promise<Response> {
  const published = await loadWidget(c, widgetId, null);
  if (!published) return problem(c, NOT_FOUND);
  const origin = admitOrigin(c, published);
  if (!origin.ok) return problem(c, origin.error);
  if (published.suspended) return problem(c, submissionProblem({ reason: 'suspended' }));
  const drawn = await drawnFor(c, published, randomFraction());
  const lifeMs = c.get('services').env.demo ? CONFIG_CACHE_DEMO_MS : CONFIG_CACHE_MS;
  // Its order is the visitor's: by the country that the edge knows, which no Vary can name, and by the device.
  c.header('cache-control', published.split ? 'no-store' : `private, max-age=${lifeMs / 1000}`);
  const config = widgetConfigFor(drawn, c.req.query('locale') ?? '', visitorOf(c));
  return c.json(c.req.query('texts') === 'first' ? { ...config, texts: firstTexts(config.texts) } : config);
}

async function render(c: AppContext, widgetId: string): Promise<Response> {
  const current = await loadWidget(c, widgetId, null);
  if (!current) return problem(c, NOT_FOUND);
  const origin = admitOrigin(c, current);
  const body = await readBody(c, renderRequest, PUBLIC_BODY_BYTES_MAX);
  if (!body.ok) return problem(c, body.error);
  if (!origin.ok) return problem(c, origin.error);
  if (current.suspended) return problem(c, submissionProblem({ reason: 'suspended' }));
  const { locale, version } = body.value;
  const shown = version === undefined ? current : await loadWidget(c, widgetId, version);
  if (!shown) return problem(c, NOT_FOUND);
  // A form asks for its token when somebody first touches it.
  countForm(c, widgetPlace(c, shown), shown.version.version, 'started');
  const challenge = challengeFor(c, current);
  const texts = c.req.query('texts') === 'later' ? laterTexts({ ...formTexts(shown, shownLocale(shown, locale ?? '')) }) : null;
  return c.json({ render_token: issueRenderToken(c, shown, locale ?? ''), ...(challenge && { challenge }), ...(texts && { texts }) });
}

async function submit(c: AppContext, widgetId: string): Promise<Response> {
  const published = await loadWidget(c, widgetId, null);
  if (!published) return problem(c, NOT_FOUND);
  // Refused in its turn by `acceptSubmission`; here it lets an allowed site read whatever the answer will be.
  admitOrigin(c, published);
  const body = await readBody(c, submissionRequest, PUBLIC_BODY_BYTES_MAX);
  if (!body.ok) return problem(c, body.error);
  const origin = c.req.header('origin') ?? null;
  const accepted = await acceptSubmission(c, widgetId, body.value, {
    method: origin === null ? 'api_form' : 'web_form',
    idempotencyKey: c.req.header('idempotency-key') ?? '',
    origin,
  });
  return accepted.ok ? c.json(accepted.value, 201) : problem(c, accepted.error);
}

async function offer(c: AppContext, widgetId: string): Promise<Response> {
  const current = await loadWidget(c, widgetId, null);
  if (!current) return problem(c, NOT_FOUND);
  const origin = admitOrigin(c, current);
  const body = await readBody(c, offerRequest, PUBLIC_BODY_BYTES_MAX);
  if (!body.ok) return problem(c, body.error);
  if (!origin.ok) return problem(c, origin.error);
  if (current.suspended) return problem(c, submissionProblem({ reason: 'suspended' }));
  const { key, version } = body.value;
  const shown = version === undefined ? current : await loadWidget(c, widgetId, version);
  return shown ? c.json({ code: await handOutCode(c, shown, key) }) : problem(c, NOT_FOUND);
}
