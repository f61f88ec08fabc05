/** Polish: words for the lint. Stems, since every word has many endings. */
import type { LintWords } from './lint-words.ts';

export const plLint: LintWords = {
  language: 'pl',
  spacing: 'words',
  marks: ['i|na|do|od|nie|się|że|w|z|za|lub|oraz|jest|są|mi|mój|moje|moja|przez|przeze|mnie|ta|żadnego|aby'],
  agreement: [
    '(ja )?(niniejszym )?(wyrażam .. zgodę|zgadzam się|akceptuję|chcę|zapisuję się|upoważniam|zezwalam|pozwalam|potwierdzam|proszę o|życzę sobie|udzielam zgody|wybieram|subskrybuję)|(wyraża|wyrażasz) (Pan |Pani |Państwo )*(zgodę)|zgadzasz się|tak,? .. (chcę|proszę|zgadzam|wyślij*|poproszę|wysyłaj*)|(wysyłajcie|przysyłajcie|piszcie|informujcie) (mi|do mnie|mnie)|moja (wyraźna )?zgoda na otrzymywanie',
  ],
  marketing: ['marketing*|reklam*|promocyjn*|handlow*|newsletter*|komercyjn*|e-?marketing*'],
  promotion: [
    'ofert*|promocj*|rabat*|zniżk*|zniżek|wyprzedaż*|nowości*|nowościach|kupon*|okazj*|okazji|aktualności*|premier*|wydarzenia*|wydarzeń|wydarzeniach|konkurs*|nowych (produkt*|kolekcj*)|nowe (produkty|kolekcje|kawy)|koszyk*|wskazówk*|przecen*|specjaln* cen*',
  ],
  recurring: ['cykliczn*|automatyczn*|okresow*|regularn*|powtarzając*|zautomatyzowan*|stał*'],
  frequency: [
    '(\\d+|raz|dwa|dwie|trzy|cztery|pięć|kilka|jedna|jeden|jedną|maksymalnie|średnio) .. (w|na|co|/) ?(dzień|tydzień|tygodniu|miesiąc|miesiącu|rok|roku|dziennie|kwartał)|(\\d+|kilka|raz|dwa razy) .. (dziennie|tygodniowo|miesięcznie|rocznie)',
    '(częstotliwość|liczba) .. (zmienn*|różn*|zależ*|waha*|może)|częstotliwoś*|codziennie|cotygodniow*|comiesięczn*|co (tydzień|miesiąc)|jednorazow*',
  ],
  rates: [
    '(opłat*|koszt*|staw*|taryf*|cen*) .. (wiadomoś*|dan*|transmisj*|operator*|sms*|naliczan*|obowiązyw*|standardow*|internet*)|(mogą|może|zostaną) .. (opłat*|koszt*|staw*)|zgodnie z (taryfą|cennikiem) .. operator*',
  ],
  notCondition: [
    'nie .. (warunk*|wymagan*|wymaga|konieczn*|obowiązkow*|uzależnion*|wpływ*|zależy|niezbędn*|musisz|muszę|trzeba)|(kupi*|zakup*|zamówi*) .. bez .. (zgod*|zaznacz*|tego)|dobrowoln*|nieobowiązkow*|opcjonaln*|bez obowiązku zakupu|niezależnie od',
  ],
  unsubscribe: [
    'rezygn*|zrezygn*|wypis*|wypisz*|anulow* subskrypcj*|odsubskryb*|unsubscribe|opt-?out|zakończ*|zatrzym* (wiadom*|wysył*|je|sms*|otrzym*)|(link|przycisk) .. (wypis*|rezygn*)|zablok*|wyłącz*|przestać otrzymywać|odwoł* subskrypcj*',
  ],
  stopKeywords: ['koniec', 'rezygnacja', 'rezygnuję', 'wypisz', 'nie'],
  help: ['"?(help|pomoc|info)"?( uzyskam| uzyskać|\\.|,|$|:)?|uzyskać pomoc|po pomoc'],
  anyTime: [
    'w (każdej|dowolnej) chwili|w (każdym|dowolnym) (momencie|czasie)|kiedykolwiek|zawsze|kiedy (tylko )?(chcę|zechcę|chcesz|zechcesz)',
  ],
  takeBack: ['wycof*|cofn*|odwoł*|rezygn*|zrezygn*|wypis*|anulow*|zmieni* zdanie|cofać|zakończ*|zatrzym*|przesta*|odwołać'],
  contact: ['kontakt*|pytania|pytań|obsług* klienta|biuro obsługi|napisz|skontaktuj*|infolini*|wsparcie'],
  street: ['(ul|al|pl|os)\\.? [^.]{0,40}?\\d+|(ulica|ulicy|aleja|aleje|plac|osiedle) .. \\d+|\\d{2}-\\d{3}|skrytka pocztowa'],
  terms: ['regulamin*|warunki (korzystania|usługi|świadczenia|ogólne|sprzedaży|programu)|warunkami (korzystania|usługi)|ogólne warunki'],
  privacy: ['prywatnoś*|ochron* danych( osobowych)?|danych osobowych|rodo|dane osobowe'],
  notShared: [
    '(nie|nigdy|nikomu|bez) .. (udostępnia*|udostępni*|przekaz*|przekaż*|sprzeda*|odsprzed*|ujawni*|wynajm*|dziel*|odstąp*)|(zostają|pozostają|zostaje|pozostaje) (tylko )?u nas',
  ],
  age: ['(1[3-8]|2[01]|szesnaście|osiemnaście) (lat|roku|rok)|pełnoletni*|ukończon*|ukończył*|powyżej (1[3-8]|2[01])|18\\+'],
  text: ['sms*|mms*|esemes*|wiadomoś* (tekstow*|marketingowych tekstow*|sms*|mms*|rcs|multimedialn*)|wiadomości .. tekstow*|rcs|tekstow*'],
  email: ['(?<!adres )(?<!adresu )(e-?mail*|mail*|maila|maile|maili|poczt* elektroniczn*|drog* elektroniczn*)|newsletter*'],
  call: [
    'telefonicz*|połącze* (telefoniczn*|głosow*|telefonicznych)|rozmow* telefoniczn*|rozmów telefonicznych|przez telefon|dzwoni*|zadzwoni*|telefonów|połączeń',
  ],
  post: ['poczt* tradycyjn*|pocztą,|listown*|listem|listy|przesyłk* pocztow*|pocztą papierową|drogą pocztową'],
  push: ['push|powiadomie* (push|w aplikacji|aplikacji)|powiadomienia'],
  implied: [
    '(podając|wpisując|wysyłając|przesyłając|kontynuując|klikając|rejestrując*|zakładając|zamawiając|kupując|korzystając|składając|odwiedzając|zostawiając|finalizując|przechodząc|biorąc udział|pobierając|naciskając|przeglądając|zapisując*|dokonując|potwierdzając|realizując|pozostając|tworząc|logując*|używając) .. (zgad*|zgod*|akceptu*|upoważni*|otrzymyw*|subskryb*|zezwal*|pozwal*)',
    '(podanie|wpisanie|wysłanie|przesłanie|złożenie|rejestracja|korzystanie|zakup|zamówienie|założenie|udział|dalsze korzystanie|kontynuowanie|kontynuacja|pozostanie|dokonanie|wizyta|użycie) .. (oznacza*|równoznaczn*|stanowi*|jest zgodą|traktowan*|uznaje|uznawan*|jest tożsame)|(uznaje|uznajemy|uważa|przyjmujemy|zakładamy|domniemywa*) .. (zgod*|zgad*)|automatyczn* .. (zapis*|doda*|subskryb*|zapisan*|wpisan*)|(zapis*|doda*|wpis*) .. automatyczn* (na|do|jako)|(zostaniesz|zostanie Pan*) automatycznie|domnieman*|dorozumian*',
    '(jeśli|gdy|kiedy|jeżeli) .. (podasz|wpiszesz|kupisz|zamówisz|złożysz|klikniesz|kontynuujesz|zarejestrujesz|korzystasz|poda|kupi|założysz|wyślesz) .. (zgad*|zgod*|akceptu*|otrzym*|wysył*|zapis*)',
  ],
  boxAct: [
    '(zaznacz*|odhacz*|klikni*|klik*|wybier*) .. (pole|pola|okienk*|kratk*|kwadrat*|checkbox*)|(pole|pola|okienk*|kratk*|checkbox*) .. (zaznacz*|zaznaczam)',
  ],
  optOut: [
    'odznacz*|odhacz* .. jeśli|(pole|pola|zgoda|zgody|checkbox*|okienko) .. (domyślnie|już|wstępnie) .. zaznaczon*|(domyślnie|wstępnie|z góry|już) zaznaczon*|(usuń|usunąć|usunięcie) .. (zaznaczeni*|ptaszk*|krzyżyk*)|domyślnie (włączon*|aktywn*|wybran*)|(zostaw*|pozostaw*) .. zaznaczon*',
    'nie (chcesz|chce|życzysz|życzy|chcę|zgadza*|wyrażasz|wyraża) .. (zaznacz*|kliknij|odznacz*|napisz|zgłoś|poinformuj|daj znać|wyślij|usuń)|(zaznacz*|kliknij) .. (jeśli|jeżeli|aby) ~ nie',
    'chyba że|o ile nie|dopóki nie .. (sprzeciw*|zgłos*|wypis*|odmów*|poinform*|odwoł*)|brak (sprzeciwu|odpowiedzi|reakcji)|jeśli nie (sprzeciw*|zgłos*|odpowie*|odmówi*|napisz*|wyrazi* sprzeciw*)|milczeni*|milcząc*',
  ],
  condition: [
    '(wymagan*|warunk*|konieczn*|obowiązkow*|musi|musisz|muszę|trzeba|należy|niezbędn*|tylko (po|jeśli|jeżeli|gdy|za)|wyłącznie po|pod warunkiem) .. (zakup*|kupi*|zamówi*|rabat*|zniżk*|konto|konta|konkurs*|udział*|dostaw*|usług*|dostęp*|kontynu*|sfinaliz*|finaliz*|realizacj*|kupon*|płatnoś*|złoż*)',
    '(aby|żeby|w celu|do|by) .. (kupi*|zakup*|zamówi*|złoż*|odebr*|otrzymać (rabat|zniżkę|kupon|dostęp)|wziąć udział|sfinaliz*|dokończ*|realizacj*|założ*|skorzyst*|kontynu*|uzysk*) .. (musi*|trzeba|należy|wymagan*|konieczn*|niezbędn*|obowiązkow*|wyraź zgodę)|(zakup|zamówienie|rabat|zniżka|udział|dostęp|usługa|dostawa|konto) .. (wymaga*|uzależnion*|zależy od) .. (zgod*|zapis*|subskryp*)|w zamian za|pod warunkiem',
  ],
  conditionNegated: [
    '(bez|jeśli nie|jeżeli nie|w razie braku|brak) .. (zgod*|zaznacz*|zapis*|akcept*|subskryp*) .. (nie|niemożliw*) .. (zakup*|kupi*|zamówi*|realiz*|możliw*|rabat*|zniżk*|udział*|dostaw*|wyśl*|można|możesz|dokończ*|zrealiz*|złoż*|otrzyma*)|nie .. (kupi*|zakup*|zamówi*|zrealiz*|realiz*|sfinaliz*|złoż*|dokończ*|możliw*|otrzyma*|wyśl*) .. (bez|dopóki|jeśli nie|póki) .. (zgod*|zaznacz*|zapis*|akcept*|wyraz*|subskryp*)',
  ],
  others: [
    '(osob*|podmiot*|stron*|firm*) (trzeci*)|partner*|podmiot* (powiązan*|zależn*|stowarzyszon*|współpracując*)|spółk* (zależn*|powiązan*|siostrzan*|z grupy)|sponsor*|reklamodawc*|(inn*) (firm*|mark*|podmiot*|sklep*|spółk*)|grup* kapitałow*|(nasz*|jej|jego) grup*|afiliant*|stowarzyszon*',
  ],
  share: [
    'udostępni*|udostępnia*|przekaz*|przekaż*|sprzeda*|odsprzed*|ujawni*|wynajm*|dzieli*|odstąp*|wymien*|przesył* .. (partner*|trzeci*)',
  ],
  not: ['nie|nigdy|nikt|nikomu|bez|ani|żaden|żadn*|nigdzie'],
  allChannels: [
    '(każd*|wszystki*|wszelki*|dowoln*|inn*|różn*|jakikolwiek|jakiegokolwiek) (dostępn* |możliw* |innych |elektroniczn* )*(kanał*|sposób|sposob*|środk*|drog*|medi*|form* kontaktu)|środk* komunikacji elektronicznej|środk* elektroniczn*|lub w inny sposób',
  ],
  unlimited: [
    '(wszelki*|wszystki*|dowoln*|jakichkolwiek|jakiekolwiek|różn*|inn*) (rodzaj* )?(wiadomoś*|informacj*|cel*|treś*|komunikat*)|w (każdym|dowolnym|innych|różnych) cel*|pozosta* w kontakcie|o wszystkim|kontaktow* się ze mną$|kontakt ze mną$',
  ],
  irrevocable: [
    'nieodwołaln*|nie ~ (wycof*|cofn*|odwoł*|zrezygn*|wypis*|anulow*)|bez (możliwości|prawa) (wycof*|cofn*|odwoł*|rezygn*)|(tylko|wyłącznie|jedynie) .. (pisemn*|listem|listown*|list|pocztą|faks*|osobiście|telefonicz*|poleconym|w sklepie|po zalogowaniu)|(rezygn*|wypis*|wycof*|odwoł*) .. (opłat*|koszt*|zł|pln|płatn*)|ostateczn*',
  ],
  consent: ['zgod*|zgad*|akcept*|zaznacz*|zapis*|subskryp*|upoważni*|zezwol*|przyzwol*'],
  free: [
    '(100 ?%|całkowicie|zupełnie|w pełni|zawsze) (bezpłatn*|darmow*|za darmo)|(wiadomości|sms*) są (bezpłatn*|darmow*)|(bez|żadnych) (żadnych )?(opłat|kosztów)|nic .. nie kosztuj*|darmow* (sms*|wiadomoś*)|nie .. (kosztuj*|opłat*|płac*|pobier* opłat)|bezpłatn* (sms*|wiadomoś*)',
  ],
  refers: [
    'zobacz|patrz|czytaj|przeczytaj|zgodnie z|według|opisan*|określon*|w (naszej|naszym|polityce|regulaminie)|obowiązuj*|dostępn*|link*|tutaj|poniżej|więcej|informacj*|sprawdź|szczegół*|stosuje|jak|zapozna*|przetwarz*|mówi|wyjaśnia',
  ],
  receive: ['otrzym*|dosta*|wysył*|wyśl*|przesył*|przysył*|kontakt*|informow*|powiadam*|pisać|pisał*|wysłan*|poinformow*'],
  transactional: [
    '(status*|potwierdzeni*|aktualizacj*|informacj*) (o |dotyczące )*(zamówie*|dostaw*|przesył*|wysył*|zakup*|konta|koncie)|wizyt* umówion*|transakcyjn*|kod* (bezpieczeństwa|weryfikacyjn*)|powiadomieni* o (dostaw*|zamówie*)',
  ],
  noise: ['"?zatrzymaj (oferty|promocje)( i ogłoszenia)?"?|"?stop offers"?|oferty i ogłoszenia'],
};
