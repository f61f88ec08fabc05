/** German: words for the lint. Compounds are written with `*`, formal and informal address alike. */
import type { LintWords } from './lint-words.ts';

export const deLint: LintWords = {
  language: 'de',
  spacing: 'words',
  marks: ['der|die|das|und|ich|sie|mir|mich|ein|nicht|zu|von|mit|per|ist|du|auf|fur'],
  agreement: [
    'ich .. (willige|stimme|erklare|bin (damit )?einverstanden|mochte|erlaube|gestatte|akzeptiere|bestelle|abonniere|melde|wunsche|will|erteile|bestatige|habe .. eingewilligt)|(willige|stimme) ich|mochte ich|bin ich (damit )?einverstanden|erklare ich|erlaube ich',
    '(darf|durfen) .. (mir|mich) .. (schreib*|send*|schick*|informier*|kontakt*|anschreib*)|ja,? .. (ich|bitte|gern*|senden|schick*|informier*|halt*|mocht*)|ja, |(senden|schicken|sendet|schickt|informieren|informiert) sie mir|schickt mir|sendet mir|haltet mich|halten sie mich|meine (ausdruckliche )?(einwilligung|zustimmung) (erteil*|geb*|zum|zur|zu|fur den)',
    'sie (willigen|stimmen|erklaren|erlauben|akzeptieren|sind .. einverstanden)|(willigen|stimmen|erklaren|erlauben|akzeptieren) sie|du (willigst|stimmst|erklarst|bist .. einverstanden)|(willigst|stimmst|erklarst) du|einverstanden|einwilligen|zustimmen',
  ],
  marketing: ['werb*|*werbung|*werbe*|marketing*|*marketing*|newsletter*|*newsletter|kommerziell*|*promotion*|reklame*|direktwerbung'],
  promotion: [
    '*angebot*|rabatt*|*rabatt*|*aktion*|gutschein*|*gutschein*|*neuheit*|neuigkeit*|neue[nrsm]? (produkt*|kollektion*|artikel*|ware*)|sale*|schnappchen*|*vorteil*|prozente|news|*erinnerung*|veranstaltung*|*event*|*tipp*|gewinnspiel*|empfehlung*|trends?|produktinformation*|deals?',
  ],
  recurring: ['wiederkehrend*|automati*|regelmassig*|wiederholt*|laufend*|fortlaufend*|maschinell*'],
  frequency: [
    '(\\d+|zwei|drei|vier|funf) .. (pro|je|im|in der) (tag|woche|monat|quartal|jahr)',
    '(\\d+|ein|eine|einen|einmal|zwei|drei|vier|funf|sechs|acht|zehn|zweimal|dreimal|viermal|mehrmals|einige|wenige) ?(-|bis|oder)? ?(\\d+|zwei|drei|vier|funf|sechs)? ?(x|mal|*nachrichten?|*sms|*mails?|*mail|mitteilung*|*newsletter|*messages|meldung*|stuck)? ?(pro|je|im|in der|/|in jedem|am|alle|a) ?(\\d+ )?(kalender)?(tag*|woche*|monat*|jahr*)',
    '(\\d+|ein|zwei|drei|vier|funf|sechs|mehr)(mal|malig) (pro |im |in der )?(tag*|woche*|monat*|wochentlich|monatlich|jahrlich)|(tag|wochent|monat|jahr|vierteljahr)lich*|14-tagig|jede (woche|zweite woche)|jeden (monat|tag)',
    '(haufigkeit|frequenz|anzahl) .. (vari*|unterschied*|schwank*|abhang*|richtet|kann|hangt)|*haufigkeit*|unterschiedlich oft|variier*|einmalig*',
  ],
  rates: [
    '(kosten|gebuhren|*gebuhren|*kosten|tarife?|*tarife?|entgelte?) .. (anfall*|entsteh*|gelten|berechn*|moglich|erheb*|mobilfunk*|anbieter*|netzbetreiber*)|(fallen|entstehen|gelten|konnen) .. (kosten|gebuhren|*gebuhren|*kosten|tarife?|*tarife?|entgelte?)|(nachrichten|daten|sms|mobilfunk|standard|verbindungs)-? ?(und (daten|nachrichten))?-?(gebuhren|kosten|tarife?|entgelte?)|*(gebuhren|kosten|tarif*) (ihres|deines|des|meines|ihr|dein|mein) *',
  ],
  notCondition: [
    '(kauf*|bestell*|einkauf*) .. auch ohne|hat keinen einfluss|ohne einfluss auf|(muss*|mussen) .. nicht .. um .. (kauf*|bestell*)',
    '(keine?r?|nicht) .. (bedingung|voraussetzung|erforderlich|notwendig|verpflichtet|notig|verpflichtend|zwingend|abhang*|gebunden|pflicht)|ohne (diese |die |meine |deine |ihre )?(einwilligung|zustimmung) .. (kauf*|bestell*|moglich)|(kauf*|bestell*|einkauf*) .. (auch )?ohne .. (einwilligung|zustimmung|einzuwilligen|zuzustimmen)|unabhangig (von|vom) .. (kauf*|bestell*|vertrag*|einkauf*)|freiwillig*|*unabhangig',
  ],
  unsubscribe: [
    'abmeld*|*abmelde*|abbestell*|*abmeldung*|austrag*|*abmeldelink*|unsubscribe*|opt-?out|kundig*|abzubestell*|abzumeld*|beende*|stopp*|deaktivier*|blockier*|(endet|enden) (der|die)|stop|nicht mehr (erhalten|empfangen)|ausschalten|entfolgen',
  ],
  stopKeywords: ['stopp'],
  help: [
    '"?(hilfe|help|info)"?( an| fur| zu| gibt|,| senden| schicken| antwort*|\\.)|(antwort*|mit|sende*|schick*|wort|sms|oder|und) *(der |die |dem )?(antwort )?(mit )?"?(hilfe|help|info)"?|hilfe (gibt|erhalt*|bekomm*|unter|bei|per)|(brauchen|benotigen) .. hilfe|fur hilfe',
  ],
  anyTime: ['jederzeit|zu jeder zeit|jeder zeit|wann immer|zu jedem zeitpunkt|immer'],
  takeBack: [
    'widerruf*|*widerruf*|widerruflich|widerrief*|zuruckzieh*|zurucknehm*|zuruckgezogen|abmeld*|abbestell*|beende*|kundig*|abzumeld*|abzubestell*|zuruckzuzieh*|austrag*|stopp*|ander* .. meinung|anders uberleg*',
  ],
  contact: ['kontakt*|fragen|kundenservice|kundendienst|support|erreich*|schreib*|wenden|service|hotline|impressum'],
  street: [
    '*(strasse|str\\.|str|weg|platz|allee|gasse|ring|ufer|damm) \\d+[a-z]?|\\d{5} [a-z]{3,}|postfach|[a-z]*-?[a-z]* \\d+, ?\\d{4,5} [a-z]+',
  ],
  terms: ['*bedingungen|agb|*agb|geschaftsbedingungen|nutzungsbedingungen|teilnahmebedingungen|nutzungsvereinbarung'],
  privacy: ['datenschutz*|*datenschutz*|privatsphare*'],
  notShared: [
    '(geht|gehen|gelangt) (nicht|nie) an dritte|nicht an dritte',
    '(nicht|keine?r?|niemals|nie|ohne) .. (weitergegeben|weitergeben|weitergabe|weitergereicht|weitergeleitet|verkauft|verkauf*|verkaufen|ubermittelt|uberlassen|geteilt|teilen|vermietet|offengelegt)|(weitergabe|weitergegeben|verkauf*|ubermittlung|geben .. weiter|gibt .. weiter) .. (nicht|nie|kein*)|(geben|gibt|reichen|geb*) .. (nicht|niemals|nie|kein*) .. weiter|bleib* bei uns',
  ],
  age: [
    '(1[3-8]|2[01]|sechzehn|achtzehn) jahre|mindestens (1[3-8]|2[01]|sechzehn|achtzehn)|volljahrig*|uber (1[3-8]|2[01])|ab (1[3-8]|2[01])|vollendet',
  ],
  text: [
    '*sms|sms*|mms|*textnachrichten?|*kurznachrichten?|*kurzmitteilung*|rcs|rcs-*|*bildnachrichten?|*text-nachrichten?|handynachricht*',
  ],
  email: ['e-?mails?(?!-?adress*)|*-e-?mails?|e-?mail-(?!adress)[a-z]+|*newsletter*|elektronische post|mailings?'],
  call: ['telefonisch*|anruf*|*anruf*|telefonanruf*|per telefon|telefon|angerufen|anrufen|telefonat*|telefonwerbung'],
  post: ['per post|postalisch*|briefpost|per brief|auf dem postweg|postweg|briefe?|postsendung*|e-mail und post|post,|, post'],
  push: ['push*|*push-*|app-benachrichtigung*'],
  implied: [
    '(mit|durch) (der|die|dem|das|ihrer?|deiner?|meiner?|eingabe|angabe|absenden|klick|betatig*) .. (willig*|stimm*|erklar*|akzeptier*|erlaub*|einverstanden|einwillig*|zustimm*|erteil*|erhalten sie|erhaltst du|abonnier*|gestatt*)',
    '(indem|wenn|sobald|sofern|falls) (sie|du|ich) .. (eingeb*|eingib*|angeb*|angib*|absend*|fortfahr*|fortsetz*|klick*|bestell*|kauf*|registrier*|anmeld*|nutz*|abschliess*|weitersurf*|surf*|besuch*|hinterlass*|teilnehm*) .. (willig*|stimm*|erklar*|akzeptier*|einverstanden|erlaub*|erhalten|gilt|abonnier*|senden wir)',
    '(nutzung|bestellung|kauf|registrierung|anmeldung|teilnahme|besuch|angabe|eingabe|fortsetzung|weitersurfen) .. (gilt|gelten|bedeutet) .. (einwilligung|zustimmung|einverstand*|erteilt)|gilt .. als (einwilligung|zustimmung|erteilt|einverstand*)|automatisch (in |fur |zum |unser* |auf )*(angemeldet|eingetragen|aufgenommen|abonn*|newsletter*|verteiler|werb*|*werb*|sms)|gehen (wir )?davon aus|stillschweigend*|(nummer|adresse|kontaktdaten|daten) .. (auch |zudem |ausserdem |kunftig )(fur|zu) .. (werb*|*werb*|marketing*)',
  ],
  boxAct: [
    '(ankreuz*|anhak*|markier*|anklick*|setzen|setze|aktivier*|ankreuzen|klick*) .. (kastchen*|feld*|checkbox*|hakchen*|haken|kontrollkastchen*|box)|(kastchen*|feld*|checkbox*|hakchen*|haken|kontrollkastchen*|box) .. (ankreuz*|anhak*|markier*|anklick*|setz*|aktivier*|angekreuzt)|anhaken|ankreuzen|hakchen setze*|setz* .. haken|ankreuzens',
  ],
  optOut: [
    '(hakchen*|haken|kastchen*|feld*|haken|auswahl|kreuz*|markierung) .. (entfern*|herausnehm*|abwahl*|deaktivier*|rausnehm*|loschen|heraus|weg)|(entfern*|deaktivier*|abwahl*|loschen) .. (hakchen*|haken|kastchen*|auswahl|kreuz*|markierung)|vorausgewahlt|vorangekreuzt|voreingestellt|bereits (angekreuzt|ausgewahlt|aktiviert)|abwahlen|abzuwahlen',
    '(nicht|keine|kein|widersprech*) .. (wunsch*|mocht*|wollen|willst|erhalten|will|einverstanden) .. (kreuz*|hak*|klick*|kastchen*|feld*|teil*|schreib*|melde*|widersprech*|wahl*)|(kreuz*|hak*|klick*|markier*) .. (wenn|falls|um) .. (kein|keine|nicht)',
    'es sei denn|sofern (sie|du|ich) (dem |dieser |der )?(.. )?(nicht .. )?(widersprech*|widersprich*)|(nicht|kein) .. widersprech*|ohne (ihren |deinen )?widerspruch|solange (sie|du) .. nicht|wenn (wir|sie) (nichts|keine)|keine (antwort|ruckmeldung)|widersprichst du|widersprechen sie nicht|schweigen',
  ],
  condition: [
    '(erforderlich|voraussetzung|bedingung|notwendig|verpflichtend|zwingend|pflicht*|muss|mussen|musst|notig|nur (wenn|mit|bei|wer)) .. (kauf*|bestell*|*bestellung|*kauf|teiln*|*teilnahme|rabatt*|gutschein*|vertrag*|*konto|lieferung|gewinnspiel*|zugang|versand|fortzufahren|abschl*|nutzung)',
    '(um|fur|zur|damit) .. (bestell*|kauf*|rabatt*|gutschein*|teiln*|gewinnspiel*|konto|abschliess*|lieferung|kauf|vertrag*|versand*|zugang|abzuschliessen) .. (muss|mussen|musst|erforderlich|notwendig|zwingend|pflicht|zuzustimmen|einzuwilligen|einwilligen|zustimmen|voraussetzung|bedingung)|(bestell*|kauf*|teilnahme*|rabatt*|gutschein*|zugang|vertrag*) .. (nur|setzt) .. (einwillig*|zustimm*|voraus|newsletter*|anmeld*|werb*)|im gegenzug|(einwilligung|zustimmung) (ist|zu|zum|in) .. (voraussetzung|bedingung|erforderlich|pflicht*)',
  ],
  conditionNegated: [
    'ohne .. (einwillig*|zustimm*|anmeld*|hakchen) .. (nicht|kein*) .. (bestell*|kauf*|moglich|bearbeit*|teil*|liefer*|versand*|rabatt*|gutschein*|abgeschlossen|einlos*|ausfuhr*|abschliess*)|ohne .. (einwillig*|zustimm*) .. (bestell*|kauf*|teil*|liefer*|rabatt*|gutschein*|versand*|vertrag*) .. (nicht|kein*)|(nicht|kein*) .. (bestell*|kauf*|liefer*|teilnahme|moglich|rabatt*|gutschein*|bearbeit*) .. ohne .. (einwillig*|zustimm*|anmeld*)',
  ],
  others: [
    'dritt(e|er|en|unternehmen|anbieter*|firmen)?|partner*|*partner|*partnern|*partnerunternehmen|verbundene[nr]? unternehmen|konzern*|tochter(gesellschaften|unternehmen|firmen)|sponsoren|werbetreibende*|affiliate*|andere[nr]? (unternehmen|firmen|marken|anbieter*|gesellschaften|handler*)|schwester(marken|gesellschaften|unternehmen)|unternehmensgruppe|*gruppe|weitere[nr]? unternehmen|adresshandler*|dienstleister zu werbezwecken',
  ],
  share: [
    'weitergeb*|weitergegeben|weitergabe|weiterleit*|weitergeleitet|verkauf*|ubermittel*|ubermittlung*|teilen|geteilt|vermiet*|uberlass*|geben .. weiter|gibt .. weiter|leiten .. weiter|zur verfugung|offenleg*|austausch*|bereitstell*|bereitgestellt',
  ],
  not: ['nicht|kein|keine|keinen|keiner|keinem|nie|niemals|ohne|weder|noch'],
  allChannels: [
    '(alle[nr]?|beliebige[nr]?|jede[nmrs]?|samtliche[nr]?|verschiedene[nr]?|andere[nr]?|sonstige[nr]?|weitere[nr]?|elektronische[mnr]?) (verfugbaren |moglichen |elektronischen |anderen )*(kanal*|weg*|kommunikations*|kontaktweg*|mittel*|medien|form*)|alle kanale|auf allen wegen|sonstige elektronische nachrichten|oder (auf )?andere[nmr]? (weg*|weise|art)',
  ],
  unlimited: [
    '(jegliche[rn]?|jede art|aller art|alle arten|beliebige[rn]?|sonstige[rn]?|alle|weitere[rn]?) (von )?(.. )?(nachrichten|mitteilungen|informationen|zwecke[n]?|kommunikation|inhalte[n]?)|zu (allen|beliebigen|jedem|sonstigen|anderen|verschiedenen) (zweck*)|in kontakt (bleiben|zu bleiben)|mich (zu )?(kontaktieren|kontaktiert)$|zu allem|uber alles|kontaktiert zu werden$|(kontaktieren|kontaktiert) darf$',
  ],
  irrevocable: [
    'unwiderruf*|(nicht|kein*) ~ (widerruf*|zuruckgenommen|zuruckgezogen|ruckgangig|abbestell*)|endgultig*|dauerhaft erteilt|(nur|ausschliesslich|allein) .. (schriftlich|brief*|post|fax|einschreiben|telefonisch|anruf*|postalisch|personlich|kundenkonto|einloggen)|(abmeld*|widerruf*|kundig*) .. (gebuhr*|kostenpflichtig|kostet|euro|€)',
  ],
  consent: ['*einwillig*|*zustimm*|einverstand*|akzeptier*|erlaub*|ankreuz*|stimme[nt]? .. zu|willig*|stimm*'],
  free: [
    '(vollig|komplett|absolut|100 ?%|garantiert|immer) (kostenlos|gratis|kostenfrei)|(nachrichten|sms) sind (kostenlos|gratis|kostenfrei)|(keinerlei|keine) (kosten|gebuhren)|kostet (sie |dich |mich )?nichts|(kostenlose|gratis) (sms|nachrichten)',
  ],
  refers: [
    'siehe|gemass|nach|laut|unter|hinweise*|finden|einseh*|lesen|gelten|gilt|beschrieben|nahere*|mehr|weitere*|informationen|in (der|unserer|den|unseren)|hier|link*|verlinkt*|erlautert|verarbeit*|regelt|entnehmen|im rahmen|zur|zum umgang|sagt|steht|kenntnis',
  ],
  receive: [
    'erhalt*|empfang*|send*|zusend*|zugesandt|schick*|bekomm*|kontaktier*|informier*|benachrichtig*|zukommen|zuschick*|ubersend*|anruf*|angerufen|bezug|versand',
  ],
  transactional: [
    'bestell(status|bestatigung*|updates?)|*lieferstatus*|versand(status|info*|bestatigung*|benachrichtigung*)|termin(e|erinnerung*)|servicenachricht*|kontobenachrichtigung*|transaktion*|sicherheitscode*|bestellinformation*',
  ],
  noise: ['"?(angebote|aktionen) stoppen"?|"?stop offers"?'],
};
