/**
 * Who a WhatsApp payload is about: a number, a business-scoped id (BSUID), or both. Since 2026 a person with a username may show no number.
 * Source: Meta docs "Business-scoped user IDs" (2026-03-31) and "System messages" (2026-08-11).
 */
import type { Address } from '../../../shared/vocabulary.ts';
import { type Json, objects, text } from '../json.ts';
import { numberOfWaId } from '../wa-number.ts';

/** The number where it is known, since what a person typed is kept by number; the id beside it. */
export interface Person {
  readonly from: Address;
  readonly also?: Address;
}

/** `US.13491208655302741918`; a portfolio's own `US.ENT.…` is not asked for here. Printable and short is all that is relied upon. */
const BSUID = /^[!-~]{3,160}$/;

export const phoneAddress = (waId: unknown): Address | null => {
  const number = numberOfWaId(text(waId) ?? '');
  return number === null ? null : { kind: 'phone', scope: '', value: number };
};

/** @param scope the WhatsApp Business Account's id */
export const bsuidAddress = (userId: unknown, scope: string): Address | null => {
  const id = text(userId);
  return id !== null && BSUID.test(id) ? { kind: 'whatsapp_bsuid', scope, value: id } : null;
};

export function personOf(waId: unknown, userId: unknown, scope: string): Person | null {
  const [phone, bsuid] = [phoneAddress(waId), bsuidAddress(userId, scope)];
  if (phone) return bsuid ? { from: phone, also: bsuid } : { from: phone };
  return bsuid ? { from: bsuid } : null;
}

/** Of a message: what it says itself, and what the list of contacts beside it says of the same person. */
export function senderOf(message: Json, value: Json, scope: string): Person | null {
  const contact = contactOf(value, message.from, message.from_user_id);
  return personOf(message.from ?? contact?.wa_id, message.from_user_id ?? contact?.user_id, scope);
}

/** The contact that names one of these ids. Never one that merely stands there: a POST may be about several people. */
export function contactOf(value: Json, waId: unknown, userId: unknown): Json | null {
  const [number, id] = [text(waId), text(userId)];
  const isSame = (contact: Json): boolean => (number !== null && contact.wa_id === number) || (id !== null && contact.user_id === id);
  return objects(value.contacts).find(isSame) ?? null;
}
