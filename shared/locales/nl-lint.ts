/** Dutch: words for the lint. */
import type { LintWords } from './lint-words.ts';

export const nlLint: LintWords = {
  language: 'nl',
  spacing: 'words',
  marks: ['de|het|een|en|van|ik|mij|me|mijn|u|uw|je|jouw|niet|met|voor|op|per|te|dat|is|bij'],
  agreement: [
    '(ik|hierbij) (.. )?(ga (ermee |er mee |hiermee )?akkoord|geef|stem|wil|accepteer|machtig|meld|schrijf|abonneer|kies|verleen|bevestig|ontvang graag|sta toe|verzoek|wens|zou graag)|ga ik akkoord|geef ik toestemming|stem ik|wil ik|akkoord( met| dat| om)',
    'ja,? |(u|je) (.. )?(gaat (ermee |hiermee )?akkoord|geeft (ons |hierbij )?toestemming|stemt in|stemt ermee in|machtigt|accepteert)|(gaat|ga) (u|je) (.. )?akkoord|geeft (u|je) .. toestemming|geef je .. toestemming|stuur mij|stuur me|(app|mail|sms|bericht) (mij|me)|(mag|mogen) (me|mij) .. (sturen|mailen|appen|sms*|benaderen|informeren|toesturen|berichten|schrijven)|houd mij|houd me|mijn (uitdrukkelijke )?toestemming (om|voor|tot)|toestemming (geven|gegeven|te geven)|stemt (u|je) .. in',
  ],
  marketing: [
    'marketing*|*marketing*|reclame*|*reclame*|promotione*|promotie*|commerci*|nieuwsbrief|nieuwsbrieven|*nieuwsbrief|advertent*|wervend*',
  ],
  promotion: [
    '*aanbieding*|*aanbod|kortingen|korting*|*korting*|acties?|*acties|nieuws|nieuwtjes|nieuwe (producten?|collecties?|artikelen|koffie*)|sale|deals?|voordeel*|*voordelen|lanceringen|evenement*|winkelwagen*|tips|kortingscode*|waardebon*|uitverkoop|exclusie*|noviteit*',
  ],
  recurring: ['terugkerend*|automati*|geautomatiseerd*|periodiek*|regelmatig*|herhaald*|doorlopend*'],
  frequency: [
    '(\\d+|een|twee|drie|vier) .. (per|in de|elke|iedere) (dag|week|maand|jaar)',
    '(\\d+|een|twee|drie|vier|vijf|zes|acht|tien|enkele|een paar|paar) ?(-|tot|a|of)? ?(\\d+|twee|drie|vier|vijf|zes)? ?(x|keer|maal|*berichten|bericht|*berichtjes|sms*|e-?mails?|mails?|*mails|nieuwsbrieven|*apps?|meldingen)? ?(per|/|in de|iedere|elke|a) ?(\\d+ )?(dag|week|maand|jaar|dagen|weken|kwartaal|kalendermaand)',
    '(frequentie|aantal) .. (vari*|wissel*|verschil*|kan|hangt)|*frequentie*|dagelijks*|wekelijks*|maandelijks*|tweewekelijks*|elke (week|maand|dag)|iedere (week|maand)|eenmalig*|hoe vaak',
  ],
  rates: [
    '(kosten|tarief|tarieven|*kosten|*tarieven|*tarief) .. (geld*|bericht*|data|sms|provider*|rekening|toepassing|aanbieder*|rekenen|van toepassing|zijn|verbonden)|(kunnen|kan|zijn) .. (kosten|tarieven|*kosten|*tarieven)|(bericht|data|standaard|sms|gebruikelijke|normale)-?( en (data|bericht)-?)? ?(kosten|tarieven)',
  ],
  notCondition: [
    '(hoef|hoeft) .. niet .. om .. (kopen|bestellen|koop|bestelling)|heeft geen (invloed|gevolgen)|(kopen|bestellen) .. zonder (dit|vinkje)',
    '(niet|geen|zonder|nooit) .. (voorwaarde*|verplicht*|vereis*|nodig|noodzakelijk|afhankelijk|gebonden)|(kopen|aankoop*|bestel*) .. (ook )?zonder .. (toestemming|akkoord|in te stemmen|aan te)|vrijwillig*|optioneel|onafhankelijk van|los van|geen aankoop',
  ],
  unsubscribe: [
    'afmeld*|uitschrijv*|uitschrijf*|afmelden|opzeg*|stopp*|stop ?zett*|unsubscribe|opt-?out|afmeldlink|beeindig*|af te melden|uit te schrijven|meld* .. af|schrijf* .. uit|blokker*|ontvolg*|niet meer ontvangen|uitzetten|op te zeggen|eindigt',
  ],
  stopKeywords: ['stopp', 'uit', 'afmelden'],
  help: ['"?(help|hulp|info)"?( voor| naar| bij|\\.|,|$)?'],
  anyTime: [
    'op (elk|ieder) (gewenst )?moment|te allen tijde|altijd|elk (gewenst )?moment|ieder moment|wanneer (ik|u|je) (maar )?(wil*|wenst)|op elk ogenblik',
  ],
  takeBack: [
    'intrek*|ingetrokken|in te trekken|trek* .. in|herroep*|afmeld*|uitschrijv*|opzeg*|terugtrek*|stopp*|annuleer*|van gedachten|wijzig*|uit te schrijven|af te melden|op te zeggen|beeindig*|meld* .. af',
  ],
  contact: ['contact*|vragen|klantenservice|bereik*|schrijf|ondersteuning|klantendienst'],
  street: ['*(straat|weg|laan|plein|kade|gracht|dreef|singel|steeg|dijk|park) \\d+[a-z]?|\\d{4} ?[a-z]{2}|postbus'],
  terms: ['*voorwaarden|voorwaarden|gebruiksvoorwaarden|reglement'],
  privacy: ['privacy*|*privacy*|gegevensbescherming*|persoonsgegevens|avg'],
  notShared: [
    '(niet|geen|nooit|noch) .. (gedeeld|delen|verkocht|verkopen|doorgegeven|doorgeven|verstrekt|verstrekken|verhuurd|overgedragen|doorverkocht)|(delen|verkopen|verstrekken|geven|deelt|verkoopt|deel) .. (niet|geen|nooit)|blijft bij ons',
  ],
  age: ['(1[3-8]|2[01]|zestien|achttien) jaar|minstens (1[3-8]|2[01])|minimaal (1[3-8]|2[01])|meerderjarig*|ouder dan|18\\+'],
  text: ["sms*|*sms|mms|*tekstberichten|tekstbericht|*tekst-?berichten|sms-*|rcs|rcs-*|smsjes|beeldberichten|sms'en|text-?berichten"],
  email: ['e-?mails?(?!-?adres*)|e-?mail-(?!adres)[a-z]+|mails?|nieuwsbrief|nieuwsbrieven|mailings?|*mails'],
  call: ['telefonisch*|telefoon|telefoontje*|telefoongesprek*|gebeld|bellen|belt|per telefoon|oproep*|spraakoproep*|telefonische oproepen'],
  post: ['per post|post,|via de post|briefpost|brieven|per brief|postzending*|, post|en post'],
  push: ['push*|*push*|app-?meldingen'],
  implied: [
    'door op .. te klikken .. (toestemming|akkoord|stem*)',
    '(door|met|bij) (.. )?(in te vullen|in te voeren|te verstrekken|op te geven|te verzenden|verder te gaan|door te gaan|te klikken|te registreren|aan te maken|te bestellen|te kopen|te gebruiken|te plaatsen|te bezoeken|achter te laten|in te dienen|door te gegeven|af te ronden|te surfen|deel te nemen|te drukken|in te schrijven|het invullen|het invoeren|het verstrekken|uw bestelling|je bestelling|gebruik*|het plaatsen|aan te melden|invoeren|invullen|verder gaan|te versturen|te delen|af te rekenen) .. (akkoord|toestemming|stem*|accepte*|ontvang*|machtig*|instem*|abonn*)',
    '(als|wanneer|indien|zodra) (u|je|ik) .. (invult|invoert|verstrekt|opgeeft|doorgaat|verdergaat|bestelt|koopt|registreert|plaatst|gebruikt|afrondt|inschrijft|aanmaakt|surft|bezoekt|deelneemt|achterlaat) .. (akkoord|toestemming|stem*|accepte*|ontvang*|sturen|abonn*)',
    '(gebruik|bestelling|aankoop|registratie|bezoek|inschrijving|invullen|deelname|opgeven) .. (geldt|gelden|betekent|houdt in|impliceert) .. |geldt als (toestemming|akkoord|instemming)|beschouw* als (toestemming|akkoord)|wordt (u|je) .. geacht|wordt geacht|automatisch .. (aangemeld|ingeschreven|toegevoegd|ontvang*|abonn*)|(aangemeld|ingeschreven|toegevoegd) .. automatisch|gaan (wij|we) ervan uit|stilzwijgend*|(uw|je|dit) (nummer|adres|gegevens) .. (ook |tevens )?(voor|gebruik*) .. (reclame*|marketing*|aanbieding*|promot*|commerc*)$',
  ],
  boxAct: [
    '(aan te vinken|aanvink*|vink*|aankruis*|aan te kruisen|selecteer*|aanklik*|kruis*) .. (vakje|hokje|vinkje|selectievakje|box)|(vakje|hokje|vinkje|selectievakje|box) .. (aan te vinken|aanvink*|aankruis*|aan te kruisen|te selecteren|zet*|te zetten|vink*|aan)',
  ],
  optOut: [
    'uitvink*|vink* .. (uit|weg)|uit te vinken|vooraf (aangevinkt|ingevuld|geselecteerd|aangekruist)|al (aangevinkt|aangekruist|geselecteerd)|reeds (aangevinkt|aangekruist)|(vinkje|vink|kruisje) .. (weg*|verwijder*|uit)|(verwijder|haal) .. (vinkje|vink|kruisje)|standaard (aangevinkt|aan|geselecteerd|ingeschakeld)|(laat|laten) .. aangevinkt',
    '(geen|niet) .. (wil*|wens*|ontvang*|op prijs) .. (vink*|kruis*|klik*|vakje|hokje|laat|schrijf|meld*|geef)|(vink*|kruis*|klik*|aanvink*) .. (als|indien|om) ~ (geen|niet)|wil (u|je) (geen|niet) .. (vink*|kruis*|klik*|laat|meld*|vakje|hokje)',
    'tenzij|zolang (u|je) .. niet|als (u|je) (geen|niet) .. (bezwaar*|reage*|afmeld*|laat*)|(geen|zonder) (bezwaar|reactie|antwoord|tegenbericht)|stilzwijg*|zwijgen',
  ],
  condition: [
    '(verplicht*|voorwaarde|vereis*|nodig|noodzakelijk|moet|moeten|dient|dienen|alleen (als|wanneer|indien|met)|slechts als) .. (kop*|aankoop*|bestel*|korting*|deeln*|deelnem*|account|doorgaan|verder*|afrond*|levering|service|dienst|toegang|winactie|bezorg*|verzend*)',
    '(om|voor|teneinde) .. (bestel*|kop*|aankoop*|korting*|deel te nemen|deelname|account|af te ronden|te voltooien|toegang|levering|verzend*|winactie|plaatsen|verwerken) .. (moet*|verplicht*|dient|vereis*|nodig|akkoord|toestemming|voorwaarde)|(aankoop|bestelling|korting|deelname|toegang|levering|kortingscode) .. (alleen|vereist|afhankelijk|geldt) .. (toestemming|akkoord|aanmeld*|inschrijv*|ontvang*)|in ruil voor|op voorwaarde|toestemming .. (verplicht|vereist|voorwaarde|noodzakelijk)',
  ],
  conditionNegated: [
    '(zonder|als (u|je) niet|indien niet) .. (toestemming|akkoord|instem*|aanmeld*|vink*|inschrijv*) .. (niet|geen) .. (bestel*|verwerk*|lever*|mogelijk|korting*|deeln*|aankoop*|afrond*|verzend*|voltooi*|kopen)|(zonder) .. (toestemming|akkoord|instem*) .. (bestel*|aankoop*|korting*|lever*|deeln*|kunnen|kunt|kun) .. (niet|geen)|(niet|geen) .. (bestel*|kop*|aankoop*|verwerk*|lever*|afrond*|deeln*|mogelijk|korting*) .. (zonder|tenzij) .. (toestemming|akkoord|aanmeld*|inschrijv*|vink*)',
  ],
  others: [
    'derde[n]?|derde partijen|partners?|*partners?|(gelieerde|verbonden|aangesloten|andere|zuster)[ -]?(ondernemingen|bedrijven|merken|partijen|vennootschappen|winkels|organisaties)|dochter(ondernemingen|bedrijven|maatschappijen)|sponsors?|adverteerders|affiliates?|groepsmaatschappijen|(onze|de|haar) groep|zustermerken|zusterbedrijven|*gelieerden',
  ],
  share: [
    'del(en|ing)|gedeeld|deelt|verkop*|verkoop*|verkocht|doorgev*|doorgegeven|verstrek*|verhur*|verhuurd|overdrag*|overgedragen|geven .. door|doorgestuurd|uitwissel*|ter beschikking|beschikbaar',
  ],
  not: ['niet|geen|nooit|noch|zonder|nergens|niemand'],
  allChannels: [
    '(alle|elke?|ieder|andere?|diverse|verschillende|welk*|willekeurig*|overige|elektronische) (mogelijke |beschikbare |andere |elektronische )*(kanal*|kanaal|manier*|wijze|weg|middel*|media|communicatie*)|langs elektronische weg|elektronische (berichten|communicatie)|via alle|anderszins',
  ],
  unlimited: [
    '(alle|allerlei|elke|iedere|diverse|overige|andere) (soorten |soort |mogelijke )?(.. )?(berichten|communicatie|informatie|doeleinden|doelen|inhoud|mededelingen)|voor (alle|andere|diverse|elk|ieder|overige) (doel*)|in contact (te )?blijven|contact (met mij )?op(neemt|nemen|te nemen)$|over alles',
  ],
  irrevocable: [
    'onherroepelijk*|(niet|geen|nooit) ~ (ingetrokken|intrek*|in te trekken|herroep*|opzeg*|uitschrijv*|afmeld*|ongedaan)|(alleen|uitsluitend|enkel|slechts) .. (schriftelijk|brief|post|fax|aangetekend*|telefonisch|bellen|persoonlijk|in de winkel|in te loggen)|(afmeld*|uitschrijv*|opzeg*) .. (kosten|kost|€|euro|betaal*)|definitief',
  ],
  consent: ['toestemming*|akkoord|instem*|stem*|accepte*|aanvink*|vink*|aanmeld*|inschrijv*'],
  free: [
    '(100 ?%|volledig|helemaal|geheel) (gratis|kosteloos)|(berichten|sms*) zijn (gratis|kosteloos)|(geen|zonder) (enige )?(kosten|tarieven)|kost (u |je |mij )?niets|gratis (sms*|berichten)',
  ],
  refers: [
    'zie|bekijk|lees|volgens|conform|zoals|in (onze|ons|de|het)|gelezen|beschreven|toepassing|gelden|geldt|beschikbaar|hier|link*|meer|informatie|onder|raadpleeg|details|verwerk*|gebruik*|uitleg*|staat|hoe|via|genoemd',
  ],
  receive: [
    'ontvang*|stuur*|sturen|gestuurd|toegestuurd|verzend*|toezend*|benader*|contact*|informe*|krijg*|mail|mailen|appen|berichten|hoogte|toegezonden|zend*',
  ],
  transactional: [
    '(bestel|order|bezorg|verzend|lever)-?(status|updates?|bevestiging*|informatie)|afspra(ak|ken)|transactione*|accountmeldingen|serviceberichten|beveiligingscodes?|track',
  ],
  noise: [
    '"?(aanbiedingen|promoties) (stoppen|stopzetten)"?|"?stop (aanbiedingen|offers|met aanbiedingen)"?|aanbiedingen en aankondigingen',
  ],
};
