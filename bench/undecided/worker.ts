/** The product with one route more, for the bench of eligibility: the same reading of the same addresses, and no decision. */
import { createApp } from '../../worker/app.ts';
import type { decide } from '../../worker/http/admin/decide-eligibility.ts';
import { eligibilityRoutes } from '../../worker/http/admin/eligibility.ts';

export { Courier } from '../../worker/courier-object.ts';
export { Ledger } from '../../worker/ledger-object.ts';
export { Limiter } from '../../worker/limiter-object.ts';
export { Workspace } from '../../worker/workspace-object.ts';

const UNDECIDED: ReturnType<typeof decide> = {
  verdict: { allowed: false, form: 'none', reasons: [], untilMs: null, window: { status: 'none', untilMs: null }, labels: [], best: null },
  sinceKnown: null,
};

const app = createApp();
eligibilityRoutes(app, '/bench/undecided', () => UNDECIDED);

export default { fetch: app.fetch };
