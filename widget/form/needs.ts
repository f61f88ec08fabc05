/** Which addresses the form asks for. */
import type { ConfigControl } from '../../shared/contract/config.ts';
import { TYPED_ADDRESS_KIND } from '../../shared/vocabulary.ts';
import type { FormState } from './state.ts';

export function needs(kind: 'phone' | 'email', control: ConfigControl): boolean {
  return control.channels.some((channel) => TYPED_ADDRESS_KIND[channel] === kind);
}

export function tickedNeeds(kind: 'phone' | 'email', controls: readonly ConfigControl[], ticked: FormState['ticked']): boolean {
  return controls.some((control, index) => ticked[index] && needs(kind, control));
}
