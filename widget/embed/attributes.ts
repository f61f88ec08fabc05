/** What a merchant may write on the script tag (`data-widget`) or on `<sayso-form>` (`widget`). One row is the feature and its documentation. */
export const ATTRIBUTES = [
  /** The widget's id. Without it the script only defines the element and the global. */
  'widget',
  /** Language of the form; the page's own `lang`, then the browser's, when absent. */
  'locale',
  /** `inline` draws the form in place, `button` a button that opens it. The published widget decides when absent. */
  'trigger',
  /** Words on that button. Without it the form's title, which costs one small request before anybody opens anything. */
  'label',
] as const;
export type AttributeName = (typeof ATTRIBUTES)[number];

/** Browsers and pages spell tags loosely (`en_US`); anything that is no tag is left for the next to answer. */
const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/i;

/** @returns the first that is a language tag, as `en-US`; `en` when none is. */
export function pickLocale(...wishes: readonly (string | null | undefined)[]): string {
  return wishes.map((wish) => wish?.replace(/_/g, '-')).find((wish) => wish && LANGUAGE_TAG.test(wish)) ?? 'en';
}
