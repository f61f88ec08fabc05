/**
 * Words that a form can't need before it has its render token: of the steps after the press of the button, and of the pages alone. They come with
 * that token, so that they weigh nothing before the form can be used.
 */
import type { FormTexts } from './texts.ts';

const LATER: ReadonlySet<string> = new Set<keyof FormTexts>([
  'terms',
  'privacy',
  'email_hint',
  'checking',
  'error_phone_not_possible',
  'code_title',
  'code_hint',
  'code_label',
  'code_button',
  'code_wrong',
  'code_resend',
  'code_resent',
  'change_number',
  'change_email',
  'success_agreed',
  'success_change',
  'manage_link',
]);

type Texts = Readonly<Record<string, string>>;

/** @returns what is needed to draw the form, to say what is wrong in it, and to take a no */
export const firstTexts = (texts: Texts): Record<string, string> => only(texts, (key) => !LATER.has(key));
/** @returns the rest */
export const laterTexts = (texts: Texts): Record<string, string> => only(texts, (key) => LATER.has(key));

function only(texts: Texts, isIn: (key: string) => boolean): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([key]) => isIn(key)));
}
