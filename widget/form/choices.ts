/** What the ticks on screen mean: one choice per channel offered. Nothing is inferred. */
import type { ConfigControl } from '../../shared/contract/config.ts';
import type { Choice } from '../../shared/contract/submission.ts';

/** @param drawn whether control `index` and its full text are on screen; what never was can't be granted. */
export function choicesOf(controls: readonly ConfigControl[], ticked: readonly boolean[], drawn: (index: number) => boolean): Choice[] {
  return controls.flatMap((control, index) => {
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
