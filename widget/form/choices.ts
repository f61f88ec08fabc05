/** What the ticks on screen mean: one choice per channel offered. Nothing is inferred. */
import type { Choice } from '../../shared/contract/submission.ts';
import type { FormState } from './state.ts';

/** @param order the controls as they stand on screen. @param drawn whether control `index` and its full text are on screen; what never was can't be granted. */
export function choicesOf(order: FormState['order'], ticked: FormState['ticked'], drawn: (index: number) => boolean): Choice[] {
  return order.flatMap(([index, control]) => {
    const shown = drawn(index);
    return control.channels.map((channel) => ({
      channel,
      purpose: control.purpose,
      programme: control.programme,
      granted: shown && ticked[index] === true,
      disclosure: control.disclosure,
      shown,
    }));
  });
}
