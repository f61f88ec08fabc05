/** What the browser gets to draw the form. A pure function of the published version, the language and where the visitor is. */
import type { ConfigControl, WidgetConfig } from '../../shared/contract/config.ts';
import type { DisclosureDocument } from '../../shared/contract/disclosure.ts';
import { fillPlaces } from '../../shared/locales/fill.ts';
import { languageFor } from '../../shared/locales/languages.ts';
import { bestLocale } from '../../shared/locales/lookup.ts';
import { markedAsTest, testFormTexts } from '../../shared/locales/test-mode.ts';
import type { FormTexts } from '../../shared/locales/texts.ts';
import { callingCodeOf } from '../../shared/phone/countries.ts';
import { invariant } from '../../shared/result.ts';
import { type ChannelId, TYPED_ADDRESS_KIND } from '../../shared/vocabulary.ts';
import { controlOrder, ordersByCountry } from '../channels/control-order.ts';
import { contrast, parse } from '../pages/accent.ts';
import type { PublishedWidget } from '../workspace/workspace-api.ts';
import { preferencesIn } from './form-preferences.ts';
import { merchantText } from './merchant-text.ts';
import { introWith, offerIn } from './offer.ts';
import { shownBy } from './shown-by.ts';
import { isTest } from './test-mode.ts';
import { NO_VISITOR, type Visitor } from './visitor.ts';

type Control = PublishedWidget['version']['controls'][number];

/** The language shown to a reader of `locale`: one that this version was published in. */
export function shownLocale(published: PublishedWidget, locale: string): string {
  const offered = published.version.draft.locales;
  const shown = bestLocale(locale, offered) ?? offered[0];
  invariant(shown, 'a widget has a language');
  return shown;
}

/** @param locale as the browser says it; the answer names the one that it is in. */
export function widgetConfigFor(published: PublishedWidget, locale: string, visitor: Visitor = NO_VISITOR): WidgetConfig {
  const { draft, version, widget_id } = published.version;
  const merchantOrder = draft.channel_order ?? [];
  const { device } = visitor;
  // Where the edge tells nothing, the visitor is taken to be where the merchant's customers are.
  const visit = { merchantOrder, country: visitor.country ?? draft.default_country, device };
  const listed = published.version.controls;
  const order = controlOrder(listed, visit);
  const controls = order.flatMap((index) => listed[index] ?? []);
  const orders = ordersByCountry(listed, order, { merchantOrder, device });
  const shown = shownLocale(published, locale);
  const texts = languageFor(shown);
  const documents = controls.map((control) => documentOf(published, control, shown));
  const accent = draft.theme?.accent;
  const title = merchantText(draft.title, shown);
  const offer = offerIn(published, shown);
  const preferences = preferencesIn(published, shown);
  return {
    widget_id,
    version,
    mode: draft.mode,
    locale: shown,
    direction: texts.direction,
    title: isTest(published) ? markedAsTest(title, shown) : title,
    intro: introWith(merchantText(draft.intro, shown), offer, shown),
    brand: published.programme.sender.brand,
    ...(preferences && { preferences }),
    ...(offer && { offer }),
    button: documents.find(({ document }) => document.control.kind === 'checkbox')?.document.button ?? texts.disclosure.button,
    controls: controls.map((control, index) => configControl(control, documents[index])),
    ...(Object.keys(orders).length > 0 && { orders }),
    phone: asksFor('phone', controls),
    email: asksFor('email', controls),
    default_country: draft.default_country,
    default_calling_code: callingCodeOf(draft.default_country),
    theme: { scheme: draft.theme?.scheme ?? 'auto', ...(accent === undefined ? {} : { accent, on_accent: onAccent(accent) }) },
    ...shownBy(draft, visitor),
    texts: { ...formTexts(published, shown) },
  };
}

/** The form's own words; those of a test say so. */
export function formTexts(published: PublishedWidget, shown: string): FormTexts {
  const { form } = languageFor(shown);
  return isTest(published) ? testFormTexts(form, shown) : form;
}

interface Issued {
  readonly hash: string;
  readonly document: DisclosureDocument;
}

/** The disclosure that this version issued for a control in a language. */
export function documentOf(published: PublishedWidget, control: Control, locale: string): Issued {
  const hash = control.disclosures[locale];
  const document = hash === undefined ? undefined : published.documents[hash];
  invariant(hash !== undefined && document !== undefined, 'a published version has a disclosure for each control and language');
  return { hash, document };
}

export const asksFor = (kind: 'phone' | 'email', controls: readonly Control[]): boolean =>
  controls.some((control) => control.channels.some((channel: ChannelId) => TYPED_ADDRESS_KIND[channel] === kind));

function configControl(control: Control, issued: Issued | undefined): ConfigControl {
  invariant(issued, 'each control has its document');
  const { document, hash } = issued;
  return {
    channels: control.channels,
    purpose: control.purpose,
    programme: control.programme,
    label: document.control.label,
    text: document.text,
    links: document.links.map(({ rel, label, url }) => ({ rel, label, url })),
    disclosure: hash,
    ...(control.channels.every((channel) => TYPED_ADDRESS_KIND[channel] === undefined) && { in_app: inAppHint(document) }),
  };
}

const inAppHint = ({ locale, direction, control }: DisclosureDocument): string =>
  fillPlaces(languageFor(locale).links.in_app, { channel: control.label }, direction);

/** White or near black, whichever reads better on the accent. */
function onAccent(accent: string): string {
  const [white, black] = ['#ffffff', '#101216'];
  return contrast(parse(accent), parse(white)) >= contrast(parse(accent), parse(black)) ? white : black;
}
