/** @jsxImportSource hono/jsx */
/**
 * The frame of every hosted page: language, direction, look, the sender's name, the list of languages. Strict CSP holds on it:
 * no inline style, no inline script. It reads nothing; every value that a merchant wrote is escaped by the renderer.
 */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { LocaleTexts } from '../../shared/locales/texts.ts';

export interface LanguageLink {
  readonly locale: string;
  readonly name: string;
  readonly url: string;
}

export interface PageHead {
  readonly texts: LocaleTexts;
  /** BCP 47: may name a region that the texts do not. */
  readonly locale: string;
  /** Whose page it is; empty where that is not known. */
  readonly brand: string;
  /** Empty where the browser's files were not built: the page works without. */
  readonly stylesheet: string;
  /** Enhances the page; null where there is nothing to enhance. */
  readonly script: string | null;
  /** The merchant's accent, `#rrggbb`. */
  readonly accent: string | null;
  readonly scheme: 'auto' | 'light' | 'dark';
  /** Other languages of this page; empty where it has one. */
  readonly languages: readonly LanguageLink[];
}

interface ShellProps {
  readonly head: PageHead;
  readonly title: string;
  /** Two columns where there is room. */
  readonly wide?: boolean;
  /** What messengers show of a link to the page, for pages that are meant to be passed on. Source: ogp.me. */
  readonly preview?: { readonly title: string; readonly description: string; readonly url: string };
  readonly children?: Child;
}

export function Shell({ head, title, wide, preview, children }: ShellProps) {
  const { texts, brand } = head;
  const page = (
    <html lang={head.locale} dir={texts.direction} data-scheme={head.scheme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <title>{brand === '' ? title : `${title} · ${brand}`}</title>
        {preview === undefined ? null : <Preview brand={brand} {...preview} />}
        {head.stylesheet === '' ? null : <link rel="stylesheet" href={head.stylesheet} />}
        {head.accent === null ? null : <link rel="stylesheet" href={`/theme/${head.accent.slice(1).toLowerCase()}.css`} />}
        {head.script === null ? null : <script type="module" src={head.script} />}
      </head>
      <body class={wide ? 'wide' : undefined}>
        <header class="top">
          <p class="brand">{brand}</p>
          <Languages head={head} />
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
        <footer class="foot">
          <p>{texts.page.powered}</p>
        </footer>
        {head.script === null ? null : <p id="live" class="unseen" role="status" />}
      </body>
    </html>
  );
  return (
    <>
      {raw('<!doctype html>')}
      {page}
    </>
  );
}

function Preview({ brand, title, description, url }: { readonly brand: string } & NonNullable<ShellProps['preview']>) {
  return (
    <>
      <meta name="description" content={description} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={brand} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={url} />
      <meta name="twitter:card" content="summary" />
    </>
  );
}

function Languages({ head }: { readonly head: PageHead }) {
  if (head.languages.length < 2) return null;
  return (
    <nav aria-label={head.texts.page.language_label}>
      <ul class="languages">
        {head.languages.map(({ locale, name, url }) => (
          <li>
            <a href={url} lang={locale} hreflang={locale} aria-current={locale === head.locale ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What the last act led to, said where eyes and screen readers meet it first. */
export function Notice({ text }: { readonly text: string | null }) {
  if (text === null) return null;
  return (
    <p class="notice" role="status" id="notice" tabindex={-1}>
      {text}
    </p>
  );
}
