/** Puts the form's look on a shadow root: the one sheet all forms share, and a small one with the merchant's accent. No style attributes. */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import css from './form.css?inline';

let shared: CSSStyleSheet | undefined;

/** @param heldPx the height that the page holds for the form; 0 when it holds none */
export function dress(root: ShadowRoot, theme: WidgetConfig['theme'], heldPx: number): void {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(css);
  }
  const own = new CSSStyleSheet();
  own.replaceSync(':host{}');
  // Set by the object model: a value can't leave its declaration.
  const style = (own.cssRules[0] as CSSStyleRule).style;
  if (theme.scheme !== 'auto') style.setProperty('color-scheme', theme.scheme);
  if (theme.accent && theme.on_accent) {
    style.setProperty('--accent', theme.accent);
    style.setProperty('--on-accent', theme.on_accent);
  }
  if (heldPx > 0) style.setProperty('min-block-size', `${heldPx}px`);
  root.adoptedStyleSheets.push(shared, own);
}
