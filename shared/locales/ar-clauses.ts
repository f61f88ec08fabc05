/** Clauses of the default disclosures: Arabic. Filled values are isolated where they are put in, so that numbers keep their order. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const arClauses: DisclosureClauses = {
  said: {
    agreement: 'أوافق على تلقي',
    channel: {
      text_messages: 'رسائل نصية ({channels})',
      whatsapp: 'رسائل عبر واتساب (WhatsApp)',
      email: 'رسائل بريد إلكتروني',
      other: 'رسائل عبر {channel}',
    },
    marketing: 'تسويقية',
    recurring_automated: 'آلية متكررة',
    kinds: 'حول {kinds}',
    legal_entity: 'من {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'على الرقم الذي قدمته، مرسلة من {account}',
      whatsapp: 'على الرقم الذي قدمته، مرسلة من {account}',
      email: 'على العنوان الذي قدمته، مرسلة من {account}',
      other: '، مرسلة من {account}',
    },
    frequency: '{frequency}.',
    not_a_condition: 'الموافقة ليست شرطًا لأي عملية شراء.',
    rates: {
      text_messages: 'قد تُطبق رسوم الرسائل والبيانات.',
      other: 'قد تُطبق رسوم البيانات.',
    },
    stop: {
      text_messages: 'أرسل STOP للإيقاف.',
      whatsapp: 'أرسل STOP أو استخدم خيار «إيقاف العروض» في واتساب للإيقاف.',
      email: 'تحتوي كل رسالة على رابط لإلغاء الاشتراك.',
      other: 'توضح كل رسالة كيفية إيقافها.',
    },
    help: {
      text_messages: 'أرسل HELP للمساعدة.',
      whatsapp: 'أرسل HELP للمساعدة.',
      other: 'للمساعدة استخدم وسيلة التواصل المذكورة هنا.',
    },
    withdraw_any_time: 'يمكنني سحب موافقتي في أي وقت، ويسري ذلك على المستقبل.',
    age: 'لا يقل عمري عن {age} سنة.',
    not_shared: {
      text_messages: 'لا يُشارَك رقمي ولا هذه الموافقة مع جهات أخرى لأغراضها التسويقية.',
      whatsapp: 'لا يُشارَك رقمي ولا هذه الموافقة مع جهات أخرى لأغراضها التسويقية.',
      email: 'لا يُشارَك بريدي ولا هذه الموافقة مع جهات أخرى لأغراضها التسويقية.',
      other: 'لا تُشارَك بياناتي ولا هذه الموافقة مع جهات أخرى لأغراضها التسويقية.',
    },
    terms: 'تسري الشروط الواردة في الرابط أدناه.',
    privacy: 'توضح سياسة الخصوصية الواردة في الرابط أدناه كيفية استخدام بياناتي.',
    contact: 'للتواصل: {contact}.',
    sender_address: 'عنوان المرسل: {address}.',
  },
  opening: ['agreement', 'channel', 'marketing', 'recurring_automated', 'kinds', 'legal_entity', 'brand', 'account'],
  sentences: USUAL_SENTENCES,
  night: 'هذه موافقة منفصلة على الرسائل ليلًا، من {from} إلى {to}.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
