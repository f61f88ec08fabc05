/** The address that an admin request names: exactly one, read as the form reads it. The answer never repeats what was typed. */
import type { z } from 'zod';
import type { addressInput } from '../../../shared/contract/contact.ts';
import { parseEmail } from '../../../shared/email.ts';
import { parsePhone } from '../../../shared/phone/parse.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Address } from '../../../shared/vocabulary.ts';
import type { ProblemDraft } from '../problem.ts';
import { invalidAt } from './workspace-refusal.ts';

export function readAddress(input: z.infer<typeof addressInput>): Result<Address, ProblemDraft> {
  if ((input.phone === undefined) === (input.email === undefined)) {
    const fix = 'Give either phone or email.';
    return err(invalidAt('phone', 'one_address', 'Exactly one address is needed.', fix));
  }
  if (input.email !== undefined) {
    const email = parseEmail(input.email);
    if (email.ok) return ok({ kind: 'email', scope: '', value: email.value });
    return err(invalidAt('email', 'not_an_email', 'This is not an email address.', 'Give one like name@example.com.'));
  }
  const phone = parsePhone(input.phone ?? '', input.phone_country ?? null);
  if (phone.ok) return ok({ kind: 'phone', scope: '', value: phone.value.e164 });
  const { reason } = phone.error;
  if (reason === 'country_missing') {
    const fix = 'Add the country code, for example +44, or give phone_country.';
    return err(invalidAt('phone', reason, 'The number does not say its country.', fix));
  }
  return err({
    status: 422,
    type: 'phone-not-possible',
    errors: [{ path: 'phone', code: reason, message: 'This number cannot exist.', fix: 'Check the digits and the country.' }],
  });
}
