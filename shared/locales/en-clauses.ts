/** Clauses of the default disclosures: English. STOP and HELP are words that carriers read. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const enClauses: DisclosureClauses = {
  said: {
    agreement: 'I agree to receive',
    recurring_automated: 'recurring automated',
    marketing: 'marketing',
    channel: {
      text_messages: 'text messages ({channels})',
      whatsapp: 'WhatsApp messages',
      email: 'emails',
      other: 'messages on {channel}',
    },
    kinds: 'about {kinds}',
    legal_entity: 'from {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'at the number I gave, sent from {account}',
      whatsapp: 'at the number I gave, sent from {account}',
      email: 'at the address I gave, sent from {account}',
      other: ', sent from {account}',
    },
    frequency: '{frequency}.',
    not_a_condition: 'Consent is not a condition of any purchase.',
    rates: {
      text_messages: 'Message and data rates may apply.',
      other: 'Data rates may apply.',
    },
    stop: {
      text_messages: 'Reply STOP to stop.',
      whatsapp: 'Reply STOP or use WhatsApp’s own “Stop offers” to stop.',
      email: 'Every email has an unsubscribe link.',
      other: 'Every message says how to stop.',
    },
    help: {
      text_messages: 'Reply HELP for help.',
      whatsapp: 'Reply HELP for help.',
      other: 'For help, ask the contact named here.',
    },
    withdraw_any_time: 'I can withdraw my consent at any time for the future.',
    age: 'I am at least {age} years old.',
    not_shared: {
      text_messages: 'My number and this consent are not shared with others for their own marketing.',
      whatsapp: 'My number and this consent are not shared with others for their own marketing.',
      email: 'My address and this consent are not shared with others for their own marketing.',
      other: 'My details and this consent are not shared with others for their own marketing.',
    },
    terms: 'The terms linked below apply.',
    privacy: 'The privacy policy linked below says how my data is used.',
    contact: 'Contact: {contact}.',
    sender_address: 'Address of the sender: {address}.',
  },
  opening: ['agreement', 'recurring_automated', 'marketing', 'channel', 'kinds', 'legal_entity', 'brand', 'account'],
  sentences: USUAL_SENTENCES,
  night: 'This is a separate consent for messages at night, from {from} to {to}.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
