/** What a printed flyer says beside the merchant's own title and introduction. Apart from the pages' texts: nothing on a screen needs it. */
import { bestLocale } from './lookup.ts';

export interface FlyerTexts {
  /** How to get to the page. */
  readonly scan: string;
  /** Where there is no camera: the address follows on a line of its own. */
  readonly or_open: string;
  /** What waits there. */
  readonly choose: string;
}

export const FLYER: Readonly<Record<string, FlyerTexts>> = {
  en: {
    scan: 'Point your phone’s camera at the code',
    or_open: 'Or open this address',
    choose: 'You choose what you hear about and where. Stop at any time.',
  },
  de: {
    scan: 'Richten Sie die Kamera Ihres Telefons auf den Code',
    or_open: 'Oder öffnen Sie diese Adresse',
    choose: 'Sie wählen, wovon Sie hören und auf welchem Weg. Beenden können Sie das jederzeit.',
  },
  fr: {
    scan: 'Visez le code avec l’appareil photo de votre téléphone',
    or_open: 'Ou ouvrez cette adresse',
    choose: 'Vous choisissez les sujets et les canaux. Vous pouvez arrêter à tout moment.',
  },
  es: {
    scan: 'Apunte al código con la cámara de su teléfono',
    or_open: 'O abra esta dirección',
    choose: 'Usted elige sobre qué recibir noticias y por dónde. Puede dejarlo cuando quiera.',
  },
  'pt-BR': {
    scan: 'Aponte a câmera do celular para o código',
    or_open: 'Ou abra este endereço',
    choose: 'Você escolhe o que receber e por onde. Pode parar quando quiser.',
  },
  it: {
    scan: 'Inquadra il codice con la fotocamera del telefono',
    or_open: 'Oppure apri questo indirizzo',
    choose: 'Scegli tu di che cosa ricevere notizie e dove. Puoi smettere quando vuoi.',
  },
  nl: {
    scan: 'Richt de camera van uw telefoon op de code',
    or_open: 'Of open dit adres',
    choose: 'U kiest waarover u hoort en langs welke weg. Stoppen kan altijd.',
  },
  ja: {
    scan: 'スマートフォンのカメラをコードに向けてください',
    or_open: 'または次のアドレスを開いてください',
    choose: '受け取る内容と受け取り方法はご自分で選べます。いつでも停止できます。',
  },
  ko: {
    scan: '휴대전화 카메라를 코드에 맞춰 주세요',
    or_open: '또는 아래 주소를 열어 주세요',
    choose: '받을 내용과 방법을 직접 고르실 수 있습니다. 언제든지 중단할 수 있습니다.',
  },
  'zh-Hans': {
    scan: '用手机相机对准二维码',
    or_open: '或打开此网址',
    choose: '接收哪些内容、通过哪种方式接收，都由您选择。您可以随时停止。',
  },
  'zh-Hant': {
    scan: '用手機相機對準 QR Code',
    or_open: '或開啟此網址',
    choose: '接收哪些內容、透過哪種方式接收，都由您選擇。您可以隨時停止。',
  },
  th: {
    scan: 'หันกล้องโทรศัพท์ไปที่โค้ด',
    or_open: 'หรือเปิดที่อยู่นี้',
    choose: 'คุณเลือกได้ว่าจะรับเรื่องใดและรับทางใด หยุดได้ทุกเมื่อ',
  },
  hi: {
    scan: 'फ़ोन का कैमरा कोड पर रखें',
    or_open: 'या यह पता खोलें',
    choose: 'आप चुनते हैं कि किस बारे में और कहाँ सूचना मिले। आप कभी भी रोक सकते हैं।',
  },
  ar: {
    scan: 'وجّه كاميرا هاتفك نحو الرمز',
    or_open: 'أو افتح هذا العنوان',
    choose: 'أنت تختار ما يصلك وأين يصلك، ويمكنك الإيقاف في أي وقت.',
  },
  he: {
    scan: 'כוונו את מצלמת הטלפון אל הקוד',
    or_open: 'או פתחו את הכתובת הזאת',
    choose: 'אתם בוחרים על מה לקבל עדכונים ולאן. אפשר להפסיק בכל עת.',
  },
  fa: {
    scan: 'دوربین تلفن خود را رو به کد بگیرید',
    or_open: 'یا این نشانی را باز کنید',
    choose: 'خودتان انتخاب می‌کنید چه چیزی و از چه راهی به شما برسد. هر زمان بخواهید می‌توانید متوقف کنید.',
  },
  pl: {
    scan: 'Skieruj aparat telefonu na kod',
    or_open: 'Albo otwórz ten adres',
    choose: 'Decydujesz, o czym i którędy chcesz dostawać wiadomości. Możesz zrezygnować w każdej chwili.',
  },
  tr: {
    scan: 'Telefonunuzun kamerasını koda tutun',
    or_open: 'Ya da bu adresi açın',
    choose: 'Neyi, nereden alacağınızı siz seçersiniz. İstediğiniz zaman durdurabilirsiniz.',
  },
  vi: {
    scan: 'Hướng máy ảnh điện thoại vào mã',
    or_open: 'Hoặc mở địa chỉ này',
    choose: 'Quý khách chọn nội dung và kênh nhận tin, và có thể dừng bất cứ lúc nào.',
  },
  id: {
    scan: 'Arahkan kamera ponsel Anda ke kode ini',
    or_open: 'Atau buka alamat ini',
    choose: 'Anda memilih kabar apa yang diterima dan lewat mana. Anda bisa berhenti kapan saja.',
  },
  sv: {
    scan: 'Rikta telefonens kamera mot koden',
    or_open: 'Eller öppna den här adressen',
    choose: 'Du väljer vad du vill höra om och var. Du kan sluta när som helst.',
  },
  da: {
    scan: 'Ret telefonens kamera mod koden',
    or_open: 'Eller åbn denne adresse',
    choose: 'Du vælger, hvad du vil høre om og hvor. Du kan stoppe når som helst.',
  },
  fi: {
    scan: 'Suuntaa puhelimen kamera koodiin',
    or_open: 'Tai avaa tämä osoite',
    choose: 'Sinä valitset, mistä saat viestejä ja missä. Voit lopettaa milloin tahansa.',
  },
  cs: {
    scan: 'Namiřte fotoaparát telefonu na kód',
    or_open: 'Nebo otevřete tuto adresu',
    choose: 'Sami si vyberete, o čem a kudy chcete dostávat zprávy. Přestat můžete kdykoli.',
  },
  uk: {
    scan: 'Наведіть камеру телефона на код',
    or_open: 'Або відкрийте цю адресу',
    choose: 'Ви самі обираєте, про що і де отримувати повідомлення. Припинити можна будь-коли.',
  },
};

/** In the reader's language, else in English. */
export const flyerTexts = (locale: string): FlyerTexts => FLYER[bestLocale(locale, Object.keys(FLYER)) ?? 'en'] ?? (FLYER.en as FlyerTexts);
