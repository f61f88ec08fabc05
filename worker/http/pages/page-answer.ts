/** A drawn page as an answer, with what all hosted pages say to the browser; and the head that they share. */
import type { JSX } from 'hono/jsx/jsx-runtime';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { WidgetConfig } from '../../../shared/contract/config.ts';
import { LANGUAGES, languageFor } from '../../../shared/locales/languages.ts';
import { markedAsTest } from '../../../shared/locales/test-mode.ts';
import { PAGE_HEADERS } from '../../pages/page-policy.ts';
import type { PageHead } from '../../pages/shell.tsx';
import { readManifest } from '../asset-manifest.ts';
import type { AppContext } from '../context.ts';
import { chooseLocale } from './page-locale.ts';

/** @param node of the whole document. */
export async function sendPage(c: AppContext, node: JSX.Element, status: ContentfulStatusCode = 200): Promise<Response> {
  return c.body(String(await node), status, { 'content-type': 'text/html; charset=utf-8', ...PAGE_HEADERS });
}

interface HeadParts {
  readonly locale: string;
  /** Of the widget whose look the page takes; null where none is known. */
  readonly config: (Pick<WidgetConfig, 'brand' | 'theme'> & Partial<Pick<WidgetConfig, 'mode'>>) | null;
  /** Which of the page scripts it has; none if absent. */
  readonly script?: 'me' | 'check';
  readonly languages?: PageHead['languages'];
}

export async function pageHead(c: AppContext, { locale, config, script, languages }: HeadParts): Promise<PageHead> {
  const manifest = await readManifest(c);
  return {
    texts: languageFor(locale),
    locale,
    brand: config?.mode === 'test' ? markedAsTest(config.brand, locale) : (config?.brand ?? ''),
    stylesheet: manifest.page_css,
    script: (script && manifest[`${script}_js`]) || null,
    accent: config?.theme.accent ?? null,
    scheme: config?.theme.scheme ?? 'auto',
    languages: languages ?? [],
  };
}

/** For pages that belong to no widget: any language that we speak. */
export const visitorLocale = (c: AppContext): string =>
  chooseLocale(c.req.query('locale') ?? null, c.req.header('accept-language') ?? null, Object.keys(LANGUAGES), 'en');
