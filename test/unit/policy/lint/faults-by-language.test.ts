/**
 * Faults as merchants say them, in the languages that the corpora have no texts of yet: each is seen behind a text that has none, and what only
 * sounds like one is not. Written from the reasons for which texts are refused, not from the word lists.
 */
import { describe, expect, test } from 'vitest';
import { ELEMENTS } from '../../../../worker/channels/elements.ts';
import { lintDisclosure } from '../../../../worker/policy/lint/lint.ts';
import { COVERS, defaultDocument } from './fixtures.ts';

interface Said {
  readonly consent_implied: string;
  readonly opt_out: string;
  readonly condition_of_purchase: string;
  readonly senders_vague: string;
  readonly shared: string;
  readonly irrevocable: string;
  readonly terms_bundled: string;
  readonly channels_bundled: string;
  readonly place_unfilled: string;
  readonly harmless: readonly string[];
}

const SAID: Readonly<Record<string, Said>> = {
  pl: {
    consent_implied: 'Podając numer telefonu, zgadzasz się na otrzymywanie ofert.',
    opt_out: 'Jeśli nie chcesz wiadomości, odznacz to pole.',
    condition_of_purchase: 'Aby złożyć zamówienie, musisz wyrazić zgodę na wiadomości marketingowe.',
    senders_vague: 'Zgadzam się na wiadomości marketingowe także od partnerów.',
    shared: 'Numer możemy udostępniać podmiotom trzecim.',
    irrevocable: 'Zgodę można wycofać wyłącznie listem poleconym.',
    terms_bundled: 'Akceptuję regulamin oraz zgadzam się na otrzymywanie wiadomości.',
    channels_bundled: 'Zgadzam się też na otrzymywanie e-maili.',
    place_unfilled: 'Nadawca: [nazwa firmy].',
    harmless: [
      'Numeru nigdy nie udostępniamy osobom trzecim.',
      'Zamówienie można złożyć bez tej zgody.',
      'Zobacz naszą politykę prywatności.',
    ],
  },
  tr: {
    consent_implied: 'Numaranızı girerek kampanya mesajları almayı kabul etmiş olursunuz.',
    opt_out: 'Mesaj almak istemiyorsanız kutudaki işareti kaldırın.',
    condition_of_purchase: 'Siparişinizi tamamlamak için pazarlama mesajlarına onay vermeniz zorunludur.',
    senders_vague: 'İş ortaklarının pazarlama mesajlarını da almayı kabul ediyorum.',
    shared: 'Numaranızı üçüncü taraflarla paylaşabiliriz.',
    irrevocable: 'Onay yalnızca noter aracılığıyla geri alınabilir.',
    terms_bundled: 'Kullanım koşullarını ve mesaj almayı kabul ediyorum.',
    channels_bundled: 'E-posta almayı da kabul ediyorum.',
    place_unfilled: 'Gönderen: [şirket adı].',
    harmless: ['Numaranız üçüncü taraflarla paylaşılmaz.', 'Onay vermeden de alışveriş yapabilirsiniz.', 'Gizlilik politikamıza bakın.'],
  },
  sv: {
    consent_implied: 'Genom att ange ditt nummer godkänner du att få erbjudanden.',
    opt_out: 'Avmarkera rutan om du inte vill ha meddelanden.',
    condition_of_purchase: 'Du måste samtycka till marknadsföring för att slutföra köpet.',
    senders_vague: 'Jag samtycker till att få marknadsföring även från partners.',
    shared: 'Vi kan dela ditt nummer med tredje part.',
    irrevocable: 'Samtycket kan endast återkallas skriftligen per brev.',
    terms_bundled: 'Jag godkänner villkoren och att få meddelanden.',
    channels_bundled: 'Jag samtycker även till att få e-post.',
    place_unfilled: 'Avsändare: [företagets namn].',
    harmless: ['Numret delas aldrig med tredje part.', 'Du kan handla utan att samtycka.', 'Läs vår integritetspolicy.'],
  },
  da: {
    consent_implied: 'Ved at indtaste dit nummer accepterer du at modtage tilbud.',
    opt_out: 'Fjern krydset, hvis du ikke ønsker beskeder.',
    condition_of_purchase: 'Du skal give samtykke til markedsføring for at gennemføre købet.',
    senders_vague: 'Jeg giver samtykke til at modtage markedsføring også fra partnere.',
    shared: 'Vi kan dele dit nummer med tredjeparter.',
    irrevocable: 'Samtykket kan kun trækkes tilbage skriftligt med brev.',
    terms_bundled: 'Jeg accepterer vilkårene og at modtage beskeder.',
    channels_bundled: 'Jeg giver også samtykke til at modtage e-mails.',
    place_unfilled: 'Afsender: [virksomhedens navn].',
    harmless: ['Nummeret deles aldrig med tredjepart.', 'Du kan købe uden at give samtykke.', 'Læs vores privatlivspolitik.'],
  },
  fi: {
    consent_implied: 'Antamalla numerosi suostut vastaanottamaan tarjouksia.',
    opt_out: 'Poista merkintä ruudusta, jos et halua viestejä.',
    condition_of_purchase: 'Tilauksen tekeminen edellyttää suostumusta markkinointiin.',
    senders_vague: 'Suostun vastaanottamaan markkinointia myös yhteistyökumppaneilta.',
    shared: 'Voimme luovuttaa numerosi kolmansille osapuolille.',
    irrevocable: 'Suostumuksen voi peruuttaa ainoastaan kirjallisesti postitse.',
    terms_bundled: 'Hyväksyn käyttöehdot ja viestien vastaanottamisen.',
    channels_bundled: 'Suostun vastaanottamaan myös sähköpostia.',
    place_unfilled: 'Lähettäjä: [yrityksen nimi].',
    harmless: ['Numeroa ei luovuteta kolmansille osapuolille.', 'Voit ostaa ilman suostumusta.', 'Lue tietosuojakäytäntömme.'],
  },
  cs: {
    consent_implied: 'Zadáním čísla souhlasíte se zasíláním nabídek.',
    opt_out: 'Pokud zprávy nechcete, zrušte zaškrtnutí políčka.',
    condition_of_purchase: 'K dokončení objednávky je třeba udělit souhlas s marketingem.',
    senders_vague: 'Souhlasím se zasíláním marketingových sdělení i od partnerů.',
    shared: 'Vaše číslo můžeme předávat třetím stranám.',
    irrevocable: 'Souhlas lze odvolat pouze písemně doporučeným dopisem.',
    terms_bundled: 'Souhlasím s obchodními podmínkami a se zasíláním zpráv.',
    channels_bundled: 'Souhlasím také se zasíláním e-mailů.',
    place_unfilled: 'Odesílatel: [název společnosti].',
    harmless: ['Číslo nikdy nepředáváme třetím stranám.', 'Nakoupit můžete i bez souhlasu.', 'Viz zásady ochrany soukromí.'],
  },
  uk: {
    consent_implied: 'Вказуючи номер, ви погоджуєтеся отримувати пропозиції.',
    opt_out: 'Якщо не хочете повідомлень, зніміть позначку.',
    condition_of_purchase: 'Щоб оформити замовлення, потрібно дати згоду на рекламу.',
    senders_vague: 'Я погоджуюся отримувати рекламу також від партнерів.',
    shared: 'Ми можемо передавати ваш номер третім особам.',
    irrevocable: 'Згоду можна відкликати лише письмово, листом.',
    terms_bundled: 'Я приймаю умови використання та погоджуюся отримувати повідомлення.',
    channels_bundled: 'Я також погоджуюся отримувати електронні листи.',
    place_unfilled: 'Відправник: [назва компанії].',
    harmless: ['Номер ніколи не передаємо третім особам.', 'Купити можна й без згоди.', 'Перегляньте нашу політику приватності.'],
  },
  vi: {
    consent_implied: 'Bằng việc nhập số điện thoại, bạn đồng ý nhận ưu đãi.',
    opt_out: 'Nếu không muốn nhận tin, hãy bỏ dấu ở ô.',
    condition_of_purchase: 'Để hoàn tất đơn hàng, bạn phải đồng ý nhận quảng cáo.',
    senders_vague: 'Tôi đồng ý nhận quảng cáo cả từ đối tác.',
    shared: 'Chúng tôi có thể chia sẻ số của bạn cho bên thứ ba.',
    irrevocable: 'Chỉ có thể rút lại sự đồng ý bằng văn bản gửi qua bưu điện.',
    terms_bundled: 'Tôi đồng ý với điều khoản sử dụng và nhận tin nhắn.',
    channels_bundled: 'Tôi cũng đồng ý nhận email.',
    place_unfilled: 'Người gửi: [tên công ty].',
    harmless: ['Số không bao giờ được chia sẻ cho bên thứ ba.', 'Bạn vẫn mua được mà không cần đồng ý.', 'Xem chính sách quyền riêng tư.'],
  },
  id: {
    consent_implied: 'Dengan memasukkan nomor, Anda setuju menerima penawaran.',
    opt_out: 'Hapus centang jika Anda tidak ingin menerima pesan.',
    condition_of_purchase: 'Untuk menyelesaikan pesanan, Anda harus setuju menerima promosi.',
    senders_vague: 'Saya setuju menerima pemasaran juga dari mitra.',
    shared: 'Kami dapat membagikan nomor Anda kepada pihak ketiga.',
    irrevocable: 'Persetujuan hanya dapat ditarik secara tertulis lewat surat.',
    terms_bundled: 'Saya menyetujui syarat dan ketentuan serta menerima pesan.',
    channels_bundled: 'Saya juga setuju menerima email.',
    place_unfilled: 'Pengirim: [nama perusahaan].',
    harmless: [
      'Nomor tidak pernah dibagikan kepada pihak ketiga.',
      'Anda dapat membeli tanpa menyetujui ini.',
      'Lihat kebijakan privasi kami.',
    ],
  },
  fa: {
    consent_implied: 'با وارد کردن شماره، با دریافت پیشنهادها موافقت می‌کنید.',
    opt_out: 'اگر نمی‌خواهید پیام بگیرید، علامت را بردارید.',
    condition_of_purchase: 'برای تکمیل سفارش باید با دریافت تبلیغات موافقت کنید.',
    senders_vague: 'با دریافت تبلیغات از شرکت‌های همکار نیز موافقت می‌کنم.',
    shared: 'ممکن است شماره شما را در اختیار اشخاص ثالث بگذاریم.',
    irrevocable: 'رضایت را فقط به‌صورت کتبی با نامه می‌توان پس گرفت.',
    terms_bundled: 'شرایط را می‌پذیرم و با دریافت پیام موافقم.',
    channels_bundled: 'با دریافت ایمیل نیز موافقم.',
    place_unfilled: 'فرستنده: [نام شرکت].',
    harmless: ['شماره هرگز به اشخاص ثالث داده نمی‌شود.', 'بدون رضایت هم می‌توانید خرید کنید.', 'حریم خصوصی را در این‌جا ببینید.'],
  },
};

describe.each(Object.entries(SAID))('in %s', (locale, { harmless, ...faults }) => {
  const whole = defaultDocument(locale, COVERS[0]!);
  const codesWith = (sentence: string) =>
    lintDisclosure({ ...whole, text: `${whole.text} ${sentence}` }, { elements: ELEMENTS }).map(({ code }) => code);

  test.each(Object.entries(faults))('%s is seen: %s', (code, sentence) => expect(codesWith(sentence)).toContain(code));
  test.each(harmless)('what only sounds like a fault is none: %s', (sentence) => expect(codesWith(sentence)).toEqual([]));
});
