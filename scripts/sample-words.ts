/** What an invented coffee shop says of itself in each language that Sayso speaks: for sizes, pictures and browser tests. */

export interface SampleWords {
  readonly title: string;
  readonly intro: string;
  readonly kinds: string;
  readonly frequency: string;
  readonly country: string;
}

export const SAMPLE_WORDS = {
  en: {
    title: 'Hear it first from Aurora Coffee',
    intro: 'New roasts, members’ prices and early access. A few messages a month.',
    kinds: 'offers and new coffees',
    frequency: 'Up to 4 messages a month',
    country: 'US',
  },
  de: {
    title: 'Neues zuerst von Aurora Coffee',
    intro: 'Neue Röstungen, Preise für Mitglieder und früher Zugang. Ein paar Nachrichten im Monat.',
    kinds: 'Angebote und neue Kaffees',
    frequency: 'Bis zu 4 Nachrichten im Monat',
    country: 'DE',
  },
  fr: {
    title: 'Les nouveautés d’Aurora Coffee en premier',
    intro: 'Nouvelles torréfactions, prix réservés aux membres et accès anticipé. Quelques messages par mois.',
    kinds: 'offres et nouveaux cafés',
    frequency: 'Jusqu’à 4 messages par mois',
    country: 'FR',
  },
  es: {
    title: 'Entérese primero con Aurora Coffee',
    intro: 'Nuevos tuestes, precios para miembros y acceso anticipado. Unos pocos mensajes al mes.',
    kinds: 'ofertas y nuevos cafés',
    frequency: 'Hasta 4 mensajes al mes',
    country: 'ES',
  },
  'pt-BR': {
    title: 'Saiba primeiro com a Aurora Coffee',
    intro: 'Novas torras, preços para membros e acesso antecipado. Poucas mensagens por mês.',
    kinds: 'ofertas e novos cafés',
    frequency: 'Até 4 mensagens por mês',
    country: 'BR',
  },
  it: {
    title: 'Le novità di Aurora Coffee per prime a te',
    intro: 'Nuove tostature, prezzi per i membri e accesso anticipato. Pochi messaggi al mese.',
    kinds: 'offerte e nuovi caffè',
    frequency: 'Fino a 4 messaggi al mese',
    country: 'IT',
  },
  nl: {
    title: 'Als eerste het nieuws van Aurora Coffee',
    intro: 'Nieuwe brandingen, ledenprijzen en vroege toegang. Een paar berichten per maand.',
    kinds: 'aanbiedingen en nieuwe koffies',
    frequency: 'Maximaal 4 berichten per maand',
    country: 'NL',
  },
  ja: {
    title: 'Aurora Coffeeの最新情報をいち早く',
    intro: '新しい焙煎豆、会員価格、先行販売のお知らせ。月に数回お届けします。',
    kinds: 'お得な情報と新しいコーヒー',
    frequency: '月に最大4通',
    country: 'JP',
  },
  ko: {
    title: 'Aurora Coffee 소식을 가장 먼저',
    intro: '새로운 원두, 회원 가격, 사전 구매 소식을 한 달에 몇 번 보내 드립니다.',
    kinds: '할인 및 신제품 커피',
    frequency: '한 달에 최대 4건',
    country: 'KR',
  },
  'zh-Hans': {
    title: '抢先获知Aurora Coffee的消息',
    intro: '新烘焙咖啡、会员价格和提前选购。每月只发几条消息。',
    kinds: '优惠和新品咖啡',
    frequency: '每月最多4条',
    country: 'CN',
  },
  'zh-Hant': {
    title: '搶先得知Aurora Coffee的消息',
    intro: '新烘焙咖啡、會員價格和搶先選購。每月只傳幾則訊息。',
    kinds: '優惠和新品咖啡',
    frequency: '每月最多4則',
    country: 'TW',
  },
  th: {
    title: 'รู้ข่าวก่อนใครจาก Aurora Coffee',
    intro: 'กาแฟคั่วใหม่ ราคาสมาชิก และสิทธิ์ซื้อก่อน เพียงไม่กี่ข้อความต่อเดือน',
    kinds: 'ข้อเสนอและกาแฟใหม่',
    frequency: 'ไม่เกิน 4 ข้อความต่อเดือน',
    country: 'TH',
  },
  hi: {
    title: 'Aurora Coffee की खबर सबसे पहले',
    intro: 'नई भुनी कॉफ़ी, सदस्यों के दाम और पहले खरीदने का मौका। महीने में कुछ ही संदेश।',
    kinds: 'ऑफ़र और नई कॉफ़ी',
    frequency: 'महीने में ज़्यादा से ज़्यादा 4 संदेश',
    country: 'IN',
  },
  ar: {
    title: 'كن أول من يعرف من أورورا للقهوة',
    intro: 'تحميصات جديدة وأسعار للأعضاء ووصول مبكر. بضع رسائل في الشهر.',
    kinds: 'العروض وأنواع القهوة الجديدة',
    frequency: 'حتى 4 رسائل في الشهر',
    country: 'SA',
  },
  he: {
    title: 'החדשות של Aurora Coffee, ראשונים',
    intro: 'קליות חדשות, מחירים לחברים וגישה מוקדמת. כמה הודעות בחודש.',
    kinds: 'מבצעים וסוגי קפה חדשים',
    frequency: 'עד 4 הודעות בחודש',
    country: 'IL',
  },
  pl: {
    title: 'Nowości z Aurora Coffee prosto do ciebie',
    intro: 'Nowe kawy, ceny dla członków klubu i wcześniejszy dostęp. Kilka wiadomości w miesiącu.',
    kinds: 'oferty i nowe kawy',
    frequency: 'Do 4 wiadomości w miesiącu',
    country: 'PL',
  },
  tr: {
    title: 'Aurora Coffee haberleri önce size gelsin',
    intro: 'Yeni kavrumlar, üyelere özel fiyatlar ve erken erişim. Ayda birkaç mesaj.',
    kinds: 'fırsatlar ve yeni kahveler',
    frequency: 'Ayda en fazla 4 mesaj',
    country: 'TR',
  },
  sv: {
    title: 'Nyheter från Aurora Coffee först till dig',
    intro: 'Nya rostningar, medlemspriser och tidig tillgång. Några meddelanden i månaden.',
    kinds: 'erbjudanden och nya kaffesorter',
    frequency: 'Högst 4 meddelanden i månaden',
    country: 'SE',
  },
  da: {
    title: 'Nyt fra Aurora Coffee først til dig',
    intro: 'Nye ristninger, medlemspriser og tidlig adgang. Nogle få beskeder om måneden.',
    kinds: 'tilbud og nye kaffer',
    frequency: 'Højst 4 beskeder om måneden',
    country: 'DK',
  },
  fi: {
    title: 'Aurora Coffeen uutuudet sinulle ensin',
    intro: 'Uusia paahtoja, jäsenhintoja ja ennakkoon ostamista. Muutama viesti kuukaudessa.',
    kinds: 'tarjoukset ja uudet kahvit',
    frequency: 'Enintään 4 viestiä kuukaudessa',
    country: 'FI',
  },
  cs: {
    title: 'Novinky z Aurora Coffee nejdřív k vám',
    intro: 'Nové pražení, ceny pro členy a dřívější přístup. Pár zpráv měsíčně.',
    kinds: 'nabídky a nové kávy',
    frequency: 'Nejvýše 4 zprávy měsíčně',
    country: 'CZ',
  },
  uk: {
    title: 'Новини Aurora Coffee спочатку вам',
    intro: 'Нові обсмаження, ціни для учасників клубу та ранній доступ. Кілька повідомлень на місяць.',
    kinds: 'пропозиції та нова кава',
    frequency: 'До 4 повідомлень на місяць',
    country: 'UA',
  },
  vi: {
    title: 'Nhận tin sớm nhất từ Aurora Coffee',
    intro: 'Cà phê rang mới, giá cho hội viên và mua trước. Vài tin nhắn mỗi tháng.',
    kinds: 'ưu đãi và cà phê mới',
    frequency: 'Tối đa 4 tin nhắn mỗi tháng',
    country: 'VN',
  },
  id: {
    title: 'Kabar terbaru lebih dulu dari Aurora Coffee',
    intro: 'Sangraian baru, harga anggota, dan akses lebih awal. Beberapa pesan per bulan.',
    kinds: 'penawaran dan kopi baru',
    frequency: 'Paling banyak 4 pesan per bulan',
    country: 'ID',
  },
  fa: {
    title: 'خبرهای Aurora Coffee را زودتر از همه بدانید',
    intro: 'قهوه‌های تازه‌برشته، قیمت اعضا و دسترسی زودتر. چند پیام در ماه.',
    kinds: 'پیشنهادها و قهوه‌های تازه',
    frequency: 'حداکثر ۴ پیام در ماه',
    country: 'IR',
  },
} as const satisfies Readonly<Record<string, SampleWords>>;

export type SampleLocale = keyof typeof SAMPLE_WORDS;
