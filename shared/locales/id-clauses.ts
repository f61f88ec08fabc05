/** Clauses of the default disclosures: Indonesian. What describes the messages follows them. */
import { type DisclosureClauses, USUAL_SENTENCES } from './clauses.ts';

export const idClauses: DisclosureClauses = {
  said: {
    agreement: 'Saya setuju menerima',
    recurring_automated: 'berulang yang dikirim otomatis',
    marketing: 'pemasaran',
    channel: {
      text_messages: 'pesan teks ({channels})',
      whatsapp: 'pesan WhatsApp',
      email: 'email',
      other: 'pesan di {channel}',
    },
    kinds: 'tentang {kinds}',
    legal_entity: 'dari {legal_entity}',
    brand: '({brand})',
    account: {
      text_messages: 'ke nomor yang saya berikan, dikirim dari {account}',
      whatsapp: 'ke nomor yang saya berikan, dikirim dari {account}',
      email: 'ke alamat yang saya berikan, dikirim dari {account}',
      other: ', dikirim dari {account}',
    },
    frequency: '{frequency}.',
    not_a_condition: 'Persetujuan bukan syarat untuk pembelian apa pun.',
    rates: {
      text_messages: 'Biaya pesan dan data mungkin berlaku.',
      other: 'Biaya data mungkin berlaku.',
    },
    stop: {
      text_messages: 'Balas STOP untuk berhenti.',
      whatsapp: 'Balas STOP atau gunakan pilihan “Hentikan penawaran” di WhatsApp untuk berhenti.',
      email: 'Setiap email memuat tautan berhenti langganan.',
      other: 'Setiap pesan menjelaskan cara berhenti.',
    },
    help: {
      text_messages: 'Balas HELP untuk bantuan.',
      whatsapp: 'Balas HELP untuk bantuan.',
      other: 'Untuk bantuan, saya dapat menghubungi kontak yang disebut di sini.',
    },
    withdraw_any_time: 'Saya dapat menarik persetujuan saya kapan saja untuk selanjutnya.',
    age: 'Saya berusia sekurang-kurangnya {age} tahun.',
    not_shared: {
      text_messages: 'Nomor saya dan persetujuan ini tidak dibagikan kepada pihak lain untuk pemasaran mereka sendiri.',
      whatsapp: 'Nomor saya dan persetujuan ini tidak dibagikan kepada pihak lain untuk pemasaran mereka sendiri.',
      email: 'Alamat saya dan persetujuan ini tidak dibagikan kepada pihak lain untuk pemasaran mereka sendiri.',
      other: 'Data saya dan persetujuan ini tidak dibagikan kepada pihak lain untuk pemasaran mereka sendiri.',
    },
    terms: 'Ketentuan pada tautan di bawah ini berlaku.',
    privacy: 'Kebijakan privasi pada tautan di bawah ini menjelaskan bagaimana data saya digunakan.',
    contact: 'Kontak: {contact}.',
    sender_address: 'Alamat pengirim: {address}.',
  },
  opening: ['agreement', 'channel', 'marketing', 'recurring_automated', 'kinds', 'legal_entity', 'brand', 'account'],
  sentences: USUAL_SENTENCES,
  night: 'Ini persetujuan tersendiri untuk pesan di malam hari, dari {from} sampai {to}.',
  joints: { part: ' ', end: '.', sentence: ' ' },
};
