/** Finnish: words for the lint. Stems, since every word has many endings; ä and ö are folded away as in every list. */
import type { LintWords } from './lint-words.ts';

export const fiLint: LintWords = {
  language: 'fi',
  spacing: 'words',
  marks: ['ja|on|ei|että|jotta|tai|tämä|tätä|minun|minulle|sen|ne|voin|voit|olen|miten|myös|ovat|milloin|alla|olevan'],
  agreement: [
    '(minä )?(suostun|hyväksyn|annan .. (suostumu*|luvan|lupa*)|haluan|tilaan|sallin|valtuutan|vahvistan|liityn|toivon|pyydän|valitsen)|(annan|antaa) .. suostumukse*',
    'kyllä,? .. (kiitos|haluan|lähett*|minulle|suostun)|(suostut|hyväksyt|annat .. suostumu*|annat luvan)|(lähettäkää|lähetä) minulle|minulle saa .. (lähettää|viestiä)|(saa|saatte) .. (lähettää|ottaa yhteyttä|viestiä) .. (minulle|minuun)|pitäkää minut ajan tasalla|nimenomainen suostumukseni',
  ],
  marketing: [
    'markkinoi*|markkinointi*|*markkinointi*|mainos*|mainont*|*mainos*|kaupalli*|uutiskirje*|suoramarkkinoi*|myynninedist*|kampanjaviest*',
  ],
  promotion: [
    'tarjou*|*tarjoukset|alennu*|*alennus*|ale|alen|kampanj*|uutuu*|uutiset|uutisia|uutisista|uudet (tuotteet|mallistot|kahvit)|uusi* (tuottei*|mallisto*)|kupon*|lanseerau*|tapahtum*|vinkki*|vinkke*|kilpailu*|etu|edut|etuja|eduista|erikoishin*|ostoskori*|ennakko*',
  ],
  recurring: ['toistuv*|automaatti*|automatisoi*|säännölli*|ajoittai*|jatkuva*|määräajoin'],
  frequency: [
    '(\\d+|yksi|yhden|kaksi|kolme|neljä|viisi|muutama*|enintään|korkeintaan|noin) .. (kuukaudessa|viikossa|päivässä|vuodessa|kuussa|per|/) ?(kk|vko|päivä|kuukausi|viikko)?|kerran (viikossa|kuukaudessa|päivässä|vuodessa)|(\\d+|kaksi|kolme) kertaa',
    '(määrä|tiheys|väli|kuinka usein) .. (vaihtele*|riippu*|voi)|lähetystiheys|viestitiheys|päivittäin|viikoittain|kuukausittain|joka (viikko|kuukausi|päivä)|kertaluontei*',
  ],
  rates: [
    '*maksu* .. (peri*|viest*|dat*|operaattori*|sovelle*|veloit*|liittym*)|(viesti|data|operaattori|teksti|normaali)[a-z]*-?( ja (data|viesti)[a-z]*-?)?(maksu*|hin*|kulu*|veloitu*)|(hinnaston|liittymän|operaattorin) .. (maksu*|hin*|mukai*)|(kulu*|kustannu*|hinta*|hinnat) .. (operaattori*|viest*|dat*|liittym*|aiheutu*)|(operaattori*) .. (veloit*|peri*)',
  ],
  notCondition: [
    '(ei|eikä|et|ilman) .. (ehto|ehtona|edellyt*|vaadi*|vaatimu*|pakolli*|välttämät*|riipu*|tarvi*|vaikuta|sido*)|(ostaa|osta|tilata|ostos*|ostami*) .. (ilman|antamatta|vaikka)|vapaaehtoi*|valinnai*|riippumatta siitä|ei ostopakkoa',
  ],
  unsubscribe: [
    'peruutuslink*|peruuttamislink*|(peru|peruuta|perua|peruuttaa|lopeta|lopettaa|lopettaminen) .. (tilau*|viesti*|uutiskirj*)|(viestit|viestien|tilauksen) .. (lopet*|peru*)|tilauksen (peruutus|lopetus)|unsubscribe|opt-?out|poistua listalta|eroa*|poista* listalta|estä*|en halua enää|lakata saamasta',
  ],
  stopKeywords: ['lopeta', 'seis', 'peru', 'poista', 'pois'],
  help: ['"?(help|apua|info|ohje*)"?( vastaa*| tässä| saa*|\\.|,|$|:)?'],
  anyTime: ['milloin tahansa|koska tahansa|milloin haluan|milloin haluat|aina|joka hetki|milloin vain|koska vain'],
  takeBack: [
    'peruut*|peru|perua|peruu|perun|lopet*|vetää .. takaisin|perutta*|irtisano*|mielen* .. (muutta*|muuttu*)|muutta* mielen*|kumo*',
  ],
  contact: ['yhtey*|yhteystie*|kysymy*|kysyttävää|asiakaspalvelu*|asiakastuk*|kirjoita|ota yhteyttä|tuki|soita'],
  street: [
    '*(katu|tie|kuja|polku|aukio|tori|raitti|puisto|kaari|ranta|rinne|kadun|tien) \\d+[a-z]?|\\d{5} [a-zåäö]{2,}|postilokero|pl \\d+',
  ],
  terms: ['käyttöehto*|käyttöehdot|(yleiset |tilaus|toimitus|palvelu|sopimus)ehdot|ehdot|ehtoja|ehtoihin|ehdoista|säännöt|sopimusehto*'],
  privacy: ['tietosuoja*|yksityisyy*|henkilötie*|rekisteriselost*|tietojen suoja|gdpr'],
  notShared: ['(ei|emme|eikä|koskaan|en) .. (luovut*|jae*|jaa*|myy*|siirr*|anne*|vuokra*|paljast*|väli*)'],
  age: [
    '(1[3-8]|2[01]|kuusitoista|kahdeksantoista)[- ]?(vuot*|v\\.?|vuotias)|täysi-ikäi*|vähintään (1[3-8]|2[01])|täyttänyt (1[3-8]|2[01])|yli (1[3-8]|2[01])',
  ],
  text: ['tekstiviest*|*tekstiviest*|sms*|mms*|kuvaviest*|multimediaviest*|rcs|rcs-*|tekstari*|tekstar*|matkapuhelinviest*'],
  email: ['sähköpost(?!iosoit)[a-zåäö]*|sähköisellä postilla|meili*|e-?mail*|uutiskirje*|sposti*'],
  call: ['puhelu*|puhelimitse|soitto*|soitt*|puhelinmyynti*|puheluita|puhelinsoitto*|puheluja|äänipuhelu*|soittaa'],
  post: ['postitse|kirjeitse|kirje|kirjeellä|kirjeet|perinteinen posti|paperiposti|kirjeposti*|postilla'],
  push: ['push|push-*|sovellusilmoitu*|ilmoitukset|ilmoituksia'],
  implied: [
    '(antamalla|syöttämällä|kirjoittamalla|lähettämällä|jatkamalla|napsauttamalla|klikkaamalla|painamalla|rekisteröitymällä|luomalla|ostamalla|tilaamalla|käyttämällä|täyttämällä|vierailemalla|osallistumalla|jakamalla|viimeistelemällä|tekemällä|liittymällä|ilmoittamalla|jättämällä|lataamalla|selaamalla|kirjautumalla|maksamalla|asioimalla) .. (suostu*|hyväksy*|annat|annan|valtuuta*|tilaat|sallit|saat)',
    '(käyttö|käyttäminen|osto|ostos|tilaus|rekisteröityminen|vierailu|jatkaminen|osallistuminen|jäsenyys|antaminen|ilmoittaminen|numeron antaminen) .. (tarkoittaa|merkitsee|katsotaan|on suostumus|vastaa|tulkitaan)|(katsotaan|tulkitaan|pidetään|oletetaan) .. (suostu*|hyväksy*)|automaattisesti .. (tilaaja*|lisätään|liitetään|listalle|listalla|suostu*)|(lisätään|liitetään) .. automaattisesti|oletamme|hiljai* suostumu*|konkludentti*',
    '(kun|jos|mikäli) .. (annat|syötät|ostat|tilaat|rekisteröidyt|jatkat|käytät|luot|lähetät|klikkaat|täytät) .. (suostut|hyväksyt|annat suostumu*|lähetämme|tilaat|saat)',
  ],
  boxAct: [
    '(merkitse*|merkits*|rasti*|ruksa*|valitse*|valits*|napsaut*|klikka*) .. (ruutu*|ruudu*|valintaruu*|kohta|kohdan)|(ruutu*|ruudu*|valintaruu*) .. (merki*|rasti*|ruksa*|valits*|valin*)',
  ],
  optOut: [
    '(poista|poistamalla|ota pois) .. (merkin*|rast*|ruksi*|valinta|valinnan)|(valmiiksi|oletuksena|ennalta|jo) .. (merkitty|rastitettu|valittu|ruksattu|täytetty|päällä)|esivalittu|esitäytetty|(jätä|jättämällä) .. (merkityksi|valituksi|rastitetuksi)|tyhjennä .. (ruutu|valintaruutu)',
    '(et|en|ei) .. (halua|tahdo|toivo|suostu|vastaanota) .. (merkitse*|rasti*|ruksa*|klikka*|ruutu*|ilmoita*|kirjoita*|poista*|ota yhteyttä)|(merkitse|rastita|ruksaa|klikkaa) .. jos ~ (et|en|ei)',
    'ellet .. (kiellä|ilmoita|vastusta|kieltäydy|peru|toisin|rastita|merkitse)|ellei .. (toisin|kiell*|vastust*)|(jos|mikäli|kunnes) (et|emme) .. (vastusta|kiellä|kuule|ilmoita|vastaa|kieltäydy)|vastaamatta jättä*|hiljaisuu*|vaikeneminen',
  ],
  condition: [
    '(pakolli*|edellyt*|vaadi*|vaati*|ehto|ehtona|täytyy|pitää|on annettava|on hyväksyttävä|välttämät*|tarvitaan|vain jos|ainoastaan jos) .. (osto*|ostam*|ostaa|tilaus*|tilauks*|tilata|alennu*|kilpailu*|osallistu*|tili*|toimitu*|palvelu*|pääsy|jatka*|viimeist*|kupon*|etu*)',
    '(ostaaksesi|tilataksesi|saadaksesi|osallistuaksesi|jatkaaksesi|viimeistelläksesi|luodaksesi|käyttääksesi|voidaksesi|lunastaaksesi) .. (täytyy|pitää|sinun on|pakolli*|edellyt*|vaadi*|hyväksy*|suostu*|suostumu*)|(osto*|tilaus|tilauksen|alennus|alennuksen|osallistuminen|toimitus|pääsy|palvelu*) .. (edellyttää|vaatii|riippuu) .. (suostu*|hyväksy*|tilau*)|vastineeksi|sillä ehdolla|ehdolla että',
  ],
  conditionNegated: [
    '(ilman|jos et|ellet|mikäli et) .. (suostu*|hyväksy*|merkitse*|merkintää|rasti*|tilaa*) .. (ei|et|emme|mahdoton*) .. (osta*|tilau*|tilata|tilauks*|alennu*|osallistu*|toimit*|käsitel*|mahdolli*|saada|saa|voi*|viimeist*)|(ei|et|emme) .. (osta*|tilau*|tilata|alennu*|osallistu*|toimit*|käsitel*|viimeist*|jatka*|saa*|mahdolli*) .. (ilman|ellet|jos et|ennen kuin) .. (suostu*|hyväksy*|merki*|rasti*|tilaa*)',
  ],
  others: [
    'kolman* (osapuol*|taho*)|kumppan*|yhteistyökumppan*|(lähipiiri*|sidos|konserni|tytär|sisar|osakkuus)[a-zåäö]*(yhtiö*|yrity*)|tytäryhtiö*|konserni*|sponsor*|mainostaj*|(muut|muiden|muille|valitut|valituille|valikoidu*) (yrity*|yhtiö*|taho*|brändi*|merk*|kaup*|kumppan*)|affiliate*|sidosryhm*',
  ],
  share: [
    'luovut*|jakaa|jaetaan|jaamme|jakami*|myydä*|myymme|myyminen|siirtä*|siirre*|siirrä*|vuokra*|paljast*|välittä*|välite*|antaa eteenpäin|annetaan|vaihta*',
  ],
  not: ['ei|et|en|emme|eivät|ette|eikä|älä|ilman|koskaan|mitään|ettei|ellei|kukaan|missään'],
  allChannels: [
    '(kaik*|mui*|mikä tahansa|minkä tahansa|missä tahansa|eri|useissa|jokai*) (mahdolli* |sähköis* |saatavilla olev* |muissa )*(kanav*|tavo*|taval*|tapo*|väline*|keino*|viestintä*|medi*)|sähköis* (viestin*|väline*|kanav*)|muulla tavoin',
  ],
  unlimited: [
    '(kaik*|minkä tahansa|mikä tahansa|mitä tahansa|kaikenlai*|mui*|eri) (.. )?(viest*|tieto*|tarkoitu*|sisältö*|viestin*|asioi*)|(kaikkiin|muihin|mihin tahansa) tarkoituksiin|pitää yhteyttä|kaikesta|(ottaa|ottamaan) minuun yhteyttä$|yhteydenottoihin$',
  ],
  irrevocable: [
    'peruuttamat*|(ei|et|en) ~ (voi|saa|voida) .. (peru*|lopet*|irtisano*|vetää)|(vain|ainoastaan|yksinomaan) .. (kirjalli*|kirjeellä|kirjeitse|postitse|faksi*|puhelimitse|soittamalla|henkilökohtai*|myymäläss*|kirjautumalla)|(peruut*|lopet*|peru*) .. (maksu*|maksaa|euro*|€)|lopullinen|lopullisesti',
  ],
  consent: ['suostu*|hyväksy*|merkits*|rasti*|tilaa|tilaan|tilaat|lupa|luvan|sallin|valtuut*'],
  free: [
    '(100 ?%|täysin|kokonaan|aina) (ilmai*|maksuton*|maksutta)|(viestit|tekstiviestit) ovat (ilmaisia|maksuttomia)|(ei|ilman) .. (maksu*|kulu*|kustannu*|veloit*)|ei maksa .. mitään|ilmai* (tekstiviest*|viest*)',
  ],
  refers: [
    'katso|lue|mukai*|mukaan|kuvat*|kuvail*|(ovat )?voimassa|saatavilla|tässä|link*|lisää|lisätie*|alla|löyty*|tiedot|käsitel*|käytetään|kertoo|miten|nähtäv*|sovelle*',
  ],
  receive: ['vastaanot*|saan|saada|saat|lähet*|otta* yhteyttä|yhteydenot*|tiedot*|kuulla|tavoit*|viestiä|tilata|tilaan|saamaan'],
  transactional: [
    '(tilau*|toimitu*|lähety*|paketin|tilin) (tila*|tilann*|päivity*|vahvistu*|seuran*|ilmoitu*)|(tilausvahvistu*|toimitusilmoitu*|seurantatie*|ajanvarau*|turvakood*|varmennuskood*|palveluviest*|kuitit|kuitteja)',
  ],
  noise: ['"?lopeta (tarjoukset|kampanjat)( ja ilmoitukset)?"?|"?stop offers"?|tarjoukset ja ilmoitukset'],
};
