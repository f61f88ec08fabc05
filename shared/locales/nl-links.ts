/** Links into apps, on the page and in the chat: Dutch. */
import type { LinkTexts } from './link-texts.ts';

export const nlLinks: LinkTexts = {
  in_app: 'U gaat akkoord in {channel} zelf. Na dit formulier brengen we u daarheen.',
  title: 'Nog een stap in {channel}',
  hint: 'Open {channel} en tik daar op ‘{agree}’. Daarvoor bent u nergens mee akkoord.',
  open: '{channel} openen',
  scan: 'Of scan deze code met uw telefoon',
  send: 'Stuur {text} naar {to}',
  waiting: 'Wachten op {channel}',
  digits: 'Tik op {digits} in de chat. Zo zien we dat deze pagina en de chat allebei van u zijn.',
  agreed: 'U bent akkoord gegaan in {channel}',
  declined: 'U bent nergens mee akkoord gegaan in {channel}',
  ended: 'Deze link is niet meer geldig',
  again: 'Nieuwe link ophalen',
  agree: 'Akkoord',
  decline: 'Nee, bedankt',
  said_yes: 'Bedankt. U bent akkoord met {messages} van {brand}. Stuur op elk moment STOP om te stoppen.',
  said_no: 'Goed. {brand} stuurt u hier geen berichten.',
  pick: 'Welk getal toont de pagina? Tik erop. Staat er geen pagina voor u open, tik dan nergens op.',
  matched: 'Bedankt. Deze chat en uw aanmelding horen nu bij elkaar.',
  not_matched: 'Dat is niet het getal op de pagina. Waarmee u hier akkoord ging, blijft zoals het is.',
  taken: 'Iemand anders heeft deze link al geopend. Gebruik het formulier op de website om u aan te melden.',
  over: 'Deze link is niet meer geldig. Gebruik het formulier op de website om u aan te melden.',
  by_text: 'Antwoord {word} om akkoord te gaan',
  friend_first: 'Voeg {brand} toe als vriend in {channel} en open de link van het formulier opnieuw.',
  go_to_chat: 'We hebben u een bericht gestuurd in {channel}. Open de chat om verder te gaan.',
};
