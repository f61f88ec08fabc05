/** The other contacts of a contact, and taking two apart. Claimed ones are named as such and never followed: no state of theirs is read. */
import type { Hono } from 'hono';
import { type LinkedContactView, unlinkRequest } from '../../../shared/contract/contact.ts';
import { ADMIN_BODY_BYTES_MAX } from '../../../shared/limits.ts';
import { followLinks } from '../../consent/follow-links.ts';
import type { AddressView } from '../../consent/ledger-api.ts';
import { addressHash } from '../../consent/place.ts';
import { hex } from '../../platform/bytes.ts';
import { type IdParts, localNumber, numberLocal } from '../../platform/ids.ts';
import { readBody } from '../body.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { requireScope } from '../middleware/authenticate.ts';
import { NOT_FOUND, problem } from '../problem.ts';
import { ledgerPlace, ownId, ownIdOfAny, ownLedger, ownWorkspace, publicId } from './own.ts';

export function linkedContactRoutes(app: Hono<AppEnv>): void {
  app.post('/v1/contacts/:id/unlink', requireScope('consents:write'), async (c) => {
    const id = c.req.param('id');
    const contact = await findOwnContact(c, id);
    if (!contact) return problem(c, NOT_FOUND);
    const body = await readBody(c, unlinkRequest, ADMIN_BODY_BYTES_MAX);
    if (!body.ok) return problem(c, body.error);
    const other = await findOwnContact(c, body.value.contact_id);
    if (!other) return problem(c, NOT_FOUND);
    const { actor, workspace } = c.get('caller');
    const from = hex(addressHash(c.get('services').env.hash, workspace, other.view.address));
    const context = { api_key: actor, request_id: c.get('requestId') };
    const ledger = ownLedger(c, contact.partition);
    const done = await ledger.unlink(ledgerPlace(c, contact.partition), { no: contact.view.no }, from, context);
    if (!done.ok) return problem(c, NOT_FOUND);
    if (done.value.outcome === 'unlinked') await ownWorkspace(c).noteAudit(actor, 'contact.unlinked', id, { from: body.value.contact_id });
    return c.json(done.value);
  });
}

/** Asks the ledgers of what it is linked to, and no others. */
export async function linkedContacts(c: AppContext, partition: number, no: number): Promise<LinkedContactView[]> {
  const links = await followLinks((other) => ownLedger(c, other), ledgerPlace(c, partition), no);
  return (links ?? []).map(({ contact, kind, verified }) => ({
    contact_id: publicId(c, 'contact', numberLocal(contact.no), contact.partition),
    kind,
    verified,
  }));
}

export interface OwnContact {
  readonly partition: number;
  readonly view: AddressView;
}

export const findOwnContact = (c: AppContext, text: string): Promise<OwnContact | null> => read(c, ownId(c, 'contact', text));

/** Of a test as well: for what only shows. */
export const findAnyContact = (c: AppContext, text: string): Promise<OwnContact | null> => read(c, ownIdOfAny(c, 'contact', text));

async function read(c: AppContext, id: IdParts | null): Promise<OwnContact | null> {
  if (!id) return null;
  const view = await ownLedger(c, id.partition).address(ledgerPlace(c, id.partition), { no: localNumber(id.local) });
  return view && { partition: id.partition, view };
}
