/** Words that devices put around a person's own: tapbacks, heads of quotations, signatures. Data, folded when it is read. */
import { foldWords } from './fold.ts';

const list = (entries: string): readonly string[] =>
  entries
    .split(',')
    .map((entry) => foldWords(entry).text)
    .filter((entry) => entry !== '');
const tight = (entries: string): readonly string[] => list(entries).map((entry) => entry.replaceAll(' ', ''));

/** Before the copied text: Apple's Messages, Google's Messages, WhatsApp exports. General knowledge of their texts; a missing one is only not seen. */
export const TAPBACKS_BEFORE = list(
  `liked, loved, disliked, laughed at, emphasized, emphasised, questioned, reacted to, reacted with, replied to, to, removed a heart from, removed a like from,
   gefällt, gefällt mir, liebt, hat geliked, mag, lacht über, lachte über, betonte, betont, hinterfragt, gefällt nicht, hat ihnen gefallen, hat dir gefallen, hat gefallen, gefallen, reagierte auf, hat reagiert auf, mit gefällt mir markiert,
   a aimé, aime, a adoré, adore, n'a pas aimé, a ri de, a ri à, a mis en évidence, a accentué, a insisté sur, s'interroge sur, a réagi à,
   le gustó, le gusta, le encantó, le encanta, me gusta, no le gustó, se rió de, enfatizó, destacó, cuestionó, reaccionó a, ha indicado que le gusta, a ele gustou,
   gostou de, curtiu, adorou, amou, não gostou de, riu de, enfatizou, questionou, reagiu a, destacou,
   ha messo mi piace a, mi piace, ha apprezzato, piace, adora, ha adorato, ha amato, non ha apprezzato, ha riso a, ha riso per, ha enfatizzato, ha evidenziato, ha reagito a,
   vond leuk, vindt leuk, vindt, vond, hield van, houdt van, moest lachen om, lachte om, benadrukte, reageerde op, vindt dit leuk,
   gillade, gillar, älskade, älskar, ogillade, skrattade åt, betonade, ifrågasatte, framhävde, reagerade på,
   synes godt om, syntes godt om, kunne lide, kan lide, elskede, elsker, kunne ikke lide, lo ad, grinede ad, fremhævede, understregede, reagerede på, likede,
   tykkäsi, tykkäsi viestistä, piti, piti viestistä, rakasti, rakasti viestiä, nauroi, nauroi viestille, korosti, korosti viestiä, reagoi viestiin,
   líbí se mi, líbí se, líbilo se, líbil se, to se mi líbí, miluje, milovala, milovat, zdůraznil, zdůraznila, zasmál se, zareagoval na, zareagovala na, olajkoval, olajkovala,
   polubił, polubiła, polubiono, lubi, podoba się, pokochał, pokochała, uwielbia, wyśmiał, roześmiał się, podkreślił, podkreśliła, wyróżniono, zareagował na, zareagowała na,
   вподобав, вподобала, вподобано, подобається, сподобалося, сподобалось, полюбив, полюбила, обожнює, посміявся з, підкреслив, реакція на, поставив серце,
   понравилось, нравится,
   đã thích, thích, yêu thích, đã yêu thích, đã yêu, đã cười, đã nhấn mạnh, bày tỏ cảm xúc, đã bày tỏ,
   menyukai, menyukai pesan, menyenangi, mencintai, tidak menyukai, menertawakan, tertawa karena, menekankan, mempertanyakan, bereaksi terhadap, menanggapi,
   beğendi, beğenildi, sevdi, bayıldı, güldü, vurguladı,
   أعجبه, أعجبها, أعجبني, أعجب بـ, أعجب, أحب, أحبت, ضحك على, شدد على, تفاعل مع, نال إعجابي,
   אהב את, אהבה את, אהב, אהבה, לייק ל, סימן לייק, סומן לייק, צחק על, צחקה על, הדגיש, הדגישה את, הגיב על, הגיבה על,
   پسندید, لایک کرد, دوست داشت, خندید به,
   पसंद किया, ถูกใจ, ชอบ, กดถูกใจ, รัก, หัวเราะให้กับ, เน้น,
   赞了, 点赞了, 喜欢, 喜爱, 不喜欢, 觉得有趣, 强调了, 强调, 质疑, 对, 說讚, 按讚, 喜歡, 已按讚, 已讚, 大爱, 笑了, 大笑, 좋아함, 좋아요, 하트`,
);

/** Behind it, where the language puts its verb there. */
export const TAPBACKS_AFTER = tight(
  `leuk, gefällt, geliked, mit gefällt mir, gut gefunden, mochte,
   을 좋아함, 를 좋아함, 을(를) 좋아함, 을 좋아합니다, 를 좋아합니다, 에 좋아요, 에 하트, 을 강조, 를 강조, 에 웃음, 에 공감, 을 마음에, 을 사랑, 에 반응, 에 대해 좋아요, 에 대해 하트, 에 마음에,
   にいいね, をいいね, が好き, に「いいね, にハート, をハート, にリアクション, を強調, に笑い, に爆笑, を高く評価, に大笑い, に対して, と評価, を評価, にグッド,
   öğesini beğendi, beğendi, beğenildi, mesajını beğendi, adlı iletiyi beğendi, öğesine, iletisini beğendi, sevdi, bayıldı, iletisine, mesajına,
   को पसंद, को लाइक, पर प्रतिक्रिया, को प्यार, पसंद किया,
   را پسندید, را لایک, را دوست,
   表示喜爱, 表示赞, 表示喜欢, 表示强调, 表示疑问, 表示好笑, 点了赞, 按了讚, 按讚, 說讚, 觉得很赞, 感到, 表达了, 传送了, 给了`,
);

/** In the line that a mail program puts above what it quotes. */
export const REPLY_HEADS = list(
  `wrote, schrieb, a écrit, escribió, escreveu, ha scritto, scrive, schreef, skrev, kirjoitti, napsal, napsala, napsal(a), napisał, napisała, пише, написав, написала, писав,
   yazdı, şunu yazdı, đã viết, menulis, さんは書きました, のメール, 写道, 寫道, 님이 작성, 작성, كتب, כתב, כתבה, เขียนว่า, เขียน, نوشت, ने लिखा`,
);

/** Lines that a device adds by itself. */
export const SIGNATURES = list(
  `sent from my, sent from, get outlook for, sent via, von meinem iphone gesendet, gesendet von, gesendet mit, envoyé de mon, envoyé depuis, envoyé à partir de, enviado desde, enviado do meu,
   enviado de, inviato da, verstuurd vanaf, verzonden vanaf, iphoneから送信, androidから送信, から送信, 나의 iphone에서 보냄, iphone에서 보냄, 发自我的, 從我的, 从我的, 寄自我的, skickat från, sendt fra,
   lähetetty, odesláno z, wysłane z, wysłano z, надіслано з, відправлено з, iphoneumdan gönderildi, gönderildi, đã gửi từ, gửi từ, dikirim dari, أرسلت من, تم الإرسال من, נשלח מ, ارسال شده از,
   ส่งจาก, मेरे iphone से भेजा`,
);
