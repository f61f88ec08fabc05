/** Clauses of the default disclosures: Danish. Consent is to receiving marketing, and the way it comes follows. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const daClauses: DisclosureClauses = {
  said: {
    agreement: 'Jeg giver samtykke til at modtage',
    recurring_automated: 'tilbagevendende, automatisk sendt',
    marketing: 'markedsføring',
    channel: {
      text_messages: 'via sms-beskeder ({channels})',
      whatsapp: 'via WhatsApp-beskeder',
      email: 'via e-mail',
      other: 'via beskeder i {channel}',
    },
    kinds: 'om {kinds}',
    legal_entity: 'fra {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'til det nummer, jeg har oplyst, med {account} som afsender',
      whatsapp: 'til det nummer, jeg har oplyst, med {account} som afsender',
      email: 'til den adresse, jeg har oplyst, med {account} som afsender',
      other: ', med {account} som afsender',
    },
    frequency: '{frequency}.',
    not_a_condition: 'Samtykke er ikke en betingelse for noget køb.',
    rates: {
      text_messages: 'Der kan være udgifter til beskeder og data.',
      other: 'Der kan være udgifter til data.',
    },
    stop: {
      text_messages: 'Svar STOP for at stoppe.',
      whatsapp: 'Svar STOP, eller brug “Stop tilbud” i WhatsApp for at stoppe.',
      email: 'Hver e-mail indeholder et afmeldingslink.',
      other: 'I hver besked står der, hvordan man afmelder.',
    },
    help: {
      text_messages: 'Svar HELP for hjælp.',
      whatsapp: 'Svar HELP for hjælp.',
      other: 'Jeg kan få hjælp hos den kontakt, der er nævnt her.',
    },
    withdraw_any_time: 'Jeg kan til enhver tid trække mit samtykke tilbage for fremtiden.',
    age: 'Jeg er mindst {age} år gammel.',
    not_shared: {
      text_messages: 'Mit nummer og dette samtykke deles ikke med andre til deres egen markedsføring.',
      whatsapp: 'Mit nummer og dette samtykke deles ikke med andre til deres egen markedsføring.',
      email: 'Min adresse og dette samtykke deles ikke med andre til deres egen markedsføring.',
      other: 'Mine oplysninger og dette samtykke deles ikke med andre til deres egen markedsføring.',
    },
    terms: 'Vilkårene i linket nedenfor gælder.',
    privacy: 'I privatlivspolitikken i linket nedenfor står, hvordan mine data bruges.',
    contact: 'Kontakt: {contact}.',
    sender_address: 'Afsenderens adresse: {address}.',
  },
  opening: ['agreement', 'recurring_automated', 'marketing', 'channel', 'kinds', 'legal_entity', 'brand', 'account'],
  sentences: USUAL_SENTENCES,
  night: 'Dette er et særskilt samtykke til beskeder om natten, fra {from} til {to}.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
