/** Digits as people type them, in whatever script their keyboard has. */

/** Arabic-Indic and Persian digits keep their value in the low four bits; NFKC turns full-width ones and the full-width plus. */
export function asciiDigits(typed: string): string {
  return typed.normalize('NFKC').replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => `${digit.charCodeAt(0) & 15}`);
}
