/** What the preference page says about wishes: one file a language beside this. */
import type { Frequency } from '../vocabulary.ts';

export interface WishTexts {
  readonly title: string;
  /** That it limits and agrees to nothing. */
  readonly hint: string;
  readonly order_title: string;
  /** {channel} */
  readonly up: string;
  readonly down: string;
  readonly frequency_label: string;
  readonly frequency: Readonly<Record<Frequency, string>>;
  readonly language_label: string;
  /** Nothing wished. */
  readonly no_wish: string;
  readonly hours_title: string;
  readonly hours_from: string;
  readonly hours_to: string;
  readonly any_time: string;
  readonly save: string;
  readonly pause_title: string;
  readonly pause_hint: string;
  /** {date} */
  readonly paused: string;
  readonly pause_label: string;
  readonly pause_week: string;
  readonly pause_month: string;
  readonly pause_day_label: string;
  readonly pause_button: string;
  readonly resume_button: string;
  /** What to mend. */
  readonly hours_same: string;
  readonly pause_wrong: string;
}
