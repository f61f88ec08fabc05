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
}

export function writeSnippet({ host, attributes, heightPx, pinned }: Wanted): string {
  const source = pinned
    ? `src="${attribute(`${host}/${pinned.path}`)}" integrity="${attribute(pinned.integrity)}" crossorigin="anonymous"`
    : `src="${attribute(`${host}/sayso.js`)}"`;
  const said = Object.entries(attributes).map(([name, value]) => ` data-${name}="${attribute(value)}"`);
  const place = heightPx === undefined ? '' : `\n<svg width="1" height="${Math.ceil(heightPx)}" aria-hidden="true"></svg>`;
  return `<script async ${source}${said.join('')}></script>${place}`;
}

const attribute = (text: string): string => text.replace(/[&"<>]/g, (each) => `&#${each.charCodeAt(0)};`);
