/** Clauses of the default disclosures: Hebrew. The first sentence says "my consent is given", which has no gender. Filled values are isolated where they are put in. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const heClauses: DisclosureClauses = {
  said: {
    agreement: 'הסכמתי ניתנת בזאת לקבלת',
    channel: {
      text_messages: 'הודעות טקסט ({channels})',
      whatsapp: 'הודעות WhatsApp',
      email: 'הודעות אימייל',
      other: 'הודעות דרך {channel}',
    },
    marketing: 'שיווקיות',
    recurring_automated: 'אוטומטיות וחוזרות',
    kinds: 'בנושא {kinds}',
    legal_entity: 'מאת {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'למספר שמסרתי, מהשולח {account}',
      whatsapp: 'למספר שמסרתי, מהשולח {account}',
      email: 'לכתובת שמסרתי, מהשולח {account}',
      other: ', מהשולח {account}',
    },
    frequency: '{frequency}.',
    not_a_condition: 'ההסכמה אינה תנאי לרכישה כלשהי.',
    rates: {
      text_messages: 'ייתכנו חיובים על הודעות ועל נתונים.',
      other: 'ייתכנו חיובים על נתונים.',
    },
    stop: {
      text_messages: 'כדי להפסיק, השיבו STOP.',
      whatsapp: 'כדי להפסיק, השיבו STOP או השתמשו באפשרות ״הפסקת מבצעים״ של WhatsApp.',
      email: 'בכל אימייל יש קישור להסרה מהרשימה.',
      other: 'בכל הודעה כתוב איך להפסיק.',
    },
    help: {
      text_messages: 'לעזרה, השיבו HELP.',
      whatsapp: 'לעזרה, השיבו HELP.',
      other: 'לעזרה, פנו לפרטי הקשר המופיעים כאן.',
    },
    withdraw_any_time: 'באפשרותי לבטל את הסכמתי בכל עת, מכאן ולהבא.',
    age: 'גילי {age} שנים לפחות.',
    not_shared: {
      text_messages: 'המספר שלי והסכמה זו לא יועברו לאחרים לצורך השיווק שלהם.',
      whatsapp: 'המספר שלי והסכמה זו לא יועברו לאחרים לצורך השיווק שלהם.',
      email: 'הכתובת שלי והסכמה זו לא יועברו לאחרים לצורך השיווק שלהם.',
      other: 'הפרטים שלי והסכמה זו לא יועברו לאחרים לצורך השיווק שלהם.',
    },
    terms: 'חלים התנאים שבקישור למטה.',
    privacy: 'מדיניות הפרטיות שבקישור למטה מסבירה איך נעשה שימוש בנתונים שלי.',
    contact: 'יצירת קשר: {contact}.',
    sender_address: 'כתובת השולח: {address}.',
  },
  opening: ['agreement', 'channel', 'marketing', 'recurring_automated', 'kinds', 'legal_entity', 'brand', 'account'],
  sentences: USUAL_SENTENCES,
  night: 'זוהי הסכמה נפרדת להודעות בלילה, מ-{from} עד {to}.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
