/** Values that are no words of the text: brand, sender, numbers, addresses. Each is covered by a mark, so that no list finds words in them. */
import type { DisclosureDocument } from '../../../shared/contract/disclosure.ts';
import type { KnownSender } from '../../workspace/disclosure-policy.ts';
import { fold } from './fold.ts';

/** Private-use characters: in no text, and no letters, so that words end at them. */
export const MARK = {
  brand: '\ue000',
  entity: '\ue001',
  account: '\ue002',
  kinds: '\ue003',
  frequency: '\ue004',
  url: '\ue005',
  email: '\ue006',
  phone: '\ue007',
  noise: '\ue008',
  address: '\ue009',
} as const;
export type MarkName = keyof typeof MARK;

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
const URL_LIKE =
  /https?:\/\/[^\s,;)"]+[^\s,;)".]|(?<![\p{L}\p{N}@.])(?:[a-z0-9-]+\.)+(?:com|net|org|io|co|example|test|shop|store|app|info|biz|eu|uk|ca|de|fr|es|it|nl|be|ch|at|br|pt|mx|jp|kr|cn|tw|hk|th|in|il|ae|sa)(?![\p{L}\p{N}@])(?:\/[^\s,;)"]*[^\s,;)".])?/gu;
const PHONE_LIKE = /(?<![\p{L}\d])(?:\+|00)?\(?\d[\d\s().-]{4,}\d(?!\d)/gu;
/** Fewer digits in common could be any short number. */
const COMMON_DIGITS_MIN = 7;

/** A shorter part of the programme's kinds could be any word. */
const KIND_CHARS_MIN = 3;

/** @param folded as `fold` gives it. @returns a text of the same length. */
export function markValues(folded: string, document: DisclosureDocument, known: KnownSender, noise: RegExp | null): string {
  const { sender, programme } = document;
  const accounts = Object.values(sender.accounts).filter((account) => account !== '');
  let text = folded;
  for (const account of accounts.filter((each) => each.includes('@'))) text = coverAll(text, account, MARK.account);
  text = cover(text, EMAIL, () => MARK.email);
  // A shop may be called after its site.
  const names = [sender.brand, sender.legal_entity].map((name) => fold(name).text);
  text = text.replace(URL_LIKE, (found: string) => (names.includes(found) ? found : MARK.url.repeat(found.length)));
  const kinds = programme.kinds
    .split(/[,;、،，/]/)
    .filter((kind) => kind.trim().length >= (/[a-z]/i.test(kind) ? KIND_CHARS_MIN : KIND_CHARS_MIN - 1));
  const named = [
    [sender.legal_entity, MARK.entity],
    [sender.brand, MARK.brand],
    [programme.kinds, MARK.kinds],
    ...kinds.map((kind) => [kind, MARK.kinds] as const),
    [programme.frequency, MARK.frequency],
    [known.contact ?? '', MARK.phone],
    [known.address ?? '', MARK.address],
    // A bot is often called after the brand: `shop_bot`.
    ...accounts.filter((account) => /\p{L}/u.test(account)).map((account) => [account, MARK.account] as const),
  ] satisfies readonly (readonly [string, string])[];
  for (const [value, mark] of [...named].sort(([a], [b]) => b.length - a.length)) text = coverAll(text, value, mark);
  text = cover(text, PHONE_LIKE, (found) => (accounts.some((account) => isSameNumber(account, found)) ? MARK.account : MARK.phone));
  for (const account of accounts) text = coverAll(text, account, MARK.account);
  return noise ? cover(text, noise, () => MARK.noise) : text;
}

const cover = (text: string, pattern: RegExp, mark: (found: string) => string): string =>
  text.replace(pattern, (found: string) => mark(found).repeat(found.length));

/** Between two words of a name: a space, a comma, brackets. */
const BETWEEN_WORDS_MAX = 8;

/** Every mention of a value, whatever stands between its words. */
function coverAll(text: string, value: string, mark: string): string {
  const words = fold(value).text.match(/[\p{L}\p{M}\p{N}+@&]+/gu) ?? [...fold(value).text.trim()];
  if (words.length === 0) return text;
  const source = words.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join(`[^\\p{L}\\p{M}\\p{N}]{0,${BETWEEN_WORDS_MAX}}`);
  // Particles grow onto names in some scripts; in Latin ones a name is whole words.
  const edge = /^[ -~]+$/.test(words.join('')) ? ['(?<![a-z0-9])', '(?![a-z0-9])'] : ['', ''];
  return cover(text, new RegExp(`${edge[0]}${source}${edge[1]}${value.endsWith('.') ? FULL_STOP : ''}`, 'gu'), () => mark);
}

/** Of an abbreviated name in the middle of a sentence: "Example Ltd. (Example)". */
const FULL_STOP = '(?:\\.(?=\\s*[(,]))?';

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

function isSameNumber(account: string, found: string): boolean {
  const [a, b] = [digitsOf(account), digitsOf(found).replace(/^0+/, '')];
  if (a === '' || b === '') return false;
  return a === b || (Math.min(a.length, b.length) >= COMMON_DIGITS_MIN && (a.endsWith(b) || b.endsWith(a)));
}
