/**
 * What a code message adds where an answer to it is heard: YES confirms as the code does. The word stays as it is in every language, as STOP
 * does; whoever reads answers knows it in all of them. Apart from the pages' texts: nothing on a screen needs it.
 */
import { bestLocale } from './lookup.ts';

export const REPLY_INVITE: Readonly<Record<string, string>> = {
  en: 'Or reply YES to confirm.',
  de: 'Oder antworten Sie zur Bestätigung mit YES.',
  fr: 'Ou répondez YES pour confirmer.',
  es: 'O responda YES para confirmar.',
  'pt-BR': 'Ou responda YES para confirmar.',
  it: 'Oppure rispondi YES per confermare.',
  nl: 'Of antwoord YES om te bevestigen.',
  ja: 'YES と返信して確認することもできます。',
  ko: '또는 YES 라고 답장하여 확인하세요.',
  'zh-Hans': '也可回复 YES 确认。',
  'zh-Hant': '也可回覆 YES 確認。',
  th: 'หรือตอบกลับ YES เพื่อยืนยัน',
  hi: 'या पुष्टि के लिए YES लिखकर जवाब दें।',
  ar: 'أو أجب بكلمة YES للتأكيد.',
  he: 'או השיבו YES לאישור.',
  fa: 'یا برای تأیید، YES بفرستید.',
  pl: 'Lub odpowiedz YES, aby potwierdzić.',
  tr: 'Ya da onaylamak için YES yazıp yanıtlayın.',
  vi: 'Hoặc trả lời YES để xác nhận.',
  id: 'Atau balas YES untuk mengonfirmasi.',
  sv: 'Eller svara YES för att bekräfta.',
  da: 'Eller svar YES for at bekræfte.',
  fi: 'Tai vahvista vastaamalla YES.',
  cs: 'Nebo potvrďte odpovědí YES.',
  uk: 'Або надішліть YES у відповідь для підтвердження.',
};

/** In the reader's language, else in English, as the message itself is. */
export const replyInvite = (locale: string): string =>
  REPLY_INVITE[bestLocale(locale, Object.keys(REPLY_INVITE)) ?? 'en'] ?? (REPLY_INVITE.en as string);
