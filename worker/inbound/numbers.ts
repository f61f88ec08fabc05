/** The person's number as text-message platforms spell it. Pure; it guesses nothing: what is no number is null. */
import type { Address, ChannelId } from '../../shared/vocabulary.ts';
import { numberOfWaId } from './wa-number.ts';

/** @param sent digits, with or without a plus; on WhatsApp the spelling of the day the person's account was made. */
export function phoneOf(sent: unknown, channel: ChannelId): Address | null {
  const digits = typeof sent === 'string' ? sent.trim().replace(/^\+/, '') : '';
  if (!/^[1-9]\d{6,14}$/.test(digits)) return null;
  const value = channel === 'whatsapp' ? numberOfWaId(digits) : `+${digits}`;
  return value === null ? null : { kind: 'phone', scope: '', value };
}

/** Our own sender as an event's `to`: a number with its plus, a name or an agent's id as it is. */
export function senderOf(sent: unknown): string | null {
  if (typeof sent !== 'string' || sent === '') return null;
  // A short code has up to six digits and no plus anywhere.
  return /^[1-9]\d{6,14}$/.test(sent) ? `+${sent}` : sent;
}
