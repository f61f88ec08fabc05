/** What a view of the form is given for one drawing: the state, the words and what can be done. Views hold nothing of their own. */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import type { FormTexts } from '../../shared/locales/texts.ts';
import type { Extra } from './extra.ts';
import type { FieldsFlow } from './flow.ts';
import type { Country, PhoneFacts } from './phone-facts.ts';
import type { Picks } from './picks.tsx';
import type { FormState } from './state.ts';

export interface Scene {
  readonly config: WidgetConfig;
  readonly state: FormState;
  readonly flow: FieldsFlow;
  readonly dialog: boolean;
  /** Absent until they have come. */
  readonly phone: PhoneFacts | undefined;
  /** Every country by name, once the list was reached for; absent before. */
  readonly countries: readonly Country[] | undefined;
  /** Only where more than three channels are offered. */
  readonly picks: Picks | undefined;
  /** Only where the merchant asks or gives more, once it has come. */
  readonly extra: Extra | undefined;
  listCountries(): void;
  regionName(id: string): string;
  set(patch: Partial<FormState>): void;
  say(key: keyof FormTexts, values?: Readonly<Record<string, string>>): string;
  close(): void;
}
