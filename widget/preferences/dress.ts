/** Puts the element's look on its shadow root: one sheet for all, and a small one with the merchant's accent. No style attributes. */
import type { PreferenceLook } from '../../shared/contract/preference-look.ts';
import css from './preferences.css?inline';

let shared: CSSStyleSheet | undefined;

export function dress(root: ShadowRoot, { scheme, accent, on_accent }: PreferenceLook['theme']): void {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(css);
  }
  const own = new CSSStyleSheet();
  own.replaceSync(':host{}');
  // Set by the object model: a value can't leave its declaration.
  const style = (own.cssRules[0] as CSSStyleRule).style;
  if (scheme !== 'auto') style.setProperty('color-scheme', scheme);
  if (accent && on_accent) {
    style.setProperty('--accent', accent);
    style.setProperty('--on-accent', on_accent);
  }
  root.adoptedStyleSheets = [shared, own];
}
