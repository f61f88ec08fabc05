/** "Text JOIN to …" as the shop prints it: the page and the registered text are the same words. */
import type { z } from 'zod';
import type { disclosureDocument } from '../../shared/contract/disclosure.ts';

export const JOIN_WORD = 'JOIN';

export const JOIN_DOCUMENT: z.input<typeof disclosureDocument> = {
  schema: 1,
  locale: 'en',
  direction: 'ltr',
  text:
    'Text JOIN to +1 202 555 0123 and you agree that Aurora Coffee Roasters LLC sends marketing text messages, such as offers and new coffees, ' +
    'to your number, also by automated technology. Consent is not a condition of any purchase. Up to 4 messages a month; frequency may vary. ' +
    'Message and data rates may apply. Reply STOP to end, HELP for help. Your number is not shared with third parties for their own marketing.',
  control: { kind: 'keyword', label: JOIN_WORD },
  button: '',
  links: [],
  programme: { id: 'default', name: 'Aurora Coffee news', kinds: 'offers and new coffees', frequency: 'up to 4 messages a month' },
  sender: { legal_entity: 'Aurora Coffee Roasters LLC', brand: 'Aurora Coffee', accounts: { sms: '+12025550123' } },
  covers: [{ channel: 'sms', purpose: 'marketing' }],
};
