/** A keyword as it is used, and the answer composed for whoever sends it. Pure. */
import type { DisclosureDocument } from '../../shared/contract/disclosure.ts';
import type { KeywordView } from '../../shared/contract/keyword.ts';
import { joinClauses } from '../../shared/locales/clauses.ts';
import { fillPlaces } from '../../shared/locales/fill.ts';
import { languageFor } from '../../shared/locales/languages.ts';
import { groupOf } from './compose-disclosures.ts';

/** With the text that it stands for: what an inbound message is held against. */
export interface KeywordForUse {
  readonly view: KeywordView;
  readonly document: DisclosureDocument;
  /** Days; null: for good. */
  readonly grantLifeDays: number | null;
}

/** CTIA's confirmation and Twilio 30540: programme, how often, what it costs, HELP and STOP. */
export function composedReply(document: DisclosureDocument, contact: string): string {
  const { message, disclosure, direction } = languageFor(document.locale);
  const { programme, sender, covers } = document;
  const group = groupOf(covers.map(({ channel }) => channel));
  const sentences = joinClauses({ ...disclosure.clauses, opening: [] }, group, ['frequency', 'rates', 'stop', 'help']);
  const frequency = programme.frequency.slice(0, 1).toLocaleUpperCase(document.locale) + programme.frequency.slice(1);
  const joint = disclosure.clauses.joints.sentence;
  return fillPlaces(
    `${message.joined}${joint}${sentences}`,
    { brand: sender.brand, kinds: programme.kinds, frequency, contact },
    direction,
  );
}
