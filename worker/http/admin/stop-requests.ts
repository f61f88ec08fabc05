/** The merchant's queue of stops that nobody confirmed: what waits in its ledgers, and the merchant's decision. */
import type { Hono } from 'hono';
import { decideStopRequest, type waitingStop } from '../../../shared/contract/preference.ts';
import { ADMIN_BODY_BYTES_MAX, PAGE_ENTRIES_DEFAULT, PAGE_ENTRIES_MAX } from '../../../shared/limits.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { AdminAct } from '../../consent/ledger-api.ts';
import type { HoldCursor, RunningHold } from '../../consent/running-hold.ts';
import { iso } from '../../consent/wire.ts';
import { numberLocal } from '../../platform/ids.ts';
import { placed } from '../../policy/recipient.ts';
import { dueAfter } from '../../policy/withdrawal-due.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { NOT_FOUND, type ProblemDraft, problem } from '../problem.ts';
import { findOwnContact } from './linked-contacts.ts';
import { ledgerPlace, ownLedger, ownWorkspace, publicId } from './own.ts';
import { invalidAt } from './workspace-refusal.ts';

/** Where the walk over the ledgers stands. */
interface Cursor {
  readonly partition: number;
  readonly after: HoldCursor | null;
}
/** Ledgers that one call asks: the rest is the next page's. */
const LEDGERS_A_CALL = 8;

export function stopRequestRoutes(app: Hono<AppEnv>): void {
  app.get('/v1/stop-requests', requireScope('contacts:read'), async (c) => {
    const asked = readCursor(c);
    if (!asked.ok) return problem(c, asked.error);
    const { found, next } = await waiting(c, asked.value.cursor, asked.value.limit);
    return c.json({ stop_requests: found, next_cursor: next && textOf(next) });
  });

  app.post('/v1/stop-requests/:contact_id', requireScope('consents:write', { evenSuspended: true }), async (c) => {
    const contact = await findOwnContact(c, c.req.param('contact_id'));
    if (!contact) return problem(c, NOT_FOUND);
    const body = await readBody(c, decideStopRequest, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const { view, partition } = contact;
    const { hold } = view.state;
    if (!hold || hold.untilMs <= c.get('services').clock.now()) return c.json({ outcome: 'nothing_waits' });
    const { actor } = c.get('caller');
    const context = { api_key: actor, request_id: c.get('requestId'), decides: 'stop_request' };
    const acts = actsOf(body.value.decision, body.value.words ?? null);
    const done = await ownLedger(c, partition).recordActs(ledgerPlace(c, partition), view.address, acts, context, []);
    if (!done.ok) return problem(c, NOT_FOUND);
    await ownWorkspace(c).noteAudit(actor, 'stop_request.decided', c.req.param('contact_id'), { decision: body.value.decision });
    return c.json({ outcome: body.value.decision === 'withdraw' ? 'withdrawn' : 'released' });
  });
}

/** A withdrawal first, so that nothing is sent between the two. */
function actsOf(decision: 'withdraw' | 'release', words: string | null): AdminAct[] {
  const key = { programme: null, channel: null, purpose: null };
  const shared = { key, topics: null, at: null, method: 'agent', disclosure: null, terms: {}, optIn: 'single', attestation: null } as const;
  const release: AdminAct = { ...shared, act: 'release', words };
  return decision === 'withdraw' ? [{ ...shared, act: 'withdraw', words }, release] : [release];
}

async function waiting(c: AppContext, from: Cursor, limit: number) {
  const { partitions } = c.get('caller');
  const found: ReturnType<typeof viewOf>[] = [];
  let at: Cursor | null = from;
  for (let asked = 0; asked < LEDGERS_A_CALL && at !== null && found.length < limit; asked += 1) {
    const here: Cursor = at;
    const page = await ownLedger(c, here.partition).runningHolds(ledgerPlace(c, here.partition), here.after, limit - found.length);
    found.push(...page.holds.map((hold: RunningHold) => viewOf(c, here.partition, hold)));
    if (page.next) at = { partition: here.partition, after: page.next };
    else at = here.partition + 1 < partitions ? { partition: here.partition + 1, after: null } : null;
  }
  return { found, next: at };
}

function viewOf(c: AppContext, partition: number, hold: RunningHold): (typeof waitingStop)['_output'] {
  const { withdrawalDue } = placed(hold.address, { seen: [], said: null }).jurisdiction;
  return {
    contact_id: publicId(c, 'contact', numberLocal(hold.no), partition),
    kind: hold.address.kind,
    address: hold.masked,
    asked_at: iso(hold.fromMs),
    held_until: iso(hold.untilMs),
    due_at: withdrawalDue && iso(dueAfter(hold.fromMs, withdrawalDue)),
  };
}

const textOf = ({ partition, after }: Cursor): string => [partition, ...(after ? [after.dueMs, after.no] : [])].join('.');

function readCursor(c: AppContext): Result<{ readonly cursor: Cursor; readonly limit: number }, ProblemDraft> {
  const limit = c.req.query('limit') === undefined ? PAGE_ENTRIES_DEFAULT : Number(c.req.query('limit'));
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE_ENTRIES_MAX) {
    return err(invalidAt('query:limit', 'invalid', `The limit is a number from 1 to ${PAGE_ENTRIES_MAX}.`, 'Leave it out, or lower it.'));
  }
  const text = c.req.query('cursor') ?? '0';
  const parts = /^(\d{1,3})(?:\.(\d{1,15})\.(\d{1,15}))?$/.exec(text);
  const partition = Number(parts?.[1] ?? -1);
  if (!parts || partition < 0 || partition >= c.get('caller').partitions) {
    return err(invalidAt('query:cursor', 'invalid', 'This cursor was not given by us.', 'Send next_cursor of the page before.'));
  }
  const after = parts[2] === undefined ? null : { dueMs: Number(parts[2]), no: Number(parts[3]) };
  return ok({ cursor: { partition, after }, limit });
}
