/**
 * What policy tells the Workspace about the texts it composes. Policy builds on this folder, so its answers come in as a parameter
 * (`worker/workspace-object.ts`); nothing here knows a law or a carrier.
 */
import type { DisclosureDocument } from '../../shared/contract/disclosure.ts';
import type { Finding, WidgetDraft } from '../../shared/contract/widget.ts';
import type { ClauseId } from '../../shared/locales/clauses.ts';
import type { ChannelId } from '../../shared/vocabulary.ts';

export interface Asked {
  readonly elements: readonly ClauseId[];
  /** Years; null where no rule names any. */
  readonly minimumAge: number | null;
  /** Local hours, `HH:MM`, for which a consent of its own is asked for; absent where no rule does. */
  readonly nightConsent?: readonly Night[];
}
export interface Night {
  readonly from: string;
  readonly to: string;
}

/** All of these nights as one: from the earliest evening until the latest morning. Null for none. */
export function nightOf({ nightConsent = [] }: Asked): Night | null {
  const [from] = nightConsent.map((night) => night.from).sort();
  const to = nightConsent
    .map((night) => night.to)
    .sort()
    .at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

/** What the programme says of its sender beyond what a document holds. */
export interface KnownSender {
  readonly contact?: string | undefined;
  readonly address?: string | undefined;
}

export interface DisclosurePolicy {
  /** Whether there is a jurisdiction of that id, or a country of that code. */
  readonly knows: (jurisdiction: string) => boolean;
  /** All that any of the channels or jurisdictions asks for, so that one text does for all of them. */
  readonly asked: (channels: readonly ChannelId[], jurisdictions: readonly string[]) => Asked;
  /** What a filled text lacks or says wrongly; paths are those of the document. Where absent, words are not judged. */
  readonly lint?: (document: DisclosureDocument, elements: readonly ClauseId[], known: KnownSender) => readonly Finding[];
}

/** Holds where nothing else does: as strict as any. */
export const STRICTEST = 'default';

/**
 * Whose rules the texts of a widget follow: those that it names, else those of the countries that it may send to.
 * Limit: a landing page's own default country is not among them; name it where it differs.
 */
export function jurisdictionsOf(draft: Pick<WidgetDraft, 'jurisdictions' | 'send_countries' | 'default_country'>): readonly string[] {
  const named = draft.jurisdictions ?? draft.send_countries ?? [draft.default_country];
  return named.length > 0 ? named : [STRICTEST];
}
