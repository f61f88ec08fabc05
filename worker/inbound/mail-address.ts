/** The email address that a vendor names, in the one spelling it is found by. */
import { parseEmail } from '../../shared/email.ts';
import type { Address } from '../../shared/vocabulary.ts';

export function mailAddress(value: unknown): Address | null {
  const email = typeof value === 'string' ? parseEmail(value) : null;
  return email?.ok ? { kind: 'email', scope: '', value: email.value } : null;
}
