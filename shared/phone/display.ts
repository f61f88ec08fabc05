/** An E.164 number as people read it. For showing only: what is stored and compared stays E.164. */
import parsePhoneNumber from 'libphonenumber-js/max';

/** @returns the text itself where it is not a number, such as a masked one. */
export const displayPhone = (e164: string): string => parsePhoneNumber(e164)?.formatInternational() ?? e164;
