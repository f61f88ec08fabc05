/** Clauses of the default disclosures: French. What is agreed to is the object of one sentence; nothing after it has to agree in gender. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const frClauses: DisclosureClauses = {
  said: {
    agreement: 'J’accepte de recevoir',
    recurring_automated: 'de façon récurrente et automatisée',
    channel: {
      text_messages: 'des messages texte ({channels})',
      whatsapp: 'des messages WhatsApp',
      email: 'des e-mails',
      other: 'des messages par {channel}',
    },
    marketing: 'à caractère publicitaire',
    kinds: 'au sujet de : {kinds},',
    legal_entity: 'de la part de {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'au numéro que j’ai indiqué, envoyés depuis {account}',
      whatsapp: 'au numéro que j’ai indiqué, envoyés depuis {account}',
      email: 'à l’adresse que j’ai indiquée, envoyés depuis {account}',
      other: ', envoyés depuis {account}',
    },
    frequency: '{frequency}.',
    not_a_condition: 'Ce consentement n’est pas une condition d’achat.',
    rates: {
      text_messages: 'Des frais de messages et de données peuvent s’appliquer.',
      other: 'Des frais de données peuvent s’appliquer.',
    },
    stop: {
      text_messages: 'Répondez STOP pour arrêter.',
      whatsapp: 'Pour arrêter, répondez STOP ou utilisez l’option « Arrêter les offres » de WhatsApp.',
      email: 'Chaque e-mail contient un lien de désinscription.',
      other: 'Chaque message indique comment les arrêter.',
    },
    help: {
      text_messages: 'Répondez HELP pour obtenir de l’aide.',
      whatsapp: 'Répondez HELP pour obtenir de l’aide.',
      other: 'Pour obtenir de l’aide, adressez-vous au contact indiqué ici.',
    },
    withdraw_any_time: 'Je peux retirer mon consentement à tout moment pour l’avenir.',
    age: 'J’ai au moins {age} ans.',
    not_shared: {
      text_messages: 'Mon numéro et ce consentement ne sont pas transmis à des tiers pour leur propre publicité.',
      whatsapp: 'Mon numéro et ce consentement ne sont pas transmis à des tiers pour leur propre publicité.',
      email: 'Mon adresse et ce consentement ne sont pas transmis à des tiers pour leur propre publicité.',
      other: 'Mes données et ce consentement ne sont pas transmis à des tiers pour leur propre publicité.',
    },
    terms: 'Les conditions accessibles ci-dessous s’appliquent.',
    privacy: 'La politique de confidentialité ci-dessous explique l’usage de mes données.',
    contact: 'Contact : {contact}.',
    sender_address: 'Adresse de l’expéditeur : {address}.',
  },
  opening: ['agreement', 'recurring_automated', 'channel', 'marketing', 'kinds', 'legal_entity', 'brand', 'account'],
  sentences: USUAL_SENTENCES,
  night: 'Ce consentement distinct vaut pour les messages de nuit, de {from} à {to}.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
