/**
 * `<sayso-preferences token="…">`: a classic script, evergreen, added with `async`. It defines the element and draws nothing itself. It keeps
 * nothing, reads no cookie, and hands the token to its own host alone.
 */
import type { PreferencesModule } from './host.ts';

/** Where the element's file is below the loader's own address. */
declare const __PREFERENCES_FILE__: string;
/** The host's root as seen from this file: `.`, or `..` of the copy that is pinned by its hash. */
declare const __ROOT__: string;
const ELEMENT = 'sayso-preferences';

const script = document.currentScript as HTMLScriptElement | null;
if (script && !customElements.get(ELEMENT)) {
  const base = new URL(__ROOT__, script.src).href;
  customElements.define(
    ELEMENT,
    class extends HTMLElement {
      static readonly observedAttributes = ['token', 'locale'];

      connectedCallback(): void {
        // Moved within the page, it stays as it is.
        if (this.shadowRoot) return;
        // What the page put inside stands until there is something to show; where the token is none of ours, for good.
        this.attachShadow({ mode: 'open' }).append(document.createElement('slot'));
        this.#show();
      }

      attributeChangedCallback(_: string, before: string | null, now: string | null): void {
        if (this.shadowRoot && before !== now) this.#show();
      }

      #show(): void {
        const token = this.getAttribute('token');
        const root = this.shadowRoot;
        if (!token || !root) return;
        const locale = this.getAttribute('locale') ?? this.closest<HTMLElement>('[lang]')?.lang ?? '';
        (import(/* @vite-ignore */ base + __PREFERENCES_FILE__) as Promise<PreferencesModule>)
          .then((module) => module.show({ base, root, token, locale }))
          // The page stays as it was; the browser's network log says why.
          .catch(() => {});
      }
    },
  );
}
