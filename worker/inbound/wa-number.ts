/**
 * The number behind a `wa_id`. WhatsApp keeps the spelling under which an account was made: for two countries that is not today's number,
 * and a STOP must reach the address that the person typed. Pure.
 */

/** Mexican mobiles lost the 1 after the country code in August 2019. Source: IFT, "Nueva marcación" (NT 2019-08-03). */
const MEXICO_OLD = /^521(\d{10})$/;
/** Brazilian mobiles have nine digits since November 2016; accounts from before keep eight, which began with 6 to 9. Source: Anatel, Resolução 553/2010. */
const BRAZIL_OLD = /^55(\d\d)([6-9]\d{7})$/;

/** @returns E.164, or null for what is no number. */
export function numberOfWaId(waId: string): string | null {
  const digits = waId.replace(/^\+/, '');
  if (!/^[1-9]\d{6,14}$/.test(digits)) return null;
  return `+${digits.replace(MEXICO_OLD, '52$1').replace(BRAZIL_OLD, '55$19$2')}`;
}
