/** A text that would pass: ours, with what the document itself says of its sender. Pure. A merchant may take it or write an own one. */
import type { DisclosureDocument } from '../../../shared/contract/disclosure.ts';
import { joinClauses } from '../../../shared/locales/clauses.ts';
import { fillPlaces } from '../../../shared/locales/fill.ts';
import { languageFor } from '../../../shared/locales/languages.ts';
import type { ElementId } from '../../channels/elements.ts';
import { groupOf } from '../../workspace/compose-disclosures.ts';
import type { KnownSender } from '../../workspace/disclosure-policy.ts';

const ALWAYS_SAID: readonly ElementId[] = ['agreement', 'brand', 'legal_entity', 'marketing', 'kinds', 'channel', 'account', 'frequency'];
const EMAIL = /[^\s<>()"]+@[^\s<>()"]+\.[\p{L}\d-]+/u;

/**
 * @param age that the rules ask for, in years.
 * @param known else a contact is looked for in the text, and the site of the terms stands in for both. Limit: where neither is to be found
 * the text can't say them, and would still be refused for that.
 */
export function passingText(document: DisclosureDocument, elements: readonly ElementId[], age: number, known: KnownSender = {}): string {
  const { direction, disclosure } = languageFor(document.locale);
  const { programme, sender, covers, links } = document;
  const channels = covers.map(({ channel }) => channel);
  const account = Object.values(sender.accounts)[0] ?? '';
  const site = links[0] ? new URL(links[0].url).host : '';
  const values = {
    brand: sender.brand,
    legal_entity: sender.legal_entity,
    channel: disclosure.control[channels[0] ?? ''] ?? '',
    channels: channels.map((channel) => channel.toUpperCase()).join(', '),
    kinds: programme.kinds,
    frequency: programme.frequency.slice(0, 1).toLocaleUpperCase(document.locale) + programme.frequency.slice(1),
    account,
    contact: known.contact ?? EMAIL.exec(document.text)?.[0] ?? (account.includes('@') ? account : site),
    address: known.address ?? (site === '' ? sender.legal_entity : site),
    age: String(age),
  };
  const said = [...ALWAYS_SAID, ...elements].filter((element) => element !== 'contact' || values.contact !== '');
  const { clauses } = disclosure;
  const text = joinClauses(clauses, groupOf(channels), said);
  return fillPlaces(document.night ? text + clauses.joints.sentence + clauses.night : text, { ...values, ...document.night }, direction);
}
