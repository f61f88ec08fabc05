/**
 * What kind of line a number is, by its country's numbering plan: a hint, never a proof. In the United States and Canada the plan can't
 * tell mobile from landline, and a landline there may be text-enabled, so a landline is warned of and not refused.
 */
import parsePhoneNumber, { type NumberType, type PhoneNumber } from 'libphonenumber-js/max';

export const LINE_TYPES = [
  'mobile',
  'fixed_line',
  'fixed_line_or_mobile',
  'voip',
  'toll_free',
  'premium_rate',
  'shared_cost',
  'personal_number',
  'pager',
  'uan',
  'voicemail',
  'unknown',
] as const;
export type LineType = (typeof LINE_TYPES)[number];

/** Kinds that cost extra or belong to machines: whoever types one wants the money or nothing. With them what else is no person's line. */
const NEVER_SENT: readonly LineType[] = [
  'premium_rate',
  'shared_cost',
  'toll_free',
  'pager',
  'voip',
  'uan',
  'voicemail',
  'personal_number',
];

export type LineWarning = 'landline' | 'never_sent';

/** `landline`: it may take no texts. `never_sent`: no code is ever sent there, so nothing there is ever confirmed by one. */
export function lineWarning(type: LineType): LineWarning | null {
  if (NEVER_SENT.includes(type)) return 'never_sent';
  return type === 'fixed_line' ? 'landline' : null;
}

export const lineTypeOf = (e164: string): LineType => lineTypeOfNumber(parsePhoneNumber(e164));

export function lineTypeOfNumber(number: PhoneNumber | undefined): LineType {
  const type: NumberType = number?.getType();
  return LINE_TYPES.find((each) => each.toUpperCase() === type) ?? 'unknown';
}
