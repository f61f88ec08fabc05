/**
 * What happens when somebody acts. It grants nothing by itself: every choice is what was ticked at the press of the button,
 * with the text that stood beside it.
 */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import type { EventName } from '../embed/host.ts';
import { checkFields } from './checks.ts';
import type { Extra } from './extra.ts';
import type { PhoneFacts } from './phone-facts.ts';
import type { SendFlow } from './send-flow.ts';
import type { Field, FormState } from './state.ts';

export interface FlowDeps {
  readonly config: WidgetConfig;
  /** Undefined until it has come. */
  phone(): PhoneFacts | undefined;
  /** Likewise; for good where nothing of it is asked or given. */
  extra(): Extra | undefined;
  /** Fetches what comes with the press of the button: undefined when it can't be had. */
  steps(): Promise<SendFlow | undefined>;
  regionName(id: string): string;
  emit(event: EventName): void;
  get(): FormState;
  /** Draws before it returns. */
  set(patch: Partial<FormState>): void;
  /** Brings the first field in error, else the new step, into focus. */
  focus(on: 'error' | 'step'): void;
}

export interface FieldsFlow {
  /** The first touch of the form. */
  touch(): void;
  typePhone(phone: string): void;
  /** @param on undefined: as if it had never been touched */
  tick(index: number, on: boolean | undefined): void;
  submit(): Promise<void>;
  /** The network is back: what it swallowed is sent again, unless anything was changed since the press. */
  resume(): void;
  decline(): void;
  backToFields(): void;
}
export function createFieldsFlow(deps: FlowDeps): FieldsFlow {
  const { config, get, set } = deps;
  let touched = false;
  let askedAbout: string | undefined;
  /** As it stood when a press of the button led to nothing. */
  let swallowed: FormState | undefined;

  const withoutError = (field: Field): FormState['errors'] => ({ ...get().errors, [field]: '' });

  return {
    touch() {
      if (touched) return;
      touched = true;
      deps.emit('started');
      void deps.steps().then((steps) => steps?.prepare());
    },
    typePhone(phone) {
      set({ phone, errors: withoutError('phone'), ...deps.phone()?.follow({ ...get(), phone }) });
    },
    tick(index, on) {
      set({ ticked: Object.assign([...get().ticked], { [index]: on }), errors: withoutError('choose') });
    },
    async submit() {
      if (get().sending) return;
      const checked = checkFields(config, get(), deps.phone(), deps.regionName(get().country), askedAbout);
      askedAbout = checked.askedAbout ?? askedAbout;
      set({ errors: checked.errors, notice: undefined });
      if (Object.keys(checked.errors).length > 0) return deps.focus('error');
      set({ sending: 'sending' });
      // Nothing is sent before the screen that says what became of it is there.
      const steps = await deps.steps();
      if (steps) await steps.send();
      else set({ sending: false, notice: { text: 'error_network', retry: true } });
      swallowed = get();
    },
    resume() {
      // Whatever was typed or ticked since made another state; what never left has the notice. Preferences narrow, and may change.
      if (swallowed === get() && swallowed.notice?.text === 'error_network') void this.submit();
    },
    decline() {
      // What is on its way can't be declined any more; the next screen says how to take it back.
      if (get().sending) return;
      // Whoever comes back finds nothing ticked.
      set({ step: 'none', ticked: [], errors: {}, notice: undefined });
      deps.emit('closed');
      deps.focus('step');
    },
    backToFields() {
      if (get().sending) return;
      set({ step: 'fields', errors: {}, notice: undefined });
      deps.focus('step');
    },
  };
}
