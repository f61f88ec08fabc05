/** Clauses of the default disclosures: Brazilian Portuguese. Adjectives follow the messages, which are feminine but for emails; the words chosen fit both. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const ptBRClauses: DisclosureClauses = {
  said: {
    agreement: 'Concordo em receber',
    channel: {
      text_messages: 'mensagens de texto ({channels})',
      whatsapp: 'mensagens pelo WhatsApp',
      email: 'e-mails',
      other: 'mensagens por {channel}',
    },
    marketing: 'de marketing',
    recurring_automated: 'em envios automáticos e recorrentes',
    kinds: 'sobre {kinds}',
    legal_entity: 'de {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'no número que informei, com remetente {account}',
      whatsapp: 'no número que informei, com remetente {account}',
      email: 'no endereço que informei, com remetente {account}',
      other: ', com remetente {account}',
    },
    frequency: '{frequency}.',
    not_a_condition: 'O consentimento não é condição para nenhuma compra.',
    rates: {
      text_messages: 'Podem ser cobradas tarifas de mensagens e dados.',
      other: 'Podem ser cobradas tarifas de dados.',
    },
    stop: {
      text_messages: 'Responda STOP para parar.',
      whatsapp: 'Para parar, responda STOP ou use a opção “Parar ofertas” do WhatsApp.',
      email: 'Todo e-mail tem um link para cancelar a inscrição.',
      other: 'Toda mensagem diz como parar de receber.',
    },
    help: {
      text_messages: 'Responda HELP para obter ajuda.',
      whatsapp: 'Responda HELP para obter ajuda.',
      other: 'Para obter ajuda, fale com o contato indicado aqui.',
    },
    withdraw_any_time: 'Posso retirar meu consentimento a qualquer momento, para o futuro.',
    age: 'Tenho pelo menos {age} anos.',
    not_shared: {
      text_messages: 'Meu número e este consentimento não são repassados a terceiros para o marketing deles.',
      whatsapp: 'Meu número e este consentimento não são repassados a terceiros para o marketing deles.',
      email: 'Meu endereço e este consentimento não são repassados a terceiros para o marketing deles.',
      other: 'Meus dados e este consentimento não são repassados a terceiros para o marketing deles.',
    },
    terms: 'Valem os termos do link abaixo.',
    privacy: 'A política de privacidade do link abaixo explica como meus dados são usados.',
    contact: 'Contato: {contact}.',
    sender_address: 'Endereço do remetente: {address}.',
  },
  opening: ['agreement', 'channel', 'marketing', 'recurring_automated', 'kinds', 'legal_entity', 'brand', 'account'],
  sentences: USUAL_SENTENCES,
  night: 'Este é um consentimento separado para mensagens à noite, das {from} às {to}.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
