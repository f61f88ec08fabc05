/** Everything the form knows while it is open, as one value: views draw it, the flow replaces it. It is never stored. */
import type { ConfigControl, WidgetConfig } from '../../shared/contract/config.ts';
import type { SubmissionReceipt } from '../../shared/contract/submission.ts';
import type { FormTexts } from '../../shared/locales/texts.ts';

export type Field = 'phone' | 'email' | 'choose' | 'code';

export interface FormState {
  readonly step: 'fields' | 'code' | 'done' | 'none';
  readonly country: string;
  readonly phone: string;
  readonly email: string;
  readonly code: string;
  /** The controls first to last as they stand, each with its position in the config. */
  readonly order: readonly (readonly [number, ConfigControl])[];
  /** By position in the config's controls; undefined is one that nobody ever touched. */
  readonly ticked: readonly (boolean | undefined)[];
  /** Whole sentences, beside their fields. */
  readonly errors: Readonly<Partial<Record<Field, string>>>;
  /** What went wrong with the whole, and whether the same may be tried again. */
  readonly notice: { readonly text: keyof FormTexts; readonly retry: boolean } | undefined;
  /** What to call what is under way. */
  readonly sending: false | 'sending' | 'checking';
  readonly receipt: SubmissionReceipt | undefined;
  /** Which of `receipt.next` is on screen. */
  readonly nextIndex: number;
  readonly resendAtMs: number;
  readonly resent: boolean;
  /** Where the person sees and changes what was agreed. */
  readonly manageUrl: string;
}

export function initialState(config: WidgetConfig): FormState {
  return {
    step: 'fields',
    country: config.default_country,
    phone: '',
    email: '',
    code: '',
    order: [...config.controls.entries()],
    ticked: [],
    errors: {},
    notice: undefined,
    sending: false,
    receipt: undefined,
    nextIndex: 0,
    resendAtMs: 0,
    resent: false,
    manageUrl: '',
  };
}
