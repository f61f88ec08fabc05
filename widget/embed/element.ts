/**
 * `<sayso-form>`: holds the form's place, fetches config and form in parallel, shows nothing until both are whole. Anything but a form in
 * its place or a button is the business of a file of its own (widget/show), fetched only where a tag or the published widget asks for it.
 */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import type { ApiState } from './api.ts';
import { type AttributeName, pickLocale } from './attributes.ts';
import type { DrawnForm, FormElement, FormModule, ShowModule } from './host.ts';

/** Quiet enough for any page: the page's own ink and font. Merchants restyle it by `::part(button)`. */
const BUTTON_CSS =
  'button{font:inherit;color:inherit;background:0 0;border:1px solid;border-radius:12px;min-height:44px;padding:0 20px;cursor:pointer}button:focus-visible{outline:2px solid;outline-offset:2px}';

/** @param base where the loader came from, ending in a slash */
export function formElement(base: string, formUrl: string, state: ApiState, fetchShow: () => Promise<ShowModule>): typeof HTMLElement {
  return class extends HTMLElement implements FormElement {
    #form: Promise<DrawnForm> | undefined;
    #config: Promise<WidgetConfig> | undefined;

    connectedCallback(): void {
      // Moved within the page, the form stays as it is.
      if (this.shadowRoot) return;
      // What the page put inside (an svg with the height) stands until the form does.
      this.attachShadow({ mode: 'open' }).append(document.createElement('slot'));
      const wish = this.#wish();
      const button = wish === 'button';
      const approach = (): Promise<unknown> => fetchShow().then((show) => show.approach(this, state.api));
      if (button && this.said('label')) this.button('');
      // Whatever else the tag asks for, both attributes together too, is not decided here.
      else if (wish && wish !== 'inline' && !button) approach().catch(giveUp);
      else {
        // Asked for at once, beside the config: most forms are shown where they stand.
        if (!button) import(/* @vite-ignore */ formUrl).catch(giveUp);
        this.config()
          .then((config) =>
            config.show && !wish ? approach() : (wish || config.trigger) === 'inline' ? this.form() : this.button(config.title),
          )
          .catch(giveUp);
      }
    }

    open(): void {
      this.form()
        .then((form) => form.open())
        .catch(giveUp);
    }

    said(name: AttributeName): string {
      return this.getAttribute(name) ?? this.dataset[name] ?? '';
    }

    #wish(): string {
      return this.said('mode') + this.said('trigger');
    }

    button(title: string): void {
      const root = this.shadowRoot as ShadowRoot;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(BUTTON_CSS);
      root.adoptedStyleSheets.push(sheet);
      const button = document.createElement('button');
      button.part.add('button');
      button.ariaHasPopup = 'dialog';
      button.textContent = this.said('label') || title;
      button.onclick = () => this.open();
      // Whoever points at it is likely to open it.
      button.onpointerenter = button.onfocus = () => {
        this.form().catch(giveUp);
      };
      root.replaceChildren(button);
    }

    form(dialog?: boolean): Promise<DrawnForm> {
      this.#form ??= Promise.all([this.config(), import(/* @vite-ignore */ formUrl) as Promise<FormModule>])
        .then(([config, module]) =>
          module.draw({
            ...state,
            base,
            root: this.shadowRoot as ShadowRoot,
            config,
            dialog: dialog ?? !/^inline/.test(this.#wish() || config.trigger),
            emit: (type) => state.emit({ type, widget: config.widget_id }),
          }),
        )
        .catch((reason) => {
          // The next click, or the next open(), tries again.
          this.#form = this.#config = undefined;
          throw reason;
        });
      return this.#form;
    }

    config(): Promise<WidgetConfig> {
      const locale = pickLocale(this.said('locale'), this.closest<HTMLElement>('[lang]')?.lang, navigator.language);
      const url = `${base}v1/widgets/${encodeURIComponent(this.said('widget'))}/config?texts=first&locale=${locale}`;
      // As a preload of the page's asks (scripts/snippet): to another origin no cookie goes either way.
      this.#config ??= fetch(url).then((answer) => (answer.ok ? answer.json() : Promise.reject()));
      return this.#config;
    }
  };
}

/** A form that can't be had leaves the page as it was; the browser's network log says why. */
function giveUp(): void {}
