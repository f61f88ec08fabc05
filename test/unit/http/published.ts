/** A published widget as the Workspace answers it, small enough to read: text messages (three channels), WhatsApp, email. */
import type { DisclosureDocument } from '../../../shared/contract/disclosure.ts';
import type { Choice } from '../../../shared/contract/submission.ts';
import type { ChannelId } from '../../../shared/vocabulary.ts';
import type { PublishedWidget } from '../../../worker/workspace/workspace-api.ts';

export const hashOf = (channel: ChannelId, locale: string): string =>
  Buffer.from(`${channel}/${locale}`).toString('hex').padEnd(64, '0').slice(0, 64);

const document = (channels: readonly ChannelId[], locale: string): DisclosureDocument => ({
  schema: 1,
  locale,
  direction: locale === 'ar' ? 'rtl' : 'ltr',
  text: `I agree to ${channels.join(', ')} in ${locale}`,
  control: { kind: 'checkbox', label: `${channels[0]} ${locale}` },
  button: `Send ${locale}`,
  links: [{ rel: 'terms', label: 'Terms', url: 'https://shop.example/terms', sha256: null }],
  programme: { id: 'default', name: 'News', kinds: 'offers', frequency: 'weekly' },
  sender: { legal_entity: 'Shop Ltd', brand: 'Shop', accounts: { sms: '12345' } },
  covers: channels.map((channel) => ({ channel, purpose: 'marketing' as const })),
});

const CONTROLS: readonly { channels: ChannelId[]; opt_in: 'single' | 'double' }[] = [
  { channels: ['sms', 'mms', 'rcs'], opt_in: 'double' },
  { channels: ['whatsapp'], opt_in: 'single' },
  { channels: ['email'], opt_in: 'double' },
];
const LOCALES = ['en', 'de', 'ar'];

export function published(change: Partial<PublishedWidget['version']['draft']> = {}): PublishedWidget {
  return {
    workspace: '0011223344556677',
    partitions: 4,
    suspended: false,
    current: true,
    split: null,
    identitySecret: 'c2VjcmV0',
    programme: {
      id: 'default',
      name: 'News',
      sender: {
        legal_entity: 'Shop Ltd',
        brand: 'Shop {code}',
        contact: 'shop@shop.example',
        accounts: { sms: '12345', whatsapp: '+12025550100' },
      },
      kinds: { en: 'offers' },
      frequency: { en: 'weekly' },
      terms_url: 'https://shop.example/terms',
      privacy_url: 'https://shop.example/privacy',
      topics: [{ id: 'sales', label: { en: 'Sales' } }],
    },
    version: {
      widget_id: 'wdg_test',
      version: 3,
      published_at: '2026-11-01T00:00:00.000Z',
      draft: {
        name: 'Form',
        programme: 'default',
        origins: ['https://shop.example'],
        locales: LOCALES,
        controls: CONTROLS.map((control) => ({ ...control, purpose: 'marketing' })),
        title: { en: 'Stay in touch', de: 'In Kontakt bleiben' },
        intro: { en: 'Offers first' },
        default_country: 'US',
        trigger: 'inline',
        mode: 'live',
        ...change,
      },
      controls: CONTROLS.map(({ channels, opt_in }) => ({
        channels,
        purpose: 'marketing',
        programme: 'default',
        opt_in,
        disclosures: Object.fromEntries(LOCALES.map((locale) => [locale, hashOf(channels[0]!, locale)])),
        grant_life_days: 30,
      })),
    },
    documents: Object.fromEntries(
      CONTROLS.flatMap(({ channels }) => LOCALES.map((locale) => [hashOf(channels[0]!, locale), document(channels, locale)])),
    ),
  };
}

/** One valid choice for every channel offered, in English. @param granted channels that are ticked. */
export function choices(granted: readonly ChannelId[], change: (choice: Choice) => Partial<Choice> = () => ({})): Choice[] {
  return published().version.controls.flatMap((control) =>
    control.channels.map((channel): Choice => {
      const choice = {
        channel,
        purpose: control.purpose,
        granted: granted.includes(channel),
        disclosure: control.disclosures.en!,
        shown: true,
      };
      return { ...choice, ...change(choice) };
    }),
  );
}
