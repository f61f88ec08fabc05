/** A config as the server makes it for a shop that asks for three channels: what sizes are measured with and browser tests draw. */
import type { WidgetConfig } from '../shared/contract/config.ts';
import { type ClauseGroup, type ClauseId, joinClauses } from '../shared/locales/clauses.ts';
import { fillPlaces } from '../shared/locales/fill.ts';
import { languageFor } from '../shared/locales/languages.ts';
import { callingCodeOf } from '../shared/phone/countries.ts';
import { ordersByCountry } from '../worker/channels/control-order.ts';
import { SAMPLE_WORDS, type SampleLocale } from './sample-words.ts';

/** What the server has each text say for a shop in the US. */
const SAID: readonly ClauseId[] = [
  'agreement',
  'brand',
  'legal_entity',
  'marketing',
  'kinds',
  'channel',
  'account',
  'frequency',
  'not_a_condition',
  'stop',
  'contact',
];
const SAID_OF_TEXTS: readonly ClauseId[] = [...SAID, 'recurring_automated', 'rates', 'help'];

/** What the server adds for a widget of these three channels, so that it is weighed too. Apart: most tests are about one order. */
export function sampleOrders(): NonNullable<WidgetConfig['orders']> {
  const { controls } = sampleConfig('en');
  const shown = controls.map((_, index) => index);
  return ordersByCountry(controls, shown, { merchantOrder: [], device: 'other' });
}

export function sampleConfig(locale: SampleLocale): WidgetConfig {
  const words = SAMPLE_WORDS[locale];
  const texts = languageFor(locale);
  return {
    widget_id: 'w_sample_0123456789abcdef',
    version: 3,
    mode: 'live',
    locale,
    direction: texts.direction,
    title: words.title,
    intro: words.intro,
    brand: 'Aurora Coffee',
    button: texts.disclosure.button,
    controls: [
      control(locale, ['sms', 'mms', 'rcs'], 'text_messages', 'text_messages', '1'),
      control(locale, ['whatsapp'], 'whatsapp', 'whatsapp', '2'),
      control(locale, ['email'], 'email', 'email', '3'),
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
  locale: SampleLocale,
  channels: WidgetConfig['controls'][number]['channels'],
  name: string,
  body: ClauseGroup,
  digit: string,
): WidgetConfig['controls'][number] {
  const texts = languageFor(locale);
  const { kinds, frequency } = SAMPLE_WORDS[locale];
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
    text: fillPlaces(joinClauses(texts.disclosure.clauses, body, body === 'text_messages' ? SAID_OF_TEXTS : SAID), values, texts.direction),
    links: [
      { rel: 'terms', label: texts.disclosure.terms_label, url: 'https://aurora.example/terms' },
      { rel: 'privacy', label: texts.disclosure.privacy_label, url: 'https://aurora.example/privacy' },
    ],
    disclosure: digit.repeat(64),
  };
}
