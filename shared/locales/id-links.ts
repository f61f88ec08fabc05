/** Links into apps, on the page and in the chat: Indonesian. */
import type { LinkTexts } from './link-texts.ts';

export const idLinks: LinkTexts = {
  in_app: 'Anda menyetujui langsung di {channel}. Kami mengantar Anda ke sana setelah formulir ini.',
  title: 'Satu langkah lagi di {channel}',
  hint: 'Buka {channel} lalu ketuk “{agree}” di sana. Sebelum itu tidak ada yang disetujui.',
  open: 'Buka {channel}',
  scan: 'Atau pindai kode ini dengan ponsel Anda',
  send: 'Kirim {text} ke {to}',
  waiting: 'Menunggu {channel}',
  digits: 'Ketuk {digits} di obrolan. Dengan begitu kami tahu halaman ini dan obrolannya milik Anda.',
  agreed: 'Anda menyetujui di {channel}',
  declined: 'Anda tidak menyetujui apa pun di {channel}',
  ended: 'Tautan ini tidak berlaku lagi',
  again: 'Dapatkan tautan baru',
  agree: 'Saya setuju',
  decline: 'Tidak, terima kasih',
  said_yes: 'Terima kasih. Anda menyetujui {messages} dari {brand}. Kirim STOP kapan saja untuk mengakhirinya.',
  said_no: 'Baik. {brand} tidak akan menulis kepada Anda di sini.',
  pick: 'Angka berapa yang tampil di halaman? Ketuk angka itu. Jika tidak ada halaman seperti itu di depan Anda, jangan ketuk apa pun.',
  matched: 'Terima kasih. Obrolan ini dan pendaftaran Anda kini terhubung.',
  not_matched: 'Itu bukan angka di halaman. Yang Anda setujui di sini tetap seperti semula.',
  taken: 'Orang lain sudah membuka tautan ini. Untuk mendaftar, gunakan formulir di situs web.',
  over: 'Tautan ini tidak berlaku lagi. Untuk mendaftar, gunakan formulir di situs web.',
  by_text: 'Untuk setuju, balas {word}',
  friend_first: 'Tambahkan {brand} sebagai teman di {channel}, lalu buka lagi tautan dari formulir.',
  go_to_chat: 'Kami mengirim pesan kepada Anda di {channel}. Buka obrolannya untuk melanjutkan.',
};
