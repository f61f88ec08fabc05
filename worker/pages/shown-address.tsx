/** @jsxImportSource hono/jsx */
/** The address that a page is about, whole or masked as the view holds it. */
import type { PreferenceView } from '../../shared/contract/preference.ts';
import { displayPhone } from '../../shared/phone/display.ts';

/** Numbers and emails read left to right in every language. */
export function ShownAddress({ view }: { readonly view: PreferenceView }) {
  return (
    <strong class="address" dir="ltr">
      {view.address.kind === 'phone' ? displayPhone(view.address.value) : view.address.value}
    </strong>
  );
}
