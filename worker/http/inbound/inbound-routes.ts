/**
 * Webhooks of platforms: found by an id that ends in a MAC, read up to a limit, verified over the raw bytes, parsed, and told to the ledgers
 * before they are answered. No limit ever refuses one that is rightly signed. Refusals are answered alike; the log and the account's counts
 * tell them apart.
 */
import type { Hono } from 'hono';
import { INBOUND_BODY_BYTES_MAX, INBOUND_TOLD_AT_ONCE_MAX } from '../../../shared/inbound-limits.ts';
import type { MessageTemplate } from '../../consent/ledger-api.ts';
import type { InboundAccount, InboundEvent, InboundPlatform, RawRequest, Reply } from '../../inbound/inbound.ts';
import { inboundPlatform } from '../../inbound/registry.ts';
import { mapAtMost } from '../../platform/at-most.ts';
import type { IdParts } from '../../platform/ids.ts';
import { errorFields, log } from '../../platform/log.ts';
import { readUpTo } from '../../platform/read-up-to.ts';
import type { InboundAccountFound } from '../../workspace/workspace-api.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { inAnswer } from './chat-answers.ts';
import { type Counted, count } from './inbound-counts.ts';
import { loadAccount } from './load-account.ts';
import { takeEvent } from './take-event.ts';

export function inboundRoutes(app: Hono<AppEnv>): void {
  app.get('/inbound/:account_id', receive);
  app.post('/inbound/:account_id', receive);
}

const ACCEPTED: Reply = { status: 200, contentType: 'text/plain; charset=utf-8', body: '' };
/** Of a failure on our side: the vendor comes again. RFC 9110 section 15.6.4. */
const COME_AGAIN = 503;

async function receive(c: AppContext): Promise<Response> {
  const id = c.get('services').ids.read('channel_account', c.req.param('account_id') ?? '');
  const found = id && (await loadAccount(c, id));
  const platform = found && found.account.inbound !== 'off' ? inboundPlatform(found.account.platform) : null;
  if (!id || !found || !platform) return problem(c, NOT_FOUND);
  c.set('workspace', id.workspace);
  const noted = (...counted: readonly Counted[]) => count(c, id.workspace, id.local, counted);
  const body = await boundedBody(c);
  if (!body) {
    noted({ what: 'refused', name: 'too_large' });
    return problem(c, { status: 413, type: 'body-too-large' });
  }
  const raw = rawRequest(c, body);
  const shaken = await platform.handshake?.(raw, accountOf(found));
  if (shaken) return answer(shaken);
  const verified = await verify(c, id, found, platform, raw);
  if (!('account' in verified)) {
    noted({ what: 'refused', name: verified.refused });
    log('info', 'inbound_refused', { workspace: id.workspace, account: id.local, reason: verified.refused });
    // Told to anybody who posts without a signature: it says which vendor's account this is, and nothing of what it holds.
    const mayComeAgain = verified.refused === 'signature_missing' && platform.unsignedStatus === COME_AGAIN;
    return problem(c, mayComeAgain ? { status: COME_AGAIN, type: 'internal' } : { status: 401, type: 'unauthorized' });
  }
  const parsed = await platform.parse(raw, accountOf(verified));
  if (!parsed.ok) {
    noted({ what: 'refused', name: 'malformed' });
    return problem(c, { status: 400, type: 'invalid-request' });
  }
  const unknown = parsed.value.unknown.map((name): Counted => ({ what: 'unknown', name }));
  const said: MessageTemplate[] = [];
  try {
    noted(...unknown, ...(await takeAll(c, id.workspace, verified, parsed.value.events, said)));
  } catch (error) {
    noted({ what: 'refused', name: 'failed' });
    log('error', 'inbound_failed', { workspace: id.workspace, account: id.local, ...errorFields(error) });
    return problem(c, { status: platform.retryStatus === 500 ? 500 : COME_AGAIN, type: 'internal' });
  }
  return answer(inAnswer(verified.account, said) ?? platform.acceptedFor?.(parsed.value) ?? platform.accepted ?? ACCEPTED);
}

/** A declared length over the limit is refused before a byte is read; a false one is caught while reading. */
async function boundedBody(c: AppContext): Promise<Uint8Array | null> {
  if (Number(c.req.header('content-length') ?? 0) > INBOUND_BODY_BYTES_MAX) return null;
  return readUpTo(c.req.raw.body, INBOUND_BODY_BYTES_MAX);
}

/** The URL as the vendor was given it, whatever stands before the Worker. */
function rawRequest(c: AppContext, body: Uint8Array): RawRequest {
  const { env, clock } = c.get('services');
  const { pathname, search } = new URL(c.req.url);
  return {
    method: c.req.method === 'GET' ? 'GET' : 'POST',
    url: `${env.publicUrl}${pathname}${search}`,
    headers: c.req.raw.headers,
    body,
    receivedAtMs: clock.now(),
  };
}

/** By what is kept of the account; where that does not fit, by what the Workspace has now: its secret may be new. */
async function verify(
  c: AppContext,
  id: IdParts,
  found: InboundAccountFound,
  platform: InboundPlatform,
  raw: RawRequest,
): Promise<InboundAccountFound | { readonly refused: string }> {
  const first = await platform.verify(raw, accountOf(found));
  if (first.ok) return found;
  const again = await loadAccount(c, id, true);
  if (!again || again === found) return { refused: first.error };
  const second = await platform.verify(raw, accountOf(again));
  return second.ok ? again : { refused: second.error };
}

const accountOf = ({ account: { id, platform, settings, secrets, senders } }: InboundAccountFound): InboundAccount => ({
  id,
  platform,
  settings,
  secrets,
  senders,
});

/** What one person did is told in its order; different people's at once. */
async function takeAll(
  c: AppContext,
  workspace: string,
  found: InboundAccountFound,
  events: readonly InboundEvent[],
  said: MessageTemplate[],
): Promise<readonly Counted[]> {
  const byPerson = new Map<string, InboundEvent[]>();
  for (const event of events) {
    const person = JSON.stringify([event.from.kind, event.from.scope, event.from.value]);
    byPerson.set(person, [...(byPerson.get(person) ?? []), event]);
  }
  const counted = await mapAtMost(INBOUND_TOLD_AT_ONCE_MAX, [...byPerson.values()], async (own) => {
    const told: Counted[] = [];
    for (const event of own) told.push(await takeEvent(c, workspace, found, event, said));
    return told;
  });
  return counted.flat();
}

const answer = ({ status, contentType, body }: Reply): Response =>
  new Response(body === '' ? null : body, { status, headers: { 'content-type': contentType } });
