/** Links into apps, on the page and in the chat: Arabic. */
import type { LinkTexts } from './link-texts.ts';

export const arLinks: LinkTexts = {
  in_app: 'توافق داخل {channel} نفسه، وننقلك إليه بعد هذا النموذج.',
  title: 'خطوة أخرى في {channel}',
  hint: 'افتح {channel} واضغط «{agree}». قبل ذلك لم توافق على شيء.',
  open: 'افتح {channel}',
  scan: 'أو امسح هذا الرمز بهاتفك',
  send: 'أرسل {text} إلى {to}',
  waiting: 'في انتظار {channel}',
  digits: 'اضغط {digits} في المحادثة ليتبين لنا أن هذه الصفحة والمحادثة كلتيهما لك.',
  agreed: 'وافقت في {channel}',
  declined: 'لم توافق على شيء في {channel}',
  ended: 'لم يعد هذا الرابط صالحًا',
  again: 'احصل على رابط جديد',
  agree: 'أوافق',
  decline: 'لا، شكرًا',
  said_yes: 'شكرًا. وافقت على {messages} من {brand}. أرسل STOP في أي وقت لإيقافها.',
  said_no: 'حسنًا. لن تراسلك {brand} هنا.',
  pick: 'ما الرقم الذي تعرضه الصفحة؟ اضغط عليه. إن لم تكن أمامك صفحة كهذه فلا تضغط شيئًا.',
  matched: 'شكرًا. ارتبطت هذه المحادثة بتسجيلك.',
  not_matched: 'ليس هذا الرقم المعروض في الصفحة. ما وافقت عليه هنا يبقى كما هو.',
  taken: 'فتح شخص آخر هذا الرابط من قبل. للتسجيل استخدم النموذج في الموقع.',
  over: 'لم يعد هذا الرابط صالحًا. للتسجيل استخدم النموذج في الموقع.',
  by_text: 'للموافقة أرسل {word}',
  friend_first: 'أضف {brand} صديقًا في {channel} ثم افتح رابط النموذج مرة أخرى.',
  go_to_chat: 'أرسلنا لك رسالة في {channel}. افتح المحادثة للمتابعة.',
};
