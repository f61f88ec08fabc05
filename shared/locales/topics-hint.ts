/** What a form says beside the topics that it offers: leaving them alone narrows nothing. Apart from the form's texts: few forms ask. */
import { bestLocale } from './lookup.ts';

export const TOPICS_HINT: Readonly<Record<string, string>> = {
  en: 'Nothing ticked means everything.',
  de: 'Wenn Sie nichts ankreuzen, erhalten Sie alles.',
  fr: 'Si vous ne cochez rien, vous recevrez tout.',
  es: 'Si no marca nada, recibirá todo.',
  'pt-BR': 'Se não marcar nada, você recebe tudo.',
  it: 'Se non spunti nulla, ricevi tutto.',
  nl: 'Als u niets aanvinkt, ontvangt u alles.',
  pl: 'Brak zaznaczenia oznacza wszystko.',
  sv: 'Om du inte kryssar i något får du allt.',
  da: 'Hvis du ikke sætter kryds, får du alt.',
  fi: 'Jos et valitse mitään, saat kaiken.',
  cs: 'Pokud nic nezaškrtnete, budete dostávat vše.',
  uk: 'Якщо нічого не позначити, надходитиме все.',
  tr: 'Hiçbirini işaretlemezseniz hepsini alırsınız.',
  vi: 'Nếu không đánh dấu mục nào, bạn sẽ nhận tất cả.',
  id: 'Jika tidak ada yang dicentang, Anda menerima semuanya.',
  ja: '何も選ばない場合は、すべて届きます。',
  ko: '아무것도 선택하지 않으면 모두 받게 됩니다.',
  'zh-Hans': '若一项都不勾选，则接收全部内容。',
  'zh-Hant': '若完全不勾選，則會收到全部內容。',
  th: 'หากไม่เลือกหัวข้อใด จะได้รับทุกหัวข้อ',
  hi: 'कुछ न चुनने पर सब कुछ मिलेगा।',
  ar: 'عند عدم تحديد أي موضوع، تصلك كل المواضيع.',
  he: 'אם לא סומן כלום, יישלחו כל העדכונים.',
  fa: 'اگر چیزی انتخاب نکنید، همه را دریافت می‌کنید.',
};

/** In the reader's language, else in English. */
export const topicsHint = (locale: string): string => TOPICS_HINT[bestLocale(locale, Object.keys(TOPICS_HINT)) ?? 'en'] ?? '';
