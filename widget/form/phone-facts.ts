/**
 * What the form knows of phone numbers, in a file of its own that comes at the first touch. The form works without it: then no
 * country follows what is typed, the list holds one, and the server alone judges the number.
 */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import { arrange } from './arrange.ts';
import { type PhoneHint, phoneHint, type Regions, readRegions, regionOf } from './phone-hint.ts';
import type { FormState } from './state.ts';

/** Made by scripts/calling-codes.ts when this is built. */
declare const __CALLING_CODES__: string;

export interface Country {
  readonly id: string;
  readonly name: string;
}

export interface PhoneFacts {
  readonly regions: Regions;
  /** Every country by its name in the form's language. */
  list(): readonly Country[];
  hint(typed: string, country: string): PhoneHint | undefined;
  /** @returns what follows from the number and the country in the list: the country that the number says, and the channels as they fit it. */
  follow(state: FormState): Pick<FormState, 'country' | 'order'>;
}

/** @param root where the form stands: whoever is about to tick a box must not see it move away. */
export function phoneFacts(
  { orders, default_country, locale }: Pick<WidgetConfig, 'orders' | 'default_country' | 'locale'>,
  root: Pick<DocumentOrShadowRoot, 'activeElement'>,
  regionName: (id: string) => string,
  table: string = __CALLING_CODES__,
): PhoneFacts {
  const regions = readRegions(table);
  return {
    regions,
    list() {
      const { compare } = new Intl.Collator(locale);
      return [...regions.keys()].map((id) => ({ id, name: regionName(id) })).sort((a, b) => compare(a.name, b.name));
    },
    hint: (typed, country) => phoneHint(typed, country, regions),
    follow(state) {
      const country = regionOf(state.phone, state.country, regions);
      // Another country than the form began with was typed or chosen; that one is known once a whole number of it is there.
      const isKnown = country !== default_country || !phoneHint(state.phone, country, regions);
      const inNumber = root.activeElement?.closest('.phone');
      return { country, order: isKnown && inNumber ? arrange(orders, country, state) : state.order };
    },
  };
}
