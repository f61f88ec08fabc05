/** @jsxImportSource hono/jsx */
/** Props of each page as the server would fill them: an invented shop, fictional numbers. */
import type { WidgetConfig } from '../../../shared/contract/config.ts';
import type { DisclosureDocument } from '../../../shared/contract/disclosure.ts';
import type { PreferenceView } from '../../../shared/contract/preference.ts';
import { joinClauses } from '../../../shared/locales/clauses.ts';
import { fillPlaces } from '../../../shared/locales/fill.ts';
import { languageFor } from '../../../shared/locales/languages.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import { ELEMENTS } from '../../../worker/channels/elements.ts';
import type { ShownProgramme } from '../../../worker/pages/programme-page.tsx';
import type { PageHead } from '../../../worker/pages/shell.tsx';

export const BRAND = 'Aurora Coffee';

export function headFor(locale: string, more: Partial<PageHead> = {}): PageHead {
  return {
    texts: languageFor(locale),
    locale,
    brand: BRAND,
    stylesheet: '/assets/page.css',
    script: null,
    accent: null,
    scheme: 'auto',
    languages: [],
    ...more,
  };
}

const NAMES: Record<string, { kinds: string; frequency: string }> = {
  en: { kinds: 'offers and new coffees', frequency: 'up to 4 messages a month' },
  de: { kinds: 'Angebote und neue Kaffees', frequency: 'bis zu 4 Nachrichten im Monat' },
  ar: { kinds: 'العروض وأنواع القهوة الجديدة', frequency: 'حتى 4 رسائل في الشهر' },
};

export function documentFor(
  locale: string,
  body: 'text_messages' | 'whatsapp' | 'email',
  covers: readonly ChannelId[],
): DisclosureDocument {
  const texts = languageFor(locale);
  const names = NAMES[locale]!;
  return {
    schema: 1,
    locale,
    direction: texts.direction,
    text: fillPlaces(
      joinClauses(texts.disclosure.clauses, body, ELEMENTS),
      {
        ...names,
        channels: 'SMS, MMS',
        legal_entity: 'Aurora Coffee Roasters Ltd',
        brand: BRAND,
        account: '+1 202 555 0100',
        contact: 'hello@aurora.example',
        address: '1 Example Street, Springfield',
        age: '18',
      },
      texts.direction,
    ),
    control: { kind: 'checkbox', label: texts.disclosure.control[body]! },
    button: texts.disclosure.button,
    links: [
      { rel: 'terms', label: texts.disclosure.terms_label, url: 'https://aurora.example/terms', sha256: null },
      { rel: 'privacy', label: texts.disclosure.privacy_label, url: 'https://aurora.example/privacy', sha256: null },
    ],
    programme: { id: 'default', name: 'Aurora offers', ...names },
    sender: { legal_entity: 'Aurora Coffee Roasters Ltd', brand: BRAND, accounts: { sms: '+1 202 555 0100' } },
    covers: covers.map((channel) => ({ channel, purpose: 'marketing' })),
  };
}

type Item = PreferenceView['items'][number];
export function itemFor(locale: string, channel: ChannelId, more: Partial<Item> = {}): Item {
  const body = channel === 'whatsapp' || channel === 'email' ? channel : 'text_messages';
  return {
    programme: 'default',
    channel,
    purpose: 'marketing',
    standing: 'not_asked',
    permitted: false,
    suppressed_by: [],
    since_at: null,
    expires_at: null,
    topics: null,
    topic_choices: [],
    seen_seq: 7,
    offer: { disclosure: channel.length.toString(16).repeat(64).slice(0, 64), document: documentFor(locale, body, [channel]) },
    ...more,
  };
}

type Entry = PreferenceView['history'][number];
export function entryFor(act: Entry['act'], channel: ChannelId | null, at: string, more: Partial<Entry> = {}): Entry {
  return {
    seq: 1,
    act,
    programme: channel === null ? null : 'default',
    channel,
    purpose: channel === null ? null : 'marketing',
    at,
    method: 'web_form',
    verified: true,
    where: 'aurora.example',
    disclosure: null,
    ...more,
  };
}

export function manageView(locale: string): PreferenceView {
  const sms = documentFor(locale, 'text_messages', ['sms']);
  return {
    grade: 'manage',
    brand: BRAND,
    address: { kind: 'phone', value: '+12025550123' },
    token_expires_at: '2026-06-01T10:00:00.000Z',
    wishes: {
      order: ['rcs', 'sms'],
      frequency: 'weekly',
      language: locale,
      hours: { from: '09:00', to: '21:00', zone: 'Europe/Berlin' },
      paused_until: null,
      verified: true,
    },
    hold: null,
    languages: ['en', 'de', 'ar'],
    items: [
      itemFor(locale, 'sms', {
        standing: 'granted',
        permitted: true,
        since_at: '2026-05-03T09:12:00.000Z',
        seen_seq: 12,
        topic_choices: [
          { id: 'roasts', label: 'New roasts', on: true },
          { id: 'events', label: 'Tastings', on: false },
        ],
      }),
      itemFor(locale, 'whatsapp', { standing: 'declined', since_at: '2026-05-03T09:10:00.000Z' }),
      itemFor(locale, 'rcs', {
        standing: 'granted',
        suppressed_by: ['stop'],
        since_at: '2026-04-01T09:12:00.000Z',
        expires_at: '2027-04-01T09:12:00.000Z',
      }),
    ],
    history: [
      entryFor('confirm', 'sms', '2026-05-03T09:12:00.000Z', { method: 'web_form' }),
      entryFor('grant', 'sms', '2026-05-03T09:10:00.000Z', { disclosure: sms, verified: false }),
      entryFor('decline', 'whatsapp', '2026-05-03T09:10:00.000Z', {
        disclosure: documentFor(locale, 'whatsapp', ['whatsapp']),
        verified: false,
      }),
      entryFor('withdraw', null, '2026-02-11T18:40:00.000Z', { method: 'preference_center' }),
    ],
  };
}

export function configFor(locale: string): WidgetConfig {
  const texts = languageFor(locale);
  const control = (
    channels: ChannelId[],
    body: 'text_messages' | 'whatsapp' | 'email',
    digit: string,
  ): WidgetConfig['controls'][number] => {
    const document = documentFor(locale, body, channels);
    return {
      channels,
      purpose: 'marketing',
      programme: 'default',
      label: document.control.label,
      text: document.text,
      links: document.links.map(({ rel, label, url }) => ({ rel, label, url })),
      disclosure: digit.repeat(64),
    };
  };
  return {
    widget_id: 'wdg_fixture',
    version: 3,
    mode: 'live',
    locale,
    direction: texts.direction,
    title: 'First word on every new roast',
    intro: 'A note when a new coffee lands, and 15 % off your first bag.',
    brand: BRAND,
    button: texts.disclosure.button,
    controls: [control(['sms', 'mms'], 'text_messages', 'a'), control(['whatsapp'], 'whatsapp', 'b'), control(['email'], 'email', 'c')],
    phone: true,
    email: true,
    default_country: 'US',
    default_calling_code: '1',
    theme: { scheme: 'auto' },
    trigger: 'inline',
    texts: { ...texts.form },
  };
}

/** A picture of one dot stands for the form's. */
const DOT = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export function programmeFor(locale: string): ShownProgramme {
  const bodies = [
    ['text_messages', 'sms'],
    ['whatsapp', 'whatsapp'],
    ['email', 'email'],
  ] as const;
  const documents = bodies.map(([body, channel]) => documentFor(locale, body, [channel]));
  const { kinds, frequency } = NAMES[locale]!;
  return {
    name: 'Aurora offers',
    brand: BRAND,
    legalEntity: 'Aurora Coffee Roasters Ltd',
    contact: 'hello@aurora.example',
    kinds,
    frequency,
    senders: [
      { channel: 'sms', label: documents[0]!.control.label, account: '+1 202 555 0100' },
      { channel: 'whatsapp', label: documents[1]!.control.label, account: '+1 202 555 0101' },
      { channel: 'email', label: documents[2]!.control.label, account: 'offers@aurora.example' },
    ],
    termsUrl: 'https://aurora.example/terms',
    privacyUrl: 'https://aurora.example/privacy',
    joinUrls: [
      // as long as a real one, which has no place to break
      'https://sayso.example/p/ws_AQCx2fJrT0ZbVhYk3mQpL9sWdEuN/join',
      'https://aurora.example',
    ],
    choicesUrl: '/me?widget=w',
    controls: documents.map(({ covers, control, text, direction, locale: language, links }) => ({
      channels: covers.map(({ channel }) => channel),
      label: control.label,
      text,
      direction,
      locale: language,
      links: links.map(({ label, url }) => ({ label, url })),
    })),
    pictureUrls: [DOT],
  };
}
