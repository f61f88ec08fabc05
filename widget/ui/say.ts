/** The form's words come with the config, in the person's language. A key that is missing leaves a gap, never a key on screen. */
import type { FormTexts } from '../../shared/locales/texts.ts';

export type Texts = Readonly<Record<string, string>>;

export function say(texts: Texts, key: keyof FormTexts, values: Readonly<Record<string, string>> = {}): string {
  return (texts[key] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
