/** Danish: words for the lint. */
import type { LintWords } from './lint-words.ts';

export const daLint: LintWords = {
  language: 'da',
  spacing: 'words',
  marks: ['og|at|er|jeg|mig|ikke|som|fra|med|det|til|af|for|på|kan|mit|mine|dit|eller|et|har|den|der|hvordan'],
  agreement: [
    '(jeg|herved|hermed) (.. )?(giver .. (samtykke|tilladelse|lov)|samtykker|accepterer|siger ja|vil gerne|ønsker|tilmelder mig|bekræfter|tillader|vælger|indvilliger|godkender|abonnerer)|giver jeg .. (samtykke|tilladelse)|accepterer jeg|vil jeg gerne|samtykker jeg',
    'ja,? .. (tak|send|jeg|gerne|vil)|du (.. )?(samtykker|giver .. (samtykke|tilladelse)|accepterer|siger ja|godkender|indvilliger)|(samtykker|accepterer) du|giver du .. (samtykke|tilladelse)|(send|sms|skriv) .. (til )?mig|(må|kan) .. (sende|kontakte|sms*|maile|skrive) .. mig|hold mig (opdateret|orienteret)|mit (udtrykkelige )?samtykke til at',
  ],
  marketing: [
    'markedsfør*|*markedsføring|reklame*|*reklamer|kommerciel*|nyhedsbrev*|annonce*|salgsfremmende|direkte markedsføring|kampagne*',
  ],
  promotion: [
    'tilbud*|*tilbud|rabat*|udsalg*|kampagne*|nyheder|nye (produkter|kollektioner|varer|kaffer*)|kupon*|*kuponer|lancering*|arrangement*|tips|konkurrence*|inspiration|fordele|særpris*|indkøbskurv*|kurv|eksklusiv*|deals?|begivenhed*',
  ],
  recurring: ['tilbagevendende|automatisk*|automatiserede?|regelmæssig*|periodisk*|løbende|gentagne|kontinuerlig*'],
  frequency: [
    '(\\d+|en|ét|et|to|tre|fire|fem|få|nogle få|højst|op til|maks*) .. (om|pr\\.?|i|per|hver|/) ?(dag|dagen|uge|ugen|måned|måneden|år|året|kvartal|md)|(en gang|to gange|\\d+ gange) (om|pr\\.?|i)',
    '(frekvens*|hyppighed*|antal*|hvor (tit|ofte)) .. (varierer|veksler|kan|afhænger|skifter)|frekvens*|hyppighed*|dagligt?|ugentlig*|månedlig*|hver (uge|måned|dag)|engangs*',
  ],
  rates: [
    '(gebyr*|udgift*|takst*|omkostning*|priser|betaling) .. (besked*|data|sms*|operatør*|teleselskab*|abonnement*|påløb*|gæld*|opkræv*)|(besked|data|sms|operatør|standard)-?( og (data|besked)-?)?(gebyr*|takst*|udgift*|omkostning*)|(kan|vil) .. (gebyr*|udgift*|omkostning*|takst*)|(operatør*|teleselskab*) .. (gebyr*|takst*)|almindelig* .. takst*',
  ],
  notCondition: [
    '(ikke|ingen|intet|uden|aldrig) .. (betingelse*|krav*|kræv*|nødvendig*|obligatorisk*|tvung*|afhængig*|forudsætning*|påvirker|behøver|skal)|(købe|handle|bestille|køb) .. (alligevel|uden (at )?(samtykke*|dette|det|krydse|acceptere))|frivillig*|valgfri*|uanset om|ingen købepligt',
  ],
  unsubscribe: [
    'afmeld*|frameld*|opsig*|afslut*|unsubscribe|opt-?out|afbestil*|stoppe? (beskeder*|med at|sms*)|meld* .. fra|blokere?r?|følge? ikke længere|slå* .. fra|ikke længere modtage',
  ],
  stopKeywords: ['stopp', 'afmeld', 'slut', 'nej', 'frameld'],
  help: ['"?(help|hjælp|info)"?( for| hos| til| med|\\.|,|$|:)?'],
  anyTime: ['til enhver tid|når som helst|når (jeg|du) (vil|ønsker)|altid|på ethvert tidspunkt|når du vil'],
  takeBack: [
    'trække .. tilbage|træk* .. tilbage|tilbagekald*|tilbagetræk*|tage .. tilbage|afmeld*|frameld*|opsig*|fortryd*|ombestem*|afslut*|stoppe|ændre? mening',
  ],
  contact: ['kontakt*|spørgsmål|kundeservice|kundecenter|skriv til|support|ring til|henvend*'],
  street: ['*(vej|gade|allé|alle|plads|torv|stræde|boulevard|vænge|parken|gården) \\d+[a-z]?|\\d{4} [a-zæøå]{2,}|postboks'],
  terms: ['vilkår|vilkårene|*vilkår|*vilkårene|handelsbetingelse*|(generelle|almindelige) betingelser|brugerbetingelse*|regler'],
  privacy: ['privatliv*|persondata*|databeskyttelse*|personoplysning*|gdpr|fortrolighed*'],
  notShared: [
    '(ikke|aldrig|ingen|intet) .. (dele*|deles|sælge*|sælges|videregive*|overdrage*|udleje*|overføre*|give* videre|afsløre*)|(deles|deler|sælges|sælger|videregives|videregiver|overdrages|gives) .. (ikke|aldrig|ingen)|bliver hos os',
  ],
  age: ['(1[3-8]|2[01]|seksten|atten) år|mindst (1[3-8]|2[01])|fyldt (1[3-8]|2[01])|myndig*|over (1[3-8]|2[01])|18\\+'],
  text: ["sms*|mms*|*-sms|tekstbesked*|rcs|rcs-*|sms'er|billedbesked*|sms-besked*|mobilbesked*|sms'e"],
  email: ['e-?mails?(?!-?adresse*)|e-?mail-(?!adresse)[a-z]+|mails?|nyhedsbrev*|elektronisk post|emails?'],
  call: ['telefonopkald*|opkald*|telefonisk*|telefon|pr\\.? telefon|ringe|ringer|taleopkald*|telefonsalg|opringning*|ring til mig'],
  post: ['pr\\.? (post|brev)|med posten|almindelig post|breve?|postforsendelse*|posten|post,'],
  push: ['push*|*push|app-?(notifikation*|beskeder|meddelelser)|notifikation*|notifikationer'],
  implied: [
    '(ved|med|gennem|når du ved) (.. )?(at )?(angive|indtaste|udfylde|oplyse|sende|indsende|fortsætte|klikke|registrere|oprette|købe|bestille|bruge|anvende|gennemføre|besøge|deltage|handle|trykke|dele|afgive|tilmelde|downloade|logge|afslutte|indtastning*|køb*|brug*|bestilling*|registrering*) .. (samtyk*|accepter*|godkend*|giver du|giver jeg|siger du ja|tillader|modtager du|tilmeld*|abonner*)',
    '(brug*|køb*|bestilling*|ordre*|registrering*|besøg*|fortsat*|deltagelse*|medlemskab*|indtastning*|oplysning*) .. (betyder|indebærer|anses|betragtes|gælder som|udgør|tæller)|(anses|betragtes|gælder|regnes) .. (samtyk*|accept*)|automatisk .. (tilmeld*|føjes|tilføj*|abonner*)|(tilmeldes|føjes|tilføjes) .. automatisk|vi (går ud fra|antager|forudsætter)|stiltiende|underforstået',
    '(når|hvis|så snart) du .. (angiver|indtaster|oplyser|køber|bestiller|handler|registrerer|fortsætter|bruger|opretter|gennemfører|klikker|sender) .. (samtyk*|accepter*|godkend*|giver du|sender vi|modtager du|tilmeld*)',
  ],
  boxAct: [
    '(sætte? (et )?(kryds|flueben|hak)|afkrydse*|krydse*|markere*|klikke*|vinge) .. (felt*|boks*|feltet|afkrydsningsfelt*|rubrik*)|(felt*|boks*|feltet|afkrydsningsfelt*) .. (kryds*|afkryds*|marker*|flueben)',
  ],
  optOut: [
    '(fjern*|slet*) .. (kryds*|flueben*|hak*|markering*)|(forudafkrydset|forhåndsafkrydset|forhåndsvalgt|forudvalgt|forudfyldt|allerede (afkrydset|markeret|valgt|sat))|(krydset|afkrydset|markeret) (på forhånd|som standard)|som standard .. (valgt|afkrydset|slået til)|(lad|lade) .. (afkrydset|markeret|krydset)|fravælg*|fravalg*',
    'ikke .. (ønsker|vil|modtage|høre) .. (kryds*|klik*|felt*|marker*|skriv*|kontakt*|flueben*|giv besked|sig til)|(sæt kryds|klik|afkryds) .. (hvis|for) ~ (ikke|undgå|sige nej)|(ønsker|vil) du ikke .. (kryds*|klik*|felt*|skriv*|flueben*)',
    'medmindre|hvis du ikke (siger|giver besked|gør indsigelse|protesterer|afmelder|svarer|fravælger)|så længe du ikke|(intet|manglende) (svar|indsigelse)|tavshed|hvis vi ikke hører',
  ],
  condition: [
    '(skal|kræves|kræver|betingelse*|obligatorisk*|nødvendig*|forudsætter|forudsætning|krav|kun hvis|kun når) .. (køb*|handle*|bestil*|rabat*|konkurrence*|deltag*|konto*|gennemfør*|fortsæt*|lever*|tjeneste*|adgang|tilbuddet|kupon*|hente)',
    '(for at|med henblik på at) .. (købe|handle|bestille|gennemføre|få (rabat*|din|dit|adgang)|deltage|oprette|fortsætte|hente|benytte|bruge|afslutte) .. (skal|kræves|kræver|obligatorisk*|nødvendig*|give samtykke)|(køb*|bestilling*|rabat*|levering*|adgang|deltagelse) .. (kræver|forudsætter|afhænger af) .. (samtyk*|accept*|tilmeld*)|til gengæld for|på betingelse af',
  ],
  conditionNegated: [
    '(uden|hvis du ikke|uden at) .. (samtyk*|accept*|kryds*|tilmeld*|godkend*) .. (ikke|ingen|umulig*) .. (køb*|handle*|bestil*|gennemfør*|rabat*|deltag*|lever*|behandle*|mulig*|få)|(ikke|ingen) .. (køb*|handle*|bestil*|gennemfør*|lever*|rabat*|deltag*|behandle*|fortsæt*) .. (uden|hvis du ikke|før|medmindre) .. (samtyk*|accept*|kryds*|tilmeld*|godkend*)|(uden|hvis du ikke) .. (samtyk*|accept*) .. (kan|får) .. ikke',
  ],
  others: [
    '(tredje ?part*|tredjemand*)|partner*|samarbejdspartner*|(tilknyttede|andre|nærtstående|udvalgte|koncernforbundne) (selskab*|virksomhed*|brands?|mærker|butikker|aktør*|organisation*)|datterselskab*|søsterselskab*|koncern*|sponsor*|annoncører|affiliate*',
  ],
  share: ['dele|deler|deles|delt|sælge*|sælges|videregiv*|overdrag*|udlej*|overfør*|giv* videre|afslør*|udveksl*|videresend*|formidl*'],
  not: ['ikke|aldrig|ingen|intet|uden|hverken|ej|nej|ingensteds'],
  allChannels: [
    '(alle|samtlige|andre|forskellige|enhver|øvrige|hvilken som helst) (tilgængelige |elektroniske |andre |mulige )*(kanal*|måde*|midler|medier|veje|kommunikations*)|elektronisk* (kommunikation*|beskeder|midler)|på anden måde',
  ],
  unlimited: [
    '(alle|alle slags|alle typer|al|forskellige|øvrige|andre|enhver form for) (.. )?(beskeder|information*|formål|indhold|kommunikation|henvendelser)|til (alle|andre|forskellige|ethvert) formål|holde kontakten|om alt|(kontakte|kontakter) mig$|blive kontaktet$',
  ],
  irrevocable: [
    'uigenkaldelig*|(ikke|aldrig) ~ (trække* .. tilbage|trækkes tilbage|tilbagekald*|tilbagetræk*|fortryd*|afmeld*|frameld*|opsig*)|(kun|udelukkende|alene) .. (skriftlig*|brev|post|fax|anbefalet|telefon*|ringe|personlig*|i butik*|logge ind)|(afmeld*|frameld*|opsig*) .. (gebyr*|koster|kr|kroner)|endelig* samtykke|definitiv*',
  ],
  consent: ['samtyk*|accept*|kryds*|tilmeld*|godkend*|abonner*|tillad*|siger ja|sige ja'],
  free: [
    '(100 ?%|helt|altid|fuldstændig*|totalt) (gratis|omkostningsfri*)|(beskeder*|sms*) er (gratis|omkostningsfri*)|(ingen|uden) .. (udgift*|gebyr*|omkostning*)|koster (dig )?(ingenting|intet)|gratis (sms*|beskeder)',
  ],
  refers: [
    'se|læs|ifølge|i henhold til|i (vores|den|privatliv*)|beskrev*|beskriv*|gælder|tilgængelig*|her|link*|mere|information|nedenfor|findes|detaljer|behandl*|bruges|fremgår|står|hvordan',
  ],
  receive: ['modtag*|få|får|send*|kontakt*|informer*|hør*|nå|nås|underret*|maile*|skrive|udsend*'],
  transactional: [
    '(ordre|bestillings|leverings|fragt|forsendelses)-?(status*|opdatering*|bekræftelse*|information*|beskeder)|(opdatering*|information*|bekræftelse*) om .. (ordre*|bestilling*|levering*|konto*)|tidsbestilling*|transaktion*|sikkerhedskode*|servicebesked*|kvittering*',
  ],
  noise: ['"?stop (tilbud|kampagner)( og meddelelser)?"?|"?stop offers"?|tilbud og meddelelser'],
};
