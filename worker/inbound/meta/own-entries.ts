/**
 * Which entries of a POST are this account's. One app serves many pages and numbers and its secret signs for all of them, so the signature
 * alone does not say whose they are; a POST may hold entries of several.
 */

import type { InboundAccount } from '../inbound.ts';
import { idText, type Json, object, objects, unknownName } from '../json.ts';
import type { OwnEntry } from './found.ts';

export interface Sorted {
  readonly own: readonly OwnEntry[];
  /** Others' entries, by name, for counting. */
  readonly foreign: readonly string[];
}

/** @returns null where the body is not of the form that Meta sends. */
export function sortEntries(body: Json, account: InboundAccount<'meta'>): Sorted | null {
  if (typeof body.object !== 'string' || !Array.isArray(body.entry)) return null;
  const surface = SURFACES[body.object];
  const entries = objects(body.entry);
  if (surface === undefined) return { own: [], foreign: entries.map(() => unknownName('object', body.object)) };
  const own: OwnEntry[] = [];
  const foreign: string[] = [];
  for (const entry of entries) {
    const id = idText(entry.id);
    const isOwn = id !== null && (surface === 'whatsapp' ? isOwnWaba(id, entry, account) : id === ownId(surface, account));
    if (isOwn) own.push({ surface, id, entry });
    else foreign.push('other_account');
  }
  return { own, foreign };
}

const SURFACES: Readonly<Record<string, OwnEntry['surface'] | undefined>> = {
  whatsapp_business_account: 'whatsapp',
  page: 'messenger',
  instagram: 'instagram',
};

const ownId = (surface: 'messenger' | 'instagram', { settings }: InboundAccount<'meta'>): string | undefined =>
  surface === 'messenger' ? settings.page_id : settings.instagram_id;

/** By the business account where it is set up, else by the numbers that its changes name; of those `isOwnNumber` decides one by one. */
function isOwnWaba(id: string, entry: Json, account: InboundAccount<'meta'>): boolean {
  const { waba_id, phone_number_id } = account.settings;
  if (waba_id !== undefined) return id === waba_id;
  return phone_number_id !== undefined && objects(entry.changes).some((change) => isOwnNumber(object(change.value) ?? {}, account));
}

/** Whether a change is about this account's number: one business account has several, each an account of its own here. */
export function isOwnNumber(value: Json, { settings }: InboundAccount<'meta'>): boolean {
  if (settings.phone_number_id === undefined) return settings.waba_id !== undefined;
  return idText(object(value.metadata)?.phone_number_id) === settings.phone_number_id;
}
