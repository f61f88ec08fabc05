/** A config as the server makes it for a shop that asks for three channels: what sizes are measured with and browser tests draw. */
import type { WidgetConfig } from '../shared/contract/config.ts';
import { ar } from '../shared/locales/ar.ts';
import { de } from '../shared/locales/de.ts';
import { en } from '../shared/locales/en.ts';
import type { LocaleTexts } from '../shared/locales/texts.ts';
import { callingCodeOf } from '../shared/phone/countries.ts';
import { ordersByCountry } from '../worker/channels/control-order.ts';

export type SampleLocale = 'en' | 'de' | 'ar';
interface Words {
  readonly texts: LocaleTexts;
  readonly title: string;
  readonly intro: string;
  readonly button: string;
  readonly kinds: string;
  readonly frequency: string;
  readonly country: string;
}

const WORDS: Readonly<Record<SampleLocale, Words>> = {
  en: {
    texts: en,
    title: 'Hear it first from Aurora Coffee',
    intro: 'New roasts, members’ prices and early access. A few messages a month.',
    button: 'Sign up',
    kinds: 'offers and new coffees',
    frequency: 'Up to 4 messages a month',
    country: 'US',
  },
  de: {
    texts: de,
    title: 'Neues zuerst von Aurora Coffee',
    intro: 'Neue Röstungen, Preise für Mitglieder und früher Zugang. Ein paar Nachrichten im Monat.',
    button: 'Anmelden',
    kinds: 'Angebote und neue Kaffees',
    frequency: 'Bis zu 4 Nachrichten im Monat',
    country: 'DE',
  },
  ar: {
    texts: ar,
    title: 'كن أول من يعرف من أورورا للقهوة',
    intro: 'تحميصات جديدة وأسعار للأعضاء ووصول مبكر. بضع رسائل في الشهر.',
    button: 'اشترك',
    kinds: 'العروض وأنواع القهوة الجديدة',
    frequency: 'حتى 4 رسائل في الشهر',
    country: 'SA',
  },
};

/** What the server adds for a widget of these three channels, so that it is weighed too. Apart: most tests are about one order. */
export function sampleOrders(): NonNullable<WidgetConfig['orders']> {
  const { controls } = sampleConfig('en');
  const shown = controls.map((_, index) => index);
  return ordersByCountry(controls, shown, { merchantOrder: [], device: 'other' });
}

export function sampleConfig(locale: SampleLocale): WidgetConfig {
  const words = WORDS[locale];
  const { texts } = words;
  return {
    widget_id: 'w_sample_0123456789abcdef',
    version: 3,
    mode: 'live',
    locale,
    direction: texts.direction,
    title: words.title,
    intro: words.intro,
    brand: 'Aurora Coffee',
    button: words.button,
    controls: [
      control(words, ['sms', 'mms', 'rcs'], 'text_messages', 'text_messages', '1'),
      control(words, ['whatsapp'], 'whatsapp', 'whatsapp', '2'),
      control(words, ['email'], 'email', 'email', '3'),
    ],
    phone: true,
    email: true,
    default_country: words.country,
    default_calling_code: callingCodeOf(words.country),
    theme: { scheme: 'auto' },
    trigger: 'inline',
    texts: { ...texts.form },
  };
}

function control(
  { texts, kinds, frequency }: Words,
  channels: WidgetConfig['controls'][number]['channels'],
  name: string,
  body: keyof LocaleTexts['disclosure']['body'],
  digit: string,
): WidgetConfig['controls'][number] {
  const values: Readonly<Record<string, string>> = {
    channels: 'SMS, MMS, RCS',
    kinds,
    frequency,
    legal_entity: 'Aurora Coffee Ltd',
    brand: 'Aurora Coffee',
    account: name === 'email' ? 'hello@aurora.example' : '+1 202 555 0142',
    contact: 'help@aurora.example',
  };
  return {
    channels,
    purpose: 'marketing',
    programme: 'default',
    label: texts.disclosure.control[name] ?? name,
    text: texts.disclosure.body[body].replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? ''),
    links: [
      { rel: 'terms', label: texts.disclosure.terms_label, url: 'https://aurora.example/terms' },
      { rel: 'privacy', label: texts.disclosure.privacy_label, url: 'https://aurora.example/privacy' },
    ],
    disclosure: digit.repeat(64),
  };
}
