/** What a form asks beside consent, in one language. */
import type { ConfigPreferences } from '../../shared/contract/form-preferences.ts';
import { languageFor } from '../../shared/locales/languages.ts';
import { topicsHint } from '../../shared/locales/topics-hint.ts';
import { FREQUENCIES } from '../../shared/vocabulary.ts';
import type { PublishedWidget } from '../workspace/workspace-api.ts';
import { merchantText } from './merchant-text.ts';

/** @returns null where nothing is asked */
export function preferencesIn({ version: { draft }, programme }: PublishedWidget, locale: string): ConfigPreferences | null {
  const asked = draft.preferences ?? [];
  if (asked.length === 0) return null;
  const topics = asked.includes('topics') ? (programme.topics ?? []) : [];
  return {
    ...(topics.length > 0 && { topics: topics.map(({ id, label }) => ({ id, label: merchantText(label, locale) })) }),
    ...(asked.includes('order') && { order: true as const }),
    ...(asked.includes('frequency') && { frequency: frequenciesIn(locale) }),
    texts: preferenceTexts(locale),
  };
}

export function frequenciesIn(locale: string): NonNullable<ConfigPreferences['frequency']> {
  const { wishes } = languageFor(locale);
  return FREQUENCIES.map((id) => ({ id, label: wishes.frequency[id] }));
}

/** Those of the preference page, where there are any. */
export function preferenceTexts(locale: string): ConfigPreferences['texts'] {
  const { wishes, words } = languageFor(locale);
  return {
    title: wishes.title,
    hint: wishes.hint,
    topics: words.field.topics ?? '',
    topics_hint: topicsHint(locale),
    order: wishes.order_title,
    frequency: wishes.frequency_label,
    no_wish: wishes.no_wish,
  };
}
