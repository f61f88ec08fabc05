/** A text that the merchant wrote, for one reader. */
import { textFor } from '../../shared/locales/languages.ts';

/** By language, the widget's first one where the reader's has none. */
export function merchantText(texts: Readonly<Record<string, string>>, locale: string): string {
  return textFor(texts, locale) ?? texts.en ?? Object.values(texts)[0] ?? '';
}
