/** What a pack is made from, gathered once: published texts, addresses, the number that sends. Pure; it judges nothing (checks.ts does). */
import type { EvidencePack, EvidencePicture } from '../../../shared/contract/evidence.ts';
import { textFor } from '../../../shared/locales/languages.ts';
import { type ChannelId, TEXT_CHANNELS } from '../../../shared/vocabulary.ts';
import type { PublishedWidget } from '../../workspace/workspace-api.ts';

export interface EvidenceInput {
  /** The current version. */
  readonly published: PublishedWidget;
  /** Whether draft or programme differ from it. */
  readonly unpublishedChanges: boolean;
  /** Of the form that is served now; null where there is none. */
  readonly formBuild: string | null;
  /** The newest picture of this widget, whatever it is of; null for none. */
  readonly picture: EvidencePicture | null;
  readonly programmePageUrl: string;
  /** Of hosted pages that hold this widget's form. */
  readonly landingUrls: readonly string[];
}

type CallToAction = EvidencePack['call_to_action'][number];

export interface EvidenceSources extends EvidenceInput {
  readonly callToAction: readonly CallToAction[];
  /** The one that reviewers read: English where there is one. Null where no control is for text messages. */
  readonly reviewed: CallToAction | null;
  readonly brand: string;
  readonly legalEntity: string;
  readonly programme: string;
  readonly contact: string;
  /** In English where the programme says it, else in the widget's first language. */
  readonly kinds: string;
  readonly frequency: string;
  readonly number: string;
  readonly joinUrls: readonly string[];
  readonly website: string;
  readonly termsUrl: string;
  readonly privacyUrl: string;
}

export function sourcesOf(input: EvidenceInput): EvidenceSources {
  const { programme, version } = input.published;
  const callToAction = textCallsToAction(input.published);
  const reviewed = callToAction.find(({ locale }) => isEnglish(locale)) ?? callToAction[0] ?? null;
  const inEnglish = (texts: Readonly<Record<string, string>>) =>
    textFor(texts, 'en') ?? textFor(texts, version.draft.locales[0] ?? 'en') ?? Object.values(texts)[0] ?? '';
  const numberOf = (channel: ChannelId) => programme.sender.accounts[channel];
  return {
    ...input,
    callToAction,
    reviewed,
    brand: programme.sender.brand,
    legalEntity: programme.sender.legal_entity,
    programme: programme.name,
    contact: programme.sender.contact,
    kinds: inEnglish(programme.kinds),
    frequency: asSentence(inEnglish(programme.frequency)),
    number: (reviewed?.channels ?? TEXT_CHANNELS).map(numberOf).find((number) => number !== undefined) ?? '',
    joinUrls: [...input.landingUrls, ...version.draft.origins],
    website: version.draft.origins[0] ?? new URL(programme.terms_url).origin,
    termsUrl: programme.terms_url,
    privacyUrl: programme.privacy_url,
  };
}

export const isEnglish = (locale: string): boolean => /^en(?:-|$)/i.test(locale);

const isText = (channel: ChannelId): boolean => TEXT_CHANNELS.some((text) => text === channel);

/** By control, then by language, in the widget's own order. A control that covers anything else is none: its consent would be bundled. */
function textCallsToAction({ version, documents }: PublishedWidget): CallToAction[] {
  return version.controls
    .filter(({ channels }) => channels.every(isText))
    .flatMap(({ channels, purpose, opt_in, disclosures }) =>
      version.draft.locales.flatMap((locale) => {
        const hash = disclosures[locale];
        const document = hash === undefined ? undefined : documents[hash];
        if (hash === undefined || !document) return [];
        const links = document.links.map(({ rel, label, url }) => ({ rel, label, url }));
        const { text, button, control } = document;
        return [{ locale, channels, purpose, opt_in, label: control.label, text, button, links, disclosure: hash }];
      }),
    );
}

const asSentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1).replace(/\.$/, '');
