/** Clauses of the default disclosures: Ukrainian. Kinds come last, behind a colon. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const ukClauses: DisclosureClauses = {
  said: {
    agreement: 'Я погоджуюся отримувати',
    recurring_automated: 'регулярні автоматичні',
    marketing: 'рекламні',
    channel: {
      text_messages: 'текстові повідомлення ({channels})',
      whatsapp: 'повідомлення WhatsApp',
      email: 'електронні листи',
      other: 'повідомлення в {channel}',
    },
    kinds: ', тема: {kinds}',
    legal_entity: 'від {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'на вказаний мною номер, відправник {account}',
      whatsapp: 'на вказаний мною номер, відправник {account}',
      email: 'на вказану мною адресу, відправник {account}',
      other: ', відправник {account}',
    },
    frequency: '{frequency}.',
    not_a_condition: 'Згода не є умовою жодної покупки.',
    rates: {
      text_messages: 'Може стягуватися плата за повідомлення та передавання даних.',
      other: 'Може стягуватися плата за передавання даних.',
    },
    stop: {
      text_messages: 'Щоб припинити, надішліть STOP.',
      whatsapp: 'Щоб припинити, надішліть STOP або скористайтеся пунктом WhatsApp «Припинити пропозиції».',
      email: 'У кожному листі є посилання для відписки.',
      other: 'У кожному повідомленні вказано, як відписатися.',
    },
    help: {
      text_messages: 'Щоб отримати допомогу, надішліть HELP.',
      whatsapp: 'Щоб отримати допомогу, надішліть HELP.',
      other: 'По допомогу можна звернутися до вказаного тут контакту.',
    },
    withdraw_any_time: 'Я можу будь-коли відкликати свою згоду на майбутнє.',
    age: 'Мені щонайменше {age} років.',
    not_shared: {
      text_messages: 'Мій номер і цю згоду не передають іншим для їхнього власного маркетингу.',
      whatsapp: 'Мій номер і цю згоду не передають іншим для їхнього власного маркетингу.',
      email: 'Мою адресу й цю згоду не передають іншим для їхнього власного маркетингу.',
      other: 'Мої дані й цю згоду не передають іншим для їхнього власного маркетингу.',
    },
    terms: 'Діють умови за посиланням нижче.',
    privacy: 'Як використовують мої дані, пояснює політика приватності за посиланням нижче.',
    contact: 'Контакт: {contact}.',
    sender_address: 'Адреса відправника: {address}.',
  },
  opening: ['agreement', 'recurring_automated', 'marketing', 'channel', 'legal_entity', 'brand', 'account', 'kinds'],
  sentences: USUAL_SENTENCES,
  night: 'Це окрема згода на повідомлення вночі, з {from} до {to}.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
