/** Italian: words for the lint. */
import type { LintWords } from './lint-words.ts';

export const itLint: LintWords = {
  language: 'it',
  spacing: 'words',
  marks: ['il|lo|la|i|gli|le|di|che|e|in|per|mio|mia|mi|con|una?|del|della|al|non|dei|da|si'],
  agreement: [
    "(io |si,? )*(.. )?(accetto|acconsento|autorizzo|desidero|voglio|vorrei|presto (il )?(mio )?consenso|do (il )?(mio )?consenso|dichiaro|sono d'accordo|mi iscrivo|richiedo|confermo|esprimo|consento|scelgo|iscrivermi|iscrivetemi)",
    "(accetti|acconsenti|autorizzi|accetta|acconsente|autorizza|presta|presti|dai|da) (di |a |il |ad )|si,? (voglio|inviatemi|desidero|mandatemi|grazie|per favore|tenetemi)|inviatemi|mandatemi|tenetemi|informatemi|scrivetemi|il mio consenso (espresso )?(per|a|al|alla)|d'accordo (a|di|nel)|barrando|spuntando",
  ],
  marketing: ['marketing|pubblicit*|promozion*|commercial*|newsletter*|promo|telemarketing|materiale informativo'],
  promotion: [
    'offert*|promozion*|promo|sconti|sconto|novita|nuovi (prodotti|arrivi|articoli)|nuove (collezioni|uscite|miscele)|saldi|buoni|buono|coupon|lanci|notizie|vantaggi|eventi|carrell*|consigli|anteprim*|iniziativ*|esclusiv*|risparmi*|riduzioni',
  ],
  recurring: ['ricorrent*|automat*|periodic*|ripetut*|regolar*'],
  frequency: [
    '(\\d+|una?|due|tre|quattro) .. (al|alla|a|per|ogni) (giorno|settimana|mese|anno)|ogni (due settimane|due mesi|quindici giorni)',
    "(\\d+|una?|uno|due|tre|quattro|cinque|sei|otto|dieci|alcuni|alcune|pochi|poche|qualche) ?(-|a|o)? ?(\\d+|due|tre|quattro|cinque|sei)? ?(volta|volte|messaggi|messaggio|sms|e-?mail|mail|invii|msg|avvisi|comunicazioni|newsletter|messaggi whatsapp|messaggi di testo)? ?(al massimo )?(al|alla|per|/|ogni|a|all'|l') ?(\\d+ )?(giorno|settimana|mese|anno|mesi|settimane|giorni)",
    '(frequenza|numero) .. (var*|dipend*|puo)|frequenza*|quotidian*|settimanal*|mensil*|mensilmente|trimestral*|quindicinal*|ogni (settimana|mese|giorno)|messaggio unico|giornalier*',
  ],
  rates: [
    '(tariff*|costi|costo|addebit*|spese) .. (applic*|messag*|dati|sms|operator*|standard|previst*|gestor*|traffico|addebit*)|(potrebbero|possono|puo|potranno) .. (applic*|addebit*|comport*) .. (tariff*|costi|costo|addebit*|spese)|si applicano (le )?(tariff*|costi)|(secondo|in base al) .. (piano|operator*|gestor*)',
  ],
  notCondition: [
    '(acquistare|ordinare|comprare) .. senza (questo|farlo)|non (influisce|incide)|non (serve|occorre) .. (acquistare|ordinare)',
    '(non|senza|ne|nessun*) .. (condizion*|obbligatori*|requisit*|necessari*|obblig*|richiest*|vincol*|subordinat*|presuppost*|pregiudic*)|senza obbligo|(acquist*|ordin*|comprare) .. (anche )?senza .. (consen*|accett*|autorizz*|iscri*|spunt*)|facoltativ*|libero|opzionale|volontari*|indipendente*',
  ],
  unsubscribe: [
    "disiscri*|annull* (l'|la |mia |l'iscrizione|iscrizione)*|cancell*|disdett*|disdire|disattiv*|link (di|per) .. (cancell*|disiscri*|annull*)|opt-?out|interromp*|smettere di ricev*|non ricevere piu|revocare l'iscrizione|fermare|unsubscribe|blocca*|termina*|smettere di seguire|come (interromp*|disiscri*|cancell*|smettere|disattiv*)|rimuov*",
  ],
  stopKeywords: ['annulla', 'basta', 'ferma', 'cancella'],
  help: ['"?(aiuto|help|info|assistenza)"?( per| al?|\\.|,|$)?'],
  anyTime: ['in (qualsiasi|qualunque|ogni|qualsivoglia) momento|quando (voglio|vuoi|lo desider*|vuole|si vuole)|in ogni momento|sempre'],
  takeBack: ['revoc*|ritir*|cancell*|annull*|disiscri*|recede*|oppor*|cambiare idea|interromp*|disdire|smettere|disattiv*'],
  contact: ['contatt*|domande|assistenza|servizio clienti|scriv*|supporto|informazioni a|rivolger*'],
  street: [
    '(via|viale|piazza|corso|largo|vicolo|strada|piazzale|p\\.za|v\\.le|c\\.so) [^.]{0,40}?\\d+|\\d{5},? [a-z]{3,}|casella postale|c\\.a\\.p\\.?|p\\. ?iva',
  ],
  terms: [
    "termini( e condizioni| di servizio| di utilizzo| d'uso| del programma)?|condizioni( generali| d'uso| di utilizzo| di vendita| del servizio| del programma)|regolamento|condizioni",
  ],
  privacy: ['privacy|informativa|protezione dei dati|riservatezza|dati personali|trattamento dei dati|gdpr'],
  notShared: ['(non|mai|ne|senza) .. (condivi*|vend*|cedut*|ced*|cessione|comunicat*|trasferit*|trasmess*|divulgat*|diffus*|forni*)'],
  age: ['(1[3-8]|2[01]|sedici|diciotto|quattordici) anni|maggiorenne|maggiore eta|almeno (1[3-8]|2[01])|compiuto'],
  text: ['sms|mms|messagg(i|io) (sms|di testo|mms|rcs|multimedial*|.. di testo)|messagg(i|io) .. di testo|messaggini?|rcs|sms/mms'],
  email: ['(?<!indirizzo |indirizzo di )(e-?mails?|posta elettronica)|newsletter|mail|e-?mails'],
  call: [
    'telefonat[ae]|chiamat[ae]( telefoniche?| con operatore| vocal*)?|per telefono|via telefono|telefonicamente|telefonic(o|he|hi|a)|telefono,|telefono e|chiamarmi',
  ],
  post: ['posta (cartacea|ordinaria|tradizionale)|per posta|via posta|posta,|lettere?|corrispondenza postale|postale,'],
  push: ["push|notifiche( push| dell'app| dell'applicazione)?"],
  implied: [
    '(.. )?(inserendo|fornendo|inviando|indicando|continuando|proseguendo|cliccando|registrandoti|registrandosi|registrandomi|iscrivendoti|iscrivendosi|creando|acquistando|ordinando|effettuando|utilizzando|usando|navigando|compilando|completando|lasciando|premendo|scorrendo|partecipando|accedendo|visitando|concludendo|confermando|comunicando|digitando|pagando|procedendo|scaricando) .. (accett*|acconsent*|autorizz*|presta*|ricever*|iscri*|dai|da il|consent*|concord*)',
    "(l'|il|la|lo) ?(.. )?(inserimento|utilizzo|uso|invio|acquisto|ordine|registrazione|navigazione|iscrizione|prosecuzione|visita|compilazione|partecipazione) .. (implica*|comporta*|costituisc*|equival*|vale|significa*|si intende|sara considerat*)|si (intende|considera|presume|intendera) .. (prestat*|accett*|consens*|acquisit*)|automaticamente .. (iscritt*|ricever*|aggiunt*|registrat*|inserit*)|(iscritt*|aggiunt*|inserit*) automaticamente|consenso (tacito|implicito)|riteniamo che|(il tuo|questo|il suo) (numero|indirizzo|recapito) .. (per|a fini|a scopo) .. (promozion*|pubblicit*|marketing|offert*|commerc*)$",
    '(se|quando|qualora|una volta) (.. )?(continu*|inserisc*|fornisc*|prosegu*|acquist*|registr*|navig*|ordin*|compil*) .. (accett*|acconsent*|autorizz*|ricever*|iscritt*|presta*)',
  ],
  boxAct: [
    '(spunt*|seleziona*|barra*|flagg*|contrassegn*|marca*) .. (casella|casellina|opzione|riquadro|checkbox)|(casella|riquadro|checkbox) .. (spunt*|seleziona*|barra*)',
  ],
  optOut: [
    'deselezion*|pre-?selezionat*|gia (selezionat*|spuntat*|barrat*|contrassegnat*)|preimpostat*|pre-?spuntat*|(togli*|rimuov*|levare|elimina*) .. (spunta|flag|segno)|(lascia*|mantien*) .. (selezionat*|spuntat*)|per impostazione predefinita|di default|despunt*|togliere la spunta',
    'non .. (desider*|vuo*|voglio|volet*|ricever*|accett*|acconsent*) .. (spunt*|barr*|clicc*|casella|scriv*|selezion*|comunic*|invi*|contatt*)|(spunt*|barr*|clicc*|selezion*) .. (se|per) ~ (non|rifiut*|oppor*)',
    'salvo (che|diversa|opposizione|tu|lei|indicazion*|rifiut*)|a meno che|(se|qualora) non .. (oppon*|rispond*|comunic*|indic*|dice|dici|rifiut*)|in assenza di|mancata (risposta|opposizione)|finche non|silenzio|fino a (tua|sua) opposizione',
  ],
  condition: [
    '(obbligatori*|condizione|requisit*|necessari*|richiest*|deve|devi|bisogna|occorre|indispensabil*|solo se|soltanto se) .. (acquist*|ordin*|scont*|partecip*|continu*|complet*|account|servizio|accede*|accesso|spedizion*|concorso|offert*|buono|registr*|conclud*|proced*)',
    '(per|al fine di) (.. )?(acquist*|complet*|conclude*|partecip*|ottenere|accedere|usufruire|ricevere (il|lo|la|i)|process*|continu*|creare|effettu*|ordin*|proced*|utilizz*|evadere) .. (deve|devi|obbligatori*|necessari*|richiest*|bisogna|occorre|accett*|consens*|acconsent*|condizione)|(acquisto|ordine|sconto|partecipazione|accesso|servizio|spedizione) .. (subordinat*|condizionat*|vincolat*|richied*|soggett*) .. (accett*|consens*|acconsent*|iscri*|ricev*)|in cambio|a condizione',
  ],
  conditionNegated: [
    '(senza|se non) .. (consens*|accett*|autorizz*|acconsent*|iscri*|spunt*) .. (non|impossibil*|nessun*) .. (ordin*|acquist*|evas*|process*|spedi*|scont*|possibil*|partecip*|complet*|conclud*|puo|potra*|prosegu*)|(senza|se non) .. (consens*|accett*|acconsent*) .. (ordin*|acquist*|scont*|spedizion*|buono) .. non|non .. (possibil*|puo|puoi|potra*|complet*|conclud*|acquist*|ordin*|partecip*|prosegu*|evad*) .. (senza|se non|finche) .. (consens*|accett*|autorizz*|acconsent*|iscri*)',
  ],
  others: [
    'terzi|terze parti|soggetti terzi|partner*|(societa|aziende|imprese|marchi|marche|brand) (affiliat*|collegat*|partner|terze|controllat*|del gruppo|consociat*|sorelle)|affiliat[ie]|sponsor|inserzionisti|altre (societa|aziende|imprese|marche)|altri (marchi|brand|soggetti|rivenditori)|(nostro|suo|del) gruppo|consociate|controllate',
  ],
  share: [
    'condivi*|vend*|vendita|ced(ere|uti|ute|uto|uta|e|iamo)|cessione|comunicat* a|comunicar* a|comunicare i|trasfer*|trasmett*|trasmess*|divulg*|forni*|diffus*|scambi*|noleggi*|comunicazione a',
  ],
  not: ['non|mai|ne|senza|nessun|nessuna|nessuno|neppure'],
  allChannels: [
    '(qualsiasi|qualunque|tutti i|tutte le|altri|altro|diversi|vari|ogni) (altri |altro )?(canal[ei]|mezz[oi]|modalita|strument[oi]|form[ae])|mezzi elettronici|via elettronica|comunicazioni elettroniche|sistemi automatizzati e tradizionali|altri mezzi|modalita tradizionali',
  ],
  unlimited: [
    '(qualsiasi|qualunque|tutti|tutte|ogni) (tipo di |genere di |i |le )?(.. )?(messagg*|comunicazion*|informazion*|fini|finalita|contenut*|scop*)|per (qualsiasi|altri|altre|diversi|ogni|vari|varie) (fin*|scop*|finalita)|restare in contatto|rimanere in contatto|essere contattat[oa]$|contattarmi$|per ulteriori finalita',
  ],
  irrevocable: [
    'irrevocabil*|(non|mai|senza) ~ (revoc*|ritir*|annull*|disiscri*|recede*|cancell*)|(solo|esclusivamente|soltanto|unicamente) .. (scritto|raccomandata|lettera|posta|fax|telefonando|telefono|persona|negozio|iscritta)|(disiscri*|revoc*|cancell*) .. (costo di|tariffa|€|euro|pagamento|spesa)|definitiv*|tramite raccomandata',
  ],
  consent: ['consens*|acconsent*|accett*|autorizz*|spunt*|iscri*'],
  free: [
    '(100 ?%|completamente|totalmente|del tutto) (gratis|gratuit[oaie])|(messaggi|sms) (sono )?(gratis|gratuiti)|senza (alcun )?(costo|costi|addebito|spese)|nessun (costo|addebito)|non .. (paghera*|costa*|addebit*)',
  ],
  refers: [
    "vedi|consult*|secondo|conform*|come|ai sensi|nella|nell'|nei|leggi|letto|presa? visione|preso|descritt*|previst*|dettagl*|si applican*|applicabil*|disponibil*|qui|link*|ulteriori|informazioni|indicat*|disciplin*|soggett*|spieg*|tratta*|usat*|maggiori",
  ],
  receive: ['ricev*|invi*|mand*|contatt*|inform*|comunic*|notific*|spedi*|ricezione|chiam*'],
  transactional: [
    "(stato|tracciamento|conferm*|aggiornament*) (dell'|degli |di |del |della |sull'|sul |sulla |sugli )?.{0,3}(ordin*|spedizion*|consegn*|acquist*)|appuntament*|transazional*|avvisi di account|messaggi di servizio|codici di sicurezza",
  ],
  noise: [
    '"?(interrompi|blocca|ferma|interrompere|bloccare) (le )?(offerte|promozioni)( e (gli )?annunci)?"?|"?stop offers"?|offerte e annunci',
  ],
};
