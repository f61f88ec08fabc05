/** What makes a form show itself, as one word a merchant writes: on the tag, and in the widget's published settings. */
import { DELAY_SECONDS_MAX, SHOW_PATTERN_CHARS_MAX } from '../show-limits.ts';

export type Trigger =
  /** `load` is a delay of nothing. */
  | { readonly on: 'delay'; readonly seconds: number }
  | { readonly on: 'scroll'; readonly percent: number }
  /** The pointer leaves through the top of the page. */
  | { readonly on: 'exit' }
  | { readonly on: 'click'; readonly selector: string }
  /** `sayso.open()` alone. */
  | { readonly on: 'call' };

export const TRIGGER_SPELLINGS = `load, delay:SECONDS (0 to ${DELAY_SECONDS_MAX}), scroll:PERCENT (1 to 100), exit, click:SELECTOR or call`;

/** @returns null for what is none of the spellings. */
export function parseTrigger(text: string): Trigger | null {
  const [, name = '', value = ''] = /^([a-z]+)(?::(.+))?$/s.exec(text.trim()) ?? [];
  const number = /^\d{1,4}$/.test(value) ? Number(value) : -1;
  if (name === 'click' && value.trim() !== '' && value.length <= SHOW_PATTERN_CHARS_MAX) return { on: 'click', selector: value.trim() };
  if (name === 'delay' && number >= 0 && number <= DELAY_SECONDS_MAX) return { on: 'delay', seconds: number };
  if (name === 'scroll' && number >= 1 && number <= 100) return { on: 'scroll', percent: number };
  if (value !== '') return null;
  if (name === 'load') return { on: 'delay', seconds: 0 };
  return name === 'exit' || name === 'call' ? { on: name } : null;
}
