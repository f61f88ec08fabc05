/** Clauses of the default disclosures: Persian. Whoever agrees says so at the end of the sentence; filled values are isolated where they are put in. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const faClauses: DisclosureClauses = {
  said: {
    agreement: 'موافقت می‌کنم',
    recurring_automated: 'خودکار و تکرارشونده',
    marketing: 'تبلیغاتی',
    channel: {
      text_messages: 'با دریافت پیامک‌های ({channels})',
      whatsapp: 'با دریافت پیام‌های واتساپ (WhatsApp)',
      email: 'با دریافت ایمیل‌های',
      other: 'با دریافت پیام‌های {channel}',
    },
    kinds: 'درباره {kinds}',
    legal_entity: 'از {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'به شماره‌ای که داده‌ام با فرستنده {account}',
      whatsapp: 'به شماره‌ای که داده‌ام با فرستنده {account}',
      email: 'به نشانی‌ای که داده‌ام با فرستنده {account}',
      other: 'با فرستنده {account}',
    },
    frequency: '{frequency}.',
    not_a_condition: 'رضایت شرط هیچ خریدی نیست.',
    rates: {
      text_messages: 'ممکن است هزینه پیام و داده گرفته شود.',
      other: 'ممکن است هزینه داده گرفته شود.',
    },
    stop: {
      text_messages: 'برای لغو، STOP بفرستید.',
      whatsapp: 'برای لغو، STOP بفرستید یا از گزینه «توقف پیشنهادها» در واتساپ استفاده کنید.',
      email: 'هر ایمیل پیوند لغو اشتراک دارد.',
      other: 'هر پیام راه لغو آن را نشان می‌دهد.',
    },
    help: {
      text_messages: 'برای راهنمایی، HELP بفرستید.',
      whatsapp: 'برای راهنمایی، HELP بفرستید.',
      other: 'برای راهنمایی از راه تماسی که این‌جا آمده می‌پرسم.',
    },
    withdraw_any_time: 'هر زمان می‌توانم رضایتم را برای آینده پس بگیرم.',
    age: 'دست‌کم {age} سال دارم.',
    not_shared: {
      text_messages: 'شماره من و این رضایت برای تبلیغات دیگران در اختیارشان گذاشته نمی‌شود.',
      whatsapp: 'شماره من و این رضایت برای تبلیغات دیگران در اختیارشان گذاشته نمی‌شود.',
      email: 'نشانی من و این رضایت برای تبلیغات دیگران در اختیارشان گذاشته نمی‌شود.',
      other: 'اطلاعات من و این رضایت برای تبلیغات دیگران در اختیارشان گذاشته نمی‌شود.',
    },
    terms: 'شرایطی که پیوندش در زیر آمده برقرار است.',
    privacy: 'بیانیه حریم خصوصی که پیوندش در زیر آمده می‌گوید از داده‌های من چگونه استفاده می‌شود.',
    contact: 'تماس: {contact}.',
    sender_address: 'نشانی فرستنده: {address}.',
  },
  opening: ['channel', 'marketing', 'recurring_automated', 'kinds', 'legal_entity', 'brand', 'account', 'agreement'],
  sentences: USUAL_SENTENCES,
  night: 'این رضایتی جداگانه برای پیام‌های شب است، از {from} تا {to}.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
