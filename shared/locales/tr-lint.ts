/** Turkish: words for the lint. Stems, since endings follow one another; dotless ı is a letter of its own. */
import type { LintWords } from './lint-words.ts';

export const trLint: LintWords = {
  language: 'tr',
  spacing: 'words',
  marks: ['ve|bir|bu|için|ile|veya|ya da|tarafından|üzerinden|olarak|en|hiçbir|almayı|ediyorum|yazıp|nasıl|değildir'],
  agreement: [
    '(kabul|onay) (ediyorum|ederim|ettim|veriyorum|veririm|verdim)|onaylıyorum|onaylarım|izin (veriyorum|veririm)|(açık )?rıza (gösteriyorum|veriyorum)|rızam (vardır|var)|muvafakat (ediyorum|ederim)|(almak|kaydolmak|katılmak) (istiyorum|isterim)|istiyorum|abone oluyorum|kaydoluyorum',
    '(kabul|onay) (edersiniz|ediyorsunuz|etmiş olursunuz|veriyorsunuz|vermiş olursunuz)|onaylarsınız|onaylıyorsunuz|izin (verirsiniz|veriyorsunuz)|evet,? .. (gönder*|istiyorum|haber*)|bana .. (gönderin|gönderilsin|gönderilmesine|gönderebilir*|yazın|iletin|ulaşabilir*)|beni .. (bilgilendirin|haberdar)',
  ],
  marketing: ['pazarlama*|reklam*|tanıtım*|promosyon*|ticari (elektronik )?(ileti*|mesaj*)|bülten*|e-bülten*|kampanya*'],
  promotion: [
    'fırsat*|kampanya*|indirim*|teklif*|promosyon*|kupon*|yenilik*|haberler*|duyuru*|yeni (ürün*|koleksiyon*|kahve*|sezon*)|lansman*|etkinlik*|çekiliş*|sepet*|avantaj*|ayrıcalık*|özel fiyat*|hediye çek*|ipuçları*',
  ],
  recurring: ['yinelenen|tekrarlanan|tekrarlayan|otomatik*|düzenli*|periyodik*|sürekli*|otomasyon*'],
  frequency: [
    '(ayda|haftada|günde|yılda|aylık|haftalık|her (ay|hafta|gün)) .. (\\d+|bir|iki|üç|dört|beş|birkaç|kez|defa|mesaj*|e-posta*|ileti*)|(\\d+|bir|iki|üç|dört|birkaç) .. (ayda|haftada|günde|yılda)|/ ?(ay|hafta|gün)',
    '(sıklık*|sıklığı|sayısı) .. (değiş*|farklı*|göre)|(mesaj|ileti|gönderim) sıklığı|sıklığı|haftalık|aylık|günlük|her (ay|hafta|gün)|tek seferlik',
  ],
  rates: [
    '(mesaj|veri|sms|standart|operatör*|tarife*|internet|data) .. (ücret*|tarife*|bedel*|maliyet*)|(ücret*|bedel*|maliyet*) .. (uygulan*|alın*|yansıtıl*|doğ*|operatör*|tabi)',
  ],
  notCondition: [
    '(şart|koşul*|zorunlu*|mecburi*|gerekli|ön ?koşul*|bağlı|şartı|gerek*) .. (değil*|yok*)|zorunda .. değil*|(satın al*|alışveriş*|sipariş*) .. (onay|izin|kabul|rıza)* .. (olmadan|vermeden|etmeden)|gönüllü*|isteğe bağlı*|ihtiyari*|gerekmez|gerektirmez|etkilemez|bağlı değil*',
  ],
  unsubscribe: [
    'abonelikten (çık*|ayrıl*)|üyelikten çık*|listeden çık*|(abonelik*|üyelik*|kayd*) .. (iptal|sil*|sonlandır*)|unsubscribe|opt-?out|ret (hakkı|bağlantısı)|reddet*|durdur*|ayrılma (bağlantısı|linki)|çıkış (bağlantısı|linki)|engelle*|takibi bırak*|mesaj* almayı bırak*',
  ],
  stopKeywords: ['dur', 'iptal', 'ret', 'red', 'çık', 'çıkış', 'durdur'],
  help: ['"?(help|yardım|destek|info|bilgi)"?( için| almak| yaz*|\\.|,|$|:)?'],
  anyTime: [
    'istediğim (zaman|an)|istediğiniz (zaman|an)|dilediğim (zaman|an)|dilediğiniz (zaman|an)|her zaman|her an|herhangi bir (zaman*|an*)|ne zaman istersem|ne zaman isterseniz',
  ],
  takeBack: ['geri (çek*|al*)|iptal*|vazgeç*|cay*|durdur*|sonlandır*|abonelikten çık*|ayrıl*|fikr* .. değiştir*|reddet*|çıkabilir*'],
  contact: ['iletişim*|soru*|müşteri (hizmet*|destek*)|bize (ulaş*|yaz*)|destek|ulaşabilir*|arayın|başvur*'],
  street: [
    '(cad|cd|sok|sk|mah|mh|bulv|blv|apt)\\.? [^.]{0,40}?\\d+|(caddesi|sokak|sokağı|mahallesi|bulvarı|meydanı) .. \\d+|no: ?\\d+|posta kutusu|\\d{5}',
  ],
  terms: ['(kullanım |hizmet |genel |üyelik |satış )?(koşullar*|şartlar*|şartname*)|kullanım (koşul*|şart*)|üyelik sözleşmesi*|sözleşme*'],
  privacy: ['gizlilik*|kişisel veri*|aydınlatma metni*|kvkk|veri koruma*|verilerin korunması*'],
  notShared: [
    '(paylaşıl|satıl|aktarıl|verıl|veril|kiralan|devredil|iletil|açıklan)(maz|mayacak*|mamakta*)|(paylaş|sat|aktar|ver|kirala|devret)(mayız|meyiz|mıyoruz|miyoruz)|(hiçbir|asla|kimse*) .. (paylaş*|sat*|aktar*)*(maz|mayız|mıyoruz)|bizde kalır',
  ],
  age: ['(1[3-8]|2[01]|on sekiz|on altı) yaş*|reşit*|18\\+|ergin*'],
  text: ['sms*|mms*|kısa mesaj*|kısa ileti*|metin mesaj*|rcs|cep mesaj*|multimedya mesaj*|yazılı mesaj*'],
  email: ['(e-?posta*|e-?mail*|eposta*|elektronik posta*)(?! adres*)|e-?bülten*|bülten*'],
  call: [
    '(telefon|sesli|otomatik) arama*|aramalar*|telefonla|telefon görüşme*|telefon yoluyla|aranma*|çağrı*|aramak|arayabilir*|arama yoluyla|telefon araması',
  ],
  post: ['posta yoluyla|mektup*|posta ile|postayla|basılı posta'],
  push: ['push|anlık bildirim*|uygulama bildirim*|bildirimler*'],
  implied: [
    '(girerek|yazarak|vererek|paylaşarak|göndererek|devam ederek|tıklayarak|kaydolarak|üye olarak|oluşturarak|satın alarak|sipariş vererek|kullanarak|tamamlayarak|ziyaret ederek|katılarak|indirerek|basarak|doldurarak|bırakarak|alışveriş yaparak|ödeme yaparak|giriş yaparak|gezinerek|sürdürerek|onaylayarak sipariş) .. (kabul*|onay*|izin*|rıza*|muvafakat*|abone*|al*)',
    '(girmeniz|vermeniz|göndermeniz|kullanmanız|kaydolmanız|satın almanız|sipariş vermeniz|devam etmeniz|tamamlamanız|ziyaretiniz|üyeliğiniz|siparişiniz|kullanımınız|paylaşmanız|girilmesi|kullanılması|verilmesi) .. (anlamına gel*|sayıl*|kabul edil*|onay*|demektir)|(kabul etmiş|onay vermiş|onaylamış|rıza göstermiş|izin vermiş) (say*|olursunuz|olur*|kabul*)|otomatik olarak .. (abone*|kaydol*|kayded*|eklen*|üye*)|varsay(ıyoruz|ılır|arız)|zımni*|örtülü onay|anlamına gelir',
    '(girdiğinizde|verdiğinizde|sipariş verdiğinizde|satın aldığınızda|kaydolduğunuzda|kullandığınızda|devam ettiğinizde|tamamladığınızda|girerseniz|satın alırsanız|devam ederseniz) .. (kabul*|onay*|izin*|rıza*|abone*|gönder*)',
  ],
  boxAct: ['(kutu*|kutucu*|onay kutu*) .. (işaretle*|seç*|tıkla*)|(işaretle*|seçerek) .. (kutu*|kutucu*)'],
  optOut: [
    'işareti* .. (kaldır*|sil*)|(önceden|varsayılan olarak|otomatik olarak|zaten) (işaretli*|seçili*|işaretlenmiş)|(kutu*|kutucu*) .. (boşalt*|kaldır*|işaretli bırak*)|işaretli (bırak*|gelir|gelmektedir)|seçimi kaldır*',
    '(istemiyorsanız|istemiyorsan|istemezseniz|istemiyorum|kabul etmiyorsanız|almak istemeyen*) .. (işaretle*|tıkla*|kutu*|kaldır*|yaz*|bildir*|bize|gönder*)|(işaretle*|tıkla*) .. istemiyor*',
    '(aksini|itiraz|red|ret) .. (belirtmedi*|belirtmez*|bildirmedi*|etmedi*|etmez*|bildirilmedi*)|(aksi belirtilme*|aksi bildirilme*)|(yanıt|cevap|itiraz) (vermezseniz|vermediğiniz*|etmezseniz|etmediğiniz*|gelmezse|olmazsa)|sessiz kal*|susma*|itiraz etmezseniz',
  ],
  condition: [
    '(satın al*|alışveriş*|sipariş*|indirim*|kupon*|çekiliş*|katıl*|hizmet*|teslimat*|hesap*|erişim*|devam*|üye*|kargo*|ödeme*|tamamla*) .. (zorunlu*|şart*|gerek*|mecbur*|koşul*|zorunda*|bağlı*|yalnızca onay*|ancak)|(zorunlu*|şart|şartıyla|koşuluyla|gerekli|gerekir|mecburi*|zorunda*) .. (satın al*|alışveriş*|sipariş*|indirim*|kupon*|çekiliş*|hizmet*|teslimat*|erişim*|devam*)',
    '(satın almak|sipariş vermek|siparişi tamamlamak|siparişinizi tamamlamak|indirim* almak|kupon* almak|katılmak|yararlanmak|devam etmek|hesap açmak|kazanmak|alışveriş* tamamlamak) .. için .. (onay*|kabul*|izin*|rıza*) .. (gerek*|zorunlu*|şart*|vermelisiniz|etmelisiniz|vermeniz)|karşılığında|şartıyla|koşuluyla',
  ],
  conditionNegated: [
    '(onay*|izin*|rıza*|kabul*|abone*|kutu*|işaretle*) .. (olmadan|vermeden|etmeden|olmazsa|vermezseniz|etmezseniz|işaretlemeden|işaretlemezseniz|vermeyen*) .. (satın alama*|sipariş*|tamamlana*|alama*|işleme*|mümkün değil*|yapıla*|indirim*|gönderil*|katıla*|yararlana*|verilmez|edemez*)|(sipariş*|satın al*|alışveriş*|indirim*) .. (tamamlanamaz|yapılamaz|mümkün değil*|veremezsiniz|alamazsınız|verilmez|işlenmez) .. (onay*|izin*|rıza*|kabul*) .. (olmadan|vermeden|etmeden)',
  ],
  others: [
    'üçüncü (taraf*|kişi*|şahıs*|parti*)|3\\. (taraf*|kişi*|şahıs*)|iş ?ortak*|ortaklar*|partner*|iştirak*|bağlı (şirket*|ortaklık*|kuruluş*)|grup (şirket*|firma*)|sponsor*|reklamveren*|reklam veren*|diğer (şirket*|marka*|firma*|kuruluş*|mağaza*)|çözüm ortak*|kardeş (şirket*|marka*)',
  ],
  share: ['paylaş*|satıl*|satar*|satabil*|aktar*|devred*|devret*|kirala*|iletil*|iletebil*|açıkla*|verilebilir|verebilir*|takas*'],
  not: ['değil*|*maz|*mez|*mayız|*meyiz|*mıyoruz|*miyoruz|asla|hiçbir|hiç|yok|yoktur|*mayacak*|*meyecek*|olmadan|*madan|*meden|kimse'],
  allChannels: [
    '(her türlü|tüm|bütün|diğer|herhangi bir|çeşitli|her) (iletişim |elektronik |olası |mevcut )*(kanal*|yol*|araç*|yöntem*|mecra*|ortam*|vasıta*)|elektronik (ortam*|iletişim*|araçlar*)|ve benzeri (kanal*|yol*|araç*)',
  ],
  unlimited: [
    '(her türlü|her tür|tüm|bütün|çeşitli|diğer|herhangi bir) (.. )?(mesaj*|ileti*|bilgi*|amaç*|amac*|içerik*|iletişim*|konu*)|her konuda|(iletişimde|irtibatta) kal*|benimle iletişim* (geç*|kur*)$',
  ],
  irrevocable: [
    'geri (alınamaz|çekilemez|çekemez*|alamaz*)|(iptal edilemez|iptal edemez*|vazgeçilemez|vazgeçemez*|cayılamaz|çıkamaz*|ayrılamaz*|durdurulamaz|durduramaz*)|(yalnızca|sadece|ancak|münhasıran) .. (yazılı*|mektup*|posta*|faks*|noter*|telefon*|şahsen|bizzat|mağaza*|iadeli|arayarak|giriş yap*)|(iptal*|çık*|vazgeç*) .. (ücret*|bedel*|tl|₺)|kesin ve nihai|nihaidir',
  ],
  consent: ['onay*|kabul*|izin*|rıza*|muvafakat*|işaretle*|abone*|kaydol*'],
  free: [
    '(tamamen|tümüyle|her zaman|%100|yüzde yüz) (ücretsiz*|bedava)|(mesaj*|sms*) .. (ücretsizdir|bedavadır|ücretsiz gönder*)|ücretsiz (sms*|mesaj*|kısa mesaj*)|(hiçbir|herhangi bir) (ücret*|bedel*|masraf*) .. (alınmaz|ödemez*|yoktur|yansıtılmaz|doğmaz)|ücret alınmaz',
  ],
  refers: [
    'bakın*|bkz|okuyun*|uyarınca|göre|kapsamında|belirtil*|açıkla*|açıklan*|tanımla*|geçerli*|uygulan*|burada*|bağlantı*|link*|aşağıda*|daha fazla|bilgi*|inceley*|ayrıntı*|detay*|anlat*|işlen*|nasıl|yer alan|çerçevesinde',
  ],
  receive: [
    'al(mak|mayı|mayi|acağım|ıyorum|maya)|gönder*|ilet*|ulaş*|iletişim*|bilgilendir*|haber*|yaz(ın|abilir*|ılma*)|mesaj at*|bildir*',
  ],
  transactional: [
    '(sipariş|kargo|teslimat|gönderi|hesap) (durum*|güncelle*|bildirim*|bilgi*|onay*|takib*|takip*)|randevu*|işlemsel|güvenlik kod*|doğrulama kod*|hizmet mesaj*',
  ],
  noise: ['"?(teklifleri|kampanyaları|promosyonları) (durdur|kapat)( ve duyurular*)?"?|"?stop offers"?|teklifler ve duyurular'],
};
