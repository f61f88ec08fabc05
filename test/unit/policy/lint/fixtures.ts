/** Documents to lint: the default text of a language, whole or with clauses taken out, and texts of one's own. */
import type { DisclosureDocument } from '../../../../shared/contract/disclosure.ts';
import { type ClauseGroup, joinClauses } from '../../../../shared/locales/clauses.ts';
import { fillPlaces } from '../../../../shared/locales/fill.ts';
import { LANGUAGES } from '../../../../shared/locales/languages.ts';
import type { ChannelId } from '../../../../shared/vocabulary.ts';
import { ELEMENTS, type ElementId } from '../../../../worker/channels/elements.ts';

export interface Values {
  readonly brand: string;
  readonly legal_entity: string;
  readonly kinds: string;
  readonly frequency: string;
  readonly account: string;
  readonly contact: string;
  readonly address: string;
}
export const VALUES: Values = {
  brand: 'Aurora Coffee',
  legal_entity: 'Aurora Coffee Roasters LLC',
  kinds: 'offers and new coffees',
  frequency: 'up to 4 messages a month',
  account: '+12025550123',
  contact: 'hello@aurora-coffee.example',
  address: '1 Example Street, Springfield, K1A 0B1',
};

/** Every channel that a control can ask for, by the group of its words. */
export const COVERS: readonly (readonly [ClauseGroup, readonly ChannelId[], string])[] = [
  ['text_messages', ['sms'], '+12025550123'],
  ['text_messages', ['sms', 'mms', 'rcs'], '+12025550123'],
  ['whatsapp', ['whatsapp'], '+12025550124'],
  ['email', ['email'], 'offers@aurora-coffee.example'],
  ['other', ['kakaotalk'], '@aurora'],
  ['other', ['viber'], 'aurora'],
];

const LINKS: DisclosureDocument['links'] = [
  { rel: 'terms', label: 'Terms', url: 'https://aurora-coffee.example/terms', sha256: null },
  { rel: 'privacy', label: 'Privacy policy', url: 'https://aurora-coffee.example/privacy', sha256: null },
];

/** @param without a clause; of terms and privacy policy the link goes as well, since it says the same. */
export function defaultDocument(
  locale: string,
  [group, channels, account]: (typeof COVERS)[number],
  without: ElementId | null = null,
  changed: Partial<Values> = {},
): DisclosureDocument {
  const language = LANGUAGES[locale]!;
  const values = { ...VALUES, account, ...changed };
  const { control, clauses, button } = language.disclosure;
  const label = control[channels.length > 1 ? 'text_messages' : channels[0]!]!;
  const elements = ELEMENTS.filter((element) => element !== without);
  const places = {
    ...values,
    channel: label,
    channels: channels.map((channel) => channel.toUpperCase()).join(', '),
    age: '18',
  };
  return {
    schema: 1,
    locale,
    direction: language.direction,
    text: fillPlaces(joinClauses(clauses, group, elements), places, language.direction),
    control: { kind: 'checkbox', label },
    button,
    links: LINKS.filter(({ rel }) => rel !== without),
    programme: { id: 'default', name: 'News', kinds: values.kinds, frequency: values.frequency },
    sender: {
      legal_entity: values.legal_entity,
      brand: values.brand,
      accounts: Object.fromEntries(channels.map((channel) => [channel, values.account])),
    },
    covers: channels.map((channel) => ({ channel, purpose: 'marketing' })),
  };
}

/** An English text of one's own for SMS. */
export const saying = (text: string, changed: Partial<DisclosureDocument> = {}): DisclosureDocument => ({
  ...defaultDocument('en', COVERS[0]!),
  ...changed,
  text,
});
