/** Clauses of the default disclosures: Italian. Participles avoid the gender of messages and emails, which differ. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const itClauses: DisclosureClauses = {
  said: {
    agreement: 'Acconsento a ricevere',
    channel: {
      text_messages: 'messaggi di testo ({channels})',
      whatsapp: 'messaggi WhatsApp',
      email: 'e-mail',
      other: 'messaggi tramite {channel}',
    },
    marketing: 'a scopo pubblicitario',
    recurring_automated: 'con invii automatici e ricorrenti',
    kinds: 'su {kinds}',
    legal_entity: 'da parte di {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'al numero che ho indicato, con mittente {account}',
      whatsapp: 'al numero che ho indicato, con mittente {account}',
      email: 'all’indirizzo che ho indicato, con mittente {account}',
      other: ', con mittente {account}',
    },
    frequency: '{frequency}.',
    not_a_condition: 'Il consenso non è una condizione per alcun acquisto.',
    rates: {
      text_messages: 'Possono essere applicate tariffe per messaggi e dati.',
      other: 'Possono essere applicate tariffe per i dati.',
    },
    stop: {
      text_messages: 'Rispondi STOP per interrompere.',
      whatsapp: 'Per interrompere, rispondi STOP o usa l’opzione «Interrompi offerte» di WhatsApp.',
      email: 'Ogni e-mail contiene un link per annullare l’iscrizione.',
      other: 'Ogni messaggio indica come interrompere.',
    },
    help: {
      text_messages: 'Rispondi HELP per ricevere assistenza.',
      whatsapp: 'Rispondi HELP per ricevere assistenza.',
      other: 'Per assistenza, rivolgiti al contatto indicato qui.',
    },
    withdraw_any_time: 'Posso revocare il consenso in qualsiasi momento per il futuro.',
    age: 'Ho almeno {age} anni.',
    not_shared: {
      text_messages: 'Il mio numero e questo consenso non vengono ceduti a terzi per la loro pubblicità.',
      whatsapp: 'Il mio numero e questo consenso non vengono ceduti a terzi per la loro pubblicità.',
      email: 'Il mio indirizzo e questo consenso non vengono ceduti a terzi per la loro pubblicità.',
      other: 'I miei dati e questo consenso non vengono ceduti a terzi per la loro pubblicità.',
    },
    terms: 'Valgono le condizioni del link qui sotto.',
    privacy: 'L’informativa sulla privacy del link qui sotto spiega come vengono usati i miei dati.',
    contact: 'Contatto: {contact}.',
    sender_address: 'Indirizzo del mittente: {address}.',
  },
  opening: ['agreement', 'channel', 'marketing', 'recurring_automated', 'kinds', 'legal_entity', 'brand', 'account'],
  sentences: USUAL_SENTENCES,
  night: 'È un consenso separato per i messaggi notturni, dalle {from} alle {to}.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
