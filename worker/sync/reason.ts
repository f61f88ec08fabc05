/** The receiver's words as they may be kept and shown: short, and without the addresses that receivers like to repeat. Pure. */
import { DELIVERY_REASON_CHARS_MAX } from '../../shared/limits.ts';

const EMAIL = /[^\s"'<>@,;]+@[^\s"'<>@,;]+/g;
/** Seven digits or more, with what people and machines put between them. */
const NUMBER = /\+?\d(?:[\s().-]{0,2}\d){6,}/g;

/** @param value the address that was told, in whatever form */
export function shownReason(words: string, value: string): string {
  const line = words
    .slice(0, DELIVERY_REASON_CHARS_MAX * 8)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f\s]+/g, ' ')
    .trim();
  const clean = line.replaceAll(value, '[address]').replace(EMAIL, '[address]').replace(NUMBER, '[number]');
  return clean.length > DELIVERY_REASON_CHARS_MAX ? `${clean.slice(0, DELIVERY_REASON_CHARS_MAX - 1)}…` : clean;
}
