/** The lint of the message that answers a keyword: CTIA's confirmation and Twilio 30540. Pure. */
import type { DisclosureDocument } from '../../../shared/contract/disclosure.ts';
import { TEXT_CHANNELS } from '../../../shared/vocabulary.ts';
import type { ElementId } from '../../channels/elements.ts';
import type { LintFinding } from './finding.ts';
import { lintDisclosure } from './lint.ts';

/** Twilio 30540: "brand, programme, rates, help, stop"; CTIA adds how often. */
const OF_TEXTS: readonly ElementId[] = ['brand', 'frequency', 'rates', 'stop', 'help'];
const OF_OTHERS: readonly ElementId[] = ['brand', 'stop'];

/** @param document the text that the keyword stands for. @returns errors alone */
export function lintReply(document: DisclosureDocument, reply: string): readonly LintFinding[] {
  const isText = document.covers.some(({ channel }) => TEXT_CHANNELS.some((text) => text === channel));
  const asReply = { ...document, text: reply, control: { ...document.control, label: document.sender.brand } };
  return lintDisclosure(asReply, { elements: isText ? OF_TEXTS : OF_OTHERS }).filter(
    ({ level, path }) => level === 'error' && path === 'text',
  );
}
