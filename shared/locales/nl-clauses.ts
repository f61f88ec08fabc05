/** Clauses of the default disclosures: Dutch. Consent is to receiving, so that no verb waits at the end of the sentence. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const nlClauses: DisclosureClauses = {
  said: {
    agreement: 'Ik geef toestemming voor het ontvangen van',
    recurring_automated: 'terugkerende, automatisch verzonden',
    marketing: 'reclame',
    channel: {
      text_messages: 'via tekstberichten ({channels})',
      whatsapp: 'via WhatsApp-berichten',
      email: 'via e-mail',
      other: 'via berichten op {channel}',
    },
    kinds: 'over {kinds}',
    legal_entity: 'van {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'op het nummer dat ik heb opgegeven, met als afzender {account}',
      whatsapp: 'op het nummer dat ik heb opgegeven, met als afzender {account}',
      email: 'op het adres dat ik heb opgegeven, met als afzender {account}',
      other: ', met als afzender {account}',
    },
    frequency: '{frequency}.',
    not_a_condition: 'Toestemming is geen voorwaarde voor een aankoop.',
    rates: {
      text_messages: 'Er kunnen kosten zijn voor berichten en data.',
      other: 'Er kunnen kosten zijn voor data.',
    },
    stop: {
      text_messages: 'Antwoord STOP om te stoppen.',
      whatsapp: 'Antwoord STOP of gebruik de WhatsApp-optie ‘Aanbiedingen stoppen’ om te stoppen.',
      email: 'Elke e-mail bevat een afmeldlink.',
      other: 'In elk bericht staat hoe u kunt stoppen.',
    },
    help: {
      text_messages: 'Antwoord HELP voor hulp.',
      whatsapp: 'Antwoord HELP voor hulp.',
      other: 'Voor hulp kan ik terecht bij het contact dat hier staat.',
    },
    withdraw_any_time: 'Ik kan mijn toestemming op elk moment intrekken voor de toekomst.',
    age: 'Ik ben ten minste {age} jaar oud.',
    not_shared: {
      text_messages: 'Mijn nummer en deze toestemming worden niet met anderen gedeeld voor hun eigen reclame.',
      whatsapp: 'Mijn nummer en deze toestemming worden niet met anderen gedeeld voor hun eigen reclame.',
      email: 'Mijn adres en deze toestemming worden niet met anderen gedeeld voor hun eigen reclame.',
      other: 'Mijn gegevens en deze toestemming worden niet met anderen gedeeld voor hun eigen reclame.',
    },
    terms: 'De voorwaarden in de link hieronder gelden.',
    privacy: 'In de privacyverklaring hieronder staat hoe mijn gegevens worden gebruikt.',
    contact: 'Contact: {contact}.',
    sender_address: 'Adres van de afzender: {address}.',
  },
  opening: ['agreement', 'recurring_automated', 'marketing', 'channel', 'kinds', 'legal_entity', 'brand', 'account'],
  sentences: USUAL_SENTENCES,
  night: 'Dit is een aparte toestemming voor berichten in de nacht, van {from} tot {to} uur.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
