/** A config as the server makes it for a shop that asks for three channels: what sizes are measured with and browser tests draw. */
import type { WidgetConfig } from '../shared/contract/config.ts';
import { languageFor } from '../shared/locales/languages.ts';
import { firstTexts } from '../shared/locales/later-texts.ts';
import { callingCodeOf } from '../shared/phone/countries.ts';
import { canonicalBytes } from '../shared/proof/canonical.ts';
import { type ChannelId, TEXT_CHANNELS } from '../shared/vocabulary.ts';
import { ordersByCountry } from '../worker/channels/control-order.ts';
import { base64url, fromHex, sha256Hex, utf8 } from '../worker/platform/bytes.ts';
import { DISCLOSURE_POLICY } from '../worker/policy/asked-elements.ts';
import { type Control, composeDocument } from '../worker/workspace/compose-disclosures.ts';
import { SAMPLE_WORDS, type SampleLocale } from './sample-words.ts';

/** The shop whose texts these are: one in the US, whatever the language. */
const LAW = 'US';
/** Of a widget's id, behind its prefix: worker/platform/ids.ts. */
const ID_BYTES = 27;

/** What the server adds for a widget of these three channels, so that it is weighed too. Apart: most tests are about one order. */
export function sampleOrders(): NonNullable<WidgetConfig['orders']> {
  const { controls } = sampleConfig('en');
  const shown = controls.map((_, index) => index);
  return ordersByCountry(controls, shown, { merchantOrder: [], device: 'other' });
}

/** What a live form of this shop is answered before it can be used: with an id of the length and the bytes of a real one. */
export function weighedConfig(locale: SampleLocale): WidgetConfig {
  const config = sampleConfig(locale);
  const id = `w_${base64url(fromHex(sha256Hex(utf8(config.widget_id))).subarray(0, ID_BYTES))}`;
  return { ...config, widget_id: id, orders: sampleOrders(), texts: firstTexts(config.texts) };
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
    controls: [control(locale, TEXT_CHANNELS), control(locale, ['whatsapp']), control(locale, ['email'])],
    phone: true,
    email: true,
    default_country: words.country,
    default_calling_code: callingCodeOf(words.country),
    theme: { scheme: 'auto' },
    trigger: 'inline',
    texts: { ...texts.form },
  };
}

const ACCOUNTS = { ...Object.fromEntries(TEXT_CHANNELS.map((channel) => [channel, '+1 202 555 0142'])), whatsapp: '+1 202 555 0142' };

/** The text is the one that publishing composes, and the hash is its own: 64 digits that no compressor makes smaller. */
function control(locale: SampleLocale, channels: readonly ChannelId[]): WidgetConfig['controls'][number] {
  const { kinds, frequency } = SAMPLE_WORDS[locale];
  const programme = {
    id: 'default',
    name: 'Aurora Coffee news',
    sender: {
      legal_entity: 'Aurora Coffee Ltd',
      brand: 'Aurora Coffee',
      contact: 'help@aurora.example',
      accounts: { ...ACCOUNTS, email: 'hello@aurora.example' },
    },
    kinds: { [locale]: kinds },
    frequency: { [locale]: frequency },
    terms_url: 'https://aurora.example/terms',
    privacy_url: 'https://aurora.example/privacy',
  };
  const asked: Control = { channels: [...channels], purpose: 'marketing', opt_in: 'double' };
  const document = composeDocument(asked, locale, programme, {}, DISCLOSURE_POLICY.asked(channels, [LAW]));
  return {
    channels: [...channels],
    purpose: 'marketing',
    programme: 'default',
    label: document.control.label,
    text: document.text,
    links: document.links.map(({ rel, label, url }) => ({ rel, label, url })),
    disclosure: sha256Hex(canonicalBytes(document)),
  };
}
