/** What every view of the form is given: the state, the words, the tools to draw and what can be done. Views hold nothing of their own. */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import type { FormTexts } from '../../shared/locales/texts.ts';
import type { Dom } from '../ui/dom.ts';
import type { Flow } from './flow.ts';
import type { Regions } from './phone-hint.ts';
import type { FormState } from './state.ts';

export interface Scene extends Dom {
  readonly config: WidgetConfig;
  readonly flow: Flow;
  readonly regions: Regions;
  readonly dialog: boolean;
  state(): FormState;
  set(patch: Partial<FormState>): void;
  say(key: keyof FormTexts, values?: Readonly<Record<string, string>>): string;
  regionName(id: string): string;
  close(): void;
}
