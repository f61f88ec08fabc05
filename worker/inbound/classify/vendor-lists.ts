/** Words that vendors without an adapter of ours act on, or that a CEP acts on before it tells us: merchants use them beside Sayso. Data alone. */
import type { VendorKeywords } from '../vendor-keywords.ts';

export interface NamedKeywords extends Omit<VendorKeywords, 'platform'> {
  readonly vendor: string;
}

export const OTHER_VENDORS: readonly NamedKeywords[] = [
  {
    vendor: 'AWS End User Messaging',
    stop: ['ARRET', 'CANCEL', 'END', 'OPT-OUT', 'OPTOUT', 'QUIT', 'REMOVE', 'STOP', 'TD', 'UNSUBSCRIBE'],
    start: ['START', 'UNSTOP'],
    help: ['HELP'],
    matching: 'Whatever its case. On toll-free numbers STOP alone, and the carrier’s own.',
    source: 'docs.aws.amazon.com/sms-voice/latest/userguide/keywords-required.html, read November 2026',
  },
  {
    vendor: 'Braze',
    stop: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'],
    start: ['START', 'YES', 'UNSTOP'],
    help: ['HELP', 'INFO'],
    matching: 'The exact single word, whatever its case; “STOP PLEASE” is not acted on. Merchants may add words.',
    source: 'braze.com/docs “Opt-in and opt-out keywords”, read November 2026',
  },
  {
    vendor: 'Telnyx',
    stop: ['STOP', 'STOPALL', 'STOP ALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'],
    start: ['START', 'UNSTOP'],
    help: [],
    matching: 'The whole message, whatever its case. Merchants may add words.',
    source: 'developers.telnyx.com/docs/messaging/messages/advanced-opt-in-out, read November 2026',
  },
];
