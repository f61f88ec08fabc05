/** @jsxImportSource hono/jsx */
/** The country of a phone number: a native select, so that every keyboard and screen reader knows it. Named in the page's language. */
import { PHONE_COUNTRIES } from '../../shared/phone/countries.ts';

interface CountrySelectProps {
  readonly id: string;
  readonly label: string;
  readonly locale: string;
  readonly selected: string;
}

export function CountrySelect({ id, label, locale, selected }: CountrySelectProps) {
  return (
    <div class="field country">
      <label for={id}>{label}</label>
      <select id={id} name="phone_country" autocomplete="country">
        {countryNames(locale).map(({ code, text }) => (
          <option value={code} selected={code === selected}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

interface CountryName {
  readonly code: string;
  readonly text: string;
}
/** Sorting 245 names takes milliseconds, and the list depends on the language alone. */
const namesByLocale = new Map<string, readonly CountryName[]>();

function countryNames(locale: string): readonly CountryName[] {
  const known = namesByLocale.get(locale);
  if (known) return known;
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const collator = new Intl.Collator(locale);
  const list = PHONE_COUNTRIES.map(({ code, callingCode }) => ({ code, name: names.of(code) ?? code, callingCode }))
    .sort((a, b) => collator.compare(a.name, b.name))
    // U+2066 and U+2069 keep "+49" together inside right-to-left names
    .map(({ code, name, callingCode }) => ({ code, text: `${name} \u2066+${callingCode}\u2069` }));
  namesByLocale.set(locale, list);
  return list;
}
