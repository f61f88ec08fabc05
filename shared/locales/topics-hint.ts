/** What a form says beside the topics that it offers: leaving them alone narrows nothing. Apart from the form's texts: few forms ask. */
import { bestLocale } from './lookup.ts';

export const TOPICS_HINT: Readonly<Record<string, string>> = {
  en: 'Nothing ticked means everything.',
  de: 'Nichts angekreuzt heißt: alles.',
  fr: 'Sans coche, vous recevez tout.',
  es: 'Si no marca nada, recibirá todo.',
  'pt-BR': 'Sem marcar nada, você recebe tudo.',
  it: 'Se non spunti nulla, ricevi tutto.',
  nl: 'Niets aangevinkt betekent alles.',
  pl: 'Nic nie zaznaczono – to znaczy wszystko.',
  sv: 'Inget ikryssat betyder allt.',
  da: 'Intet afkrydset betyder alt.',
  fi: 'Jos et valitse mitään, saat kaiken.',
  cs: 'Když nic nezaškrtnete, platí vše.',
  uk: 'Якщо нічого не позначено – про все.',
  tr: 'Hiçbirini işaretlemezseniz hepsi gelir.',
  vi: 'Không đánh dấu mục nào nghĩa là nhận tất cả.',
  id: 'Tanpa centang berarti semuanya.',
  ja: '何も選ばない場合はすべてが届きます。',
  ko: '아무것도 선택하지 않으면 모두 받습니다.',
  'zh-Hans': '不勾选表示全部接收。',
  'zh-Hant': '不勾選表示全部接收。',
  th: 'หากไม่เลือก หมายถึงรับทุกหัวข้อ',
  hi: 'कुछ न चुनने का अर्थ है सब कुछ।',
  ar: 'عدم تحديد أي شيء يعني كل المواضيع.',
  he: 'אם לא סומן דבר, הכול יישלח.',
  fa: 'اگر چیزی انتخاب نشود، یعنی همه.',
};

/** In the reader's language, else in English. */
export const topicsHint = (locale: string): string => TOPICS_HINT[bestLocale(locale, Object.keys(TOPICS_HINT)) ?? 'en'] ?? '';
