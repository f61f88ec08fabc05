/** `<sayso-form>`: holds the form's place, fetches config and form in parallel, shows nothing until both are whole. */
import type { WidgetConfig } from '../../shared/contract/config.ts';
import { type AttributeName, pickLocale } from './attributes.ts';
import type { DrawnForm, FormHost, FormModule } from './host.ts';

export interface ElementDeps {
  readonly base: string;
  readonly formUrl: string;
  readonly externalIds: FormHost['externalIds'];
  readonly emit: (type: Parameters<FormHost['emit']>[0], widget: string) => void;
}

/** Quiet enough for any page: the page's own ink and font. Merchants restyle it by `::part(button)`. */
const BUTTON_CSS =
  'button{font:inherit;color:inherit;background:0 0;border:1px solid;border-radius:12px;min-height:44px;padding:0 20px;cursor:pointer}:focus-visible{outline:2px solid;outline-offset:2px}';

export function formElement({ base, formUrl, externalIds, emit }: ElementDeps): typeof HTMLElement {
  return class extends HTMLElement {
    #form: Promise<DrawnForm> | undefined;
    #config: Promise<WidgetConfig> | undefined;
    #drawn = false;

    connectedCallback(): void {
      // Moved within the page, the form stays as it is.
      if (this.shadowRoot) return;
      // What the page put inside (an svg with the height) stands until the form does.
      this.attachShadow({ mode: 'open' }).append(document.createElement('slot'));
      if (this.#has('trigger') !== 'button') this.#load().catch(giveUp);
      else if (this.#has('label')) this.#drawButton('');
      else
        this.#fetchConfig()
          .then((config) => this.#drawButton(config.title))
          .catch(giveUp);
    }

    open(): void {
      this.#load()
        .then((form) => form.open())
        .catch(giveUp);
    }

    #has(name: AttributeName): string | null {
      return this.getAttribute(name);
    }

    #drawButton(title: string): void {
      const root = this.shadowRoot;
      if (!root || this.#drawn) return;
      this.#drawn = true;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(BUTTON_CSS);
      root.adoptedStyleSheets.push(sheet);
      const button = document.createElement('button');
      button.type = 'button';
      button.part.add('button');
      button.setAttribute('aria-haspopup', 'dialog');
      button.textContent = this.#has('label') ?? title;
      button.onclick = () => this.open();
      // Whoever points at it is likely to open it.
      button.onpointerenter = button.onfocus = () => {
        this.#load().catch(giveUp);
      };
      root.replaceChildren(button);
    }

    #load(): Promise<DrawnForm> {
      this.#form ??= Promise.all([this.#fetchConfig(), import(/* @vite-ignore */ formUrl) as Promise<FormModule>])
        .then(([config, module]) => {
          const dialog = (this.#has('trigger') ?? config.trigger) === 'button';
          if (dialog) this.#drawButton(config.title);
          const root = this.shadowRoot as ShadowRoot;
          return module.draw({ base, root, config, dialog, externalIds, emit: (type) => emit(type, config.widget_id) });
        })
        .catch((reason) => {
          // The next click, or the next open(), tries again.
          this.#form = this.#config = undefined;
          throw reason;
        });
      return this.#form;
    }

    #fetchConfig(): Promise<WidgetConfig> {
      const locale = pickLocale(this.#has('locale'), this.closest<HTMLElement>('[lang]')?.lang, navigator.language);
      const url = `${base}v1/widgets/${encodeURIComponent(this.#has('widget') ?? '')}/config?locale=${locale}`;
      this.#config ??= fetch(url, { credentials: 'omit' }).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));
      return this.#config;
    }
  };
}

/** A form that can't be had leaves the page as it was; the browser's network log says why. */
function giveUp(): void {}
