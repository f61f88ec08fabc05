/** Clauses of the default disclosures: Turkish. The sender comes first, and whoever agrees says so at the end of the sentence. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const trClauses: DisclosureClauses = {
  said: {
    agreement: 'almayı kabul ediyorum',
    recurring_automated: 'yinelenen, otomatik gönderilen,',
    marketing: 'pazarlama amaçlı',
    channel: {
      text_messages: 'kısa mesajlar ({channels})',
      whatsapp: 'WhatsApp mesajları',
      email: 'e-postalar',
      other: '{channel} mesajları',
    },
    kinds: '{kinds} konulu,',
    legal_entity: '{legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'tarafından, verdiğim numaraya {account} üzerinden gönderilecek,',
      whatsapp: 'tarafından, verdiğim numaraya {account} üzerinden gönderilecek,',
      email: 'tarafından, verdiğim adrese {account} üzerinden gönderilecek,',
      other: 'tarafından {account} üzerinden gönderilecek,',
    },
    frequency: '{frequency}.',
    not_a_condition: 'Onay, hiçbir satın alma için şart değildir.',
    rates: {
      text_messages: 'Mesaj ve veri ücretleri uygulanabilir.',
      other: 'Veri ücretleri uygulanabilir.',
    },
    stop: {
      text_messages: 'Durdurmak için STOP yazıp yanıtlayın.',
      whatsapp: 'Durdurmak için STOP yazıp yanıtlayın veya WhatsApp’taki “Teklifleri durdur” seçeneğini kullanın.',
      email: 'Her e-postada abonelikten çıkma bağlantısı bulunur.',
      other: 'Her mesajda nasıl durdurulacağı yazar.',
    },
    help: {
      text_messages: 'Yardım için HELP yazıp yanıtlayın.',
      whatsapp: 'Yardım için HELP yazıp yanıtlayın.',
      other: 'Yardım için burada yazılı iletişim bilgisine başvurabilirim.',
    },
    withdraw_any_time: 'Onayımı istediğim zaman, ileriye dönük olarak geri çekebilirim.',
    age: 'En az {age} yaşındayım.',
    not_shared: {
      text_messages: 'Numaram ve bu onay, kendi pazarlamaları için başkalarıyla paylaşılmaz.',
      whatsapp: 'Numaram ve bu onay, kendi pazarlamaları için başkalarıyla paylaşılmaz.',
      email: 'Adresim ve bu onay, kendi pazarlamaları için başkalarıyla paylaşılmaz.',
      other: 'Bilgilerim ve bu onay, kendi pazarlamaları için başkalarıyla paylaşılmaz.',
    },
    terms: 'Aşağıda bağlantısı verilen koşullar geçerlidir.',
    privacy: 'Aşağıda bağlantısı verilen gizlilik politikası, verilerimin nasıl kullanıldığını anlatır.',
    contact: 'İletişim: {contact}.',
    sender_address: 'Gönderenin adresi: {address}.',
  },
  opening: ['legal_entity', 'brand', 'account', 'kinds', 'recurring_automated', 'marketing', 'channel', 'agreement'],
  sentences: USUAL_SENTENCES,
  night: 'Bu, {from} ile {to} arasındaki gece mesajları için ayrı bir onaydır.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
