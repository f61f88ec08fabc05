/** Clauses of the default disclosures: Czech. Consent is to being sent marketing; kinds come last, behind a colon. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const csClauses: DisclosureClauses = {
  said: {
    agreement: 'Souhlasím se zasíláním',
    recurring_automated: 'opakovaných, automaticky odesílaných',
    marketing: 'marketingových sdělení',
    channel: {
      text_messages: 'formou textových zpráv ({channels})',
      whatsapp: 'formou zpráv WhatsApp',
      email: 'formou e-mailů',
      other: 'formou zpráv v {channel}',
    },
    kinds: ', téma: {kinds}',
    legal_entity: 'od společnosti {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'na mnou uvedené číslo, z účtu {account}',
      whatsapp: 'na mnou uvedené číslo, z účtu {account}',
      email: 'na mnou uvedenou adresu, z účtu {account}',
      other: ', z účtu {account}',
    },
    frequency: '{frequency}.',
    not_a_condition: 'Souhlas není podmínkou žádného nákupu.',
    rates: {
      text_messages: 'Mohou být účtovány poplatky za zprávy a data.',
      other: 'Mohou být účtovány poplatky za data.',
    },
    stop: {
      text_messages: 'Zprávy ukončím odpovědí STOP.',
      whatsapp: 'Zprávy ukončím odpovědí STOP nebo volbou „Zastavit nabídky“ ve WhatsAppu.',
      email: 'Každý e-mail obsahuje odkaz k odhlášení.',
      other: 'V každé zprávě je uvedeno, jak se odhlásit.',
    },
    help: {
      text_messages: 'Pomoc získám odpovědí HELP.',
      whatsapp: 'Pomoc získám odpovědí HELP.',
      other: 'Pomoc získám u zde uvedeného kontaktu.',
    },
    withdraw_any_time: 'Svůj souhlas mohu kdykoli odvolat s účinkem do budoucna.',
    age: 'Je mi alespoň {age} let.',
    not_shared: {
      text_messages: 'Moje číslo a tento souhlas se nepředávají jiným pro jejich vlastní marketing.',
      whatsapp: 'Moje číslo a tento souhlas se nepředávají jiným pro jejich vlastní marketing.',
      email: 'Moje adresa a tento souhlas se nepředávají jiným pro jejich vlastní marketing.',
      other: 'Moje údaje a tento souhlas se nepředávají jiným pro jejich vlastní marketing.',
    },
    terms: 'Platí podmínky uvedené v odkazu níže.',
    privacy: 'Jak se používají moje údaje, říkají zásady ochrany soukromí v odkazu níže.',
    contact: 'Kontakt: {contact}.',
    sender_address: 'Adresa odesílatele: {address}.',
  },
  opening: ['agreement', 'recurring_automated', 'marketing', 'channel', 'legal_entity', 'brand', 'account', 'kinds'],
  sentences: USUAL_SENTENCES,
  night: 'Toto je samostatný souhlas se zprávami v noci, od {from} do {to}.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
