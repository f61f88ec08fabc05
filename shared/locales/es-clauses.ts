/** Clauses of the default disclosures: Spanish. Adjectives follow the messages, which are masculine in each group. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const esClauses: DisclosureClauses = {
  said: {
    agreement: 'Acepto recibir',
    channel: {
      text_messages: 'mensajes de texto ({channels})',
      whatsapp: 'mensajes de WhatsApp',
      email: 'correos electrónicos',
      other: 'mensajes por {channel}',
    },
    marketing: 'publicitarios',
    recurring_automated: ', periódicos y automáticos,',
    kinds: 'sobre {kinds}',
    legal_entity: 'de parte de {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'en el número que he indicado, enviados desde {account}',
      whatsapp: 'en el número que he indicado, enviados desde {account}',
      email: 'en la dirección que he indicado, enviados desde {account}',
      other: ', enviados desde {account}',
    },
    frequency: '{frequency}.',
    not_a_condition: 'El consentimiento no es condición para ninguna compra.',
    rates: {
      text_messages: 'Pueden aplicarse tarifas de mensajes y datos.',
      other: 'Pueden aplicarse tarifas de datos.',
    },
    stop: {
      text_messages: 'Responda STOP para dejar de recibirlos.',
      whatsapp: 'Para dejar de recibirlos, responda STOP o use la opción «Detener ofertas» de WhatsApp.',
      email: 'Cada correo incluye un enlace para darse de baja.',
      other: 'Cada mensaje indica cómo dejar de recibirlos.',
    },
    help: {
      text_messages: 'Responda HELP para obtener ayuda.',
      whatsapp: 'Responda HELP para obtener ayuda.',
      other: 'Para obtener ayuda, escriba al contacto aquí indicado.',
    },
    withdraw_any_time: 'Puedo retirar mi consentimiento en cualquier momento para el futuro.',
    age: 'Tengo al menos {age} años.',
    not_shared: {
      text_messages: 'Mi número y este consentimiento no se ceden a terceros para su propia publicidad.',
      whatsapp: 'Mi número y este consentimiento no se ceden a terceros para su propia publicidad.',
      email: 'Mi dirección y este consentimiento no se ceden a terceros para su propia publicidad.',
      other: 'Mis datos y este consentimiento no se ceden a terceros para su propia publicidad.',
    },
    terms: 'Se aplican las condiciones enlazadas abajo.',
    privacy: 'La política de privacidad enlazada abajo explica cómo se usan mis datos.',
    contact: 'Contacto: {contact}.',
    sender_address: 'Dirección del remitente: {address}.',
  },
  opening: ['agreement', 'channel', 'marketing', 'recurring_automated', 'kinds', 'legal_entity', 'brand', 'account'],
  sentences: USUAL_SENTENCES,
  night: 'Es un consentimiento aparte para los mensajes nocturnos, de {from} a {to}.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
