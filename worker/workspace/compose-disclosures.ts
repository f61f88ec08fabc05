/** From a draft and its programme to disclosure documents, one per control and language. Pure; it judges nothing (check-draft does). */
import type { DisclosureDocument } from '../../shared/contract/disclosure.ts';
import type { ProgrammeView } from '../../shared/contract/programme.ts';
import type { WidgetDraft, WidgetVersion } from '../../shared/contract/widget.ts';
import { type ClauseGroup, type ClauseId, joinClauses } from '../../shared/locales/clauses.ts';
import { fillPlaces } from '../../shared/locales/fill.ts';
import { languageFor, textFor } from '../../shared/locales/languages.ts';
import type { DisclosureTexts } from '../../shared/locales/texts.ts';
import { canonicalBytes } from '../../shared/proof/canonical.ts';
import { type ChannelId, TEXT_CHANNELS, TYPED_ADDRESS_KIND } from '../../shared/vocabulary.ts';
import { sha256Hex } from '../platform/bytes.ts';
import { type Asked, type DisclosurePolicy, jurisdictionsOf, type Night, nightOf } from './disclosure-policy.ts';

export type Control = WidgetDraft['controls'][number];
export type PublishedControls = WidgetVersion['controls'];
/** SHA-256 of what each link led to, by URL; absent or null where it was not read. */
export type LinkHashes = Readonly<Record<string, string | null>>;

export interface Composed {
  readonly controls: PublishedControls;
  /** Canonical bytes by hash. */
  readonly documents: ReadonlyMap<string, Uint8Array>;
}

/** Said in every text of ours, asked for or not: who sends what, where, how often, how to end it, and whom to turn to. */
const ALWAYS_SAID: readonly ClauseId[] = [
  'agreement',
  'brand',
  'legal_entity',
  'marketing',
  'kinds',
  'channel',
  'account',
  'frequency',
  'stop',
  'contact',
];
/** Every document carries these links, and every page shows them right below its text: the text need not say so as well. */
const SAID_BY_LINKS: readonly ClauseId[] = ['terms', 'privacy'];
/** Of a person who is of age in most places; said where a text must name an age and no rule gives one. */
const AGE_YEARS = 18;

export function composeDisclosures(draft: WidgetDraft, programme: ProgrammeView, links: LinkHashes, policy: DisclosurePolicy): Composed {
  const documents = new Map<string, Uint8Array>();
  const controls = draft.controls.map((control) => ({
    channels: control.channels,
    purpose: control.purpose,
    programme: programme.id,
    opt_in: control.opt_in,
    disclosures: Object.fromEntries(
      draft.locales.map((locale) => {
        const asked = policy.asked(control.channels, jurisdictionsOf(draft));
        const bytes = canonicalBytes(composeDocument(control, locale, programme, links, asked));
        const hash = sha256Hex(bytes);
        documents.set(hash, bytes);
        return [locale, hash];
      }),
    ),
    grant_life_days: programme.grant_life_days ?? null,
  }));
  return { controls, documents };
}

/**
 * One control in one language as it is shown. Texts that are missing come out in English: check-draft refuses or warns first.
 * @param asked for by the channels and jurisdictions; the merchant's own text is taken as it is.
 */
export function composeDocument(
  control: Control,
  locale: string,
  programme: ProgrammeView,
  links: LinkHashes,
  asked: Asked,
): DisclosureDocument {
  const language = languageFor(locale);
  const night = nightOfText(programme, asked);
  const values = placeValues(control, locale, programme, asked.minimumAge, night);
  return {
    schema: 1,
    locale,
    direction: language.direction,
    text: fillPlaces(templateOf(control, locale, asked.elements, night), values, language.direction),
    control: {
      // What the box of such a channel asks for is only a link; the text is agreed to by the button below it in the app.
      kind: isInApp(control) ? 'chat_button' : 'checkbox',
      label: labelOf(control.channels, language.disclosure) + (night ? `, ${night.from}–${night.to}` : ''),
    },
    button: isInApp(control) ? language.links.agree : language.disclosure.button,
    links: [
      {
        rel: 'terms',
        label: language.disclosure.terms_label,
        url: programme.terms_url,
        sha256: links[programme.terms_url] ?? null,
      },
      {
        rel: 'privacy',
        label: language.disclosure.privacy_label,
        url: programme.privacy_url,
        sha256: links[programme.privacy_url] ?? null,
      },
    ],
    programme: {
      id: programme.id,
      name: programme.name,
      kinds: values.kinds,
      frequency: inLanguage(programme.frequency, locale),
    },
    sender: {
      legal_entity: programme.sender.legal_entity,
      brand: programme.sender.brand,
      accounts: Object.fromEntries(control.channels.map((channel) => [channel, programme.sender.accounts[channel] ?? ''])),
    },
    ...(night && { night }),
    covers: control.channels.map((channel) => ({ channel, purpose: control.purpose })),
  };
}

/** Whether the channel is agreed to in its own app, since no form can type its address. */
const isInApp = ({ channels }: Control): boolean => channels.every((channel) => TYPED_ADDRESS_KIND[channel] === undefined);

/** The hours that a text of this programme is for; null where it is for the day, and where no rule asks for a night's own consent. */
export const nightOfText = (programme: ProgrammeView, asked: Asked): Night | null =>
  programme.night_of === undefined ? null : nightOf(asked);

/** The merchant's own text, else the clauses of what is asked for. */
export function templateOf(control: Control, locale: string, elements: readonly ClauseId[], night: Night | null = null): string {
  const { clauses } = languageFor(locale).disclosure;
  const said = [...ALWAYS_SAID, ...elements.filter((element) => !SAID_BY_LINKS.includes(element))];
  const own = control.text && textFor(control.text, locale);
  if (own) return own;
  const composed = joinClauses(clauses, groupOf(control.channels), said);
  return night ? composed + clauses.joints.sentence + clauses.night : composed;
}

/** By language, English where the language has none. */
export const inLanguage = (texts: Readonly<Record<string, string>>, locale: string): string =>
  textFor(texts, locale) ?? textFor(texts, 'en') ?? '';

/** What the places of a disclosure text are filled with. */
export function placeValues(
  control: Control,
  locale: string,
  programme: ProgrammeView,
  minimumAge: number | null,
  night: Night | null = null,
) {
  const first = control.channels[0];
  return {
    brand: programme.sender.brand,
    legal_entity: programme.sender.legal_entity,
    channel: labelOf(control.channels, languageFor(locale).disclosure),
    channels: control.channels.map((channel) => (isText(channel) ? channel.toUpperCase() : channel)).join(', '),
    kinds: inLanguage(programme.kinds, locale),
    frequency: asSentence(inLanguage(programme.frequency, locale), locale),
    account: (first && programme.sender.accounts[first]) ?? '',
    contact: programme.sender.contact,
    address: programme.sender.address ?? new URL(programme.terms_url).host,
    age: String(minimumAge ?? AGE_YEARS),
    terms: programme.terms_url,
    privacy: programme.privacy_url,
    ...(night ?? {}),
  };
}

export const isText = (channel: ChannelId): boolean => TEXT_CHANNELS.some((text) => text === channel);

const labelOf = (channels: readonly ChannelId[], texts: DisclosureTexts): string =>
  texts.control[channels.length > 1 ? 'text_messages' : (channels[0] ?? '')] ?? '';

/** Which of a clause's wordings a control takes. */
export function groupOf(channels: readonly ChannelId[]): ClauseGroup {
  if (channels.every(isText)) return 'text_messages';
  const [first] = channels;
  return first === 'whatsapp' || first === 'email' ? first : 'other';
}

/** `{frequency}` stands as a sentence of its own in every language. */
const asSentence = (text: string, locale: string): string => text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);
