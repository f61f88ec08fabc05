/** @jsxImportSource hono/jsx */
/** GET of a landing page. It writes nothing: the token that the form carries is a MAC, kept nowhere. */
import type { WidgetConfig } from '../../../shared/contract/config.ts';
import type { LinkMade } from '../../../shared/contract/link.ts';
import { languageFor } from '../../../shared/locales/languages.ts';
import { offerTexts } from '../../../shared/locales/offer.ts';
import { markedAsTest, testFormTexts } from '../../../shared/locales/test-mode.ts';
import type { FormTexts } from '../../../shared/locales/texts.ts';
import { AgreedPage } from '../../pages/agreed-page.tsx';
import type { FieldProblem } from '../../pages/form-field.tsx';
import { LandingPage, type LandingValues } from '../../pages/landing-page.tsx';
import type { OfferAsk } from '../../pages/offer-section.tsx';
import type { PageHead } from '../../pages/shell.tsx';
import { base64url } from '../../platform/bytes.ts';
import { randomFraction } from '../../platform/random.ts';
import type { PublishedWidget } from '../../workspace/workspace-api.ts';
import { widgetConfigFor } from '../config.ts';
import type { AppContext } from '../context.ts';
import { drawnFor } from '../load-widget.ts';
import { merchantText } from '../merchant-text.ts';
import { issueRenderToken } from '../render-token.ts';
import { isTest } from '../test-mode.ts';
import { visitorOf } from '../visitor.ts';
import { type LandingPageFound, landingWidget, loadLandingPage } from './load-landing-page.ts';
import { pageHead, sendPage } from './page-answer.ts';
import { chooseLocale } from './page-locale.ts';
import { notFoundPage } from './plain-pages.tsx';

/** 128 bits, as an Idempotency-Key has to carry. */
const KEY_BYTES = 16;

/** One landing page in one language and one version of its widget. */
export interface Landing {
  readonly found: LandingPageFound;
  readonly published: PublishedWidget;
  readonly config: WidgetConfig;
  readonly form: FormTexts;
  readonly head: PageHead;
  /** Where its forms post: the page itself, so that a reload stays in the language. */
  readonly action: string;
}

export async function landingGet(c: AppContext): Promise<Response> {
  const found = await loadLandingPage(c);
  const current = found && (await landingWidget(c, found, null));
  if (!found || !current) return notFoundPage(c);
  const published = await drawnFor(c, current, randomFraction());
  const { locales } = published.version.draft;
  const fallback = found.input.locale ?? locales[0] ?? 'en';
  const locale = chooseLocale(c.req.query('locale') ?? null, c.req.header('accept-language') ?? null, locales, fallback);
  const landing = await landingIn(c, found, published, locale);
  if (c.req.query('done') === 'none')
    return drawAgreed(c, landing, { settled: [], manageUrl: null, links: [], code: askForOffer(c, landing) });
  const phoneCountry = found.input.default_country ?? landing.config.default_country;
  return drawForm(c, landing, { phone: '', phoneCountry, email: '', agreed: [], topics: [], first: '', frequency: '' }, []);
}

export async function landingIn(c: AppContext, found: LandingPageFound, published: PublishedWidget, locale: string): Promise<Landing> {
  const config = widgetConfigFor(published, locale, visitorOf(c));
  const languages = published.version.draft.locales.map((each) => ({
    locale: each,
    name: languageFor(each).name,
    url: `${found.path}?locale=${each}`,
  }));
  const head = await pageHead(c, { locale: config.locale, config, languages });
  return {
    found,
    published,
    config,
    form: isTest(published) ? testFormTexts(head.texts.form, config.locale) : head.texts.form,
    head,
    action: `${found.path}?locale=${config.locale}`,
  };
}

/** With a fresh token and key each time: what was refused before is not tied to what is sent next. */
export async function drawForm(
  c: AppContext,
  landing: Landing,
  values: LandingValues,
  problems: readonly FieldProblem[],
  status: 200 | 422 | 429 = problems.length === 0 ? 200 : 422,
): Promise<Response> {
  const { found, published, config, form, head, action } = landing;
  const title = merchantText(found.input.title, config.locale);
  return sendPage(
    c,
    <LandingPage
      head={head}
      title={isTest(published) ? markedAsTest(title, config.locale) : title}
      intro={merchantText(found.input.intro, config.locale)}
      config={config}
      form={form}
      action={action}
      qrUrl={`${found.path}/qr.svg`}
      url={`${c.get('services').env.publicUrl}${found.path}`}
      declineUrl={`${action}&done=none`}
      renderToken={issueRenderToken(c, published, config.locale)}
      idempotencyKey={base64url(c.get('services').random(KEY_BYTES))}
      values={values}
      problems={problems}
      eitherWay={config.offer ? offerTexts(config.locale).either_way : null}
    />,
    status,
  );
}

/** How a page without script gets its code of the pool; the code itself where everybody has the same. */
function askForOffer(c: AppContext, { config, action }: Landing): string | OfferAsk | null {
  const { offer, locale, version } = config;
  if (!offer?.pool) return offer?.code ?? null;
  const key = base64url(c.get('services').random(KEY_BYTES));
  const fields = Object.entries({ step: 'offer', locale, version: String(version), key });
  return { action, fields, button: offerTexts(locale).show_code };
}

export interface Agreed {
  /** Disclosures that stand agreed; none: nothing was. */
  readonly settled: readonly string[];
  readonly manageUrl: string | null;
  /** Into apps, where the rest is agreed to. */
  readonly links: readonly LinkMade[];
  /** What the merchant gives, or how to ask for it; null where there is none. */
  readonly code: string | OfferAsk | null;
}

export async function drawAgreed(c: AppContext, landing: Landing, { settled, manageUrl, links, code }: Agreed): Promise<Response> {
  const { config, head, form, action } = landing;
  const agreed = config.controls
    .filter((control) => settled.includes(control.disclosure))
    .map((control) => ({ channel: control.channels[0] ?? 'sms', label: control.label }));
  const offer = config.offer
    ? { offer: config.offer, code: typeof code === 'string' ? code : null, ask: typeof code === 'string' ? null : code }
    : null;
  return sendPage(
    c,
    <AgreedPage head={head} form={form} agreed={agreed} manageUrl={manageUrl} startUrl={action} links={links} offer={offer} />,
  );
}
