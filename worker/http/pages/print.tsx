/** @jsxImportSource hono/jsx */
/** What a merchant prints of a landing page: its code as SVG and PNG, a flyer, and the short address that both hold. Nothing is written. */
import { QR_PNG_SIDE_PX, QR_PNG_SIDE_PX_MAX, QR_PNG_SIDE_PX_MIN } from '../../../shared/limits.ts';
import { flyerTexts } from '../../../shared/locales/flyer.ts';
import { languageFor } from '../../../shared/locales/languages.ts';
import { FlyerPage } from '../../pages/flyer-page.tsx';
import { qrCode } from '../../pages/qr.ts';
import { qrPng } from '../../pages/qr-png.ts';
import { widgetConfigFor } from '../config.ts';
import type { AppContext } from '../context.ts';
import { merchantText } from '../merchant-text.ts';
import { problem } from '../problem.ts';
import { problemAt } from '../refusal-to-wire.ts';
import { shortUrl } from '../short-url.ts';
import { visitorOf } from '../visitor.ts';
import { type LandingPageFound, landingPageByCode, landingWidget, loadLandingPage } from './load-landing-page.ts';
import { pageHead, sendPage } from './page-answer.ts';
import { chooseLocale } from './page-locale.ts';
import { notFoundPage } from './plain-pages.tsx';

const QR_CACHE_SECONDS = 24 * 60 * 60;
const PUBLIC = { 'cache-control': `public, max-age=${QR_CACHE_SECONDS}`, 'x-content-type-options': 'nosniff' };
const DIGITS = /^\d{1,5}$/;

/** Leads on to the page; what follows the code goes with it, so that campaigns printed on it are kept. */
export async function shortAddress(c: AppContext): Promise<Response> {
  const code = c.get('services').shortCodes.read(c.req.param('id') ?? '');
  const found = code && (await landingPageByCode(c, code));
  if (!found) return notFoundPage(c);
  return c.body(null, 302, { location: `${found.path}${new URL(c.req.url).search}`, 'cache-control': 'no-store' });
}

export async function landingQrSvg(c: AppContext): Promise<Response> {
  const found = await loadLandingPage(c);
  if (!found) return notFoundPage(c);
  return c.body(qrCode(printedUrl(c, found)), 200, { 'content-type': 'image/svg+xml', ...PUBLIC });
}

export async function landingQrPng(c: AppContext): Promise<Response> {
  const found = await loadLandingPage(c);
  if (!found) return notFoundPage(c);
  const asked = c.req.query('size') ?? String(QR_PNG_SIDE_PX);
  const side = DIGITS.test(asked) ? Number(asked) : 0;
  const made = side < QR_PNG_SIDE_PX_MIN || side > QR_PNG_SIDE_PX_MAX ? null : qrPng(printedUrl(c, found), side);
  if (made === null) {
    const fix = `Ask for a side of ${QR_PNG_SIDE_PX_MIN} to ${QR_PNG_SIDE_PX_MAX} pixels; at 300 dots an inch 10 cm are 1181.`;
    return problem(c, problemAt('invalid-request', '?size', 'out_of_range', 'No picture of this size can be drawn.', fix));
  }
  return c.body(made.png.slice().buffer, 200, { 'content-type': 'image/png', ...PUBLIC });
}

export async function landingFlyer(c: AppContext): Promise<Response> {
  const found = await loadLandingPage(c);
  const published = found && (await landingWidget(c, found, null));
  if (!found || !published) return notFoundPage(c);
  const { locales } = published.version.draft;
  const fallback = found.input.locale ?? locales[0] ?? 'en';
  const locale = chooseLocale(c.req.query('locale') ?? null, c.req.header('accept-language') ?? null, locales, fallback);
  const config = widgetConfigFor(published, locale, visitorOf(c));
  const languages = locales.map((each) => ({ locale: each, name: languageFor(each).name, url: `${found.path}/flyer?locale=${each}` }));
  return sendPage(
    c,
    <FlyerPage
      head={await pageHead(c, { locale: config.locale, config, languages })}
      title={merchantText(found.input.title, config.locale)}
      intro={merchantText(found.input.intro, config.locale)}
      texts={flyerTexts(config.locale)}
      url={printedUrl(c, found)}
    />,
  );
}

/** In capital letters: a code of letters and digits alone has fewer, larger squares. Hosts and the code itself are read in either case. */
const printedUrl = (c: AppContext, { place, slug }: LandingPageFound): string => shortUrl(c.get('services'), place, slug).toUpperCase();
