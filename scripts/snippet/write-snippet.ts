/** The tag that a merchant pastes, as text. Pure; every value is escaped, wherever it came from. */

export interface Wanted {
  /** Where Sayso runs, without a slash at its end. */
  readonly host: string;
  /** Of the tag's `data-` attributes those that are set. */
  readonly attributes: Readonly<Partial<Record<'widget' | 'locale' | 'mode' | 'trigger' | 'label', string>>>;
  /** Of a form in its place: what the svg behind the tag holds for it. */
  readonly heightPx?: number;
  /** A loader that never changes, instead of the evergreen one. */
  readonly pinned?: { readonly path: string; readonly integrity: string };
  /** What the pinned loader will ask for, below the host: the page asks for it beside the loader, and saves the step between. */
  readonly preload?: { readonly form: string; readonly config: string };
}

export function writeSnippet({ host, attributes, heightPx, pinned, preload }: Wanted): string {
  const source = pinned
    ? `src="${attribute(`${host}/${pinned.path}`)}" integrity="${attribute(pinned.integrity)}" crossorigin="anonymous"`
    : `src="${attribute(`${host}/sayso.js`)}"`;
  const said = Object.entries(attributes).map(([name, value]) => ` data-${name}="${attribute(value)}"`);
  const place = heightPx === undefined ? '' : `\n<svg width="1" height="${Math.ceil(heightPx)}" aria-hidden="true"></svg>`;
  const ahead = preload
    ? `<link rel="modulepreload" href="${attribute(`${host}/${preload.form}`)}" crossorigin>\n<link rel="preload" as="fetch" href="${attribute(`${host}/${preload.config}`)}" crossorigin>\n`
    : '';
  return `${ahead}<script async ${source}${said.join('')}></script>${place}`;
}

const attribute = (text: string): string => text.replace(/[&"<>]/g, (each) => `&#${each.charCodeAt(0)};`);
