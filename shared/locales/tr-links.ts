/** Links into apps, on the page and in the chat: Turkish. */
import type { LinkTexts } from './link-texts.ts';

export const trLinks: LinkTexts = {
  in_app: 'Onayı {channel} uygulamasında verirsiniz. Bu formdan sonra sizi oraya götürürüz.',
  title: '{channel} içinde bir adım daha',
  hint: '{channel} uygulamasını açıp orada “{agree}” düğmesine dokunun. Öncesinde hiçbir şeye onay verilmez.',
  open: '{channel} uygulamasını aç',
  scan: 'Ya da bu kodu telefonunuzla okutun',
  send: '{text} yazıp {to} numarasına gönderin',
  waiting: '{channel} bekleniyor',
  digits: 'Sohbette {digits} sayısına dokunun. Bu, sayfanın da sohbetin de sizin olduğunu gösterir.',
  agreed: '{channel} içinde onay verdiniz',
  declined: '{channel} içinde hiçbir şeye onay vermediniz',
  ended: 'Bu bağlantı artık geçerli değil',
  again: 'Yeni bağlantı al',
  agree: 'Kabul ediyorum',
  decline: 'Hayır, teşekkürler',
  said_yes: 'Teşekkürler. {brand} adına {messages} için onay verdiniz. Sona erdirmek için istediğiniz zaman STOP gönderin.',
  said_no: 'Peki. {brand} size buradan yazmayacak.',
  pick: 'Sayfada hangi sayı görünüyor? Ona dokunun. Önünüzde böyle bir sayfa açık değilse hiçbir şeye dokunmayın.',
  matched: 'Teşekkürler. Bu sohbet ve kaydınız artık birbirine bağlı.',
  not_matched: 'Sayfadaki sayı bu değil. Burada verdiğiniz onay olduğu gibi kalır.',
  taken: 'Bu bağlantıyı başka biri çoktan açtı. Kaydolmak için web sitesindeki formu kullanın.',
  over: 'Bu bağlantı artık geçerli değil. Kaydolmak için web sitesindeki formu kullanın.',
  by_text: 'Kabul etmek için {word} yazın',
  friend_first: '{channel} içinde {brand} hesabını arkadaş ekleyin, sonra formdaki bağlantıyı yeniden açın.',
  go_to_chat: '{channel} üzerinden size mesaj gönderdik. Devam etmek için sohbeti açın.',
};
