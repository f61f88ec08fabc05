/** How a text shows which language it is in: its letters, and for those in Latin letters the commonest words of English. */
import { CHANNEL_NAMES } from '../../../shared/vocabulary.ts';

const WORDS = ['STOP', 'HELP', 'Apple', 'JavaScript', 'JSON', 'PDF', 'UTC', 'GPC', 'IP', 'Sayso'];
/** Translated by most languages, so that their English names would be English. */
const TRANSLATED = ['Email', 'Push', 'Apple Messages'];
/** Stay as they are in every language: names, words that carriers read, codes of standards. */
const NAMES = new RegExp(
  `name@example\\.com|\\b(?:${[...WORDS, ...Object.values(CHANNEL_NAMES).filter((name) => !TRANSLATED.includes(name))].join('|')})\\b`,
  'g',
);

/** The text without its placeholders and without what stays as it is. */
export const bare = (text: string): string => text.replaceAll(/\{[a-z_]+\}|[ªº]/g, ' ').replaceAll(NAMES, ' ');

const LATIN = /^[\p{Script=Latin}\p{M}]+$/u;
const of = (letters: string): RegExp => new RegExp(`^[${letters}\\p{M}]+$`, 'u');

/** What each word must be made of, by language. */
export const SCRIPTS: Readonly<Record<string, RegExp>> = {
  en: /^[A-Za-z]+$/,
  de: /^[A-Za-zÄÖÜäöüß]+$/,
  fr: /^[A-Za-zÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ]+$/,
  es: /^[A-Za-zÁÉÍÑÓÚÜáéíñóúü]+$/,
  'pt-BR': /^[A-Za-zÀÁÂÃÇÉÊÍÓÔÕÚàáâãçéêíóôõú]+$/,
  it: /^[A-Za-zÀÈÉÌÒÙàèéìòù]+$/,
  nl: /^[A-Za-zÉËÏÓÖÜéèëïóöü]+$/,
  ja: of('\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々'),
  ko: of('\\p{Script=Hangul}'),
  'zh-Hans': of('\\p{Script=Han}'),
  'zh-Hant': of('\\p{Script=Han}'),
  th: of('\\p{Script=Thai}'),
  hi: of('\\p{Script=Devanagari}'),
  ar: of('\\p{Script=Arabic}'),
  he: of('\\p{Script=Hebrew}'),
  pl: /^[A-Za-zĄĆĘŁŃÓŚŹŻąćęłńóśźż]+$/,
  tr: /^[A-Za-zÂÇĞİÖŞÜâçğıöşü]+$/,
  sv: /^[A-Za-zÅÄÖÉåäöé]+$/,
  da: /^[A-Za-zÆØÅÉæøåéó]+$/,
  fi: /^[A-Za-zÅÄÖåäöšž]+$/,
  cs: /^[A-Za-zÁČĎÉĚÍŇÓŘŠŤÚŮÝŽáčďéěíňóřšťúůýž]+$/,
  uk: /^[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ]+$/,
  vi: /^[A-Za-zÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]+$/,
  id: /^[A-Za-z]+$/,
  fa: of('ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی'),
};

export const isLatin = (tag: string): boolean => SCRIPTS[tag]?.test('a') ?? false;
export const isLatinWord = (word: string): boolean => LATIN.test(word);

/** Words that no other of our languages in Latin letters has. */
export const ENGLISH_WORDS =
  /\b(?:the|and|you|your|yours|with|this|that|from|have|has|been|which|when|where|these|those|they|their|them)\b/i;

/** Frequent characters of one way of writing Chinese that the other writes differently. */
export const TRADITIONAL_ONLY =
  /[們這個說請選擇號碼時間會來對過還沒關從後發點開頁連結資訊認驗證經實條檢視變網應設備話與為無國際電郵寫讀於則將須當處屬單錯誤類獲給總買賣費]/;
export const SIMPLIFIED_ONLY =
  /[们这个说请选择号码时间会来对过还没关从后发点开页连结资讯认验证经实条检视变网应设备话与为无国际电邮写读于则将须当处属单错误类获给总买卖费]/;
