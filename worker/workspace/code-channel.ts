/** The channel that codes and links to a typed address go by. Pure: what the programme names alone decides. */
import type { ProgrammeView } from '../../shared/contract/programme.ts';

/** By text where the sender has a number for it, else by WhatsApp. */
export function codeChannel(accounts: ProgrammeView['sender']['accounts'], to: 'phone' | 'email'): 'sms' | 'whatsapp' | 'email' {
  if (to === 'email') return 'email';
  return accounts.sms === undefined ? 'whatsapp' : 'sms';
}
