/** The words that Twilio acts on by itself. */
import type { VendorKeywords } from '../vendor-keywords.ts';

/** "OPT OUT" in two words is not among them; a merchant's Advanced Opt-Out may have others, which no API tells. */
export const VENDOR_KEYWORDS: VendorKeywords = {
  platform: 'twilio',
  stop: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
  start: ['START', 'YES', 'UNSTOP'],
  help: ['HELP', 'INFO'],
  matching: 'The whole message, whatever its case. Toll-free numbers: STOP alone, and START or UNSTOP, by the carrier.',
  source: 'Twilio docs "Support for opt-out keywords (SMS STOP filtering)", with REVOKE and OPTOUT since 2025-05-14; read November 2026',
};
