/** @jsxImportSource hono/jsx */
/**
 * /preview/:widget_id, and the frames that stand on it. They show what is public anyway: the published form, to whoever knows its id. A frame
 * may fetch its config and nothing else, and what it tells of itself is not counted.
 */
import { languageFor } from '../../../shared/locales/languages.ts';
import { PAGE_HEADERS } from '../../pages/page-policy.ts';
import { type PreviewFrame, PreviewFramePage, PreviewPage } from '../../pages/preview-page.tsx';
import type { PublishedWidget } from '../../workspace/workspace-api.ts';
import { readManifest } from '../asset-manifest.ts';
import { widgetConfigFor } from '../config.ts';
import type { AppContext } from '../context.ts';
import { loadWidget } from '../load-widget.ts';
import { pageHead } from './page-answer.ts';
import { chooseLocale } from './page-locale.ts';
import { notFoundPage } from './plain-pages.tsx';

export async function previewGet(c: AppContext): Promise<Response> {
  const published = await publishedOf(c);
  if (!published) return notFoundPage(c);
  const { locales } = published.version.draft;
  const locale = localeOf(c, published);
  const config = widgetConfigFor(published, locale);
  const path = `/preview/${encodeURIComponent(published.version.widget_id)}`;
  const languages = locales.map((each) => ({ locale: each, name: languageFor(each).name, url: `${path}?locale=${each}` }));
  const head = await pageHead(c, { locale: 'en', config });
  const rightToLeft = locales.find((each) => languageFor(each).direction === 'rtl');
  const url = (of: string) => `${path}/form?locale=${encodeURIComponent(of)}`;
  const frames: readonly PreviewFrame[] = [
    { name: 'Phone', kind: 'phone', scheme: 'light', url: url(locale) },
    { name: 'Phone, dark', kind: 'phone', scheme: 'dark', url: url(locale) },
    ...(rightToLeft === undefined
      ? []
      : [{ name: `Phone, ${languageFor(rightToLeft).name}`, kind: 'phone' as const, scheme: 'light' as const, url: url(rightToLeft) }]),
    { name: 'Desktop', kind: 'desk', scheme: 'light', url: url(locale) },
    { name: 'Desktop, dark', kind: 'desk', scheme: 'dark', url: url(locale) },
  ];
  const missing = rightToLeft === undefined ? 'None of its languages is written from right to left.' : null;
  const page = <PreviewPage head={head} {...{ config, languages, frames, missing }} />;
  return send(c, String(await page), { 'content-security-policy': `${PAGE_HEADERS['content-security-policy']}; frame-src 'self'` });
}

export async function previewFrameGet(c: AppContext): Promise<Response> {
  const published = await publishedOf(c);
  if (!published) return notFoundPage(c);
  const id = published.version.widget_id;
  const locale = localeOf(c, published);
  const { page_css: stylesheet } = await readManifest(c);
  const page = <PreviewFramePage stylesheet={stylesheet} widgetId={id} locale={locale} direction={languageFor(locale).direction} />;
  const routes = `${c.get('services').env.publicUrl}/v1/widgets/${id}`;
  return send(c, String(await page), {
    'content-security-policy': [
      "default-src 'none'",
      "style-src 'self'",
      "script-src 'self'",
      // Were a press to get through, its form could be sent nowhere.
      `connect-src ${routes}/config ${routes}/seen`,
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'self'",
      "require-trusted-types-for 'script'",
    ].join('; '),
    'x-frame-options': 'SAMEORIGIN',
  });
}

/** Whether a request comes from a frame of a preview: our own pages send their whole address to us, and no other site can send one. */
export function isFromPreview(c: AppContext): boolean {
  return (c.req.header('referer') ?? '').startsWith(`${c.get('services').env.publicUrl}/preview/`);
}

const publishedOf = (c: AppContext): Promise<PublishedWidget | null> => loadWidget(c, c.req.param('widget_id') ?? '', null);

const localeOf = (c: AppContext, { version: { draft } }: PublishedWidget): string =>
  chooseLocale(c.req.query('locale') ?? null, c.req.header('accept-language') ?? null, draft.locales, draft.locales[0] ?? 'en');

const send = (c: AppContext, html: string, headers: Readonly<Record<string, string>>): Response =>
  c.body(html, 200, { 'content-type': 'text/html; charset=utf-8', ...PAGE_HEADERS, ...headers });
