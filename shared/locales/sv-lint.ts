/** Swedish: words for the lint. */
import type { LintWords } from './lint-words.ts';

export const svLint: LintWords = {
  language: 'sv',
  spacing: 'words',
  marks: ['och|att|är|jag|mig|inte|som|från|med|det|till|av|för|på|kan|mitt|mina|ditt|eller|ett|har'],
  agreement: [
    '(jag|härmed) (.. )?(samtycker|godkänner|accepterar|vill|önskar|ger .. (samtycke|tillåtelse|tillstånd)|går med på|anmäler mig|prenumererar|bekräftar|tillåter|väljer|medger)|samtycker jag|godkänner jag|vill jag|ger jag .. (samtycke|tillåtelse)',
    'ja,? .. (tack|skicka|jag|gärna|vill)|du (.. )?(samtycker|godkänner|accepterar|ger .. samtycke|går med på)|(samtycker|godkänner|accepterar) du|skicka (mig|till mig|gärna)|(får|kan) .. (skicka|mejla|sms*|kontakta|messa) .. (mig|till mig)|(mejla|messa|sms:a|informera|kontakta) mig|håll mig (uppdaterad|informerad)|mitt (uttryckliga )?samtycke till att',
  ],
  marketing: [
    'marknadsför*|*reklam|reklam*|*reklamen|kommersiel*|nyhetsbrev*|annons*|direktmarknadsföring|säljmeddelande*|kampanjmeddelande*',
  ],
  promotion: [
    'erbjudande*|*erbjudanden|rabatt*|rea|*rean|kampanj*|nyheter|nya (produkter|kollektioner|varor|kaffe*)|kupong*|*kuponger|värdekod*|lansering*|evenemang|tips|tävling*|inspiration|förmån*|specialpris*|varukorg*|påminnelse* om varukorg*|exklusiv*|förhandsvisning*|deals?',
  ],
  recurring: ['återkommande|automatisk*|automatiserad*|regelbund*|periodisk*|löpande|upprepad*|kontinuerlig*'],
  frequency: [
    '(\\d+|en|ett|två|tre|fyra|fem|några|ett par|högst|upp till|max*) .. (per|i|om|varje|/) ?(dag|dagen|vecka|veckan|månad|månaden|år|året|kvartal|mån)|(en gång|två gånger|\\d+ gånger) (per|i|om)',
    '(frekvens*|antal*|hur ofta) .. (varier*|växl*|kan|beror|skift*)|frekvens*|dagligen|veckovis|månadsvis|varje (vecka|månad|dag)|engångs*',
  ],
  rates: [
    '(avgift*|kostnad*|taxa|taxor|priser) .. (meddeland*|data|sms*|operatör*|tillkom*|gäll*|abonnemang*|surf*|debiter*)|(meddelande|data|sms|operatörs|standard)-?( och (data|meddelande)-?)?(avgift*|kostnad*|taxa|taxor)|(kan|kommer) .. (avgift*|kostnad*) .. (tillkom*|uppstå*)|(operatör*) .. (avgift*|debiter*)|vanliga? (sms-?)?(taxa|taxor|avgifter)',
  ],
  notCondition: [
    '(inte|ej|inget|utan|aldrig|inga) .. (villkor*|krav*|kräv*|nödvändig*|obligatorisk*|tvung*|beroende|förutsättning*|måste|behöv*|påverkar)|(köpa|handla|beställa|köp) .. (ändå|utan (att )?(samtycke*|samtycka|detta|det|kryssa|godkänna))|frivillig*|valfri*|oavsett om|inget köptvång|utan köptvång',
  ],
  unsubscribe: [
    'avregistrer*|avanmäl*|avprenumerer*|avsluta*|säg* upp|unsubscribe|opt-?out|avbryt*|slut* få|sluta (med|skicka)|stoppa (meddeland*|utskick*|sms*)|anmäl* .. av|blockera*|sluta följa|stäng* av|avbeställ*|hur (man|du) (slutar|avslutar)',
  ],
  stopKeywords: ['stopp', 'sluta', 'avsluta', 'avregistrera', 'nej'],
  help: ['"?(help|hjälp|info)"?( för| med|\\.|,|$|:)?'],
  anyTime: ['när som helst|när (jag|du) (vill|så önskar|önskar)|alltid|vid varje tidpunkt|när du vill'],
  takeBack: [
    'återkall*|återta*|ta* tillbaka|dra* tillbaka|avregistrer*|avanmäl*|avsluta*|sluta|ångra*|ändra* (mig|dig|åsikt)|säg* upp|upphäv*|avbryt*',
  ],
  contact: ['kontakt*|frågor|kundtjänst|kundservice|skriv till|hör av|support|nå oss|ring oss'],
  street: [
    '*(gatan|vägen|gata|väg|gränd|torg|torget|allé|allén|stigen|backen|plan) \\d+[a-z]?|\\d{3} ?\\d{2} [a-zåäö]{2,}|box \\d+|postbox',
  ],
  terms: [
    'villkoren|*villkoren|(allmänna |användar|köp|tjänste)villkor|användarvillkor*|köpvillkor*|allmänna villkor|regler|(våra|dessa|vissa) villkor|villkor (och|samt) |villkor gäller',
  ],
  privacy: ['integritet*|*integritetspolicy|dataskydd*|personuppgift*|sekretess*|gdpr'],
  notShared: [
    '(inte|aldrig|ej|inga|inget) .. (dela*|delas|sälj*|lämna*|överför*|vidare*|hyr*|röja*|ges)|(delas|delar|säljs|säljer|lämnas|lämnar|förs|ges|överförs|överlåts) .. (inte|aldrig|ej|inga)|stannar hos oss',
  ],
  age: ['(1[3-8]|2[01]|sexton|arton) år|minst (1[3-8]|2[01])|fyllt (1[3-8]|2[01])|myndig*|över (1[3-8]|2[01])|18\\+'],
  text: ["sms*|mms*|*-sms|textmeddelande*|rcs|rcs-*|textmeddelanden|messa|sms:a|bildmeddelande*|mobilmeddelande*|marknadsföringssms|sms'a"],
  email: ['e-?post(?!-?adress*)|e-?postmeddelande*|mejl*|e-?mail*|mail|mailen|mails|nyhetsbrev*|epost(?!adress*)'],
  call: ['telefonsamtal*|samtal|telefon|per telefon|ringa|ringer|röstsamtal*|telefonförsäljning|automatiska samtal|uppringning*|ring mig'],
  post: ['per post|via post|vanlig post|brev|brevledes|postutskick*|posten|post,'],
  push: ['push*|*push|*pushnotiser|appnotiser|notiser|aviseringar'],
  implied: [
    '(genom|i och med|med|vid) (.. )?(att )?(ange*|skriva in|fylla i|lämna*|skicka*|fortsätta*|klicka*|registrera*|skapa*|köpa*|beställa*|använda*|slutföra*|besöka*|delta*|handla*|trycka*|dela*|genomföra*|lägga*|ladda*|surfa*|logga*|bli medlem|angivande|köp*|användning*|beställning*|registrering*) .. (samtyck*|godkänn*|accepter*|medger|går du med|får du|anmäl*|prenumerer*|tillåter)',
    '(användning*|köp*|beställning*|registrering*|besök*|fortsatt*|deltagande*|medlemskap*|ifyllande*|angivande*) .. (innebär*|betyder|räknas|utgör|anses|gäller som|är samtidigt)|(anses|räknas|betraktas|gäller) .. (samtyck*|godkän*)|automatiskt .. (anmäl*|läggs|registrer*|prenumer*|med på)|(anmäls|läggs|registreras) .. automatiskt|vi (utgår|förutsätter)|underförstått|tyst samtycke|samtycker du automatiskt',
    '(när|om|då|så snart) du .. (anger|fyller|lämnar|köper|beställer|handlar|registrerar|fortsätter|använder|skapar|slutför|klickar|skickar) .. (samtyck*|godkänn*|accepter*|skickar vi|får du|anmäl*)',
  ],
  boxAct: [
    '(kryssa*|bocka*|markera*|klicka*|ikryssa*) .. (ruta|rutan|rutor|box|boxen|kryssruta*)|(ruta|rutan|kryssruta*) .. (kryss*|bock*|marker*)|kryssa* i',
  ],
  optOut: [
    'avmarkera*|(kryssa|bocka) (ur|av|bort)|(förkryssad*|förvald*|förifylld*|förbockad*|ikryssad* (från början|i förväg|som standard)|redan (ikryssad*|förvald*|markerad*|vald*))|(ta|tar) bort .. (kryss*|bock*|markering*)|(avkryssa|urkryss*)|standard .. (ikryssad*|vald*)|(låt|lämna) .. (ikryssad*|markerad*)',
    '(inte|ej) .. (vill|önskar|få|ha|ta emot) .. (kryssa*|bocka*|klicka*|markera*|meddela*|skriv*|ruta*|avmarkera*|kontakta)|(kryssa*|klicka*|bocka*|markera*) .. (om|för att) ~ (inte|slippa|tacka nej)|vill du inte .. (kryssa*|bocka*|klicka*|markera*|ruta*|meddela*|skriv*)',
    'om du inte (säger|meddelar|motsätter|invänder|tackar|avregistrer*|anmäler|avböjer|hör av)|såvida .. inte|så länge du inte|(inget|utebliv*|avsaknad av) (svar|invänd*)|tystnad|om vi inte hör',
  ],
  condition: [
    '(måste|krävs|kräver|villkor*|obligatorisk*|nödvändig*|förutsätt*|krav|behövs|endast om|bara om|enbart om) .. (köp*|handla*|beställ*|rabatt*|tävl*|delta*|konto*|slutför*|fortsätt*|leverans*|tjänst*|tillgång|erbjudandet|kupong*|hämta)',
    '(för att|i syfte att) .. (köpa|handla|beställa|slutföra|få (rabatt*|din|ditt|tillgång)|delta|ta del|skapa|fortsätta|genomföra|hämta|utnyttja|använda) .. (måste|krävs|kräver|obligatorisk*|behöver|nödvändig*|samtycka)|(köp*|beställning*|rabatt*|leverans*|tillgång|deltagande) .. (kräver|förutsätter|beror på) .. (samtyck*|godkän*|anmäl*|prenumer*)|i utbyte mot|på villkor att',
  ],
  conditionNegated: [
    '(utan|om du inte|utan att) .. (samtyck*|godkän*|kryssa*|anmäl*|accepter*|prenumer*) .. (inte|ingen|inga|omöjlig*|kan ej) .. (köp*|handla*|beställ*|slutför*|rabatt*|delta*|lever*|genomför*|behandla*|möjlig*|få)|(inte|ej|ingen|inga) .. (köp*|handla*|beställ*|slutför*|genomför*|lever*|rabatt*|delta*|behandla*|fortsätt*) .. (utan|om du inte|förrän) .. (samtyck*|godkän*|kryssa*|anmäl*|accepter*|prenumer*)|(utan|om du inte) .. (samtyck*|godkän*) .. (kan|får|går) .. (inte|ej)',
  ],
  others: [
    '(tredje ?part*|tredje man)|partner*|samarbetspartner*|*partners|(närstående|anslutna|andra|närliggande|koncern) ?(bolag*|företag*|varumärk*|butik*|aktör*|organisation*)|dotterbolag*|systerbolag*|koncernbolag*|koncernen*|sponsor*|annonsörer*|affiliate*|utvalda företag',
  ],
  share: ['dela*|delas|sälj*|säljs|lämna* (ut|vidare|över)|överför*|överlåt*|hyr* ut|röj*|ges vidare|vidarebefordra*|utbyt*|förmedla*'],
  not: ['inte|ej|aldrig|ingen|inget|inga|utan|varken|icke|nej|ingenstans'],
  allChannels: [
    '(alla|samtliga|andra|olika|valfri*|varje|övriga|vilk*) (tillgängliga |elektroniska |andra |möjliga )*(kanal*|sätt|medel|medier|vägar|kommunikations*)|elektronisk* (kommunikation*|meddelanden|medel)|på annat sätt',
  ],
  unlimited: [
    '(alla|alla slags|alla typer av|all slags|all|olika|övrig*|andra|vilken som helst) (.. )?(meddelanden|information|ändamål|syften|innehåll|kommunikation)|för (alla|andra|olika|övriga) (ändamål|syften)|hålla kontakten|om allt|(kontakta|kontaktar) mig$|bli kontaktad$',
  ],
  irrevocable: [
    'oåterkallelig*|(inte|ej|aldrig) ~ (återkall*|återta*|ta* tillbaka|dra* tillbaka|ångra*|avregistrer*|avanmäl*|säg* upp|avsluta*)|(endast|bara|enbart|uteslutande) .. (skriftlig*|brev|post|fax|rekommendera*|telefon|ringa|personlig*|i butik*|logga in|inloggad)|(avregistrer*|avsluta*|avanmäl*|återkall*) .. (avgift*|kostar|kr|kronor)|slutgiltig*|definitiv*',
  ],
  consent: ['samtyck*|godkän*|accepter*|kryssa*|anmäl*|prenumer*|tillåt*|tillstånd*|medgiv*'],
  free: [
    '(100 ?%|helt|alltid|fullständigt|totalt) (gratis|kostnadsfri*|avgiftsfri*)|(meddelanden*|sms*) är (gratis|kostnadsfri*)|(inga|utan|ingen) .. (kostnad*|avgift*)|kostar (dig )?(ingenting|inget)|gratis (sms*|meddelanden)|kostnadsfria (sms*|meddelanden)',
  ],
  refers: [
    'se|läs|enligt|i enlighet|i (vår|våra|den|integritet*)|beskriv*|gäller|tillgänglig*|här|länk*|mer|information|nedan|finns|detaljer|hanter*|behandla*|används|framgår|står|hur',
  ],
  receive: ['få|får|skicka*|ta emot|mottag*|kontakt*|informer*|höra av|nå|nås|meddela*|erhåll*|mejla*|messa*|sms:a*|utskick*'],
  transactional: [
    '(order|beställnings|leverans|frakt)-?(status*|uppdatering*|bekräftelse*|information|aviser*)|(uppdatering*|information|bekräftelse*) om .. (order*|beställning*|leverans*|konto*)|bokade tider|tidsbokning*|transaktions*|säkerhetskod*|servicemeddelande*|kvitto*',
  ],
  noise: ['"?stoppa (erbjudanden|kampanjer)( och meddelanden)?"?|"?stop offers"?|erbjudanden och meddelanden'],
};
