/** What the bearer of a preference token sees, drawn from the folded state and the current published version. Pure. */

import type { z } from 'zod';
import type { DisclosureDocument } from '../../shared/contract/disclosure.ts';
import type { historyItem, preferenceItem } from '../../shared/contract/preference.ts';
import { type AddressKind, TYPED_ADDRESS_KIND } from '../../shared/vocabulary.ts';
import type { TimelineRecord } from '../consent/ledger-api.ts';
import type { AddressState, Ms } from '../consent/model.ts';
import { keyState } from '../consent/permitted.ts';
import { contactStates, iso } from '../consent/wire.ts';
import type { PublishedWidget } from '../workspace/workspace-api.ts';
import { documentOf, shownLocale } from './config.ts';
import { merchantText } from './merchant-text.ts';

type PreferenceItem = z.infer<typeof preferenceItem>;
type HistoryItem = z.infer<typeof historyItem>;

/**
 * What is offered now at an address of this kind, in the form's order, then whatever else is recorded.
 * @param mayGrant a stop link offers nothing.
 */
export function preferenceItems(
  state: AddressState,
  kind: AddressKind,
  published: PublishedWidget,
  locale: string,
  mayGrant: boolean,
  nowMs: Ms,
): PreferenceItem[] {
  const offers = published.version.controls.flatMap((control) =>
    control.channels
      .filter((channel) => TYPED_ADDRESS_KIND[channel] === kind)
      .map((channel) => ({ control, channel, purpose: control.purpose, programme: control.programme })),
  );
  const offerOf = (key: { programme: string; channel: string; purpose: string }) =>
    offers.find((offer) => offer.programme === key.programme && offer.channel === key.channel && offer.purpose === key.purpose);
  const offered = offers.map(({ programme, channel, purpose }) => keyState(state, programme, channel, purpose));
  const others = state.keys.filter((key) => !offerOf(key));
  return contactStates({ ...state, keys: [...offered, ...others] }, nowMs).map((row) => {
    const offer = mayGrant ? offerOf(row) : undefined;
    const issued = offer && documentOf(published, offer.control, shownLocale(published, locale));
    return {
      programme: row.programme,
      channel: row.channel,
      purpose: row.purpose,
      standing: row.standing,
      permitted: row.permitted,
      suppressed_by: row.suppressed_by,
      since_at: row.since_at,
      expires_at: row.expires_at,
      topics: row.topics,
      topic_choices: row.standing === 'granted' ? topicChoices(published, row, locale) : [],
      seen_seq: row.seen_seq,
      offer: issued ? { disclosure: issued.hash, document: issued.document } : null,
    };
  });
}

/** By the names that the merchant gave them; of another programme than the widget's own nothing is known here. */
function topicChoices(
  { programme, version }: PublishedWidget,
  row: Pick<PreferenceItem, 'programme' | 'topics'> & { readonly topics_off: readonly string[] },
  locale: string,
): PreferenceItem['topic_choices'] {
  if (row.programme !== version.draft.programme) return [];
  return (programme.topics ?? []).map(({ id, label }) => ({
    id,
    label: merchantText(label, locale) || id,
    on: !row.topics_off.includes(id) && (row.topics === null || row.topics.includes(id)),
  }));
}

/** @param documents by hash; a text that is no longer at hand is left out rather than the act. */
export function historyItems(entries: readonly TimelineRecord[], documents: ReadonlyMap<string, DisclosureDocument>): HistoryItem[] {
  return entries.map(({ record, evidence }) => {
    const host = evidence?.page?.host;
    return {
      seq: record.seq,
      act: record.act,
      programme: record.key.programme,
      channel: record.key.channel,
      purpose: record.key.purpose,
      // The instant that it folds by.
      at: iso(record.act === 'grant' || record.act === 'confirm' ? record.fromMs : record.toMs),
      method: record.method,
      verified: record.verified,
      where: typeof host === 'string' ? host : null,
      disclosure: (record.disclosure === null ? undefined : documents.get(record.disclosure)) ?? null,
    };
  });
}
