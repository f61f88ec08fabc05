/** What a merchant may write on the script tag (`data-widget`) or on `<sayso-form>` (`widget`, or `data-widget`). One row is the feature and its documentation. */
export interface Attributes {
  /** The widget's id. Without it the script only defines the element and the global. */
  widget: string;
  /** Language of the form; the page's own `lang`, then the browser's, when absent. */
  locale: string;
  /** Where the form stands. The published widget decides when absent. */
  mode: string;
  /** What makes the form show itself; as published, else at once, when absent. `inline` and `button` are an earlier spelling of `mode`. */
  trigger: string;
  /** Words on the button. Without it the form's title, which costs one small request before anybody opens anything. */
  label: string;
}
export type AttributeName = keyof Attributes;

/** Browsers and pages spell tags loosely (`en_US`); anything that is no tag is left for the next to answer. */
const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i;

/** @returns the first that is a language tag, as `en-US`; `en` when none is. */
export function pickLocale(...wishes: readonly (string | null | undefined)[]): string {
  return wishes.map((wish) => wish?.replaceAll('_', '-')).find((wish) => wish && LANGUAGE_TAG.test(wish)) ?? 'en';
}
