/** The addresses of one submission, and which choices go with which. Pure. */
import type { ExternalId, SubmissionRequest } from '../../shared/contract/submission.ts';
import { parseEmail } from '../../shared/email.ts';
import type { LineType } from '../../shared/phone/line-type.ts';
import { parsePhone } from '../../shared/phone/parse.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Address } from '../../shared/vocabulary.ts';
import type { SubmitChoice } from '../consent/ledger-api.ts';
import type { WishedApp } from '../consent/link-wish.ts';
import type { JudgedChoice } from './choices.ts';
import type { SubmissionRefusal } from './refusal-to-wire.ts';

export interface Part {
  readonly kind: 'phone' | 'email';
  readonly address: Address;
  readonly typed: string;
  /** Of a phone number: a hint of what it can take. Nothing is refused for it. */
  readonly lineType?: LineType;
  readonly choices: readonly SubmitChoice[];
}

/**
 * The phone's part first. An address without a control that was on screen gives no part, a choice left off whose address was not
 * given leaves no record: nobody's consent was asked for there.
 * @param defaultCountry for a number typed without its code, where the request names no country.
 */
export function partsOf(
  request: SubmissionRequest,
  judged: readonly JudgedChoice[],
  defaultCountry: string,
): Result<readonly Part[], SubmissionRefusal> {
  const addresses = parseAddresses(request, defaultCountry);
  if (!addresses.ok) return addresses;
  // A channel of its own app has no address to be typed: what was ticked there is asked for in the app.
  const homeless = judged.find(({ submit, kind }) => submit.granted && kind !== null && addresses.value[kind] === undefined);
  if (homeless) return err({ reason: 'address_missing', kind: homeless.kind, index: homeless.index });
  const parts = (['phone', 'email'] as const).flatMap((kind) => {
    const value = addresses.value[kind];
    const choices = judged.filter((choice) => choice.kind === kind).map(({ submit }) => submit);
    if (value === undefined || !choices.some((choice) => choice.shown)) return [];
    const { lineType } = addresses.value;
    const line = kind === 'phone' && lineType !== undefined ? { lineType } : {};
    return [{ kind, address: { kind, scope: '', value }, typed: request[kind] ?? '', ...line, choices }];
  });
  return ok(parts);
}

function parseAddresses(
  request: SubmissionRequest,
  defaultCountry: string,
): Result<Record<'phone' | 'email', string | undefined> & { readonly lineType: LineType | undefined }, SubmissionRefusal> {
  const phone = request.phone === undefined ? null : parsePhone(request.phone, request.phone_country ?? defaultCountry);
  if (phone && !phone.ok) return err({ reason: 'phone_refused', because: phone.error.reason });
  const email = request.email === undefined ? null : parseEmail(request.email);
  if (email && !email.ok) return err({ reason: 'email_refused' });
  return ok({ phone: phone?.value.e164, lineType: phone?.value.lineType, email: email?.value });
}

/** Channels that the person would like to be linked to in their apps. No act: consent is the tap there. */
export const wishedApps = (judged: readonly JudgedChoice[]): readonly WishedApp[] =>
  judged
    .filter(({ submit, kind }) => submit.granted && kind === null)
    .map(({ submit: { channel, purpose, programme, topics } }) => ({ channel, purpose, programme, topics }));

export interface JudgedExternalId {
  readonly namespace: string;
  readonly value: string;
  readonly verified: boolean;
}

/** @param isSigned whether a signature is the merchant's. A wrong one is refused, an absent one is a claim. */
export function judgeExternalIds(
  given: readonly ExternalId[],
  isSigned: (text: string, signature: string) => boolean,
): Result<readonly JudgedExternalId[], SubmissionRefusal> {
  const wrong = given.findIndex(
    ({ namespace, value, signature }) => signature !== undefined && !isSigned(`${namespace}:${value}`, signature),
  );
  if (wrong >= 0) return err({ reason: 'signature_wrong', index: wrong });
  return ok(given.map(({ namespace, value, signature }) => ({ namespace, value, verified: signature !== undefined })));
}
