/** Clauses of the default disclosures: Swedish. Consent is to marketing, and the way it comes follows. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const svClauses: DisclosureClauses = {
  said: {
    agreement: 'Jag samtycker till att få',
    recurring_automated: 'återkommande, automatiskt skickad',
    marketing: 'marknadsföring',
    channel: {
      text_messages: 'via textmeddelanden ({channels})',
      whatsapp: 'via WhatsApp-meddelanden',
      email: 'via e-post',
      other: 'via meddelanden i {channel}',
    },
    kinds: 'om {kinds}',
    legal_entity: 'från {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'till numret jag har angett, med {account} som avsändare',
      whatsapp: 'till numret jag har angett, med {account} som avsändare',
      email: 'till adressen jag har angett, med {account} som avsändare',
      other: ', med {account} som avsändare',
    },
    frequency: '{frequency}.',
    not_a_condition: 'Samtycke är inte ett villkor för något köp.',
    rates: {
      text_messages: 'Avgifter för meddelanden och data kan tillkomma.',
      other: 'Avgifter för data kan tillkomma.',
    },
    stop: {
      text_messages: 'Svara STOP för att sluta.',
      whatsapp: 'Svara STOP eller använd valet ”Stoppa erbjudanden” i WhatsApp för att sluta.',
      email: 'Varje mejl har en avregistreringslänk.',
      other: 'I varje meddelande står hur man avslutar.',
    },
    help: {
      text_messages: 'Svara HELP för hjälp.',
      whatsapp: 'Svara HELP för hjälp.',
      other: 'För hjälp kan jag vända mig till kontakten som anges här.',
    },
    withdraw_any_time: 'Jag kan när som helst återkalla mitt samtycke för framtiden.',
    age: 'Jag är minst {age} år gammal.',
    not_shared: {
      text_messages: 'Mitt nummer och detta samtycke delas inte med andra för deras egen marknadsföring.',
      whatsapp: 'Mitt nummer och detta samtycke delas inte med andra för deras egen marknadsföring.',
      email: 'Min adress och detta samtycke delas inte med andra för deras egen marknadsföring.',
      other: 'Mina uppgifter och detta samtycke delas inte med andra för deras egen marknadsföring.',
    },
    terms: 'Villkoren i länken nedan gäller.',
    privacy: 'I integritetspolicyn i länken nedan står hur mina uppgifter används.',
    contact: 'Kontakt: {contact}.',
    sender_address: 'Avsändarens adress: {address}.',
  },
  opening: ['agreement', 'recurring_automated', 'marketing', 'channel', 'kinds', 'legal_entity', 'brand', 'account'],
  sentences: USUAL_SENTENCES,
  night: 'Detta är ett eget samtycke till meddelanden på natten, från {from} till {to}.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
