/**
 * What the form and the pages of a test widget say: that they are one, and the code that is sent to nobody. Apart from the pages' texts, so
 * that no live form carries them; put into the config of a test widget by the server.
 */
import { bestLocale } from './lookup.ts';

/** Before a title, and instead of the sentence that says where the code went. */
export const TEST_TEXTS: Readonly<Record<string, readonly [mark: string, code: string]>> = {
  en: ['Test mode', 'Test mode: nothing is sent to {to}. The code is {code}'],
  de: ['Testmodus', 'Testmodus: An {to} wird nichts gesendet. Der Code lautet {code}'],
  fr: ['Mode test', 'Mode test : rien n’est envoyé à {to}. Le code est {code}'],
  es: ['Modo de prueba', 'Modo de prueba: no se envía nada a {to}. El código es {code}'],
  'pt-BR': ['Modo de teste', 'Modo de teste: nada é enviado para {to}. O código é {code}'],
  it: ['Modalità di prova', 'Modalità di prova: a {to} non viene inviato nulla. Il codice è {code}'],
  nl: ['Testmodus', 'Testmodus: er wordt niets naar {to} gestuurd. De code is {code}'],
  ja: ['テストモード', 'テストモード：{to} には何も送信されません。コードは {code} です'],
  ko: ['테스트 모드', '테스트 모드: {to} 번호나 주소로 아무것도 보내지 않습니다. 코드: {code}'],
  'zh-Hans': ['测试模式', '测试模式：不会向 {to} 发送任何内容。验证码是 {code}'],
  'zh-Hant': ['測試模式', '測試模式：不會向 {to} 傳送任何內容。驗證碼是 {code}'],
  th: ['โหมดทดสอบ', 'โหมดทดสอบ: ไม่มีการส่งสิ่งใดไปที่ {to} รหัสคือ {code}'],
  hi: ['परीक्षण मोड', 'परीक्षण मोड: {to} पर कुछ नहीं भेजा जाता। कोड है {code}'],
  ar: ['وضع الاختبار', 'وضع الاختبار: لا يُرسل أي شيء إلى {to}. الرمز هو {code}'],
  he: ['מצב בדיקה', 'מצב בדיקה: שום דבר לא נשלח אל {to}. הקוד הוא {code}'],
  fa: ['حالت آزمایشی', 'حالت آزمایشی: چیزی به {to} فرستاده نمی‌شود. کد {code} است'],
  pl: ['Tryb testowy', 'Tryb testowy: nic nie jest wysyłane na {to}. Kod to {code}'],
  tr: ['Test modu', 'Test modu: {to} adresine hiçbir şey gönderilmez. Kod: {code}'],
  vi: ['Chế độ thử nghiệm', 'Chế độ thử nghiệm: không có gì được gửi đến {to}. Mã là {code}'],
  id: ['Mode uji', 'Mode uji: tidak ada yang dikirim ke {to}. Kodenya {code}'],
  sv: ['Testläge', 'Testläge: inget skickas till {to}. Koden är {code}'],
  da: ['Testtilstand', 'Testtilstand: der sendes intet til {to}. Koden er {code}'],
  fi: ['Testitila', 'Testitila: mitään ei lähetetä osoitteeseen {to}. Koodi on {code}'],
  cs: ['Testovací režim', 'Testovací režim: na {to} se nic neposílá. Kód je {code}'],
  uk: ['Тестовий режим', 'Тестовий режим: на {to} нічого не надсилається. Код: {code}'],
};

/** In the reader's language, else in English. */
const textsOf = (locale: string): readonly [mark: string, code: string] =>
  TEST_TEXTS[bestLocale(locale, Object.keys(TEST_TEXTS)) ?? 'en'] ?? (TEST_TEXTS.en as readonly [string, string]);

/** A title, or a name, that can't be taken for a live one. */
export const markedAsTest = (text: string, locale: string): string => [textsOf(locale)[0], text].filter((part) => part !== '').join(' · ');

/** The form's words with the mark on every step's heading, and with places for the address and the code where the code is asked for. */
export function testFormTexts<T extends { readonly code_title: string; readonly code_hint: string; readonly success_title: string }>(
  texts: T,
  locale: string,
): T {
  const [code_title, success_title] = [markedAsTest(texts.code_title, locale), markedAsTest(texts.success_title, locale)];
  return { ...texts, code_title, success_title, code_hint: textsOf(locale)[1] };
}
