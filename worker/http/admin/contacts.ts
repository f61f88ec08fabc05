/** Contacts over HTTP: find by address, see state and timeline, make a stop link for a message's footer. */
import type { Hono } from 'hono';
import type { z } from 'zod';
import { addressInput, type ContactView, preferenceLinkCreate, type preferenceLinkCreated } from '../../../shared/contract/contact.ts';
import { ADMIN_BODY_BYTES_MAX, STOP_TOKEN_LIFE_MS } from '../../../shared/limits.ts';
import { lineTypeOf, lineWarning } from '../../../shared/phone/line-type.ts';
import type { Address } from '../../../shared/vocabulary.ts';
import type { AddressView } from '../../consent/ledger-api.ts';
import { partitionOf } from '../../consent/place.ts';
import { contactStates } from '../../consent/wire.ts';
import { wishView } from '../../consent/wish-wire.ts';
import { numberLocal, TEST_PARTITION } from '../../platform/ids.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { findAnyContact, findOwnContact, linkedContacts, type OwnContact } from './linked-contacts.ts';
import { ledgerPlace, ownId, ownLedger, ownWorkspace, publicId } from './own.ts';
import { readMode, readPaging } from './query.ts';
import { readAddress } from './read-address.ts';
import { timelineEntries } from './timeline-entries.ts';

export function contactRoutes(app: Hono<AppEnv>): void {
  app.post('/v1/contacts/find', requireScope('contacts:read'), async (c) => {
    const body = await readBody(c, addressInput, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const address = readAddress(body.value);
    if (!address.ok) return problem(c, address.error);
    const { workspace, partitions } = c.get('caller');
    const mode = readMode(c);
    if (!mode.ok) return problem(c, mode.error);
    const isTest = mode.value === 'test';
    const partition = isTest ? TEST_PARTITION : partitionOf(c.get('services').env.hash, workspace, address.value, partitions);
    const view = await ownLedger(c, partition).find(ledgerPlace(c, partition), address.value);
    return c.json({ contact: view && (await viewContact(c, partition, view)) });
  });

  app.get('/v1/contacts/:id', requireScope('contacts:read'), async (c) => {
    const found = await findAnyContact(c, c.req.param('id'));
    return found ? c.json(await viewContact(c, found.partition, found.view)) : problem(c, NOT_FOUND);
  });

  app.get('/v1/contacts/:id/timeline', requireScope('contacts:read'), async (c) => {
    const paging = readPaging(c);
    if (!paging.ok) return problem(c, paging.error);
    const found = await findAnyContact(c, c.req.param('id'));
    if (!found) return problem(c, NOT_FOUND);
    const { partition, view } = found;
    const { before, limit } = paging.value;
    const page = await ownLedger(c, partition).timeline(ledgerPlace(c, partition), { no: view.no }, before, limit);
    return c.json({
      contact_id: c.req.param('id'),
      entries: await timelineEntries(c, partition, page.entries),
      next_cursor: page.next === null ? null : String(page.next),
    });
  });

  app.post('/v1/contacts/:id/preference-links', requireScope('consents:write'), async (c) => {
    const body = await readBody(c, preferenceLinkCreate, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const widget = ownId(c, 'widget', body.value.widget);
    const [found, published] = await Promise.all([
      findOwnContact(c, c.req.param('id')),
      widget && ownWorkspace(c).published(widget.local, null),
    ]);
    if (!found || !widget || !published) return problem(c, NOT_FOUND);
    const link = makeStopLink(c, found, widget.local, published.version.draft.locales[0] ?? 'en');
    await ownWorkspace(c).noteAudit(c.get('caller').actor, 'preference_link.made', c.req.param('id'), { grade: body.value.grade });
    return c.json(link, 201);
  });
}

function makeStopLink(c: AppContext, found: OwnContact, widget: string, locale: string): z.infer<typeof preferenceLinkCreated> {
  const { clock, env, tokens } = c.get('services');
  const { workspace, jurisdiction } = c.get('caller');
  const expiresAtMs = clock.now() + STOP_TOKEN_LIFE_MS;
  const token = tokens.make({
    g: 'stop',
    w: workspace,
    j: jurisdiction,
    p: found.partition,
    a: found.view.no,
    f: widget,
    l: locale,
    e: expiresAtMs,
  });
  return {
    url: `${env.publicUrl}/me/${token}`,
    one_click_url: `${env.publicUrl}/u/${token}`,
    expires_at: new Date(expiresAtMs).toISOString(),
  };
}

function lineOf({ kind, value }: Address): Pick<ContactView['address'], 'line'> {
  if (kind !== 'phone') return {};
  const type = lineTypeOf(value);
  return { line: { type, warning: lineWarning(type) } };
}

async function viewContact(c: AppContext, partition: number, view: AddressView): Promise<ContactView> {
  const { address, state } = view;
  const nowMs = c.get('services').clock.now();
  const holdUntilMs = state.hold && nowMs < state.hold.untilMs ? state.hold.untilMs : null;
  return {
    id: publicId(c, 'contact', numberLocal(view.no), partition),
    address: { kind: address.kind, scope: address.scope, value: address.value, ...lineOf(address) },
    ...(partition === TEST_PARTITION && { mode: 'test' }),
    epoch: state.epoch,
    sequence: state.seq,
    state: contactStates(state, nowMs),
    hold_until: holdUntilMs === null ? null : new Date(holdUntilMs).toISOString(),
    wishes: wishView(state, nowMs),
    external_ids: view.externalIds.map(({ namespace, value, verified }) => ({ namespace, value, verified })),
    linked: await linkedContacts(c, partition, view.no),
  };
}
