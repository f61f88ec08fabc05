/**
 * The link beside the code in a mail, and the page behind it. Apart from the pages' texts: nothing else on a screen needs it. `{link}` is filled
 * in where the message is made, `{address}` on the page with the address in masked form.
 */
import { bestLocale } from './lookup.ts';

export interface MailLinkTexts {
  /** In the mail, after the sentence with the code. */
  readonly mail: string;
  /** Of the page. */
  readonly title: string;
  /** Above what would be agreed to. */
  readonly lead: string;
  readonly button: string;
  /** For whom it is not meant. */
  readonly not_you: string;
}

const row = (mail: string, title: string, lead: string, button: string, not_you: string): MailLinkTexts => ({
  mail,
  title,
  lead,
  button,
  not_you,
});

export const MAIL_LINK: Readonly<Record<string, MailLinkTexts>> = {
  en: row(
    'Or confirm with this link: {link}',
    'Confirm your sign-up',
    'With this button you agree, for {address}:',
    'Confirm',
    'If you did not ask for it, close this page. Nothing happens.',
  ),
  de: row(
    'Oder bestätigen Sie mit diesem Link: {link}',
    'Anmeldung bestätigen',
    'Mit diesem Knopf stimmen Sie zu, für {address}:',
    'Bestätigen',
    'Wenn Sie das nicht angefordert haben, schließen Sie diese Seite. Es geschieht nichts.',
  ),
  fr: row(
    'Ou confirmez avec ce lien : {link}',
    'Confirmer votre inscription',
    'Avec ce bouton, vous acceptez, pour {address} :',
    'Confirmer',
    'Si vous n’avez rien demandé, fermez cette page. Il ne se passe rien.',
  ),
  es: row(
    'O confirme con este enlace: {link}',
    'Confirme su suscripción',
    'Con este botón usted acepta, para {address}:',
    'Confirmar',
    'Si no lo ha pedido, cierre esta página. No pasa nada.',
  ),
  'pt-BR': row(
    'Ou confirme com este link: {link}',
    'Confirme sua inscrição',
    'Com este botão você concorda, para {address}:',
    'Confirmar',
    'Se você não pediu, feche esta página. Nada acontece.',
  ),
  it: row(
    'Oppure conferma con questo link: {link}',
    'Conferma l’iscrizione',
    'Con questo pulsante acconsenti, per {address}:',
    'Conferma',
    'Se non l’hai chiesto, chiudi questa pagina. Non succede nulla.',
  ),
  nl: row(
    'Of bevestig met deze link: {link}',
    'Bevestig uw aanmelding',
    'Met deze knop stemt u in, voor {address}:',
    'Bevestigen',
    'Hebt u er niet om gevraagd, sluit dan deze pagina. Er gebeurt niets.',
  ),
  ja: row(
    'または、このリンクで確認してください：{link}',
    '登録の確認',
    'このボタンを押すと、{address} について次の内容に同意します。',
    '確認する',
    '心当たりがない場合は、このページを閉じてください。何も起こりません。',
  ),
  ko: row(
    '또는 이 링크로 확인하세요: {link}',
    '가입 확인',
    '이 버튼을 누르면 {address}에 대해 다음에 동의합니다.',
    '확인',
    '요청하지 않으셨다면 이 페이지를 닫으세요. 아무 일도 일어나지 않습니다.',
  ),
  'zh-Hans': row(
    '或通过此链接确认：{link}',
    '确认您的订阅',
    '按此按钮即表示您为 {address} 同意：',
    '确认',
    '如果不是您本人的请求，请关闭此页面，不会有任何变化。',
  ),
  'zh-Hant': row(
    '或透過此連結確認：{link}',
    '確認您的訂閱',
    '按此按鈕即表示您為 {address} 同意：',
    '確認',
    '如果不是您本人的要求，請關閉此頁面，不會有任何變化。',
  ),
  th: row('หรือยืนยันด้วยลิงก์นี้: {link}', 'ยืนยันการสมัครของคุณ', 'เมื่อกดปุ่มนี้ คุณยินยอมสำหรับ {address}:', 'ยืนยัน', 'หากคุณไม่ได้ขอ ให้ปิดหน้านี้ จะไม่มีอะไรเกิดขึ้น'),
  hi: row(
    'या इस लिंक से पुष्टि करें: {link}',
    'अपने साइन-अप की पुष्टि करें',
    'इस बटन से आप {address} के लिए सहमति देते हैं:',
    'पुष्टि करें',
    'अगर आपने यह नहीं माँगा था, तो यह पेज बंद कर दें। कुछ नहीं होगा।',
  ),
  ar: row(
    'أو أكّد عبر هذا الرابط: {link}',
    'تأكيد اشتراكك',
    'بهذا الزر توافق، بالنسبة إلى {address}، على:',
    'تأكيد',
    'إذا لم تطلب ذلك، فأغلق هذه الصفحة. لن يحدث شيء.',
  ),
  he: row(
    'או אשרו באמצעות הקישור הזה: {link}',
    'אישור ההרשמה',
    'בלחיצה על הכפתור אתם מסכימים, עבור {address}:',
    'אישור',
    'אם לא ביקשתם זאת, סגרו את הדף. דבר לא יקרה.',
  ),
  fa: row(
    'یا با این پیوند تأیید کنید: {link}',
    'تأیید ثبت‌نام شما',
    'با این دکمه، برای {address} موافقت می‌کنید:',
    'تأیید',
    'اگر شما نخواسته‌اید، این صفحه را ببندید. هیچ اتفاقی نمی‌افتد.',
  ),
  pl: row(
    'Lub potwierdź tym linkiem: {link}',
    'Potwierdź zapis',
    'Tym przyciskiem wyrażasz zgodę, dla {address}:',
    'Potwierdź',
    'Jeśli to nie Twoja prośba, zamknij tę stronę. Nic się nie stanie.',
  ),
  tr: row(
    'Ya da bu bağlantıyla onaylayın: {link}',
    'Kaydınızı onaylayın',
    'Bu düğmeyle {address} için şunları kabul edersiniz:',
    'Onayla',
    'Bunu siz istemediyseniz bu sayfayı kapatın. Hiçbir şey olmaz.',
  ),
  vi: row(
    'Hoặc xác nhận bằng liên kết này: {link}',
    'Xác nhận đăng ký',
    'Khi bấm nút này, bạn đồng ý cho {address}:',
    'Xác nhận',
    'Nếu bạn không yêu cầu, hãy đóng trang này. Không có gì xảy ra.',
  ),
  id: row(
    'Atau konfirmasi dengan tautan ini: {link}',
    'Konfirmasi pendaftaran Anda',
    'Dengan tombol ini Anda setuju, untuk {address}:',
    'Konfirmasi',
    'Jika Anda tidak memintanya, tutup halaman ini. Tidak ada yang terjadi.',
  ),
  sv: row(
    'Eller bekräfta med den här länken: {link}',
    'Bekräfta din anmälan',
    'Med knappen godkänner du, för {address}:',
    'Bekräfta',
    'Om du inte har bett om det, stäng sidan. Inget händer.',
  ),
  da: row(
    'Eller bekræft med dette link: {link}',
    'Bekræft din tilmelding',
    'Med denne knap accepterer du, for {address}:',
    'Bekræft',
    'Hvis du ikke har bedt om det, så luk siden. Der sker ingenting.',
  ),
  fi: row(
    'Tai vahvista tällä linkillä: {link}',
    'Vahvista tilauksesi',
    'Tällä painikkeella hyväksyt osoitteelle {address}:',
    'Vahvista',
    'Jos et pyytänyt tätä, sulje sivu. Mitään ei tapahdu.',
  ),
  cs: row(
    'Nebo potvrďte tímto odkazem: {link}',
    'Potvrďte přihlášení',
    'Tímto tlačítkem souhlasíte, pro {address}:',
    'Potvrdit',
    'Pokud jste o to nežádali, zavřete tuto stránku. Nic se nestane.',
  ),
  uk: row(
    'Або підтвердьте за цим посиланням: {link}',
    'Підтвердьте підписку',
    'Цією кнопкою ви погоджуєтеся, для {address}:',
    'Підтвердити',
    'Якщо ви цього не просили, закрийте цю сторінку. Нічого не станеться.',
  ),
};

/** In the reader's language, else in English, as the message itself is. */
export const mailLinkTexts = (locale: string): MailLinkTexts =>
  MAIL_LINK[bestLocale(locale, Object.keys(MAIL_LINK)) ?? 'en'] ?? (MAIL_LINK.en as MailLinkTexts);
