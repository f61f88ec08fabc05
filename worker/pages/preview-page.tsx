/** @jsxImportSource hono/jsx */
/**
 * A published form as its visitors meet it: on a phone, on a desk, in the dark, right to left, each in a frame of its own. In English, for the
 * merchant. The frame's form is the real one, drawn from the real config, and can't be touched.
 */
import { raw } from 'hono/html';
import { jsx } from 'hono/jsx';
import type { WidgetConfig } from '../../shared/contract/config.ts';
import { type LanguageLink, type PageHead, Shell } from './shell.tsx';

export interface PreviewFrame {
  readonly name: string;
  readonly kind: 'phone' | 'desk';
  readonly scheme: 'light' | 'dark';
  readonly url: string;
}

interface PreviewProps {
  readonly head: PageHead;
  readonly config: Pick<WidgetConfig, 'title' | 'version' | 'locale'>;
  /** All that it is published in. */
  readonly languages: readonly LanguageLink[];
  readonly frames: readonly PreviewFrame[];
  /** Why one of them is missing; null where none is. */
  readonly missing: string | null;
}

export function PreviewPage({ head, config, languages, frames, missing }: PreviewProps) {
  return (
    <Shell head={head} title={`Preview: ${config.title}`} wide>
      <h1 lang={config.locale} dir="auto">
        {config.title}
      </h1>
      <p class="lead">Version {config.version}, as it is published. Nothing can be typed here and nothing is counted.</p>
      {languages.length < 2 ? null : (
        <ul class="languages" aria-label="Language">
          {languages.map(({ locale, name, url }) => (
            <li>
              <a href={url} lang={locale} hreflang={locale} aria-current={locale === config.locale ? 'true' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
      {missing === null ? null : <p>{missing}</p>}
      <div class="previews">
        {frames.map(({ name, kind, scheme, url }) => (
          <figure class={kind}>
            <figcaption>{name}</figcaption>
            <iframe src={url} title={name} class={scheme} />
          </figure>
        ))}
      </div>
    </Shell>
  );
}

interface FrameProps {
  readonly stylesheet: string;
  readonly widgetId: string;
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
}

/** A merchant's page with nothing on it but the form. Inert: not focused, not pressed, not read out twice. */
export function PreviewFramePage({ stylesheet, widgetId, locale, direction }: FrameProps) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={locale} dir={direction} data-scheme="auto">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>{widgetId}</title>
          {stylesheet === '' ? null : <link rel="stylesheet" href={stylesheet} />}
          <script async src="/sayso.js" />
        </head>
        <body class="preview-frame">
          <main inert>{jsx('sayso-form', { widget: widgetId, locale, mode: 'inline' })}</main>
        </body>
      </html>
    </>
  );
}
