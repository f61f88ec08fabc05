/** What an offer says of itself beside the merchant's own words. Apart from the form's texts: few forms make one. */
import { bestLocale } from './lookup.ts';

export interface OfferTexts {
  /** After the merchant's words, on the form and on the landing page: consent is no condition. Of a code as of a contest. */
  readonly either_way: string;
  /** The button of a page without script. */
  readonly show_code: string;
  /** The pool is empty, and there is no code for everybody. */
  readonly none_left: string;
  readonly copy: string;
  readonly copied: string;
}

export const OFFER: Readonly<Record<string, OfferTexts>> = {
  en: {
    either_way: 'You don’t need to sign up for this.',
    show_code: 'Show the code',
    none_left: 'No codes are left.',
    copy: 'Copy the code',
    copied: 'Copied',
  },
  de: {
    either_way: 'Dafür müssen Sie sich nicht anmelden.',
    show_code: 'Code anzeigen',
    none_left: 'Es sind keine Codes mehr da.',
    copy: 'Code kopieren',
    copied: 'Kopiert',
  },
  fr: {
    either_way: 'Aucune inscription n’est nécessaire pour cela.',
    show_code: 'Afficher le code',
    none_left: 'Il ne reste plus de codes.',
    copy: 'Copier le code',
    copied: 'Copié',
  },
  es: {
    either_way: 'Para esto no hace falta suscribirse.',
    show_code: 'Mostrar el código',
    none_left: 'No quedan códigos.',
    copy: 'Copiar el código',
    copied: 'Copiado',
  },
  'pt-BR': {
    either_way: 'Não é preciso se inscrever para isso.',
    show_code: 'Mostrar o código',
    none_left: 'Não há mais códigos.',
    copy: 'Copiar o código',
    copied: 'Copiado',
  },
  it: {
    either_way: 'Non serve iscriversi per questo.',
    show_code: 'Mostra il codice',
    none_left: 'Non ci sono più codici.',
    copy: 'Copia il codice',
    copied: 'Copiato',
  },
  nl: {
    either_way: 'U hoeft zich hiervoor niet aan te melden.',
    show_code: 'Code tonen',
    none_left: 'Er zijn geen codes meer.',
    copy: 'Code kopiëren',
    copied: 'Gekopieerd',
  },
  pl: {
    either_way: 'Zapisanie się nie jest do tego potrzebne.',
    show_code: 'Pokaż kod',
    none_left: 'Nie ma już kodów.',
    copy: 'Skopiuj kod',
    copied: 'Skopiowano',
  },
  sv: {
    either_way: 'Du behöver inte anmäla dig för detta.',
    show_code: 'Visa koden',
    none_left: 'Det finns inga koder kvar.',
    copy: 'Kopiera koden',
    copied: 'Kopierad',
  },
  da: {
    either_way: 'Det kræver ikke tilmelding.',
    show_code: 'Vis koden',
    none_left: 'Der er ikke flere koder.',
    copy: 'Kopiér koden',
    copied: 'Kopieret',
  },
  fi: {
    either_way: 'Tähän ei tarvita tilausta.',
    show_code: 'Näytä koodi',
    none_left: 'Koodeja ei ole enää jäljellä.',
    copy: 'Kopioi koodi',
    copied: 'Kopioitu',
  },
  cs: {
    either_way: 'Nemusíte se kvůli tomu přihlašovat.',
    show_code: 'Zobrazit kód',
    none_left: 'Žádné kódy už nezbývají.',
    copy: 'Kopírovat kód',
    copied: 'Zkopírováno',
  },
  uk: {
    either_way: 'Підписуватися для цього не потрібно.',
    show_code: 'Показати код',
    none_left: 'Кодів більше немає.',
    copy: 'Скопіювати код',
    copied: 'Скопійовано',
  },
  tr: {
    either_way: 'Bunun için kaydolmanız gerekmez.',
    show_code: 'Kodu göster',
    none_left: 'Kod kalmadı.',
    copy: 'Kodu kopyala',
    copied: 'Kopyalandı',
  },
  vi: {
    either_way: 'Việc này không cần đăng ký.',
    show_code: 'Hiện mã',
    none_left: 'Không còn mã nào.',
    copy: 'Sao chép mã',
    copied: 'Đã sao chép',
  },
  id: {
    either_way: 'Anda tidak perlu mendaftar untuk ini.',
    show_code: 'Tampilkan kode',
    none_left: 'Kode sudah habis.',
    copy: 'Salin kode',
    copied: 'Disalin',
  },
  ja: {
    either_way: '登録は不要です。',
    show_code: 'コードを表示',
    none_left: 'コードはなくなりました。',
    copy: 'コードをコピー',
    copied: 'コピーしました',
  },
  ko: {
    either_way: '구독을 신청하지 않아도 됩니다.',
    show_code: '코드 보기',
    none_left: '남은 코드가 없습니다.',
    copy: '코드 복사',
    copied: '복사했습니다',
  },
  'zh-Hans': {
    either_way: '无需订阅。',
    show_code: '显示兑换码',
    none_left: '兑换码已发完。',
    copy: '复制兑换码',
    copied: '已复制',
  },
  'zh-Hant': {
    either_way: '無須訂閱。',
    show_code: '顯示兌換碼',
    none_left: '兌換碼已發完。',
    copy: '複製兌換碼',
    copied: '已複製',
  },
  th: {
    either_way: 'ไม่จำเป็นต้องสมัคร',
    show_code: 'แสดงรหัส',
    none_left: 'ไม่มีรหัสเหลือแล้ว',
    copy: 'คัดลอกรหัส',
    copied: 'คัดลอกแล้ว',
  },
  hi: {
    either_way: 'इसके लिए साइन अप करना ज़रूरी नहीं है।',
    show_code: 'कोड दिखाएँ',
    none_left: 'अब कोई कोड नहीं बचा है।',
    copy: 'कोड कॉपी करें',
    copied: 'कॉपी हो गया',
  },
  ar: {
    either_way: 'لا يلزم الاشتراك لذلك.',
    show_code: 'إظهار الرمز',
    none_left: 'لم تبقَ أي رموز.',
    copy: 'نسخ الرمز',
    copied: 'تم النسخ',
  },
  he: {
    either_way: 'אין צורך להירשם לשם כך.',
    show_code: 'הצגת הקוד',
    none_left: 'לא נותרו קודים.',
    copy: 'העתקת הקוד',
    copied: 'הועתק',
  },
  fa: {
    either_way: 'برای این کار نیازی به ثبت‌نام نیست.',
    show_code: 'نمایش کد',
    none_left: 'کدی باقی نمانده است.',
    copy: 'کپی کردن کد',
    copied: 'کپی شد',
  },
};
/** In the reader's language, else in English. */
export const offerTexts = (locale: string): OfferTexts => OFFER[bestLocale(locale, Object.keys(OFFER)) ?? 'en'] ?? (OFFER.en as OfferTexts);
