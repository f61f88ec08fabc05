/** Clauses of the default disclosures: German. The verb of the first sentence stands with the account, where it ends. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const deClauses: DisclosureClauses = {
  said: {
    agreement: 'Ich willige ein, dass mir',
    legal_entity: '{legal_entity}',
    brand: '({brand})',
    recurring_automated: 'wiederkehrend automatisierte',
    marketing: 'Werbe-',
    channel: {
      text_messages: 'Textnachrichten ({channels})',
      whatsapp: 'Nachrichten per WhatsApp',
      email: 'E-Mails',
      other: 'Nachrichten per {channel}',
    },
    kinds: 'über {kinds}',
    account: {
      text_messages: 'an die angegebene Nummer sendet, Absender {account}',
      whatsapp: 'an die angegebene Nummer sendet, Absender {account}',
      email: 'an die angegebene Adresse sendet, Absender {account}',
      other: 'sendet, Absender {account}',
    },
    frequency: '{frequency}.',
    not_a_condition: 'Die Einwilligung ist keine Bedingung für einen Kauf.',
    rates: {
      text_messages: 'Es können Kosten für Nachrichten und Daten anfallen.',
      other: 'Es können Kosten für Datenübertragung anfallen.',
    },
    stop: {
      text_messages: 'Mit der Antwort STOP endet der Empfang.',
      whatsapp: 'Mit der Antwort STOP oder der WhatsApp-Funktion „Angebote stoppen“ endet der Empfang.',
      email: 'Jede E-Mail enthält einen Abmeldelink.',
      other: 'In jeder Nachricht steht, wie sie sich abbestellen lässt.',
    },
    help: {
      text_messages: 'Die Antwort HELP gibt Hilfe.',
      whatsapp: 'Die Antwort HELP gibt Hilfe.',
      other: 'Hilfe gibt es beim genannten Kontakt.',
    },
    withdraw_any_time: 'Ich kann die Einwilligung jederzeit mit Wirkung für die Zukunft widerrufen.',
    age: 'Ich bin mindestens {age} Jahre alt.',
    not_shared: {
      text_messages: 'Meine Nummer und diese Einwilligung werden nicht für Werbung anderer weitergegeben.',
      whatsapp: 'Meine Nummer und diese Einwilligung werden nicht für Werbung anderer weitergegeben.',
      email: 'Meine Adresse und diese Einwilligung werden nicht für Werbung anderer weitergegeben.',
      other: 'Meine Angaben und diese Einwilligung werden nicht für Werbung anderer weitergegeben.',
    },
    terms: 'Es gelten die unten verlinkten Bedingungen.',
    privacy: 'Wie meine Daten verwendet werden, sagt die unten verlinkte Datenschutzerklärung.',
    contact: 'Kontakt: {contact}.',
    sender_address: 'Anschrift des Absenders: {address}.',
  },
  opening: ['agreement', 'legal_entity', 'brand', 'recurring_automated', 'marketing', 'channel', 'kinds', 'account'],
  sentences: USUAL_SENTENCES,
  night: 'Diese Einwilligung gilt gesondert für Nachrichten in der Nacht, von {from} bis {to} Uhr.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
