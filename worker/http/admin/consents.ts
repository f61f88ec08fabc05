/** Acts reported by the merchant's own systems, and single records. */
import type { Hono } from 'hono';
import { type ConsentActInput, recordConsentsRequest } from '../../../shared/contract/contact.ts';
import { ADMIN_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import { partitionOf } from '../../consent/place.ts';
import { localNumber, numberLocal } from '../../platform/ids.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope, SUSPENDED, scopeMissing } from '../middleware/authenticate.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { consentProblem } from '../refusal-to-wire.ts';
import { readIssued } from './issued-text.ts';
import { ledgerPlace, ownIdOfAny, ownLedger, ownWorkspace, publicId } from './own.ts';
import { readAddress } from './read-address.ts';
import { asksForText, reportedActs } from './reported-acts.ts';
import { timelineEntries } from './timeline-entries.ts';

export function consentRoutes(app: Hono<AppEnv>): void {
  app.post('/v1/consents', requireScope('consents:write', { evenSuspended: true }), recordConsents);

  app.get('/v1/consents/:id', requireScope('contacts:read'), async (c) => {
    const id = ownIdOfAny(c, 'record', c.req.param('id'));
    const record = id && (await ownLedger(c, id.partition).record(ledgerPlace(c, id.partition), localNumber(id.local)));
    if (!id || !record) return problem(c, NOT_FOUND);
    const [entry] = await timelineEntries(c, id.partition, [record]);
    return c.json(entry);
  });
}

async function recordConsents(c: AppContext): Promise<Response> {
  const caller = c.get('caller');
  const body = await readBody(c, recordConsentsRequest, ADMIN_BODY_BYTES_MAX);
  if (!body.ok) return problem(c, body.error);
  const { acts, external_ids: externalIds, locale, ...address } = body.value;
  if (caller.suspended && !acts.every(takesBack)) return problem(c, SUSPENDED);
  if (acts.some((act) => act.attestation) && !caller.scopes.includes('consents:attest')) return problem(c, scopeMissing('consents:attest'));
  const read = readAddress(address);
  if (!read.ok) return problem(c, read.error);
  const reported = reportedActs(acts, await readContext(c, acts));
  if (!reported.ok) return problem(c, reported.error);

  const partition = partitionOf(c.get('services').env.hash, caller.workspace, read.value, caller.partitions);
  const context = { api_key: caller.actor, request_id: c.get('requestId'), ...(locale === undefined ? {} : { locale }) };
  // A merchant's server says these under its key: a fact, not a claim. DESIGN section 2, "external id".
  const ids = (externalIds ?? []).map((id) => ({ ...id, verified: true }));
  const done = await ownLedger(c, partition).recordActs(ledgerPlace(c, partition), read.value, reported.value, context, ids);
  if (!done.ok) return problem(c, consentProblem(done.error, `acts[${done.error.index}]`));

  const contactId = publicId(c, 'contact', numberLocal(done.value.no), partition);
  // Limit: written after the ledger's commit; should this fail, the records' own evidence still names the key.
  await ownWorkspace(c).noteAudit(caller.actor, 'consents.recorded', contactId, {
    acts: acts.map(({ act, channel, method, attestation }) => ({
      act,
      channel: channel ?? null,
      method,
      attested: attestation !== undefined,
    })),
  });
  const records = done.value.outcomes.map(({ seq, act, key, outcome }) => ({
    id: publicId(c, 'record', numberLocal(seq), partition),
    seq,
    act,
    channel: key.channel,
    purpose: key.purpose,
    outcome,
  }));
  return c.json({ contact_id: contactId, records }, 201);
}

/** No suspension stops these. */
const takesBack = (act: ConsentActInput): boolean => act.act === 'withdraw' || act.act === 'stop';

async function readContext(c: AppContext, acts: readonly ConsentActInput[]) {
  const workspace = ownWorkspace(c);
  const asked = acts.filter(asksForText);
  const hashes = [...new Set(asked.flatMap((act) => act.disclosure ?? []))];
  const [programmes, texts] = await Promise.all([
    // A withdrawal waits for nothing that it doesn't need.
    asked.length > 0 ? workspace.listProgrammes() : [],
    Promise.all(hashes.map(async (hash) => [hash, await readIssued(workspace, hash)] as const)),
  ]);
  return { programmes, texts: new Map(texts), nowMs: c.get('services').clock.now() };
}
