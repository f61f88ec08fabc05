/** Indonesian: words for the lint. Prefixes change words at their beginning, so active and passive forms are both listed. */
import type { LintWords } from './lint-words.ts';

export const idLint: LintWords = {
  language: 'id',
  spacing: 'words',
  marks: ['dan|yang|untuk|saya|dari|ke|di|tidak|dengan|ini|pada|atau|dapat|anda|tentang|kapan|bukan|akan|oleh'],
  agreement: [
    '(saya|dengan ini saya|aku) (.. )?(setuju|menyetujui|bersedia|mengizinkan|memberi* (persetujuan|izin)|ingin|mau|mendaftar|berlangganan|menerima tawaran|mengonfirmasi|memilih|memperbolehkan|sepakat)|(anda|kamu) (.. )?(setuju|menyetujui|bersedia|memberi* (persetujuan|izin)|mengizinkan)',
    'ya,? .. (kirim*|saya|mau|kabari)|kirim(i|kan|kanlah)? (saya|kepada saya|aku)|kabari saya|hubungi saya|(boleh|dapat|bisa) .. (mengirim*|menghubungi|mengabari) .. saya|persetujuan (tegas |tertulis )?saya untuk menerima|setuju menerima|daftarkan saya',
  ],
  marketing: ['pemasaran|promosi*|promo|iklan|komersial|marketing|periklanan|buletin|newsletter|pesan dagang|penawaran komersial'],
  promotion: [
    'penawaran|promo|promosi|diskon|potongan harga|kupon|voucer|voucher|obral|kabar terbaru|berita|produk baru|koleksi baru|peluncuran|acara|undian|kuis|keranjang|tips|harga (khusus|spesial)|eksklusif|hadiah|sale|cashback|info terbaru|menu baru|kopi baru',
  ],
  recurring: ['berulang|otomatis|berkala|rutin|teratur|terus-menerus|periodik|berkelanjutan|terotomatisasi'],
  frequency: [
    '(\\d+|satu|dua|tiga|empat|lima|beberapa|paling banyak|maksimal|maks|hingga|sampai|sekali) .. (per|setiap|tiap|dalam|/|se) ?(hari|minggu|pekan|bulan|tahun)|(\\d+|satu|dua|tiga|beberapa) kali|(sebulan|seminggu|sehari|setahun) .. (\\d+|sekali|dua|beberapa)|(sekali|\\d+ ?x?) (sebulan|seminggu|sehari)',
    '(frekuensi|jumlah) .. (bervariasi|berbeda*|tergantung|dapat berubah|berubah*)|frekuensi|harian|mingguan|bulanan|(setiap|tiap) (minggu|bulan|hari|pekan)|satu kali saja',
  ],
  rates: [
    '(biaya|tarif|pulsa) .. (pesan|data|sms|operator|berlaku|dikenakan|standar|internet|paket)|(mungkin|dapat|bisa) .. (dikenakan|dikenai|berlaku) .. (biaya|tarif)|(dikenakan|dikenai) .. (biaya|tarif)|tarif (normal|standar|sms)',
  ],
  notCondition: [
    '(bukan|tidak|tanpa|tak) .. (syarat*|prasyarat|wajib|diwajibkan|diharuskan|keharusan|kewajiban|bergantung|memengaruhi|mempengaruhi|perlu|diperlukan|harus)|(membeli|belanja|memesan|pembelian) .. tanpa .. (setuju|menyetujui|persetujuan|mencentang|ini)|sukarela|opsional|terlepas dari',
  ],
  unsubscribe: [
    'berhenti (ber)?langganan|henti langganan|batal* langganan|pembatalan langganan|keluar dari daftar|berhenti menerima|menghentikan (pesan|langganan)|unsubscribe|opt-?out|blokir|memblokir|cara (berhenti|menghentikan|membatalkan)|nonaktifkan|mematikan|berhenti mengikuti|tidak menerima lagi',
  ],
  stopKeywords: ['berhenti', 'henti', 'batal', 'keluar', 'stop', 'unreg'],
  help: ['"?(help|bantuan|info|tolong)"?'],
  anyTime: ['kapan saja|kapan pun|kapanpun|sewaktu-waktu|setiap saat|setiap waktu|selalu|bila saya mau'],
  takeBack: [
    'menarik|tarik|ditarik|mencabut|cabut|dicabut|membatalkan|batalkan|dibatalkan|berubah pikiran|berhenti|mengakhiri|menghentikan|menolak',
  ],
  contact: ['kontak|hubungi|menghubungi|pertanyaan|layanan pelanggan|customer (care|service)|surati|tulis ke|dukungan'],
  street: [
    '(jl|jln|jalan|gg|gang|komplek|kompleks|perumahan|ruko)\\.? [^.]{0,40}?\\d+|(kec|kel|kab|kota|rt|rw)\\.? [^.]{0,30}?\\d+|kode pos|\\d{5}|kotak pos',
  ],
  terms: [
    'syarat dan ketentuan|ketentuan (layanan|penggunaan|umum|pada|program)|syarat (layanan|penggunaan|umum)|ketentuan|s&k|perjanjian pengguna|aturan program',
  ],
  privacy: ['privasi|pelindungan data|perlindungan data|data pribadi|kerahasiaan'],
  notShared: [
    '(tidak|takkan|tak|tidak pernah|bukan) .. (di)?(bagikan|membagikan|jual|menjual|sewakan|menyewakan|berikan|memberikan|serahkan|menyerahkan|ungkapkan|mengungkapkan|alihkan|mengalihkan|teruskan)|(tidak|takkan|tak) .. (dibagikan|dijual|disewakan|diberikan|diserahkan|diungkapkan|dialihkan)|tetap (hanya )?pada kami',
  ],
  age: ['(1[3-8]|2[01]|delapan belas|enam belas) tahun|berusia|dewasa|umur (1[3-8]|2[01])|18\\+'],
  text: ['pesan (teks|singkat|sms|mms|rcs|multimedia|pemasaran teks)|pesan .. teks|sms|mms|rcs|pesan ponsel'],
  email: ['(?<!alamat )(e-?mail|surel|surat elektronik|pos-?el)|newsletter|buletin( email)?'],
  call: ['panggilan (telepon|suara|otomatis)|telepon|menelepon|ditelepon|lewat telepon|via telepon|panggilan'],
  post: ['lewat pos|melalui pos|via pos|surat pos|surat cetak|kiriman pos|surat biasa'],
  push: ['notifikasi (push|aplikasi|dorong)|push|pemberitahuan aplikasi'],
  implied: [
    '(dengan|melalui|ketika|saat|bila|jika|dengan cara) (.. )?(memasukkan|memberikan|mengisi|mengirim|mengirimkan|melanjutkan|mengklik|menekan|mendaftar|membuat akun|membuat|membeli|memesan|menggunakan|memakai|menyelesaikan|mengunjungi|berpartisipasi|mengikuti|mengunduh|berbelanja|membagikan|meninggalkan|membayar|masuk|menjelajahi|bergabung) .. (setuju|menyetujui|persetujuan|mengizinkan|izin|berlangganan|bersedia)',
    '(penggunaan|pembelian|pesanan|pendaftaran|kunjungan|partisipasi|pengisian|pemberian|keanggotaan) .. (berarti|dianggap|merupakan|menandakan|sama dengan)|(dianggap|dinilai|diartikan) .. (setuju|menyetujui|persetujuan)|(secara )?otomatis .. (terdaftar|didaftarkan|berlangganan|ditambahkan|masuk daftar|setuju)|(didaftarkan|ditambahkan|terdaftar) .. otomatis|kami (menganggap|mengasumsikan|anggap)|persetujuan diam-diam|tersirat',
  ],
  boxAct: [
    '(mencentang|centang|menandai|tandai|mengklik|klik|memilih|contreng) .. (kotak|kotaknya|kotak centang|checkbox)|(kotak|checkbox) .. (dicentang|centang|ditandai)',
  ],
  optOut: [
    '(hapus|hilangkan|lepas|batalkan|buang) .. (centang*|tanda|pilihan)|(sudah|telah|otomatis) (dicentang|tercentang|terpilih|dipilih|ditandai)|tercentang (otomatis|secara default|sebelumnya)|(secara )?(default|bawaan) .. (dicentang|tercentang|terpilih|aktif)|(biarkan|tetap) .. (dicentang|tercentang)|kosongkan kotak',
    '(tidak|tak) (ingin|mau|bersedia|setuju|berkenan) .. (centang|mencentang|klik|tandai|hubungi|beri tahu|tulis|kirim|kotak|hapus)|(centang|klik|tandai) .. (jika|bila|kalau) ~ (tidak|tak|keberatan)',
    'kecuali (jika |bila |kalau )?(anda|saya) (.. )?(menolak|keberatan|memberi tahu|memberitahu|membatalkan|meminta|mengatakan)|(jika|bila|selama|kalau) (anda |kami )?(tidak|tak) (menolak|keberatan|membalas|menjawab|menerima (jawaban|balasan))|(tidak ada|tanpa) (jawaban|balasan|tanggapan|penolakan)|diam berarti|berdiam diri',
  ],
  condition: [
    '(wajib|harus|diwajibkan|diharuskan|syarat*|diperlukan|perlu|hanya (jika|bila|untuk)|dengan syarat) .. (membeli|pembelian|belanja|pesanan|memesan|diskon|potongan|undian|ikut|akun|menyelesaikan|melanjutkan|pengiriman|layanan|akses|kupon|voucher|pembayaran|hadiah)',
    '(untuk|agar|supaya|guna) .. (membeli|memesan|menyelesaikan|mendapat* (diskon|kupon|voucher|akses|potongan|hadiah)|memperoleh|ikut|mengikuti|melanjutkan|membuat|menggunakan|menikmati|menebus) .. (harus|wajib|perlu|diwajibkan|diharuskan|disyaratkan|setujui)|(pembelian|pesanan|diskon|keikutsertaan|pengiriman|akses|layanan) .. (mensyaratkan|memerlukan|mewajibkan|bergantung pada) .. (setuju|persetujuan|berlangganan)|sebagai imbalan|dengan syarat',
  ],
  conditionNegated: [
    '(tanpa|jika tidak|bila tidak|kalau tidak) .. (setuju|menyetujui|persetujuan|mencentang|mendaftar|berlangganan) .. (tidak|tak) .. (membeli|belanja|pesanan|memesan|diproses|dikirim|diskon|ikut|menyelesaikan|mendapat*|melanjutkan|bisa|dapat|diselesaikan)|(tidak|tak) (bisa|dapat|akan|mungkin) .. (membeli|memesan|diproses|dikirim|diselesaikan|menyelesaikan|ikut|melanjutkan|mendapat*) .. (tanpa|kecuali|sebelum|jika tidak) .. (setuju|menyetujui|persetujuan|mencentang|berlangganan)',
  ],
  others: [
    'pihak ketiga|mitra*|rekanan|(perusahaan|merek|usaha|badan|organisasi|toko) (afiliasi|terafiliasi|lain|terkait|saudara|satu grup|induk|sejenis)|afiliasi*|anak perusahaan|sponsor*|pengiklan|grup (kami|usaha|perusahaan)|partner*|perusahaan dalam grup',
  ],
  share: [
    'membagikan|bagikan|dibagikan|berbagi|menjual|dijual|menyewakan|disewakan|memberikan|diberikan|menyerahkan|diserahkan|mengungkapkan|diungkapkan|mengalihkan|dialihkan|meneruskan|diteruskan|menukar*|dipertukarkan',
  ],
  not: ['tidak|bukan|tak|takkan|tanpa|jangan|belum|tidak pernah|tiada'],
  allChannels: [
    '(semua|segala|seluruh|setiap|berbagai|lain*) (macam )?(saluran|cara|sarana|media|kanal|metode|bentuk komunikasi)|(saluran|cara|sarana|media|kanal) (apa pun|apapun|mana pun|lain*|elektronik)|sarana elektronik|komunikasi elektronik|atau cara lain',
  ],
  unlimited: [
    '(semua|segala|seluruh|setiap|berbagai) (macam |jenis |bentuk )?(pesan|informasi|tujuan|keperluan|isi|komunikasi|konten)|(pesan|informasi|tujuan|keperluan|komunikasi) (apa pun|apapun|lain*|lainnya)|untuk (tujuan|keperluan) (apa pun|lain*)|tetap terhubung|tentang apa saja|menghubungi saya$|dihubungi$',
  ],
  irrevocable: [
    'tidak (dapat|bisa|boleh) ~ (ditarik|menarik|dicabut|mencabut|dibatalkan|membatalkan|berhenti)|tanpa (hak|kemungkinan) (menarik|mencabut|membatalkan)|(hanya|semata) .. (tertulis|surat|pos|faks|telepon|langsung|datang|di toko|setelah masuk|tercatat)|(berhenti|pembatalan|membatalkan|menarik) .. (biaya|rp|rupiah|dikenai)|bersifat (final|tetap|mutlak)',
  ],
  consent: ['setuju|menyetujui|persetujuan|disetujui|centang*|mencentang|berlangganan|mendaftar|izin|mengizinkan'],
  free: [
    '(100 ?%|sepenuhnya|benar-benar|selalu|sama sekali) gratis|(pesan|sms) (ini )?gratis|gratis (sms|pesan)|(tanpa|bebas) biaya|(tidak|tak) .. (dikenakan|dikenai|dipungut|ada|bayar|membayar) (biaya|tarif)?|cuma-cuma',
  ],
  refers: [
    'lihat|baca|sesuai|menurut|sebagaimana|dijelaskan|menjelaskan|dalam (kebijakan|ketentuan)|berlaku|tersedia|di sini|tautan|selengkapnya|informasi|di bawah|rincian|pelajari|diproses|bagaimana|tunduk|digunakan|mengolah',
  ],
  receive: ['menerima|mendapat*|mengirim*|dikirim*|kirim*|menghubungi|dihubungi|memberi tahu|kabar*|mengabari|diberi tahu|memperoleh'],
  transactional: [
    '(status|pembaruan|konfirmasi|informasi|pelacakan) (tentang )?(pesanan|pengiriman|pembayaran|akun)|janji temu|transaksi(onal)?|kode (keamanan|verifikasi|otp)|pesan layanan|struk|tanda terima',
  ],
  noise: ['"?hentikan (penawaran|promosi)( dan pengumuman)?"?|"?stop offers"?|penawaran dan pengumuman'],
};
